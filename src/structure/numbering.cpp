#include "structure/numbering.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "model/text.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kHead = 72;   // bytes that a marker and the sign after it may take: the rest of a long paragraph is not searched

std::string_view head_of(std::string_view text) {
    std::size_t end = std::min(text.size(), kHead);
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        ++end;
    }
    return text.substr(0, end);
}

int roman(std::string_view text) {
    constexpr std::string_view digits = "IVXLCDM";
    constexpr int values[] = {1, 5, 10, 50, 100, 500, 1000};
    int sum = 0;
    int last = 0;
    for (std::size_t i = text.size(); i-- > 0;) {
        const std::size_t at = digits.find(text[i] >= 'a' ? static_cast<char>(text[i] - 'a' + 'A') : text[i]);
        if (at == std::string_view::npos) {
            return 0;
        }
        sum += values[at] < last ? -values[at] : values[at];
        last = std::max(last, values[at]);
    }
    return sum;
}

/// One number of any script: digits, Chinese numerals, circled and Roman ones, letters.
int value_of(const Profile& profile, std::string_view text, bool letters) {
    const char32_t c = model::first_code_point(text);
    if (c >= U'\u2460' && c <= U'\u2473') {
        return static_cast<int>(c - U'\u2460') + 1;
    }
    if (c >= U'\u2160' && c <= U'\u216B') {
        return static_cast<int>(c - U'\u2160') + 1;
    }
    if (c < 0x80 && std::isalpha(static_cast<int>(c)) != 0) {
        return letters && text.size() == 1 ? std::tolower(static_cast<int>(c)) - 'a' + 1 : roman(text);
    }
    return read_number(profile, text).value_or(0);
}

}  // namespace

std::optional<Number> read_numbering(const Profile& profile, std::string_view text) {
    const std::string_view head = head_of(text);
    for (std::size_t family = 0; family < profile.numbering.size(); ++family) {
        const Rule& rule = profile.numbering[family];
        Captures found;
        if (!rule.matches(head, found) || !found.contains("marker")) {
            continue;
        }
        Number number;
        number.family = family;
        number.end = found.at("marker").end;
        if (found.contains("number")) {
            const bool letters = rule.zone == "letters";
            std::string digits(found.at("number").of(head));
            for (std::size_t at = 0; (at = digits.find("\uFF0E", at)) != std::string::npos;) {
                digits.replace(at, std::string_view("\uFF0E").size(), ".");
            }
            const std::size_t point = digits.rfind('.');
            number.depth = 1 + static_cast<int>(std::count(digits.begin(), digits.end(), '.'));
            number.first = value_of(profile, digits.substr(0, digits.find('.')), letters);
            number.value = point == std::string::npos ? number.first : value_of(profile, digits.substr(point + 1), letters);
        }
        return number;
    }
    return std::nullopt;
}

std::size_t read_bullet(const Profile& profile, std::string_view text) {
    Captures found;
    return profile.bullet.matches(head_of(text), found) && found.contains("marker") ? found.at("marker").end : 0;
}

}  // namespace bianmu::structure
