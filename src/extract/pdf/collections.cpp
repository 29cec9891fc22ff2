#include "extract/pdf/collections.h"

#include <array>

namespace bianmu::extract::pdf {

namespace {

/// Where the CIDs of U+0020 to U+007E begin.
struct Latin {
    Collection collection;
    std::uint32_t first;
};

constexpr std::array kLatin{Latin{Collection::gb1, 1},      Latin{Collection::gb1, 814},     Latin{Collection::cns1, 1},
                            Latin{Collection::cns1, 13648}, Latin{Collection::japan1, 1},    Latin{Collection::japan1, 231},
                            Latin{Collection::korea1, 1},   Latin{Collection::korea1, 8094}};
constexpr std::uint32_t kLatinCount = 95;

// GB 18030 of 2000 had no Unicode for these: U+E78D to U+E796.
constexpr std::u32string_view kVerticalForms = U"，。、：；！？〖〗…";
constexpr char32_t kFirstVerticalForm = 0xE78D;

}  // namespace

Collection collection_of(std::string_view name) {
    return name == "Adobe-GB1"      ? Collection::gb1
           : name == "Adobe-CNS1"   ? Collection::cns1
           : name == "Adobe-Japan1" ? Collection::japan1
           : name == "Adobe-Korea1" ? Collection::korea1
                                    : Collection::other;
}

char32_t correct_character(Collection collection, std::uint32_t cid, char32_t code) {
    for (const Latin& latin : kLatin) {
        if (latin.collection == collection && cid >= latin.first && cid < latin.first + kLatinCount) {
            const char32_t ascii = U' ' + (cid - latin.first);
            // Japanese and Korean fonts have a currency sign and an overline in place of these two.
            const bool national =
                (collection == Collection::japan1 || collection == Collection::korea1) && (ascii == U'\\' || ascii == U'~');
            return national ? code : ascii;
        }
    }
    if (collection == Collection::gb1 && code >= kFirstVerticalForm && code < kFirstVerticalForm + kVerticalForms.size()) {
        return kVerticalForms[code - kFirstVerticalForm];
    }
    return code == U'\u205D' && collection != Collection::other ? U'…' : code;  // dots one above the other: an ellipsis, upright
}

}  // namespace bianmu::extract::pdf
