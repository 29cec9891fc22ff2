"""Reads a sample's source: TOML whose bodies are lines of a small markup, one paragraph a line.

    # 一、…   ## （一）…     headings of level 1 and 2, their numbers included
    **…**  //…//  {{…}}      a lead: bold, KaiTi, or set apart by its words alone
    [^…]                     a footnote
    | a | b |                a row of a table; the first row is its head
    : 表1　…                 the caption of the table that follows
"""
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

PIECES = re.compile(r"\*\*(?P<bold>.+?)\*\*|//(?P<kai>.+?)//|\{\{(?P<plain>.+?)\}\}|\[\^(?P<note>[^\]]+)\]")
MARKER = re.compile(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）")


@dataclass
class Block:
    """A paragraph, heading or table. `pieces` are (look, text): look is text, bold, kai, plain or note."""

    type: str
    level: int = 0
    marker: str = ""
    pieces: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    caption: str = ""

    @property
    def text(self):
        return "".join(text for look, text in self.pieces if look != "note")

    @property
    def leads(self):
        return [text for look, text in self.pieces if look in ("bold", "kai", "plain")]

    @property
    def notes(self):
        return [text for look, text in self.pieces if look == "note"]


def split_pieces(line):
    pieces, end = [], 0
    for match in PIECES.finditer(line):
        if match.start() > end:
            pieces.append(("text", line[end:match.start()]))
        pieces.append((match.lastgroup, match[match.lastgroup]))
        end = match.end()
    if end < len(line):
        pieces.append(("text", line[end:]))
    return pieces


def read_body(body):
    blocks, caption = [], ""
    for line in filter(None, map(str.strip, body.splitlines())):
        if line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if not blocks or blocks[-1].type != "table":
                blocks.append(Block("table", caption=caption))
                caption = ""
            blocks[-1].rows.append(cells)
        elif line.startswith(":"):
            caption = line[1:].strip()
        elif line.startswith("#"):
            hashes, text = line.split(" ", 1)
            marker = MARKER.match(text)
            blocks.append(Block("heading", len(hashes), marker[0] if marker else "", [("text", text)]))
        else:
            blocks.append(Block("paragraph", pieces=split_pieces(line)))
    return blocks


def read_source(path):
    """The source as a dictionary; every `body` becomes a list of blocks under `blocks`."""
    source = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    source["name"] = Path(path).stem
    for section in source.get("section", []):
        for article in section["article"]:
            article["blocks"] = read_body(article.pop("body"))
    if "official" in source:
        source["official"]["blocks"] = read_body(source["official"].pop("body"))
    for attachment in source.get("attachment", []):
        attachment["blocks"] = read_body(attachment.pop("body"))
    return source
