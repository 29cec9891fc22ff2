"""readme_test.py BIANMU: the README says what is so: its recipes run as they stand, in both languages, and it names only what there is."""
import json
import re
import shlex
import shutil
import subprocess
import sys
import unittest
from pathlib import Path

from pages import BIANMU, QUEUE, ROOT, Folder, blocks, code_of, commands, dead_links, text_of, without_comment

PAGES = ("README.md", "README.zh-CN.md")
HELP = ROOT / "tests" / "cli" / "help"

# What does not run here, and why. `scripts/check-fresh` runs these too, in a bare Debian.
ELSEWHERE = {
    "scripts/bianmu convert samples/library-bulletin.pdf --pretty": "installs packages and builds",
    "scripts/test": "is what runs this test",
}


class Recipes(Folder):
    def setUp(self):
        super().setUp()
        shutil.copytree(ROOT / "samples", self.folder / "samples")
        (self.folder / "build").mkdir()
        (self.folder / "build" / "release").symlink_to(Path(BIANMU).parents[1])

    def test_commands_of_the_shell(self):
        servers = self.servers()
        [code] = [text for language, text in blocks(PAGES[0]) if language == "python"]
        found = [command for command in commands(PAGES[0]) if without_comment(command) not in ELSEWHERE]
        self.assertGreater(self.run_script(found, servers, [f"/usr/bin/python3 -c {shlex.quote(code)} > said-by-python"]), 20)
        self.see_results(self.folder / "build" / "try", servers)

    def see_results(self, folder, servers):
        names = sorted(path.name + ".json" for path in (folder / "archive").iterdir())
        self.assertEqual(sorted(path.name for path in (folder / "out" / "archive").iterdir()), names)
        if QUEUE in servers:
            self.assertEqual(sorted(path.name for path in (folder / "shared").rglob("*.json")), names)
        self.assertTrue((folder / "notice.md").read_text(encoding="utf-8").startswith("---\n"))
        for page in ("notice.html", "notice-inspect.html", "report.html"):
            self.assertTrue((folder / page).read_text(encoding="utf-8").lower().startswith("<!doctype html>"), page)
        self.assertEqual(json.loads((folder / "notice.json").read_text(encoding="utf-8"))["kind"], "official_document")
        self.assertEqual(json.loads((folder / "answers.ndjson").read_text(encoding="utf-8"))["id"], 1)
        said = (folder / "said-by-python").read_text(encoding="utf-8").splitlines()
        self.assertRegex(said[0], "^青岚市公园管理局关于做好秋季公园开放服务工作的通知 ")
        self.assertEqual(sorted(said[1:]), ["archive/bus-bulletin.docx bulletin", "archive/bus-bulletin.pdf bulletin"])
        corrected = json.loads((folder / "corrected.json").read_text(encoding="utf-8"))
        self.assertEqual(corrected["evidence"]["/sections/0/title"]["rule"], "correction")
        self.assertEqual(corrected["diagnostics"], [], "the section's name is that of the contents now")


class Words(unittest.TestCase):
    maxDiff = None

    def test_both_languages_have_the_same_commands(self):
        english, chinese = ([block for block in code_of(page) if block[0]] for page in PAGES)
        self.assertEqual(english, chinese)

    def test_links_lead_somewhere(self):
        for page in (*PAGES, "CONTRIBUTING.md"):
            self.assertEqual(dead_links(page), [])

    def test_the_answer_shown_is_part_of_the_sample_s(self):
        [shown] = [json.loads(text) for language, text in blocks(PAGES[0]) if language == "json"]
        whole = json.loads((ROOT / "samples" / "library-bulletin.pdf.json").read_text(encoding="utf-8"))
        self.see_part(shown, whole, "")

    def see_part(self, part, whole, where):
        if isinstance(part, dict):
            for key, value in part.items():
                self.see_part(value, whole[key], f"{where}/{key}")
        elif isinstance(part, list) and part and isinstance(part[0], dict):
            self.assertEqual(len(part), len(whole), where)
            for index, pair in enumerate(zip(part, whole)):
                self.see_part(*pair, f"{where}/{index}")
        else:
            self.assertEqual(part, whole, where)

    def test_commands_and_options_that_are_named_exist(self):
        helps = {path.stem: path.read_text(encoding="utf-8") for path in HELP.glob("*.txt")}
        for page in (*PAGES, "CONTRIBUTING.md"):
            synopsis = [text for language, text in blocks(page) if not language]
            for line in "\n".join(synopsis + re.findall(r"`([^`\n]+)`", text_of(page)) + commands(page)).splitlines():
                for script in re.findall(r"(?<![\w./-])scripts/[\w.-]+", line):
                    self.assertTrue((ROOT / script).exists(), f"{page}: {script}")
            self.see_synopsis(page, synopsis, helps)

    def see_synopsis(self, page, synopsis, helps):
        command, seen = None, 0
        for line in "\n".join(synopsis).splitlines():
            for piece in re.split(r"[,、](?=\s*bianmu )", line):
                found = re.match(r"\s*bianmu ([a-z]+)", piece)
                command = found.group(1) if found else command
                for option in re.findall(r"(?<![\w-])--[a-z][a-z-]+", piece):
                    self.assertIn(option, helps[command], f"{page}: bianmu {command} {option}")
                    seen += 1
        if page != "CONTRIBUTING.md":
            self.assertGreater(seen, 15, page)

    def test_every_page_has_a_test(self):
        tests = "".join(path.read_text(encoding="utf-8") for folder in ("docs", "golden") for path in (ROOT / "tests" / folder).glob("*_test.py"))
        for page in (ROOT / "docs").glob("*.md"):
            self.assertTrue(f'{page.name}"' in tests, f"no test names {page.name}")
            self.assertTrue(page.with_name(page.name.replace(".zh-CN", "").replace(".md", ".zh-CN.md")).exists(), f"{page.name} has no page in Chinese")

    def test_what_does_not_run_here_runs_in_a_bare_debian(self):
        listed = subprocess.run([ROOT / "scripts" / "check-fresh", "--list"], capture_output=True, text=True, check=True).stdout.splitlines()
        self.assertEqual(listed, commands(PAGES[0]))
        self.assertLessEqual(set(ELSEWHERE), set(map(without_comment, listed)))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
