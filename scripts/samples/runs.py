"""WordprocessingML pieces: runs, paragraphs, tables, fields, text boxes, sections."""
from xml.sax.saxutils import escape

SONG, FANG, KAI, HEI = "方正小标宋简体", "仿宋_GB2312", "楷体_GB2312", "黑体"
TEXT_WIDTH = 8845
RED, BLACK = "FF0000", "000000"
PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587" w:header="1134" w:footer="1400" w:gutter="0"/>'


def look(font=FANG, size=32, bold=False, color=""):
    parts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    parts += "<w:b/>" if bold else ""
    parts += f'<w:color w:val="{color}"/>' if color else ""
    return f'<w:rPr>{parts}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'


def run(text, **style):
    """A run; a tab or line feed in the text becomes Word's own."""
    inner, plain = "", ""
    for character in text + "\0":
        if character in "\t\n\0":
            if plain:
                inner += f'<w:t xml:space="preserve">{escape(plain)}</w:t>'
            inner += {"\t": "<w:tab/>", "\n": "<w:br/>", "\0": ""}[character]
            plain = ""
        else:
            plain += character
    return f"<w:r>{look(**style)}{inner}</w:r>"


def field(instruction, cached, **style):
    """A complex field with its cached result, as Word stores a page number."""
    marks = "".join(f'<w:r>{look(**style)}<w:fldChar w:fldCharType="{kind}"/></w:r>{inner}' for kind, inner in (
        ("begin", f'<w:r>{look(**style)}<w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'),
        ("separate", run(cached, **style)), ("end", "")))
    return marks


def paragraph(inner="", align="", indent=0, left=0, hanging=0, right=0, before=0, after=0, tabs=(), above=None, below=None, keep=False,
              page_break=False, line=0, style="", number=None, section="", em=320):
    """A paragraph. `indent` counts characters of `em` twips, other lengths twips; `above` and `below` are rules (eighths of a point, colour);
    `tabs` are (kind, position, leader); `number` a level of Word's list; `section` ends a section here."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties += "<w:keepNext/>" if keep else ""
    properties += "<w:pageBreakBefore/>" if page_break else ""
    properties += f'<w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr>' if number is not None else ""
    edges = "".join(f'<w:{side} w:val="single" w:sz="{edge[0]}" w:space="4" w:color="{edge[1]}"/>'
                    for side, edge in (("top", above), ("bottom", below)) if edge)
    properties += f"<w:pBdr>{edges}</w:pBdr>" if edges else ""
    stops = "".join(f'<w:tab w:val="{kind}"{leader and f" w:leader={chr(34)}{leader}{chr(34)}"} w:pos="{position}"/>'
                    for kind, position, leader in tabs)
    properties += f"<w:tabs>{stops}</w:tabs>" if stops else ""
    spacing = (f' w:before="{before}"' if before else "") + (f' w:after="{after}"' if after else "")
    spacing += f' w:line="{line}" w:lineRule="exact"' if line else ""
    properties += f"<w:spacing{spacing}/>" if spacing else ""
    places = (f' w:left="{left}"' if left else "") + (f' w:right="{right}"' if right else "")
    places += f' w:firstLineChars="{indent}00" w:firstLine="{indent * em}"' if indent else ""
    places += f' w:hanging="{hanging}"' if hanging else ""
    properties += f"<w:ind{places}/>" if places else ""
    properties += f'<w:jc w:val="{align}"/>' if align else ""
    properties += section
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def table(rows, widths, ruled=True, edges=""):
    """A table of cells that are XML paragraphs."""
    kinds = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
                    for side in ("top", "left", "bottom", "right", "insideH", "insideV")) if ruled else edges
    borders = f"<w:tblBorders>{kinds}</w:tblBorders>" if kinds else ""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = ""
    for index, row in enumerate(rows):
        cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
                        for width, cell in zip(widths, row, strict=True))
        head = "<w:tblHeader/>" if index == 0 and ruled else ""
        lines += f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{borders}<w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{lines}</w:tbl>")


def text_box(inner, width, height):
    """A floating box as Word stores it: a shape, and the same text again in VML for old readers. Sizes are points."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    shape = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1"'
        ' allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="margin"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width * 12700}" cy="{height * 12700}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapTopAndBottom/>'
        '<wp:docPr id="1" name="Text Box 1"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext cx="{width * 12700}" cy="{height * 12700}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:noFill/><a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/>'
        "</wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>")
    old = (f'<w:pict><v:shape id="box1" type="#_x0000_t202" style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt"'
           f' stroked="f"><v:textbox inset="0,0,0,0">{content}</v:textbox></v:shape></w:pict>')
    return f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice><mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>'


def section(references="", continuous=False, columns=1, title_page=False):
    """The properties that end a section."""
    kind = '<w:type w:val="continuous"/>' if continuous else ""
    cols = f'<w:cols w:num="{columns}" w:space="425"/>' if columns > 1 else ""
    return f"<w:sectPr>{references}{kind}{PAGE}{cols}{'<w:titlePg/>' if title_page else ''}</w:sectPr>"
