"""What a bulletin says: masthead, sections, articles, colophon, invented; looks come later. The shapes are those of the answer."""
from .words import BRIEF_SECTIONS, DIGITS, SECTIONS, TITLE_WORDS, Words

NOTICES = ["内部资料　注意保存", "内部资料 免费交流", "内部刊物 注意保存", "内部资料 请勿外传", "仅供内部参考", "内部参考　妥善保管", "内部资料　仅供参阅", "学习资料 注意保存",
           "内部工作刊物", "供领导参阅", "内部交流 免费赠阅", "连续性内部资料出版物 免费交流", "工作资料　妥善保存"]
LISTS = ["市委办公室", "市政府办公室", "市人大常委会办公室", "市政协办公室", "省文化和旅游厅", "省水利厅", "市总工会", "各县（市、区）文化和旅游局", "各县（市、区）委宣传部", "机关各科室", "各分馆",
         "驻局纪检监察组", "市直机关工委", "各县（市、区）人民政府", "各基层党组织", "局属各单位", "市直各有关单位", "各镇（街道）", "局领导班子成员", "各车队（站、场）", "理事会成员单位", "市城管局（综合执法局）", "兄弟单位", "各中小学校"]
EDITORS = ["责任编辑", "本期责编", "责编", "编辑", "本期编辑", "执行编辑", "值班编辑", "责任编辑", "文字编辑"]
APPROVERS = ["审签", "签发", "审核", "核稿", "审定", "终审", "签发人"]
PROOF = ["校对", "责任校对", "校核"]
CHINESE_DIGITS = "〇一二三四五六七八九"


def count(n):
    if n < 10:
        return DIGITS[n - 1]
    tens, rest = divmod(n, 10)
    return ("" if tens == 1 else DIGITS[tens - 1]) + "十" + (DIGITS[rest - 1] if rest else "")


def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


