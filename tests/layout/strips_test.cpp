#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

// Strips of columns of 12 points between 60 and 460: three of ten characters, or two of sixteen.
constexpr double kSize = 12, kPitch = 20;
constexpr double kFirst = 60, kSecond = 200, kThird = 340, kHalf = 268;

/// `count` lines of `columns` characters, the last shorter by three and with a stop; `name` is their first character.
std::string lines_of(const std::string& name, int columns, int count) {
    const std::u32string filling = U"市图书馆今年延长开放时间读者凭证";
    std::u32string text;
    const int length = columns * count - 3;
    for (int i = 0; i < length; ++i) {
        text += i == 0 ? model::to_utf32(name).front() : i + 1 == length ? U'。' : filling[static_cast<std::size_t>(i) % filling.size()];
    }
    return model::to_utf8(text);
}

/// Sets a text in lines without an indent, and returns it.
std::string set(PageMaker& maker, double x, double y, int columns, const std::string& text) {
    const std::u32string chars = model::to_utf32(text);
    for (std::size_t at = 0; at < chars.size(); at += static_cast<std::size_t>(columns), y += kPitch) {
        maker.text(x, y, kSize, model::to_utf8(chars.substr(at, static_cast<std::size_t>(columns))));
    }
    return text;
}

std::string column(PageMaker& maker, double x, double y, const std::string& name, int count) { return set(maker, x, y, 10, lines_of(name, 10, count)); }

TEST(Strips, ATitleOverTheMiddleOneOfThreeColumnsIsOverAll) {
    PageMaker maker;
    maker.text(212, 60, 24, "临江快讯");
    const std::string text = lines_of("甲", 10, 21);
    const std::u32string chars = model::to_utf32(text);
    for (int i = 0; i < 3; ++i) {
        set(maker, i == 0 ? kFirst : i == 1 ? kSecond : kThird, 100, 10, model::to_utf8(chars.substr(static_cast<std::size_t>(i) * 70, 70)));
    }
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"临江快讯", text}));
}

TEST(Strips, AHeadingUnderBothColumnsPartsThemFromThoseBelow) {
    PageMaker maker;
    const std::string left = set(maker, kFirst, 100, 16, lines_of("甲", 16, 5)), right = set(maker, kHalf, 100, 16, lines_of("乙", 16, 5));
    maker.text(kFirst, 222, 16, "开放时间");
    const std::string under_left = set(maker, kFirst, 250, 16, lines_of("丙", 16, 5)), under_right = set(maker, kHalf, 250, 16, lines_of("丁", 16, 5));
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 5U) << testing::PrintToString(found);
    EXPECT_EQ(found[0], left);
    EXPECT_EQ(found[1], right);
    EXPECT_EQ(found[2], "开放时间");
    EXPECT_EQ(found[3], under_left);
    EXPECT_EQ(found[4], under_right);
}

/// A heading and two columns under it, whose texts are added to `wanted`.
void add_strip(PageMaker& maker, double y, const std::string& left, const std::string& right, Texts& wanted) {
    maker.text(kFirst, y, 16, "开放时间");
    wanted.push_back("开放时间");
    wanted.push_back(set(maker, kFirst, y + 30, 16, lines_of(left, 16, 6)));
    wanted.push_back(set(maker, kHalf, y + 30, 16, lines_of(right, 16, 6)));
}

TEST(Strips, AHeadingOverFewerColumnsStandsUnderTheStripBefore) {
    PageMaker maker;
    Texts wanted;
    wanted.push_back(column(maker, kFirst, 100, "甲", 6));
    wanted.push_back(column(maker, kSecond, 100, "乙", 6));
    wanted.push_back(column(maker, kThird, 100, "丙", 6));
    add_strip(maker, 240, "丁", "戊", wanted);
    EXPECT_EQ(texts(flow_of(maker)), wanted);
}

TEST(Strips, LinesOfOneColumnStandBetweenThoseOfAnother) {
    PageMaker maker;   // the second paragraph of the middle column is lower by six points: its neighbours' lines look out between its own
    Texts wanted;
    wanted.push_back(column(maker, kFirst, 100, "甲", 8));
    wanted.push_back(column(maker, kSecond, 100, "乙", 4));
    wanted.push_back(column(maker, kSecond, 186, "丙", 4));
    wanted.push_back(column(maker, kThird, 100, "丁", 8));
    add_strip(maker, 290, "戊", "己", wanted);
    EXPECT_EQ(texts(flow_of(maker)), wanted);
}

