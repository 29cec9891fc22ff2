"""sources_test.py BIANMU FAULTY: what a batch takes up, and where it writes it."""
import sys
import gzip
import hashlib
import io
import subprocess
import tarfile
import unittest
from pathlib import Path

from batches import BIANMU, SAMPLES, Batches

sys.path.append(str(Path(__file__).resolve().parents[1] / "cli"))
from program import WITHOUT_RIGHTS  # noqa: E402

PDF = (SAMPLES / "bus-bulletin.pdf").read_bytes()
DOCX = (SAMPLES / "park-notice.docx").read_bytes()


class Sources(Batches):
    def test_a_folder_is_mirrored_and_gives_what_convert_gives(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.sample("park-notice.docx", "in/deep/er/b.docx")
        self.batch("in", "--out", "out")
        for name in ("a.pdf", "deep/er/b.docx"):
            alone = subprocess.run([BIANMU, "convert", self.folder / "in" / name], stdout=subprocess.PIPE, check=True, timeout=60)
            self.assertEqual(self.tree()[name + ".json"], alone.stdout)
        self.assertEqual(sorted(self.tree()), ["a.pdf.json", "deep/er/b.docx.json"])

    def test_options_reach_the_workers(self):
        self.sample("park-notice.docx", "in/b.docx")
        self.batch("in", "--out", "out", "--pretty", "--evidence", "none", "--profile", "generic")
        alone = subprocess.run([BIANMU, "convert", "--pretty", "--evidence", "none", "--profile", "generic", self.folder / "in/b.docx"],
                               stdout=subprocess.PIPE, check=True, timeout=60)
        self.assertEqual(self.tree()["b.docx.json"], alone.stdout)

    def test_archives_in_archives(self):
        inner = io.BytesIO()
        with tarfile.open(fileobj=inner, mode="w:gz") as tar:
            info = tarfile.TarInfo("资料/a.pdf")
            info.size = len(PDF)
            tar.addfile(info, io.BytesIO(PDF))
        self.zip("in/outer.zip", {"inner.tgz": inner.getvalue(), "b.docx": DOCX, "__MACOSX/._b.docx": "x"})
        self.batch("in", "--out", "out")
        self.assertEqual(sorted(self.tree()), ["outer.zip/b.docx.json", "outer.zip/inner.tgz/资料/a.pdf.json"])
        source = self.source("out/outer.zip/inner.tgz/资料/a.pdf.json")
        self.assertEqual((source["name"], source["archive_path"]), ("a.pdf", ["outer.zip", "inner.tgz", "资料/a.pdf"]))
        self.assertEqual(self.codes(), {"outer.zip": "done", "outer.zip!/inner.tgz!/资料/a.pdf": "done", "outer.zip!/b.docx": "done"})

    def test_a_compressed_document(self):
        self.write("a.pdf.gz", gzip.compress(PDF))
        self.batch("a.pdf.gz", "--out", "out")
        self.assertEqual(sorted(self.tree()), ["a.pdf.gz/a.pdf.json"])

    def test_names_in_old_encodings(self):
        raw = {"通知".encode("gbk"): PDF, "会議資料".encode("cp932"): DOCX}
        stand_ins = {name: f"name-{i}-{'x' * 20}"[:len(name) + 10] for i, name in enumerate(raw)}
        self.zip("in.zip", {stand_ins[name]: content for name, content in raw.items()})
        archive = (self.folder / "in.zip").read_bytes()
        for name, stand_in in stand_ins.items():
            archive = archive.replace(stand_in.encode(), b"0" * 10 + name)
        self.write("in.zip", archive)
        self.batch("in.zip", "--out", "out")
        self.assertEqual(sorted(self.tree()), ["in.zip/0000000000会議資料.json", "in.zip/0000000000通知.json"])

    def test_lists(self):
        self.sample("bus-bulletin.pdf", "a b.pdf")
        self.sample("park-notice.docx", "deep/b.docx")
        expected = ["a b.pdf.json", "deep/b.docx.json"]
        for name, arguments, how in (("lines", ["@list"], {}), ("nul", ["-"], {"input": b"a b.pdf\0deep\0"}), ("crlf", ["-"], {"input": b"a b.pdf\r\ndeep/b.docx\r\n"})):
            self.write("list", "a b.pdf\ndeep\n")
            self.batch(*arguments, "--out", name, **how)
            self.assertEqual(sorted(self.tree(name)), expected, name)
        before = (self.folder / "lines.ledger.sqlite").read_bytes()
        missing = self.batch("@missing", "--out", "lines", status=1)
        self.assertEqual(missing, "bianmu: the list @missing: there is no such file; check the name [not_found]\n")
        self.assertEqual((self.folder / "lines.ledger.sqlite").read_bytes(), before)   # what was done before is not forgotten for a slip

    def test_include_and_exclude(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.sample("park-notice.docx", "in/b.docx")
        self.write("in/notes.txt", "x")
        self.zip("in/z.zip", {"c.pdf": PDF + b"%c", "d.docx": DOCX + b"x", "draft-e.pdf": PDF + b"%e"})
        self.batch("in", "--out", "out", "--include", "*.pdf", "--exclude", "draft*")
        self.assertEqual(sorted(self.tree()), ["a.pdf.json", "z.zip/c.pdf.json"])
        self.assertEqual(self.codes(), {"a.pdf": "done", "z.zip": "done", "z.zip!/c.pdf": "done"})

    def test_kinds_by_content(self):
        self.write("in/really-a.docx", PDF)
        self.write("in/really-an.pdf", (self.folder / self.zip("z", {"a": DOCX})).read_bytes())
        self.batch("in", "--out", "out")
        self.assertEqual(sorted(self.tree()), ["really-a.docx.json", "really-an.pdf/a.json"])

    def test_what_fails_is_named(self):
        self.write("in/text.pdf", "plain text")
        self.write("in/empty.pdf", "")
        self.write("in/cut.zip", b"PK\x03\x04 no more")
        self.sample("bus-bulletin.pdf", "in/good.pdf")
        said = self.batch("in", "gone.pdf", "--out", "out", status=1)
        self.assertEqual(self.codes(), {"cut.zip": "damaged", "empty.pdf": "empty", "good.pdf": "done", "text.pdf": "unsupported_format", "gone.pdf": "not_found"})
        self.assertIn("bianmu: gone.pdf: there is no such file; check the name [not_found]\n", said)
        self.assertEqual(sorted(self.tree()), ["in/good.pdf.json"])

    def test_faults_of_files_are_said_in_one_place(self):
        self.sample("bus-bulletin.pdf", "in/locked.pdf")
        (self.folder / "in/locked.pdf").chmod(0)
        self.folder.chmod(0o777)
        run = subprocess.run([*WITHOUT_RIGHTS, BIANMU, "batch", "in/locked.pdf", "--out", "out"], cwd=self.folder, stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual(run.stderr.decode().splitlines()[0], "bianmu: in/locked.pdf: no permission to read it; ask its owner or run as a user who may [unreadable]")
        with open("/dev/full", "wb") as full:
            run = subprocess.run([BIANMU, "pipe", "--quiet"], input=b'{"id": 1, "path": "gone.pdf"}', cwd=self.folder, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
        self.assertEqual((run.returncode, run.stderr.decode()),
                         (3, "bianmu: standard output: cannot be written: the disk is full; free some space and run again [environment]\n"))

    def test_duplicates_are_converted_once(self):
        for name in ("a.pdf", "b.pdf", "deep/c.pdf"):
            self.sample("bus-bulletin.pdf", "in/" + name)
        self.zip("in/z.zip", {"d.pdf": PDF})
        self.write("in/bad1.pdf", "no PDF")
        self.write("in/bad2.pdf", "no PDF")
        self.batch("in", "--out", "out", status=1)
        self.assertEqual(len(set(self.tree().values())), 1)
        self.assertEqual(sorted(self.tree()), ["a.pdf.json", "b.pdf.json", "deep/c.pdf.json", "z.zip/d.pdf.json"])
        same = self.rows("select source, archive_path, same_as, wall_ms > 0 from documents where status = 'done' and role = 'document' order by id")
        self.assertEqual([row[2] for row in same], [None, "a.pdf.json", "a.pdf.json", "a.pdf.json"])
        self.assertEqual({code for name, code in self.codes().items() if "bad" in name}, {"unsupported_format"})

    def test_what_only_looks_like_a_duplicate_is_converted(self):
        start = PDF[PDF.rindex(b"startxref"):]
        marks = {"a.pdf": b"one", "b.pdf": b"two", "c.pdf": b"two", "d.pdf": b"one", "e.pdf": b"six"}
        for name, mark in marks.items():   # the same size, beginning and end
            self.write("in/" + name, PDF + b"%" + mark + b"\n%" + b"-" * 5000 + b"\n" + start)
        digests = {name: hashlib.sha256((self.folder / "in" / name).read_bytes()).hexdigest() for name in marks}
        for out, jobs in (("out", "1"), ("out2", "3")):
            self.batch("in", "--out", out, "--jobs", jobs)
            self.assertEqual({name: self.source(f"{out}/{name}.json")["sha256"] for name in marks}, digests)
            self.assertEqual(self.rows("select source, same_as, sha256 from documents order by id", ledger=out + ".ledger.sqlite"),
                             [("in/" + name, {"c.pdf": "b.pdf.json", "d.pdf": "a.pdf.json"}.get(name), digests[name]) for name in marks])

    def test_names_that_clash(self):
        self.sample("bus-bulletin.pdf", "x/a.pdf")
        self.sample("park-notice.pdf", "y/a.pdf")
        self.sample("water-bulletin.pdf", "z/a.pdf.json/b.pdf")
        self.batch("x/a.pdf", "y/a.pdf", "z", "--out", "out")
        again = sorted(self.tree())
        self.assertEqual(len(again), 3)
        self.assertEqual([again[0], again[2]], ["a.pdf.json", "z/a.pdf.json~/b.pdf.json"])
        self.assertRegex(again[1], r"a\.pdf~[0-9a-f]{8}\.json")
        self.batch("x/a.pdf", "y/a.pdf", "z", "--out", "out2", "--jobs", "3")
        self.assertEqual(self.tree(), self.tree("out2"))

    def test_long_names(self):
        name = "长" * 80 + ".pdf"
        self.sample("bus-bulletin.pdf", "in/" + name)
        self.batch("in", "--out", "out")
        self.assertRegex(list(self.tree())[0], r"^长{70,80}~[0-9a-f]{8}\.json$")

    def test_the_output_inside_the_sources_is_no_source(self):
        self.sample("bus-bulletin.pdf", "in/a.pdf")
        self.batch("in", "--out", "in/out")
        self.batch("in", "--out", "in/out", "--resume")
        self.assertEqual(self.codes("in/out.ledger.sqlite"), {"a.pdf": "done"})

    def test_shards_share_the_work(self):
        for i in range(12):
            self.distinct("bus-bulletin.pdf", f"in/{i}.pdf")
        parts = []
        for i in range(3):
            self.batch("in", "--out", "out", "--shard", f"{i}/3")
            parts.append(set(self.codes(f"out.{i}-of-3.ledger.sqlite")))
        self.assertEqual(sum(map(len, parts)), 12)
        self.assertEqual(len(set.union(*parts)), 12)
        self.assertEqual(len(self.tree()), 12)

    def test_usage(self):
        for name in ("out.ndjsn", "out.sqlite3", "out.pdf"):
            self.assertIn(f"not {name}; a folder of this name would be {name}/ [usage]\n", self.batch("in", "--out", name, status=2))
        for arguments, said in (
                (["--out", "out"], "nothing to convert: name files, folders or archives, or - for a list on standard input"),
                (["in"], "no place for the results: name it with --out"),
                (["in", "--out", "out.json"], "--out takes a folder, a file that ends in .ndjson, .ndjson.gz, .ndjson.zst or .sqlite, or postgresql://…, not out.json; a folder of "
                                              "this name would be out.json/"),
                (["in", "--out", "out", "--shard", "3"], "--shard takes I/N, such as 0/4, not 3"),
                (["in", "--out", "out", "--retry-failed", "timedout"], "--retry-failed takes codes, such as timed_out, not timedout; did you mean timed_out?"),
                (["in", "--out", "out", "--resum"], "unknown option --resum; did you mean --resume?")):
            self.assertEqual(self.batch(*arguments, status=2), f"bianmu: {said} [usage]\n")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
