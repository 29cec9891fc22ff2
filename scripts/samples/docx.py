"""Typesets a sample's source as a DOCX, the way an office would: direct formatting, GB fonts, real tabs, fields and rules."""
from . import package
from .runs import (BLACK, FANG, HEI, KAI, RED, SONG, TEXT_WIDTH, field, paragraph, run, section, table, text_box)


class Writer:
    """Collects the body of one document."""

    def __init__(self, source):
        self.source = source
        self.document = source["document"]
        self.columns = self.document.get("columns", 1)
        self.body = []
        self.footnotes = []
        self.headers = {}

    def add(self, inner="", **properties):
        self.body.append(paragraph(inner, **properties))

    # -- the page's furniture

    def footer(self, align):
        style = {"font": FANG, "size": 28}
        inner, rest = "", self.document["footer"]
        for name, instruction in (("{page}", "PAGE"), ("{pages}", "NUMPAGES")):
            before, found, rest = rest.partition(name)
            inner += run(before, **style) if before else ""
            inner += field(instruction, "1", **style) if found else ""
        return paragraph(inner + (run(rest, **style) if rest else ""), align=align)

    def references(self):
        """Registers header and footers, and returns their references for the first section."""
        official = "official" in self.source
        self.headers["footer1"] = ("ftr", self.footer("right" if official else "center"))
        kinds = [("footer", "default", "footer1")]
        if official:
            self.headers["footer2"] = ("ftr", self.footer("left"))
            kinds.append(("footer", "even", "footer2"))
        if "header" in self.document:
            self.headers["header1"] = ("hdr", paragraph(run(self.document["header"], font=KAI, size=21), align="center", below=(4, BLACK)))
            self.headers["footer2"] = ("ftr", self.footer("center"))
            kinds += [("header", "default", "header1"), ("footer", "first", "footer2")]
        return "".join(f'<w:{part}Reference w:type="{kind}" r:id="{name}"/>' for part, kind, name in kinds)

    # -- body

    def pieces(self, block, **base):
        looks = {"text": {}, "plain": {}, "bold": {"bold": True}, "kai": {"font": KAI}}
        inner = ""
        for kind, text in block.pieces:
            if kind == "note":
                mark = '<w:r><w:rPr><w:rStyle w:val="a4"/></w:rPr>'
                self.footnotes.append(paragraph(f"{mark}<w:footnoteRef/></w:r>" + run(" " + text, size=18), style="a3"))
                inner += f'{mark}<w:footnoteReference w:id="{len(self.footnotes)}"/></w:r>'
            else:
                inner += run(text, **{**base, **looks[kind]})
        return inner

    def table(self, block):
        if block.caption:
            self.add(run(block.caption, font=HEI, size=28), align="center", keep=True, before=120)
        width = TEXT_WIDTH if self.columns == 1 else (TEXT_WIDTH - 425) // self.columns
        longest = [max(len(row[i]) for row in block.rows) + 2 for i in range(len(block.rows[0]))]
        widths = [width * share // sum(longest) for share in longest]
        rows = [[paragraph(run(cell, font=HEI if r == 0 else FANG, size=24), align="center", line=400) for cell in row]
                for r, row in enumerate(block.rows)]
        self.body.append(table(rows, widths))
        self.add(line=240)

    def blocks(self, blocks, auto_numbered=False):
        for block in blocks:
            if block.type == "table":
                self.table(block)
            elif block.type == "heading" and auto_numbered:
                self.add(run(block.text.removeprefix(block.marker), font=HEI), style="1", indent=2, number=block.level - 1)
            elif block.type == "heading":
                self.add(run(block.text, font=HEI if block.level == 1 else KAI), indent=2, keep=True)
            else:
                self.add(self.pieces(block), indent=2)

    # -- bulletins

    def masthead(self):
        head = self.source["masthead"]
        if "notice" in head:
            notice = run(head["notice"], font=HEI, size=28)
            self.add(text_box(paragraph(notice), 200, 30) if head.get("notice_box") else notice)
        self.add(run(head["title"], font=SONG, size=84, bold=True, color=RED), align="center", line=1300, before=200)
        self.add(run(head["issue"], font=KAI), align="center")
        if head["line"] == "tab":
            self.add(run(f"{head['issuer']}\t{head['date']}"), tabs=[("right", TEXT_WIDTH, "")], below=(18, RED), before=200)
        else:
            half = TEXT_WIDTH // 2
            cells = [paragraph(run(head["issuer"])), paragraph(run(head["date"]), align="right")]
            self.body.append(table([cells], [half, TEXT_WIDTH - half], ruled=False,
                                   edges=f'<w:bottom w:val="single" w:sz="18" w:space="0" w:color="{RED}"/>'))

    def contents(self):
        if "contents" not in self.source:
            return
        contents = self.source["contents"]
        self.add(run(contents["title"], font=HEI, size=36), align="center", before=400, after=200)
        for part in self.source["section"]:
            self.add(run(marked(part.get("contents_title", part["title"]), part["marker"]), font=HEI), keep=True)
            for article in part["article"]:
                title = join_lines(article["lines"])
                if contents["style"] == "leaders":
                    self.add(run(f"{title}\t{article['page']}"), tabs=[("right", TEXT_WIDTH, "dot")], left=320, right=600)
                else:
                    self.add(run(f"{contents['bullet']} {title}"), left=320)

    def bulletin(self):
        self.masthead()
        self.contents()
        references = self.references()
        if self.columns > 1:
            self.add(line=240, section=section(references))
        for i, part in enumerate(self.source["section"]):
            centred = self.columns > 1
            self.add(run(marked(part["title"], part["marker"]), font=HEI, size=36), align="center" if centred else "", keep=True,
                     page_break=i == 0 and "contents" in self.source, before=300, after=100)
            for article in part["article"]:
                self.article(article)
        if self.columns > 1:
            self.add(line=240, section=section(continuous=True, columns=self.columns))
        self.colophon()
        continuous = self.columns > 1
        self.body.append(section("" if continuous else references, continuous=continuous, title_page="header" in self.document))

    def article(self, article):
        if article.get("run_in"):
            first, *rest = article["blocks"]
            self.add(run(article["lines"][0] + "　", font=HEI, bold=True) + self.pieces(first), indent=2)
            self.blocks(rest)
            return
        title = {"font": SONG, "size": 36 if self.columns > 1 else 40}
        if "contents" in self.source and self.source["contents"]["style"] == "bullets":
            self.add(run("\n".join(article["lines"]), **title), align="center", keep=True, before=300, line=660)
        else:
            for i, line in enumerate(article["lines"]):
                self.add(run(line, **title), align="center", keep=True, before=0 if i else 300, line=660)
        if "subtitle" in article:
            self.add(run(article["subtitle"], font=KAI), align="center", keep=True)
        if "byline" in article:
            self.add(run(article["byline"], font=KAI, size=28), align="center", keep=True)
        self.add(line=240)
        self.blocks(article["blocks"], article.get("auto_numbered", False))

    def colophon(self):
        colophon = self.source["colophon"]
        style = {"size": 28}
        lines = [paragraph(run(line, **style), line=500) for line in colophon["lines"]]
        if colophon["layout"] == "table":
            self.add(line=400)
            rules = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>' for side in ("top", "bottom", "insideH"))
            self.body.append(table([[line] for line in lines], [TEXT_WIDTH], ruled=False, edges=rules))
            self.add(line=240)
            return
        last = len(colophon["lines"]) - 1
        for i, line in enumerate(colophon["lines"]):
            self.add(run(line, **style), line=500, before=0 if i else 600, above=None if i else (8, BLACK), below=(8, BLACK) if i == last else None)

    # -- official documents

    def official(self):
        head = self.source["official"]
        references = self.references()
        self.add(run(head["copy_number"]))
        self.add(run(head["urgency"], font=HEI))
        self.add(run(head["authority_mark"], font=SONG, size=72, bold=True, color=RED), align="center", line=1200, before=700)
        self.add(run(head["document_number"]), align="center", before=500, below=(18, RED))
        for i, line in enumerate(head["title_lines"]):
            self.add(run(line, font=SONG, size=44), align="center", line=760, before=0 if i else 600)
        self.add(run(head["recipients_line"]), before=300)
        self.blocks(head["blocks"])
        self.add()
        for i, title in enumerate(head["attachments"]):
            self.add(run((head["attachments_label"] if i == 0 else "") + f"{i + 1}.{title}"), left=0 if i == 0 else 1600, indent=2 if i == 0 else 0)
        self.add()
        self.add()
        for issuer in head["issuers"]:
            self.add(run(issuer), align="right", right=640)
        self.add(run(head["issued"]), align="right", right=1280)
        self.add(run(head["annotation"]), indent=2, before=300)
        for attachment in self.source["attachment"]:
            self.add(run(attachment["label"], font=HEI), page_break=True)
            self.add(run(attachment["title"], font=SONG, size=40), align="center", before=200, after=200, line=760)
            self.blocks(attachment["blocks"])
        self.add()
        self.add(run(head["copy_to_line"], size=28), above=(12, BLACK), below=(6, BLACK), left=280, right=280, line=500, before=600)
        self.add(run(f"{head['printed_by']}\t{head['printed']}", size=28), tabs=[("right", TEXT_WIDTH - 280, "")], below=(12, BLACK),
                 left=280, right=280, line=500)
        self.body.append(section(references))


def marked(title, marker):
    """A section's title between its brackets, or after its ornament."""
    return f"{marker[0]}{title}{marker[1]}" if len(marker) == 2 else f"{marker} {title}"


def join_lines(lines):
    return "".join(lines)


def write_docx(source, path):
    writer = Writer(source)
    if "official" in source:
        writer.official()
        title, creator = "".join(source["official"]["title_lines"]), source["official"]["issuers"][0]
    else:
        writer.bulletin()
        title, creator = source["masthead"]["title"], source["masthead"]["issuer"]
    package.write_package(path, title, creator, "".join(writer.body), writer.headers, writer.footnotes, "official" in source)
