"""Documents as flat rows, one for each article or block, in the columns of `schemas/record.schema.json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Literal

from .blocks import Block, FigureBlock, Formula, Heading, ListItem, Location, Table
from .counting import count_characters
from .document import Article, Document, Part, Section

if TYPE_CHECKING:
    import pandas

Rows = Literal["article", "block"]

_OF_DOCUMENT = {
    "record": str, "schema_version": str, "source_name": str, "sha256": str, "archive_path": str, "media_type": str, "page_count": int, "kind": str,
    "profile": str, "title": str, "issue_label": str, "issue_number": int, "issue_total": int, "issue_year": int, "issuer": str, "date": str,
    "document_number": str, "document_type": str, "security_level": str, "part": int, "section_id": str, "section": str, "article_id": str,
    "article_index": int, "article": str,
}
_OF_PLACE = {"pointer": str, "page": int, "last_page": int, "characters": int, "text": str}

COLUMNS: dict[Rows, dict[str, type]] = {
    "article": _OF_DOCUMENT | {"subtitle": str, "byline": str, "run_in": bool, "blocks": int} | _OF_PLACE,
    "block": _OF_DOCUMENT
    | {
        "byline": str, "block_id": str, "block_index": int, "type": str, "level": int, "marker": str, "checked": bool, "rows": int, "columns": int, "caption": str,
        "figure": str, "latex": str, "rule": str, "confidence": float,
    }
    | _OF_PLACE,
}
"""The columns of each kind of row, in their order, with the type of what is not None in them."""

# Only where the rules to read by are found out, a file is read as several documents, each by those of its kind.
_PROFILES = {"bulletin": "bulletin", "official_document": "official", "generic": "generic"}

Row = dict[str, Any]


def _of_part(document: Document, part: Part, number: int | None) -> Row:
    masthead, official, source = part.masthead, part.official, document.source
    issue = masthead and masthead.issue
    paper = official and official.document_number
    security = (official and official.security) or (masthead and masthead.security)
    profile = document.generator.profile
    if number is not None:
        profile = _PROFILES.get(part.kind, profile)
    return {
        "schema_version": document.schema_version, "source_name": source.name, "sha256": source.sha256, "archive_path": "!/".join(source.archive_path) or None,
        "media_type": source.media_type, "page_count": source.page_count, "kind": part.kind, "profile": profile, "title": part.title,
        "issue_label": issue and issue.label, "issue_number": issue and issue.number, "issue_total": issue and issue.total, "issue_year": issue and issue.year,
        "issuer": masthead.issuer if masthead else official and (", ".join(official.issuers) or None),
        "date": masthead.date if masthead else official and official.issued_on,
        "document_number": paper and paper.text, "document_type": official and official.type, "security_level": security and security.level, "part": number,
    }


def _of_place(pointer: str, locations: Iterable[Location], text: str) -> Row:
    pages = [place.page for place in locations if place.page is not None]
    return {
        "pointer": pointer, "page": min(pages, default=None), "last_page": max(pages, default=None), "characters": count_characters(text), "text": text,
    }


def _of_article(article: Article, pointer: str) -> Row:
    places = (place for block in article.blocks for place in block.locations)
    own = {"subtitle": article.subtitle, "byline": article.byline, "run_in": article.run_in, "blocks": len(article.blocks)}
    return own | _of_place(pointer, places, article.text)


def _of_block(part: Part, article: Article, block: Block, index: int, pointer: str) -> Row:
    own = {"byline": article.byline, "block_id": block.id, "block_index": index, "type": block.type, "rule": block.rule, "confidence": block.confidence}
    if isinstance(block, (Heading, ListItem)):
        own |= {"level": block.level, "marker": block.marker, "checked": getattr(block, "checked", None)}
    elif isinstance(block, Table):
        own |= {"rows": block.rows, "columns": block.columns, "caption": block.caption}
    elif isinstance(block, FigureBlock):
        own |= {"figure": block.figure, "caption": next((one.caption for one in part.figures if one.id == block.figure), None)}
    elif isinstance(block, Formula):
        own |= {"latex": block.latex}
    return own | _of_place(f"{pointer}/blocks/{index}", block.locations, block.plain_text)


def _articles(part: Part, pointer: str) -> Iterator[tuple[Section, Article, str]]:
    for at, section in enumerate(part.sections):
        for place, article in enumerate(section.articles):
            yield section, article, f"{pointer}/sections/{at}/articles/{place}"


def _parts(part: Part, pointer: str = "") -> Iterator[tuple[Part, str]]:
    yield part, pointer
    for at, inner in enumerate(part.parts):
        yield from _parts(inner, f"{pointer}/parts/{at}")


def _document_rows(document: Document, rows: Rows) -> Iterator[Row]:
    for number, (part, pointer) in enumerate(_parts(document), -1):
        of_part = _of_part(document, part, number if number >= 0 else None)
        for index, (section, article, at) in enumerate(_articles(part, pointer)):
            key = of_part | {
                "record": rows, "section_id": section.id, "section": section.title, "article_id": article.id, "article_index": index, "article": article.title,
            }
            if rows == "article":
                yield key | _of_article(article, at)
            else:
                yield from (key | _of_block(part, article, block, place, at) for place, block in enumerate(article.blocks))


def to_rows(documents: Document | Iterable[Document], rows: Rows = "article") -> Iterator[Row]:
    """A dict for each article (or block) of the documents, with the keys of `COLUMNS`: None where a document does not have a field.

    They are the records of `bianmu convert --format ndjson --rows article`.
    """
    columns = COLUMNS.get(rows)
    if columns is None:
        raise ValueError(f"rows is one of {', '.join(COLUMNS)}, not {rows}")
    for document in [documents] if isinstance(documents, Document) else documents:
        for row in _document_rows(document, rows):
            yield {name: row.get(name) for name in columns}


def to_dataframe(documents: Document | Iterable[Document], rows: Rows = "article") -> pandas.DataFrame:
    """The rows of `to_rows` as a table of pandas, which must be installed. Integers stay integers beside what is missing (Int64)."""
    import pandas

    table = pandas.DataFrame(list(to_rows(documents, rows)), columns=list(COLUMNS[rows]))
    return table.astype({name: "Int64" for name, kind in COLUMNS[rows].items() if kind is int})
