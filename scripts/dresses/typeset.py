"""Sets a bulletin in a dress: the DOCX, and the answer, side by side."""
from .bulletin import CHINESE_DIGITS, DIGITS, Bulletin, count, full_width
from .dress import Dress
from .paper import FONTS, Page, Paper, paragraph, picture, table, vml_box, word_art
from samples.runs import text_box

RED = "FF0000"


def typed_date(date, form):
    year, month, day = map(int, date.split("-"))
    han_year = "".join(CHINESE_DIGITS[int(c)] for c in str(year))
    return {"plain": f"{year}年{month}月{day}日", "spaced": f"{year} 年 {month} 月 {day} 日", "han": f"{han_year}年{count(month)}月{count(day)}日", "dots": f"{year}.{month}.{day}",
            "dashes": f"{year}-{month:02}-{day:02}", "first_month": f"{year}年{'元' if month == 1 else month}月{day}日", "wide": full_width(str(year)) + "年" + full_width(str(month)) + "月" +
            full_width(str(day)) + "日", "han_circle": f"{han_year.replace('〇', '○')}年{count(month)}月{count(day)}日", "month": f"{year}年{month}月"}[form]


def spaced_name(name):
    return name[0] + "　" + name[1] if len(name) == 2 else name


class Setter:
    """One bulletin on one paper. Several setters may share a paper, for a bound volume."""

    def __init__(self, bulletin, dress, paper=None):
        self.b, self.d, self.pick = bulletin, dress, dress.pick
        fonts = dress.choose("fonts", *FONTS, FONTS[0], FONTS[1])
        page = Page(left=dress.choose("margin", 1587, 1701, 1304), top=dress.choose("top", 1701, 2098, 1440))
        self.p = paper or Paper(fonts, dress.size, round(dress.size * dress.spacing, 1), page, align=dress.justify)
        self.f = self.p.fonts
        self.size = dress.size
        self.listing = []      # (section, [(title, page)])
        self.gold = {"kind": "bulletin"}

    # -- small things

    def hei(self, text, size=0, **look):
        return self.p.run(text, self.f.hei, size, **look)

    def kai(self, text, size=0, **look):
        return self.p.run(text, self.f.kai, size, **look)

    def text(self, inner_runs, **place):
        """A body paragraph: its first line indented, or begun with two typed spaces."""
        if self.d.first_line == "typed":
            self.p.add(self.p.run("　　") + inner_runs, **place)
        else:
            self.p.add(inner_runs, first=2 * self.size, **place)

    # -- masthead

    def issue_text(self):
        """The printed number; sets what the answer says of it."""
        d, head = self.d, self.b.masthead
        number, year = head["number"], int(head["date"][:4])
        form = d.issue
        head["year"] = None
        if form in ("supplement", "special"):
            head["total"] = None
            word = "增刊" if form == "supplement" else "专刊"
            if self.pick.random() < 0.5:
                head["number"] = None
                return word
            head["number"] = number % 4 + 1
            return self.pick.choice((f"{word}第{head['number']}期", f"{word}{head['number']}", f"（{word}第{head['number']}期）"))
        if form in ("year", "year_bracket", "year_total"):
            head["year"] = year
        text = {"plain": f"第{number}期", "spaced": f"第 {number} 期", "brackets": f"（第{number}期）", "year": f"{year}年第{number}期", "year_bracket": f"〔{year}〕第{number}期",
                "han": f"第{count(number)}期", "year_total": f"{year} 年第 {number} 期", "padded": f"第{number:03}期"}[form]
        if head["total"] and form != "brackets":
            text += {"bracket": f"（总第{head['total']}期）", "plain": f"　总第{head['total']}期", "square": f" [总第 {head['total']} 期]", "line": ""}[d.total]
        elif head["total"]:
            head["total"] = None
        return text

    def masthead(self):
        d, p, head, f = self.d, self.p, self.b.masthead, self.f
        width = p.page.text
        issue = self.issue_text()
        total_line = f"（总第{head['total']}期）" if head["total"] and d.total == "line" else ""
        if d.date == "month":
            head["date"] = head["date"][:7] + "-01"
        date = typed_date(head["date"], d.date)
        if d.date == "month":
            head["date"] = head["date"][:7]
        offices = [head["issuer"]] + ([self.b.words.place + "总工会"] if d.issuers == 2 else [])
        head["issuer"] = "".join(offices)
        label = {"label": "主办：", "label_first": "编印：", "bian": "", "zhuban": "", "plain": ""}[d.issuer]
        suffix = {"bian": "编", "zhuban": "　主办"}.get(d.issuer, "")
        alone = d.head in ("stacked", "issue_date")
        issuer = (label if alone else "") + "　".join(offices) + suffix
        small = {"size": d.issue_size}
        space = {"one_line": (issue, issuer, date), "three_cells": (issue, issuer, date), "lines": (issuer, date), "cells": (issuer, date), "grid": (issuer, date)}.get(d.head, (issue, date))
        wide = sum(1 if ord(c) > 0x2000 else 0.55 for c in "".join(space)) + 3 * len(space)
        while small["size"] > 9 and wide * small["size"] > width / 20:
            small["size"] -= 1
        rule = {"red": (18, RED), "thick": (36, RED), "double": (12, RED, 4, "thickThinSmallGap"), "black": (12, "000000"), "none": None, "empty": None}[d.rule]
        line = d.issue_size * 1.7
        rows = []      # in a grid

        def put(inner, **place):
            rows.append(paragraph(inner, **place)) if d.head == "grid" else p.add(inner, **place)
        # The notice.
        if head["notice"]:
            look = {"font": self.pick.choice((f.hei, f.kai, f.body)), "size": 14}
            notice = f"（{head['notice']}）" if d.notice_place == "bracket" else head["notice"]
            put(p.run(notice, **look), align={"left": "", "bracket": "", "center": "center", "right": "right"}[d.notice_place])
        # The name.
        name = {"font": f.title, "size": d.name_size, "bold": d.choose("name_bold", True, True, False), "color": d.color if d.color != "000000" else ""}
        lines = self.b.name_lines if d.name_lines == 2 else ["".join(self.b.name_lines)]
        spread = d.choose("name_spread", "", "", " ", "　")
        size = min(d.name_size, width / 20 / max(len(line) * (1 + len(spread)) for line in lines))
        name["size"] = int(size)
        lines = [spread.join(line) for line in lines]
        parts = [paragraph(p.run(line, **name), align=d.name_align, line=name["size"] * 1.5, before=6 if i == 0 else 0) for i, line in enumerate(lines)]
        if d.english:
            english = " ".join(self.pick.sample(["RIVER", "LIBRARY", "CITY", "PARK", "WATER", "PUBLIC"], 2) + [self.pick.choice(("BULLETIN", "NEWSLETTER", "BRIEFING"))])
            parts.append(paragraph(p.run(english, "Arial", 12, color=name["color"]), align=d.name_align, line=20))
        height = int(len(lines) * name["size"] * 1.5 + (20 if d.english else 0) + 12)
        if d.head == "grid":
            rows.append("".join(parts))
        elif d.name_place == "box":
            p.add(text_box("".join(parts), width // 20, height), line=0)
        elif d.name_place == "vml":
            p.add(vml_box("".join(parts), width // 20, height), line=height + 4)
        elif d.name_place == "cell":
            p.body.append(table([["".join(parts)]], [width], ruled=False))
        else:
            p.body += parts
        # Number, office, date.
        issue_run, date_run, issuer_run = p.run(issue, **small), p.run(date, **small), p.run(issuer, **small)
        ends = [("right", width, "")]
        issue_place = "center" if d.name_align == "center" else self.pick.choice(("center", ""))

        def under():
            put(issue_run, align=issue_place, line=line)
            if total_line:
                put(p.run(total_line, **small), align=issue_place, line=line)
        if d.head in ("lines", "cells", "grid"):
            under()
            if d.head == "lines":
                p.add(p.run(f"{issuer}\t{date}", **small), tabs=ends, below=rule, before=6, line=line)
            elif d.head == "cells":
                p.body.append(table([[paragraph(issuer_run), paragraph(date_run, align="right")]], [width * 3 // 5, width - width * 3 // 5], ruled=False,
                                    edges=self.bottom(rule)))
            else:
                last = [paragraph(issuer_run), paragraph(date_run, align="right")]
                left = width * 3 // 5
                p.body.append(table([[(row, 2, 1)] for row in rows] + [last], [left, width - left], ruled=False, edges=self.bottom(rule)))
        elif d.head == "issue_date":
            issuer_first = self.pick.random() < 0.6
            if issuer_first:
                p.add(issuer_run, align="center", line=line)
            p.add(p.run(f"{issue}\t{date}", **small), tabs=ends, below=rule if issuer_first else None, line=line)
            if total_line:
                head["total"] = None
            if not issuer_first:
                p.add(issuer_run, align="center", below=rule, line=line)
        elif d.head == "one_line":
            if total_line:
                head["total"] = None
            p.add(p.run(f"{issue}\t{issuer}\t{date}", **small), tabs=[("center", width // 2, ""), ends[0]], below=rule, line=line)
        elif d.head == "three_cells":
            if total_line:
                head["total"] = None
            cells = [paragraph(issue_run), paragraph(issuer_run, align="center"), paragraph(date_run, align="right")]
            p.body.append(table([cells], [width * 28 // 100, width * 44 // 100, width - width * 72 // 100], ruled=False, edges=self.bottom(rule)))
        else:
            under()
            p.add(issuer_run, align=issue_place, line=line)
            p.add(date_run, align=issue_place, below=rule, line=line)
        if d.rule == "empty":
            p.add("", line=8, below=(18, RED))
        self.gold["masthead"] = {key: head[key] for key in ("notice", "title", "number", "total", "year", "issuer", "date")}

    @staticmethod
    def bottom(rule):
        return f'<w:bottom w:val="single" w:sz="{rule[0]}" w:space="0" w:color="{rule[1]}"/>' if rule else ""

    # -- contents

    def contents(self):
        d, p = self.d, self.p
        self.gold["contents"] = []
        if not any(not section.get("briefs") or d.contents_briefs or (d.contents_sections and d.section != "none") for section in self.b.sections):
            d.names["contents"] = "none"
        if d.contents == "none":
            return
        paged = d.contents in ("leaders", "pages", "spaces", "cells", "ruled_cells", "bracket_pages")
        if d.contents_word_shown or not paged:
            p.add(self.hei(d.contents_word, d.size + 4), align="center", before=16, after=8, line=(d.size + 4) * 1.6)
        size, width, page = d.size + d.contents_size, p.page.text, 1
        shown = d.contents_sections and d.section != "none"
        number, rows, part = 0, [], None
        for section in self.b.sections:
            if shown:
                part = {"section": section["title"], "entries": []}
                self.gold["contents"].append(part)
                inner = self.hei(self.marked(section["title"]), size)
                rows.append((paragraph(inner), 2, 1)) if "cells" in d.contents else p.add(inner, keep=True)
            elif part is None:
                part = {"section": None, "entries": []}
                self.gold["contents"].append(part)
            if section.get("briefs") and not d.contents_briefs:
                if not shown:
                    continue
                continue
            for article in section["articles"]:
                title, at = article["title"], str(page)
                number += 1
                page += self.pick.randint(0, 3)
                part["entries"].append(title)
                if d.contents == "leaders":
                    p.add(p.run(f"{title}\t{at}", size=size), tabs=[("right", width, "dot")], left=16, right=24)
                elif d.contents == "pages":
                    p.add(p.run(f"{title}\t{at}", size=size), tabs=[("right", width, "")], left=16, right=24)
                elif d.contents == "spaces":
                    p.add(p.run(f"{title}……{at}" if self.pick.random() < 0.5 else f"{title}  {at}", size=size), left=16)
                elif d.contents == "bracket_pages":
                    p.add(p.run(f"{title}（{at}）", size=size), left=16)
                elif d.contents == "bullets":
                    p.add(p.run(d.choose("bullet", "·", "●", "○", "▪", "◇", "※") + " " + title, size=size), left=32, hanging=16)
                elif d.contents == "numbers":
                    p.add(p.run(d.choose("number", "{}.", "{}．", "{}、", "{}. ").format(number) + title, size=size), left=16)
                elif d.contents == "plain":
                    p.add(p.run(title, size=size), first=2 * size)
                else:
                    rows.append([paragraph(p.run(title, size=size)), paragraph(p.run(at, size=size), align="right")])
        if rows:
            rows = [row if isinstance(row, list) else [row] for row in rows]
            p.body.append(table(rows, [width - 1000, 1000], ruled=d.contents == "ruled_cells"))
            p.add(line=10)
        self.gold["contents"] = [part for part in self.gold["contents"] if part["entries"] or part["section"]]

    # -- sections

    def marked(self, name):
        d = self.d
        return {"bracket": d.bracket[0] + name + d.bracket[1], "ornament": f"{d.ornament} {name}" if d.choose("ornament_gap", True, False) else d.ornament + name,
                "ornaments": f"{d.ornament}{name}{d.ornament}"}.get(d.section, name)

    def section(self, name, first):
        d, p = self.d, self.p
        if d.section == "none":
            return
        size, color = d.size + max(d.section_size, 2 if d.section in ("centred",) else 0), d.section_color
        place = {"before": 14, "after": 6, "keep": True, "line": size * 1.6, "page_break": first and d.contents_break and d.contents != "none"}
        inner = self.hei(self.marked(name), size, color=color)
        if d.section in ("bracket", "ornament", "ornaments"):
            p.add(inner, align=d.section_align if d.section_align != "left" else "", **place)
        elif d.section == "style":
            p.add(self.hei(name, d.size + 3, bold=True, color=color), style="1", **place)
        elif d.section == "centred":
            p.add(self.hei(name, size, bold=True, color=color or RED), align="center", **place)
        elif d.section == "ruled":
            p.add(self.hei(name, d.size + 2, bold=True, color=color), below=(12, color or "000000"), **place)
        elif d.section == "shaded":
            p.add(self.hei(name, d.size + 2, bold=True, color="FFFFFF"), shade=color or "C00000", **place)
        else:
            if place["page_break"]:
                p.add(line=2, page_break=True)
            width = p.page.text if d.columns == 1 else p.page.text // 2 - 400
            p.body.append(table([[paragraph(self.hei(name, d.size + 2, bold=True, color=color), keep=True)]], [width], ruled=False, shade_first="F2DCDB"))
            p.add(line=6)

    # -- articles

    def byline(self, kind):
        words = self.b.words
        office = words.org()
        if self.d.byline_place == "end" or kind == "org":
            return self.pick.choice((f"（{office}供稿）", f"（{office}）", f"（供稿：{office}）", f"（{office}　{words.name()}）"))
        return {"org_name": f"{words.choose(words.trade['unit'])}　{words.name()}", "author": f"作者：{words.name()}", "name": spaced_name(words.name()),
                "correspondent": f"通讯员　{words.name()}"}[kind]

    def title(self, article, first):
        d, p = self.d, self.p
        font = {"title": self.f.title, "hei": self.f.hei, "body_bold": self.f.body}[d.title_font]
        look = {"font": font, "size": d.size + d.title_size, "bold": d.title_font == "body_bold" or d.choose("title_bold", True, False), "color": d.title_color}
        lines = article["pieces"] if len(article["pieces"]) > 1 and d.title_break != "none" and self.pick.random() < 0.7 else [article["title"]]
        merged = [lines[0]]
        for piece in lines[1:]:      # short pieces stand together
            if len(merged[-1]) < 9:
                merged[-1] += piece
            else:
                merged.append(piece)
        place = {"align": d.title_align if d.title_align != "left" else "", "keep": True, "line": look["size"] * 1.5, "style": "2" if d.title_style else ""}
        starts_page = first and d.section == "none" and d.contents != "none" and d.contents_break
        if d.title_break == "soft":
            p.add(p.run("\n".join(merged), **look), before=14, after=4, page_break=starts_page, **place)
        else:
            for i, line in enumerate(merged):
                p.add(p.run(line, **look), before=0 if i else 14, page_break=starts_page and i == 0, **place)
        article["title_lines"] = merged
        if article["subtitle"]:
            dash = {"dash": "——", "hyphens": "--", "plain": ""}[d.subtitle]
            article["subtitle"] = dash + article["subtitle"]
            p.add(self.kai(article["subtitle"], d.size), align=place["align"] or "center", keep=True)
        byline = article["byline"] = self.byline(article["byline"]) if article["byline"] else None
        source, late = article.pop("source", None), None
        if source and not byline:
            article["byline"] = source
            late = ("right" if d.source_place == "end" else "", source) if d.source_place == "end" else None
            if not late:
                p.add(self.kai(source, d.size - 1), align="center", keep=True)
        elif byline and byline.startswith("（") and d.byline_place in ("end", "right"):
            late = ("right", byline)
        elif byline:
            p.add(self.kai(byline, d.size - d.choose("byline_size", 0, 1, 2)), align="center" if d.title_align == "center" else "", keep=True)
        if d.title_gap:
            p.add(line=10)
        return late

    def article(self, article, first):
        late = self.title(article, first)
        if "note" in article:
            self.note(article)
        self.blocks(article)
        if late:
            self.p.add(self.p.run(late[1]), align=late[0])
        return self.answer(article)

    def note(self, article):
        d, text = self.d, article.pop("note")
        runs = {"kai": self.kai(text), "italic": self.p.run(text, italic=True), "boxed": self.hei(text[:4]) + self.kai(text[4:]), "plain": self.hei(text[:4]) + self.p.run(text[4:])}[d.note]
        self.p.add(runs, first=2 * d.size, box=(6, "000000") if d.note == "boxed" else None)
        if d.note == "boxed":
            self.p.add(line=8)
        article["blocks"].insert(0, {**self.b.block("paragraph", text), "optional_leads": [text[:4]], "done": True})

    def heading(self, block, lists):
        d, level = self.d, block["level"]
        number = block.pop("count") + 1
        marks = {"gb": ("{}、", "（{}）"), "arabic": ("{}．", "（{}）")}[d.numbers]
        mark = marks[level - 1].format(count(number) if d.numbers == "gb" else number)
        looks = {"hei": {"font": self.f.hei}, "bold": {"bold": True}, "hei_bold": {"font": self.f.hei, "bold": True}, "body": {}, "kai": {"font": self.f.kai},
                 "kai_bold": {"font": self.f.kai, "bold": True}}
        look = looks[d.heading1 if level == 1 else d.heading2]
        if d.headings == "auto":
            form = "chineseCounting" if d.numbers == "gb" else "decimal"
            lists.setdefault("heading", None) or lists.update(heading=self.p.new_list([(form, marks[0].format("%1")), (form, marks[1].format("%2"))]))
            self.p.add(self.p.run(block["text"], **look), first=2 * d.size, keep=True, number=(lists["heading"], level - 1))
        else:
            self.p.add(self.p.run(mark + block["text"], **look), first=2 * d.size, keep=True)
        block["text"] = mark + block["text"]

    def blocks(self, article, opening=None):
        """`opening`: (runs, printed text) before the first block's text, a brief's title."""
        d, p, lists = self.d, self.p, {}
        leads = {"bold": {"bold": True}, "kai": {"font": self.f.kai}, "hei": {"font": self.f.hei}, "kai_bold": {"font": self.f.kai, "bold": True}}[d.lead]
        for block in article["blocks"]:
            if block.pop("done", False):
                continue
            kind = block["type"]
            if kind == "heading":
                self.heading(block, lists)
            elif kind == "table":
                self.table(block)
            elif kind == "figure":
                p.add(picture(200, 110), align="center", line=120)
                caption = block.pop("caption")
                if caption:
                    p.add(self.kai(caption, d.size - 2), align="center")
            elif "item" in block:
                item = block.pop("item")
                if d.list == "auto":
                    lists.setdefault("list", None) or lists.update(list=p.new_list([("decimal", "%1.")]))
                    p.add(p.run(block["text"]), first=2 * d.size, number=(lists["list"], 0))
                    block["text"] = f"{item + 1}." + block["text"]
                else:
                    mark = chr(0x2460 + item) if d.list == "①" else d.list.replace("1", str(item + 1))
                    block["text"] = mark + block["text"]
                    self.text(p.run(block["text"]))
            else:
                mark, rest, inner = block.pop("mark", "ordinal" if block["leads"] and block["leads"][0][1:2] == "是" else "leads"), block["text"], ""
                for lead in block["leads"]:
                    before, _, rest = rest.partition(lead)
                    inner += (p.run(before) if before else "") + p.run(lead, **(leads if mark == "leads" else {}))
                inner += p.run(rest) if rest else ""
                if opening:
                    inner, opening = opening + inner, None
                self.text(inner)

    def table(self, block):
        d, p = self.d, self.p
        caption = block.pop("caption")
        if caption:
            p.add(self.hei(caption, d.size - 2) if d.caption == "above_hei" else p.run(caption, size=d.size - 2), align="center", keep=True, before=6)
        width = p.page.text if d.columns == 1 else p.page.text // 2 - 400
        columns = len(block["rows"][0])
        size = d.size - 3 if d.columns == 1 else 9
        rows = [[paragraph(p.run(cell, self.f.hei if r == 0 else "", size), align="center", line=size * 1.7) for cell in row] for r, row in enumerate(block["rows"])]
        edges = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>' for side in ("top", "bottom", "insideH"))
        p.body.append(table(rows, [width // columns] * columns, ruled=d.table != "open", edges=edges, shade_first="D9E2F3" if d.table == "shaded" else ""))
        p.add(line=8)

    def brief(self, article):
        d, p, title = self.d, self.p, article["title"]
        form = d.brief
        article["title_lines"] = [title]
        if form in ("line_bold", "line_hei", "line_centred", "ornament_line"):
            article.pop("run_in")
            runs = {"line_bold": p.run(title, bold=True), "line_hei": self.hei(title), "line_centred": self.hei(title, d.size + 1), "ornament_line": self.hei("▲ " + title)}[form]
            if form == "ornament_line":
                article["title"] = "▲ " + title
            self.p.add(runs, first=0 if form == "line_centred" else 2 * d.size, align="center" if form == "line_centred" else "", keep=True, before=4)
            self.blocks(article)
            return self.answer(article)
        opening = {"bold_space": p.run(title + "　", bold=True), "kai_space": self.kai(title, bold=True) + p.run("　　"), "bracket": p.run(f"【{title}】"),
                   "bold_bracket": p.run(f"〔{title}〕" if d.choose("brief_bracket", True, False) else f"[{title}]", bold=True), "bold_stop": p.run(title + "。", bold=True)}[form]
        article["title"] = {"bracket": f"【{title}】", "bold_bracket": f"〔{title}〕" if d.choose("brief_bracket", True, False) else f"[{title}]", "bold_stop": title + "。"}.get(form, title)
        self.blocks(article, opening)
        return self.answer(article)

    @staticmethod
    def answer(article):
        return {key: article[key] for key in ("title", "title_lines", "subtitle", "byline", "blocks")} | {"run_in": article.get("run_in", False)}

    # -- colophon

    def foot_pieces(self):
        d, out = self.d, []
        for key, label, value in self.b.colophon_fields:
            if key == "copies":
                out.append((key, "", d.foot_copies.format(value if d.foot_digits == "plain" else full_width(str(value)))))
                continue
            if key in ("approvers", "editors", "proofreaders"):
                value = d.foot_name_gap.join(spaced_name(name) if d.foot_spaced and d.foot_name_gap != " " else name for name in value)
            elif isinstance(value, list):
                value = d.foot_comma.join(value) + d.foot_stop
            elif key in ("phone", "fax"):
                value = value.replace("-", d.foot_phone)
            elif key == "email":
                value = value.replace("@", d.foot_mail)
            if d.foot_digits == "wide" and key in ("phone", "postal_code", "fax"):
                value = full_width(value)
            out.append((key, label, value))
        return out

    def foot(self):
        d, p, look = self.d, self.p, {"size": self.d.size + self.d.foot_size}
        pieces = self.foot_pieces()
        if not pieces:
            return
        width = p.page.text
        texts = [(key, f"{label}：{value}" if label else value) for key, label, value in pieces]
        short = [text for key, text in texts if key in ("phone", "fax", "postal_code", "email", "website")]
        others = [text for key, text in texts if key not in ("phone", "fax", "postal_code", "email", "website")]
        lines = others + short
        if d.foot == "pairs":
            lines = others + (["　".join(short)] if short else [])
        elif d.foot == "tabs":
            people = [text for key, text in texts if key in ("approvers", "editors", "proofreaders")]
            lines = (["\t".join(people)] if people else []) + [text for text in others if text not in people] + ["\t".join(short[i:i + 2]) for i in range(0, len(short), 2)]
        if d.foot in ("table", "label_cells"):
            p.add(line=12)
            edges = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>' for side in ("top", "bottom", "insideH"))
            if d.foot == "table":
                rows = [[paragraph(p.run(line, **look))] for line in lines]
                widths = [width]
            else:
                rows = [[paragraph(p.run(label + "：", **look)), paragraph(p.run(value, **look))] if label else [(paragraph(p.run(value, **look)), 2, 1)]
                        for _, label, value in pieces]
                widths = [2200, width - 2200]
            p.body.append(table(rows, widths, ruled=d.choose("foot_ruled", True, False), edges=edges))
            p.add(line=10)
            return
        for i, line in enumerate(lines):
            p.add(p.run(line, **look), before=0 if i else 18, above=None if i or d.choose("foot_rule", True, False) else (8, "000000"), line=look["size"] * 1.6,
                  tabs=[("left", width // 2, ""), ("left", width * 3 // 4, "")])

    # -- all of it

    def furniture(self):
        d, p = self.d, self.p
        references, title_page = "", False
        if d.page_number:
            references += p.furniture("ftr", p.page_number(d.page_number, d.choose("number_align", "center", "center", "right"), 12))
        if d.furniture != "none":
            head = "".join(self.b.name_lines) + (f"　第{self.b.masthead['number']}期" if d.furniture == "both" and self.b.masthead["number"] else "")
            references += p.furniture("hdr", paragraph(self.kai(head, 10.5), align=d.choose("header_align", "center", "right"), below=(4, "000000") if d.furniture == "header_ruled" else None))
            title_page = d.choose("header_first", False, True)
            if title_page and d.page_number:
                references += p.furniture("ftr", p.page_number(d.page_number, "center", 12), "first")
        return references, title_page

    def set(self, last=True):
        """@param last  whether the paper ends here; if not, a section is ended so that the next begins on a new page."""
        d, p = self.d, self.p
        if d.section == "none":
            articles = [article for section in self.b.sections if not section.get("briefs") for article in section["articles"]]
            if not articles:
                articles = [self.b.article()]
            self.b.sections = [{"title": None, "articles": articles}]
        for section in self.b.sections:   # what opens the contents: what the body will say
            section["articles"] = list(section["articles"])
        references, title_page = self.furniture()
        self.masthead()
        listed = [dict(section) for section in self.b.sections]
        self.contents()
        front = d.foot == "front" and d.contents != "none" and d.contents_break
        if front:
            self.foot()
        columns = d.columns
        if columns > 1:
            p.end_section(references=references, title_page=title_page)
        self.gold["sections"] = []
        for i, section in enumerate(listed):
            if section["title"]:
                self.section(section["title"], i == 0)
            articles = [self.brief(article) if article.get("run_in") else self.article(article, i == 0 and k == 0) for k, article in enumerate(section["articles"])]
            self.gold["sections"].append({"title": section["title"], "articles": articles})
        if columns > 1:
            p.end_section(continuous=True, columns=columns)
        if not front:
            self.foot()
        keys = dict.fromkeys(("editors", "approvers", "report_to", "postal_code", "phone", "email"), None)
        self.gold["colophon"] = {key: value for key, value in ({**keys, **self.b.colophon}).items()}
        end = p.section("" if columns > 1 else references, continuous=columns > 1, title_page=title_page and columns == 1)
        p.body.append(end if last else paragraph(line=1, section=end))
        self.gold["dress"] = {name: str(value) if not isinstance(value, (str, int, float)) else value for name, value in d.names.items()}
        return self.gold


def make(pick, path, **fixed):
    """Writes one bulletin in one dress; returns its answer."""
    setter = Setter(Bulletin(pick), Dress(pick, **fixed))
    gold = setter.set()
    setter.p.write(path, gold["masthead"]["title"], gold["masthead"]["issuer"])
    return gold
