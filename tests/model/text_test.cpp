#include "model/text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace bianmu::model {
namespace {

TEST(Text, DecodesAndEncodesEveryPlane) {
    for (const char32_t c : {U'a', U'é', U'中', U'𠀀', U'\U0010FFFF'}) {
        std::string utf8;
        append_utf8(utf8, c);
        std::size_t at = 0;
        EXPECT_EQ(next_code_point(utf8, at), c);
        EXPECT_EQ(at, utf8.size());
    }
}

TEST(Text, MalformedBytesBecomeReplacementOneByOne) {
    EXPECT_EQ(to_utf32("a\xFFz"), U"a\uFFFDz");
    EXPECT_EQ(to_utf32("\xE4\xB8"), U"\uFFFD\uFFFD");
    EXPECT_EQ(to_utf32("\xC0\x80"), U"\uFFFD\uFFFD") << "overlong";
    EXPECT_EQ(to_utf32("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD") << "surrogate";
}

/// Every code point at every place of a word that is read at once, and the bytes around those that are well-formed.
TEST(Text, WordsAreReadLikeSingleCharacters) {
    const auto one_by_one = [](std::string_view text) {
        std::u32string points;
        for (std::size_t at = 0; at < text.size();) {
            points += decode_code_point(text, at);
        }
        return points;
    };
    std::vector<std::string> pieces{"\xED\xA0\x80", "\xE0\x80\x80", "\xE0\x9F\xBF", "\xE4\xB8", "\xE4\x41\x80", "\x80\x80\x80", "\xF0\x9F\x98\x80", "a", "\t"};
    for (const char32_t c : {U'\u0080', U'\u0800', U'\u0FFF', U'\u1000', U'\u3001', U'\u3FFF', U'\u4000', U'\u4E00', U'\u9FFF', U'\uA000', U'\uD7FF', U'\uE000', U'\uFF0C', U'\uFFFF'}) {
        append_utf8(pieces.emplace_back(), c);
    }
    for (const std::string& a : pieces) {
        for (const std::string& b : pieces) {
            const std::string text = a + b + "中文字" + b;
            const std::u32string points = one_by_one(text);
            EXPECT_EQ(to_utf32(text), points) << text;
            EXPECT_EQ(count_characters(text), static_cast<std::uint64_t>(std::count_if(points.begin(), points.end(), is_counted))) << text;
            std::size_t at = 0;
            const std::size_t skipped = skip_whole_ideographs(text, at);
            EXPECT_EQ(at, 3 * skipped);
            EXPECT_TRUE(std::all_of(points.begin(), points.begin() + static_cast<std::ptrdiff_t>(skipped), [](char32_t c) { return c >= 0x4000 && c <= 0x9FFF; })) << text;
        }
    }
}

TEST(Text, CountIsTheSameBeforeAndAfterNormalisation) {
    for (const std::string text : {"cafe\u0301 栏目", "\u1112\u1161\u11ab글", "\u0344x", "が ガ か\u3099", "　２０２２ 年\u200B"}) {
        EXPECT_EQ(count_characters(text), count_characters(to_nfc(text))) << text;
    }
    EXPECT_EQ(count_characters("cafe\u0301 栏目"), 6U);
    EXPECT_EQ(count_characters(" \t\n　\u00A0\uFEFF"), 0U);
}

TEST(Text, NormalisesToComposedForm) {
    EXPECT_EQ(to_nfc("e\u0301"), "é");
    EXPECT_EQ(to_nfc("“图书馆”——２０２２"), "“图书馆”——２０２２") << "compatibility forms stay";
    EXPECT_EQ(to_nfc("\xFF"), "\uFFFD");
}

TEST(Text, JoinsCjkWithoutAndLatinWithASpace) {
    EXPECT_TRUE(joins_without_space(U'图', U'书'));
    EXPECT_TRUE(joins_without_space(U'，', U'a'));
    EXPECT_FALSE(joins_without_space(U'a', U'b'));
    EXPECT_FALSE(joins_without_space(U',', U'b'));
}

TEST(Text, TrimsAndSquashesIdeographicSpace) {
    EXPECT_EQ(trim("　 目　录\t"), "目　录");
    EXPECT_EQ(trim("　 "), "");
    EXPECT_EQ(squash("　 目　录\t"), "目录");
    EXPECT_EQ(last_code_point("目录"), U'录');
    EXPECT_EQ(first_code_point("目录"), U'目');
    EXPECT_EQ(last_code_point(""), U'\0');
}

TEST(Text, HanNumeralsAreNoOtherHan) {
    EXPECT_TRUE(is_han_numeral(U'一') && is_han_numeral(U'百') && is_han_numeral(U'〇'));
    EXPECT_FALSE(is_han_numeral(U'人') || is_han_numeral(U'1'));
}

}  // namespace
}  // namespace bianmu::model
