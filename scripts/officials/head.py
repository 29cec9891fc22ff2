"""The head of an invented official document: what stands over the mark, the mark, the number with its rule, title and recipients."""
from samples.runs import TEXT_WIDTH, paragraph, run, table, text_box

from .pieces import Pieces, edges, line_shape, wide


class Head(Pieces):
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
