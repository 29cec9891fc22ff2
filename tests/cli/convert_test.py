import hashlib
import json
import os
import pty
import shutil
import subprocess

from made_docx import docx
from made_pdf import pdf
from program import Program, texts

CLOSED_INPUT = "bianmu: standard input: is closed; give a file name or redirect a file into it [unreadable]\n"


class Convert(Program):
    def test_docx(self):
        document = self.document(self.a_docx("folder/hours.docx"))
        self.assertEqual(texts(document), ["县图书馆周一闭馆。", "请读者相互转告。"])
        content = docx()
        self.assertEqual({key: document["source"][key] for key in ("name", "media_type", "bytes", "sha256")},
                         {"name": "hours.docx", "media_type": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                          "bytes": (self.folder / "folder/hours.docx").stat().st_size,
                          "sha256": hashlib.sha256((self.folder / "folder/hours.docx").read_bytes()).hexdigest()})
        self.assertEqual(len(content), document["source"]["bytes"])

    def test_pdf(self):
        document = self.document(self.a_pdf())
        self.assertEqual(texts(document), ["The library opens at nine."])
        self.assertEqual(document["source"]["page_count"], 1)
        self.assertEqual(document["sections"][0]["articles"][0]["blocks"][0]["locations"][0]["page"], 1)

    def test_the_reader_of_pdf_is_loaded_when_one_comes(self):
        alone = self.folder / "alone" / "bianmu"
        alone.parent.mkdir()
        shutil.copy(self.binary, alone)
        name = self.a_docx()
        self.assertEqual(subprocess.run([alone, "convert", name], cwd=self.folder, capture_output=True, timeout=60).returncode, 0)
        run = subprocess.run([alone, "convert", self.a_pdf()], cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual((run.returncode, run.stdout), (3, ""))
        self.assertEqual(run.stderr, "bianmu: hours.pdf: PDF needs bianmu-pdf.so, which cannot be used: it is missing beside bianmu; install bianmu whole [environment]\n")

    def test_pages(self):
        name = self.a_pdf(pages=["First page.", "Second page.", "Third page.", "Fourth page."])
        self.assertEqual(" ".join(texts(self.document(name, "--pages", "2-3"))), "Second page. Third page.")
        self.assertEqual(" ".join(texts(self.document(name, "--pages=1,4"))), "First page. Fourth page.")
        self.assertEqual(" ".join(texts(self.document(name, "--pages", "4-9"))), "Fourth page.")
        self.expect(["convert", name, "--pages", "5-9"], 2, f"bianmu: {name}: has no such page; --pages is from 1 to 4 [usage]\n")

    def test_standard_input(self):
        for arguments in (["convert"], ["convert", "-"]):
            run = self.expect(arguments, 0, stdout=None, input=docx())
            self.assertEqual(json.loads(run.stdout)["source"]["name"], "stdin")
        self.expect(["convert"], 1, "bianmu: standard input: is empty; it may not have been copied or downloaded whole [empty]\n", input=b"")

    def test_standard_input_closed_or_a_folder(self):
        self.expect(["convert"], 1, CLOSED_INPUT, stdin=None, preexec_fn=lambda: os.close(0))
        folder = os.open(self.folder, os.O_RDONLY)
        self.addCleanup(os.close, folder)
        self.expect(["convert"], 1, "bianmu: standard input: is a folder; name the files in it [unreadable]\n", stdin=folder)

    def test_standard_input_beside_files(self):
        self.expect(["convert", "-", self.a_pdf(), "-o", "out"], 0, input=docx())
        self.assertEqual(self.names("out"), ["hours.pdf.json", "stdin.json"])

    def test_pretty(self):
        name = self.a_docx()
        plain = self.expect(["convert", name], 0, stdout=None).stdout.decode()
        pretty = self.expect(["convert", name, "--pretty"], 0, stdout=None).stdout.decode()
        self.assertEqual(plain.count("\n"), 1)
        self.assertTrue(pretty.startswith('{\n  "schema_version": "1.0",\n  "generator": {\n'), pretty[:80])
        self.assertEqual(json.loads(plain), json.loads(pretty))

    def test_same_bytes_twice(self):
        name = self.a_pdf()
        self.assertEqual(*(self.run_program("convert", name).stdout for _ in range(2)))

    def test_revisions_and_hidden_text(self):
        self.write("hours.docx", docx(text='<w:p><w:r><w:t>周一</w:t></w:r><w:ins w:author="陈一"><w:r><w:t>全天</w:t></w:r></w:ins>'
                                           "<w:del><w:r><w:delText>上午</w:delText></w:r></w:del><w:r><w:t>闭馆。</w:t></w:r>"
                                           "<w:r><w:rPr><w:vanish/></w:rPr><w:t>待定</w:t></w:r></w:p>"))
        for options, expected in (([], "周一全天闭馆。"), (["--revisions", "original"], "周一上午闭馆。"),
                                  (["--revisions", "all", "--hidden"], "周一全天上午闭馆。待定")):
            document = self.document("hours.docx", *options)
            block = document["sections"][0]["articles"][0]["blocks"][0]
            self.assertEqual(block["text"], expected)
            self.assertEqual(document["diagnostics"][0]["code"], "docx.unresolved_revisions")
        self.assertEqual(block["spans"], [{"start": 2, "end": 4, "revision": {"kind": "insertion", "author": "陈一"}},
                                          {"start": 4, "end": 6, "revision": {"kind": "deletion"}}])

    def test_without_evidence(self):
        self.assertEqual(self.document(self.a_docx(), "--evidence", "none")["evidence"], {})

    def test_profile_by_name_and_by_file(self):
        self.assertEqual(self.document(self.a_docx(), "--profile", "generic")["generator"]["profile"], "generic")
        self.write("mine.json", "{}")
        self.expect(["convert", "hours.docx", "--profile", "mine.json"], 2, 'bianmu: --profile mine.json: the profile is wrong at /: lacks the key "name" [usage]\n')

    def test_several_files_with_one_that_fails(self):
        names = [self.a_pdf("a.pdf"), self.write("b.pdf", "no PDF"), self.a_docx("c.docx")]
        self.expect(["convert", *names, "-o", "out/"], 1,
                    "bianmu: b.pdf: is plain text, whatever its name says; bianmu converts PDF and DOCX [unsupported_format]\n")
        self.assertEqual(self.names("out"), ["a.pdf.json", "c.docx.json"])

    def test_messages_as_json_lines(self):
        self.write("b.pdf", "no PDF")
        run = self.run_program("convert", "b.pdf", "缺.pdf", "-o", "out", "--log-format", "json")
        self.assertEqual(run.returncode, 1)
        self.assertEqual([json.loads(line) for line in run.stderr.decode().splitlines()], [
            {"level": "error", "code": "unsupported_format", "file": "b.pdf",
             "message": "is plain text, whatever its name says; bianmu converts PDF and DOCX"},
            {"level": "error", "code": "not_found", "file": "缺.pdf", "message": "there is no such file; check the name"}])

    def on_a_terminal(self, *arguments):
        """What the program shows on a terminal as its standard error."""
        ours, theirs = pty.openpty()
        run = self.run_program(*arguments, stderr=theirs, stdout=subprocess.DEVNULL)
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 4096):
                shown += part
        except OSError:
            pass  # the end of a terminal
        os.close(ours)
        self.assertEqual(run.returncode, 0)
        return shown.decode()

    def test_progress_on_a_terminal(self):
        names = [self.a_pdf("a.pdf"), self.a_pdf("b.pdf")]
        self.assertRegex(self.on_a_terminal("convert", *names, "-o", "out"),
                         r"\A\r\x1b\[K0/2 documents\r\x1b\[K1/2 documents, \d+\.\d per second, \d+ s left\r\x1b\[K\Z")
        self.assertEqual(self.on_a_terminal("convert", *names, "-o", "out", "--quiet"), "")
        self.assertEqual(self.on_a_terminal("convert", *names, "-o", "out", "--log-format", "json"), "")
        self.assertEqual(self.on_a_terminal("convert", names[0]), "")

    def test_file_names_that_are_no_utf8(self):
        name = os.fsencode(self.folder) + b"/\xb9\xdd.pdf"
        with open(name, "wb") as file:
            file.write(pdf())
        self.assertEqual(self.document(name)["source"]["name"], "\ufffd\ufffd.pdf")
