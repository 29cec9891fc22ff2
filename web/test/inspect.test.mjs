// The page of bianmu inspect in Chromium, opened from a file.
import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { barriers, inspect, open, root } from "./browser.mjs";

const pdf = inspect(join(root, "samples", "library-bulletin.pdf"), "pdf.html");
const docx = inspect(join(root, "samples", "park-notice.docx"), "docx.html");
const en = { locale: "en-US" };

test("a PDF: pages as pictures, a box for each block, hover and click link both ways", async () => {
  const page = await open(pdf.address, en);
  assert.equal(await page.locator(".page").count(), 8);
  const first = page.locator(".page[data-page='1'] img");
  await first.waitFor();
  assert.ok(await first.evaluate((image) => image.complete && image.naturalWidth > 700));

  const key = "/sections/0/articles/0/blocks/0";
  const row = page.locator(`.row[data-key="${key}"]`);
  const box = page.locator(`.box[data-key="${key}"]`);
  await row.click();
  await box.waitFor();
  await assertClass(box, "selected");
  assert.match(await page.locator(".details").innerText(), /paragraph\.text[\s\S]*0\.95[\s\S]*Page 2 \[80, 251/);

  await row.hover();
  await assertClass(box, "hovered");
  await page.locator(`.box[data-key="/sections/0/articles/0/title"]`).first().hover();
  await assertClass(page.locator(`.row[data-key="/sections/0/articles/0/title"]`), "hovered");
  await box.click();
  assert.equal(await row.getAttribute("aria-selected"), "true");
  assert.deepEqual(page.faults, []);
});

async function assertClass(locator, name) {
  await locator.evaluate((element, wanted) => new Promise((done, fail) => {
    const end = Date.now() + 3000;
    const look = () => (element.classList.contains(wanted) ? done() : Date.now() > end ? fail(new Error(`${wanted} is missing: ${element.className}`)) : setTimeout(look, 20));
    look();
  }), name);
}

test("the keyboard: j, k, n, /, f, t, l, ?", async () => {
  const page = await open(pdf.address, { ...en, colorScheme: "light" });
  const chosen = () => page.locator(".row[aria-selected='true']").getAttribute("data-key");
  await page.keyboard.press("j");
  assert.equal(await chosen(), "/masthead/notice");
  await page.keyboard.press("j");
  const second = await chosen();
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.locator(`.row[aria-selected='true'][data-key="${second}"]`).waitFor();

  await page.locator(".tree").focus();
  await page.keyboard.press("End");
  await page.locator(".row:last-child[aria-selected='true']").waitFor();
  await page.keyboard.press("Home");
  await page.locator(".row:first-child[aria-selected='true']").waitFor();

  await page.keyboard.press("/");
  await page.keyboard.type("古籍修复");
  await page.keyboard.press("Enter");
  await page.locator(".row[aria-selected='true'] .text", { hasText: "古籍修复" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".search input").inputValue(), "");

  const rows = await page.locator(".row").count();
  await page.keyboard.press("f");
  await page.locator(".row.kind-furniture").nth(7).waitFor({ state: "attached" });   // a page number on each page
  assert.equal(await page.locator(".row").count(), rows + 8);
  await page.keyboard.press("t");
  await page.locator("html[data-theme=dark]").waitFor();
  await page.keyboard.press("l");
  await page.locator(".bar", { hasText: "页眉页脚" }).waitFor();
  await page.keyboard.press("?");
  await page.locator("dialog.help").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("dialog.help").waitFor({ state: "detached" });
  assert.deepEqual(page.faults, []);
});

test("doubtful blocks stand out, and n goes from one to the next", async () => {
  // No sample has a block that is doubtful enough: one is made so.
  const page = await open("about:blank", en);
  const html = readFileSync(pdf.path, "utf8").replace('"rule":"paragraph.text","confidence":0.95', '"rule":"paragraph.text","confidence":0.4');
  await page.setContent(html);
  await page.locator(".row.doubtful").waitFor();
  assert.equal(await page.locator(".row.doubtful").count(), 1);
  await page.keyboard.press("n");
  assert.match(await page.locator(".row[aria-selected='true'] .doubt").innerText(), /40%/);
});

test("the printed piece is shown, a table as a table, and why the document is what it is", async () => {
  const page = await open(pdf.address, en);
  await page.locator(".row[data-key='/colophon/phone']").click();
  assert.match(await page.locator(".details").innerText(), /0735-62180417[\s\S]*As printed\s+电话：0735—62180417/);
  assert.match(await page.locator("h1 small").getAttribute("title"), /kind\.masthead · Confidence 0\.\d\d/);
  const other = await open(docx.address, en);
  await other.locator(".row.kind-table").first().click();
  assert.ok((await other.locator(".details table tr").count()) > 2);
  assert.deepEqual([...page.faults, ...other.faults], []);
});

test("fields of one line have their numbers beside each other", async () => {
  const page = await open(pdf.address, en);
  const [issuer, date] = await Promise.all(["issuer", "date"].map((field) => page.locator(`.box[data-key="/masthead/${field}"] .order`).boundingBox()));
  assert.equal(issuer.y, date.y);
  assert.ok(issuer.x + issuer.width <= date.x + 0.5, `${issuer.x} ${date.x}`);
});

test("a narrow window: panes below each other, nothing beyond its edge", async () => {
  const page = await open(pdf.address, { ...en, viewport: { width: 600, height: 900 } });
  const height = () => page.locator(".tree").evaluate((tree) => tree.scrollHeight);
  const before = await height();
  await page.locator(".row[data-key='/colophon/phone']").click();
  await page.locator(".box.selected[data-key='/colophon/phone']").waitFor();
  assert.equal(await height(), before);   // rows far down are as high before they are seen: none moves under a pointer
  assert.deepEqual(await page.evaluate(() => [document.scrollingElement.scrollWidth, document.querySelector(".bar").getBoundingClientRect().left]), [600, 0]);
});

test("the box of a page that comes late is shown all the same", async () => {
  const page = await open("about:blank", { ...en, viewport: { width: 600, height: 900 } });
  await page.addInitScript(() => {
    const Native = IntersectionObserver;
    globalThis.IntersectionObserver = class extends Native {
      constructor(tell, options) { super((...what) => setTimeout(tell, 500, ...what), options); }
    };
  });
  await page.goto(pdf.address);
  await page.locator(".page[data-page='1'] img").waitFor();
  const key = "/sections/1/articles/0/blocks/4";   // far down on page 5
  await page.locator(`.row[data-key="${key}"]`).click();
  const box = page.locator(`.box.selected[data-key="${key}"]`);
  await box.waitFor();
  await box.evaluate((element) => new Promise((done, fail) => {
    const end = Date.now() + 5000;
    const pane = element.closest(".left").getBoundingClientRect();
    const look = () => (element.getBoundingClientRect().bottom <= pane.bottom + 1 ? done() : Date.now() > end ? fail(new Error("below its pane")) : setTimeout(look, 20));
    look();
  }));
});

test("a DOCX: styled text that links with the structure", async () => {
  const page = await open(docx.address, { locale: "zh-CN", colorScheme: "dark" });
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  assert.equal(await page.locator(".text-page table").count() > 0, true);
  const heading = page.locator(".piece.kind-heading").first();
  await heading.click();
  assert.match(await page.locator(".row[aria-selected='true'] .kind").innerText(), /小标题/);
  assert.match(await page.locator(".details").innerText(), /word\/document\.xml 第 \d+ 段/);
  assert.match(await page.locator(".row[data-key='/official/layout']").innerText(), /格式\s+通用格式/);
  assert.deepEqual(page.faults, []);
});

test("nothing serious for axe, in both themes", async () => {
  for (const [{ address }, colorScheme, locale] of [[pdf, "light", "zh-CN"], [docx, "dark", "en-US"]]) {
    const page = await open(address, { locale, colorScheme });
    await page.keyboard.press("j");
    assert.deepEqual(await barriers(page), []);
  }
});

test("the size stays small: pages of text are pictures of few colours", () => {
  assert.ok(statSync(pdf.path).size < 8 * 150_000, String(statSync(pdf.path).size));
  assert.ok(!readFileSync(pdf.path, "utf8").includes("image/jpeg"));
});
