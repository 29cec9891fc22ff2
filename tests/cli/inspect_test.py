"""inspect: one page of HTML that holds the document and asks for nothing."""
import json
import re

from program import Program


class Inspect(Program):
    def test_a_page_that_holds_all(self):
        self.expect(["inspect", self.a_pdf(), "-o", "page.html"], 0)
        page = (self.folder / "page.html").read_text()
        self.assertNotRegex(page, r'(?:src|href)="https?:')
        document = json.loads(re.search(r'id="bianmu-document">(.*?)</script>', page, re.DOTALL)[1])
        self.assertEqual(document["source"]["name"], "hours.pdf")
        self.assertEqual(len(re.findall(r'id="bianmu-page-\d+" data-media="image/png">iVBOR', page)), document["source"]["page_count"])
        run = self.expect(["inspect", "hours.pdf"], 0, stdout=None)
        self.assertEqual(run.stdout.decode(), page)

        self.expect(["inspect", "hours.pdf", "-o", "-"], 0, stdout=run.stdout)
        self.expect(["inspect", "hours.pdf", "-o", "pages/"], 0)
        self.assertEqual(((self.folder / "pages/hours.pdf.html").read_text(), self.names()), (page, ["hours.pdf", "page.html", "pages"]))

    def test_the_input_is_never_replaced(self):
        before = (self.folder / self.a_pdf()).read_bytes()
        self.expect(["inspect", "hours.pdf", "-o", "./hours.pdf"], 2, "bianmu: -o ./hours.pdf would replace the input; choose another name [usage]\n")
        self.assertEqual((self.folder / "hours.pdf").read_bytes(), before)

    def test_what_is_wrong(self):
        self.expect(["inspect", "nowhere.pdf"], 1, "bianmu: nowhere.pdf: there is no such file; check the name [not_found]\n")
        self.write("text.pdf", b"no document\n")
        self.expect(["inspect", "text.pdf", "-o", "page.html"], 1,
                    "bianmu: text.pdf: is plain text, whatever its name says; bianmu converts PDF and DOCX [unsupported_format]\n")
        self.assertFalse((self.folder / "page.html").exists())
        self.expect(["inspect", "a.pdf", "b.pdf"], 2, "bianmu: inspect takes one file at a time [usage]\n")
        run = self.run_program("inspect", self.a_pdf(), "-o", "none/page.html")
        self.assertEqual(run.returncode, 3)
        self.assertIn(b"[environment]", run.stderr)
