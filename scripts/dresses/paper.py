"""Typesets WordprocessingML with any fonts, sizes and page: what `samples.runs` does for one design, for many."""
from dataclasses import dataclass, field as member
from xml.sax.saxutils import escape

from samples import package, runs

EMU = 12700   # of a point
W, NAMESPACES, HEAD = package.W, package.NAMESPACES, package.HEAD


@dataclass
class Fonts:
    """Font names of one office. `title` is for display, `latin` for Latin letters (empty: the same as the others)."""
    body: str
    title: str
    hei: str
    kai: str
    latin: str = ""


FONTS = [Fonts("仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"), Fonts("FangSong", "SimHei", "SimHei", "KaiTi", "Times New Roman"),
         Fonts("宋体", "华文中宋", "黑体", "华文楷体"), Fonts("SimSun", "方正大标宋简体", "SimHei", "KaiTi_GB2312"), Fonts("微软雅黑", "微软雅黑", "微软雅黑", "楷体"),
         Fonts("仿宋", "方正小标宋_GBK", "方正黑体_GBK", "方正楷体_GBK", "Times New Roman"), Fonts("华文仿宋", "黑体", "黑体", "华文楷体")]


@dataclass
class Page:
    """Twips. A4 unless said."""
    width: int = 11906
    height: int = 16838
    top: int = 1701
    bottom: int = 1701
    left: int = 1587
    right: int = 1474

    @property
    def text(self):
        return self.width - self.left - self.right

    def properties(self):
        return (f'<w:pgSz w:w="{self.width}" w:h="{self.height}"/><w:pgMar w:top="{self.top}" w:right="{self.right}" w:bottom="{self.bottom}"'
                f' w:left="{self.left}" w:header="900" w:footer="1000" w:gutter="0"/>')


def run(text, font, size, bold=False, italic=False, color="", latin="", shade=""):
    """A run; size in points. A tab or line feed becomes Word's own."""
    latin = latin or font
    look = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{font}" w:cs="{latin}"/>'
    look += ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + (f'<w:color w:val="{color}"/>' if color else "")
    look += f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>' + (f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "")
    inner, plain = "", ""
    for character in text + "\0":
        if character in "\t\n\0":
            inner += f'<w:t xml:space="preserve">{escape(plain)}</w:t>' if plain else ""
            inner += {"\t": "<w:tab/>", "\n": "<w:br/>", "\0": ""}[character]
            plain = ""
        else:
            plain += character
    return f"<w:r><w:rPr>{look}</w:rPr>{inner}</w:r>"


def edge(side, size, color="000000", space=4, kind="single"):
    return f'<w:{side} w:val="{kind}" w:sz="{size}" w:space="{space}" w:color="{color}"/>'


def paragraph(inner="", align="", first=0, left=0, right=0, hanging=0, before=0, after=0, line=0, tabs=(), above=None, below=None, box=None, shade="",
              keep=False, page_break=False, style="", number=None, section=""):
    """A paragraph. `first`, `left`, `right`, `hanging`, `before`, `after` and `line` are points; `tabs` (kind, twips, leader);
    `above`, `below` and `box` (eighths of a point, colour); `number` (list, level)."""
    twips = lambda points: round(points * 20)
    out = f'<w:pStyle w:val="{style}"/>' if style else ""
    out += ("<w:keepNext/>" if keep else "") + ("<w:pageBreakBefore/>" if page_break else "")
    out += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    sides = [("top", above), ("bottom", below)] if not box else [(side, box) for side in ("top", "left", "bottom", "right")]
    edges = "".join(edge(side, *look) for side, look in sides if look)
    out += (f"<w:pBdr>{edges}</w:pBdr>" if edges else "") + (f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else "")
    stops = "".join(f'<w:tab w:val="{kind}"' + (f' w:leader="{leader}"' if leader else "") + f' w:pos="{at}"/>' for kind, at, leader in tabs)
    out += (f"<w:tabs>{stops}</w:tabs>" if stops else "") 
    spacing = "".join(f' w:{name}="{twips(value)}"' for name, value in (("before", before), ("after", after)) if value)
    spacing += f' w:line="{twips(line)}" w:lineRule="exact"' if line else ""
    out += f"<w:spacing{spacing}/>" if spacing else ""
    places = "".join(f' w:{name}="{twips(value)}"' for name, value in (("left", left), ("right", right), ("firstLine", first), ("hanging", hanging)) if value)
    out += (f"<w:ind{places}/>" if places else "") + (f'<w:jc w:val="{align}"/>' if align else "") + section
    return f"<w:p>{f'<w:pPr>{out}</w:pPr>' if out else ''}{inner}</w:p>"


def table(rows, widths, ruled=True, edges="", shade_first="", margins=True):
    """A table; each cell is XML, or (XML, columns, rows) with spans, or None where one from above reaches down."""
    borders = "".join(edge(side, 4, space=0) for side in ("top", "left", "bottom", "right", "insideH", "insideV")) if ruled else edges
    out = ""
    for r, row in enumerate(rows):
        cells, at = "", 0
        for cell in row:
            content, across, down = cell if isinstance(cell, tuple) else (cell, 1, 1)
            width = sum(widths[at:at + across])
            at += across
            look = f'<w:tcW w:w="{width}" w:type="dxa"/>' + (f'<w:gridSpan w:val="{across}"/>' if across > 1 else "")
            look += "<w:vMerge/>" if content is None else '<w:vMerge w:val="restart"/>' if down > 1 else ""
            look += f'<w:shd w:val="clear" w:color="auto" w:fill="{shade_first}"/>' if shade_first and r == 0 else ""
            cells += f'<w:tc><w:tcPr>{look}<w:vAlign w:val="center"/></w:tcPr>{content or "<w:p/>"}</w:tc>'
        out += f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>' + (f"<w:tblBorders>{borders}</w:tblBorders>" if borders else "") +
            f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{out}</w:tbl>')


