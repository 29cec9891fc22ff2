#include "extract/docx/number_fields.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <vector>

#include "extract/docx/fields.h"

namespace bianmu::extract::docx {

namespace {

struct LevelFormat {
    NumberFormat format;
    std::string_view before, after;
};

constexpr std::array<LevelFormat, kListLevels> kNumberDefault{{
    {NumberFormat::decimal, "", ")"}, {NumberFormat::lower_letter, "", ")"}, {NumberFormat::lower_roman, "", ")"},
    {NumberFormat::decimal, "(", ")"}, {NumberFormat::lower_letter, "(", ")"}, {NumberFormat::lower_roman, "(", ")"},
    {NumberFormat::decimal, "", "."}, {NumberFormat::lower_letter, "", "."}, {NumberFormat::lower_roman, "", "."},
}};
constexpr std::array<LevelFormat, kListLevels> kOutlineDefault{{
    {NumberFormat::upper_roman, "", "."}, {NumberFormat::upper_letter, "", "."}, {NumberFormat::decimal, "", "."},
    {NumberFormat::lower_letter, "", ")"}, {NumberFormat::decimal, "(", ")"}, {NumberFormat::lower_letter, "(", ")"},
    {NumberFormat::lower_roman, "(", ")"}, {NumberFormat::lower_letter, "(", ")"}, {NumberFormat::lower_roman, "(", ")"},
}};
constexpr std::string_view kNumber = "numberdefault", kOutline = "outlinedefault", kLegal = "legaldefault";

/// The values of a general formatting switch (17.16.4.3.1) that write numbers otherwise than in digits.
NumberFormat format_of_switch(std::string_view name) {
    static constexpr std::pair<std::string_view, NumberFormat> kNames[] = {
        {"alphabetic", NumberFormat::lower_letter},
        {"ALPHABETIC", NumberFormat::upper_letter},
        {"roman", NumberFormat::lower_roman},
        {"ROMAN", NumberFormat::upper_roman},
        {"Ordinal", NumberFormat::ordinal},
        {"CardText", NumberFormat::cardinal_text},
        {"OrdText", NumberFormat::ordinal_text},
        {"Hex", NumberFormat::hex},
        {"ArabicDash", NumberFormat::number_in_dash},
        {"CHINESENUM1", NumberFormat::chinese_counting},
        {"CHINESENUM2", NumberFormat::chinese_legal_simplified},
        {"CHINESENUM3", NumberFormat::chinese_counting_thousand},
        {"CIRCLENUM", NumberFormat::decimal_enclosed_circle},
        {"DBCHAR", NumberFormat::decimal_full_width},
        {"DBNUM1", NumberFormat::ideograph_digital},
        {"DBNUM2", NumberFormat::japanese_counting},
        {"DBNUM3", NumberFormat::japanese_legal},
        {"GB1", NumberFormat::decimal_enclosed_full_stop},
        {"GB2", NumberFormat::decimal_enclosed_parentheses},
        {"GB3", NumberFormat::decimal_enclosed_circle_chinese},
        {"GB4", NumberFormat::ideograph_enclosed_circle},
        {"ZODIAC1", NumberFormat::ideograph_traditional},
        {"ZODIAC2", NumberFormat::ideograph_zodiac},
        {"ZODIAC3", NumberFormat::ideograph_zodiac_traditional},
    };
    const auto* found = std::find_if(std::begin(kNames), std::end(kNames), [&](const auto& pair) { return pair.first == name; });
    return found == std::end(kNames) ? NumberFormat::decimal : found->second;
}

std::optional<int> number_of(std::string_view digits) {
    int value = 0;
    return std::from_chars(digits.data(), digits.data() + digits.size(), value).ec == std::errc() ? std::optional(value) : std::nullopt;
}

/// The argument of a switch, which may stand right behind it; nothing where the switch is not set.
std::optional<std::string> argument(const std::vector<FieldWord>& words, char name) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        const std::string& word = words[i].text;
        if (words[i].quoted || word.size() < 2 || word[0] != '\\' || (word[1] | 0x20) != name) {
            continue;
        }
        return word.size() > 2 ? word.substr(2) : i + 1 < words.size() ? words[i + 1].text : std::string();
    }
    return std::nullopt;
}

NumberFormat general_format(const std::vector<FieldWord>& words) {
    const auto name = argument(words, '*');
    return name ? format_of_switch(*name) : NumberFormat::decimal;
}

