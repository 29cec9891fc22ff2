"""The text of an invented official document."""
from samples.runs import paragraph, run, table

from .pieces import Pieces


class Text(Pieces):
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
                text = pick.choice(("　", "、", "  ")).join(names)
                self.add(run(label + "：", font=self.hei, size=self.size) + self.run(text), indent=2)
