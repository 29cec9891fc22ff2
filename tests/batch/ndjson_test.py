"""ndjson_test.py BIANMU FAULTY: a batch into one file of lines."""
import ctypes
import gzip
import json
import random
import sys
import unittest
from pathlib import Path

from batches import FAULTY, Batches


def unpacked(content):
    """What zstd frames in a row hold."""
    library = ctypes.CDLL("libzstd.so.1")
    library.ZSTD_decompress.restype = ctypes.c_size_t
    room = ctypes.create_string_buffer(64 << 20)
    size = library.ZSTD_decompress(room, ctypes.c_size_t(len(room)), content, ctypes.c_size_t(len(content)))
    assert size <= len(room), "no zstd frames"
    return room.raw[:size]


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
        self.batch("in", "--out", "d.ndjson.zst", "--jobs", "3", status=1)
        self.assertEqual(unpacked(self.content("d.ndjson.zst")), self.content("a.ndjson"))
        self.assertEqual(self.rows("select same_as from documents where source = 'in/y.pdf'", "a.ndjson.ledger.sqlite"), [("in/x.pdf",)])
        self.assertEqual(self.run_program("validate", "a.ndjson").returncode, 0)

    def test_the_order_among_archives_and_what_cannot_be_opened(self):
        names = [f"{i:02}.pdf" for i in range(30)]
        wanted = []
        for i, name in enumerate(names):
            self.distinct("bus-bulletin.pdf", name)
            wanted.append(name)
            if i % 10 == 5:
                names[i] = name + f"\ngone{i}.pdf\n" + self.zip(f"{i}.zip", {f"{i}-{k}.pdf": (self.folder / name).read_bytes() + b"%%%d" % k for k in range(7)})
                wanted += [f"{i}-{k}.pdf" for k in range(7)]
        self.write("list", "\n".join(names))
        self.batch("@list", "--out", "a.ndjson", "--jobs", "2", status=1)
        self.assertEqual([json.loads(line)["source"]["name"] for line in self.content("a.ndjson").splitlines()], wanted)
        self.assertEqual({name for name, code in self.codes("a.ndjson.ledger.sqlite").items() if code == "not_found"}, {"gone5.pdf", "gone15.pdf", "gone25.pdf"})

    def test_a_line_for_each_article(self):
        self.sample("library-bulletin.pdf", "in/a.pdf")
        self.sample("park-notice.pdf", "in/b.pdf")
        self.batch("in", "--out", "a.ndjson", "--rows", "article")
        records = [json.loads(line) for line in self.content("a.ndjson").splitlines()]
        self.assertEqual({record["source_name"] for record in records}, {"a.pdf", "b.pdf"})
        self.assertGreater(len(records), 3)
        self.assertEqual(self.run_program("validate", "a.ndjson").stdout.decode(), f"a.ndjson: {len(records)} records, all valid\n")
        run = self.run_program("convert", "in/a.pdf", "in/b.pdf", "--format", "ndjson", "--rows", "article")
        self.assertEqual(run.stdout, self.content("a.ndjson"))

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
        for i in range(20):   # so slow that no kill comes after the end, however fast the machine
            self.write(f"in/1{i:02}-slow.pdf", f"%FAULT slow {i}")
        self.faulty("in", "--out", "whole.ndjson.gz", status=1)
        self.kill_four_times(random.Random(9), "in", "--out", "out.ndjson.gz", "--jobs", "2", after=lambda: self.assertFalse((self.folder / "out.ndjson.gz").exists()))
        self.faulty("in", "--out", "out.ndjson.gz", "--resume", status=1)
        self.assertEqual(self.content("out.ndjson.gz"), self.content("whole.ndjson.gz"))

    def series(self, pattern):
        return {path.name: path.read_bytes() for path in sorted(self.folder.glob(pattern))}

    def test_a_series_of_files(self):
        self.make_sources(12)
        self.batch("in", "--out", "whole.ndjson", status=1)
        self.batch("in", "--out", "a.ndjson", "--split-size", "60K", "--jobs", "1", status=1)
        files = self.series("a-*.ndjson")
        self.assertEqual(list(files), [f"a-{i:05}.ndjson" for i in range(1, len(files) + 1)])
        self.assertGreater(len(files), 3)
        self.assertEqual(b"".join(files.values()), self.content("whole.ndjson"))
        longest = max(map(len, self.content("whole.ndjson").splitlines()))
        for content in list(files.values())[:-1]:
            self.assertTrue(60 << 10 <= len(content) <= (60 << 10) + longest + 1 and content.endswith(b"\n"))
        self.batch("in", "--out", "b.ndjson", "--split-size", "60K", "--jobs", "4", status=1)
        self.assertEqual(list(self.series("b-*.ndjson").values()), list(files.values()))
        # A shorter series takes the place of a longer one, and more is put behind its end.
        self.batch("in", "--out", "b.ndjson", "--split-size", "200K", status=1)
        shorter = self.series("b-*")
        self.assertEqual(b"".join(shorter.values()), self.content("whole.ndjson"))
        self.assertLess(len(shorter), len(files))
        self.sample("library-bulletin.pdf", "in/z.pdf")
        self.batch("in", "--out", "b.ndjson", "--split-size", "200K", "--resume", status=1)
        longer = b"".join(self.series("b-*").values())
        self.assertEqual(longer[:len(self.content("whole.ndjson"))], self.content("whole.ndjson"))
        self.assertEqual(longer.count(b"\n"), 14)
        self.assertIn("b.ndjson: was begun with --split-size", self.batch("in", "--out", "b.ndjson", "--resume", status=3))
        self.batch("in", "--out", "c.ndjson.zst", "--split-size", "1", status=1)
        self.assertEqual(b"".join(map(unpacked, self.series("c-*").values())), longer)

    def test_kill_9_anywhere_gives_the_same_series(self):
        self.make_sources(40)
        for i in range(3):
            self.write(f"in/1{i}-slow.pdf", f"%FAULT slow {i}")
        self.faulty("in", "--out", "whole.ndjson", "--split-size", "100K", status=1)
        self.kill_four_times(random.Random(19), "in", "--out", "out.ndjson", "--split-size", "100K")
        self.faulty("in", "--out", "out.ndjson", "--split-size", "100K", "--resume", status=1)
        self.assertEqual(list(self.series("out-*").values()), list(self.series("whole-*").values()))

    def test_outputs_among_the_sources_are_no_sources(self):
        self.make_sources(2)
        for out in ("in/a.ndjson", "in/b.sqlite"):
            self.batch("in", "--out", out, "--split-size=9K" if out.endswith("n") else "--quiet", "--exclude", "*.ledger.*", status=1)
            self.batch("in", "--out", out, "--split-size=9K" if out.endswith("n") else "--quiet", "--exclude", "*.ledger.*", *(["--exclude", "a-*"] if out.endswith("e") else []), status=1)
            self.assertEqual({Path(source).suffix for source, in self.rows("select source from documents", out + ".ledger.sqlite")}, {".pdf"})

    def test_usage(self):
        for arguments, said in ((["a.ndjson", "--split-size", "5X"], "--split-size takes a size, such as 500K, 256M or 2G, not 5X"),
                                (["a.ndjson", "--split-size", "0"], "--split-size takes a size, such as 500K, 256M or 2G, not 0"),
                                (["a.sqlite", "--split-size", "5M"], "--split-size is for NDJSON files, and --out names none")):
            self.assertEqual(self.batch("in", "--out", *arguments, status=2), f"bianmu: {said} [usage]\n")
        for arguments, said in ((["--pretty"], "--pretty makes many lines of a document, and an NDJSON file has one; leave it out"),
                                (["--upgrade"], "--upgrade cannot replace lines of an NDJSON file; --restart makes it anew"),
                                (["--shard", "1/3"], "each shard needs an NDJSON file of its own, with the number of the shard in its name")):
            self.assertEqual(self.batch("in", "--out", "a.ndjson", *arguments, status=2), f"bianmu: {said} [usage]\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
