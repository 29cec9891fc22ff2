#!/usr/bin/env python3
"""twins_and_truth.py BIANMU [NAME…]: every sample must give what its source says, and its files the same structure.

For each source in samples/sources, each file made from it is converted and compared with the source field by field (white space
aside): everything that was typeset must come back under the right field, and nothing else. Files of one source must also agree with
each other, their accounts must balance, their evidence must point at something, and a second run must give the same bytes.
"""
import json
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "samples"
sys.path.insert(0, str(ROOT / "scripts"))
from samples.docx import write_docx  # noqa: E402
from samples.source import read_source  # noqa: E402

COLOPHON_LISTS = ("editors", "approvers", "proofreaders", "report_to", "send_to", "distribute_to", "copy_to")
COLOPHON_FIELDS = ("copies", "postal_code", "address", "phone", "fax", "email", "website", "printed_by", "printed_on")
OFFICIAL_LISTS = ("recipients", "issuers", "copy_to")
OFFICIAL_FIELDS = ("copy_number", "urgency", "authority_mark", "type", "issued_on", "printed_by", "printed_on")


def squash(value):
    """A text without white space; other values as they are."""
    if isinstance(value, list):
        return [squash(item) for item in value]
    return "".join(value.split()) if isinstance(value, str) else value


class Comparison:
    """Collects what differs in one file."""

    def __init__(self, name):
        self.name = name
        self.failures = []

    def same(self, place, got, want):
        got, want = squash(got), squash(want)
        if got == want:
            return
        if isinstance(got, list) and isinstance(want, list):
            missing = [item for item in want if item not in got]
            extra = [item for item in got if item not in want]
            detail = "".join([f"\n    missing: {item}" for item in missing] + [f"\n    extra:   {item}" for item in extra])
            self.failures.append(f"{place}: {len(want)} wanted, {len(got)} found{detail or ': in another order or number'}")
        else:
            self.failures.append(f"{place}: {got!r}, not {want!r}")

    def true(self, place, condition, detail=""):
        if not condition:
            self.failures.append(f"{place}: {detail}")


def convert(binary, path):
    run = subprocess.run([binary, "convert", path.name, "--pretty"], cwd=path.parent, capture_output=True, timeout=120)
    if run.returncode:
        raise RuntimeError(f"exit {run.returncode}: {run.stderr.decode('utf-8', 'replace').strip()}")
    return run.stdout


# -- one form for what the source says and what the program found


def wanted_block(block):
    if block.type == "table":
        cells = [[r, c, text] for r, row in enumerate(block.rows) for c, text in enumerate(row)]
        return {"type": "table", "cells": cells, "leads": [], "caption": block.caption}
    return {"type": block.type, "level": block.level, "marker": block.marker, "text": block.text, "leads": block.leads}


def without_note_marks(block):
    text = block.get("text", "")
    for span in sorted(block.get("spans", []), key=lambda span: -span["start"]):
        if "note" in span:
            text = text[: span["start"]] + text[span["end"]:]
    return text


def found_block(block):
    if block["type"] == "table":
        cells = [[cell["row"], cell["column"], cell["text"]] for cell in block["cells"]]
        return {"type": "table", "cells": cells, "leads": [], "caption": block.get("caption", "")}
    leads = [lead["text"] for lead in block.get("leads", [])]
    return {"type": block["type"], "level": block.get("level", 0), "marker": block.get("marker", ""), "text": without_note_marks(block), "leads": leads}


def wanted_articles(source):
    """(title lines, subtitle, byline, run_in, blocks) of every article, by section."""
    if "official" in source:
        own = [{"lines": source["official"]["title_lines"], "blocks": source["official"]["blocks"]}]
        yield None, "", own + [{"lines": [part["title"]], "blocks": part["blocks"]} for part in source["attachment"]]
        return
    for section in source["section"]:
        yield section["title"], section["marker"], section["article"]


def wanted_sections(source):
    return [{"title": title or "", "marker": marker, "articles": [{
        "title": "".join(article["lines"]), "subtitle": article.get("subtitle", ""), "byline": article.get("byline", ""),
        "run_in": article.get("run_in", False), "blocks": [wanted_block(block) for block in article["blocks"]],
    } for article in articles]} for title, marker, articles in wanted_articles(source)]


def found_sections(document):
    return [{"title": section.get("title", ""), "marker": section.get("marker", ""), "articles": [{
        "title": article.get("title", ""), "subtitle": article.get("subtitle", ""), "byline": article.get("byline", ""),
        "run_in": article.get("run_in", False), "blocks": [found_block(block) for block in article["blocks"]],
    } for article in section["articles"]]} for section in document["sections"]]


