#include "extract/docx/field_text.h"

#include <charconv>
#include <vector>

#include "extract/docx/equation_field.h"
#include "extract/docx/fields.h"
#include "extract/docx/symbols.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

/// What follows so many words of an instruction.
std::string_view behind_words(std::string_view instruction, int words) {
    constexpr std::string_view kBlanks = " \t\r\n";
    std::size_t at = 0;
    for (int i = 0; i < words && at != std::string_view::npos; ++i) {
        at = instruction.find_first_not_of(kBlanks, at);
        at = at == std::string_view::npos ? at : instruction.find_first_of(kBlanks, at);
    }
    return at == std::string_view::npos ? std::string_view() : model::trim(instruction.substr(at));
}

/// The character of `SYMBOL 254 \f "Wingdings"`.
std::string symbol(std::string_view instruction) {
    std::string_view digits = behind_words(instruction, 1);
    const bool hexadecimal = digits.starts_with("0x") || digits.starts_with("0X");
    digits.remove_prefix(hexadecimal ? 2 : 0);
    std::uint32_t code = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), code, hexadecimal ? 16 : 10);
    std::string_view font;
    if (const std::size_t at = instruction.find("\\f"); at != std::string_view::npos) {
        font = model::trim(instruction.substr(at + 2));
        font = font.starts_with('"') ? font.substr(1, font.find('"', 1) - 1) : font.substr(0, font.find(' '));
    }
    const char32_t unicode = symbol_to_unicode(font, code);
    std::string out;
    if (unicode != 0 || code >= 0x20) {
        model::append_utf8(out, unicode != 0 ? unicode : code);
    }
    return out;
}

/// The words of `QUOTE "…" \* Upper`, behind its name and before its switches.
std::string quoted_words(std::string_view instruction) {
    std::string out;
    const std::vector<FieldWord> words = field_words(instruction);
    for (std::size_t i = 1; i < words.size() && (words[i].quoted || !words[i].text.starts_with('\\')); ++i) {
        out += (i > 1 ? " " : "") + words[i].text;
    }
    return out;
}

}  // namespace

FieldText field_text(std::string_view instruction) {
    const std::string name = field_name(instruction);
    if (name == "EQ") {
        const std::size_t at = instruction.find_first_of("qQ");
        return equation_text(instruction.substr(at + 1));
    }
    if (name == "MACROBUTTON" || name == "GOTOBUTTON") {
        return {std::string(behind_words(instruction, 2)), {}};
    }
    if (name == "QUOTE") {
        return {quoted_words(instruction), {}};
    }
    return name == "SYMBOL" ? FieldText{symbol(instruction), {}} : FieldText{};
}

}  // namespace bianmu::extract::docx
