import os
import resource
import stat
import subprocess
import time
from pathlib import Path

from program import WITHOUT_RIGHTS, Program


def small_files_only():
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


class Output(Program):
    def test_file(self):
        expected = self.run_program("convert", self.a_pdf()).stdout
        self.expect(["convert", "hours.pdf", "-o", "out.json"], 0, umask=0o022)
        self.assertEqual((self.folder / "out.json").read_bytes(), expected)
        self.assertEqual(stat.S_IMODE((self.folder / "out.json").stat().st_mode), 0o644)
        self.assertEqual(self.names(), ["hours.pdf", "out.json"])

    def test_dash_is_standard_output(self):
        expected = self.run_program("convert", self.a_pdf()).stdout
        self.expect(["convert", "hours.pdf", "-o", "-"], 0, stdout=expected)

    def test_folder_that_exists_or_ends_in_a_slash(self):
        self.a_pdf()
        (self.folder / "there").mkdir()
        self.expect(["convert", "hours.pdf", "-o", "there"], 0)
        self.expect(["convert", "hours.pdf", "-o", "new/deep/"], 0)
        self.assertEqual((self.names("there"), self.names("new/deep")), (["hours.pdf.json"], ["hours.pdf.json"]))

    def test_several_files_make_a_folder(self):
        self.expect(["convert", self.a_pdf("a/x.pdf"), self.a_docx("b/x.docx"), "-o", "out"], 0)
        self.assertEqual(self.names("out"), ["x.docx.json", "x.pdf.json"])

    def test_a_link_stays_a_link(self):
        self.write("real.json", "old")
        (self.folder / "link.json").symlink_to("real.json")
        self.expect(["convert", self.a_pdf(), "-o", "link.json"], 0)
        self.assertTrue((self.folder / "link.json").is_symlink())
        self.assertTrue((self.folder / "real.json").read_bytes().startswith(b"{"))

    def test_a_result_is_not_called_as_sources_are(self):
        """`-o other.pdf hours.pdf`, whose value was left out, would replace a document."""
        other = self.a_pdf("other.PDF")
        before = (self.folder / other).read_bytes()
        for name in (other, "new.docx"):
            self.expect(["convert", "-o", name, self.a_pdf()], 2, f"bianmu: -o {name} is the name of a source; bianmu writes JSON, NDJSON, Markdown, HTML and text [usage]\n")
        self.assertEqual((self.folder / other).read_bytes(), before)
        self.expect(["convert", self.a_pdf(), "-o", "folder.pdf/"], 0)
        self.assertTrue((self.folder / "folder.pdf" / "hours.pdf.json").is_file())

    def test_clashes_are_refused_before_work_starts(self):
        self.expect(["convert", self.a_pdf("a/x.pdf"), self.a_pdf("b/x.pdf"), "-o", "out"], 2,
                    "bianmu: a/x.pdf and b/x.pdf would both be written to x.pdf.json; convert them into different folders [usage]\n")
        self.expect(["convert", "a/x.pdf", "b/x.pdf"], 2, "bianmu: several files need a folder for their results: -o FOLDER [usage]\n")
        self.expect(["convert", "a/x.pdf", "-o", "a/../a/x.pdf"], 2, "bianmu: -o a/../a/x.pdf would replace the input; choose another name [usage]\n")
        self.write("file", "x")
        self.expect(["convert", "a/x.pdf", "b/x.pdf", "-o", "file"], 2,
                    "bianmu: -o file is a file; several files, or a name that ends in /, need a folder [usage]\n")
        self.expect(["convert", "a/x.pdf", "-o", "file/"], 2, "bianmu: -o file/ is a file; several files, or a name that ends in /, need a folder [usage]\n")
        self.assertEqual(self.names(), ["a", "b", "file"])

    def test_nothing_is_written_for_a_document_that_fails(self):
        self.write("out.json", "old")
        self.write("bad.pdf", "no PDF")
        self.expect(["convert", "bad.pdf", "-o", "out.json"], 1,
                    "bianmu: bad.pdf: is plain text, whatever its name says; bianmu converts PDF and DOCX [unsupported_format]\n")
        self.assertEqual((self.names(), (self.folder / "out.json").read_text()), (["bad.pdf", "out.json"], "old"))

    def test_nothing_is_left_by_a_run_that_is_killed(self):
        try:
            os.close(os.open(self.folder, os.O_TMPFILE | os.O_WRONLY))
        except OSError:
            self.skipTest("the file system has no files without a name")
        run = subprocess.Popen([self.binary, "convert", self.a_pdf(), "-", "--format", "ndjson", "-o", "all.ndjson"], cwd=self.folder, stdin=subprocess.PIPE)
        opened = lambda: any(os.readlink(link).startswith(str(self.folder.resolve())) for link in Path(f"/proc/{run.pid}/fd").iterdir() if link.is_symlink())
        end = time.monotonic() + 20
        while not opened() and time.monotonic() < end:   # until the first line is written; the second document never comes
            time.sleep(0.02)
        self.assertTrue(opened())
        run.kill()
        run.wait()
        run.stdin.close()
        self.assertEqual(self.names(), ["hours.pdf"])

    def test_disk_full(self):
        with open("/dev/full", "wb") as full:
            run = self.run_program("convert", self.a_pdf(), stdout=full)
        self.assertEqual((run.returncode, run.stderr.decode()),
                         (3, "bianmu: standard output: cannot be written: the disk is full; free some space and run again [environment]\n"))
        self.expect(["convert", "hours.pdf", "-o", "/dev/full"], 3,
                    "bianmu: /dev/full: cannot be written: the disk is full; free some space and run again [environment]\n")

    def test_file_size_limit_leaves_the_old_file_and_no_other(self):
        self.write("out.json", "old")
        self.expect(["convert", self.a_pdf(), "-o", "out.json"], 3,
                    "bianmu: out.json: cannot be written: larger than the file size limit; raise it (ulimit -f) and run again [environment]\n",
                    preexec_fn=small_files_only)
        self.assertEqual((self.names(), (self.folder / "out.json").read_text()), (["hours.pdf", "out.json"], "old"))

    def test_an_environment_that_fails_ends_the_run(self):
        self.expect(["convert", self.a_pdf("a.pdf"), self.a_pdf("b.pdf"), "-o", "out"], 3,
                    "bianmu: out/a.pdf.json: cannot be written: larger than the file size limit; raise it (ulimit -f) and run again [environment]\n",
                    preexec_fn=small_files_only)
        self.assertEqual(self.names("out"), [])

    def test_no_permission_to_write(self):
        self.a_pdf()
        (self.folder / "locked").mkdir(mode=0o555)
        self.expect(["convert", "hours.pdf", "-o", "locked/out.json"], 3,
                    "bianmu: locked/out.json: cannot be written: no permission; choose another place with -o [environment]\n", prefix=WITHOUT_RIGHTS)
        self.assertEqual(self.names("locked"), [])

    def test_folder_of_the_output_is_missing(self):
        self.expect(["convert", self.a_pdf(), "-o", "nowhere/out.json"], 3,
                    "bianmu: nowhere/out.json: cannot be written: its folder does not exist; make it first [environment]\n")
        self.expect(["convert", "hours.pdf", "-o", "hours.pdf/out/"], 3,
                    "bianmu: hours.pdf/out/: the folder cannot be made: Not a directory; choose another place with -o [environment]\n")

    def test_closed_pipe(self):
        self.a_pdf()
        for arguments in (["convert", "hours.pdf"], ["schema"], ["version"], ["--help"]):
            reader, writer = os.pipe()
            os.close(reader)
            run = self.run_program(*arguments, stdout=writer)
            os.close(writer)
            self.assertEqual((run.returncode, run.stderr.decode()),
                             (3, "bianmu: standard output: cannot be written: the program that read it has ended [environment]\n"))

    def test_closed_standard_output(self):
        run = self.run_program("convert", self.a_pdf(), stdout=subprocess.DEVNULL, preexec_fn=lambda: os.close(1))
        self.assertEqual((run.returncode, run.stderr.decode()),
                         (3, "bianmu: standard output: cannot be written: it is closed [environment]\n"))

    def test_closed_standard_error(self):
        run = self.run_program("convert", "nowhere.pdf", "-o", "out.json", stderr=subprocess.DEVNULL, preexec_fn=lambda: os.close(2))
        self.assertEqual((run.returncode, self.names()), (1, []))
