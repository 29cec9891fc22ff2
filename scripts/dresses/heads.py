"""The head of a bulletin's first page: notice, name, number, office and date, in every arrangement."""
import datetime

from .bulletin import CHINESE_DIGITS, count, full_width
from .dress import RULES
from .names import spaced_name
from .paper import paragraph, table, vml_box
from samples.runs import text_box

RED = "FF0000"
WEEK = [f"星期{day}" for day in "一二三四五六日"]


def typed_date(date, form):
    year, month, day = map(int, date.split("-"))
    weekday = datetime.date(year, month, day).weekday()
    han_year = "".join(CHINESE_DIGITS[int(c)] for c in str(year))
    return {"plain": f"{year}年{month}月{day}日", "spaced": f"{year} 年 {month} 月 {day} 日", "han": f"{han_year}年{count(month)}月{count(day)}日", "dots": f"{year}.{month}.{day}",
            "dashes": f"{year}-{month:02}-{day:02}", "first_month": f"{year}年{'元' if month == 1 else month}月{day}日", "wide": full_width(str(year)) + "年" + full_width(str(month)) + "月" +
            full_width(str(day)) + "日", "han_circle": f"{han_year.replace('〇', '○')}年{count(month)}月{count(day)}日", "month": f"{year}年{month}月", "week": f"{year}年{month}月{day}日　{WEEK[weekday]}", "week_bracket": f"{year}年{month}月{day}日（{WEEK[weekday]}）",
            "two_digits": f"{year}年{month:02}月{day:02}日", "slashes": f"{year}/{month}/{day}", "set_apart": " ".join(f"{han_year}年{count(month)}月{count(day)}日"), "labelled": f"出版日期：{year}年{month}月{day}日"}[form]


