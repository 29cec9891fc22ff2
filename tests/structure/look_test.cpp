#include <gtest/gtest.h>

#include <functional>

#include "structure/colors.h"
#include "structure/flow_maker.h"
#include "structure/items.h"

namespace bianmu::structure {
namespace {

/// Which of the items look so, as a string of their letters.
std::string fitting(const Items& items, const std::function<void(Look&)>& ask) {
    Look look;
    ask(look);
    std::string out;
    for (const Item& item : items.list) {
        out += looks_like(item, look, items) ? item.text.substr(0, 1) : "";
    }
    return out;
}

TEST(Look, PredicatesTellLinesApart) {
    FlowMaker maker;
    maker.add("A, the name of the paper", 30).runs.front().style.color = 0x1F4E79;
    maker.add("B, a line under it", 20).runs.front().style.italic = true;
    maker.red_rule();
    maker.add("C, the text, which goes on for so long that nearly all of the characters are in it");
    maker.add("D, a section", 20.3F).runs.front().style.color = 0xC00000;
    maker.add("E, on the next page").page_break_before = true;
    maker.add("F, the last line").rule_above = model::Border{1, 0};
    const model::Flow flow = maker.take();
    const Items items = look_at(flow, *built_in_profile("generic"));
    EXPECT_EQ(fitting(items, [](Look& look) { look.size_rank = 1; }), "A");
    EXPECT_EQ(fitting(items, [](Look& look) { look.size_rank = 2; }), "ABD");   // sizes that look alike are one
    EXPECT_EQ(fitting(items, [](Look& look) { look.size_rank = 9; }), "ABCDEF");
    EXPECT_EQ(fitting(items, [](Look& look) { look.italic = 1; }), "B");
    EXPECT_EQ(fitting(items, [](Look& look) { look.rule_above = 1; }), "CF");
    EXPECT_EQ(fitting(items, [](Look& look) { look.page_top = 1; }), "AE");
    EXPECT_EQ(fitting(items, [](Look& look) { look.first_page = 1; }), "ABCD");
    EXPECT_EQ(fitting(items, [](Look& look) { look.first_page = 0; }), "EF");
    EXPECT_EQ(fitting(items, [](Look& look) { look.colors = {"blue"}; }), "A");
    EXPECT_EQ(fitting(items, [](Look& look) { look.colors = {"red", "#1f4e79"}; }), "AD");
    EXPECT_EQ(fitting(items, [](Look& look) { look.colors = {"other"}; }), "AD");
}

TEST(Look, PagesAreThoseOfTheSource) {
    FlowMaker maker;
    const auto on = [&maker](const char* text, int from, int to) {
        model::Paragraph& paragraph = maker.add(text);
        paragraph.locations.front().page = from;
        if (to > from) {
            paragraph.locations.push_back(paragraph.locations.front());
            paragraph.locations.back().page = to;
        }
    };
    on("A", 1, 1);
    on("B", 1, 2);   // goes over to the next page, whose first text it is
    on("C", 2, 2);
    on("D", 3, 3);
    const model::Flow flow = maker.take();
    const Items items = look_at(flow, *built_in_profile("generic"));
    EXPECT_EQ(fitting(items, [](Look& look) { look.page_top = 1; }), "AD");
    EXPECT_EQ(fitting(items, [](Look& look) { look.first_page = 1; }), "AB");
}

TEST(Look, ColorsHaveFamilies) {
    const auto is = [](model::Color color, const char* name) { return is_color(color, name, 0); };
    EXPECT_TRUE(is(0x000000, "black") && is(0x202028, "black") && is(0x808080, "grey") && is(0xFAFAFA, "white"));
    EXPECT_TRUE(is(0xFF0000, "red") && is(0x8B0000, "red") && is(0xED7D31, "orange") && is(0xFFD700, "yellow"));
    EXPECT_TRUE(is(0x548235, "green") && is(0x2E74B5, "blue") && is(0x00B0F0, "blue") && is(0x7030A0, "purple") && is(0xC00040, "red"));
    EXPECT_TRUE(is(0x2E74B5, "any") && is(0x2E74B5, "other") && is(0x808080, "other"));
    EXPECT_FALSE(is(0x808080, "any") || is(0x101010, "other") || is(0xFF0000, "pink"));
    EXPECT_TRUE(is(0x2E74B5, "#2F75B0"));
    EXPECT_FALSE(is(0x2E74B5, "#2E74FF"));
}

}  // namespace
}  // namespace bianmu::structure