def lay_out(sections, kind):
    """One aspect of the sections as a flat list of lines, each with the article that it stands in."""
    lines = []
    for section in sections:
        if kind == "sections":
            lines.append(f"{section['marker']} {section['title']}")
        for article in section["articles"]:
            place = f"{article['title']}: "
            if kind == "articles":
                lines.append(f"{section['title']}: {article['title']} | {article['subtitle']} | {article['byline']} | {article['run_in']}")
            for block in article["blocks"]:
                if block["type"] == "table" and kind == "cells":
                    lines += [place + f"({r}, {c}) {text}" for r, c, text in block["cells"]]
                elif block["type"] == "heading" and kind == "headings":
                    lines.append(place + f"{block['level']} {block['marker']} {block['text']}")
                elif block["type"] not in ("heading", "table") and kind == "paragraphs":
                    lines.append(place + block["text"])
                if kind == "leads":
                    lines += [place + lead for lead in block["leads"]]
                if kind == "order" and block["type"] != "table":
                    lines.append(block["text"])
    return lines


ASPECTS = ("sections", "articles", "headings", "paragraphs", "leads", "cells", "order")


def settle_captions(sections, captions):
    """A caption may stand at its table or as the paragraph above it: takes both away, and returns those that were found."""
    found = []
    for section in sections:
        for article in section["articles"]:
            found += [block.pop("caption") for block in article["blocks"] if block.get("caption")]
            found += [block["text"] for block in article["blocks"] if squash(block.get("text", "")) in captions]
            article["blocks"] = [block for block in article["blocks"] if squash(block.get("text", "")) not in captions]
    return sorted(squash(found))


# -- the checks


def check_bulletin(check, source, document):
    masthead, want = document.get("masthead", {}), source["masthead"]
    for field in ("notice", "title", "issuer"):
        check.same(f"masthead.{field}", masthead.get(field), want.get(field))
    check.same("masthead.date", masthead.get("date"), want["date_iso"])
    issue = masthead.get("issue", {})
    check.same("masthead.issue.label", issue.get("label"), want["issue"])
    for field in ("number", "total", "year"):
        check.same(f"masthead.issue.{field}", issue.get(field), want.get(field))
    check.same("title", document.get("title"), want["title"])
    check_contents(check, source, document)
    colophon, want = document.get("colophon", {}), source["colophon"]["fields"]
    for field in COLOPHON_LISTS:
        check.same(f"colophon.{field}", colophon.get(field, []), want.get(field, []))
    for field in COLOPHON_FIELDS:
        check.same(f"colophon.{field}", colophon.get(field), want.get(field))


def check_contents(check, source, document):
    parts = source["section"] if "contents" in source else []
    check.same("contents sections", [part.get("section", "") for part in document["contents"]],
               [part.get("contents_title", part["title"]) for part in parts])
    check.same("contents entries", [[entry["title"], entry.get("page", "")] for part in document["contents"] for entry in part["entries"]],
               [["".join(article["lines"]), str(article.get("page", ""))] for part in parts for article in part["article"]])
    titles = {article["id"]: article.get("title") for section in document["sections"] for article in section["articles"]}
    for part in document["contents"]:
        for entry in part["entries"]:
            check.same(f"target of {entry['title']}", titles.get(entry.get("target")), entry["title"])


def check_official(check, source, document):
    official, want = document.get("official", {}), source["official"]
    for field in OFFICIAL_FIELDS:
        check.same(f"official.{field}", official.get(field), want[field])
    for field in OFFICIAL_LISTS:
        check.same(f"official.{field}", official.get(field, []), want[field])
    check.same("official.attachment_list", official.get("attachment_list", []), want["attachments"])
    check.same("official.annotation", official.get("annotation", "").strip("（）"), want["annotation_text"])
    number = official.get("document_number", {})
    check.same("official.document_number.text", number.get("text"), want["document_number"])
    for field in ("agency", "year", "serial"):
        check.same(f"official.document_number.{field}", number.get(field), want[field])
    check.same("title", document.get("title"), "".join(want["title_lines"]))


def check_furniture(check, source, document):
    """Only a PDF has the printed footers; a DOCX has the field once."""
    texts = {squash(item["text"]) for item in document["furniture"]}
    pages = document["source"].get("page_count", 0)
    for page in range(1, pages + 1) if document["source"]["media_type"] == "application/pdf" else ():
        footer = squash(source["document"]["footer"].replace("{pages}", str(pages)).replace("{page}", str(page)))
        check.true("furniture", footer in texts, f"no footer {footer}")
    if "header" in source["document"]:
        check.true("furniture", squash(source["document"]["header"]) in texts, "no running header")


