#include "extract/pdf/fax_file.h"

#include <cstdint>

namespace bianmu::extract::pdf {

namespace {

void append_number(std::string& out, std::uint32_t number, int bytes) {
    for (int i = 0; i < bytes; ++i) {
        out += static_cast<char>(number >> static_cast<unsigned>(8 * i) & 0xFFU);
    }
}

}  // namespace

std::string wrap_fax(const Fax& fax, std::string_view coded) {
    struct Entry {
        std::uint32_t tag, value;
    };
    constexpr std::uint32_t kLong = 4;        // the type of all entries: a number of 32 bits
    constexpr std::uint32_t kHeaderSize = 8;  // of the file, before the entries
    constexpr std::uint32_t kEntrySize = 12;
    constexpr std::uint32_t kEntries = 10;
    constexpr std::uint32_t kCodedAt = kHeaderSize + 2 + kEntries * kEntrySize + 4;
    const auto width = static_cast<std::uint32_t>(fax.width), height = static_cast<std::uint32_t>(fax.height);
    const Entry entries[kEntries] = {
        {256, width},
        {257, height},
        {258, 1},                            // bits of a sample
        {259, fax.group4 ? 4U : 3U},         // how it is packed
        {262, fax.black_is_white ? 1U : 0U},  // 0: what is not coded as black is white
        {273, kCodedAt},
        {277, 1},  // samples of a pixel
        {278, height},  // rows of the only strip
        {279, static_cast<std::uint32_t>(coded.size())},
        {fax.group4 ? 293U : 292U, fax.two_dimensional && !fax.group4 ? 1U : 0U},
    };
    std::string out("II*\0", 4);
    append_number(out, kHeaderSize, 4);
    append_number(out, kEntries, 2);
    for (const Entry& entry : entries) {
        append_number(out, entry.tag, 2);
        append_number(out, kLong, 2);
        append_number(out, 1, 4);
        append_number(out, entry.value, 4);
    }
    append_number(out, 0, 4);
    out += coded;
    return out;
}

}  // namespace bianmu::extract::pdf
