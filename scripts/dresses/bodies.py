"""Names of sections, articles and briefs of a bulletin."""
from .bulletin import count
from .names import spaced_name
from .paper import paragraph, picture, table

RED = "FF0000"


class Bodies:
    """Sets sections and articles: a part of the setter."""

    def marked(self, name):
        d = self.d
        return {"bracket": d.bracket[0] + name + d.bracket[1], "ornament": f"{d.ornament} {name}" if d.choose("ornament_gap", True, False) else d.ornament + name,
                "ornaments": f"{d.ornament}{name}{d.ornament}", "apart": f"{' '.join(d.ornament * 3)}　{name}　{' '.join(d.ornament * 3)}", "dashes": f"——{name}——", "double": f"{d.ornament * 2}{name}{d.ornament * 2}"}.get(d.section, name)

    def section(self, name, first):
        d, p = self.d, self.p
        if d.section == "none":
            return
        size, color = d.size + max(d.section_size, 2 if d.section in ("centred", "numbered") else 0), d.section_color
        place = {"before": 14, "after": 6, "keep": True, "line": size * 1.6, "page_break": first and d.contents_break and d.contents != "none"}
        inner = self.hei(self.marked(name), size, color=color)
        if d.section in ("bracket", "ornament", "ornaments", "dashes", "double", "apart"):
            p.add(inner, align=d.section_align if d.section_align != "left" else "", **place)
        elif d.section == "style":
            p.add(self.hei(name, d.size + 3, bold=True, color=color), style="1", **place)
        elif d.section in ("centred", "numbered"):
            p.add(self.hei(name, size, bold=True, color=color or RED), align="center", **place)
        elif d.section == "ruled":
            p.add(self.hei(name, d.size + 2, bold=True, color=color), below=(12, color or "000000"), **place)
        elif d.section in ("shaded", "band"):
            p.add(self.hei(name, d.size + 2, bold=True, color="FFFFFF"), shade=color or "C00000", **place)
        else:
            if place["page_break"]:
                p.add(line=2, page_break=True)
            width = p.page.text if d.columns == 1 else p.page.text // 2 - 400
            p.body.append(table([[paragraph(self.hei(name, d.size + 2, bold=True, color=color), keep=True)]], [width], ruled=False, shade_first="F2DCDB"))
            p.add(line=6)

    def byline(self, kind, author=None):
        words = self.b.words
        if author:
            return f"作者：{author}" if kind == "author" else spaced_name(author)
        office = words.org()
        if self.d.byline_place == "end" or kind == "org":
            return self.pick.choice((f"（{office}供稿）", f"（{office}）", f"（供稿：{office}）", f"（{office}　{words.name()}）", f"（{office} {words.name()} {words.name()}）", f"（文/{words.name()}）",
                                     f"（供稿单位：{office}）", f"（作者单位：{office}）", f"［{office}供稿］", f"（{words.name()} 整理）"))
        return {"org_name": f"{words.choose(words.trade['unit'])}　{words.name()}", "author": f"作者：{words.name()}", "name": spaced_name(words.name()),
                "correspondent": self.pick.choice((f"通讯员　{words.name()}", f"本刊记者　{words.name()}", f"文/{words.name()}", f"记者 {words.name()} 通讯员 {words.name()}", "本刊编辑部",
                                               f"撰稿：{words.name()}　{words.name()}", f"{office}　{words.name()}　{words.name()}"))}[kind]

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
        byline = article["byline"] = self.byline(article["byline"], article.get("author")) if article["byline"] else None
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
        word = d.note_word
        text = word + text.removeprefix("编者按：")
        runs = {"kai": self.kai(text), "italic": self.p.run(text, italic=True), "boxed": self.hei(word) + self.kai(text[len(word):]), "plain": self.hei(word) + self.p.run(text[len(word):])}[d.note]
        self.p.add(runs, first=2 * d.size, box=(6, "000000") if d.note == "boxed" else None)
        if d.note == "boxed":
            self.p.add(line=8)
        article["blocks"].insert(0, {**self.b.block("paragraph", text), "optional_leads": [word], "done": True})

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
                caption = block["caption"]
                if caption and d.choose("figure_caption", "plain", "plain", "bracket") == "bracket":
                    caption = block["caption"] = f"（{caption}）"
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
        caption = block["caption"]
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
                   "bold_bracket": p.run(f"〔{title}〕" if d.choose("brief_bracket", True, False) else f"[{title}]", bold=True), "bold_stop": p.run(title + "。", bold=True), "colon": p.run(title + "：", bold=True), "break": p.run(title + "\n", bold=True)}[form]
        article["title"] = {"bracket": f"【{title}】", "bold_bracket": f"〔{title}〕" if d.choose("brief_bracket", True, False) else f"[{title}]", "bold_stop": title + "。", "colon": title + "："}.get(form, title)
        self.blocks(article, opening)
        return self.answer(article)

    @staticmethod
    def answer(article):
        return {key: article[key] for key in ("title", "title_lines", "subtitle", "byline", "blocks")} | {"run_in": article.get("run_in", False)}
