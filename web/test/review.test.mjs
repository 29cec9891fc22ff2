// The review page in Chromium, against a service of its own.
import assert from "node:assert/strict";
import { spawn, execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { barriers, bianmu, folder, open, root } from "./browser.mjs";

const service = spawn(bianmu, ["serve", "--listen", "127.0.0.1:0", "--jobs", "2"], { stdio: ["ignore", "ignore", "pipe"] });
const address = await new Promise((done, fail) => {
  let said = "";
  service.stderr.on("data", (data) => {
    said += data;
    const found = /listening on (http:\S+)/.exec(said);
    if (found) done(found[1]);
  });
  service.on("exit", () => fail(new Error(said)));
});
after(() => service.kill("SIGKILL"));

const en = { locale: "en-US", colorScheme: "light" };
const sample = (name) => join(root, "samples", name);
const input = (page) => page.locator("input[type=file]");

async function send(page, file) {
  await input(page).setInputFiles(file);
  await page.locator(".tree .row").first().waitFor();
}

/** Waits until the page says so; its policy forbids the usual way. */
async function until(page, condition, argument) {
  for (const end = Date.now() + 10000; !(await page.evaluate(condition, argument)); await page.waitForTimeout(30)) {
    assert.ok(Date.now() < end, `never: ${condition}`);
  }
}

async function quiet(page) {
  await until(page, () => !document.querySelector("button[name=accept_all]")?.disabled && document.querySelector(".notice")?.textContent === "");
}

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`button[name=${button}]`).click()]);
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return { path, name: download.suggestedFilename(), value: JSON.parse(readFileSync(path, "utf8")) };
}

function validate(path) {
  execFileSync(bianmu, ["validate", path], { stdio: "pipe" });
}

test("a file is dropped, shown beside its pages, and linked both ways", async () => {
  const page = await open(address, en);
  const bytes = readFileSync(sample("library-bulletin.pdf")).toString("base64");
  const transfer = await page.evaluateHandle((text) => {
    const out = new DataTransfer();
    out.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], "library-bulletin.pdf"));
    return out;
  }, bytes);
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
  await page.locator(".page[data-page='1'] img").waitFor();
  assert.equal(await page.locator(".page").count(), 8);
  const key = "/masthead/date";
  await page.locator(`.row[data-key="${key}"]`).hover();
  await page.locator(`.box.hovered[data-key="${key}"]`).waitFor();
  // The issuer and the date stand on one line: their boxes lie over each other, and clicks take turns.
  await page.locator(`.box[data-key="${key}"]`).click();
  await page.locator(`.row[aria-selected=true][data-key="${key}"]`).waitFor();
  await page.locator(`.box[data-key="${key}"]`).click({ force: true });
  await page.locator(`.row[aria-selected=true][data-key="/masthead/issuer"]`).waitFor();
  assert.deepEqual(page.faults, []);
});

