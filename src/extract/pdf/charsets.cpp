#include "extract/pdf/charsets.h"

#include <iconv.h>

#include <algorithm>
#include <string>

namespace bianmu::extract::pdf {

namespace {

struct Start {
    std::string_view text;
    Charset charset;
};

// By how the name of the CMap begins, the longer beginning first.
constexpr std::array kStarts{Start{"GBK", Charset::gb18030},    Start{"GB-EUC", Charset::gb18030},    Start{"GBpc-EUC", Charset::gb18030},
                             Start{"B5pc", Charset::big5},      Start{"ETen", Charset::big5},         Start{"HKscs", Charset::big5_hkscs},
                             Start{"KSC-EUC", Charset::uhc},    Start{"KSCms-UHC", Charset::uhc},     Start{"KSCpc-EUC", Charset::uhc},
                             Start{"83pv-RKSJ", Charset::cp932}, Start{"90ms-RKSJ", Charset::cp932},   Start{"90msp-RKSJ", Charset::cp932},
                             Start{"90pv-RKSJ", Charset::cp932}, Start{"Add-RKSJ", Charset::cp932},    Start{"Ext-RKSJ", Charset::cp932},
                             Start{"RKSJ", Charset::cp932},     Start{"EUC", Charset::euc_jp}};

const char* name_of(Charset charset) {
    switch (charset) {
        case Charset::gb18030:
            return "GB18030";
        case Charset::big5:
            return "BIG5";
        case Charset::big5_hkscs:
            return "BIG5-HKSCS";
        case Charset::cp932:
            return "CP932";
        case Charset::euc_jp:
        case Charset::jis:
            return "EUC-JP-MS";
        case Charset::uhc:
            return "UHC";
        default:
            return nullptr;
    }
}

std::uint32_t number_of(std::string_view code) {
    std::uint32_t number = 0;
    for (const char c : code) {
        number = number << 8U | static_cast<unsigned char>(c);
    }
    return number;
}

char32_t from_utf16(std::string_view code) {
    const std::uint32_t number = number_of(code);
    if (code.size() == 2) {
        return number;
    }
    const std::uint32_t high = number >> 16U;
    const std::uint32_t low = number & 0xFFFFU;
    const bool pair = code.size() == 4 && high >= 0xD800 && high < 0xDC00 && low >= 0xDC00 && low < 0xE000;
    return pair ? 0x10000 + ((high - 0xD800) << 10U) + (low - 0xDC00) : 0;
}

}  // namespace

Charset charset_of_cmap(std::string_view name) {
    if (name == "H" || name == "V") {
        return Charset::jis;
    }
    if (name.starts_with("Uni")) {
        const auto has = [name](std::string_view part) { return name.find(part) != std::string_view::npos; };
        return has("-UCS2") ? Charset::ucs2 : has("-UTF16") ? Charset::utf16 : has("-UTF32") ? Charset::utf32 : Charset::none;
    }
    const auto start = std::find_if(kStarts.begin(), kStarts.end(), [name](const Start& entry) { return name.starts_with(entry.text); });
    return start == kStarts.end() ? Charset::none : start->charset;
}

CharsetDecoder::~CharsetDecoder() {
    for (const Table& table : tables_) {
        if (table.converter != nullptr) {
            iconv_close(table.converter);
        }
    }
}

char32_t CharsetDecoder::decode(Charset charset, std::string_view code) {
    if (code.empty() || code.size() > 4) {
        return 0;
    }
    switch (charset) {
        case Charset::none:
            return 0;
        case Charset::ucs2:
            return code.size() == 2 ? number_of(code) : 0;
        case Charset::utf16:
            return from_utf16(code);
        case Charset::utf32:
            return code.size() == 4 ? number_of(code) : 0;
        default:
            break;
    }
    Table& table = tables_[static_cast<std::size_t>(charset)];
    const auto [entry, added] = table.known.try_emplace(number_of(code), 0);
    if (added) {
        entry->second = convert(table, charset, code);
    }
    return entry->second;
}

char32_t CharsetDecoder::convert(Table& table, Charset charset, std::string_view code) {
    if (!table.tried) {
        table.tried = true;
        const iconv_t opened = iconv_open("WCHAR_T", name_of(charset));
        table.converter = opened == reinterpret_cast<iconv_t>(-1) ? nullptr : opened;
    }
    if (table.converter == nullptr) {
        return 0;
    }
    std::string bytes(code);
    if (charset == Charset::jis) {
        std::transform(bytes.begin(), bytes.end(), bytes.begin(), [](char c) { return static_cast<char>(c | '\x80'); });
    }
    std::array<wchar_t, 2> out{};
    char* from = bytes.data();
    char* to = reinterpret_cast<char*>(out.data());
    std::size_t from_left = bytes.size();
    std::size_t to_left = sizeof out;
    const std::size_t result = iconv(table.converter, &from, &from_left, &to, &to_left);
    iconv(table.converter, nullptr, nullptr, nullptr, nullptr);
    const bool one = result != static_cast<std::size_t>(-1) && from_left == 0 && to_left == sizeof(wchar_t);
    return one ? static_cast<char32_t>(out[0]) : 0;
}

}  // namespace bianmu::extract::pdf
