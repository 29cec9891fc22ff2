#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

// Two columns of ten characters of 16 points, 80 to 240 and 264 to 424; the right one stands five points lower.
constexpr double kLeft = 80, kRight = 264, kSize = 16;

void column(PageMaker& maker, double x, double y, const std::vector<std::string>& lines) {
    for (const std::string& line : lines) {
        maker.text(line.front() == '>' ? x + 2 * kSize : x, y, kSize, line.front() == '>' ? line.substr(1) : line);
        y += 28;
    }
}

const std::vector<std::string> kFirst{">甲段第一行满八字", "甲段第二行写满十个字", "甲段第三行写满十个字", "甲段第四行写满十个字", "甲段第五行写满十个字"};
const std::vector<std::string> kSecond{"接着写在右边第一行字", "右栏第二行完。", ">乙段第一行满八字", "乙段第二行写满十个字", "乙段第三行完。"};
const std::string kJoined = "甲段第一行满八字甲段第二行写满十个字甲段第三行写满十个字甲段第四行写满十个字甲段第五行写满十个字接着写在右边第一行字右栏第二行完。";

TEST(Columns, AreReadOneAfterTheOtherAndParagraphsGoOn) {
    PageMaker maker;
    column(maker, kLeft, 150, kFirst);
    column(maker, kRight, 155, kSecond);
    EXPECT_EQ(texts(flow_of(maker)), (Texts{kJoined, "乙段第一行满八字乙段第二行写满十个字乙段第三行完。"}));
}

TEST(Columns, FullWidthTitleAndTabbedLineComeFirst) {
    PageMaker maker;
    maker.text(156, 60, 24, "临江公交简报通讯");
    maker.text(80, 100, 16, "公交公司").text(344, 100, 16, "九月十二日");
    maker.rule(80, 110, 424, 112, 0xFF0000);
    column(maker, kLeft, 150, kFirst);
    column(maker, kRight, 155, kSecond);
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[0], "临江公交简报通讯");
    EXPECT_EQ(found[1], "公交公司\t九月十二日");
    EXPECT_EQ(found[2], kJoined);
}

TEST(Columns, PunctuationThatHangsIntoTheGutterDoesNotBridgeIt) {
    std::vector<std::string> left = kFirst;
    left[2] += "，";
    PageMaker maker;
    column(maker, kLeft, 150, left);
    column(maker, 261, 150, kSecond);   // five points beside the comma's width
    const Texts found = texts(flow_of(maker));
    EXPECT_NE(found.front().find("甲段第三行写满十个字，甲段第四行"), std::string::npos);
}

TEST(Columns, RuleUnderTheColumnsEndsThem) {
    PageMaker maker;
    column(maker, kLeft, 150, kFirst);
    column(maker, kRight, 155, kSecond);
    maker.rule(80, 290, 424, 291);
    maker.text(80, 310, 14, "编辑：王伟").text(80, 335, 14, "发：各车队、各场站、公司机关各部门、维修公司。");
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 4U) << testing::PrintToString(found);
    EXPECT_EQ(found[0], kJoined);
    EXPECT_EQ(found[2], "编辑：王伟");
}

TEST(Columns, FewLinesOnTheNextPageStayInColumns) {
    PageMaker maker;
    column(maker, kLeft, 150, kFirst);
    column(maker, kRight, 150, {"接着写在右边第一行字", "右栏第二行写满十个字", "右栏第三行写满十个字", "右栏第四行写满十个字", "右栏第五行写满十个字"});
    maker.page();
    column(maker, kLeft, 100, {"下页左栏写满了十个字", "下页左栏又写满一行字"});
    column(maker, kRight, 100, {"下页右栏写满了十个字", "完。"});
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NE(found[0].find("下页左栏又写满一行字下页右栏写满了十个字完。"), std::string::npos);
}

TEST(Columns, TableOfContentsWithShortLinesIsOneColumn) {
    PageMaker maker;
    maker.text(268, 100, 16, "第26期");
    maker.text(80, 130, 16, "水文站办公室").text(360, 130, 16, "2020年1月");
    maker.text(280, 160, 18, "目录");
    for (int i = 0; i < 6; ++i) {
        maker.text(80, 200 + 30 * i, 16, "水文站更新雨量监测");
    }
    maker.text(285, 420, 14, "1");
    EXPECT_EQ(texts(flow_of(maker))[1], "水文站办公室\t2020年1月");
}

}  // namespace
}  // namespace bianmu::layout
