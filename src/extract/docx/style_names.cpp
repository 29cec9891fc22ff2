#include "extract/docx/style_names.h"

#include <algorithm>
#include <array>

namespace bianmu::extract::docx {

namespace {

// Word writes the English name whatever its language; other programs and old converters write what their user sees.
constexpr std::array<std::string_view, 22> kWords{
    "heading", "标题",  "標題",   "見出し",    "제목",      "überschrift", "Überschrift", "titre",   "título", "titolo",     "kop",
    "rubrik",  "otsikko", "nadpis", "nagłówek", "overskrift", "başlık",      "заголовок",   "Заголовок", "címsor", "επικεφαλίδα", "Επικεφαλίδα"};

constexpr std::array<std::string_view, 16> kCode{"html preformatted", "htmlpreformatted", "preformatted text", "preformatted", "source code", "sourcecode",
                                                "code",              "code block",       "codeblock",         "code listing", "program code", "listing",
                                                "macro",             "代码",             "源代码",            "代码块"};

}  // namespace

int heading_level(std::string_view name) {
    if (name.size() < 2 || name.back() < '0' || name.back() > '9') {
        return -1;
    }
    const int level = std::max(name.back() - '1', 0);
    name.remove_suffix(1);
    if (name.back() == ' ' || name.back() == '_' || name.back() == '-') {
        name.remove_suffix(1);
    }
    return std::find(kWords.begin(), kWords.end(), name) != kWords.end() ? level : -1;
}

bool is_code_style(std::string_view name) {
    return std::find(kCode.begin(), kCode.end(), name) != kCode.end();
}

}  // namespace bianmu::extract::docx
