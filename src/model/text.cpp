#include "model/text.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace bianmu::model {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

bool in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace

char32_t decode_code_point(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at++]);
    if (lead < 0x80) {
        return lead;
    }
    const int extra = lead >= 0xF0 && lead <= 0xF4 ? 3 : lead >= 0xE0 && lead < 0xF0 ? 2 : lead >= 0xC2 && lead < 0xE0 ? 1 : 0;
    if (extra == 0 || at + static_cast<std::size_t>(extra) > text.size()) {
        return kReplacement;
    }
    char32_t c = lead & (0x3FU >> extra);
    for (int i = 0; i < extra; ++i) {
        const char byte = text[at + static_cast<std::size_t>(i)];
        if (!is_continuation(byte)) {
            return kReplacement;
        }
        c = c << 6U | (static_cast<unsigned char>(byte) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0x80, 0x800, 0x10000};
    if (c < smallest[extra] || c > 0x10FFFF || in(c, 0xD800, 0xDFFF)) {
        return kReplacement;
    }
    at += static_cast<std::size_t>(extra);
    return c;
}

char32_t last_code_point(std::string_view text) {
    if (text.empty()) {
        return 0;
    }
    std::size_t at = text.size() - 1;
    while (at > 0 && is_continuation(text[at])) {
        --at;
    }
    return next_code_point(text, at);
}

char32_t first_code_point(std::string_view text) {
    std::size_t at = 0;
    return text.empty() ? 0 : next_code_point(text, at);
}

void append_utf8(std::string& out, char32_t c) {
    if (c > 0x10FFFF || in(c, 0xD800, 0xDFFF)) {
        c = kReplacement;
    }
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0U | c >> 6U);
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        out += static_cast<char>(0xE0U | c >> 12U);
        out += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | c >> 18U);
        out += static_cast<char>(0x80U | (c >> 12U & 0x3FU));
        out += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
        out += static_cast<char>(0x80U | (c & 0x3FU));
    }
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    each_code_point(text, [&out](char32_t c) { out += c; });
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const char32_t c : text) {
        append_utf8(out, c);
    }
    return out;
}

std::size_t length(std::string_view text) {
    // Eight bytes at a time: of a continuation byte, 10xxxxxx, and of no other, bit 7 is set and bit 6 is not.
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    constexpr int kLastByte = 56;
    std::size_t continued = 0, at = 0;
    for (; at + sizeof(std::uint64_t) <= text.size(); at += sizeof(std::uint64_t)) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        continued += (bytes >> 7U & ~(bytes >> 6U) & kOnes) * kOnes >> kLastByte;   // the sum of the eight
    }
    for (; at < text.size(); ++at) {
        continued += is_continuation(text[at]) ? 1U : 0U;
    }
    return text.size() - continued;
}

bool is_other_space(char32_t c) {
    return in(c, 0x80, 0xA0) || c == 0xAD || c == 0x34F || c == 0x61C || c == 0x1680 || in(c, 0x180B, 0x180F) || in(c, 0x2000, 0x200F) ||
           in(c, 0x2028, 0x202F) || in(c, 0x205F, 0x206F) || c == 0x3000 || in(c, 0xFE00, 0xFE0F) || c == 0xFEFF ||
           in(c, 0xE0000, 0xE0FFF);
}

bool is_han(char32_t c) {
    return in(c, 0x4E00, 0x9FFF) || in(c, 0x3400, 0x4DBF) || in(c, 0x20000, 0x3FFFF) || in(c, 0xF900, 0xFAFF) || c == 0x3005 ||
           c == 0x3007 || in(c, 0x2E80, 0x2FDF);
}

bool is_han_numeral(char32_t c) { return std::u32string_view(U"〇一二三四五六七八九十百").find(c) != std::u32string_view::npos; }

bool is_cjk(char32_t c) {
    if (c < 0x2000) {
        return c == 0xB7;
    }
    return is_han(c) || in(c, 0x3000, 0x30FF) || in(c, 0x3100, 0x33FF) || in(c, 0xFE10, 0xFE1F) || in(c, 0xFE30, 0xFE4F) ||
           in(c, 0xFF00, 0xFFEF) || c == 0x2014 || c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2026 ||
           in(c, 0x2460, 0x24FF) || in(c, 0x25A0, 0x26FF) || c == 0x203B;
}

bool is_counted(char32_t c) {
    if (c < 0x80) {
        return c > 0x20 && c != 0x7F;
    }
    if (in(c, 0x3400, 0x9FFF) || in(c, 0x2010, 0x2027) || in(c, 0x3001, 0x3029) || in(c, 0xFF01, 0xFF9F) || is_han(c)) {
        return true;
    }
    if (is_space(c) || in(c, 0x1160, 0x11FF) || in(c, 0xD800, 0xDFFF)) {
        return false;
    }
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category != UTF8PROC_CATEGORY_MN && category != UTF8PROC_CATEGORY_MC && category != UTF8PROC_CATEGORY_ME &&
           category != UTF8PROC_CATEGORY_CC && category != UTF8PROC_CATEGORY_CF;
}

std::uint64_t count_characters(std::string_view text) {
    std::uint64_t n = 0;
    for (std::size_t at = 0; at < text.size();) {
        n += skip_whole_ideographs(text, at);
        if (at == text.size()) {
            break;
        }
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80) {
            n += lead > 0x20 && lead != 0x7F ? 1U : 0U;
            ++at;
        } else {
            n += is_counted(next_code_point(text, at)) ? 1U : 0U;
        }
    }
    return n;
}

namespace {

std::string normal_form(std::string_view text, int option) {
    const std::string valid = to_utf8(to_utf32(text));
    utf8proc_uint8_t* normal = nullptr;
    const utf8proc_ssize_t size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()), static_cast<utf8proc_ssize_t>(valid.size()), &normal,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | option));
    if (size < 0) {
        return valid;
    }
    std::string out(reinterpret_cast<const char*>(normal), static_cast<std::size_t>(size));
    std::free(normal);   // utf8proc allocates with malloc
    return out;
}

}  // namespace

std::string to_nfc(std::string_view text) {
    bool plain = true;   // below U+0300 and in the CJK blocks nothing decomposes or composes
    for (std::size_t at = 0; skip_whole_ideographs(text, at), at < text.size() && plain;) {
        const char32_t c = next_code_point(text, at);
        plain = c < 0x300 || in(c, 0x2010, 0x2027) || in(c, 0x3001, 0x3029) || in(c, 0x3400, 0x9FFF) || in(c, 0xFF00, 0xFFEF);
    }
    if (plain) {
        return std::string(text);
    }
    return normal_form(text, 0);
}

std::string to_nfkc(std::string_view text) { return normal_form(text, UTF8PROC_COMPAT); }

bool joins_without_space(char32_t before, char32_t after) {
    return before == 0 || after == 0 || is_space(before) || is_space(after) || is_cjk(before) || is_cjk(after);
}

std::string_view trim(std::string_view text) {
    std::size_t start = 0;
    while (start < text.size()) {
        std::size_t at = start;
        if (!is_space(next_code_point(text, at))) {
            break;
        }
        start = at;
    }
    text.remove_prefix(start);
    while (!text.empty() && is_space(last_code_point(text))) {
        std::size_t end = text.size() - 1;
        while (end > 0 && is_continuation(text[end])) {
            --end;
        }
        text = text.substr(0, end);
    }
    return text;
}

std::string squash(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        if (!is_space(next_code_point(text, at))) {
            out.append(text, start, at - start);
        }
    }
    return out;
}

}  // namespace bianmu::model
