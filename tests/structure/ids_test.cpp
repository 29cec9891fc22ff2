#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "structure/flow_maker.h"
#include "structure/ids.h"
#include "structure/structure.h"

namespace bianmu::structure {
namespace {

model::Document built(FlowMaker& maker) {
    model::Diagnostics sink;
    auto document = build_document(maker.take(), "generic", sink);
    EXPECT_TRUE(document);
    return std::move(*document);
}

const std::vector<model::DocumentBlock>& blocks_of(const model::Document& document) { return document.sections.at(0).articles.at(0).blocks; }

std::string text(int number) { return "馆内第" + std::to_string(number) + "阅览室今年起全天开放，读者凭证即可入内，室内供应热水和插座。"; }

TEST(Ids, StayWhenAParagraphComesBetween) {
    FlowMaker before, after;
    for (FlowMaker* maker : {&before, &after}) {
        maker->centred("读者服务年报", 26);
        for (int i = 0; i < 6; ++i) {
            if (i == 2 && maker == &after) {
                maker->add("新增的一段文字说明了闭馆时间的调整，请各位读者相互转告。");
            }
            maker->add(text(i));
        }
    }
    const model::Document old = built(before), changed = built(after);
    ASSERT_EQ(blocks_of(changed).size(), blocks_of(old).size() + 1);
    for (const model::DocumentBlock& block : blocks_of(old)) {
        const auto same = std::find_if(blocks_of(changed).begin(), blocks_of(changed).end(), [&](const auto& other) { return other.text == block.text; });
        ASSERT_NE(same, blocks_of(changed).end());
        EXPECT_EQ(same->id, block.id) << block.text;
    }
    EXPECT_EQ(old.sections[0].id, changed.sections[0].id);
    EXPECT_EQ(old.sections[0].articles[0].id, changed.sections[0].articles[0].id);
}

TEST(Ids, EqualParagraphsAreCountedAndNeverShareOne) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    for (int i = 0; i < 300; ++i) {
        maker.add("同一句话在这份年报里说了很多遍，读者凭证即可入内。");
    }
    const model::Document document = built(maker);
    std::set<std::string> ids;
    for (const model::DocumentBlock& block : blocks_of(document)) {
        EXPECT_TRUE(ids.insert(block.id).second) << block.id;
    }
    ASSERT_EQ(ids.size(), 300U);
    EXPECT_EQ(blocks_of(document)[1].id, blocks_of(document)[0].id + "-2");
    EXPECT_EQ(blocks_of(document)[299].id, blocks_of(document)[0].id + "-300");
}

TEST(Ids, ManyTextsHaveManyIds) {
    model::Document document;
    document.sections.emplace_back().articles.emplace_back();
    for (int i = 0; i < 50'000; ++i) {
        model::DocumentBlock& block = document.sections[0].articles[0].blocks.emplace_back();
        block.id = std::to_string(i);
        block.text = "第" + std::to_string(i) + "条";
    }
    settle_ids(document);
    std::set<std::string> ids;
    for (const model::DocumentBlock& block : blocks_of(document)) {
        ids.insert(block.id);
        EXPECT_EQ(block.id.size(), 9U);
    }
    EXPECT_EQ(ids.size(), 50'000U);
}

TEST(Ids, ANumberThatGoesUpIsNoChange) {
    model::Document document;
    document.sections.emplace_back().articles.emplace_back();
    for (const char* marker : {"（三）", "（四）"}) {
        model::DocumentBlock& block = document.sections[0].articles[0].blocks.emplace_back();
        block.id = marker;
        block.type = model::BlockType::list_item;
        block.marker = marker;
        block.text = block.marker + "延长开放时间";
    }
    settle_ids(document);
    EXPECT_EQ(blocks_of(document)[1].id, blocks_of(document)[0].id + "-2");
}

/// A document with everything that names another thing, and a part that names a note of its own and one of the whole.
model::Document linked() {
    model::Document document;
    document.contents = {{"", {{"开放时间", "1", "b1"}}}};
    model::Article article;
    article.id = "a1";
    model::DocumentBlock heading, table, more, figure;
    heading.id = "b1";
    heading.text = "开放时间";
    model::Span mark;
    mark.note = "n1";
    heading.spans = {mark};
    table.id = "b2";
    table.cells.emplace_back().spans = {mark};
    more.id = "b3";
    more.continued_from = "b2";
    figure.id = "b4";
    figure.figure = "f1";
    article.blocks = {heading, table, more, figure};
    model::Section section;
    section.id = "s1";
    section.articles = {article};
    document.sections = {section};
    document.notes = {{"n1", model::NoteKind::footnote, "见馆志。", {}, "", ""}};
    document.figures.emplace_back().id = "f1";
    document.official.emplace().seals = {"f1"};
    model::Mention mention;
    mention.block = "b1";
    document.mentions = {mention};
    return document;
}

TEST(Ids, WhatNamesAThingFollows) {
    model::Document document = linked();
    document.parts = {linked()};
    document.parts[0].notes.clear();
    settle_ids(document);
    const auto& blocks = blocks_of(document);
    EXPECT_EQ(document.contents[0].entries[0].target, blocks[0].id);
    EXPECT_EQ(blocks[0].spans[0].note, document.notes[0].id);
    EXPECT_EQ(blocks[1].cells[0].spans[0].note, document.notes[0].id);
    EXPECT_EQ(blocks[2].continued_from, blocks[1].id);
    EXPECT_EQ(blocks[3].figure, document.figures[0].id);
    EXPECT_EQ(document.official->seals[0], document.figures[0].id);
    EXPECT_EQ(document.mentions[0].block, blocks[0].id);
    const model::Document& part = document.parts[0];
    EXPECT_EQ(part.contents[0].entries[0].target, blocks_of(part)[0].id);
    EXPECT_NE(blocks_of(part)[0].id, blocks[0].id);
    EXPECT_EQ(blocks_of(part)[0].spans[0].note, document.notes[0].id);
    EXPECT_EQ(document.notes[0].id[0], 'n');
}

}  // namespace
}  // namespace bianmu::structure