test("corrections: type, field, split, join, contents, undo; the sidecar gives the same again", async () => {
  const page = await open(address, en);
  await send(page, sample("library-bulletin.docx"));
  const block = "/sections/0/articles/0/blocks/0";
  await page.locator(`.row[data-key="${block}"]`).click();
  await page.locator("select[name=type]").selectOption("heading");
  await page.locator("input[name=level]").fill("2");
  await page.locator("input[name=marker]").fill("不在文首");
  assert.ok(await page.locator(".edit .line button.main").first().isDisabled());
  await page.locator("input[name=marker]").fill("");
  await page.locator(".edit .line button.main").first().click();
  await page.locator(`.row.kind-heading[data-key="${block}"]`).waitFor();
  await quiet(page);
  assert.match(await page.locator(".details").innerText(), /correction[\s\S]*1\.00/);

  await page.locator(`.row[data-key="/masthead/date"]`).click();
  await page.locator("input[name=date]").fill("2024-03-19");
  await page.keyboard.press("Enter");
  await page.locator(`.row[data-key="/masthead/date"] .text`, { hasText: "2024-03-19" }).waitFor();
  await quiet(page);

  const second = "/sections/0/articles/0/blocks/1";
  await page.locator(`.row[data-key="${second}"]`).click();
  const whole = await page.locator("textarea[name=text]").inputValue();
  await page.locator("textarea[name=text]").evaluate((area) => {
    area.focus();
    area.setSelectionRange(16, 16);
    area.dispatchEvent(new Event("select", { bubbles: true }));
  });
  await page.locator("button[name=split]").click();
  await page.locator(`.row[data-key="${second}"] .text`, { hasText: /。$/ }).waitFor();
  await quiet(page);
  assert.equal(await page.locator("textarea[name=text]").inputValue(), [...whole].slice(0, 16).join(""));
  await page.locator("button[name=merge]").click();
  await until(page, (text) => document.querySelector("textarea[name=text]")?.value === text, whole);
  await quiet(page);

  await page.locator(`.row[data-key="/contents/0/entries/0"]`).click();
  await page.locator("select[name=target]").selectOption("");
  await page.locator(".edit option:checked", { hasText: "Points to nothing" }).waitFor({ state: "attached" });
  await quiet(page);
  await page.locator("button[name=undo]", { hasText: "(5)" }).click();
  await page.locator("button[name=undo]", { hasText: "(4)" }).waitFor();
  await quiet(page);
  assert.equal(await page.locator(".diagnostic").count(), 1);
  await page.locator("button[name=accept_all]").click();
  await page.locator("button[name=undo]", { hasText: "(5)" }).waitFor();
  await page.locator(".diagnostic").waitFor({ state: "detached" });

  const result = await saved(page, "download");
  const sidecar = await saved(page, "download_corrections");
  assert.deepEqual([result.name, sidecar.name], ["library-bulletin.docx.json", "library-bulletin.docx.corrections.json"]);
  validate(result.path);
  assert.equal(result.value.masthead.date, "2024-03-19");
  assert.deepEqual(sidecar.value.corrections.map(({ op }) => op), ["set_type", "set_field", "split", "merge", "accept"]);
  const again = execFileSync(bianmu, ["convert", sample("library-bulletin.docx"), "--corrections", sidecar.path]);
  assert.deepEqual(JSON.parse(again), result.value);

  await page.locator("button[name=undo]").click();
  await page.locator("button[name=undo]", { hasText: "(4)" }).waitFor();
  await quiet(page);
  await input(page).setInputFiles(sidecar.path);
  await page.locator("button[name=undo]", { hasText: "(5)" }).waitFor();
  assert.deepEqual(page.faults, []);
});

test("nothing moves while a correction is applied", async () => {
  const page = await open(address, { ...en, viewport: { width: 600, height: 900 } });
  await send(page, sample("library-bulletin.docx"));
  await page.locator(`.row[data-key="/masthead/date"]`).click();
  await page.locator("input[name=date]").fill("2024-03-19");
  const top = () => page.locator(".panes").evaluate((panes) => panes.getBoundingClientRect().top);
  const before = await top();
  let held;
  await page.route(/\/corrections$/, (route) => { held = route; });
  await page.keyboard.press("Enter");
  await page.locator(".notice", { hasText: "Working…" }).waitFor();
  assert.equal(await top(), before);
  await held.continue();
  await quiet(page);
  assert.equal(await top(), before);
});

test("a correction that the schema does not allow is not applied, and the page says so", async () => {
  const page = await open(address, en);
  await send(page, sample("library-bulletin.docx"));
  await page.locator(`.row[data-key="/masthead/date"]`).click();
  await page.locator("input[name=date]").fill("yesterday");
  await page.keyboard.press("Enter");
  await page.locator(".notice", { hasText: "does not fit" }).waitFor();
  assert.match(await page.locator(`.row[data-key="/masthead/date"] .text`).innerText(), /2024-03-18/);
});

