#!/usr/bin/env python3
"""make_samples.py [NAME…]: writes samples/NAME.docx and samples/NAME.pdf from samples/sources/NAME.toml.

The DOCX is written here, byte for byte the same each time; the PDF comes from LibreOffice, and is made anew only when the DOCX
changed or the PDF is missing. library-bulletin also goes through HTML and WeasyPrint to a PDF of a second producer.
Needs what `scripts/setup --bench` installs.
"""
import argparse
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from samples.docx import write_docx
from samples.html import write_html
from samples.sheet import lines_of, write_sheet
from samples.office import print_pdf, with_fonts
from samples.source import read_source

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "samples"
SECOND_PRODUCER = {"library-bulletin": "library-bulletin-html"}


def print_html(source, pdf):
    with tempfile.TemporaryDirectory() as folder:
        html = Path(folder) / "source.html"
        write_html(source, html)
        subprocess.run(["weasyprint", "--quiet", str(html), str(pdf)], check=True, env=with_fonts(), timeout=300)


def texts_of(source):
    """Every text that must be printed."""
    if "sheet" in source:
        return [text for _, text in lines_of(source)]
    bodies = [article["blocks"] for section in source.get("section", []) for article in section["article"]]
    bodies += [part["blocks"] for part in [source.get("official", {"blocks": []}), *source.get("attachment", [])]]
    blocks = [block for body in bodies for block in body]
    return [text for block in blocks for _, text in block.pieces] + [cell for block in blocks for row in block.rows for cell in row]


def check_printed(texts, pdf):
    """LibreOffice drops a hanging punctuation mark now and then when it justifies a line: such a sentence needs another wording."""
    printed = subprocess.run(["pdftotext", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    lost = Counter("".join("".join(texts).split())) - Counter(printed)
    if lost:
        pdf.unlink()
        sys.exit(f"{pdf.name}: not printed: {dict(lost)}")


def make(path):
    source = read_source(path)
    write = write_sheet if "sheet" in source else write_docx
    docx, pdf = SAMPLES / f"{path.stem}.docx", SAMPLES / f"{path.stem}.pdf"
    before = docx.read_bytes() if docx.exists() else b""
    write(source, docx)
    changed = docx.read_bytes() != before
    if changed or not pdf.exists():
        print_pdf(docx, pdf)
        check_printed(texts_of(source), pdf)
    if path.stem in SECOND_PRODUCER:
        second = SAMPLES / f"{SECOND_PRODUCER[path.stem]}.pdf"
        if changed or not second.exists():
            print_html(source, second)
    print(f"{path.stem}: {'written' if changed else 'unchanged'}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    names = parser.parse_args().names
    paths = sorted((SAMPLES / "sources").glob("*.toml"))
    unknown = set(names) - {path.stem for path in paths}
    if unknown:
        sys.exit(f"make_samples.py: no source for {', '.join(sorted(unknown))}")
    for path in paths:
        if not names or path.stem in names:
            make(path)


main()
