#!/usr/bin/env python3
"""officials.py [--count N] [--seed S] [--out FOLDER] [--no-pdf]: invented official documents, each NAME.docx and NAME.pdf beside a NAME.gold.json.

Each seed is a document (one of the fifteen kinds of GB/T 9704, its elements and its text) and a dress that offices give such documents; the
answer is known because both were made here. Needs what `scripts/setup --samples` installs.
"""
import argparse
import random
from pathlib import Path

from dresses.printing import print_all, write_gold
from officials.content import Content
from officials.dress import Dress
from samples.package import STYLES, write_package

# LibreOffice drops a hanging punctuation mark now and then when it justifies a line.
WITHIN = STYLES.replace('<w:jc w:val="both"/>', '<w:jc w:val="left"/>')
ROOT = Path(__file__).resolve().parent.parent


def make(seed, folder):
    pick = random.Random(seed)
    content = Content(pick)
    dress = Dress(content, pick)
    path = folder / f"official-{seed:03}.docx"
    write_package(path, content.title, content.agencies[0], dress.typeset(), dress.headers, [], dress.two_sided, styles=WITHIN, pictures=dress.media)
    write_gold(path.with_suffix(".gold.json"), content.answer())
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "officials")
    parser.add_argument("--no-pdf", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    made = [make(seed, options.out) for seed in range(options.seed, options.seed + options.count)]
    if not options.no_pdf:
        print_all(made, options.out)


main()