std::string outline_number(const std::array<LevelFormat, kListLevels>& formats, int level, int value) {
    const LevelFormat& own = formats[static_cast<std::size_t>(level)];
    return std::string(own.before) + format_number(own.format, value) + std::string(own.after);
}

/// 1.2.3, without what ends it.
std::string legal_number(const std::array<int, kListLevels>& values, int level, NumberFormat format) {
    std::string out;
    for (int i = 0; i <= level; ++i) {
        const int value = values[static_cast<std::size_t>(i)];
        out += (i > 0 ? "." : "") + format_number(format, i < level ? std::max(value, 1) : value);   // a level that was left out counts as begun
    }
    return out;
}

}  // namespace

int NumberFields::Levels::next(int level, std::optional<int> start) {
    int& value = values[static_cast<std::size_t>(level)];
    value = start ? *start : next_number(value);
    std::fill(values.begin() + level + 1, values.end(), 0);
    return value;
}

bool NumberFields::counts(std::string_view instruction) {
    const std::string name = field_name(instruction);
    return name == "LISTNUM" || name == "AUTONUM" || name == "AUTONUMLGL" || name == "AUTONUMOUT";
}

std::string NumberFields::count(std::string_view instruction, const NumberFieldPlace& place) {
    const std::string name = field_name(instruction);
    return name == "LISTNUM" ? count_list(instruction, place) : count_automatic(name, instruction, place);
}

/// A heading counts at its level; body text one level under the last heading that has such a field.
std::string NumberFields::count_automatic(const std::string& name, std::string_view instruction, const NumberFieldPlace& place) {
    Levels& levels = levels_[name];
    const bool heading = place.heading_level >= 0;
    const int level = std::clamp(heading ? place.heading_level : levels.heading + 1, 0, kListLevels - 1);
    levels.heading = heading ? level : levels.heading;
    const int value = levels.next(level);
    if (name == "AUTONUMOUT") {
        return outline_number(kOutlineDefault, level, value);
    }
    const std::vector<FieldWord> words = field_words(instruction);
    const bool legal = name == "AUTONUMLGL";
    const NumberFormat format = general_format(words);
    const std::string end = legal && argument(words, 'e') ? std::string() : argument(words, 's').value_or(".");
    return (legal ? legal_number(levels.values, level, format) : format_number(format, value)) + end;
}

/// Without a level of its own a field goes on at that of the field before it in its paragraph; else it counts one level under the paragraph's number, which is of the
/// first level where a field opens a paragraph that has none.
std::string NumberFields::count_list(std::string_view instruction, const NumberFieldPlace& place) {
    const std::vector<FieldWord> words = field_words(instruction);
    const auto own_level = number_of(argument(words, 'l').value_or(""));
    const auto start = number_of(argument(words, 's').value_or(""));
    const bool goes_on = last_ && last_->paragraph == place.paragraph && !last_->opened;
    const bool opens = place.opens_paragraph && !place.list;
    ListField now;
    now.paragraph = place.paragraph;
    now.opened = opens && !own_level;
    const bool names_a_list = words.size() > 1 && !words[1].text.empty() && (words[1].quoted || words[1].text[0] != '\\');
    if (names_a_list) {
        now.name = lower(words[1].text);
        now.num_id = numbering_.instance_of_list(now.name).value_or(-1);
    } else if (place.list) {
        now.num_id = place.list->first;
    } else if (last_) {
        now.name = last_->name;
        now.num_id = last_->num_id;
    }
    const int level = own_level ? *own_level - 1 : goes_on ? last_->level : place.list ? place.list->second + 1 : opens ? 0 : 1;
    now.level = std::clamp(level, 0, kListLevels - 1);
    last_ = now;
    if (now.num_id >= 0) {
        const auto number = lists_.count(now.num_id, now.level, start);
        return number ? number->text : std::string();
    }
    const std::string key(now.name == kOutline || now.name == kLegal ? now.name : kNumber);
    Levels& levels = levels_[key];
    const int value = levels.next(now.level, start);
    return key == kLegal ? legal_number(levels.values, now.level, NumberFormat::decimal) + "."
                         : outline_number(key == kOutline ? kOutlineDefault : kNumberDefault, now.level, value);
}

}  // namespace bianmu::extract::docx
