"""convert --format: each format reaches standard output, a file and a folder; nothing that the text says is lost on the way through pandoc or HTML."""
import html.parser
import json
import re
import shutil
import subprocess
from pathlib import Path

from program import Program

SAMPLES = sorted(path for path in (Path(__file__).resolve().parents[2] / "samples").iterdir() if path.suffix in (".docx", ".pdf"))


def squash(text):
    return re.sub(r"\s+", "", text)


class Html(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.wrong, self.text, self.ids, self.links = [], [], [], set(), []

    def handle_starttag(self, tag, attributes):
        self.ids.update(value for name, value in attributes if name == "id")
        self.links += [value[1:] for name, value in attributes if name == "href" and value.startswith("#")]
        if tag not in ("meta", "br", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data):
        self.text.append(data)


def between_marks(thing):
    """The text of a block or cell around the marks of its notes, which each format writes in its own way."""
    start = 0
    for span in thing.get("spans", []):
        if "note" in span:
            yield thing["text"][start : span["start"]]
            start = span["end"]
    yield thing["text"][start:]


def said(document):
    for section in document["sections"]:
        yield section.get("title", "")
        for article in section["articles"]:
            yield article.get("title", "")
            for block in article["blocks"]:
                for text in between_marks(block):
                    yield text.removeprefix(block["marker"]) if block["type"] == "list_item" else text
                for cell in block.get("cells", []):
                    yield from between_marks(cell)
    yield from (note["text"] for note in document["notes"])


class Format(Program):
    def test_names_and_places(self):
        shutil.copy(SAMPLES[0], self.folder / "a.docx")
        shutil.copy(SAMPLES[0], self.folder / "b.docx")
        for name, extension, start in (("markdown", ".md", b"---\n"), ("html", ".html", b"<!DOCTYPE html>"), ("text", ".txt", b""), ("ndjson", ".ndjson", b"{")):
            self.assertEqual(self.run_program("convert", "a.docx", "b.docx", "--format", name, "-o", "out/").returncode, 0)
            written = (self.folder / "out" / ("a.docx" + extension)).read_bytes()
            self.assertTrue(written.startswith(start), name)
            self.assertTrue((self.folder / "out" / ("b.docx" + extension)).exists())
            self.assertEqual(self.run_program("convert", "a.docx", "--format", name).stdout, written)

    def test_the_ending_of_a_file_says_its_format_unless_it_is_named(self):
        for name in ("a.docx", "b.docx"):
            shutil.copy(SAMPLES[0], self.folder / name)
        (self.folder / "folder.md").mkdir()
        formats = {name: self.run_program("convert", "a.docx", "--format", name).stdout for name in ("json", "ndjson", "markdown", "html", "text")}
        self.assertEqual(self.run_program("convert", "a.docx", "--format", "md").stdout, formats["markdown"])
        for out, name in (("1.md", "markdown"), ("1.markdown", "markdown"), ("1.html", "html"), ("1.htm", "html"), ("1.txt", "text"), ("1.ndjson", "ndjson"), ("1.json", "json"),
                          ("1", "json"), ("md", "json")):
            self.expect(["convert", "a.docx", "-o", out], 0)
            self.assertEqual((self.folder / out).read_bytes(), formats[name], out)
        self.expect(["convert", "a.docx", "-o", "2.md", "--format", "json"], 0)
        self.assertEqual((self.folder / "2.md").read_bytes(), formats["json"])
        self.expect(["convert", "a.docx", "-o", "folder.md"], 0)
        self.expect(["convert", "a.docx", "b.docx", "-o", "two.md"], 0)
        self.assertEqual([(self.folder / folder / "a.docx.json").read_bytes() for folder in ("folder.md", "two.md")], [formats["json"]] * 2)
        self.expect(["convert", "a.docx", "b.docx", "-o", "all.ndjson"], 0)
        self.assertEqual(len((self.folder / "all.ndjson").read_bytes().splitlines()), 2)

    def test_lines_of_several_documents_share_standard_output(self):
        shutil.copy(SAMPLES[0], self.folder / "a.docx")
        run = self.run_program("convert", "a.docx", "a.docx", "--format", "ndjson")
        self.assertEqual([json.loads(line)["source"]["name"] for line in run.stdout.splitlines()], ["a.docx", "a.docx"])

    def test_rows_of_several_documents_in_one_file(self):
        shutil.copy(SAMPLES[0], self.folder / "a.docx")
        shutil.copy(SAMPLES[0], self.folder / "b.docx")
        arguments = ["convert", "a.docx", "b.docx", "--format", "ndjson", "--rows"]
        for rows in ("document", "article", "block"):
            self.expect([*arguments, rows, "-o", "all.ndjson"], 0)
            written = (self.folder / "all.ndjson").read_bytes()
            self.assertEqual(self.run_program(*arguments, rows).stdout, written)
        self.assertEqual(self.names(), ["a.docx", "all.ndjson", "b.docx"])
        document = self.document("a.docx")
        blocks = [block["id"] for section in document["sections"] for article in section["articles"] for block in article["blocks"]]
        records = [json.loads(line) for line in written.splitlines()]
        self.assertEqual([record["block_id"] for record in records], blocks * 2)
        self.assertEqual([record["source_name"] for record in records], ["a.docx"] * len(blocks) + ["b.docx"] * len(blocks))
        self.expect(["validate", "all.ndjson"], 0, stdout=f"all.ndjson: {len(records)} records, all valid\n".encode())
        self.assertEqual(self.run_program("schema", "record").stdout, (SAMPLES[0].parents[1] / "schemas" / "record.schema.json").read_bytes())

    def test_one_file_for_all_is_whole_or_not_there(self):
        shutil.copy(SAMPLES[0], self.folder / "a.docx")
        self.write("bad.pdf", "no PDF")
        fault = "bianmu: bad.pdf: is plain text, whatever its name says; bianmu converts PDF and DOCX [unsupported_format]\n"
        self.expect(["convert", "bad.pdf", "a.docx", "--format", "ndjson", "-o", "all.ndjson"], 1, fault)
        self.assertEqual(len((self.folder / "all.ndjson").read_bytes().splitlines()), 1)
        self.expect(["convert", "bad.pdf", "bad.pdf", "--format", "ndjson", "-o", "none.ndjson"], 1, fault * 2)
        self.expect(["convert", "a.docx", "all.ndjson", "--format", "ndjson", "-o", "all.ndjson"], 2,
                    "bianmu: -o all.ndjson would replace the input; choose another name [usage]\n")
        self.assertEqual(self.names(), ["a.docx", "all.ndjson", "bad.pdf"])

    def test_rows_are_for_lines(self):
        self.expect(["convert", "a.docx", "--rows", "block"], 2, "bianmu: --rows block makes lines; it goes with --format ndjson [usage]\n")
        self.expect(["convert", "a.docx", "--rows", "page"], 2, "bianmu: --rows takes document, article, block, not page [usage]\n")

    def test_nothing_said_is_lost(self):
        for sample in SAMPLES:
            document = json.loads(self.run_program("convert", str(sample)).stdout)
            outputs = {name: self.run_program("convert", str(sample), "--format", name).stdout.decode() for name in ("markdown", "html", "text")}
            page = Html()
            page.feed(outputs["html"])
            self.assertEqual((page.wrong, page.open), ([], []), sample.name)
            self.assertLessEqual(set(page.links), page.ids, sample.name)
            texts = {"html": "".join(page.text), "text": outputs["text"]}
            if shutil.which("pandoc"):
                body = outputs["markdown"].split("\n---\n", 1)[1]
                for flavour in ("gfm", "markdown"):
                    run = subprocess.run(["pandoc", "-f", flavour, "-t", "plain", "--wrap=none"], input=body.encode(), capture_output=True, check=True, timeout=60)
                    texts[flavour] = run.stdout.decode()
            for name, text in texts.items():
                lost = [piece for piece in said(document) if squash(piece) not in squash(text)]
                self.assertEqual(lost, [], f"{sample.name} as {name}")
