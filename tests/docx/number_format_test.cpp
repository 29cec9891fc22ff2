#include "extract/docx/number_format.h"

#include <gtest/gtest.h>

#include <string>

namespace bianmu::extract::docx {
namespace {

struct Case {
    const char* format;
    int value;
    const char* expected;
};

class NumberFormats : public testing::TestWithParam<Case> {};

TEST_P(NumberFormats, WritesAsWordDoes) {
    EXPECT_EQ(format_number(parse_number_format(GetParam().format), GetParam().value), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    Chinese, NumberFormats,
    testing::Values(Case{"chineseCounting", 7, "七"}, Case{"chineseCounting", 10, "十"}, Case{"chineseCounting", 18, "十八"},
                    Case{"chineseCounting", 42, "四十二"}, Case{"chineseCounting", 100, "一○○"}, Case{"chineseCounting", 235, "二三五"},
                    Case{"chineseCountingThousand", 10, "十"}, Case{"chineseCountingThousand", 108, "一百零八"},
                    Case{"chineseCountingThousand", 110, "一百一十"}, Case{"chineseCountingThousand", 215, "二百一十五"},
                    Case{"chineseCountingThousand", 1005, "一千零五"}, Case{"chineseCountingThousand", 1050, "一千零五十"},
                    Case{"chineseCountingThousand", 10000, "一万"}, Case{"chineseCountingThousand", 20010, "二万零一十"},
                    Case{"chineseCountingThousand", 120000, "十二万"}, Case{"chineseCountingThousand", 0, "零"},
                    Case{"chineseLegalSimplified", 3, "叁"}, Case{"chineseLegalSimplified", 26, "贰拾陆"},
                    Case{"chineseLegalSimplified", 305, "叁佰零伍"}, Case{"ideographDigital", 206, "二〇六"},
                    Case{"japaneseDigitalTenThousand", 31, "三一"}, Case{"taiwaneseDigital", 30, "三○"},
                    Case{"taiwaneseCounting", 25, "二十五"}, Case{"taiwaneseCountingThousand", 320, "三百二十"},
                    Case{"taiwaneseCountingThousand", 30000, "三萬"}, Case{"ideographLegalTraditional", 206, "貳佰零陸"},
                    Case{"ideographTraditional", 3, "丙"}, Case{"ideographTraditional", 11, "11"}, Case{"ideographZodiac", 12, "亥"},
                    Case{"ideographZodiacTraditional", 1, "甲子"}, Case{"ideographZodiacTraditional", 60, "癸亥"},
                    Case{"ideographEnclosedCircle", 4, "㈣"}, Case{"ideographEnclosedCircle", 11, "11"}));

INSTANTIATE_TEST_SUITE_P(JapaneseAndKorean, NumberFormats,
                         testing::Values(Case{"japaneseCounting", 11, "十一"}, Case{"japaneseCounting", 110, "百十"},
                                         Case{"japaneseCounting", 1234, "千二百三十四"}, Case{"japaneseLegal", 12, "壱拾弐"},
                                         Case{"aiueoFullWidth", 2, "イ"}, Case{"aiueo", 1, "ｱ"}, Case{"irohaFullWidth", 1, "イ"},
                                         Case{"iroha", 2, "ﾛ"}, Case{"koreanDigital", 12, "일이"}, Case{"koreanCounting", 12, "십이"},
                                         Case{"ganada", 3, "다"}, Case{"chosung", 2, "ㄴ"}));

INSTANTIATE_TEST_SUITE_P(Digits, NumberFormats,
                         testing::Values(Case{"decimal", 15, "15"}, Case{"decimalZero", 4, "04"}, Case{"decimalZero", 14, "14"},
                                         Case{"decimalFullWidth", 207, "２０７"}, Case{"decimalFullWidth2", 3, "３"},
                                         Case{"decimalEnclosedCircle", 20, "⑳"}, Case{"decimalEnclosedCircle", 21, "21"},
                                         Case{"decimalEnclosedCircleChinese", 10, "⑩"}, Case{"decimalEnclosedCircleChinese", 11, "11"},
                                         Case{"decimalEnclosedFullstop", 2, "⒉"}, Case{"decimalEnclosedParen", 3, "⑶"},
                                         Case{"numberInDash", 5, "- 5 -"}, Case{"hex", 255, "FF"}, Case{"hex", 0, "0"},
                                         Case{"somethingNew", 6, "6"}, Case{"decimal", -3, "-3"}));

INSTANTIATE_TEST_SUITE_P(Latin, NumberFormats,
                         testing::Values(Case{"upperRoman", 1949, "MCMXLIX"}, Case{"lowerRoman", 44, "xliv"}, Case{"upperRoman", 0, "0"},
                                         Case{"upperLetter", 26, "Z"}, Case{"lowerLetter", 28, "bb"}, Case{"lowerLetter", 0, "0"},
                                         Case{"ordinal", 2, "2nd"}, Case{"ordinal", 112, "112th"}, Case{"cardinalText", 21, "Twenty-one"},
                                         Case{"cardinalText", 115, "One hundred fifteen"}, Case{"ordinalText", 12, "Twelfth"},
                                         Case{"ordinalText", 20, "Twentieth"}, Case{"ordinalText", 41, "Forty-first"},
                                         Case{"chicago", 5, "**"}, Case{"russianLower", 2, "б"}, Case{"russianUpper", 1, "А"},
                                         Case{"none", 4, ""}, Case{"bullet", 4, ""}));

TEST(NumberFormat, CustomPatternsSayHowManyDigits) {
    EXPECT_EQ(format_number(NumberFormat::custom, 7, "001, 002, 003, ..."), "007");
    EXPECT_EQ(format_number(NumberFormat::custom, 12, "01, 02, ..."), "12");
    EXPECT_EQ(format_number(NumberFormat::custom, 12345, "0001, 0002, ..."), "12345");
    EXPECT_EQ(format_number(NumberFormat::custom, 5, ""), "5");
}

}  // namespace
}  // namespace bianmu::extract::docx
