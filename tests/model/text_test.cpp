#include "model/text.h"

#include <gtest/gtest.h>

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
