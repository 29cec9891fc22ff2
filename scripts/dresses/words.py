"""Invented text of a few neutral trades: sentences, titles, names, offices. Everything comes from one seeded chooser."""
SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
GIVEN = "伟芳敏静丽强磊军洋勇艳杰娟涛明超霞平刚玲桂英华建国文清远航思齐一鸣晓舟若溪子墨世安立群志宏春燕海波秋实"
PLACES = "云岭区 松湖县 石桥镇 南屏乡 东浦街道 青禾农场 白鹭洲 临江市 杏林区 桐溪县 北塘街道 竹坪镇 清河湾 马鞍岭 柳叶湖 望城坡 鹤鸣里 茶亭路".split()

TRADES = {
    "library": {"office": "图书馆 档案馆 少年儿童图书馆 文化馆 城市书房管理中心".split(),
                "unit": "采编部 借阅一部 特藏部 读者服务部 辅导部 信息技术部 汽车图书馆 分馆办公室".split(),
                "thing": "馆藏目录 夜间开放 古籍修复 馆际互借 少儿绘本 盲文阅读 自助借还 流动书车 地方文献 读者座谈 数字阅览 借阅积分".split()},
    "water": {"office": "水务局 供水公司 水文站 河道管理所 排水集团".split(),
              "unit": "管网一班 泵站 水质科 营业所 调度室 检漏队 工程科 客服中心".split(),
              "thing": "管网巡检 雨量监测 水质公示 防汛物资 二次供水 泵房改造 抄表到户 节水宣传 排口排查 水库调度 漏损控制 应急抢修".split()},
    "park": {"office": "植物园 城市公园管理处 林场 园林绿化中心 湿地保护站".split(),
             "unit": "养护队 苗圃 温室班 游客中心 科普部 绿化科 护林点 票务班".split(),
             "thing": "古树复壮 步道维修 花境布置 病虫防治 坡道改造 科普讲解 湿地观鸟 座椅更新 落叶堆肥 苗木移栽 导览标识 游船检修".split()},
    "bus": {"office": "公交集团 客运站 地铁运营公司 交通信息中心 长途客运公司".split(),
            "unit": "第一车队 维修厂 调度中心 安全部 票务中心 站务班 充电站 驾培中心".split(),
            "thing": "线路调整 站牌更新 夜班车 车厢保洁 司机心理关怀 票款清分 充电桩 失物招领 安全行车 优先座位 节油竞赛 换乘优惠".split()},
    "museum": {"office": "博物馆 科技馆 城市规划展览馆 美术馆 非遗保护中心".split(),
               "unit": "展陈部 保管部 社教部 开放部 文创部 修复室 讲解组 办公室".split(),
               "thing": "展陈改造 志愿讲解 票务系统 文物登记 研学课程 库房温控 拓片整理 无障碍设施 夜场演出 互动展项 口述历史 巡展".split()},
    "school": {"office": "职业技术学校 第三中学 实验小学 老年大学 社区学院".split(),
               "unit": "教务处 总务处 图文中心 团委 语文教研组 实训中心 后勤组 校医室".split(),
               "thing": "课后服务 校园阅读 实训设备 食堂开放日 劳动周 家长学校 体质测试 教具共享 社团展示 心理驿站 结对听课 校史整理".split()},
    "weather": {"office": "气象局 地震台 环境监测站 海事处 测绘院".split(),
                "unit": "观测组 预报台 装备科 值班室 数据科 宣教中心 巡线组 实验室".split(),
                "thing": "雷达维护 雾情会商 站点迁建 数据质控 科普进校 灾情直报 浮标布放 仪器检定 值班交接 视频会商 历史资料数字化 农时预报".split()},
}
VERBS = "推进 完善 优化 试行 启动 组织 开展 更新 梳理 扩大 规范 巩固 探索 深化 落实".split()
RESULTS = ["取得新进展", "走深走实", "跑出加速度", "让群众得实惠", "提质增效", "见行见效", "获好评", "显成效", "迈出新步伐", "再上新台阶", "打通“最后一公里”"]
SECTIONS = ("工作动态 基层经验 他山之石 经验交流 调查研究 学习园地 数据月报 读者来信 要闻速递 一线风采 专题报道 领导讲话 政策解读 业务研讨 图片新闻 简讯 外地借鉴 "
            "本期关注 班组故事 项目进展 服务窗口 人物速写 安全之窗 科普角 会议纪事 文件选登 县区传真 部门快讯 热点聚焦 建言献策").split()
