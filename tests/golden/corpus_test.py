"""corpus_test.py BIANMU: scripts/corpus.py over samples, between the program and one that does some things otherwise."""
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BIANMU = sys.argv[1]
ROOT = Path(__file__).resolve().parents[2]

# The program of a changed rule: joins two paragraphs, makes a list item of the first heading, fails on one file.
OTHER = f"""#!{sys.executable}
import json, subprocess, sys
if "bus" in sys.argv[2]:
    sys.exit(7)
run = subprocess.run([{BIANMU!r}, *sys.argv[1:]], stdout=subprocess.PIPE)
if run.returncode:
    sys.exit(run.returncode)
document = json.loads(run.stdout)
articles = [article["blocks"] for section in document["sections"] for article in section["articles"]]
blocks, first = next((blocks, i) for blocks in articles for i in range(1, len(blocks)) if blocks[i - 1]["type"] == blocks[i]["type"] == "paragraph")
blocks[first - 1]["text"] += blocks.pop(first)["text"]
next(block for blocks in articles for block in blocks if block["type"] == "heading")["type"] = "list_item"
print(json.dumps(document))
"""


class Corpus(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "in" / "deep").mkdir(parents=True)
        for name in ("bus-bulletin.pdf", "water-bulletin.docx", "water-bulletin.pdf"):
            shutil.copy(ROOT / "samples" / name, self.folder / "in" / "deep")
        (self.folder / "in" / "broken.PDF").write_text("no PDF")

    def corpus(self, status, *arguments):
        run = subprocess.run([sys.executable, "-B", ROOT / "scripts/corpus.py", *arguments], cwd=self.folder, capture_output=True, text=True, timeout=100)
        self.assertEqual(run.returncode, status, run.stdout + run.stderr)
        return run.stdout

    def run_to(self, name, bianmu=BIANMU):
        return self.corpus(0, "run", "in", "--bianmu", bianmu, "--out", name, "--jobs", "2")

    def test_the_same_program_changes_nothing(self):
        self.assertIn("4 files, ", self.run_to("a"))
        self.assertIn("failed: 1 unsupported_format\n", self.run_to("b"))
        self.assertIn("a => b: 0 of 4 files changed", self.corpus(0, "compare", "a", "b"))

    def test_what_changed_is_told_worst_first(self):
        other = self.folder / "other"
        other.write_text(OTHER)
        other.chmod(0o755)
        self.run_to("a")
        self.run_to("b", str(other))
        said = self.corpus(1, "compare", "a", "b")
        self.assertIn("a => b: 3 of 4 files changed", said)
        self.assertIn("2 joined, in 2 files", said)
        self.assertRegex(said, r"2 heading \d > list_item \d, in 2 files")
        self.assertIn("in/deep/bus-bulletin.pdf: 1\n    fails now: exit 0  =>  exit 7 crashed", said)
        self.assertLess(said.index("bus-bulletin"), said.index("water-bulletin"))
        only = self.corpus(1, "compare", "a", "b", "--only", "water-bulletin.pdf", "--limit", "1")
        self.assertIn("… 1 more", only)
        self.assertNotIn("bus-bulletin", only)

    def test_rules_are_counted(self):
        self.run_to("a")
        said = self.corpus(0, "rules", "a", "--bianmu", BIANMU)
        self.assertRegex(said, r"\Aa: \d+ blocks and fields of 4 files, by \d+ rules\n")
        self.assertRegex(said, r"(?m)^ +3 in +3 files  masthead\.issue$")
        self.assertRegex(said, r"(?m)^ +\d+ in +3 files  paragraph\.text$")
        self.assertRegex(said, r"(?m)^official, never hit \(\d+\): .*head\.number, ")
        self.assertNotRegex(said, r"(?m)^bulletin, never hit .*masthead\.issue\b")

    def test_errors(self):
        self.corpus(2)
        self.corpus(2, "run", "nowhere")
        self.corpus(2, "run", "in", "--bianmu", "nowhere")
        self.run_to("a")
        self.corpus(2, "run", "in", "--bianmu", BIANMU, "--out", "a")
        self.corpus(2, "compare", "a")
        self.corpus(2, "compare", "a", "nowhere")
        self.corpus(2, "rules", "nowhere")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[2:])
