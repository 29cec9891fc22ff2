"""How a bulletin looks: every choice that a designer makes, drawn once for a document and kept by name, so that a failure can be laid to its dress."""

BRACKETS = ["【】", "〖〗", "［］", "「」", "[]", "『』"]
ORNAMENTS = "◆★▲●■◇❖※▌►◎☆"
RULES = ["━", "─", "—", "_", "＝"]


class Dress:
    def __init__(self, pick, **fixed):
        self.pick, self.fixed, self.names = pick, fixed, {}

    def choose(self, name, *values):
        """One of the values, drawn at the first call and the same from then on; a value given twice is twice as likely."""
        if name not in self.names:
            self.names[name] = self.fixed.get(name, self.pick.choice(values))
        return self.names[name]

    def __getattr__(self, name):
        if name.startswith("_") or name not in LOOKS:
            raise AttributeError(name)
        return self.choose(name, *LOOKS[name])


LOOKS = {
    # paper
    "justify": ("both", "both", "left"), "size": (16, 16, 15, 14, 14, 12), "spacing": (1.75, 1.6, 1.5), "columns": (1, 1, 1, 1, 1, 2), "furniture": ("none", "none", "header", "header_ruled", "both"),
    "page_number": ("— {page} —", "- {page} -", "第{page}页", "第{page}页 共{pages}页", "{page}", "·{page}·", "－{page}－", "{page} / {pages}", ""),
    # masthead
    "head": ("lines", "lines", "issue_date", "one_line", "cells", "three_cells", "grid", "stacked", "stacked", "strokes", "signed", "beside_name", "date_first", "labels", "top", "vertical_box", "box_right"), "name_place": ("text",) * 6 + ("box", "vml", "cell"),
    "name_lines": (1, 1, 1, 2), "english": (False, False, False, True), "color": ("FF0000", "FF0000", "C00000", "E60012", "000000", "1F4E79"), "name_size": (60, 48, 42, 36, 30, 26, 24),
    "name_align": ("center", "center", "center", "center", "left"), "notice_place": ("left", "left", "center", "right", "bracket"), "rule": ("red", "red", "thick", "double", "empty", "black", "none", "typed"),
    "issue": ("plain", "plain", "spaced", "brackets", "year", "year_bracket", "han", "supplement", "special", "year_total", "padded", "joint", "number_sign", "year_supplement", "set_apart"), "total": ("bracket", "plain", "line", "square"),
    "date": ("plain", "plain", "spaced", "han", "dots", "dashes", "first_month", "wide", "han_circle", "month", "week", "week_bracket", "two_digits", "slashes", "labelled", "set_apart"), "issuer": ("plain", "plain", "plain", "bian", "label", "label_first", "zhuban"),
    "issuers": (1, 1, 1, 1, 2), "issue_size": (16, 15, 14, 18),
    # contents
    "contents": ("none", "leaders", "leaders", "pages", "spaces", "bullets", "numbers", "plain", "cells", "ruled_cells", "bracket_pages", "page_first", "slash", "boxed", "page_p"),
    "contents_word": ("目　录", "目 录", "目录", "本期导读", "本期要目", "本期目录", "【本期要目】", "要目", "本期看点", "CONTENTS", "内容提要"), "contents_word_shown": (True,) * 5 + (False,),
    "contents_sections": (True, True, True, False), "contents_break": (True, True, False), "contents_size": (0, 0, -2), "contents_briefs": (False, False, True), "contents_authors": (False, False, False, True),
    # sections
    "section": ("bracket", "bracket", "bracket", "ornament", "ornament", "ornaments", "style", "centred", "ruled", "cell", "shaded", "none", "dashes", "double", "apart", "numbered", "band"), "bracket": tuple(BRACKETS[:3]) + tuple(BRACKETS),
    "ornament": tuple(ORNAMENTS), "section_align": ("left", "center"), "section_color": ("", "FF0000", "1F4E79", "C00000"), "section_size": (2, 1.5, 4, 0),
    # articles
    "title_font": ("title", "title", "hei", "body_bold"), "title_size": (6, 5, 4, 3, 2), "title_align": ("center",) * 5 + ("left",), "title_color": ("", "", "", "FF0000", "1F4E79"),
    "title_break": ("paragraphs", "soft", "paragraphs", "none"), "title_style": (False, False, True), "title_gap": (True, True, False), "subtitle": ("dash", "dash", "hyphens", "plain"),
    "byline_place": ("under", "under", "end", "right"), "source_place": ("under", "end"), "note": ("kai", "italic", "boxed", "plain"), "note_word": ("编者按：", "编者按：", "【编者按】", "按：", "［编者按］"),
    # text
    "headings": ("typed", "typed", "auto"), "heading1": ("hei", "bold", "hei_bold", "body"), "heading2": ("kai", "kai_bold", "bold", "body"), "numbers": ("gb", "gb", "gb", "arabic"),
    "lead": ("bold", "bold", "kai", "hei", "kai_bold"), "list": ("1．", "1.", "（1）", "①", "auto", "1、"), "first_line": ("indent", "indent", "typed"),
    "brief": ("bold_space", "bold_space", "kai_space", "bracket", "bold_bracket", "bold_stop", "line_bold", "line_hei", "line_centred", "ornament_line", "colon", "break"),
    "caption": ("above_hei", "above_plain"), "table": ("ruled", "ruled", "shaded", "open"),
    # colophon
    "foot": ("lines", "lines", "lines", "pairs", "tabs", "table", "table", "label_cells", "front", "bare_cells", "slashes", "spaces", "people_line", "imprint", "label_rows", "marks", "bare_line", "under_first"), "foot_spaced": (True, True, False), "foot_name_gap": ("　", " ", "、", "  "),
    "foot_comma": ("，", "，", "、", ","), "foot_stop": ("。", "", ""), "foot_phone": ("-", "—", "－", "–"), "foot_mail": ("@", "@", "＠"), "foot_digits": ("plain", "plain", "wide"),
    "foot_copies": ("（共印{}份）", "共印{}份", "印数：{}份", "（印{}份）", "印发份数：{}", "（本期共印{}份）"), "foot_size": (-2, -2, 0),
}
