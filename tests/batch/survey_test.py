"""survey_test.py BIANMU FAULTY: what a batch has to expect, said before it."""
import json
import os
import re
import sys
import unittest

from batches import SAMPLES, Batches


class Survey(Batches):
    def survey(self, *arguments, status=0, **how):
        run = self.run_program("survey", *arguments, **how)
        self.assertEqual(run.returncode, status, run.stderr.decode())
        return run.stdout.decode()

    def make_sources(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.sample("bus-bulletin.pdf", "in/same.pdf")
        self.sample("park-notice.docx", "in/b.docx")
        self.sample("library-bulletin.pdf", "in/c.pdf")
        self.zip("in/z.zip", {"x.pdf": (SAMPLES / "water-bulletin.pdf").read_bytes(), "y.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)})
        self.write("in/text.txt", "plain text")
        self.write("in/text2.txt", "plain text, too")

    def test_all_files(self):
        self.make_sources()
        found = json.loads(self.survey("in", "--sample", "0", "--format", "json"))
        self.assertEqual({name: found[name] for name in ("files", "files_looked_at", "archives", "documents", "duplicates", "failed", "encrypted", "scanned")},
                         {"files": 7, "files_looked_at": 7, "archives": 1, "documents": 5, "duplicates": 1, "failed": 3, "encrypted": 0, "scanned": 0})
        self.assertEqual(found["bytes"], sum(path.stat().st_size for path in (self.folder / "in").iterdir()))
        self.assertEqual(found["formats"], {"PDF": 4, "DOCX": 1})
        self.assertEqual(found["kinds"], {"bulletin": 4, "official_document": 1})
        self.assertEqual(found["columns"], {"1": 2, "2": 2})
        self.assertEqual(found["doubts"], {"toc.section_mismatch": 1})
        self.assertEqual([(refusal["code"], refusal["count"]) for refusal in found["refusals"]], [("unsupported_format", 2), ("unsupported_format", 1)])
        self.assertIn("is plain text", found["refusals"][0]["message"])
        self.assertGreater(found["pages"]["largest"], found["pages"]["least"])
        self.assertGreater(found["milliseconds"]["largest"], 0)
        self.assertAlmostEqual(found["estimated_seconds"], found["seconds"])
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["in"])

    def test_a_sample_stays_the_same_and_is_scaled(self):
        for i in range(40):
            self.distinct(("bus-bulletin.pdf", "park-notice.docx")[i % 2], f"in/{i}.x")
        found = [json.loads(self.survey("in", "--sample", "10", "--format", "json", "--jobs", str(1 + i))) for i in range(2)]
        for survey in found:
            self.assertEqual((survey["files"], survey["files_looked_at"], survey["documents"]), (40, 10, 10))
            self.assertAlmostEqual(survey["estimated_seconds"], 4 * survey["seconds"], delta=0.05)
            self.assertGreater(survey["kinds"]["bulletin"], 0)
        self.assertEqual(found[0]["kinds"], found[1]["kinds"])

    def test_text(self):
        self.make_sources()
        said = self.survey("in", env={**os.environ, "TMPDIR": str(self.folder)})
        self.assertRegex(said, r"\A7 files, \d+ MiB; 7 looked at in \d+ s by \d+ workers?\na batch with as many workers will take about \d+ s\n\n"
                               r"documents     8, of them 1 duplicates, 3 that cannot be converted; in or beside 1 archives\nformats       PDF: 4, DOCX: 1\nkinds         bulletin: 4, ")
        self.assertIn("\nto look at    encrypted: 0, scanned: 0, with fonts without Unicode: 0\n", said)
        self.assertTrue(re.search(r"\npages  +\d +\d+ +\d+ +\d+\n", said), said)
        self.assertRegex(said, r"\n\n2 x unsupported_format: is plain text, [^\n]+\n1 x unsupported_format: [^\n]+\n\Z")
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), ["in"])

    def test_a_source_that_is_missing_is_named_and_the_others_are_looked_at(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.write("list.txt", "in\ngone-too.pdf\n")
        for form in ("text", "json"):
            run = self.run_program("survey", "in", "gone.pdf", "@list.txt", "--format", form)
            self.assertEqual((run.returncode, run.stderr.decode()), (1, "bianmu: gone.pdf: there is no such file; check the name [not_found]\n"))
        self.assertEqual(json.loads(run.stdout)["files"], 4)

    def test_usage(self):
        for arguments, said in (([], "nothing to look at: name files, folders or archives, or - for a list on standard input"),
                                (["in", "--format", "xml"], "--format takes text or json, not xml")):
            run = self.run_program("survey", *arguments)
            self.assertEqual((run.returncode, run.stderr.decode()), (2, f"bianmu: {said} [usage]\n"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