class Heads:
    """Sets the masthead: a part of the setter."""

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
        if form == "year_supplement":
            head["total"], head["year"], head["number"] = None, year, number % 4 + 1
            return self.pick.choice((f"{year}年增刊第{head['number']}期", f"{year}年第{head['number']}期（增刊）"))
        if form in ("joint", "number_sign"):
            head["total"] = head["total"] if d.total == "line" else None
        if form in ("year", "year_bracket", "year_total"):
            head["year"] = year
        text = {"plain": f"第{number}期", "spaced": f"第 {number} 期", "brackets": f"（第{number}期）", "year": f"{year}年第{number}期", "year_bracket": f"〔{year}〕第{number}期",
                "han": f"第{count(number)}期", "year_total": f"{year} 年第 {number} 期", "padded": f"第{number:03}期", "joint": self.pick.choice((f"第{number}、{number + 1}期合刊", f"第{number}-{number + 1}期", f"第{number}—{number + 1}期（合刊）")),
                "set_apart": " ".join(f"第{full_width(f'{number:02}')}期"), "number_sign": self.pick.choice((f"No.{number}", f"NO. {number}", f"№ {number}"))}[form]
        if form == "set_apart" and d.total != "line":
            head["total"] = None
        if head["total"] and form != "brackets":
            text += {"bracket": f"（总第{head['total']}期）", "plain": f"　总第{head['total']}期", "square": f" [总第 {head['total']} 期]", "line": ""}[d.total]
        elif head["total"]:
            head["total"] = None
        return text

    def masthead(self):
        d, p, head, f = self.d, self.p, self.b.masthead, self.f
        width = p.page.text
        issue = self.issue_text()
        if d.head == "beside_name" and (0.94 * width / 20 - 16 * len(issue) - 32) / len("".join(self.b.name_lines)) < 24:   # no room for a name in large type
            d.names["head"] = "lines"
        total_line = f"（总第{head['total']}期）" if head["total"] and d.total == "line" else ""
        if d.date == "month":
            head["date"] = head["date"][:7] + "-01"
        date = typed_date(head["date"], d.date)
        if d.date == "month":
            head["date"] = head["date"][:7]
        elif d.head in ("strokes", "one_line", "three_cells") and d.date in ("week", "labelled", "set_apart"):
            date = typed_date(head["date"], "plain")
        offices = [head["issuer"]] + ([self.b.words.place + "总工会"] if d.issuers == 2 else [])
        head["issuer"] = "".join(offices)
        label = {"label": "主办：", "label_first": "编印：", "bian": "", "zhuban": "", "plain": ""}[d.issuer]
        suffix = {"bian": "编", "zhuban": "　主办"}.get(d.issuer, "")
        if d.issue == "set_apart" and d.head not in ("lines", "stacked", "cells", "grid", "labels", "vertical_box", "box_right"):   # it stands alone
            issue = f"第{head['number']}期"
        alone = d.head in ("stacked", "issue_date", "labels", "top", "vertical_box", "box_right")
        if d.head == "labels":
            label, suffix = "主办：", ""
        issuer = (label if alone else "") + "　".join(offices) + suffix
        small = {"size": d.issue_size}
        space = {"one_line": (issue, issuer, date), "three_cells": (issue, issuer, date), "lines": (issuer, date), "cells": (issuer, date), "grid": (issuer, date), "strokes": (issue, issuer, date),
                 "signed": (issuer, date), "beside_name": (issuer, date), "top": (issuer, date)}.get(d.head, (issue, date))
        wide = sum(1 if ord(c) > 0x2000 else 0.55 for c in "".join(space)) + 3 * len(space)
        if d.head == "three_cells":   # the narrowest cell
            wide = max(sum(1 if ord(c) > 0x2000 else 0.55 for c in text) / share for text, share in zip(space, (0.25, 0.41, 0.25)))
        while small["size"] > 7.5 and wide * small["size"] > width / 20:
            small["size"] -= 1
        rule = {"red": (18, RED), "thick": (36, RED), "double": (12, RED, 4, "thickThinSmallGap"), "black": (12, "000000"), "none": None, "empty": None, "typed": None}[d.rule]
        line = d.issue_size * 1.7
        rows = []      # in a grid

        def put(inner, **place):
            rows.append(paragraph(inner, **place)) if d.head == "grid" else p.add(inner, **place)
        # The notice.
        if d.head == "top":
            notice = head["notice"] or ""
            p.add(self.hei(notice, 14) + p.run(("\t" if notice else "") + issue, **small), tabs=[("right", width, "")], align="" if notice else "right")
        elif head["notice"]:
            look = {"font": self.pick.choice((f.hei, f.kai, f.body)), "size": 14}
            notice = f"（{head['notice']}）" if d.notice_place == "bracket" else head["notice"]
            put(p.run(notice, **look), align={"left": "", "bracket": "", "center": "center", "right": "right"}[d.notice_place])
        if d.head == "vertical_box":
            self.vertical_box(issue, total_line, issuer, date)
            self.gold["masthead"] = {key: head[key] for key in ("notice", "title", "number", "total", "year", "issuer", "date")}
            return
        # The name.
        name = {"font": f.title, "size": d.name_size, "bold": d.choose("name_bold", True, True, False), "color": d.color if d.color != "000000" else ""}
        lines = self.b.name_lines if d.name_lines == 2 else ["".join(self.b.name_lines)]
        spread = d.choose("name_spread", "", "", " ", "　")
        beside = d.head == "beside_name"
        room = (0.62 if d.head == "box_right" else 0.94) * width / 20 - (16 * len(issue) + 32 if beside else 0)
        fitting = lambda: min(d.name_size, room / max(len(line) * (1 + len(spread)) for line in lines))
        spread = spread if fitting() > 22 else ""
        size = fitting()
        name["size"] = int(size)
        lines = [spread.join(line) for line in lines]
        parts = [paragraph(p.run(line, **name), align=d.name_align, line=name["size"] * 1.5, before=6 if i == 0 else 0) for i, line in enumerate(lines)]
        if d.english:
            english = " ".join(self.pick.sample(["RIVER", "LIBRARY", "CITY", "PARK", "WATER", "PUBLIC"], 2) + [self.pick.choice(("BULLETIN", "NEWSLETTER", "BRIEFING"))])
            parts.append(paragraph(p.run(english, "Arial", 12, color=name["color"]), align=d.name_align, line=20))
        if beside:   # the number stands small behind the name
            parts[len(lines) - 1] = paragraph(p.run(lines[-1], **name) + p.run("　" + issue, size=min(16, name["size"] / 1.7)), align=d.name_align, line=name["size"] * 1.5)
        height = int(len(lines) * name["size"] * 1.5 + (20 if d.english else 0) + 12)
        if d.head == "grid":
            rows.append("".join(parts))
        elif d.head == "box_right":   # number, day and office in a box beside the name
            texts = [text for text in (date, issue, total_line, issuer) if text]
            fitting_size = min([d.issue_size, 14] + [(width / 60 - 14) / sum(1 if ord(c) > 0x2000 else 0.55 for c in text) for text in texts])
            box = [paragraph(p.run(text, size=int(fitting_size * 2) / 2), align="center") for text in texts]
            p.body.append(table([["".join(parts), "".join(box)]], [width * 2 // 3, width - width * 2 // 3], ruled=False, edges=self.bottom(rule)))
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
        if d.head == "box_right":
            pass
        elif d.head in ("lines", "cells", "grid"):
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
        elif d.head in ("strokes",):
            mark = d.choose("stroke", "｜", "|", "│")
            p.add(p.run(mark.join((issue, issuer, date)), **small), align="center", below=rule, line=line)
            if total_line:
                head["total"] = None
        elif d.head == "signed":   # who signed stands beside the number
            name = self.b.words.name()
            p.add(p.run(f"{issue}\t{d.choose('signed_by', '签发：', '签发人：')}{spaced_name(name)}", **small), tabs=ends, line=line)
            p.add(p.run(f"{issuer}\t{date}", **small), tabs=ends, below=rule, line=line)
            self.b.colophon["approvers"] = [name] + self.b.colophon.get("approvers", [])
            if total_line:
                head["total"] = None
        elif d.head in ("beside_name", "top"):
            if total_line:
                head["total"] = None
            p.add(p.run(f"{issuer}\t{date}", **small), tabs=ends, below=rule, line=line)
        elif d.head == "date_first":
            p.add(p.run(f"{date}\t{issue}", **small), tabs=ends, line=line)
            p.add(issuer_run, align="center", below=rule, line=line)
            if total_line:
                head["total"] = None
        elif d.head == "labels":
            under()
            p.add(p.run("主管：" + self.b.words.place + "人民政府", **small), align=issue_place, line=line)
            p.add(p.run(issuer, **small), align=issue_place, line=line)
            p.add(date_run, align=issue_place, below=rule, line=line)
        else:
            under()
            p.add(issuer_run, align=issue_place, line=line)
            p.add(date_run, align=issue_place, below=rule, line=line)
        if d.rule == "empty":
            p.add("", line=8, below=(18, RED))
        elif d.rule == "typed":
            mark = d.choose("rule_mark", *RULES)
            p.add(p.run(mark * int(width / 20 / 14 - 1) if mark != "_" else "_" * 40, size=14, color=d.choose("rule_color", RED, "")), line=16)
        self.gold["masthead"] = {key: head[key] for key in ("notice", "title", "number", "total", "year", "issuer", "date")}

    def vertical_box(self, issue, total_line, issuer, date):
        """The name stands upright in a cell, all else beside it."""
        d, p = self.d, self.p
        name = "".join(self.b.name_lines)
        size = min(d.name_size, 320 // len(name))
        upright = "".join(paragraph(p.run(c, self.f.title, size, bold=True, color=d.color if d.color != "000000" else ""), align="center", line=size * 1.25) for c in name)
        lines = "".join(paragraph(p.run(text, size=min(d.issue_size, 16)), before=10, align=d.choose("upright_align", "", "center")) for text in (issue, total_line, issuer, date) if text)
        p.body.append(table([[upright, lines]], [2400, p.page.text - 2400], ruled=d.choose("upright_ruled", True, False)))
        p.add(line=12)

    @staticmethod
    def bottom(rule):
        return f'<w:bottom w:val="single" w:sz="{rule[0]}" w:space="0" w:color="{rule[1]}"/>' if rule else ""
