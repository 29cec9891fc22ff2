"""Sets a bulletin in a dress: the DOCX, and the answer, side by side."""
from .bodies import Bodies
from .bulletin import Bulletin, count
from .dress import Dress
from .feet import Feet
from .heads import Heads
from .lists import Lists
from .paper import FONTS, Page, Paper, paragraph


class Setter(Heads, Lists, Bodies, Feet):
    """One bulletin on one paper. Several setters may share a paper, for a bound volume."""

    def __init__(self, bulletin, dress, paper=None):
        self.b, self.d, self.pick = bulletin, dress, dress.pick
        fonts = dress.choose("fonts", *FONTS, FONTS[0], FONTS[1])
        page = Page(left=dress.choose("margin", 1587, 1701, 1304), top=dress.choose("top", 1701, 2098, 1440))
        self.p = paper or Paper(fonts, dress.size, round(dress.size * dress.spacing, 1), page, align=dress.justify)
        self.f = self.p.fonts
        self.size = dress.size
        self.listing = []      # (section, [(title, page)])
        self.gold = {"kind": "bulletin"}

    # -- small things

    def hei(self, text, size=0, **look):
        return self.p.run(text, self.f.hei, size, **look)

    def kai(self, text, size=0, **look):
        return self.p.run(text, self.f.kai, size, **look)

    def text(self, inner_runs, **place):
        """A body paragraph: its first line indented, or begun with two typed spaces."""
        if self.d.first_line == "typed":
            self.p.add(self.p.run("　　") + inner_runs, **place)
        else:
            self.p.add(inner_runs, first=2 * self.size, **place)

    # -- all of it

    def furniture(self):
        d, p = self.d, self.p
        references, title_page = "", False
        if d.page_number:
            references += p.furniture("ftr", p.page_number(d.page_number, d.choose("number_align", "center", "center", "right"), 12))
        if d.furniture != "none":
            head = "".join(self.b.name_lines) + (f"　第{self.b.masthead['number']}期" if d.furniture == "both" and self.b.masthead["number"] else "")
            references += p.furniture("hdr", paragraph(self.kai(head, 10.5), align=d.choose("header_align", "center", "right"), below=(4, "000000") if d.furniture == "header_ruled" else None))
            title_page = d.choose("header_first", False, True)
            if title_page and d.page_number:
                references += p.furniture("ftr", p.page_number(d.page_number, "center", 12), "first")
        return references, title_page

    def set(self, last=True):
        """@param last  whether the paper ends here; if not, a section is ended so that the next begins on a new page."""
        d, p = self.d, self.p
        if d.section == "none":
            articles = [article for section in self.b.sections if not section.get("briefs") for article in section["articles"]]
            if not articles:
                articles = [self.b.article()]
            self.b.sections = [{"title": None, "articles": articles}]
        for i, section in enumerate(self.b.sections):   # a number is part of the name
            if section["title"] and d.section in ("numbered", "band"):
                section["title"] = f"{count(i + 1)}、{section['title']}" if d.section == "numbered" else f"{i + 1:02}　{section['title']}"
        under_first = d.foot == "under_first" and d.contents == "none" and d.columns == 1 and not self.b.sections[0]["articles"][0].get("run_in")
        if under_first:   # a short text, so that the colophon stands at the foot of the first page
            self.b.sections[0]["articles"][0]["blocks"] = [self.b.plain(1, 2)]
            self.b.sections[0]["articles"][0].pop("note", None)
        for section in self.b.sections:   # what opens the contents: what the body will say
            section["articles"] = list(section["articles"])
        references, title_page = self.furniture()
        self.masthead()
        listed = [dict(section) for section in self.b.sections]
        self.contents()
        front = d.foot == "front" and d.contents != "none" and d.contents_break
        if front:
            self.foot()
        columns = d.columns
        if columns > 1:
            p.end_section(references=references, title_page=title_page)
        self.gold["sections"] = []
        for i, section in enumerate(listed):
            if section["title"]:
                self.section(section["title"], i == 0)
            articles = []
            for k, article in enumerate(section["articles"]):
                articles.append(self.brief(article) if article.get("run_in") else self.article(article, i == 0 and k == 0))
                if under_first and i == k == 0:
                    self.foot()
                    p.add(line=2, page_break=True)
            self.gold["sections"].append({"title": section["title"], "articles": articles})
        if columns > 1:
            p.end_section(continuous=True, columns=columns)
        if not front and not under_first:
            self.foot()
        keys = dict.fromkeys(("editors", "approvers", "report_to", "postal_code", "phone", "email"), None)
        self.gold["colophon"] = {key: value for key, value in ({**keys, **self.b.colophon}).items()}
        end = p.section("" if columns > 1 else references, continuous=columns > 1, title_page=title_page and columns == 1)
        p.body.append(end if last else paragraph(line=1, section=end))
        self.gold["dress"] = {name: str(value) if not isinstance(value, (str, int, float)) else value for name, value in d.names.items()}
        return self.gold


def make(pick, path, **fixed):
    """Writes one bulletin in one dress; returns its answer."""
    setter = Setter(Bulletin(pick), Dress(pick, **fixed))
    gold = setter.set()
    setter.p.write(path, gold["masthead"]["title"], gold["masthead"]["issuer"])
    return gold
