#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

model::TextStyle style_of(const model::Flow& flow, std::string_view text) {
    const model::Paragraph whole = paragraph(flow, 0);
    for (const model::Run& run : whole.runs) {
        if (whole.text.substr(run.start, run.end - run.start) == text) {
            return run.style;
        }
    }
    ADD_FAILURE() << "no run " << text;
    return {};
}

TEST(TextRule, CloseUnderTheBaselineUnderlines) {
    PageMaker maker;
    maker.text(100, 100, 16, "市图书馆延长开放时间").rule(132, 101.5, 164, 102);
    const model::Flow flow = flow_of(maker);
    EXPECT_TRUE(style_of(flow, "书馆").underline);
    EXPECT_FALSE(style_of(flow, "书馆").strike);
    EXPECT_FALSE(style_of(flow, "市图").underline);
    EXPECT_FALSE(paragraph(flow, 0).rule_below.has_value());
}

TEST(TextRule, ThroughTheLettersStrikesOut) {
    PageMaker maker;
    maker.text(100, 100, 16, "市图书馆延长开放时间").rule(132, 94.5, 164, 95);
    EXPECT_TRUE(style_of(flow_of(maker), "书馆").strike);
}

TEST(TextRule, LongRuleUnderATitleStaysABorder) {
    PageMaker maker;
    maker.text(200, 100, 16, "市图书馆办公室").rule(80, 102, 500, 103, 0xFF0000);
    const model::Flow flow = flow_of(maker);
    EXPECT_TRUE(paragraph(flow, 0).rule_below.has_value());
    EXPECT_FALSE(paragraph(flow, 0).runs.front().style.underline);
}

TEST(TextRule, BlankToFillInIsNone) {
    PageMaker maker;
    maker.text(100, 100, 16, "姓名：王").rule(148, 101.5, 260, 102);
    EXPECT_FALSE(paragraph(flow_of(maker), 0).runs.back().style.underline);
}

TEST(TextRule, RuleOfATableStays) {
    PageMaker maker;
    maker.grid({100, 148, 196}, {84, 101.5, 119});
    maker.text(100, 100, 16, "书库名").text(148, 100, 16, "开放日").text(100, 117, 16, "一号库").text(148, 117, 16, "星期一");
    EXPECT_EQ(texts(flow_of(maker)), Texts{"[table]"});
}

}  // namespace
}  // namespace bianmu::layout
