#include "extract/pdf/font_name.h"

#include <algorithm>
#include <array>

#include "extract/pdf/text_string.h"
#include "model/text.h"

namespace bianmu::extract::pdf {

namespace {

constexpr std::array<std::string_view, 4> kBold{"bold", "heavy", "粗体", "加粗"};
constexpr std::array<std::string_view, 5> kBoldSuffix{"-bd", "-black", " black", "-demi", ",demi"};
constexpr std::array<std::string_view, 4> kItalic{"italic", "oblique", "斜体", "kursiv"};

bool is_subset_tag(std::string_view name) {
    return name.size() > 7 && name[6] == '+' && std::all_of(name.begin(), name.begin() + 6, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

template <std::size_t n>
bool has_any(std::string_view name, const std::array<std::string_view, n>& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

// `CIDFont+F1`, `F12`, `T3Font_0`: names that a printer driver numbers.
bool is_made_up(std::string_view name) {
    if (name.starts_with("cidfont+")) {
        return true;
    }
    const std::size_t letters = name.starts_with("t3font_") ? 7 : 1;
    return name.size() > letters && (letters == 7 || name[0] == 'f') &&
           std::all_of(name.begin() + static_cast<std::ptrdiff_t>(letters), name.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

FontName parse_font_name(std::string_view bytes) {
    while (is_subset_tag(bytes)) {
        bytes.remove_prefix(7);
    }
    const std::string decoded = model::to_nfc(decode_name(bytes));
    std::string_view name = model::trim(decoded);
    const std::string key = lower(name);
    FontName out;
    out.anonymous = key.empty() || is_made_up(key);
    out.bold = has_any(key, kBold) || std::any_of(kBoldSuffix.begin(), kBoldSuffix.end(), [&](auto s) { return key.ends_with(s); });
    out.italic = has_any(key, kItalic);
    if (const std::size_t comma = name.find(','); comma != std::string_view::npos && comma > 0) {
        name = name.substr(0, comma);
    }
    if (!out.anonymous) {
        out.family = name;
    }
    return out;
}

}  // namespace bianmu::extract::pdf
