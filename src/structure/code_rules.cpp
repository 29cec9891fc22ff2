#include "structure/code_rules.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace bianmu::structure {

std::string_view reason_of_code_rule(std::string_view id) {
    static constexpr std::pair<std::string_view, std::string_view> reasons[] = {
        {"article.run_in_bold", "a bold opening without a stop, then a space, opens a brief"},
        {"article.style", "its style in the source is the one for this"},
        {"article.subtitle", "a line under a title that a rule for subtitles fits"},
        {"article.subtitle_look", "centred under a title, in a smaller size than it"},
        {"article.title", "stands out as titles do: larger than the text, centred, bold or in a title's typeface, listed in the contents"},
        {"code.fixed_pitch", "set in type of one width, its lines and their indents as the author set them"},
        {"colophon.other", "a label that no rule knows, before a colon"},
        {"colophon.unlabelled", "a line of the colophon without a label"},
        {"cover.date", "the last line of a cover before the printed contents"},
        {"cover.issuer", "the line over the date of a cover"},
        {"cover.title", "the largest type of a cover, with the line under it where another one stands over the date"},
        {"figure.image", "a picture in the text"},
        {"formula.whole", "nothing but one formula"},
        {"heading.bookmark", "a bookmark of the source names this line"},
        {"heading.display", "set apart from the text by its type, which elsewhere stands over text too"},
        {"heading.listed", "the printed contents name this line"},
        {"heading.look", "short, not a sentence, all bold or in a heading's typeface, with text under it"},
        {"heading.numbered", "its number is one of a count whose fellows stand over text"},
        {"heading.numbered_display", "numbered, and set apart from the text by its type"},
        {"heading.outline", "the source itself gives it a level"},
        {"kind.compound", "several documents, each with a head of its own"},
        {"kind.profile", "the profile was asked for"},
        {"list.bullet", "opens with a bullet"},
        {"list.task", "opens with a box to tick"},
        {"list.numbering", "the source numbers it"},
        {"list.numbers", "its number is one of a count of lines"},
        {"masthead.issuer_place", "an office that only its place in the masthead tells"},
        {"paragraph.around_floats", "joined around a figure, a table or a caption that stands in it"},
        {"paragraph.over_columns", "joined over the columns of a page"},
        {"paragraph.over_pages", "joined over the break of a page"},
        {"paragraph.text", "no rule made anything else of it"},
        {"quote.indented", "sentences set in from the left, and smaller, slanted or set in from the right as well"},
        {"quote.style", "its style in the source is one for quotations"},
        {"section.boxed", "a short line in a box"},
        {"section.display", "set left in display type, with an article's title under it"},
        {"section.listed", "the printed contents name this section"},
        {"section.look", "short lines of one look of their own, each with a title or a brief right under it"},
        {"section.outline", "the source gives it the first level, and others under it the second"},
        {"table.grid", "a table of the source"},
        {"title.only_chapter", "the heading that opens the text, under which all others stand"},
    };
    const auto* const found = std::find_if(std::begin(reasons), std::end(reasons), [id](const auto& entry) { return entry.first == id; });
    return found == std::end(reasons) ? std::string_view() : found->second;
}

}  // namespace bianmu::structure
