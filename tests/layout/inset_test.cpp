#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

// Thirty characters of 12 points between 80 and 440; a box of ten on one side takes twelve.
constexpr double kSize = 12, kPitch = 20;
const std::string kText = "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，";
const std::string kRest = "书屋共二十三处，都在街道和社区的门厅里，由总馆统一配送图书，每月轮换一次，书目在网上公布，读者可以留言荐书。";
const std::string kOther = "各分馆在每月最后一个星期三上午整理图书，下午照常开放。";

/// Sets a text around a box: lines of thirty characters, but of eighteen beside it. Returns it.
std::string set(PageMaker& maker, bool box_on_left, const std::string& text) {
    const std::u32string chars = model::to_utf32(text);
    double y = 100;
    for (std::size_t at = 0; at < chars.size(); y += kPitch) {
        const bool beside = y > 125 && y < 205;
        const std::size_t room = beside ? 18 : 30;
        maker.text(beside && box_on_left ? 224 : 80, y, kSize, model::to_utf8(chars.substr(at, room)));
        at += room;
    }
    return text;
}

void box(PageMaker& maker, double x, bool shaded) {
    if (shaded) {
        maker.panel({x, 126, x + 132, 194}, 0xEEEEFF);
    } else {
        maker.grid({x, x + 132}, {126, 194});
    }
    maker.text(x + 6, 148, kSize, "周末开放到二十二时，").text(x + 6, 168, kSize, "自习区供应热水。");
}

const std::string kBoxed = "周末开放到二十二时，自习区供应热水。";

TEST(Inset, TextRunsAroundABoxOnTheLeft) {
    PageMaker maker;
    const std::string text = set(maker, true, kText + kRest + kText + kOther);
    box(maker, 80, false);
    EXPECT_EQ(texts(flow_of(maker)), (Texts{text, kBoxed}));
}

TEST(Inset, TextRunsAroundAShadedBoxOnTheRight) {
    PageMaker maker;
    const std::string text = set(maker, false, kText + kRest + kText + kOther);
    box(maker, 308, true);
    EXPECT_EQ(texts(flow_of(maker)), (Texts{text, kBoxed}));
}

TEST(Inset, BoxesSideBySideUnderALineOverBothStayInTheirOrder) {
    PageMaker maker;
    maker.text(80, 110, kSize, "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证入馆。");
    box(maker, 80, false);
    box(maker, 230, false);
    maker.text(80, 224, kSize, kOther);
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"市图书馆今年延长开放时间，周末开放到二十二时，读者凭证入馆。", kBoxed, kBoxed, kOther}));
}

TEST(Inset, ALineWhoseCommaHangsOverTheFrameStandsInIt) {
    PageMaker maker;
    maker.grid({80, 440}, {126, 200});
    maker.text(112, 146, kSize, "编者按：周末开放到二十二时，读者凭证即可入馆看书写字画，");   // the comma stands over the side
    maker.text(88, 166, kSize, "自习区供应热水，各分馆在每月最后一个星期三上午整理图书馆，");
    maker.text(88, 186, kSize, "下午照常开放。");
    maker.paragraph(80, 230, kSize, 30, kText + kRest, kPitch);
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 2U) << testing::PrintToString(found);
}

TEST(Inset, ANameSetUprightIsOneLineBesideItsHead) {
    PageMaker maker;
    const std::vector<std::string> letters{"水", "务", "通", "讯"};
    for (std::size_t i = 0; i < letters.size(); ++i) {
        maker.text(100, 110 + 50 * static_cast<double>(i), 40, letters[i]);
    }
    maker.text(250, 150, kSize, "第三期").text(250, 190, kSize, "市水务局办公室").text(250, 230, kSize, "九月十二日");
    maker.paragraph(80, 320, kSize, 30, kText + kRest, kPitch);
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(texts(flow), (Texts{"水务通讯", "第三期", "市水务局办公室", "九月十二日", kText + kRest}));
    EXPECT_GT(paragraph(flow, 0).locations.front().box->height(), 150);
}

}  // namespace
}  // namespace bianmu::layout