/** A PDF of so many pages, each with a line. */
function longPdf(pages) {
  const objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"];
  const kids = [];
  for (let i = 1; i <= pages; ++i) {
    // Of different words in different places: what comes again on each page would be furniture.
    const words = ["pump", "valve", "dam", "weir", "lock", "canal", "gauge"];
    const text = `BT /F1 14 Tf 90 ${760 - ((i * 97) % 600)} Td (The ${words[i % 7]} and ${"the old ".repeat(i % 5)}${words[(i * 3) % 7]} were looked at in round ${i}.) Tj ET`;
    objects.push(`<</Length ${text.length}>>stream\n${text}\nendstream`);
    objects.push(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${objects.length} 0 R/Resources<</Font<</F1 3 0 R>>>>>>`);
    kids.push(`${objects.length} 0 R`);
  }
  objects[1] = `<</Type/Pages/Kids[${kids.join(" ")}]/Count ${pages}>>`;
  return Buffer.from("%PDF-1.4\n" + objects.map((body, i) => `${i + 1} 0 obj${body}endobj\n`).join("") + "trailer<</Root 1 0 R>>\n", "latin1");
}

test("a file of 100 pages: only what is near is fetched, and the keyboard reaches the end", async () => {
  const page = await open(address, en);
  const asked = [];
  page.on("request", (request) => /\/pages\/\d+$/.test(request.url()) && asked.push(request.url()));
  const path = join(folder, "long.pdf");
  writeFileSync(path, longPdf(100));
  await send(page, path);
  await page.locator(".page[data-page='1'] img").waitFor();
  assert.equal(await page.locator(".page").count(), 100);
  assert.ok(asked.length < 8, `${asked.length} pictures`);
  await page.keyboard.press("k");
  await page.locator(".page[data-page='100'] img").waitFor();
  await page.locator(".page[data-page='100'] .box.selected").waitFor();
  assert.ok(await page.locator(".page img").count() < 8);
  assert.deepEqual(page.faults, []);
});

test("errors are said with their code, and a password is asked for", async () => {
  const page = await open(address, en);
  const path = join(folder, "text.pdf");
  writeFileSync(path, "no document\n");
  await input(page).setInputFiles(path);
  await page.locator("[role=alert]", { hasText: "[unsupported_format]" }).waitFor();
  await send(page, sample("park-notice.docx"));
  assert.match(await page.title(), /秋季公园/);
});

test("errors are said in Chinese too, above what the service says", async () => {
  const page = await open(address, { locale: "zh-CN" });
  const path = join(folder, "words.pdf");
  writeFileSync(path, "no document\n");
  await input(page).setInputFiles(path);
  const alert = page.locator("[role=alert]", { hasText: "[unsupported_format]" });
  await alert.waitFor();
  assert.match(await alert.innerText(), /words\.pdf 既不是 PDF，也不是 DOCX[\s\S]*is plain text/);
});

test("while a long document is read, its pages are counted", async () => {
  const page = await open(address, en);
  let isHeld = true;
  await page.route(/\/v1\/jobs\/[0-9a-f]+$/, async (route) => {
    const answer = await route.fetch();
    const job = await answer.json();
    // Held, the answers are those of a document that takes longer than any sample.
    const progress = { stage: "converting", fraction: 0.12, page: 24, pages: 100, waiting: 0, seconds: 1 };
    await route.fulfill({ response: answer, json: isHeld ? { ...job, status: "queued", progress } : job });
  });
  await input(page).setInputFiles(sample("library-bulletin.pdf"));
  await page.locator(".progress", { hasText: "Reading library-bulletin.pdf: page 24 of 100…" }).waitFor();
  assert.equal(await page.locator(".drop progress").evaluate((bar) => bar.position), 0.12);
  isHeld = false;
  await page.locator(".tree .row").first().waitFor();
});

test("both languages", async () => {
  const page = await open(address, { locale: "zh-CN" });
  assert.match(await page.locator("main").innerText(), /把文件拖到这里/);
  assert.equal(await page.locator("html").getAttribute("lang"), "zh-CN");
  await page.locator("button", { hasText: "English" }).click();
  assert.match(await page.locator("main").innerText(), /Drop a document here/);
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
});

test("nothing serious for axe: the first page, a document with its editor", async () => {
  for (const colorScheme of ["light", "dark"]) {
    const page = await open(address, { ...en, colorScheme, bypassCSP: true });
    assert.deepEqual(await barriers(page), []);
    await send(page, sample("water-bulletin.docx"));
    await page.locator(".row.kind-paragraph").first().click();
    assert.deepEqual(await barriers(page), []);
    await page.locator(".row.kind-masthead").first().click();
    assert.deepEqual(await barriers(page), []);
  }
});

test("the description of the interface follows the system's theme", async () => {
  const backs = [];
  for (const colorScheme of ["light", "dark"]) {
    const docs = await open(`${address}docs`, { ...en, colorScheme, bypassCSP: true });
    backs.push(await docs.evaluate(() => getComputedStyle(document.body).backgroundColor));
    assert.deepEqual(await barriers(docs), []);
  }
  assert.deepEqual(backs, ["rgb(233, 235, 238)", "rgb(21, 24, 28)"]);
});
