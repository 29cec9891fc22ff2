"""Typesets a bulletin's source as HTML with print CSS, for a PDF of a second producer."""
from html import escape
from pathlib import Path

from .docx import join_lines, marked

CSS = """
@page { size: A4; margin: 37mm 26mm 35mm 28mm; @bottom-center { content: "— " counter(page) " —"; font: 14pt "AR PL UMing CN"; } }
body { margin: 0; font: 16pt/29pt "AR PL UMing CN"; text-align: justify; }
p { margin: 0; text-indent: 2em; }
h1 { margin: 12pt 0; font: bold 42pt/60pt "WenQuanYi Zen Hei"; color: #f00; text-align: center; }
h2 { margin: 16pt 0 8pt; font: 18pt/29pt "WenQuanYi Zen Hei"; break-after: avoid; }
h3 { margin: 14pt 0 10pt; font: bold 20pt/33pt "WenQuanYi Zen Hei"; text-align: center; break-after: avoid; }
h4 { margin: 0; font: 16pt/29pt "WenQuanYi Zen Hei"; text-indent: 2em; break-after: avoid; }
b { font: 16pt "WenQuanYi Zen Hei"; }
h4.second, .centred, .kai { font-family: "AR PL UKai CN"; }
.notice { font: 14pt/29pt "WenQuanYi Zen Hei"; text-indent: 0; }
.centred { text-align: center; text-indent: 0; break-after: avoid; }
.line { display: flex; justify-content: space-between; border-bottom: 2.25pt solid #f00; }
.contents { font: 18pt/40pt "WenQuanYi Zen Hei"; text-align: center; text-indent: 0; }
.part { font-family: "WenQuanYi Zen Hei"; text-indent: 0; }
.entry { text-indent: 0; padding-left: 1em; text-align: left; }
.entry a { color: black; text-decoration: none; }
.entry a::after { content: leader('.') target-counter(attr(href), page); }
.brief { font-family: "WenQuanYi Zen Hei"; font-weight: bold; }
.body { break-before: page; }
.colophon { margin-top: 30pt; border: solid black; border-width: 1pt 0; font-size: 14pt; line-height: 25pt; }
.colophon p { text-indent: 0; text-align: left; }
"""


def inline(block):
    tags = {"bold": ("<b>", "</b>"), "kai": ('<span class="kai">', "</span>")}
    return "".join(escape(text).join(tags.get(look, ("", ""))) for look, text in block.pieces)


def body(blocks):
    for block in blocks:
        if block.type == "heading":
            yield f'<h4{" class=second" if block.level == 2 else ""}>{inline(block)}</h4>'
        else:
            yield f"<p>{inline(block)}</p>"


def article_html(article, name):
    if article.get("run_in"):
        first, *rest = article["blocks"]
        yield f'<p id="{name}"><span class="brief">{escape(article["lines"][0])}</span>　{inline(first)}</p>'
        yield from body(rest)
        return
    yield f'<h3 id="{name}">{"<br>".join(map(escape, article["lines"]))}</h3>'
    for part in ("subtitle", "byline"):
        if part in article:
            yield f'<p class="centred">{escape(article[part])}</p>'
    yield from body(article["blocks"])


def write_html(source, path):
    head, parts = source["masthead"], source["section"]
    lines = [f'<p class="notice">{head["notice"]}</p><h1>{head["title"]}</h1><p class="centred">{head["issue"]}</p>',
             f'<div class="line"><span>{head["issuer"]}</span><span>{head["date"]}</span></div>',
             f'<p class="contents">{source["contents"]["title"]}</p>']
    for i, part in enumerate(parts):
        lines.append(f'<p class="part">{marked(part.get("contents_title", part["title"]), part["marker"])}</p>')
        lines += [f'<p class="entry"><a href="#a{i}-{j}">{escape(join_lines(article["lines"]))}</a></p>' for j, article in enumerate(part["article"])]
    lines.append('<div class="body">')
    for i, part in enumerate(parts):
        lines.append(f'<h2>{marked(part["title"], part["marker"])}</h2>')
        for j, article in enumerate(part["article"]):
            lines += article_html(article, f"a{i}-{j}")
    lines.append('</div><div class="colophon">')
    lines += [f"<p>{escape(line)}</p>" for line in source["colophon"]["lines"]]
    page = f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{head["title"]}</title><style>{CSS}</style></head><body>'
    Path(path).write_text(page + "\n".join(lines) + "</div></body></html>", encoding="utf-8")
