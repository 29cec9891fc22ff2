"""A layout drawn by lot: page, type, columns, heading numbers, running heads, rules of tables."""
HAN = "零一二三四五六七八九十"
SONG, HEI, KAI = '"AR PL UMing CN"', '"WenQuanYi Zen Hei"', '"AR PL UKai CN"'
SERIF, SANS = '"Noto Serif CJK SC", "DejaVu Serif"', '"Noto Sans CJK SC", "DejaVu Sans"'


class Design:
    def __init__(self, pick):
        self.pick = pick
        self.chinese = pick.random() < 0.65
        self.columns = pick.choice((1, 1, 1, 2, 2, 3))
        self.size = pick.choice((10.5, 12, 14, 16) if self.columns == 1 else (8.5, 9, 10, 10.5))
        self.leading = self.size * pick.choice((1.3, 1.5, 1.8) if self.chinese else (1.2, 1.35, 1.5))
        self.page = pick.choice(("A4", "A4", "A4", "B5", "Letter") if self.columns < 3 else ("A4", "A4 landscape"))
        self.indent = pick.random() < (0.8 if self.chinese else 0.4)
        self.apart = 0 if self.indent and pick.random() < 0.7 else pick.choice((4, 6, 8))
        self.justify = pick.random() < 0.7
        self.body = pick.choice((SONG, KAI, SERIF, SANS)) if self.chinese else pick.choice(("DejaVu Serif", "DejaVu Sans", "Noto Sans CJK SC"))
        self.head = pick.choice((HEI, SANS, self.body)) if self.chinese else pick.choice(("DejaVu Sans", self.body))
        self.depth = pick.choice((1, 2, 2, 3))
        self.numbering = pick.choice(("han", "chapter", "decimal", "none")) if self.chinese else pick.choice(("decimal", "none", "none"))
        self.grow = pick.choice((1.12, 1.2, 1.35))
        self.head_color = pick.choice(("black", "black", "#1f3864", "#c00000"))
        self.centre_heads = pick.random() < 0.3
        self.notes = self.columns == 1 and pick.random() < 0.4
        self.note_stop = ". "
        self.running = pick.random() < 0.6
        self.folio = pick.choice(('"— " counter(page) " —"', '"- " counter(page) " -"', "counter(page)", '"第" counter(page) "页 共" counter(pages) "页"', 'counter(page) " / " counter(pages)'))
        self.tables = pick.choice(("grid", "grid", "three", "lines", "none", "shade"))
        self.boxed_table = self.tables == "grid"
        self.marks = pick.choice(("bullet", "number", "bracket", "dash"))
        self.leads = self.chinese and pick.random() < 0.25
        width = {"A4": 210, "B5": 176, "Letter": 216, "A4 landscape": 297}[self.page]
        self.margin = pick.choice((18, 22, 28))
        room = (width - 2 * self.margin) / self.columns * 96 / 25.4
        self.picture = (int(room * 0.7), int(room * 0.35))

    def number(self, level, counters):
        n = counters[level]
        if self.numbering == "han":
            return (f"{HAN[n % 11]}、", f"（{HAN[n % 11]}）", f"{n}.")[level - 1]
        if self.numbering == "chapter":
            return (f"第{HAN[n % 11]}章　", f"第{HAN[n % 11]}节　", f"{n}. ")[level - 1]
        if self.numbering == "decimal":
            return ".".join(map(str, counters[1:level + 1])) + ("　" if self.chinese else " ")
        return ""

    def item_marks(self, pick):
        return {"bullet": lambda i: "• ", "number": lambda i: f"{i + 1}. ", "bracket": lambda i: f"（{i + 1}）" if self.chinese else f"({i + 1}) ", "dash": lambda i: "– "}[self.marks]

    def lead(self, words):
        return words.phrase(5, 9) + "。" if self.leads and self.pick.random() < 0.3 else ""

    def caption(self, kind, n):
        return {"table": f"表{n}　" if self.chinese else f"Table {n}: ", "figure": f"图{n}　" if self.chinese else f"Figure {n}. "}[kind]

    def extras(self, maker):
        return [maker.items, maker.table, maker.figure] + ([maker.box] if self.columns == 1 else [])

    def css(self, words):
        size, grow, folio = self.size, self.grow, self.folio if self.chinese or "第" not in self.folio else "counter(page)"
        running = words.phrase(6, 12)
        head = f'@top-center {{ content: "{running}"; font: {size * 0.8}pt {self.body}; border-bottom: 0.5pt solid #555; vertical-align: bottom; padding-bottom: 2pt }}' if self.running else ""
        rules = {"grid": "td, th { border: 0.6pt solid black }", "none": "", "lines": "tr { border-bottom: 0.5pt solid #888 } thead tr { border-top: 0.5pt solid #888 }",
                 "three": "table { border-top: 1.2pt solid black; border-bottom: 1.2pt solid black } thead { border-bottom: 0.6pt solid black }",
                 "shade": "tbody tr:nth-child(odd) { background: #e8eef4 } thead { background: #c4d4e4 }"}[self.tables]
        align = "justify" if self.justify else "left"
        heads = "".join(f"h{level + 1} {{ font: bold {size * grow ** (self.depth - level + 1):.1f}pt/1.4 {self.head}; color: {self.head_color}; margin: {size * 0.9}pt 0 {size * 0.5}pt; "
                        f"text-align: {'center' if self.centre_heads and level == 1 else 'left'}; break-after: avoid }}\n" for level in (1, 2, 3))
        return f"""
@page {{ size: {self.page}; margin: {self.margin}mm; {head} @bottom-center {{ content: {folio}; font: {size * 0.85}pt {self.body} }} @footnote {{ border-top: 0.5pt solid black; padding-top: 3pt }} }}
body {{ margin: 0; font: {size}pt/{self.leading}pt {self.body}; text-align: {align}; {'' if self.chinese else 'hyphens: auto;'} }}
h1 {{ font: bold {size * grow ** (self.depth + 2):.1f}pt/1.3 {self.head}; text-align: center; margin: 0 0 {size * 1.5}pt; hyphens: none }}
{heads} h2, h3, h4 {{ hyphens: none }}
p {{ margin: 0 0 {self.apart}pt; text-indent: {'2em' if self.indent else '0'}; widows: 1; orphans: 1 }}
.columns {{ columns: {self.columns}; column-gap: {size * 2}pt }}
ul {{ list-style: none; margin: 3pt 0 6pt; padding-left: 2em }} li {{ text-indent: -1.2em; padding-left: 1.2em }}
table {{ border-collapse: collapse; margin: 0 auto 8pt; font-size: {size * 0.9}pt; line-height: 1.35; text-align: left; hyphens: none; {'width: 100%;' if self.pick.random() < 0.6 else ''} }}
th, td {{ padding: 2pt 6pt; vertical-align: middle }} th {{ text-align: center; {'font-weight: normal' if self.pick.random() < 0.4 else ''} }} .n {{ text-align: right }} {rules}
.caption, figcaption {{ text-align: center; text-indent: 0; font-size: {size * 0.9}pt; margin: 6pt 0 3pt; break-after: avoid }}
figure {{ margin: 8pt 0; text-align: center; break-inside: avoid }} figcaption {{ margin: 3pt 0 }}
.box {{ border: 0.8pt solid #666; padding: 4pt 8pt; margin: 6pt 0 }} .note {{ float: footnote; font-size: {size * 0.75}pt; line-height: 1.3; text-indent: 0 }}
::footnote-call {{ font-size: 65%; vertical-align: super; line-height: 1 }} ::footnote-marker {{ content: counter(footnote) "{self.note_stop}" }}
"""
