"""The colophon of a bulletin."""
from .bulletin import full_width
from .heads import typed_date
from .names import spaced_name
from .paper import paragraph, table


PEOPLE = ("approvers", "editors", "proofreaders")


class Feet:
    """Sets the colophon: a part of the setter."""

    def foot_pieces(self):
        d, out = self.d, []
        for key, label, value in self.b.colophon_fields:
            if key == "copies":
                out.append((key, "", d.foot_copies.format(value if d.foot_digits == "plain" else full_width(str(value)))))
                continue
            if key in PEOPLE:
                value = d.foot_name_gap.join(spaced_name(name) if d.foot_spaced and d.foot_name_gap != " " else name for name in value)
            elif isinstance(value, list):
                value = d.foot_comma.join(value) + d.foot_stop
            elif key in ("phone", "fax"):
                value = value.replace("-", d.foot_phone)
            elif key == "email":
                value = value.replace("@", d.foot_mail)
            if d.foot_digits == "wide" and key in ("phone", "postal_code", "fax"):
                value = full_width(value)
            out.append((key, label, value))
        return out

    def foot(self):
        d, p, look = self.d, self.p, {"size": self.d.size + self.d.foot_size}
        pieces = self.foot_pieces()
        if not pieces:
            return
        width = p.page.text
        texts = [(key, f"{label}：{value}" if label else value) for key, label, value in pieces]
        short = [text for key, text in texts if key in ("phone", "fax", "postal_code", "email", "website")]
        others = [text for key, text in texts if key not in ("phone", "fax", "postal_code", "email", "website")]
        lines = others + short
        if d.foot == "pairs":
            lines = others + (["　".join(short)] if short else [])
        elif d.foot == "tabs":
            people = [text for key, text in texts if key in PEOPLE]
            lines = (["\t".join(people)] if people else []) + [text for text in others if text not in people] + ["\t".join(short[i:i + 2]) for i in range(0, len(short), 2)]
        elif d.foot in ("slashes", "spaces", "people_line"):   # all that work on the paper in one line
            people = [(label, value) for key, label, value in pieces if key in PEOPLE]
            between = {"slashes": d.choose("foot_stroke", "/", "／", "｜"), "spaces": " ", "people_line": "："}[d.foot]
            rest = [text for key, text in texts if key not in PEOPLE]
            lines = (["　　".join(label + between + value for label, value in people)] if people else []) + rest
        elif d.foot in ("marks", "bare_line"):   # people and numbers in one line, parted by marks or by spaces alone
            own = [(label, value) for key, label, value in pieces if key in PEOPLE + ("phone",)]
            mark = d.choose("foot_mark", " · ", "·", "｜", " • ")
            bare = " ".join(f"{label} {value}" for label, value in own if not set(value) & set("，,、　 "))
            rest = [text for key, text in texts if key not in PEOPLE + ("phone",)]
            whole = all(not set(value) & set("，,、　 ") for _, value in own)
            lines = ([bare if d.foot == "bare_line" and whole else mark.join(f"{label}：{value}" for label, value in own)] if own else []) + rest
        elif d.foot == "imprint":
            lines = [text for key, text in texts if key != "copies"]
        if d.foot == "label_rows":   # labels and values in turn, two fields a row
            p.add(line=12)
            cells = [[paragraph(p.run(text, **look)) for text in (label, value)] for _, label, value in pieces if label]
            cells += [[paragraph(p.run("协办", **look)), paragraph(p.run(self.b.words.place + "总工会", **look))]] if len(cells) % 2 else []
            rows = [cells[i] + cells[i + 1] for i in range(0, len(cells), 2)]
            p.body.append(table(rows, [1500, width // 2 - 1500, 1500, width - width // 2 - 1500]))
            p.add(line=10)
            for _, label, value in pieces:
                if not label:
                    p.add(p.run(value, **look))
            return
        if d.foot in ("table", "label_cells", "bare_cells"):
            p.add(line=12)
            edges = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="0" w:color="000000"/>' for side in ("top", "bottom", "insideH"))
            if d.foot == "table":
                rows = [[paragraph(p.run(line, **look))] for line in lines]
                widths = [width]
            elif d.foot == "bare_cells":
                rows = [[paragraph(p.run(label, **look)), paragraph(p.run(value, **look))] if label else [(paragraph(p.run(value, **look)), 2, 1)] for _, label, value in pieces]
                widths = [2200, width - 2200]
            else:
                rows = [[paragraph(p.run(label + "：", **look)), paragraph(p.run(value, **look))] if label else [(paragraph(p.run(value, **look)), 2, 1)]
                        for _, label, value in pieces]
                widths = [2200, width - 2200]
            p.body.append(table(rows, widths, ruled=d.choose("foot_ruled", True, False), edges=edges))
            p.add(line=10)
            return
        for i, line in enumerate(lines):
            p.add(p.run(line, **look), before=0 if i else 18, above=None if i or d.choose("foot_rule", True, False) else (8, "000000"), line=look["size"] * 1.6,
                  tabs=[("left", width // 2, ""), ("left", width * 3 // 4, "")])
        if d.foot == "imprint":   # who printed it and when, between rules
            office, date, copies = self.b.words.place + self.b.words.office + "办公室", self.b.masthead["date"], self.b.colophon.get("copies")
            day = typed_date(date, "plain") if len(date) > 7 else ""
            if day:
                p.add(p.run(f"{office}\t{day}印发", **look), tabs=[("right", width, "")], above=(8, "000000"), below=(8, "000000"))
                self.b.colophon.update(printed_by=office, printed_on=date)
            if copies:
                p.add(p.run(d.foot_copies.format(copies), **look), align="right")
