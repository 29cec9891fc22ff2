#include <gtest/gtest.h>

#include <string_view>

#include "layout/flow_of.h"
#include "layout/page_maker.h"

namespace bianmu::layout {
namespace {

constexpr std::string_view kBody = "临江街道会同水务局检查沿线排水设施，组织志愿者培训，更新无障碍坡道，公布水质检测结果，整理地方文献目录，试行预约讲解，修补候车亭座椅。";

/// A heading over a paragraph, both of body size; the heading is tagged as `tags` say.
model::Flow lay_out_tagged(std::vector<model::Tag> tags, std::string_view heading, std::int32_t body_mcid = -1) {
    PageMaker pages;
    pages.next().mcid = 0;
    pages.text(132, 100, 16, heading);
    pages.next().mcid = body_mcid;
    pages.paragraph(100, 128, 16, 25, kBody);
    model::Pages made = pages.take();
    made.pages[0].tags = {0, 1};
    made.tags = std::move(tags);
    model::Diagnostics sink;
    return lay_out(std::move(made), sink);
}

int level_of(const model::Flow& flow, std::string_view text) {
    for (const model::Block& block : flow.blocks) {
        const auto* paragraph = std::get_if<model::Paragraph>(&block.value);
        if (paragraph != nullptr && paragraph->text == text) {
            return paragraph->outline_level;
        }
    }
    return -1;
}

constexpr model::Tag kHeading{model::TagRole::heading, 2, -1, 1, 1, {}};

TEST(Tags, ATaggedHeadingHasItsLevel) {
    EXPECT_EQ(level_of(lay_out_tagged({kHeading, {model::TagRole::paragraph, 0, -1, 1, 1, {}}}, "第 一 节", 1), "第 一 节"), 2);
}

TEST(Tags, WhatStandsInACellHeadsNothing) {
    EXPECT_EQ(level_of(lay_out_tagged({{model::TagRole::cell, 0, -1, 1, 1, {}}}, "小计"), "小计"), 0);
}

TEST(Tags, WhereMostIsAHeadingNothingIs) {
    EXPECT_EQ(level_of(lay_out_tagged({kHeading, kHeading}, "概况", 1), "概况"), 0);
}

Texts lay_out_two_lines(std::int32_t second, std::string_view first_line) {
    PageMaker pages;
    pages.paragraph(100, 100, 16, 25, kBody);
    pages.next().mcid = 0;
    pages.text(100, 250, 16, first_line);
    pages.next().mcid = second;
    pages.text(100, 274, 16, "白沙区公园");
    model::Pages made = pages.take();
    made.pages[0].tags = {0, 1};
    made.tags = {{model::TagRole::paragraph, 0, -1, 1, 1, {}}, {model::TagRole::paragraph, 0, -1, 1, 1, {}}};
    model::Diagnostics sink;
    return texts(lay_out(std::move(made), sink));
}

TEST(Tags, LinesOfOneElementAreOneParagraph) {
    EXPECT_EQ(lay_out_two_lines(0, "临江街道图书馆").back(), "临江街道图书馆白沙区公园");
    EXPECT_EQ(lay_out_two_lines(1, "临江街道图书馆").back(), "白沙区公园");
}

TEST(Tags, ASentenceThatEndsBeforeTheEdgeEndsItsParagraphWhateverTheTag) {
    EXPECT_EQ(lay_out_two_lines(0, "图书馆开放。").back(), "白沙区公园");
}

}  // namespace
}  // namespace bianmu::layout
