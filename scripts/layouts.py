#!/usr/bin/env python3
"""layouts.py [--kind text|tables] [--count N] [--seed S] [--out FOLDER]: invented documents in invented layouts, each NAME.pdf beside a NAME.truth.json.

Each seed is a design (page, columns, type, indents, heading numbers, running heads, table rules, lists, notes, boxes, figures, quotations) and a
text; WeasyPrint typesets it without tags. The truth says headings with levels, paragraphs, tables with spans, and the order of all
text. `--kind tables` gives pages of tables instead, in dresses of all kinds; their truth is the tables alone. A rule of the layout that only suits the documents one happens to have fails here. Needs what `scripts/setup --samples` installs.
"""
import argparse
import json
import random
import subprocess
from html import escape
from pathlib import Path

from layouts.design import Design
from layouts.quotes import Quotes
from layouts.tables import Tables
from layouts.words import Words

ROOT = Path(__file__).resolve().parent.parent


class Maker:
    """Writes a document's HTML and its truth side by side."""

    def __init__(self, seed):
        self.pick = random.Random(seed)
        self.design = Design(self.pick)
        self.words = Words(self.pick, self.design.chinese)
        self.quotes = Quotes(seed, self.design)
        self.html, self.counters, self.figures, self.tables_made, self.notes = [], [0, 0, 0, 0], 0, 0, []
        self.truth = {"headings": [], "paragraphs": [], "tables": [], "order": []}

    def say(self, kind, text):
        if kind:
            self.truth[kind].append(text)
        self.truth["order"].append(text)

    def title(self):
        text = self.words.phrase(8, 16)
        self.html.append(f"<h1>{escape(text)}</h1>")
        self.truth["headings"].append({"level": 0, "text": text})
        self.truth["order"].append(text)

    def heading(self, level):
        self.counters[level] += 1
        self.counters[level + 1:] = [0] * (3 - level)
        text = self.design.number(level, self.counters) + self.words.phrase(4, 12)
        self.html.append(f'<h{level + 1}>{escape(text)}</h{level + 1}>')
        self.truth["headings"].append({"level": level, "text": text})
        self.truth["order"].append(text)

    def paragraph(self, short=False):
        text = self.words.paragraph(1 if short else self.pick.choice((1, 2, 3, 4, 6)))
        note = ""
        if self.design.notes and self.pick.random() < 0.12:
            note = self.words.sentence()
            self.notes.append(note)
        lead = self.design.lead(self.words)
        shown = (f"<b>{escape(lead)}</b>" if lead else "") + escape(text)
        mark = str(len(self.notes)) if note else ""
        foot = f'<span class="note">{escape(note)}</span>' if note else ""
        self.html.append(f"<p>{shown}{foot}</p>")
        self.say("paragraphs", lead + text + mark)

    def items(self):
        marks = self.design.item_marks(self.pick)
        self.html.append("<ul>")
        for i in range(self.pick.randint(3, 6)):
            text = self.words.sentence() if self.pick.random() < 0.7 else self.words.paragraph(3)
            self.html.append(f'<li style="--m:0"><span class="m">{marks(i)}</span>{escape(text)}</li>')
            self.say("paragraphs", marks(i) + text)
        self.html.append("</ul>")

    def table(self):
        self.tables_made += 1
        caption = self.design.caption("table", self.tables_made) + self.words.phrase(4, 9)
        columns, rows = self.pick.randint(3, 6), self.pick.choice((3, 4, 6, 9, 14, 40 if self.design.columns == 1 else 8))
        kinds = ["name"] + [self.pick.choice(("number", "number", "word", "text" if self.design.columns == 1 else "word")) for _ in range(columns - 1)]
        head = [self.words.phrase(2, 4) for _ in kinds]
        grid = [[[self.words.cell(kind, r), 1, 1] for kind in kinds] for r in range(rows)]
        if columns >= 4 and self.pick.random() < 0.35:   # two header rows: one cell over two columns
            at = self.pick.randint(1, columns - 2)
            top = [[h, 2, 1] for h in head]
            top[at:at + 2] = [[self.words.phrase(3, 5), 1, 2]]
            heads = [top, [[h, 1, 1] for h in head[at:at + 2]]]
        else:
            heads = [[[h, 1, 1] for h in head]]
        if self.design.boxed_table and self.pick.random() < 0.3 and rows > 3:   # a name over two rows
            grid[0][0][1] = 2
            grid[1] = grid[1][1:]
        self.say("paragraphs", caption)
        out = [f'<p class="caption">{escape(caption)}</p><table><thead>']

        def row(cells, tag):
            out.append("<tr>")
            for i, (text, down, across) in enumerate(cells):
                number = ' class="n"' if text[:1].isdigit() else ""
                out.append(f"<{tag}{number} rowspan={down} colspan={across}>{escape(text)}</{tag}>")
            out.append("</tr>")
        for cells in heads:
            row(cells, "th")
        out.append("</thead><tbody>")
        for cells in grid:
            row(cells, "td")
        self.html.append("".join(out) + "</tbody></table>")
        self.truth["tables"].append(heads + grid)
        self.truth["order"] += [cell[0] for cells in heads + grid for cell in cells]

    def figure(self):
        self.figures += 1
        caption = self.design.caption("figure", self.figures) + self.words.phrase(4, 10)
        picture = '<img width="{}" height="{}" src="data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22 viewBox=%220 0 80 40%22><path d=%22M3 37 L20 8 L44 30 L77 5%22 stroke=%22steelblue%22 fill=%22none%22 stroke-width=%222%22/></svg>">'
        self.html.append(f'<figure>{picture.format(*self.design.picture)}<figcaption>{escape(caption)}</figcaption></figure>')
        self.say("paragraphs", caption)

    def box(self):
        text = self.words.paragraph(2)
        self.html.append(f'<div class="box"><p>{escape(text)}</p></div>')
        self.say("paragraphs", text)

    def write(self, name, folder):
        self.title()
        if self.design.columns > 1:
            self.paragraph()
            self.html.append('<div class="columns">')
        for _ in range(self.pick.randint(2, 4)):
            self.heading(1)
            for _ in range(self.pick.randint(1, 3)):
                if self.design.depth > 1:
                    self.heading(2)
                for _ in range(self.pick.randint(2, 4)):
                    self.pick.choice((self.paragraph, self.paragraph, self.paragraph, *self.design.extras(self)))()
                if self.design.depth > 2 and self.pick.random() < 0.5:
                    self.heading(3)
                    self.paragraph()
                self.paragraph(short=True)
            self.quotes.add(self)
        if self.design.columns > 1:
            self.html.append("</div>")
        self.truth["paragraphs"] += [f"{i}{self.design.note_stop}{n}" for i, n in enumerate(self.notes, 1)]
        if self.notes:
            del self.truth["order"]   # where a note stands in the order is a matter of taste
        if not self.truth["tables"]:
            self.truth["tables"] = []
        typeset(folder / name, self.design.chinese, self.design.css(self.words) + self.quotes.css(self.design.size), self.html, self.truth)


