"""ndjson_test.py BIANMU FAULTY: a batch into one file of lines."""
import gzip
import json
import random
import subprocess
import sys
import time
import unittest

from batches import FAULTY, Batches


class Ndjson(Batches):
    def make_sources(self, count):
        for i in range(count):
            self.distinct(("bus-bulletin.pdf", "park-notice.pdf", "water-bulletin.pdf")[i % 3], f"in/{i:03}.pdf")
        self.write("in/bad.pdf", "no PDF")
        self.sample("bus-bulletin.pdf", "in/x.pdf")
        self.sample("bus-bulletin.pdf", "in/y.pdf")

    def content(self, name):
        return (self.folder / name).read_bytes()

    def test_lines_in_the_order_of_the_sources_whatever_the_workers(self):
        self.make_sources(12)
        self.batch("in", "--out", "a.ndjson", "--jobs", "1", status=1)
        self.batch("in", "--out", "b.ndjson", "--jobs", "4", status=1)
        self.batch("in", "--out", "c.ndjson.gz", "--jobs", "3", status=1)
        lines = self.content("a.ndjson").splitlines()
        self.assertEqual([json.loads(line)["source"]["name"] for line in lines], [f"{i:03}.pdf" for i in range(12)] + ["x.pdf"])
        self.assertEqual(self.content("b.ndjson"), self.content("a.ndjson"))
        self.assertEqual(gzip.decompress(self.content("c.ndjson.gz")), self.content("a.ndjson"))
        self.assertEqual(self.rows("select same_as from documents where source = 'in/y.pdf'", "a.ndjson.ledger.sqlite"), [("in/x.pdf",)])
        self.assertEqual(self.run_program("validate", "a.ndjson").returncode, 0)

    def test_resume_appends_what_is_new(self):
        self.make_sources(2)
        self.batch("in", "--out", "a.ndjson", status=1)
        before = self.content("a.ndjson")
        self.batch("in", "--out", "a.ndjson", "--resume", status=1)
        self.assertEqual(self.content("a.ndjson"), before)
        self.sample("library-bulletin.pdf", "in/z.pdf")
        self.batch("in", "--out", "a.ndjson", "--resume", status=1)
        self.assertEqual(self.content("a.ndjson")[:len(before)], before)
        self.assertEqual(len(self.content("a.ndjson").splitlines()), 4)
        self.assertFalse((self.folder / "a.ndjson.partial").exists())

    def test_kill_9_anywhere_gives_the_same_bytes(self):
        self.make_sources(60)
        for i in range(4):
            self.write(f"in/1{i}-slow.pdf", f"%FAULT slow {i}")
        self.faulty("in", "--out", "whole.ndjson.gz", status=1)
        draw = random.Random(9)
        for kill in range(4):
            run = self.start("batch", "in", "--out", "out.ndjson.gz", *(["--resume"] if kill else []), program=FAULTY, stderr=subprocess.DEVNULL)
            time.sleep(draw.uniform(0.1, 0.6))
            run.kill()
            run.wait(10)
            run.stdout.close()
            self.assertFalse((self.folder / "out.ndjson.gz").exists())
        self.faulty("in", "--out", "out.ndjson.gz", "--resume", status=1)
        self.assertEqual(self.content("out.ndjson.gz"), self.content("whole.ndjson.gz"))

    def test_usage(self):
        for arguments, said in ((["--pretty"], "--pretty makes many lines of a document, and an NDJSON file has one; leave it out"),
                                (["--upgrade"], "--upgrade cannot replace lines of an NDJSON file; --restart makes it anew"),
                                (["--shard", "1/3"], "each shard needs an NDJSON file of its own, with the number of the shard in its name")):
            self.assertEqual(self.batch("in", "--out", "a.ndjson", *arguments, status=2), f"bianmu: {said} [usage]\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
