"""A document at a glance, as HTML for notebooks."""

from __future__ import annotations

from html import escape
from typing import Any


def _rows(document: dict[str, Any]) -> dict[str, str]:
    rows = {"source": document["source"]["name"], "kind": document["kind"], "profile": document["generator"]["profile"]}
    if masthead := document.get("masthead"):
        rows |= {"issue": masthead.get("issue", {}).get("label", ""), "issuer": masthead.get("issuer", ""), "date": masthead.get("date", "")}
    if official := document.get("official"):
        number = official.get("document_number", {}).get("text", "")
        rows |= {"document number": number, "to": ", ".join(official["recipients"]), "issued on": official.get("issued_on", "")}
    rows["diagnostics"] = str(len(document["diagnostics"])) if document["diagnostics"] else ""
    return {name: value for name, value in rows.items() if value}


def _article(article: dict[str, Any]) -> str:
    title = escape(article["title"]) if article.get("title") else "<i>untitled</i>"
    return f"<li>{title} <small>({len(article['blocks'])})</small></li>"


def _outline(part: dict[str, Any]) -> str:
    out = ""
    for section in part["sections"]:
        articles = "".join(map(_article, section["articles"]))
        out += f"<li>{escape(section['title'])}<ul>{articles}</ul></li>" if section.get("title") else articles
    for inner in part.get("parts", []):
        out += f"<li><b>{escape(inner.get('title') or inner['kind'])}</b><ul>{_outline(inner)}</ul></li>"
    return out


def summary(document: dict[str, Any]) -> str:
    """The summary of a document's JSON object."""
    cell = "style='text-align:left'"
    rows = "".join(f"<tr><th {cell}>{escape(name)}</th><td {cell}>{escape(value)}</td></tr>" for name, value in _rows(document).items())
    return f"<div><b>{escape(document.get('title') or document['source']['name'])}</b><table>{rows}</table><ul>{_outline(document)}</ul></div>"
