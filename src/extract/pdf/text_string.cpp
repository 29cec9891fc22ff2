#include "extract/pdf/text_string.h"

#include <iconv.h>

#include <algorithm>
#include <array>

#include "model/text.h"

namespace bianmu::extract::pdf {

namespace {

// PDFDocEncoding where it differs from Latin-1: 0x18 to 0x1F and 0x80 to 0xA0; 0 = undefined.
constexpr std::array<char32_t, 8> kDocEncodingLow{0x2D8, 0x2C7, 0x2C6, 0x2D9, 0x2DD, 0x2DB, 0x2DA, 0x2DC};
constexpr std::array<char32_t, 33> kDocEncodingHigh{0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x192,  0x2044, 0x2039, 0x203A, 0x2212,
                                                    0x2030, 0x201E, 0x201C, 0x201D, 0x2018, 0x2019, 0x201A, 0x2122, 0xFB01, 0xFB02, 0x141,
                                                    0x152,  0x160,  0x178,  0x17D,  0x131,  0x142,  0x153,  0x161,  0x17E,  0,      0x20AC};

char32_t unit(std::string_view bytes, std::size_t at, bool big) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return big ? static_cast<char32_t>(first << 8U | second) : static_cast<char32_t>(second << 8U | first);
}

std::string from_utf16(std::string_view bytes, bool big) {
    std::string out;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        char32_t c = unit(bytes, at, big);
        if (c == 0x1B) {  // a language escape runs to the next one
            at += 2;
            while (at + 1 < bytes.size() && unit(bytes, at, big) != 0x1B) {
                at += 2;
            }
            continue;
        }
        if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
            const char32_t low = unit(bytes, at + 2, big);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
                at += 2;
            }
        }
        if (c != 0) {
            model::append_utf8(out, c);
        }
    }
    return out;
}

bool is_utf8(std::string_view bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t start = at;
        if (model::next_code_point(bytes, at) == 0xFFFD && at == start + 1) {
            return false;
        }
    }
    return true;
}

std::optional<std::string> from_gb18030(std::string_view bytes) {
    const iconv_t converter = iconv_open("UTF-8", "GB18030");
    if (converter == reinterpret_cast<iconv_t>(-1)) {
        return std::nullopt;
    }
    std::string in(bytes);
    std::string out(bytes.size() * 3 + 4, '\0');
    char* from = in.data();
    char* to = out.data();
    std::size_t left = in.size();
    std::size_t room = out.size();
    const bool ok = iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1) && left == 0;
    iconv_close(converter);
    if (!ok) {
        return std::nullopt;
    }
    out.resize(out.size() - room);
    return out;
}

// Two accented Latin letters also make a GB18030 character; only a text that is Chinese throughout is taken for one.
bool looks_chinese(std::string_view text) {
    bool any = false;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        if (c >= 0x80 && !model::is_cjk(c)) {
            return false;
        }
        any = any || (c >= 0x4E00 && c < 0xA000);
    }
    return any;
}

std::string from_doc_encoding(std::string_view bytes) {
    std::string out;
    for (const char byte : bytes) {
        const auto b = static_cast<unsigned char>(byte);
        char32_t c = b;
        if (b >= 0x18 && b < 0x20) {
            c = kDocEncodingLow[b - 0x18U];
        } else if (b >= 0x80 && b <= 0xA0) {
            c = kDocEncodingHigh[b - 0x80U];
        }
        if (c != 0) {
            model::append_utf8(out, c);
        }
    }
    return out;
}

std::string decode(std::string_view bytes) {
    if (bytes.starts_with("\xFE\xFF")) {
        return from_utf16(bytes.substr(2), true);
    }
    if (bytes.starts_with("\xFF\xFE")) {
        return from_utf16(bytes.substr(2), false);
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        return std::string(bytes.substr(3));
    }
    const bool ascii = std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    if (ascii) {
        return std::string(bytes);
    }
    if (is_utf8(bytes) && std::any_of(bytes.begin(), bytes.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; })) {
        return std::string(bytes);
    }
    if (const auto chinese = from_gb18030(bytes); chinese && looks_chinese(*chinese)) {
        return *chinese;
    }
    return from_doc_encoding(bytes);
}

}  // namespace

std::string decode_text_string(std::string_view bytes) {
    return model::to_nfc(decode(bytes));
}

std::string decode_name(std::string_view bytes) {
    if (is_utf8(bytes)) {
        return std::string(bytes);
    }
    if (auto chinese = from_gb18030(bytes)) {
        return *std::move(chinese);
    }
    std::string out;
    for (const char byte : bytes) {
        model::append_utf8(out, static_cast<unsigned char>(byte));
    }
    return out;
}

std::string iso_date(std::string_view date) {
    if (date.starts_with("D:")) {
        date.remove_prefix(2);
    }
    std::size_t digits = 0;
    while (digits < date.size() && digits < 14 && date[digits] >= '0' && date[digits] <= '9') {
        ++digits;
    }
    if (digits < 4) {
        return {};
    }
    const auto number = [&](std::size_t at) { return (date[at] - '0') * 10 + (date[at + 1] - '0'); };
    std::string out(date.substr(0, 4));
    if (digits < 6 || number(4) < 1 || number(4) > 12) {
        return out;
    }
    out.append("-").append(date.substr(4, 2));
    if (digits < 8 || number(6) < 1 || number(6) > 31) {
        return out;
    }
    out.append("-").append(date.substr(6, 2));
    if (digits < 12 || number(8) > 23 || number(10) > 59) {
        return out;
    }
    out.append("T").append(date.substr(8, 2)).append(":").append(date.substr(10, 2));
    out.append(":").append(digits >= 14 && number(12) < 60 ? date.substr(12, 2) : "00");
    std::string_view zone = date.substr(digits);
    if (zone.starts_with("Z")) {
        return out + "Z";
    }
    if (zone.size() < 3 || (zone[0] != '+' && zone[0] != '-')) {
        return out;
    }
    const char sign = zone[0];
    std::string offset;
    for (const char c : zone.substr(1)) {
        if (c >= '0' && c <= '9') {
            offset += c;
        }
    }
    offset.resize(4, '0');
    return out + sign + offset.substr(0, 2) + ":" + offset.substr(2);
}

std::optional<std::string> to_latin1(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        if (c > 0xFF) {
            return std::nullopt;
        }
        out += static_cast<char>(static_cast<unsigned char>(c));
    }
    return out;
}

}  // namespace bianmu::extract::pdf
