"""What an invented official document looks like: one of many dresses that offices give the same elements, as the body of a DOCX."""
from samples.runs import BLACK, TEXT_WIDTH, field, look, paragraph, run, section, table, text_box

DIGITS = "〇一二三四五六七八九"
BREAK = '<w:r><w:br w:type="page"/></w:r>'
FACES = {  # text, points, second headings, title and mark
    "gb": ("仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"),
    "gbk": ("方正仿宋_GBK", "方正黑体_GBK", "方正楷体_GBK", "方正小标宋_GBK"),
    "plain": ("宋体", "宋体", "宋体", "宋体"),
    "office": ("仿宋", "黑体", "楷体", "宋体"),
}


def numerals(number):
    """1 to 31 as Chinese writes them."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones or not tens else "")


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def line_shape(color, weight):
    """A line across the page as Word draws it, anchored to its paragraph."""
    wide_emu = TEXT_WIDTH * 635
    return ('<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="3" behindDoc="0" locked="0" layoutInCell="1"'
            ' allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>60000</wp:posOffset></wp:positionV><wp:extent cx="{wide_emu}" cy="0"/>'
            '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="9" name="Line 9"/><wp:cNvGraphicFramePr/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide_emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f'<a:ln w="{weight * 1588}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData>'
            '</a:graphic></wp:anchor></w:drawing></w:r>')


def edges(*sides, color=BLACK, size=8):
    return "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>' for side in sides)


class Dress:
    def __init__(self, content, pick):
        self.content, self.pick, self.body, self.headers, self.media = content, pick, [], {}, {}
        self.text, self.hei, self.kai, self.song = FACES[pick.choice(("gb", "gb", "gb", "gbk", "plain", "office"))]
        self.plain = self.text == self.song
        self.size = pick.choice((32, 32, 32, 28, 30)) if not self.plain else pick.choice((24, 28, 32))
        self.red = pick.choice(("FF0000", "FF0000", "C00000", "E60012")) if not self.plain or pick.random() < 0.6 else BLACK
        self.stop = pick.choice((".", "．", "、", ". "))

    # -- pieces

    def run(self, text, **style):
        return run(text, **{"font": self.text, "size": self.size, **style})

    def add(self, inner="", **properties):
        self.body.append(paragraph(inner, em=self.size * 10, **properties))

    def gap(self, most=2):
        for _ in range(self.pick.randint(0, most)):
            self.add()

    def spaced(self, text):
        return self.pick.choice((text, text, "　".join(text), " ".join(text)))

    def date(self, date, how=""):
        year, month, day = date
        how = how or self.pick.choice(("plain", "plain", "plain", "spaced", "han", "circle", "zero"))
        if how in ("han", "circle"):
            years = "".join(DIGITS[int(c)] for c in str(year)).replace("〇", "○" if how == "circle" else "〇")
            return f"{years}年{numerals(month)}月{numerals(day)}日"
        if how == "spaced":
            return f"{year} 年 {month} 月 {day} 日"
        return f"{year}年{month:02}月{day:02}日" if how == "zero" else f"{year}年{month}月{day}日"

    # -- head

    def head_number(self):
        content, pick = self.content, self.pick
        if content.layout == "order":
            content.number = f"第{content.serial}号"
            return content.number
        if content.layout == "minutes":
            content.number = f"第{content.serial}期"
            return pick.choice((content.number, f"（{content.number}）", f"第 {content.serial} 期"))
        content.number = f"{content.agency_code}〔{content.year}〕{content.serial}号"
        left, right = pick.choice(("〔〕", "〔〕", "〔〕", "[]", "()", "（）", "【】", "［］"))
        year, serial = str(content.year), str(content.serial)
        if pick.random() < 0.1:
            year, serial = wide(year), wide(serial)
        space = pick.choice(("", "", " "))
        return f"{content.agency_code}{space}{left}{year}{right}{space}{pick.choice(('', '', '', '第'))}{serial}{space}号"

    def marks_above(self):
        content, pick = self.content, self.pick
        items = []
        if content.copy_number:
            items.append((pick.choice(("", "", "份号：", "№")) + content.copy_number, self.text))
        if content.security:
            level, period = content.security
            items.append((self.spaced(level) + (pick.choice(("★", "★", "☆", " ★ ")) + period if period else ""), self.hei))
        if content.urgency:
            items.append((self.spaced(content.urgency), self.hei))
        return [self.run(text, font=font) for text, font in items]

    def mark_lines(self):
        content = self.content
        if content.layout == "order":
            content.mark = content.agencies[0] + "令"
        elif content.layout == "minutes":
            content.mark = content.agencies[0] + "办公会议纪要"
        elif content.layout == "letter":
            content.mark = content.agencies[0]
        else:
            content.mark = "".join(content.agencies) + "文件"
        return content.agencies if len(content.agencies) > 1 else [content.mark]

    def mark(self):
        pick, lines = self.pick, self.mark_lines()
        bold = pick.random() < 0.5
        style = {"font": self.song, "bold": bold, "color": self.red}
        size = {1: pick.choice((60, 72, 88)), 2: 64, 3: 52, 4: 44}[len(lines)]
        style["size"] = min(size, 2 * int(TEXT_WIDTH / 20 / max(map(len, lines)))) if len(lines) == 1 else size
        one = lambda text, **more: paragraph(run(text, **style), align="center", line=max(800, int(style["size"] * 14)), **more)
        if len(lines) == 1:
            text = lines[0]
            how = pick.choice(("line", "line", "spaced", "table", "box", "two"))
            if how == "spaced" and len(text) * style["size"] * 15 < TEXT_WIDTH:
                self.body.append(one(" ".join(text), before=400))
            elif how == "table":
                self.body.append(table([[one(text)]], [TEXT_WIDTH], ruled=False))
            elif how == "box":
                self.add(text_box(one(text), TEXT_WIDTH // 20, 60))
            elif how == "two" and self.content.layout == "standard":
                self.body += [one(text.removesuffix("文件"), before=300), one("文　件")]
            else:
                self.body.append(one(text, before=300))
            return
        how = pick.choice(("table", "lines", "merged", "box"))
        if how == "merged":   # the closing word in a cell beside all names
            names = "".join(one(name) for name in lines)
            self.body.append(table([[names, one("文件")]], [TEXT_WIDTH * 3 // 4, TEXT_WIDTH // 4], ruled=False))
        elif how == "table":
            cells = [[one(name), one("文件" if i == (len(lines) - 1) // 2 else "")] for i, name in enumerate(lines)]
            self.body.append(table(cells, [TEXT_WIDTH * 3 // 4, TEXT_WIDTH // 4], ruled=False))
        elif how == "box":
            self.add(text_box("".join(one(name) for name in lines) + one("文件"), TEXT_WIDTH // 20, 60 * len(lines)))
        else:
            self.body += [one(name, before=0 if i else 300) for i, name in enumerate(lines)]
            self.body.append(one("文　件"))

    def rule_of(self, how, number):
        """The number's line with the rule under it."""
        weight = self.pick.choice((12, 18, 24))
        below = (weight, self.red) if how == "border" else None
        return {"below": below}, weight, number

    def number_line(self):
        content, pick = self.content, self.pick
        number, signers = self.head_number(), [self.spread(name) for name in content.signers]
        how = pick.choice(("border", "border", "drawn", "empty", "none", "table"))
        weight = pick.choice((12, 18, 24))
        border = {"below": (weight, self.red)} if how == "border" else {}
        tab = [("right", TEXT_WIDTH - 320, "")]
        people = lambda: run("签发人：", font=self.text, size=self.size) + self.run(signers[0], font=self.kai)
        if content.layout == "letter":
            marks, content.head_marks = content.head_marks, []
            first = (marks[0] if marks else "")
            align = {"tabs": [("right", TEXT_WIDTH, "")]} if marks else {"align": "right"}
            rule = table([[paragraph()]], [TEXT_WIDTH], ruled=False, edges=edges("top", color=self.red, size=24)) if how == "table" else ""
            if rule:
                self.body.append(rule)
            self.add(first + self.run(("\t" if marks else "") + number), **align, **({"above": (24, self.red)} if how == "border" else {}))
            for mark in marks[1:]:
                self.add(mark)
        elif signers:
            space = "" if how == "table" else pick.choice(("tab", "spaces"))
            if how == "table":
                rows = "".join(paragraph(self.run(("　" * 4) + s, font=self.kai)) for s in signers[1:])
                cells = [paragraph(self.run("　" + number)), paragraph(people()) + rows]
                self.body.append(table([cells], [TEXT_WIDTH // 2] * 2, ruled=False, edges=edges("bottom", color=self.red, size=weight)))
                return
            gap = "\t" if space == "tab" else " " * 12
            last = len(signers) == 1
            self.add(self.run("　" + number + gap) + people(), tabs=tab if space == "tab" else (), **(border if last else {}))
            for i, signer in enumerate(signers[1:], 2):
                final = i == len(signers)
                self.add(self.run("\t" + signer, font=self.kai), tabs=tab, **(border if final else {}))
        elif how == "table":
            self.body.append(table([[paragraph(self.run(number), align="center")]], [TEXT_WIDTH], ruled=False, edges=edges("bottom", color=self.red, size=weight)))
            return
        else:
            self.add(self.run(number), align="center", **border)
        if how == "drawn":
            self.add(line_shape(self.red, weight))
        elif how == "empty":
            self.add(above=(weight, self.red), line=240)

    def spread(self, name):
        return f"{name[0]}　{name[1]}" if len(name) == 2 and self.pick.random() < 0.6 else name

    def title(self):
        content, pick = self.content, self.pick
        if not content.title:
            return
        style = {"font": self.song, "size": pick.choice((44, 44, 40, 36)), "bold": self.plain or pick.random() < 0.3}
        text = content.title
        shift = pick.choice((0, 0, 0, 0, 500, 900))   # twips: set around the middle of the page, or of what the binding leaves, and not of the text
        room = (TEXT_WIDTH - shift) // (style["size"] * 10)
        lines = [text]
        whose, about, rest = text.partition("关于")
        if whose and pick.random() < 0.3:
            lines = [whose, about + rest]
        elif len(text) > room and pick.random() < 0.7:
            count = -(-len(text) // (room - 2))
            lines = [text[len(text) * i // count:len(text) * (i + 1) // count] for i in range(count)]
        if any(len(part) > room for part in lines) and pick.random() < 0.5:
            lines = [piece for part in lines for piece in ([part] if len(part) <= room else [part[:len(part) // 2], part[len(part) // 2:]])]
        line = style["size"] * 16
        before = pick.choice((0, 300, 600))
        if len(lines) > 1 and pick.random() < 0.5:
            self.add(run("\n".join(lines), **style), align="center", line=line, before=before, right=shift)
        else:
            for i, part in enumerate(lines):
                self.add(run(part, **style), align="center", line=line, before=0 if i else before, right=shift)

    def head(self):
        content, pick = self.content, self.pick
        content.head_marks = self.marks_above()
        if content.layout != "letter":
            for mark in content.head_marks:
                self.add(mark)
            self.gap(1)
        self.mark()
        self.gap(2)
        self.number_line()
        if content.layout == "minutes":
            content.issued_by = content.agencies
            self.add(self.run(f"{content.agencies[0]}\t{self.date(content.date)}"), tabs=[("right", TEXT_WIDTH, "")], below=(12, self.red))
        self.gap(2)
        self.title()
        self.gap(1)
        if content.recipients:
            joined = pick.choice(("，", "，", "、")) if not any("、" in r for r in content.recipients) else "，"
            self.add(self.run(joined.join(content.recipients) + pick.choice(("：", "：", ":"))), align=pick.choice(("", "left")))

    # -- text

    def blocks(self, blocks):
        pick = self.pick
        auto = pick.random() < 0.2 and not any(b.level and b.type == "paragraph" or b.marker.startswith("第") or b.level > 2 for b in blocks) \
            and blocks is self.content.blocks
        typed = pick.random() < 0.15   # indents typed as spaces
        where = {} if typed else {"indent": 2}
        sure = pick.choice(("face", "face", "bold", "face_bold")) if not self.plain else "bold"
        for block in blocks:
            pad = "　　" if typed else ""
            faces = {1: self.hei, 2: self.kai}
            bold = sure != "face" and (self.plain or block.level in (1, 2, 3) and sure == "face_bold" or sure == "bold" and block.level < 4)
            if block.type == "table":
                widths = [900, 4000, 2545, 1400]
                rows = [[paragraph(run(cell, font=self.hei if r == 0 else self.text, size=24), align="center", line=400) for cell in row] for r, row in enumerate(block.rows)]
                self.body.append(table(rows, widths))
                self.add(line=300)
            elif block.type == "heading" and block.marker.startswith("第"):
                self.add(self.run(block.marker + "　" + block.text, font=self.hei, bold=self.plain), align="center", before=200, after=200)
            elif block.type == "heading":
                font = faces.get(block.level, self.text) if sure != "bold" else self.text
                if auto and block.level < 3:
                    self.add(self.run(block.text, font=font, bold=bold), indent=2, number=block.level - 1)
                else:
                    self.add(self.run(pad + self.marker(block) + block.text, font=font, bold=bold), **where)
            elif block.lead:
                font = faces.get(block.level, self.text) if sure != "bold" else self.text
                self.add(self.run(pad + block.marker + block.lead, font=font, bold=bold) + self.run(block.text), **where)
            else:
                self.add(self.run(pad + block.text), **where)

    def marker(self, block):
        if block.level == 3:
            block.marker = block.marker.removesuffix(".") + self.stop.strip()
        return block.marker

    def meeting(self):
        content, pick = self.content, self.pick
        for label, names in (("出席", content.attendees), ("请假", content.absentees), ("列席", content.observers)):
            if names:
                text = pick.choice(("　", "、", "  ")).join(self.spread(n) if pick.random() < 0 else n for n in names)
                self.add(run(label + "：", font=self.hei, size=self.size) + self.run(text), indent=2)

    def attachment_list(self):
        content, pick = self.content, self.pick
        names = [a.name for a in content.attachments]
        if not names:
            return
        self.gap(1)
        how = pick.choice(("label_each", "counted", "counted", "counted", "alone")) if len(names) > 1 else pick.choice(("single", "single", "short", "counted"))
        hang = int(self.size * 10 * 6.5)
        if how in ("single", "short"):
            label = "附件：" if how == "single" else "附："
            self.add(self.run(label + names[0]), left=self.size * 50, hanging=self.size * 30)
        elif how == "label_each":
            mark = pick.choice(("：", ".", "："))
            for i, name in enumerate(names, 1):
                self.add(self.run(f"附件{i}{mark}{name}"), left=self.size * 55, hanging=self.size * 35)
        else:
            if how == "alone":
                self.add(self.run("附件："), indent=2)
            for i, name in enumerate(names, 1):
                label = "附件：" if how == "counted" and i == 1 else ""
                self.add(self.run(f"{label}{i}{self.stop}{name}"), left=hang, hanging=self.size * 45 if label else self.size * 15)
        if len(names) > 1 and pick.random() < 0.1:
            pass

    def signature(self):
        content, pick = self.content, self.pick
        if content.layout == "minutes":
            return
        content.issued_by = list(content.agencies)
        date = self.date(content.date)
        self.gap(2)
        size = self.size * 10
        if content.order_signer:
            self.add(self.run(f"{content.office}　{self.spread(content.order_signer)}"), align="right", right=2 * size)
            self.add(self.run(date), align="right", right=4 * size)
            return
        how = pick.choice(("right", "right", "indent", "spaces", "table", "tab"))
        names = content.agencies
        if len(names) > 1 and how in ("table", "tab"):
            pairs = [names[i:i + 2] for i in range(0, len(names), 2)]
            if how == "table":
                rows = [[paragraph(self.run(name), align="center") for name in (pair + [""])[:2]] for pair in pairs]
                rows.append([paragraph(), paragraph(self.run(date), align="center")])
                self.body.append(table(rows, [TEXT_WIDTH // 2] * 2, ruled=False))
            else:
                for pair in pairs:
                    self.add(self.run("　　" + "\t".join(pair)), tabs=[("left", TEXT_WIDTH // 2, "")])
                self.add(self.run(date), align="right", right=4 * size)
        elif how == "indent":
            for name in names:
                self.add(self.run(name), left=TEXT_WIDTH - size * (len(name) + 2))
            self.add(self.run(date), left=TEXT_WIDTH - size * 13)
        elif how == "spaces":
            room = TEXT_WIDTH // size
            for name in names:
                self.add(self.run("　" * (room - len(name) - 2) + name))
            self.add(self.run("　" * (room - 12) + date))
        elif how == "table":
            self.body.append(table([[paragraph(), paragraph(self.run(names[0]), align="center")], [paragraph(), paragraph(self.run(date), align="center")]],
                                   [TEXT_WIDTH * 2 // 5, TEXT_WIDTH * 3 // 5], ruled=False))
        else:
            for name in names:
                self.add(self.run(name), align="right", right=pick.choice((0, 2 * size)))
            self.add(self.run(date), align="right", right=pick.choice((0, 2 * size, 4 * size)))

    def annotation(self):
        if self.content.annotation:
            self.gap(1)
            left, right = self.pick.choice(("（）", "（）", "()"))
            self.add(self.run(left + self.content.annotation + right), indent=2)

    def attached(self):
        content, pick = self.content, self.pick
        content.attachments_apart = not content.attachments or pick.random() < 0.12
        if content.attachments_apart:
            return
        count, how = len(content.attachments), pick.choice(("break", "break", "run"))
        form = pick.choice(("附件{}", "附件{}", "附件 {}", "附件{}：", "附件 {}：", "附 件 {}"))
        for i, attachment in enumerate(content.attachments, 1):
            label = form.format(i) if count > 1 else pick.choice(("附件", "附件：", form.format(1)))
            if how == "run":
                self.add(BREAK)
            self.add(self.run(label, font=self.hei), page_break=how == "break")
            self.gap(1)
            self.add(run(attachment.name, font=self.song, size=pick.choice((44, 40, 36)), bold=self.plain), align="center", line=700, after=pick.choice((0, 200)))
            self.blocks(attachment.blocks)

    def imprint(self):
        content, pick = self.content, self.pick
        if not content.copy_to and not content.printed_by:
            return
        self.gap(3)
        style = {"size": 28 if self.size > 28 else self.size}
        copies = pick.choice(("抄送：", "抄送：", "抄  送：")) + pick.choice(("，", "，", "、")).join(content.copy_to) + "。" if content.copy_to else ""
        printed = self.date(content.printed, "plain") + "印发"
        how = pick.choice(("table", "paragraphs", "paragraphs"))
        if how == "table":
            rows, side = [], TEXT_WIDTH // 2
            if copies:
                self.body.append(table([[paragraph(self.run(copies, **style))]], [TEXT_WIDTH], ruled=False, edges=edges("top", "bottom", size=12)))
                self.add(line=20) if content.printed_by else None
            if content.printed_by:
                rows = [[paragraph(self.run(content.printed_by, **style)), paragraph(self.run(printed, **style), align="right")]]
                self.body.append(table(rows, [side, side], ruled=False, edges=edges("top", "bottom", size=12)))
            self.add(line=240)
            return
        around = {"left": 280, "right": 280, "line": 500}
        if copies:
            self.add(self.run(copies, **style), above=(12, BLACK), below=(6, BLACK), **around)
        if content.printed_by:
            gap, tabs = ("\t", [("right", TEXT_WIDTH - 280, "")])
            self.add(self.run(content.printed_by + gap + printed, **style), tabs=tabs, below=(12, BLACK), above=None if copies else (12, BLACK), **around)

    # -- the whole

    def footer(self, align, form):
        style = {"font": "宋体", "size": 28}
        before, _, after = form.partition("1")
        return paragraph(run(before, **style) + field("PAGE", "1", **style) + run(after, **style), align=align)

    def references(self):
        pick, letter = self.pick, self.content.layout == "letter"
        form = pick.choice(("— 1 —", "— 1 —", "－1－", "- 1 -", "第1页"))
        two_sided = pick.random() < 0.6
        kinds = [("default", "footer1", "right" if two_sided else "center")]
        if two_sided:
            kinds.append(("even", "footer2", "left"))
        for _, name, align in kinds:
            self.headers[name] = ("ftr", self.footer(align, form))
        if letter:
            kinds.append(("first", "footer3", ""))
            self.headers["footer3"] = ("ftr", paragraph(above=(24, self.red)))
        self.two_sided = two_sided
        return "".join(f'<w:footerReference w:type="{kind}" r:id="{name}"/>' for kind, name, _ in kinds)

    def typeset(self):
        """@return the XML of the body; headers, and what the answer needs to know, are set on the way."""
        content, pick = self.content, self.pick
        references = self.references()
        self.head()
        meeting_first = pick.random() < 0.5
        if content.layout == "minutes" and meeting_first:
            self.meeting()
        self.blocks(content.blocks)
        if content.layout == "minutes" and not meeting_first:
            self.meeting()
        self.attachment_list()
        self.signature()
        self.annotation()
        self.attached()
        self.imprint()
        self.body.append(section(references, title_page=content.layout == "letter"))
        return "".join(self.body)
