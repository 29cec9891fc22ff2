"""Tables drawn by lot: their lines, heads of one to three rows, keys over several rows, titles among the rows, and cells of all kinds."""
from html import escape

DRESSES = {
    "grid": "td, th { border: 0.75pt solid black }",
    "shaded head": "td, th { border: 0.5pt solid #bbb } th { background: #e8eef6 }",
    "three lines": "table { border-top: 1.5pt solid; border-bottom: 1.5pt solid } thead { border-bottom: 0.75pt solid }",
    "lines under heads": "table { border-top: 1.5pt solid; border-bottom: 1.5pt solid } thead { border-bottom: 0.75pt solid } th.wide { border-bottom: 0.5pt solid }",
    "line under the head": "thead { border-bottom: 1pt solid }",
    "across": "td, th { border-top: 0.5pt solid #888; border-bottom: 0.5pt solid #888 }",
    "across, head open": "td { border-bottom: 0.75pt dotted black } thead { border-bottom: 1pt solid }",
    "open sides": "table { border-top: 0.75pt solid; border-bottom: 0.75pt solid } td, th { border: 0.75pt solid } table { border-left: hidden; border-right: hidden }",
    "stripes": "tbody tr:nth-child(even) td { background: #eee } th { background: #345; color: white }",
    "white lines": "td, th { background: #eef; border: 1.5pt solid white } th { background: #9ac }",
    "nothing": "",
    "dashed": "td, th { border: 0.75pt dashed #444 }",
    "dotted": "td, th { border: 0.75pt dotted black }",
    "double": "td, th { border: 2.2pt double black }",
    "thick frame": "table { border: 2pt solid } td, th { border: 0.5pt solid }",
    "down": "table { border: 0.75pt solid } td, th { border-left: 0.75pt solid; border-right: 0.75pt solid } thead { border-bottom: 0.75pt solid }",
    "frame": "table { border: 1pt solid } thead { border-bottom: 1pt solid }",
}


class Tables:
    """Makes tables in one dress. A cell is [text, rows, columns]."""

    def __init__(self, pick, words):
        self.pick, self.words = pick, words
        self.dress = pick.choice(list(DRESSES))

    def css(self, size):
        pick = self.pick
        bold = "bold" if self.dress != "nothing" and pick.random() < 0.7 else "normal"
        return f"""
table {{ border-collapse: collapse; width: {pick.choice(("100%", "100%", "75%", "auto"))}; margin: 8pt auto; font-size: {size * pick.choice((1, 0.9))}pt; line-height: 1.35 }}
td, th {{ padding: {pick.choice((1, 2, 3, 5))}pt {pick.choice((3, 4, 6))}pt; vertical-align: {pick.choice(("top", "middle", "middle"))} }}
th {{ font-weight: {bold}; text-align: {pick.choice(("center", "center", "left"))} }} td {{ text-align: {pick.choice(("left", "left", "center"))} }}
.n {{ text-align: {pick.choice(("right", "right", "center"))} }} {DRESSES[self.dress]}
"""

    def cell(self, kind, row):
        if kind == "count":
            return str(row + 1)
        if kind == "date":
            year, month, day = self.pick.randint(2019, 2026), self.pick.randint(1, 12), self.pick.randint(1, 28)
            return f"{year}年{month}月{day}日" if self.words.chinese else f"{year}-{month:02}-{day:02}"
        if kind == "mark":
            return self.pick.choice(("是", "否", "√") if self.words.chinese else ("yes", "no", "n/a"))
        if kind == "number" and self.pick.random() < 0.06:
            return self.pick.choice(("", "—"))
        return self.words.cell(kind, row)

    def head(self, columns):
        pick, name = self.pick, lambda: self.words.phrase(2, 5)
        if columns < 4 or pick.random() < 0.55:
            return [[[name(), 1, 1] for _ in range(columns)]]
        over, under, at = [[name(), 2, 1]], [], 1
        while at < columns:
            width = min(pick.choice((1, 2, 2, 3)), columns - at)
            over.append([name(), 1, width] if width > 1 else [name(), 2, 1])
            under += [[name(), 1, 1] for _ in range(width if width > 1 else 0)]
            at += width
        if not under:
            return [[[text, 1, 1] for text, _, _ in over]]
        if pick.random() < 0.25:   # one head over all but the first
            return [[[over[0][0], 3, 1], [name(), 1, columns - 1]], over[1:], under]
        return [over, under]

    def body(self, kinds):
        pick, rows, out = self.pick, self.pick.choice((1, 2, 3, 5, 8, 14)), []
        style = pick.choice(("plain", "plain", "plain", "groups", "titles"))
        while len(out) < rows:
            count = pick.choice((1, 2, 3, 4))
            if style == "titles":
                out.append([[self.words.phrase(4, 8), 1, len(kinds)]])
            for i in range(count):
                cells = [[self.cell(kind, len(out)), 1, 1] for kind in kinds]
                if style == "groups":
                    cells[:1] = [[self.words.phrase(2, 4), count, 1]] if i == 0 else []
                out.append(cells)
        return out

    def table(self):
        """HTML and rows of a table."""
        pick = self.pick
        columns = pick.randint(2, 7)
        common = pick.choice((("number",), ("number", "word", "date"), ("word", "mark"), ("text", "word")))
        kinds = [pick.choice(("name", "name", "count"))] + [pick.choice(common) for _ in range(columns - 1 if "text" not in common else min(columns - 1, 3))]
        head, body = self.head(len(kinds)), self.body(kinds)
        html = ["<table><thead>"]
        for rows, tag in ((head, "th"), (body, "td")):
            for cells in rows:
                html.append("<tr>")
                for text, down, across in cells:
                    marks = ["n"] * (tag == "td" and text[:1].isdigit()) + ["wide"] * (across > 1)
                    html.append(f'<{tag} class="{" ".join(marks)}" rowspan={down} colspan={across}>{escape(text)}</{tag}>')
                html.append("</tr>")
            html.append("</thead><tbody>" if tag == "th" else "</tbody></table>")
        return "".join(html), head + body
