"""What all parts of an invented official document are made of: its faces, its paragraphs, and how names and dates are set."""
from samples.runs import BLACK, TEXT_WIDTH, paragraph, run

DIGITS = "〇一二三四五六七八九"
FACES = {  # text, points, second headings, title and mark
    "gb": ("仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"),
    "gbk": ("方正仿宋_GBK", "方正黑体_GBK", "方正楷体_GBK", "方正小标宋_GBK"),
    "plain": ("宋体", "宋体", "宋体", "宋体"),
    "office": ("仿宋", "黑体", "楷体", "宋体"),
}


def numerals(number):
    """1 to 31 as Chinese writes them."""
    tens, ones = divmod(number, 10)
    return ("" if tens < 2 else DIGITS[tens]) + ("十" if tens else "") + (DIGITS[ones] if ones or not tens else "")


def wide(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() else c for c in text)


def line_shape(color, weight):
    """A line across the page as Word draws it, anchored to its paragraph."""
    wide_emu = TEXT_WIDTH * 635
    return ('<w:r><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="3" behindDoc="0" locked="0" layoutInCell="1"'
            ' allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>'
            f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>60000</wp:posOffset></wp:positionV><wp:extent cx="{wide_emu}" cy="0"/>'
            '<wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/><wp:docPr id="9" name="Line 9"/><wp:cNvGraphicFramePr/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvCnPr/><wps:spPr>'
            f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide_emu}" cy="0"/></a:xfrm><a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
            f'<a:ln w="{weight * 1588}"><a:solidFill><a:srgbClr val="{color}"/></a:solidFill></a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData>'
            '</a:graphic></wp:anchor></w:drawing></w:r>')


def edges(*sides, color=BLACK, size=8):
    return "".join(f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="{color}"/>' for side in sides)


class Pieces:
    """The body of a document as it grows, in the faces that were drawn by lot for it."""

    def __init__(self, content, pick):
        self.content, self.pick, self.body, self.headers, self.media = content, pick, [], {}, {}
        self.text, self.hei, self.kai, self.song = FACES[pick.choice(("gb", "gb", "gb", "gbk", "plain", "office"))]
        self.plain = self.text == self.song
        self.size = pick.choice((32, 32, 32, 28, 30)) if not self.plain else pick.choice((24, 28, 32))
        self.red = pick.choice(("FF0000", "FF0000", "C00000", "E60012")) if not self.plain or pick.random() < 0.6 else BLACK
        self.stop = pick.choice((".", "．", "、", ". "))

    def run(self, text, **style):
        return run(text, **{"font": self.text, "size": self.size, **style})

    def add(self, inner="", **properties):
        self.body.append(paragraph(inner, em=self.size * 10, **properties))

    def gap(self, most=2):
        for _ in range(self.pick.randint(0, most)):
            self.add()

    def spaced(self, text):
        return self.pick.choice((text, text, "　".join(text), " ".join(text)))

    def date(self, date, how=""):
        year, month, day = date
        how = how or self.pick.choice(("plain", "plain", "plain", "spaced", "han", "circle", "zero"))
        if how in ("han", "circle"):
            years = "".join(DIGITS[int(c)] for c in str(year)).replace("〇", "○" if how == "circle" else "〇")
            return f"{years}年{numerals(month)}月{numerals(day)}日"
        if how == "spaced":
            return f"{year} 年 {month} 月 {day} 日"
        return f"{year}年{month:02}月{day:02}日" if how == "zero" else f"{year}年{month}月{day}日"

    def spread(self, name):
        return f"{name[0]}　{name[1]}" if len(name) == 2 and self.pick.random() < 0.6 else name
