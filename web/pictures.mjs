// npm run pictures: takes the pictures of docs/pictures anew, in Debian's Chromium, of the program that is built.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const bianmu = process.env.BIANMU_PROGRAM ?? join(root, "build", "release", "bin", "bianmu");
const sample = (name) => join(root, "samples", name);
const folder = mkdtempSync(join(tmpdir(), "bianmu-pictures-"));
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
const service = spawn(bianmu, ["serve", "--listen", "127.0.0.1:0"], { stdio: ["ignore", "ignore", "pipe"] });
const review = await new Promise((done) => service.stderr.once("data", (said) => done(/listening on (http:\S+)/.exec(said)[1])));

async function take(name, colorScheme, address, show) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce", locale: "en-US", colorScheme });
  const page = await context.newPage();
  await page.goto(address);
  await show(page);
  await page.waitForTimeout(1000);   // pictures of pages come as they are near
  await page.screenshot({ path: join(root, "docs", "pictures", `${name}${colorScheme === "dark" ? "-dark" : ""}.png`) });
  await context.close();
}

/** The page that the README begins with. */
async function takePage() {
  const path = join(folder, "bulletin.html");
  execFileSync(bianmu, ["inspect", sample("library-bulletin.pdf"), "-o", path]);
  const page = await (await browser.newContext({ viewport: { width: 1100, height: 900 } })).newPage();
  await page.goto(`file://${path}`);
  await page.locator(".page[data-page='1'] img").waitFor();
  await page.addStyleTag({ content: ".boxes, .page-number { display: none }" });
  await page.locator(".page[data-page='1'] img").screenshot({ path: join(root, "docs", "pictures", "page.png") });
}

await takePage();
const inspected = join(folder, "notice.html");
execFileSync(bianmu, ["inspect", sample("park-notice.pdf"), "-o", inspected]);
for (const scheme of ["light", "dark"]) {
  await take("inspect", scheme, `file://${inspected}`, (page) => page.locator(".row[data-key='/official/document_number']").click());
  await take("review", scheme, review, async (page) => {
    await page.locator("input[type=file]").setInputFiles(sample("library-bulletin.pdf"));
    await page.locator(".row.kind-paragraph").nth(1).click();
  });
}
service.kill();
await browser.close();
rmSync(folder, { recursive: true });
