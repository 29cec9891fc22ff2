"""Documents as flat rows, one for each article, named as in `schemas/record.schema.json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from .document import Document, Part

if TYPE_CHECKING:
    import pandas

COLUMNS = (
    "source_name", "sha256", "kind", "profile", "title", "issue_label", "issue_number", "issue_total", "issue_year", "issuer", "date", "document_number",
    "document_type", "section_id", "section", "article_id", "article_index", "article", "subtitle", "byline", "text",
)


def _part_rows(document: Document, part: Part) -> Iterator[dict[str, Any]]:
    masthead, official = part.masthead, part.official
    issue = masthead.issue if masthead else None
    number = official.document_number if official else None
    of_part = {
        "source_name": document.source.name, "sha256": document.source.sha256, "kind": part.kind, "profile": document.generator.profile, "title": part.title,
        "issue_label": issue and issue.label, "issue_number": issue and issue.number, "issue_total": issue and issue.total, "issue_year": issue and issue.year,
        "issuer": masthead.issuer if masthead else official and (", ".join(official.issuers) or None),
        "date": masthead.date if masthead else official and official.issued_on,
        "document_number": number and number.text, "document_type": official and official.type,
    }
    index = 0
    for section in part.sections:
        for article in section.articles:
            yield of_part | {
                "section_id": section.id, "section": section.title, "article_id": article.id, "article_index": index, "article": article.title,
                "subtitle": article.subtitle, "byline": article.byline, "text": article.text,
            }
            index += 1
    for inner in part.parts:
        yield from _part_rows(document, inner)


def to_rows(documents: Document | Iterable[Document]) -> Iterator[dict[str, Any]]:
    """A dict with the keys `COLUMNS` for each article of the documents; None where a document does not have a field."""
    for document in [documents] if isinstance(documents, Document) else documents:
        yield from _part_rows(document, document)


def to_dataframe(documents: Document | Iterable[Document]) -> pandas.DataFrame:
    """The rows of `to_rows` as a table of pandas, which must be installed."""
    import pandas

    return pandas.DataFrame(list(to_rows(documents)), columns=list(COLUMNS))
