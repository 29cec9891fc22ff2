"""Prints many DOCX files to PDF in one run of LibreOffice, and checks that nothing was lost on paper."""
import json
import subprocess
import tempfile
import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from samples.office import with_fonts

BATCH = 40   # files a run
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def print_all(paths, folder):
    for at in range(0, len(paths), BATCH):
        with tempfile.TemporaryDirectory() as profile:
            command = ["soffice", f"-env:UserInstallation=file://{profile}/profile", "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
            subprocess.run(command + [str(path) for path in paths[at:at + BATCH]], env=with_fonts(), check=True, capture_output=True, timeout=1200)


def letters(text):
    return Counter(c for c in text if not c.isspace())


def lost_on_paper(docx, pdf):
    """Characters of the body that the PDF lacks: what no reader of it can find."""
    with zipfile.ZipFile(docx) as package:
        root = ElementTree.fromstring(package.read("word/document.xml"))
    for fallback in list(root.iter("{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback")):
        fallback.clear()
    want = letters("".join(node.text or "" for node in root.iter(W + "t")))
    return want - letters(subprocess.run(["pdftotext", "-raw", str(pdf), "-"], check=True, capture_output=True, text=True).stdout)


def write_gold(path, gold):
    Path(path).write_text(json.dumps(gold, ensure_ascii=False, indent=1), encoding="utf-8")
