#include "extract/pdf/characters.h"

#include <array>
#include <utility>

#include "extract/pdf/radicals.h"
#include "model/text.h"

namespace bianmu::extract::pdf {

namespace {

constexpr std::array<std::u32string_view, 7> kLigatures{U"ff", U"fi", U"fl", U"ffi", U"ffl", U"st", U"st"};

// U+FE10 to U+FE19 and U+FE30 to U+FE4F: what vertical CMaps and fonts put for upright punctuation.
constexpr std::u32string_view kVerticalForms = U"，、。：；！？〖〗…";
constexpr std::u32string_view kCompatibilityForms = U"‥—–＿＿（）｛｝〔〕【】《》〈〉「」『』﹅﹆［］‾‾‾‾＿＿＿";
static_assert(kVerticalForms.size() == 0x0A && kCompatibilityForms.size() == 0x20);

constexpr bool in(char32_t code, char32_t first, char32_t last) {
    return code >= first && code <= last;
}

bool is_control(char32_t code) {
    return code < 0x20 || in(code, 0x7F, 0x9F);
}

bool says_nothing(char32_t code) {
    return code == 0 || code == 0xFFFD || in(code, 0xD800, 0xDFFF) || in(code, 0xFDD0, 0xFDEF) || (code & 0xFFFEU) == 0xFFFE ||
           code > 0x10FFFF;
}

// One code point without compatibility form; normalisation is left to the caller.
void append_plain(std::u32string& out, char32_t code) {
    if (in(code, 0xFB00, 0xFB06)) {
        out += kLigatures[code - 0xFB00];
    } else if (in(code, 0x2E80, 0x2EF3) && kRadicalSupplements[code - 0x2E80] != 0) {
        out += kRadicalSupplements[code - 0x2E80];
    } else if (in(code, 0x2F00, 0x2FD5)) {
        out += kKangxiRadicals[code - 0x2F00];
    } else if (in(code, 0xFE10, 0xFE19)) {
        out += kVerticalForms[code - 0xFE10];
    } else if (in(code, 0xFE30, 0xFE4F)) {
        out += kCompatibilityForms[code - 0xFE30];
    } else if (in(code, 0xFB50, 0xFDFF) || in(code, 0xFE70, 0xFEFC)) {   // the forms of Arabic letters inside words
        std::u32string plain = model::to_utf32(model::to_nfkc(model::to_utf8(std::u32string_view(&code, 1))));
        if (code >= 0xFE70 && plain.size() > 1 && plain.front() == U' ') {   // a mark shown alone
            plain.erase(0, 1);
        }
        out += plain;
    } else if (says_nothing(code)) {
        out += U'\0';
    } else if (!is_control(code)) {
        out += code;
    }
}

std::u32string normalise(const std::u32string& text) {
    if (text.find(U'\0') != std::u32string::npos) {
        return text;
    }
    return model::to_utf32(model::to_nfc(model::to_utf8(text)));
}

}  // namespace

std::u32string fold(char32_t code) {
    return fold(std::u32string_view(&code, 1));
}

std::u32string fold(std::u32string_view codes) {
    std::u32string out;
    bool plain = true;
    for (const char32_t code : codes) {
        plain = plain && is_plain(code);
        append_plain(out, code);
    }
    return plain ? out : normalise(out);
}

char32_t compose(char32_t base, char32_t mark) {
    const bool combining = in(mark, 0x300, 0x36F) || in(mark, 0x3099, 0x309A) || in(mark, 0x1161, 0x11C2) || in(mark, 0x483, 0x487) ||
                           in(mark, 0x591, 0x5C7) || in(mark, 0x610, 0x670) || in(mark, 0x6D6, 0x6ED) || in(mark, 0x93C, 0x963);
    if (!combining || base <= 0x20) {
        return 0;
    }
    const std::u32string joined = normalise(std::u32string{base, mark});
    return joined.size() == 1 ? joined[0] : 0;
}

char32_t combining_form(char32_t code) {
    constexpr std::array<std::pair<char32_t, char32_t>, 11> accents{{{0xA8, 0x308},
                                                                     {0xAF, 0x304},
                                                                     {0xB4, 0x301},
                                                                     {0x2C6, 0x302},
                                                                     {0x2C7, 0x30C},
                                                                     {0x2C9, 0x304},
                                                                     {0x2D8, 0x306},
                                                                     {0x2D9, 0x307},
                                                                     {0x2DA, 0x30A},
                                                                     {0x2DC, 0x303},
                                                                     {0x2DD, 0x30B}}};
    for (const auto& [accent, mark] : accents) {
        if (accent == code) {
            return mark;
        }
    }
    return 0;
}

}  // namespace bianmu::extract::pdf
