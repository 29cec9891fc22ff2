import os
import resource
import time

from made_docx import RELATIONS, TYPES, docx, package
from made_pdf import pdf
from program import WITHOUT_RIGHTS, Program, needs_memory_limits, texts


class BadInput(Program):
    def fails(self, name, message, *options, **how):
        """Nothing but one line on standard error."""
        self.expect(["convert", name, *options], 1, f"bianmu: {name}: {message}\n", **how)

    def test_missing_file(self):
        self.fails("nowhere.pdf", "there is no such file; check the name [not_found]")
        self.a_pdf()
        self.fails("hours.pdf/page.pdf", "there is no such file; check the name [not_found]")

    def test_folder(self):
        self.fails(".", "is a folder; name the files in it [unreadable]")

    def test_empty_file(self):
        self.fails(self.write("nothing.pdf", b""), "is empty; it may not have been copied or downloaded whole [empty]")

    def test_no_permission(self):
        self.a_pdf()
        (self.folder / "hours.pdf").chmod(0)
        self.fails("hours.pdf", "no permission to read it; ask its owner or run as a user who may [unreadable]", prefix=WITHOUT_RIGHTS)

    @needs_memory_limits
    def test_sparse_file_of_two_gigabytes_is_not_read(self):
        name = self.write("huge.pdf", b"%PDF-1.7\n")
        os.truncate(self.folder / name, 2 << 30)
        start = time.monotonic()
        self.fails(name, "is larger than the limit of 1024 MiB; split it and convert the parts [too_large]",
                   preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20)))
        self.assertLess(time.monotonic() - start, 5)

    def test_what_is_neither_pdf_nor_docx(self):
        advice = {
            "text.pdf": ("通知：本馆周一闭馆。\n", "is plain text, whatever its name says; bianmu converts PDF and DOCX"),
            "gbk.docx": ("通知：本馆周一闭馆。\n".encode("gbk"), "is plain text, whatever its name says; bianmu converts PDF and DOCX"),
            "page.pdf": ("\ufeff \n<!DOCTYPE html><p>404", "is a web page, whatever its name says; the download may have failed, or save it as PDF or DOCX"),
            "flat.docx": ("<?xml version='1.0'?><w/>", "is XML, whatever its name says; save it as PDF or DOCX"),
            "scan.pdf": (b"\x89PNG\r\n\x1a\n\0\0", "is a picture; make a PDF with a text layer of it first"),
            "photo.pdf": (b"\xff\xd8\xff\xe0\0\0", "is a picture; make a PDF with a text layer of it first"),
            "rich.docx": ("{\\rtf1 x}", "is RTF; open it in a word processor and save it as DOCX"),
            "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "WordDocument".encode("utf-16-le"),
                         "is in the old format of Word or WPS (.doc, .wps); open it there and save it as DOCX"),
            "sheet.wps": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "is in an old Office format; open it in its program and save it as DOCX or PDF"),
            "all.7z": (b"7z\xbc\xaf\x27\x1c\0\0", "is an archive; unpack it and convert the files in it"),
            "pointer.pdf": ("version https://git-lfs.example.cn/spec/v1\n", "is only a Git LFS pointer; fetch the file itself"),
            "noise.bin": (bytes(range(256)), "is neither PDF nor DOCX; bianmu converts these two"),
        }
        for name, (content, message) in advice.items():
            with self.subTest(name):
                self.fails(self.write(name, content), message + " [unsupported_format]")

    def test_content_decides_not_the_name(self):
        self.assertEqual(self.document(self.write("hours.docx", pdf()))["source"]["media_type"], "application/pdf")
        self.assertEqual(self.document(self.write("late.pdf", b"junk\n" * 100 + pdf()))["source"]["media_type"], "application/pdf")

    def test_pdf_cut_in_half(self):
        whole = pdf(pages=["The library opens at nine."] * 4)
        self.fails(self.write("half.pdf", whole[:len(whole) // 4]), "the PDF is damaged beyond repair; get a complete copy of it [damaged]")

    def test_encrypted_pdf(self):
        name = self.a_pdf("secret.pdf", password="open sesame")
        self.fails(name, "the PDF is encrypted; give its password [encrypted]")
        wrong = "the password does not open the PDF; give its user or owner password [wrong_password]"
        self.fails(name, wrong, "--password", "abracadabra")
        self.assertEqual(texts(self.document(name, "--password", "open sesame")), ["The library opens at nine."])
        self.write("word", "open sesame\r\nnot this line\n")
        self.assertEqual(texts(self.document(name, "--password-file", "word")), ["The library opens at nine."])
        self.write("word", "abracadabra")
        self.fails(name, wrong, "--password-file", "word")

    def test_zip_that_is_no_docx(self):
        self.fails(self.write("papers.docx", package([("readme.txt", "x")])), "the file is a zip package, but no Word document [unsupported_format]")

    def test_docx_without_its_document(self):
        self.fails(self.write("hollow.docx", package([("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS)])),
                   "the package lacks its main part word/document.xml [damaged]")

    def test_docx_cut_in_half(self):
        whole = docx()
        self.fails(self.write("half.docx", whole[:len(whole) // 2]),
                   "the zip package is truncated or damaged; get the file again from where it came [damaged]")

    def test_document_type_definition_and_external_entities(self):
        entity = "<w:p><w:r><w:t>&e;</w:t></w:r></w:p>"
        message = "the part word/document.xml holds a DTD; DTDs are not allowed in office documents [damaged]"
        self.write("outside.txt", "text that must stay outside")
        self.fails(self.a_docx("external.docx", before=f'<!DOCTYPE d [<!ENTITY e SYSTEM "file://{self.folder}/outside.txt">]>', text=entity), message)
        self.fails(self.a_docx("remote.docx", before='<!DOCTYPE d SYSTEM "http://example.cn/d.dtd">', text=entity), message)
        laughs = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
        self.fails(self.a_docx("laughs.docx", before=f'<!DOCTYPE d [<!ENTITY a "ha">{laughs}]>', text=entity.replace("e", "j", 1)), message)

    def test_zip_bomb_by_ratio(self):
        self.fails(self.a_docx("bomb.docx", text=f"<w:p><w:r><w:t>{' ' * (20 << 20)}</w:t></w:r></w:p>"),
                   "the package inflates beyond the limits (a zip bomb?) [too_large]")

    def test_zip_bomb_by_count(self):
        self.fails(self.a_docx("many.docx", extra=[(f"customXml/{i}", b"") for i in range(20001)]),
                   "the package holds more entries than the limit [too_large]")

    @needs_memory_limits
    def test_memory_limit(self):
        name = self.a_docx("long.docx", paragraphs=["本馆周一闭馆。" * 40] * 100000)
        run = self.run_program("convert", name, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (48 << 20, 48 << 20)))
        self.assertEqual((run.returncode, run.stderr.decode(), run.stdout),
                         (1, f"bianmu: {name}: needs more memory than is allowed; allow more or convert it in parts with --pages [out_of_memory]\n", b""))

    def test_pages_of_a_docx(self):
        self.expect(["convert", self.a_docx(), "--pages", "1"], 2,
                    "bianmu: hours.docx: is a DOCX, which has no pages to choose from; leave out --pages [usage]\n")

    def test_names_cannot_forge_lines_of_the_log(self):
        name = "a\nbianmu: b.pdf: fine\x1b[2J"
        self.expect(["convert", name], 1, "bianmu: a?bianmu: b.pdf: fine?[2J: there is no such file; check the name [not_found]\n")
