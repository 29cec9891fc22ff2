#!/usr/bin/env python3
"""readable_test.py BIANMU: each printed word of a sample stands once in its text, HTML and Markdown, and in the order of print."""
import html
import json
import re
import subprocess
import sys
import unittest
from collections import Counter
from pathlib import Path

BIANMU = sys.argv.pop(1)
SAMPLES = sorted(path for path in (Path(__file__).resolve().parents[2] / "samples").iterdir() if path.suffix in (".docx", ".pdf"))
FIELDS = ("masthead", "contents", "official", "colophon")
IN_MARKDOWN = ("contents",)   # Markdown has the others, without their labels, in its head
LEADERS = set(".…·")


def convert(path, form):
    run = subprocess.run([BIANMU, "convert", path, "--format", form], capture_output=True, text=True, check=True)
    return run.stdout


def pieces(document, fields=FIELDS):
    """What the document says: titles, blocks and notes, and what is printed where its fields stand."""
    for section in document["sections"]:
        yield section.get("marker", "") + section.get("title", "")
        for article in section["articles"]:
            yield from (article.get(key, "") for key in ("title", "subtitle", "byline"))
            for block in article["blocks"]:
                yield from (block["text"], block.get("caption", ""))
                yield from (cell["text"] for cell in block.get("cells", []))
    yield from (item.get("raw", "") for pointer, item in document["evidence"].items() if pointer.split("/")[1] in fields)
    yield from (note["text"] for note in document["notes"])
    for part in document.get("parts", []):
        yield from pieces(part, fields)


def characters(text):
    return Counter(c for c in text if not c.isspace())


def words(text):
    return Counter(c for c in text if c.isalnum())


class Readable(unittest.TestCase):
    def test_text_says_everything_once(self):
        for path in SAMPLES:
            with self.subTest(path.name):
                document = json.loads(convert(path, "json"))
                said, text = characters("".join(pieces(document))), characters(convert(path, "text"))
                self.assertEqual(set(said - text) - LEADERS, set(), "left out")
                added = text - said   # leaders, the rules of tables, and the number of a note where it is called and before it
                self.assertLessEqual(set(added), LEADERS | set("-[]0123456789"), "said twice")
                self.assertLessEqual(sum(added[c] for c in "[]0123456789"), 2 * len("[1]") * len(document["notes"]))

    def test_html_and_markdown_say_the_same_words(self):
        for path in SAMPLES:
            with self.subTest(path.name):
                document = json.loads(convert(path, "json"))
                said = words("".join(pieces(document)))
                page = convert(path, "html")
                shown = words(html.unescape(re.sub(r"<[^>]*>", "", page[page.index("<body"):])))
                self.assertEqual(said - shown, Counter(), "left out of the HTML")
                calls = sum((shown - said).values())
                self.assertLessEqual(calls, 3 * len(document["notes"]), "said twice in the HTML")
                said = words("".join(pieces(document, IN_MARKDOWN)))
                self.assertEqual(said - words(html.unescape(convert(path, "markdown"))), Counter(), "left out of the Markdown")

    def test_what_stands_over_an_attachment_is_read_there(self):
        path = next(path for path in SAMPLES if path.name == "park-notice.docx")
        text, articles = convert(path, "text"), json.loads(convert(path, "json"))["sections"][0]["articles"]
        lines = [line for line in text.splitlines() if line]
        for number in "12":
            self.assertEqual(lines.count(f"附件{number}"), 1)
        date = max(i for i, line in enumerate(lines) if re.fullmatch(r"\d{4}年\d+月\d+日", line))
        self.assertLess(date, lines.index("附件1"))
        self.assertEqual(lines[lines.index("附件1") + 1], articles[1]["title"])


unittest.main()