BRIEF_SECTIONS = "工作动态 简讯 部门快讯 要闻速递 县区传真 信息集锦 短波 各地动态 一句话新闻 工作快报".split()
TITLE_WORDS = "简报 动态 通讯 信息 工作简报 工作通讯 信息快报 工作动态 内参 导刊 之窗 情况交流 工作交流 月报 参考 学习与交流 快讯".split()
FIRST_CLAUSES = ["今年以来", "入汛以来", "近日", "日前", "自{month}月起", "{month}月{day}日", "为方便群众", "围绕年度目标", "针对群众反映", "根据年初安排", "进入{month}月", "上半年", "去年底"]
CLAUSES = [
    "{org}把{thing}列入年度重点", "在{place}设立{n}个服务点", "发布《{thing}指南（{year}年版）》", "比上年同期增长{p}%", "累计完成{n}件（次）",
    "邀请{org}专家现场指导", "对{thing}逐项核对", "形成“{k}单”台账", "开通“{thing}”热线", "于{month}月{day}日前报送结果", "试用 {latin} 设备{n}台",
    "由{unit}牵头、{unit2}配合", "每周三下午集中会商", "先后走访{n}户居民", "把问题解决在现场", "建立“日巡查、周通报、月小结”制度", "投入资金{p}万元",
    "{unit}主动承担了最难的一段", "参加人数超过{n}人", "平均等候时间缩短到{k2}分钟", "同步公布了进度表和责任人", "得到{place}居民的理解和支持",
    "目前各项工作进展顺利", "相关资料已经归档", "新旧系统并行{k2}个月", "其中{unit}完成{n}项，占总数的{p}%", "利用微信群、公告栏等多种方式告知",
    "为下一步{thing}打下了基础", "不少老人第一次用上了新设备", "全程没有影响正常开放", "并请第三方进行了复核", "意见采纳率达到{p}%",
]
SHORT = ["{verb}{thing}", "抓好{thing}", "用心做{thing}", "把{thing}做细", "以{thing}促提升", "突出{thing}"]
LATIN = "RFID GIS NB-IoT H5 LED VR PLC GPS".split()
DIGITS = "一二三四五六七八九十"


class Words:
    """Text for one document: one trade, its offices, its habits."""

    def __init__(self, pick):
        self.pick = pick
        self.trade = TRADES[pick.choice(sorted(TRADES))]
        self.place = pick.choice(PLACES[:10])
        self.office = pick.choice(self.trade["office"])

    def choose(self, values):
        return self.pick.choice(values)

    def fill(self, pattern):
        pick = self.pick
        values = {
            "org": pick.choice(PLACES) + pick.choice(self.trade["office"]), "place": pick.choice(PLACES), "thing": pick.choice(self.trade["thing"]),
            "unit": pick.choice(self.trade["unit"]), "unit2": pick.choice(self.trade["unit"]), "n": pick.randint(6, 9800), "p": f"{pick.randint(1, 98)}.{pick.randint(0, 9)}",
            "k": DIGITS[pick.randint(0, 4)], "k2": pick.randint(2, 9), "year": pick.randint(2016, 2024), "month": pick.randint(1, 12), "day": pick.randint(1, 28),
            "latin": pick.choice(LATIN), "verb": pick.choice(VERBS),
        }
        return pattern.format(**values)

    def sentence(self, least=2, most=5):
        clauses = self.pick.sample(CLAUSES, self.pick.randint(least, most))
        if self.pick.random() < 0.35:
            clauses.insert(0, self.pick.choice(FIRST_CLAUSES))
        text = ""
        for i, clause in enumerate(map(self.fill, clauses)):
            text += ("" if i == 0 else self.pick.choice("，，，，；" if i > 1 else "，")) + clause
        return text + "。"

    def paragraph(self, least=2, most=6):
        """Begins with a sentence that is too long to be taken for a lead."""
        first = self.sentence(3, 5)
        while len(first) < 28:
            first = self.sentence(3, 5)
        return first + "".join(self.sentence() for _ in range(self.pick.randint(least, most) - 1))

    def short(self):
        """A phrase without a stop: a heading, a lead."""
        text = self.fill(self.pick.choice(SHORT))
        return text + (("，" if self.pick.random() < 0.4 else "、") + self.fill(self.pick.choice(SHORT)) if self.pick.random() < 0.25 else "")

    def org(self):
        return self.pick.choice(PLACES) + self.pick.choice(self.trade["office"])

    def title_pieces(self):
        """A title in pieces at whose seams a line may break."""
        pick, org, result = self.pick, self.org(), self.pick.choice(RESULTS)
        thing, verb = pick.choice(self.trade["thing"]), pick.choice(VERBS)
        shape = pick.random()
        if shape < 0.45:
            return [org, f"{verb}{thing}{result}"]
        if shape < 0.6:
            return [f"{org}“{pick.choice(DIGITS[1:6])}个到位”", f"{verb}{thing}"]
        if shape < 0.75:
            return [f"关于{org}", f"{thing}情况的", pick.choice(("调查与思考", "报告", "调研", "几点建议"))]
        if shape < 0.85:
            return [f"{thing}怎么办？", f"{org}这样答"]
        if shape < 0.93:
            return [f"{verb}{thing}　服务千家万户"]
        return [f"{org}召开", f"{thing}工作", "现场推进会"]

    def name(self):
        return self.pick.choice(SURNAMES) + "".join(self.pick.choice(GIVEN) for _ in range(self.pick.choice((1, 2, 2))))

    def names(self, most=3):
        found = []
        for _ in range(self.pick.randint(1, most)):
            name = self.name()
            if name not in found:
                found.append(name)
        return found

    def cell(self, kind):
        pick = self.pick
        return {"number": str(pick.randint(3, 99999)), "share": f"{pick.randint(1, 99)}.{pick.randint(0, 9)}%", "word": pick.choice(PLACES),
                "unit": pick.choice(self.trade["unit"])}[kind]
