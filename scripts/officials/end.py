"""What stands behind the text of an invented official document: list of attachments, signature, annotation, attachments, imprint."""
from samples.runs import BLACK, TEXT_WIDTH, paragraph, run, table

from .pieces import edges
from .text import Text

BREAK = '<w:r><w:br w:type="page"/></w:r>'


class End(Text):
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