TEST(Strips, RowsOfAHeadOverColumnsAreRowsThoughTheyKeepToThem) {
    PageMaker maker;
    maker.text(140, 60, 30, "临江公交简报通讯");
    maker.text(kFirst, 100, kSize, "市公交公司第四十六期总第五二").text(kHalf, 100, kSize, "签发人：王伟");
    maker.text(kFirst, 120, kSize, "宣传部办公室").text(kHalf, 120, kSize, "三月八日");
    maker.rule(kFirst, 130, 460, 132, 0xFF0000);
    const std::string left = set(maker, kFirst, 160, 16, lines_of("甲", 16, 8)), right = set(maker, kHalf, 160, 16, lines_of("乙", 16, 8));
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"临江公交简报通讯", "市公交公司第四十六期总第五二\t签发人：王伟", "宣传部办公室\t三月八日", left, right}));
}

TEST(Strips, LinesUnderBothColumnsMayBeNearlyAsWideAsOne) {
    PageMaker maker;   // the left column ends in the middle of a sentence, the right one a line higher
    const std::string text = lines_of("甲", 16, 13);
    const std::u32string chars = model::to_utf32(text);
    set(maker, kFirst, 100, 16, model::to_utf8(chars.substr(0, 112)));
    set(maker, kHalf, 100, 16, model::to_utf8(chars.substr(112)));
    maker.text(kFirst, 254, kSize, "责任编辑：王伟李世强周平").text(kFirst, 272, kSize, "校对：赵明");
    EXPECT_EQ(texts(flow_of(maker)), (Texts{text, "责任编辑：王伟李世强周平", "校对：赵明"}));
}

// Two columns of ten characters of 16 points, 80 to 240 and 264 to 424.
void columns(PageMaker& maker, std::vector<std::string> left) {
    const std::vector<std::string> right{"接着写在右边第一行字", "右栏第二行写满十个字", "右栏第三行写满十个字", "右栏第四行写满十个字", "右栏第五行写完。"};
    for (std::size_t i = 0; i < left.size(); ++i) {
        const double y = 150 + 28 * static_cast<double>(i);
        maker.text(80, y, 16, left[i]).text(264, y, 16, right[i]);
    }
}

const std::vector<std::string> kLeftColumn{"左栏第一行写满十个字", "左栏第二行写满十个字", "左栏第三行写满十个字", "左栏第四行写满十个字", "左栏第五行写满十个字"};
const std::string kBothColumns = "左栏第一行写满十个字左栏第二行写满十个字左栏第三行写满十个字左栏第四行写满十个字左栏第五行写满十个字"
                                 "接着写在右边第一行字右栏第二行写满十个字右栏第三行写满十个字右栏第四行写满十个字右栏第五行写完。";

TEST(Strips, ATableFarUnderARuleLeavesTheColumnsBetweenThem) {
    PageMaker maker;
    maker.rule(80, 110, 424, 111);
    columns(maker, kLeftColumn);
    maker.grid({80, 180, 264, 424}, {300, 380, 460, 540, 620});   // higher than the strip between it and the rule
    for (const double y : {340.0, 420.0, 500.0, 580.0}) {
        maker.text(90, y, 12, "编辑").text(190, y, 12, "王伟").text(274, y, 12, "市图书馆办公室");
    }
    EXPECT_EQ(texts(flow_of(maker)), (Texts{kBothColumns, "[table]"}));
}

TEST(Strips, APunctuationMarkHungIntoTheGutterHidesNoColumnsWhereLinesUnderThemHaveATab) {
    std::vector<std::string> left = kLeftColumn;
    left[0] += "，";
    PageMaker maker;
    columns(maker, left);
    maker.text(80, 320, 12, "签发：王伟").text(253, 320, 12, "编辑：李世强、张敏");
    maker.text(80, 340, 12, "分送：市总工会、理事会成员").text(253, 340, 12, "网址：example.cn");   // nearly as wide as the column
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 3U) << testing::PrintToString(found);
    EXPECT_EQ(found[1], "签发：王伟\t编辑：李世强、张敏");
}

}  // namespace
}  // namespace bianmu::layout
