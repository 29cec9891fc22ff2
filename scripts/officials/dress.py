"""What an invented official document looks like: one of many dresses that offices give the same elements, as the body of a DOCX."""
from samples.runs import field, paragraph, run, section

from .end import End
from .head import Head


class Dress(Head, End):
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