def vml_box(inner, width, height):
    """A text box as Word 2003 and WPS store it. Points."""
    return (f'<w:r><w:pict><v:shape id="vbox" type="#_x0000_t202" style="width:{width}pt;height:{height}pt" stroked="f" filled="f"><v:textbox inset="0,0,0,0">'
            f"<w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")


def word_art(text, width, height, color="FF0000"):
    """A name drawn as WordArt: its text is an attribute, and prints as outlines."""
    return (f'<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" path="m@7,l@8,m@5,21600l@6,21600e"/><v:shape id="art" type="#_x0000_t136"'
            f' style="width:{width}pt;height:{height}pt" fillcolor="#{color}" stroked="f"><v:textpath style="font-family:&quot;宋体&quot;" string="{escape(text)}"/></v:shape></w:pict></w:r>')


PIXELS = bytes.fromhex("89504e470d0a1a0a0000000d4948445200000004000000020802000000f0caea34000000104944415478da63d870e41e1c31207300effa129100e034c40000000049454e44ae426082")   # a PNG


def picture(width, height):
    """An inline picture. Points. The package holds one, under the relation `picture1`."""
    pic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
    return (f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width * EMU}" cy="{height * EMU}"/><wp:docPr id="7" name="Picture 7"/>'
            f'<a:graphic><a:graphicData uri="{pic}"><pic:pic xmlns:pic="{pic}"><pic:nvPicPr><pic:cNvPr id="7" name="p.png"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="picture1"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
            f'<a:ext cx="{width * EMU}" cy="{height * EMU}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            f'</wp:inline></w:drawing></w:r>')


def styles(fonts, size, line, align="both", extra=""):
    """The default paragraph, and headings 1 to 3 that carry an outline level alone; `extra` is XML of further styles."""
    latin = fonts.latin or fonts.body
    spacing = f'<w:spacing w:line="{round(line * 20)}" w:lineRule="exact"/>' if line else ""
    headings = "".join(f'<w:style w:type="paragraph" w:styleId="{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="a"/><w:next w:val="a"/>'
                       f'<w:pPr><w:keepNext/><w:outlineLvl w:val="{n - 1}"/></w:pPr></w:style>' for n in (1, 2, 3))
    return (f'{HEAD}<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{fonts.body}" w:cs="{latin}"/>'
            f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>'
            f'<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:widowControl w:val="0"/>{spacing}'
            f'<w:jc w:val="{align}"/></w:pPr></w:style>{headings}{extra}</w:styles>')


def numbering(lists):
    """`lists`: for each list its levels as (number format, text), such as ("chineseCounting", "%1、")."""
    kinds = "".join(f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="multilevel"/>' + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
        for level, (form, text) in enumerate(levels)) + "</w:abstractNum>" for i, levels in enumerate(lists))
    nums = "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(lists)))
    return f'{HEAD}<w:numbering xmlns:w="{W}">{kinds}{nums}</w:numbering>'


@dataclass
class Paper:
    """A document while it is typeset. Sizes and spaces are points."""
    fonts: Fonts
    size: float
    line: float
    page: Page = member(default_factory=Page)
    body: list = member(default_factory=list)
    headers: dict = member(default_factory=dict)
    lists: list = member(default_factory=list)
    even_and_odd: bool = False
    align: str = "both"

    def run(self, text, font="", size=0, **look):
        font = font or self.fonts.body
        return run(text, font, size or self.size, latin=self.fonts.latin if font == self.fonts.body else "", **look)

    def add(self, inner="", **place):
        self.body.append(paragraph(inner, **place))

    def new_list(self, levels):
        """Registers a list for Word to number; returns its number."""
        self.lists.append(levels)
        return len(self.lists)

    def furniture(self, kind, inner, which="default"):
        """Registers a header (`hdr`) or footer (`ftr`); returns its reference for a section."""
        name = f"{'header' if kind == 'hdr' else 'footer'}{len(self.headers) + 1}"
        self.headers[name] = (kind, inner)
        return f'<w:{"header" if kind == "hdr" else "footer"}Reference w:type="{which}" r:id="{name}"/>'

    def page_number(self, pattern, align="center", size=14, font=""):
        """A paragraph for the foot: `pattern` with {page} and {pages}."""
        inner, rest = "", pattern
        for name, instruction in (("{page}", "PAGE"), ("{pages}", "NUMPAGES")):
            before, found, rest = rest.partition(name)
            inner += self.run(before, font, size) if before else ""
            inner += runs.field(instruction, "1", font=font or self.fonts.body, size=round(size * 2)) if found else ""
        return paragraph(inner + (self.run(rest, font, size) if rest else ""), align=align)

    def section(self, references="", continuous=False, columns=1, title_page=False, restart=0):
        kind = '<w:type w:val="continuous"/>' if continuous else ""
        count = f'<w:pgNumType w:start="{restart}"/>' if restart else ""
        return (f"<w:sectPr>{references}{kind}{self.page.properties()}{count}" + (f'<w:cols w:num="{columns}" w:space="425"/>' if columns > 1 else "") +
                ("<w:titlePg/>" if title_page else "") + "</w:sectPr>")

    def end_section(self, **properties):
        """Ends a section behind what was added so far."""
        self.add(line=1, section=self.section(**properties))

    def write(self, path, title, creator):
        package.write_package(path, escape(title), escape(creator), "".join(self.body), self.headers, [], self.even_and_odd, styles=styles(self.fonts, self.size, self.line, self.align),
                              numbering=numbering(self.lists), pictures={"picture1": PIXELS})