def typeset(path, chinese, css, html, truth):
    """Writes path.html, path.pdf and path.truth.json."""
    page = f'<!DOCTYPE html><html lang="{"zh-CN" if chinese else "en"}"><head><meta charset="utf-8"><style>{css}</style></head><body>'
    source = path.with_suffix(".html")
    source.write_text(page + "\n".join(html) + "</body></html>", encoding="utf-8")
    subprocess.run(["weasyprint", "--quiet", str(source), str(path.with_suffix(".pdf"))], check=True, timeout=300)
    path.with_suffix(".truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")


def write_tables(seed, path):
    """Pages of tables in one dress, with captions and paragraphs between them."""
    pick = random.Random(seed)
    design = Design(pick)
    words = Words(pick, design.chinese)
    tables, size = Tables(pick, words), pick.choice((9, 10, 10.5, 12))
    html, truth = [], {"tables": []}
    for number in range(1, pick.randint(2, 4)):
        html.append(f"<p>{escape(words.paragraph(pick.choice((2, 4))))}</p>")
        if pick.random() < 0.6:
            html.append(f'<p class="caption">{escape(design.caption("table", number) + words.phrase(4, 9))}</p>')
        shown, rows = tables.table()
        html.append(shown)
        truth["tables"].append(rows)
    html.append(f"<p>{escape(words.paragraph(4))}</p>")
    css = f"@page {{ size: A4; margin: 20mm }} body {{ font: {size}pt/1.5 {design.body} }} .caption {{ text-align: center }} {tables.css(size)}"
    typeset(path, design.chinese, css, html, truth)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kind", choices=("text", "tables"), default="text")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=ROOT / "build" / "layouts")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for seed in range(options.seed, options.seed + options.count):
        if options.kind == "tables":
            write_tables(seed, options.out / f"tables-{seed:03}")
        else:
            Maker(seed).write(f"layout-{seed:03}", options.out)


main()
