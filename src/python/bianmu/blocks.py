"""The blocks of an article and what is in them. Offsets count code points; lengths are points from the top left."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .record import Record, maybe_empty


@dataclass(kw_only=True, repr=False)
class Location(Record):
    """A place on a page (PDF), or in a part of a package (DOCX)."""

    page: int | None = None
    bbox: list[float] | None = None
    part: str | None = None
    paragraph: int | None = None
    page_estimated: bool = False
    paragraph_id: str | None = None


@dataclass(kw_only=True, repr=False)
class Lead(Record):
    """A run-in heading inside a block."""

    text: str
    start: int
    end: int
    marker: str | None = None


@dataclass(kw_only=True, repr=False)
class Revision(Record):
    kind: str
    author: str | None = None
    date: str | None = None


@dataclass(kw_only=True, repr=False)
class Span(Record):
    """How some of a text looks, or where it leads."""

    start: int
    end: int
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    emphasis: bool = False
    superscript: bool = False
    subscript: bool = False
    color: str | None = None
    link: str | None = None
    note: str | None = None
    ruby: str | None = None
    latex: str | None = None
    revision: Revision | None = None


@dataclass(kw_only=True, repr=False)
class Cell(Record):
    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    header: bool = False
    spans: list[Span] = maybe_empty()
    revision: Revision | None = None


@dataclass(kw_only=True, repr=False)
class Block(Record):
    """What all blocks have: the text as a reader sees it, and the rule that made it with its confidence in [0, 1]."""

    id: str
    type: str
    text: str
    rule: str
    confidence: float
    leads: list[Lead] = field(default_factory=list)
    spans: list[Span] = maybe_empty()
    locations: list[Location] = field(default_factory=list)

    @property
    def plain_text(self) -> str:
        """What a row for this block has room for: its text; for a table, that of its cells."""
        return self.text

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Block:
        kind = BY_TYPE.get(values["type"], Block) if cls is Block else cls
        return super(Block, kind).from_dict(values)


@dataclass(kw_only=True, repr=False)
class Paragraph(Block):
    pass


@dataclass(kw_only=True, repr=False)
class Heading(Block):
    level: int
    marker: str | None = None


@dataclass(kw_only=True, repr=False)
class ListItem(Block):
    """An item of a list; `checked` is the state of the box that opens an item of a task list, which may have no other marker."""

    level: int
    marker: str | None = None
    checked: bool | None = None


@dataclass(kw_only=True, repr=False)
class Table(Block):
    rows: int
    columns: int
    cells: list[Cell]
    caption: str | None = None
    continued_from: str | None = None

    @property
    def plain_text(self) -> str:
        """A line for each row, its cells parted by tabs."""
        out, row, column = "", 0, 0
        for cell in self.cells:
            if row < cell.row:
                out, row, column = out + "\n" * (cell.row - row), cell.row, 0
            out, column = out + "\t" * (cell.column - column), max(column, cell.column)
            out += cell.text.replace("\n", " ").replace("\t", " ")
        return out

    def grid(self) -> list[list[str]]:
        """The texts by row and column; a cell that spans several stands in each of them."""
        out = [[""] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in range(cell.row, cell.row + cell.row_span):
                for column in range(cell.column, cell.column + cell.column_span):
                    out[row][column] = cell.text
        return out


@dataclass(kw_only=True, repr=False)
class FigureBlock(Block):
    figure: str


@dataclass(kw_only=True, repr=False)
class Formula(Block):
    mathml: str | None = None
    latex: str | None = None


@dataclass(kw_only=True, repr=False)
class Quote(Block):
    pass


@dataclass(kw_only=True, repr=False)
class Code(Block):
    pass


BY_TYPE: dict[str, type[Block]] = {
    "paragraph": Paragraph, "heading": Heading, "list_item": ListItem, "table": Table, "figure": FigureBlock, "formula": Formula, "quote": Quote, "code": Code,
}
