"""A document at a glance, as HTML for notebooks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .document import Document, Part


def _rows(document: Document) -> dict[str, str]:
    masthead, official = document.masthead, document.official
    rows = {"source": document.source.name, "kind": document.kind, "profile": document.generator.profile}
    if masthead:
        rows |= {"issue": masthead.issue.label if masthead.issue else "", "issuer": masthead.issuer or "", "date": masthead.date or ""}
    if official:
        number = official.document_number
        rows |= {"document number": number.text if number else "", "to": ", ".join(official.recipients), "issued on": official.issued_on or ""}
    rows["diagnostics"] = str(len(document.diagnostics)) if document.diagnostics else ""
    return {name: value for name, value in rows.items() if value}


def _outline(part: Part) -> str:
    out = ""
    for section in part.sections:
        articles = "".join(
            f"<li>{escape(article.title) if article.title else '<i>untitled</i>'} <small>({len(article.blocks)})</small></li>" for article in section.articles
        )
        out += f"<li>{escape(section.title)}<ul>{articles}</ul></li>" if section.title else articles
    for inner in part.parts:
        out += f"<li><b>{escape(inner.title or inner.kind)}</b><ul>{_outline(inner)}</ul></li>"
    return out


def summary(document: Document) -> str:
    rows = "".join(f"<tr><th style='text-align:left'>{escape(name)}</th><td style='text-align:left'>{escape(value)}</td></tr>" for name, value in _rows(document).items())
    return f"<div><b>{escape(document.title or document.source.name)}</b><table>{rows}</table><ul>{_outline(document)}</ul></div>"
