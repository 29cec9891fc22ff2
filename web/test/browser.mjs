// What the tests in a browser share: Debian's Chromium, and the program under test.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
export const bianmu = process.env.BIANMU_PROGRAM ?? join(root, "build", "release", "bin", "bianmu");
export const folder = mkdtempSync(join(tmpdir(), "bianmu-web-"));
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });

after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Makes the page of a file, and gives its address. */
export function inspect(file, name, ...options) {
  const out = join(folder, name);
  execFileSync(bianmu, ["inspect", file, "-o", out, ...options]);
  return { path: out, address: `file://${out}` };
}

/** A page whose errors, and requests that leave this machine, are kept in `faults`. */
export async function open(address, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(String(error)));
  page.on("console", (message) => message.type() === "error" && page.faults.push(message.text()));
  page.on("request", (request) => {
    if (!/^(file|data|blob):|^http:\/\/127\.0\.0\.1[:/]/.test(request.url())) page.faults.push(request.url());
  });
  page.setDefaultTimeout(10000);
  await page.goto(address);
  return page;
}

/** What axe finds wrong, of serious or critical impact. */
export async function barriers(page) {
  await page.evaluate((source) => {
    // As a script of the page, its policy would forbid it.
    (0, eval)(source);
  }, axe).catch(async () => page.addScriptTag({ content: axe }));
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations
    .filter((violation) => ["serious", "critical"].includes(violation.impact))
    .map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}
