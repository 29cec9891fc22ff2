"""ledger_test.py BIANMU FAULTY: the ledger, and what goes on from it."""
import sys
import json
import os
import unittest

from batches import Batches


class Ledger(Batches):
    def test_resume_does_what_is_missing_and_nothing_else(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.zip("in/z.zip", {"b.pdf": "no PDF"})
        self.batch("in", "--out", "out", status=1)
        self.sample("park-notice.pdf", "in/c.pdf")
        said = self.batch("in", "--out", "out", "--resume", status=1)
        self.assertIn("bianmu: 1 done, 0 failed, 2 settled before", said)
        self.assertEqual(self.rows("select source, archive_path, run from documents order by id"),
                         [("in/a.pdf", "", 1), ("in/z.zip", "", 1), ("in/z.zip", "b.pdf", 1), ("in/c.pdf", "", 2)])

    def test_an_output_that_is_not_there_is_noticed(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.batch("in", "--out", "out")
        wrong = ": is not what the ledger says; begin anew with --restart [environment]\n"
        for out in ("elsewhere", "out.sqlite", "out.ndjson"):
            self.assertEqual(self.batch("in", "--out", out, "--ledger", "out.ledger.sqlite", "--resume", status=3), f"bianmu: {out}{wrong}")
            self.assertFalse((self.folder / out).exists())
        (self.folder / "out" / "a.pdf.json").unlink()   # taken up by others
        self.batch("in", "--out", "out", "--resume")
        (self.folder / "out").rmdir()
        self.assertEqual(self.batch("in", "--out", "out", "--resume", status=3), f"bianmu: out{wrong}")
        self.batch("in", "--out", "out", "--restart")
        self.assertEqual(list(self.tree()), ["a.pdf.json"])

    def test_a_source_that_changed_is_done_again(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.batch("in", "--out", "out")
        before = self.tree()
        self.sample("park-notice.pdf", "in/a.pdf")
        os.utime(self.folder / "in/a.pdf", ns=(1, 1))
        self.batch("in", "--out", "out", "--resume")
        self.assertNotEqual(self.tree(), before)

    def test_upgrade_redoes_what_other_options_made(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.batch("in", "--out", "out")
        self.batch("in", "--out", "out", "--resume", "--pretty")
        self.assertNotIn(b"\n  ", self.tree()["a.pdf.json"])
        self.batch("in", "--out", "out", "--upgrade", "--pretty")
        self.assertIn(b"\n  ", self.tree()["a.pdf.json"])

    def test_retry_by_code(self):
        self.write("in/text.pdf", "no PDF")
        self.write("in/empty.pdf", "")
        self.zip("in/z.zip", {"c.pdf": "no PDF either"})
        self.batch("in", "--out", "out", status=1)
        self.batch("in", "--out", "out", "--retry-failed", "unsupported_format", status=1)
        self.assertEqual(self.rows("select source, archive_path, run from documents where status = 'failed' order by source, archive_path"),
                         [("in/empty.pdf", "", 1), ("in/text.pdf", "", 2), ("in/z.zip", "c.pdf", 2)])
        self.batch("in", "--out", "out", "--retry-failed", "empty,unsupported_format", status=1)
        self.assertEqual(self.rows("select distinct run from documents where status = 'failed'"), [(3,)])

    def test_retry_before_the_source(self):
        self.write("in/text.pdf", "no PDF")
        self.batch("in", "--out", "out", status=1)
        self.batch("--retry-failed", "in", "--out", "out", status=1)
        self.assertEqual(self.rows("select source, run from documents"), [("in/text.pdf", 2)])

    def test_again_without_resume_gives_the_same(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.sample("bus-bulletin.pdf", "in/b.pdf")
        self.batch("in", "--out", "out")
        before = self.tree()
        self.batch("in", "--out", "out")
        self.assertEqual(self.tree(), before)
        self.assertEqual(self.rows("select count(*), max(run) from documents"), [(2, 2)])

    def test_facts(self):
        self.sample("library-bulletin.pdf", "in/a.pdf")
        self.batch("in", "--out", "out")
        row = self.rows("select kind, title, issuer, date, pages > 0, characters > 100, confidence between 0.5 and 1, peak_kib > 1000, media_type from documents")[0]
        self.assertEqual(row, ("bulletin", "云溪图书馆工作", "云溪市图书馆办公室", "2024-03-18", 1, 1, 1, 1, "application/pdf"))

    def test_status(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.write("in/b.pdf", "no PDF")
        self.batch("in", "--out", "out", status=1)
        run = self.run_program("status", "out.ledger.sqlite", "--failed")
        lines = run.stdout.decode().splitlines()
        self.assertEqual((run.returncode, lines[0], lines[1]), (1, "1 done, 1 failed, 0 waiting", "  unsupported_format: 1"))
        self.assertEqual(lines[-1], "in/b.pdf: is plain text, whatever its name says; bianmu converts PDF and DOCX [unsupported_format]")
        found = json.loads(self.run_program("status", "out.ledger.sqlite", "--json").stdout)
        self.assertEqual((found["done"], found["codes"], found["runs"][0]["state"]), (1, {"unsupported_format": 1}, "finished"))
        gone = self.run_program("status", "gone.sqlite")
        self.assertEqual((gone.returncode, gone.stderr.decode()),
                         (1, "bianmu: gone.sqlite: there is no such ledger; check the name [not_found]\n"))

        self.write("words.sqlite", "no database at all, only words " * 40)
        for arguments in (["status", "words.sqlite"], ["status", "words.sqlite", "--report", "r.html"], ["diff", "out.ledger.sqlite", "words.sqlite"]):
            run = self.run_program(*arguments)
            self.assertEqual((run.returncode, run.stderr.decode()), (3, "bianmu: words.sqlite: cannot be read as the ledger of a batch, such as out.ledger.sqlite "
                                                                        "(file is not a database) [environment]\n"))

    def test_a_ledger_that_cannot_be_made(self):
        said = self.batch("in", "--out", "none/deep/out", status=3)
        self.assertEqual(said, "bianmu: none/deep/out.ledger.sqlite: the ledger cannot be made: No such file or directory; choose another place with --ledger [environment]\n")

    def test_diff(self):
        for name in ("a", "b", "c", "d"):
            self.distinct("bus-bulletin.pdf", f"in/{name}.pdf")
        self.write("in/e.pdf", "no PDF")
        self.batch("in", "--out", "x", status=1)
        self.write("in/b.pdf", "no PDF at all")
        self.sample("park-notice.pdf", "in/c.pdf")
        (self.folder / "in/d.pdf").unlink()
        self.sample("park-notice.pdf", "in/e.pdf")
        self.sample("water-bulletin.pdf", "in/f.pdf")
        self.batch("in", "--out", "y", status=1)
        run = self.run_program("diff", "x.ledger.sqlite", "y.ledger.sqlite")
        self.assertEqual((run.returncode, run.stdout.decode().splitlines()),
                         (1, ["now failed: in/b.pdf: unsupported_format", "changed: in/c.pdf", "only before: in/d.pdf", "now done: in/e.pdf: unsupported_format",
                              "only after: in/f.pdf", "1 documents are the same in both"]))
        same = self.run_program("diff", "x.ledger.sqlite", "x.ledger.sqlite")
        self.assertEqual((same.returncode, same.stdout.decode()), (0, "5 documents are the same in both\n"))

    def test_messages_as_json(self):
        self.write("in/b.pdf", "no PDF")
        lines = [json.loads(line) for line in self.batch("in", "--out", "out", "--log-format", "json", status=1).splitlines()]
        self.assertEqual([(line["level"], line.get("code"), line.get("event"), line.get("failed")) for line in lines],
                         [("error", "unsupported_format", None, None), ("info", None, "finished", 1)])
        self.assertEqual(self.batch("in", "--out", "out", "--quiet", status=1),
                         "bianmu: in/b.pdf: is plain text, whatever its name says; bianmu converts PDF and DOCX [unsupported_format]\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
