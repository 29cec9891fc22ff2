"""report_test.py BIANMU FAULTY: the page about a batch, and how far a batch has come."""
import json
import os
import pty
import sqlite3
import sys
import unittest
import urllib.parse
from html.parser import HTMLParser

from batches import Batches


class Checker(HTMLParser):
    """Fails on tags that do not close, and keeps links and texts."""
    def __init__(self):
        super().__init__()
        self.open, self.links, self.texts, self.addresses = [], [], [], []

    def handle_starttag(self, tag, attributes):
        for name, value in attributes:
            if name in ("src", "href") and tag != "a":
                self.addresses.append(value)
            if tag == "a":
                self.links.append(value)
        if tag not in ("meta", "rect", "line"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in ("rect", "line"):
            return
        if self.open.pop() != tag:
            raise AssertionError(f"</{tag}> closes nothing")

    def handle_data(self, data):
        if self.open and self.open[-1] != "style":
            self.texts.append(data)


class Report(Batches):
    def page(self, name="reports/page.html"):
        text = (self.folder / name).read_text(encoding="utf-8")
        checker = Checker()
        checker.feed(text)
        self.assertEqual((checker.open, checker.addresses), ([], []))
        self.assertNotIn("url(", text)
        return checker

    def test_the_page_of_a_batch(self):
        self.sample("bus-bulletin.pdf", "in/a <b> & 100%?.pdf")
        self.sample("bus-bulletin.pdf", "in/same.pdf")
        self.sample("park-notice.docx", "in/通知 1.docx")
        self.zip("in/z.zip", {"deep/x.pdf": "no PDF", "y.pdf": self.distinct_bytes()})
        self.write("in/empty.pdf", "")
        (self.folder / "reports").mkdir()
        self.batch("in", "--out", "out", "--report", "reports/page.html", status=1)
        page = self.page()
        text = "\n".join(page.texts)
        for count, name in ((4, "documents done"), (2, "failed"), (1, "of the done are duplicates")):
            self.assertIn(f"{count}\n{name}", text)
        for label, count in (("bulletin", 3), ("official_document", 1), ("PDF", 3), ("DOCX", 1), ("青岚市公园管理局", 1)):
            self.assertIn(f"{label}: {count}", text)
        self.assertIn("2024: 4", text)
        self.assertIn("in/z.zip\n!/deep/x.pdf", text)
        folder = self.folder / "reports"
        for link in page.links:
            self.assertTrue((folder / urllib.parse.unquote(link)).exists(), link)
        self.assertEqual(sum("out/" in link for link in page.links), 7)   # three that are no duplicates, and all four in the list of the slowest
        self.assertEqual([path.name for path in folder.iterdir()], ["page.html"])

    def test_names_that_are_no_utf8(self):
        self.write(os.fsdecode(b"in/\xe9t\xe9.pdf"), "no PDF")
        self.batch("in", "--out", "out", "--report", "page.html", "--log-format", "json", status=1)
        self.assertIn("in/\ufffdt\ufffd.pdf", (self.folder / "page.html").read_bytes().decode())

    def distinct_bytes(self):
        return (self.folder / self.distinct("bus-bulletin.pdf", "other/y.pdf")).read_bytes()

    def test_the_page_tells_of_all_runs(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.batch("in", "--out", "out", "--report", "page.html")
        self.sample("park-notice.pdf", "in/b.pdf")
        self.batch("in", "--out", "out", "--resume", "--report", "page.html")
        first = self.page("page.html").texts
        self.assertIn("2\ndocuments done", "\n".join(first))
        run = self.run_program("status", "out.ledger.sqlite", "--report", "again.html")
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertEqual(self.page("again.html").texts, first)

    def test_a_page_replaces_pages_only(self):
        self.sample("bus-bulletin.pdf", "a.pdf")
        said = self.batch("a.pdf", "--out", "out", "--report", "a.pdf", status=2)
        self.assertEqual(said, "bianmu: --report a.pdf would replace a file that is no page; its name ends in .html [usage]\n")
        self.batch("a.pdf", "--out", "out", "--report", "page.html")
        self.assertEqual(self.run_program("status", "out.ledger.sqlite", "--report", "out.ledger.sqlite").returncode, 2)
        self.assertEqual(self.run_program("status", "out.ledger.sqlite", "--report", "page.html").returncode, 0)

    def test_a_page_that_cannot_be_written(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        said = self.batch("in", "--out", "out", "--report", "gone/page.html", status=3)
        self.assertTrue(said.endswith("bianmu: gone/page.html: cannot be written: its folder does not exist; make it first [environment]\n"), said)

    def test_a_ledger_of_the_format_before(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.batch("in", "--out", "out")
        before = self.rows("select least_confidence, signs, columns from documents")
        with sqlite3.connect(self.folder / "out.ledger.sqlite") as database:
            for column in ("least_confidence", "signs", "columns"):
                database.execute(f"alter table documents drop column {column}")
            database.execute("update meta set value = '1' where name = 'format'")
        run = self.run_program("status", "out.ledger.sqlite", "--report", "page.html")
        self.assertEqual((run.returncode, run.stderr.decode()), (
            3, "bianmu: out.ledger.sqlite: the ledger is of another version of bianmu; batch --resume brings it up to this one [environment]\n"))
        self.batch("in", "--out", "out", "--resume")
        self.batch("in", "--out", "out", "--restart")
        self.assertEqual(self.rows("select least_confidence, signs, columns from documents"), before)
        self.assertTrue(0.5 < before[0][0] <= 1 and before[0][2] == 2, before)

    def test_columns_and_doubts_are_facts(self):
        self.sample("park-notice.pdf", "in/one.pdf")
        self.sample("bus-bulletin.pdf", "in/two.pdf")
        self.sample("library-bulletin.pdf", "in/doubt.pdf")
        self.batch("in", "--out", "out")
        self.assertEqual(self.rows("select source, columns, signs from documents order by source"),
                         [("in/doubt.pdf", 1, "toc.section_mismatch"), ("in/one.pdf", 1, None), ("in/two.pdf", 2, None)])

    def test_a_terminal_sees_how_far_it_has_come(self):
        for i in range(30):
            self.distinct("library-bulletin.pdf", f"in/{i}.pdf")
        self.write("in/bad.pdf", "no PDF")
        parent, child = pty.openpty()
        run = self.start("batch", "in", "--out", "out", "--jobs", "2", stderr=child)
        os.close(child)
        said = b""
        while True:
            try:
                said += os.read(parent, 4096)
            except OSError:   # the terminal is closed
                break
        os.close(parent)
        run.stdout.close()
        self.assertEqual(run.wait(10), 1)
        lines = said.decode().split("\r\x1b[K")
        self.assertRegex(lines[-2], r"^30/31 done, 1 failed, [\d.]+ per second, 0 s left, 0 of 2 workers, [1-9]\d* MiB$")
        self.assertRegex(lines[-1], r"^bianmu: 30 done, 1 failed; [\d.]+ s, [\d.]+ per second\r\n$")

    def test_json_lines_where_there_is_no_terminal(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        said = self.batch("in", "--out", "out", "--log-format", "json")
        last = json.loads(said.splitlines()[-1])
        self.assertEqual({name: last[name] for name in ("level", "event", "done", "failed", "kept", "left", "workers")},
                         {"level": "info", "event": "finished", "done": 1, "failed": 0, "kept": 0, "left": 0, "workers": os.cpu_count()})


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
