"""Typesets a sheet: a source that says of each line how it looks, for papers in any dress.

The source has `[looks.NAME]` tables (font, size in points, bold, italic, color, align, before, below, above, indent, left, right) and a body of lines
`NAME | text`; a line without a name is `text`. Lines of a look with `box = true` stand together in a ruled box; one with `page = true` opens a page.
"""
from . import package
from .runs import TEXT_WIDTH, field, paragraph, run, section, table


def lines_of(source):
    """(look's name, text) of each line of the body."""
    for line in filter(None, map(str.strip, source["sheet"]["body"].splitlines())):
        name, bar, text = line.partition(" | ")
        yield (name, text) if bar and name in source["looks"] else ("text", line)


def typeset(look, text):
    style = {"font": look["font"], "size": round(2 * look["size"]), "bold": look.get("bold", False), "color": look.get("color", "")}
    inner = run(text, **style)
    if look.get("italic"):
        inner = inner.replace("<w:rPr>", "<w:rPr><w:i/>")
    edges = {side: (12, look[side]) for side in ("above", "below") if side in look}
    tabs = [("right", TEXT_WIDTH, "")] if "\t" in text else ()
    return paragraph(inner, align=look.get("align", "left"), indent=look.get("indent", 0), before=20 * look.get("before", 0), after=20 * look.get("after", 0),
                     left=20 * look.get("left", 0), right=20 * look.get("right", 0), keep=look.get("keep", False), page_break=look.get("page", False), tabs=tabs, line=round(30 * look["size"]), **edges)


def write_sheet(source, path):
    sheet, looks, body, box = source["sheet"], source["looks"], [], []
    for name, text in [*lines_of(source), (None, "")]:
        if name and looks[name].get("box"):
            box.append(typeset(looks[name], text))
            continue
        if box:
            body += [table([["".join(box)]], [TEXT_WIDTH]), paragraph(line=240)]
            box = []
        if name:
            body.append(typeset(looks[name], text))
    style = {"font": looks["text"]["font"], "size": 20}
    footer = paragraph(field("PAGE", "1", **style), align="center")
    body.append(section('<w:footerReference w:type="default" r:id="footer1"/>'))
    package.write_package(path, sheet["title"], sheet["author"], "".join(body), {"footer1": ("ftr", footer)}, [], False)