def check_notes(check, source, document):
    wanted = [note for _, _, articles in wanted_articles(source) for article in articles for block in article["blocks"] for note in block.notes]
    check.same("notes", [note["text"].strip().lstrip("1 ") for note in document["notes"]], wanted)


def resolve(document, pointer):
    value = document
    for step in pointer.split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


def check_house_rules(check, source, document):
    account = document["accounting"]
    total = account["content_chars"] + account["furniture_chars"] + sum(item["chars"] for item in account["discarded"])
    check.same("accounting", account["source_chars"], total)
    for pointer in document["evidence"]:
        try:
            resolve(document, pointer)
        except (KeyError, IndexError, ValueError, TypeError):
            check.true("evidence", False, f"{pointer} points at nothing")
    for section in document["sections"]:
        for article in section["articles"]:
            for block in article["blocks"]:
                for lead in block.get("leads", []):
                    check.same(f"lead of {block['id']}", block["text"][lead["start"]:lead["end"]], lead["text"])
    codes = sorted({item["code"] for item in document["diagnostics"] if item["code"].startswith("toc.")})
    check.same("toc diagnostics", codes, [source["document"]["diagnostic"]] if "diagnostic" in source["document"] else [])


def check_file(check, source, document):
    check.same("kind", document["kind"], source["document"]["kind"])
    want, got = wanted_sections(source), found_sections(document)
    captions = [squash(block["caption"]) for section in want for article in section["articles"] for block in article["blocks"] if block.get("caption")]
    settle_captions(want, captions)
    check.same("captions", settle_captions(got, captions), captions)
    for aspect in ASPECTS:
        check.same(aspect, lay_out(got, aspect), lay_out(want, aspect))
    (check_official if "official" in source else check_bulletin)(check, source, document)
    check_furniture(check, source, document)
    check_notes(check, source, document)
    check_house_rules(check, source, document)
    return got


def structure(document, sections):
    """What must be equal in every file of one source."""
    flat = {aspect: lay_out(sections, aspect) for aspect in ASPECTS}
    flat |= {part: json.dumps(document.get(part), ensure_ascii=False, sort_keys=True) for part in ("kind", "title", "masthead", "official", "colophon")}
    flat["title_lines"] = [article.get("title_lines", []) for section in document["sections"] for article in section["articles"]]
    return flat


def contents_of(package):
    with zipfile.ZipFile(package) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check_typeset(check, source):
    """The stored DOCX is the one that its source gives."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.docx"
        write_docx(source, fresh)
        stored = SAMPLES / f"{source['name']}.docx"
        check.true("typeset", stored.exists() and contents_of(fresh) == contents_of(stored), "the DOCX is not that of its source; run scripts/make_samples.py")


def check_source(binary, path):
    source = read_source(path)
    files = sorted(file for file in SAMPLES.glob(f"{path.stem}*") if file.suffix in (".docx", ".pdf"))
    checks, first = [Comparison(path.stem)], None
    checks[0].true("files", {file.suffix for file in files} == {".docx", ".pdf"}, "needs a DOCX and a PDF")
    check_typeset(checks[0], source)
    for file in files:
        check = Comparison(file.name)
        checks.append(check)
        try:
            made = convert(binary, file)
            check.true("second run", convert(binary, file) == made, "gave other bytes")
            document = json.loads(made)
            found = structure(document, check_file(check, source, document))
        except (RuntimeError, ValueError, KeyError, subprocess.TimeoutExpired) as error:
            check.true("conversion", False, repr(error))
            continue
        first = first or (file.name, found)
        for part in found:
            check.same(f"twin {first[0]}: {part}", found[part], first[1][part])
    return checks


def main():
    binary, names = str(Path(sys.argv[1]).resolve()), sys.argv[2:]
    paths = [SAMPLES / "sources" / f"{name}.toml" for name in names] or sorted((SAMPLES / "sources").glob("*.toml"))
    failures = 0
    for path in paths:
        for check in check_source(binary, path):
            failures += len(check.failures)
            for failure in check.failures:
                print(f"{check.name}: {failure}")
    print(f"{failures} differences" if failures else f"{len(paths)} sources, all as written")
    sys.exit(1 if failures or not paths else 0)


main()
