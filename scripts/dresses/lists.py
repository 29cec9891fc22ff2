"""The printed contents of a bulletin."""
from .paper import paragraph, table


class Lists:
    """Sets the contents: a part of the setter."""

    def contents(self):
        d, p = self.d, self.p
        self.gold["contents"] = []
        if not any(not section.get("briefs") or d.contents_briefs or (d.contents_sections and d.section != "none") for section in self.b.sections):
            d.names["contents"] = "none"
        if d.contents == "none":
            return
        paged = d.contents in ("leaders", "pages", "spaces", "cells", "ruled_cells", "bracket_pages", "page_first", "slash", "page_p")
        if d.contents_word_shown or not paged:
            p.add(self.hei(d.contents_word, d.size + 4), align="center", before=16, after=8, line=(d.size + 4) * 1.6)
        size, width, page = d.size + d.contents_size, p.page.text, 1
        shown = d.contents_sections and d.section != "none"
        number, rows, box, part = 0, [], [], None
        for section in self.b.sections:
            if shown:
                part = {"section": section["title"], "entries": []}
                self.gold["contents"].append(part)
                inner = self.hei(self.marked(section["title"]), size)
                if d.contents == "boxed":
                    box.append(paragraph(inner))
                else:
                    rows.append((paragraph(inner), 2, 1)) if "cells" in d.contents else p.add(inner, keep=True)
            elif part is None:
                part = {"section": None, "entries": []}
                self.gold["contents"].append(part)
            if section.get("briefs") and not d.contents_briefs:
                if not shown:
                    continue
                continue
            for article in section["articles"]:
                title, at = article["title"], str(page)
                if d.contents_authors and article.get("byline") in ("name", "author"):
                    article["author"] = self.b.words.name()
                    title += f"（{article['author']}）"
                number += 1
                page += self.pick.randint(0, 3)
                part["entries"].append(title)
                if d.contents == "leaders":
                    p.add(p.run(f"{title}\t{at}", size=size), tabs=[("right", width, "dot")], left=16, right=24)
                elif d.contents == "pages":
                    p.add(p.run(f"{title}\t{at}", size=size), tabs=[("right", width, "")], left=16, right=24)
                elif d.contents == "spaces":
                    p.add(p.run(f"{title}……{at}" if self.pick.random() < 0.5 else f"{title}  {at}", size=size), left=16)
                elif d.contents == "bracket_pages":
                    p.add(p.run(f"{title}（{at}）", size=size), left=16)
                elif d.contents == "bullets":
                    p.add(p.run(d.choose("bullet", "·", "●", "○", "▪", "◇", "※", "▷") + " " + title, size=size), left=32, hanging=16)
                elif d.contents == "numbers":
                    p.add(p.run(d.choose("number", "{}.", "{}．", "{}、", "{}. ").format(number) + title, size=size), left=16)
                elif d.contents == "plain":
                    p.add(p.run(title, size=size), first=2 * size)
                elif d.contents == "page_first":
                    p.add(p.run(d.choose("page_first", "{:02}　", "{:02} ", "P{}　", "{:02}/").format(int(at)) + title, size=size), left=16)
                elif d.contents == "slash":
                    p.add(p.run(f"{title}/{at}" if d.choose("slash_tight", True, False) else f"{title} / {at}", size=size), left=16)
                elif d.contents == "page_p":
                    p.add(p.run(f"{title}\tP{at}", size=size), tabs=[("right", width, d.choose("p_leader", "", "dot"))], left=16, right=24)
                elif d.contents == "boxed":
                    box.append(paragraph(p.run("◇" + title if d.choose("box_bullet", True, False) else title, size=size)))
                else:
                    rows.append([paragraph(p.run(title, size=size)), paragraph(p.run(at, size=size), align="right")])
        if box:   # in a frame of one cell
            p.body.append(table([["".join(box)]], [width]))
            p.add(line=10)
        if rows:
            rows = [row if isinstance(row, list) else [row] for row in rows]
            p.body.append(table(rows, [width - 1000, 1000], ruled=d.contents == "ruled_cells"))
            p.add(line=10)
        self.gold["contents"] = [part for part in self.gold["contents"] if part["entries"] or part["section"]]
