"""Invented text without a meaning, in Chinese or English, with the punctuation and figures of real text."""
PLACES = "云溪 白沙 青岚 临江 桐溪 北塘 石鼓 杏林 松泉 竹坪".split()
THINGS = "图书馆 水务站 公园 博物馆 公交线路 文化站 档案室 少年宫 社区书屋 泵房 管网 阅览室 志愿者 读者 讲解 设备 目录 经费 台账 方案".split()
DOINGS = "延长开放 检查排水 更新坡道 整理文献 试行预约 修补座椅 公布结果 组织培训 登记造册 统一编目 定期巡查 分类整理 完成改造 按月通报".split()
LATIN = ("library water station garden archive reader catalogue shelf survey district borough pump reservoir pipe ledger volunteer evening service repair "
         "record season village bridge harbour market lantern method result table figure report measure number index summary").split()
SMALL = "the of in and to for with from by at on as into over under near".split()


class Words:
    def __init__(self, pick, chinese):
        self.pick, self.chinese = pick, chinese

    def name(self):
        codes = ((self.pick.randint(0xB0, 0xD6), self.pick.randint(0xA1, 0xFE)) for _ in range(2))
        return "".join(bytes(code).decode("gb2312") for code in codes)

    def clause(self):
        pick = self.pick
        if self.chinese:
            return pick.choice(PLACES) + pick.choice(THINGS) + pick.choice(("", self.name(), f"在{pick.randint(1, 12)}月")) + pick.choice(DOINGS) + pick.choice(("", "", self.name() + pick.choice(THINGS)))
        words = [pick.choice(LATIN) if i % 2 else pick.choice(SMALL) for i in range(pick.randint(4, 11))]
        return " ".join(words + [pick.choice(LATIN)])

    def sentence(self):
        clauses = [self.clause() for _ in range(self.pick.randint(2, 4))]
        if self.chinese:
            text = self.pick.choice(("，", "；", "，")).join(clauses)
            return text.replace(self.name(), "“" + self.name() + "”") + self.pick.choice(("。", "。", f"，共{self.pick.randint(2, 980)}件次。", f"，同比增长{self.pick.randint(1, 60)}.{self.pick.randint(0, 9)}%。"))
        text = ", ".join(clauses)
        return text[0].upper() + text[1:] + self.pick.choice((".", ".", f" ({self.pick.randint(1990, 2024)}).", f" by {self.pick.randint(2, 98)}%."))

    def paragraph(self, sentences):
        return ("" if self.chinese else " ").join(self.sentence() for _ in range(sentences))

    def phrase(self, least, most):
        """A heading or label: that many characters, or half as many words."""
        if self.chinese:
            text = self.pick.choice(PLACES) + self.pick.choice(THINGS) + self.name() + self.pick.choice(DOINGS) + self.name() + self.pick.choice(THINGS)
            return text[:self.pick.randint(max(2, least), most)]
        words = [self.pick.choice(LATIN) for _ in range(self.pick.randint(max(1, least // 2), max(1, most // 2)))]
        return " ".join(words).capitalize()

    def cell(self, kind, row):
        if kind == "number":
            return self.pick.choice((f"{self.pick.randint(1, 99999):,}", f"{self.pick.randint(0, 99)}.{self.pick.randint(0, 99):02}", f"{self.pick.randint(1, 99)}%"))
        if kind == "text":
            return self.sentence()
        return self.phrase(2, 6)