class Bulletin:
    def __init__(self, pick, series=None):
        """`series`: another issue of the same paper, whose name and offices this one shares."""
        self.pick = pick
        self.words = series.words if series else Words(pick)
        self.masthead, self.name_lines = self.head(series)
        self.sections = self.make_sections()
        self.colophon, self.colophon_fields = self.foot()

    def head(self, series):
        pick, words = self.pick, self.words
        if series:
            head = dict(series.masthead)
            head.update(number=(series.masthead["number"] or 0) + 1, total=series.masthead["total"] and series.masthead["total"] + 1, supplement="")
            year, month, day = map(int, series.masthead["date"].split("-"))
            head["date"] = f"{year + month // 12}-{month % 12 + 1:02}-{day:02}"
            return head, series.name_lines
        base = pick.choice((words.place[:-1], words.office, words.place + words.office, words.place[:2] + words.office[-3:]))
        lines = [base, pick.choice(TITLE_WORDS)]
        issuer = words.place + words.office + pick.choice(("办公室", "", "编辑部", "综合科", "党群工作部", "办公室", "提升行动领导小组办公室", "工会", "信息专班", "志愿者协会秘书处", "宣传教育中心"))
        if pick.random() < 0.12:
            issuer = pick.choice((f"中共{words.place}委办公室", f"{words.place}防汛抗旱指挥部", f"{words.place}少年宫", f"{words.place}气象台", f"{words.place}人民政府办公室", f"{words.place}管委会"))
        return {"notice": pick.choice(NOTICES) if pick.random() < 0.6 else None, "title": "".join(lines), "number": pick.randint(1, 60),
                "total": pick.randint(61, 900) if pick.random() < 0.35 else None, "year": None,
                "issuer": issuer, "date": f"{pick.randint(2015, 2024)}-{pick.randint(1, 12):02}-{pick.randint(1, 28):02}", "supplement": ""}, lines

    # -- the body

    def block(self, kind, text="", level=0, leads=(), rows=None, **more):
        return {"type": kind, "level": level, "text": text, "leads": list(leads), "optional_leads": [], "rows": rows, **more}

    def plain(self, least=2, most=6):
        return self.block("paragraph", self.words.paragraph(least, most))

    def led(self, lead):
        rest = "".join(self.words.sentence(3, 5) for _ in range(self.pick.randint(1, 3)))
        return self.block("paragraph", lead + rest, leads=[lead])

    def table(self):
        pick, words = self.pick, self.words
        kinds = [pick.choice(("word", "unit"))] + [pick.choice(("number", "number", "share")) for _ in range(pick.randint(1, 4))]
        heads = [{"word": "地区", "unit": "部门"}[kinds[0]]] + pick.sample(["服务点", "人次", "完成率", "台套数", "件数", "同比", "排名"], len(kinds) - 1)
        rows = [heads] + [[words.cell(kind) for kind in kinds] for _ in range(pick.randint(2, 7))]
        caption = f"表{pick.randint(1, 9)}　{pick.choice(words.trade['thing'])}情况" if pick.random() < 0.5 else ""
        return self.block("table", rows=rows, caption=caption)

    def body(self):
        """Blocks of one article of one of the shapes that editors use."""
        pick, words = self.pick, self.words
        shape = pick.choice(("plain", "plain", "headings", "headings", "deep", "leads", "ordinal", "parallel", "table", "list", "figure"))
        out = [self.plain()]
        if shape == "plain":
            out += [self.plain() for _ in range(pick.randint(1, 4))]
        elif shape in ("headings", "deep"):
            for i in range(pick.randint(2, 4)):
                out.append(self.block("heading", words.short(), 1, count=i))
                if shape == "deep":
                    for j in range(2):
                        out += [self.block("heading", words.short(), 2, count=j), self.plain(1, 3)]
                else:
                    out += [self.plain(1, 4) for _ in range(pick.randint(1, 2))]
        elif shape in ("leads", "parallel"):
            pattern = pick.choice(("{verb}{thing}。", "抓好{thing}，做到常态长效。", "以{thing}为抓手。", "在{thing}上下功夫。"))
            leads = []
            while len(leads) < pick.randint(3, 4):
                lead = words.fill(pattern)
                if lead not in leads:
                    leads.append(lead)
            out += [self.led(lead) | {"mark": shape} for lead in leads]
        elif shape == "ordinal":
            if pick.random() < 0.5:
                leads = [f"{DIGITS[i]}是{words.short()}。" for i in range(3)]
                out.append(self.block("paragraph", "".join(lead + words.sentence(3, 5) for lead in leads), leads=leads))
            else:
                for i in range(pick.randint(3, 4)):
                    out.append(self.led(f"{DIGITS[i]}是{words.short()}。") | {"mark": pick.choice(("leads", "ordinal"))})
        elif shape == "table":
            out += [self.table(), self.plain()]
        elif shape == "list":
            out += [self.block("paragraph", words.sentence(3, 4), item=i) for i in range(pick.randint(3, 5))] + [self.plain()]
        elif shape == "figure":
            out += [self.block("figure", caption=pick.choice(("", f"图为{words.choose(words.trade['unit'])}工作人员正在检查{words.choose(words.trade['thing'])}"))), self.plain()]
        return out

    def article(self):
        pick, words = self.pick, self.words
        pieces = words.title_pieces()
        while sum(map(len, pieces)) > 40:
            pieces = words.title_pieces()
        article = {"title": "".join(pieces), "pieces": pieces, "subtitle": None, "byline": None, "blocks": self.body()}
        if pick.random() < 0.25:
            article["subtitle"] = f"{words.org()}{words.choose(words.trade['thing'])}" + pick.choice(("工作纪实", "的实践与启示", "侧记"))
        if pick.random() < 0.35:
            article["byline"] = pick.choice(("org", "org_name", "author", "name", "correspondent"))
        if pick.random() < 0.12:
            article["source"] = f"（转载自《{words.choose(words.trade['office'])}通讯》{pick.randint(2015, 2024)}年第{pick.randint(1, 12)}期）"
        if pick.random() < 0.12:
            article["note"] = "编者按：" + words.paragraph(2, 3)
        return article

    def brief(self):
        words = self.words
        title = words.org() + words.choose(("开展", "启动", "完成", "组织", "举办")) + words.choose(words.trade["thing"]) + words.choose(("工作", "活动", "培训", "试点", ""))
        blocks = [self.plain(1, 3)] + ([self.plain(1, 3)] if self.pick.random() < 0.15 else [])
        return {"title": title, "pieces": [title], "subtitle": None, "byline": None, "blocks": blocks, "run_in": True}

    def make_sections(self):
        pick = self.pick
        names = pick.sample(SECTIONS, pick.choice((1, 2, 2, 3, 3, 4)))
        sections = [{"title": name, "articles": [self.article() for _ in range(pick.choice((1, 1, 2, 2, 3)))]} for name in names if name not in BRIEF_SECTIONS]
        if pick.random() < 0.6 or not sections:
            sections.append({"title": pick.choice(BRIEF_SECTIONS), "articles": [self.brief() for _ in range(pick.randint(2, 5))], "briefs": True})
        return sections

    # -- the colophon

    def foot(self):
        """The answer, and the printed fields in order: (key, label, values or text)."""
        pick, words = self.pick, self.words
        answer, fields = {}, []
        if pick.random() < 0.1:
            return {}, []

        def names(key, labels, chance):
            if pick.random() < chance:
                answer[key] = words.names()
                fields.append((key, pick.choice(labels), answer[key]))

        def listed(key, labels, chance):
            if pick.random() < chance:
                answer[key] = pick.sample(LISTS, pick.randint(1, 5))
                fields.append((key, pick.choice(labels), answer[key]))
        names("approvers", APPROVERS, 0.6)
        names("editors", EDITORS, 0.85)
        names("proofreaders", PROOF, 0.35)
        listed("report_to", ["报", "报送", "呈报", "呈"], 0.6)
        listed("send_to", ["送", "分送"], 0.35)
        listed("distribute_to", ["发", "下发", "印发"], 0.4)
        listed("copy_to", ["抄送", "抄发"], 0.25)
        if pick.random() < 0.5:
            answer["copies"] = pick.randint(20, 900)
            fields.append(("copies", "", answer["copies"]))
        area = f"0{pick.randint(300, 999)}"
        contact = [("address", ["地址", "通讯地址", "编辑部地址"], f"{words.place}{pick.choice(('人民', '滨河', '文化', '解放'))}路{pick.randint(1, 300)}号"),
                   ("postal_code", ["邮编", "邮政编码"], str(pick.randint(100000, 899999))),
                   ("phone", ["电话", "联系电话", "编辑部电话"], f"{area}-{pick.randint(20000000, 89999999)}"), ("fax", ["传真"], f"{area}-{pick.randint(20000000, 89999999)}"),
                   ("email", ["邮箱", "电子邮箱", "投稿邮箱", "E-mail"], f"{pick.choice(('bgs', 'xxk', 'bjb', 'tougao'))}{pick.randint(1, 99)}@example.{pick.choice(('cn', 'com', 'org.cn'))}"),
                   ("website", ["网址"], f"www.{pick.choice(('tsg', 'sw', 'yl', 'gj'))}{pick.randint(1, 99)}.example.cn")]
        if pick.random() < 0.7:
            for key, labels, value in contact:
                if pick.random() < 0.6:
                    answer[key] = value
                    fields.append((key, pick.choice(labels), value))
        return answer, fields
