#include "batch/names.h"

#include <iconv.h>

#include <algorithm>

#include "convert/digest.h"
#include "model/text.h"

namespace bianmu::batch {
namespace {

const iconv_t kNone = reinterpret_cast<iconv_t>(-1);

/// Empty if the bytes are not of that encoding.
std::string convert(iconv_t table, std::string_view name) {
    if (table == kNone) {
        return {};
    }
    ::iconv(table, nullptr, nullptr, nullptr, nullptr);
    std::string out(name.size() * 4, '\0');
    char* from = const_cast<char*>(name.data());
    std::size_t from_left = name.size();
    char* to = out.data();
    std::size_t to_left = out.size();
    if (::iconv(table, &from, &from_left, &to, &to_left) == static_cast<std::size_t>(-1)) {
        return {};
    }
    out.resize(out.size() - to_left);
    return out;
}

bool is_between(unsigned char value, int low, int high) {
    return value >= low && value <= high;
}

/// Which share of a name's wide characters is everyday, in percent: for GBK the signs and the first level of GB 2312 (rows 16 to 55), for
/// Shift-JIS the signs, kana and the first level of JIS X 0208. Nearly all of written Chinese and Japanese lies there, and wrong tables lead elsewhere.
template <typename IsLead, typename IsEveryday>
int everyday_share(std::string_view name, IsLead is_lead, IsEveryday is_everyday) {
    int wide = 0;
    int everyday = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto lead = static_cast<unsigned char>(name[i]);
        if (lead < 0x80) {
            continue;
        }
        ++wide;
        if (is_lead(lead) && i + 1 < name.size()) {
            everyday += is_everyday(lead, static_cast<unsigned char>(name[++i])) ? 1 : 0;
        }
    }
    return wide == 0 ? 0 : 100 * everyday / wide;
}

int chinese_share(std::string_view name) {
    return everyday_share(
        name, [](unsigned char lead) { return lead > 0x80; },
        [](unsigned char lead, unsigned char trail) { return trail > 0xA0 && (is_between(lead, 0xB0, 0xD7) || is_between(lead, 0xA1, 0xA3)); });
}

int japanese_share(std::string_view name) {
    return everyday_share(
        name, [](unsigned char lead) { return is_between(lead, 0x81, 0x9F) || is_between(lead, 0xE0, 0xFC); },
        [](unsigned char lead, unsigned char /*trail*/) { return is_between(lead, 0x81, 0x83) || is_between(lead, 0x88, 0x97); });
}

/// Whether text is UTF-8 by chance: short Chinese in GBK can be, and then spells marks without letters and letters that no file name has.
bool is_chance(std::string_view name, std::string_view text) {
    const std::u32string characters = model::to_utf32(text);
    const bool is_odd = std::any_of(characters.begin(), characters.end(), [](char32_t c) {
        return (c >= 0x80 && c < 0xC0) || (c >= 0x300 && c < 0x370) || (c >= 0x500 && c < 0x5D0) || (c >= 0x700 && c < 0x800);
    });
    return is_odd && chinese_share(name) == 100;
}

/// The text with U+FFFD for what is no UTF-8.
std::string repaired(std::string_view text) {
    return model::to_utf8(model::to_utf32(text));
}

std::string without_controls(std::string text) {
    std::replace_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; }, '_');
    return text;
}

}  // namespace

std::string inward(std::string_view path) {
    std::string out;
    for (std::size_t at = 0; at < path.size();) {
        const std::size_t end = std::min(path.find('/', at), path.size());
        const std::string_view step = path.substr(at, end - at);
        if (!step.empty() && step != "." && step != "..") {
            (out += out.empty() ? "" : "/") += step;
        }
        at = end + 1;
    }
    return out;
}

std::string fitting(std::string name, std::size_t most) {
    if (name.size() > most) {
        const std::string mark = "~" + convert::digest_of(name).substr(0, 8);
        std::size_t size = most - mark.size();
        while (size > 0 && (static_cast<unsigned char>(name[size]) & 0xC0U) == 0x80U) {
            --size;
        }
        name = name.substr(0, size) + mark;
    }
    return name;
}

NameReader::NameReader() : gbk_(::iconv_open("UTF-8", "GB18030")), shift_jis_(::iconv_open("UTF-8", "CP932")) {
    // The first use loads what the opening left for later.
    static_cast<void>(convert(gbk_, "\xB1\xE0"));
    static_cast<void>(convert(shift_jis_, "\x83\x41"));
}

NameReader::~NameReader() {
    for (void* const table : {gbk_, shift_jis_}) {
        if (table != kNone) {
            ::iconv_close(table);
        }
    }
}

std::string NameReader::read(std::string_view name) const {
    if (std::string as_utf8 = repaired(name); as_utf8 == name && !is_chance(name, as_utf8)) {
        return without_controls(std::move(as_utf8));
    }
    std::string chinese = convert(gbk_, name);
    std::string japanese = convert(shift_jis_, name);
    if (chinese.empty() && japanese.empty()) {
        return without_controls(repaired(name));
    }
    const bool is_japanese = chinese.empty() || (!japanese.empty() && japanese_share(name) > chinese_share(name));
    return without_controls(std::move(is_japanese ? japanese : chinese));
}

}  // namespace bianmu::batch
