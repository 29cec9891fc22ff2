"""What an invented official document says: its elements and its text, whatever they look like, and the answer that a reader would give."""
from dataclasses import dataclass, field

from .words import CODES, COPIES, KINDS, OBJECTS, PLACES, THINGS, UNITS, VERBS, Words

NUMERALS = "一 二 三 四 五 六 七 八 九 十 十一 十二".split()
PUBLIC = ("公报", "公告", "通告", "决议", "决定", "命令")   # for everybody: no recipients
UPWARD = ("请示", "报告", "议案")


@dataclass
class Block:
    """A paragraph, a heading or a table. `marker` may be left to Word; `lead` opens a paragraph as its heading."""

    type: str
    text: str = ""
    level: int = 0
    marker: str = ""
    lead: str = ""
    rows: list = field(default_factory=list)


@dataclass
class Attachment:
    name: str
    blocks: list


class Content:
    def __init__(self, pick):
        self.pick, self.words = pick, Words(pick)
        words, place = self.words, pick.choice(PLACES)
        self.kind = pick.choice(KINDS)
        self.layout = {"命令": "order", "纪要": "minutes", "函": "letter"}.get(self.kind, "standard")
        if self.layout == "standard" and self.kind in ("通知", "批复", "意见") and pick.random() < 0.2:
            self.layout = "letter"
        count = pick.choice((2, 2, 3, 4)) if self.layout == "standard" and pick.random() < 0.25 else 1
        self.agencies = []
        while len(self.agencies) < count:
            agency = words.agency(place)
            if agency not in self.agencies and not (self.layout == "order" and not agency.endswith(("政府", "局"))):
                self.agencies.append(agency)
        self.place = place
        self.subject = words.subject()
        self.year = pick.randint(1998, 2025)
        self.serial = pick.choice((pick.randint(1, 9), pick.randint(10, 320)))
        self.date = (self.year, pick.randint(1, 12), pick.randint(1, 27))
        body = self.agencies[0].removeprefix(place)
        self.agency_code = place[0] + CODES[body] + pick.choice(("发", "发", "字", "办发", "规")) if self.layout != "letter" else place[0] + CODES[body] + "函"
        self.signers = [words.person() for _ in range(count if count > 1 else pick.choice((1, 1, 3)))] if self.kind in UPWARD else []
        chance = lambda p: pick.random() < p
        self.copy_number = f"{pick.randint(1, 400):06}" if chance(0.3) else ""
        self.security = (pick.choice(("绝密", "机密", "秘密")), pick.choice(("", "1年", "10年", "长期", "6个月"))) if chance(0.25) else None
        self.urgency = pick.choice(("特急", "加急", "平急")) if chance(0.25) else ""
        self.title = self.make_title()
        self.recipients = [] if self.kind in PUBLIC or self.layout in ("order", "minutes") else self.make_recipients()
        self.attendees, self.absentees, self.observers = [], [], []
        self.blocks = self.make_body()
        self.attachments = self.make_attachments() if self.layout in ("standard", "letter") and chance(0.5) else []
        self.annotation = "" if chance(0.5) else pick.choice(("此件公开发布", f"联系人：{words.person()}，联系电话：0558—{pick.randint(1000000, 9999999)}", "此件发至县团级", f"联系人：{words.person()}；电话：{pick.randint(2000000, 9999999)}"))
        self.office = pick.choice(("市长", "局长", "县长", "区长")) if self.layout == "order" else ""
        self.order_signer = words.person() if self.office else ""
        self.copy_to = pick.sample(COPIES, pick.randint(1, 6)) if chance(0.75) else []
        self.printed_by = self.agencies[0] + "办公室" if self.layout != "letter" and (self.copy_to or chance(0.7)) else ""
        self.printed = (self.date[0], self.date[1], self.date[2] + 1)

    def make_title(self):
        pick = self.pick
        if self.layout == "order" and pick.random() < 0.6:
            return ""
        thing = pick.choice((f"{self.subject}工作", f"{self.subject}有关事项", self.subject, f"做好{self.year}年{pick.choice(THINGS)}和{self.subject}工作",
                             f"印发《{pick.choice(PLACES)}{pick.choice(THINGS)}管理办法》"))
        if self.layout == "minutes":
            return f"研究{self.subject}等问题的会议纪要" if pick.random() < 0.5 else f"{self.agencies[0]}关于{self.subject}的会议纪要"
        if self.kind == "批复":
            thing = f"同意{self.subject}"
        whose = " ".join(self.agencies) if len(self.agencies) < 3 and pick.random() < 0.8 else ""
        return f"{whose}关于{thing}的{'复函' if self.kind == '函' and pick.random() < 0.3 else self.kind}"

    def make_recipients(self):
        if self.kind in (*UPWARD, "批复"):
            return [self.place + "人民政府"]
        return self.pick.sample(UNITS, self.pick.choice((1, 2, 2, 3, 6)))

    def paragraphs(self, least=1, most=2):
        return [Block("paragraph", self.words.text()) for _ in range(self.pick.randint(least, most))]

    def heading(self, level, index):
        marker = (f"{NUMERALS[index]}、", f"（{NUMERALS[index]}）", f"{index + 1}.", f"（{index + 1}）")[level - 1]
        return Block("heading", self.words.subject() + self.pick.choice(("", "", "工作", self.pick.choice(OBJECTS))), level, marker)

    def run_in(self, level, index):
        block = self.heading(level, index)
        return Block("paragraph", self.words.text(), level, block.marker, block.text + "。")

    def chapters(self):
        """Articles of rules, with chapters where there are many."""
        blocks, number, chaptered = [], 0, self.pick.random() < 0.6
        for chapter in range(self.pick.randint(2, 3) if chaptered else 1):
            if chaptered:
                blocks.append(Block("heading", ("总则", "服务要求", "附则")[chapter], 1, f"第{NUMERALS[chapter]}章"))
            for _ in range(self.pick.randint(2, 3)):
                blocks.append(Block("paragraph", f"第{NUMERALS[number]}条　" + self.words.text()))
                number += 1
                if self.pick.random() < 0.3:
                    blocks += [Block("paragraph", f"（{NUMERALS[i]}）{self.words.clause()}；") for i in range(2)]
        return blocks

    def table(self):
        pick = self.pick
        head = ["序号", "任务", "责任单位", "完成时限"]
        rows = [[str(i + 1), self.words.subject(), pick.choice(UNITS), f"{pick.randint(1, 12)}月底"] for i in range(pick.randint(2, 12))]
        return Block("table", rows=[head, *rows])

    def make_body(self):
        pick, words = self.pick, self.words
        opening = {"paragraph": f"为进一步{self.subject}，{words.clause()}，现将有关事项{'通知' if self.kind == '通知' else '明确'}如下。"}
        blocks = [Block("paragraph", opening["paragraph"]), *(self.paragraphs() if pick.random() < 0.3 else [])]
        if self.layout == "order":
            blocks = [Block("paragraph", f"《{self.place}{pick.choice(THINGS)}管理办法》已经{self.year}年{self.date[1]}月1日第{pick.randint(2, 40)}次常务会议通过，现予公布，自{self.year}年12月1日起施行。")]
            return blocks
        if self.layout == "minutes":
            blocks = [Block("paragraph", f"{self.date[1]}月{self.date[2]}日，{words.person()}主持召开会议，专题研究{self.subject}工作。现将会议议定事项纪要如下：")]
            self.attendees = [words.person() for _ in range(pick.randint(2, 9))]
            self.absentees = [words.person() for _ in range(pick.randint(1, 2))] if pick.random() < 0.5 else []
            self.observers = [words.person() for _ in range(pick.randint(1, 4))] if pick.random() < 0.5 else []
        style = pick.choice(("plain", "headings", "headings", "headings", "run_in", "articles", "arabic"))
        if style == "plain":
            blocks += self.paragraphs(2, 4)
        elif style == "articles":
            blocks = blocks[:1] + self.chapters()
        elif style == "arabic":
            for i in range(pick.randint(2, 4)):
                blocks += [self.heading(1, i), *[Block("paragraph", f"{k + 1}.{words.text()}") for k in range(pick.randint(2, 3))]]
        else:
            for i in range(pick.randint(2, 4)):
                blocks.append(self.heading(1, i))
                depth = pick.choice((1, 2, 2, 3, 4)) if style == "headings" else 2
                for k in range(pick.randint(2, 3) if depth > 1 else 0):
                    if style == "run_in":
                        blocks.append(self.run_in(2, k))
                        continue
                    blocks.append(self.heading(2, k))
                    if depth > 2:
                        for m in range(2):
                            blocks += [self.heading(3, m), *([self.heading(4, 0), *self.paragraphs(1, 1), self.heading(4, 1)] if depth > 3 else []), *self.paragraphs(1, 1)]
                    else:
                        blocks += self.paragraphs()
                blocks += self.paragraphs(1, 2) if depth == 1 else []
        if pick.random() < 0.15:
            blocks += [Block("paragraph", "有关任务安排见下表。"), self.table()]
        closing = {"请示": "妥否，请批示。", "报告": "特此报告。", "函": "请予支持为盼。", "批复": "此复。", "通告": "特此通告。", "公告": "特此公告。", "通知": "特此通知。"}.get(self.kind)
        return blocks + ([Block("paragraph", closing)] if closing and pick.random() < 0.6 else [])

    def make_attachments(self):
        pick = self.pick
        attachments = []
        for _ in range(pick.choice((1, 1, 2, 3, 11))):
            name = self.words.name_of_attachment()
            if any(a.name == name for a in attachments):
                continue
            kind = pick.choice(("table", "text", "headings", "articles"))
            blocks = {"table": lambda: [self.table()], "text": lambda: self.paragraphs(1, 3), "articles": self.chapters,
                      "headings": lambda: [b for i in range(3) for b in (self.heading(1, i), *self.paragraphs())]}[kind]()
            attachments.append(Attachment(name, blocks))
        return attachments

    def answer(self):
        """The gold form that `score.py` reads."""
        official = {"type": self.kind, "layout": self.layout}
        iso = lambda date: f"{date[0]}-{date[1]:02}-{date[2]:02}"
        if self.security:
            official["security"] = {"level": self.security[0], **({"period": self.security[1]} if self.security[1] else {})}
        for name in ("copy_number", "urgency", "signers", "recipients", "attendees", "absentees", "observers", "annotation", "copy_to", "title"):
            if value := getattr(self, name):
                official[name] = value
        official["authority_mark"] = self.mark
        official["document_number"] = {"text": self.number, **({"year": self.year} if "〔" in self.number else {"year": None}), "serial": self.serial}
        if self.order_signer:
            official["signers"] = [self.order_signer]
        elif self.issued_by:
            official["issuers"] = self.issued_by
        official["issued_on"] = iso(self.date)
        if self.attachments:
            official["attachment_list"] = [a.name for a in self.attachments]
        if self.printed_by:
            official |= {"printed_by": self.printed_by, "printed_on": iso(self.printed)}
        articles = [{"title": self.title, "blocks": blocks_of(self.blocks)}]
        articles += [{"title": a.name, "blocks": blocks_of(a.blocks)} for a in self.attachments if not self.attachments_apart]
        return {"kind": "official_document", "official": official, "sections": [{"articles": articles}]}


def blocks_of(blocks):
    made = []
    for block in blocks:
        if block.type == "heading":
            made.append({"type": "heading", "level": block.level, "text": block.marker + block.text})
        elif block.type == "table":
            made.append({"type": "table", "level": 0, "text": ""})
        else:
            made.append({"type": "paragraph", "level": 0, "text": (block.marker + block.lead if block.lead else "") + block.text})
    return made
