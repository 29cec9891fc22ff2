#!/usr/bin/env python3
"""dresses.py [--count N] [--seed S] [--out FOLDER] [--no-pdf]: invented bulletins in invented dresses, each NAME.docx and NAME.pdf beside its NAME.gold.json.

Each seed is a text and a dress: where name, number, office and date stand, how contents, sections, titles, briefs, leads, headings and colophon
look. A rule that only fits the documents one happens to have fails here. The answer also names every choice of the dress (`dress`), so that
failures can be counted by it. Needs what `scripts/setup --samples` installs.
"""
import argparse
import random
from pathlib import Path

from dresses import typeset
from dresses.printing import lost_on_paper, print_all, write_gold

ROOT = Path(__file__).resolve().parent.parent


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "dresses")
    parser.add_argument("--no-pdf", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)

    def make(docx, seed, **fixed):
        write_gold(docx.with_suffix(".gold.json"), typeset.make(random.Random(seed), docx, **fixed))
    made = {}
    for seed in range(options.seed, options.seed + options.count):
        docx = options.out / f"bulletin-{seed:04}.docx"
        make(docx, seed)
        made[docx] = seed
    if options.no_pdf:
        return
    print_all(list(made), options.out)
    # LibreOffice drops a mark at a line's end now and then when it justifies: such a document is set flush left.
    again = [docx for docx in made if lost_on_paper(docx, docx.with_suffix(".pdf"))]
    for docx in again:
        make(docx, made[docx], justify="left")
    print_all(again, options.out)
    for docx in again:
        if lost := lost_on_paper(docx, docx.with_suffix(".pdf")):
            print(f"{docx.stem}: not printed: {dict(lost)}")
            docx.with_suffix(".pdf").unlink()


main()
