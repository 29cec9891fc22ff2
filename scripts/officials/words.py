"""Invented agencies, subjects and sentences, as official documents of towns word them."""
PLACES = "青岚市 白沙县 石鼓区 桐溪市 北塘县 松泉区 云溪市 竹坪县".split()
BODIES = "图书馆 水务局 公园管理局 文化和旅游局 档案馆 公共交通委员会 博物馆 气象局 住房保障中心 教育体育局 人民政府 体育中心".split()
CODES = {"图书馆": "图", "水务局": "水", "公园管理局": "园", "文化和旅游局": "文旅", "档案馆": "档", "公共交通委员会": "交", "博物馆": "博", "气象局": "气",
         "住房保障中心": "房", "教育体育局": "教体", "人民政府": "政", "体育中心": "体"}
THINGS = "夜间开放 馆际互借 管网巡检 古树保护 无障碍设施 防汛物资 志愿讲解 社区书屋 数字目录 票务系统 线路调整 水质公示 档案利用 健身步道 雨量监测 饮水安全".split()
VERBS = "推进 完善 规范 加强 优化 核查 试行 落实 统筹 改进".split()
OBJECTS = "工作台账 责任清单 服务窗口 巡查制度 信息系统 培训计划 应急预案 维护经费 公示栏 意见箱".split()
SURNAMES, GIVEN = "王李张刘陈杨赵周吴徐孙马朱胡林郭何高罗郑", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英建国文斌"
UNITS = ["各县（市、区）人民政府", "市直有关单位", "各区图书馆", "局属各单位", "各乡镇人民政府、街道办事处", "市有关部门和单位", "各开发区管委会", "各公园管理处", "机关各科室"]
COPIES = ["市委办公室", "市人大常委会办公室", "市政协办公室", "市财政局", "市应急管理局", "市人民检察院", "各民主党派市委", "市总工会"]
KINDS = "决议 决定 命令 公报 公告 通告 意见 通知 通报 报告 请示 批复 议案 函 纪要".split()


class Words:
    def __init__(self, pick):
        self.pick = pick

    def agency(self, place):
        return place + self.pick.choice(BODIES)

    def person(self):
        pick = self.pick
        return pick.choice(SURNAMES) + "".join(pick.choice(GIVEN) for _ in range(pick.choice((1, 2, 2))))

    def subject(self):
        return self.pick.choice(VERBS) + self.pick.choice(THINGS)

    def clause(self):
        pick = self.pick
        return pick.choice((
            lambda: f"各单位要{pick.choice(VERBS)}{pick.choice(THINGS)}，建立{pick.choice(OBJECTS)}",
            lambda: f"截至{pick.randint(1, 12)}月{pick.randint(1, 28)}日，累计办理{pick.randint(20, 9800)}件（次）",
            lambda: f"比上年同期增长{pick.randint(1, 60)}.{pick.randint(0, 9)}%",
            lambda: f"对照《{pick.choice(THINGS)}管理办法（试行）》逐项核对{pick.choice(OBJECTS)}",
            lambda: f"在{pick.choice(PLACES)}设置{pick.randint(2, 40)}个“{pick.choice(THINGS)}”服务点",
            lambda: f"由{pick.choice(BODIES)}牵头{pick.choice(VERBS)}{pick.choice(OBJECTS)}",
            lambda: f"按照{pick.choice(('先急后缓', '分级负责', '方便群众', '节约实用'))}的原则{pick.choice(VERBS)}{pick.choice(OBJECTS)}",
            lambda: f"试用 {pick.choice(('RFID', 'GIS', 'NB-IoT', 'H5'))} 设备{pick.randint(2, 60)}台"))()

    def sentence(self):
        return self.pick.choice(("，", "，", "；")).join(self.clause() for _ in range(self.pick.randint(1, 3))) + "。"

    def text(self):
        return "".join(self.sentence() for _ in range(self.pick.choice((1, 2, 2, 3, 4))))

    def name_of_attachment(self):
        pick = self.pick
        name = pick.choice(THINGS) + pick.choice(("责任分工表", "联系人名单", "实施细则", "申报表", "管理办法（试行）", "任务清单", "评分标准", "操作规程", "情况统计表"))
        return pick.choice((name, name, f"{pick.choice(PLACES)}{pick.choice(BODIES)}关于{pick.choice(VERBS)}{pick.choice(THINGS)}和{pick.choice(VERBS)}{pick.choice(THINGS)}工作的{name}"))
