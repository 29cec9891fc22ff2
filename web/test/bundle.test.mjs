// The bundle that is committed is what the sources build to, byte by byte.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const web = join(dirname(fileURLToPath(import.meta.url)), "..");

test("the sources build to the committed bundle", async () => {
  const out = mkdtempSync(join(tmpdir(), "bianmu-bundle-"));
  try {
    await build({ root: web, configFile: join(web, "vite.config.js"), logLevel: "error", build: { outDir: out } });
    assert.deepEqual(readdirSync(out).sort(), readdirSync(join(web, "dist")).sort());
    for (const name of readdirSync(out)) {
      assert.ok(readFileSync(join(out, name)).equals(readFileSync(join(web, "dist", name))), `${name} differs: run npm run build in web/ and commit dist/`);
    }
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});

test("the bundle can stand inside a page", () => {
  const script = readFileSync(join(web, "dist", "view.js"), "utf8");
  assert.ok(!/<\/script|<!--/i.test(script));
  assert.ok(!/https?:\/\/(?!www\.w3\.org\/)/.test(script), "an address outside");
});
