#include <gtest/gtest.h>

#include "structure/flow_maker.h"
#include "structure/structure.h"

namespace bianmu::structure {
namespace {

const std::string kText = "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆。";

std::uint32_t bytes(std::string_view text) { return static_cast<std::uint32_t>(text.size()); }

/// Cuts the only run of a paragraph so that `piece` is a run of its own, and returns that.
model::Run& cut(model::Paragraph& paragraph, std::string_view piece) {
    const auto start = static_cast<std::uint32_t>(paragraph.text.find(piece));
    model::Run before = paragraph.runs.front(), own = before, after = before;
    before.end = own.start = start;
    own.end = after.start = start + bytes(piece);
    paragraph.runs = {before, own, after};
    return paragraph.runs[1];
}

model::Document build(model::Flow flow, std::string_view profile = "generic") {
    model::Diagnostics sink;
    auto document = build_document(std::move(flow), profile, sink);
    EXPECT_TRUE(document);
    EXPECT_TRUE(sink.list().empty());
    return *std::move(document);
}

const std::vector<model::DocumentBlock>& blocks(const model::Document& document) { return document.sections.at(0).articles.at(0).blocks; }

TEST(Spans, CarryWhatTheRunsCarry) {
    FlowMaker maker;
    model::Run& run = cut(maker.add(kText), "周末");
    run.style.emphasis = true;
    run.ruby = 0;
    run.revision = 0;
    model::Flow flow = maker.take();
    flow.rubies = {"zhōumò"};
    flow.source_chars += 6;
    flow.revisions = {{model::RevisionKind::move_to, "陈一", "2024-03-05T08:00:00Z"}};
    const model::Document document = build(std::move(flow));
    ASSERT_EQ(blocks(document).at(0).spans.size(), 1U);
    const model::Span& span = blocks(document)[0].spans[0];
    EXPECT_EQ(span.start, 13U);
    EXPECT_EQ(span.end, 15U);
    EXPECT_TRUE(span.emphasis);
    EXPECT_EQ(span.ruby, "zhōumò");
    EXPECT_EQ(span.revision, (model::Revision{model::RevisionKind::move_to, "陈一", "2024-03-05T08:00:00Z"}));
    EXPECT_EQ(document.accounting.content_chars, document.accounting.source_chars);
}

TEST(Spans, AnnotationsOfATitleAreDiscardedNotForgotten) {
    FlowMaker maker;
    cut(maker.centred("读者服务年报", 26), "读者").ruby = 0;
    maker.add(kText);
    model::Flow flow = maker.take();
    flow.rubies = {"dúzhě"};
    flow.source_chars += 5;
    const model::Document document = build(std::move(flow));
    EXPECT_EQ(document.title, "读者服务年报");
    ASSERT_EQ(document.accounting.discarded.size(), 1U);
    EXPECT_EQ(document.accounting.discarded[0].reason, "annotation");
    EXPECT_EQ(document.accounting.discarded[0].chars, 5U);
}

TEST(Spans, AnEmptyRunWithARevisionIsTheEndOfItsParagraph) {
    FlowMaker maker;
    model::Paragraph& paragraph = maker.add(kText);
    model::Run mark = paragraph.runs.front();
    mark.start = mark.end;
    mark.revision = 0;
    paragraph.runs.push_back(mark);
    model::Flow flow = maker.take();
    flow.revisions = {{model::RevisionKind::deletion, "", ""}};
    const model::Document document = build(std::move(flow));
    ASSERT_EQ(blocks(document).at(0).spans.size(), 1U);
    const model::Span& span = blocks(document)[0].spans[0];
    EXPECT_EQ(span.start, model::length(kText));
    EXPECT_EQ(span.end, span.start);
}

TEST(Spans, OffsetsInACellCountOverItsParagraphs) {
    FlowMaker maker;
    maker.table({{"各区情况", "二十二时"}}, true);
    model::Flow flow = maker.take();
    model::Cell& cell = std::get<model::Table>(flow.blocks[0].value).cells[1];
    cell.blocks.insert(cell.blocks.begin(), std::get<model::Table>(flow.blocks[0].value).cells[0].blocks[0]);
    flow.source_chars += 4;
    cut(std::get<model::Paragraph>(cell.blocks[1].value), "二时").style.bold = true;
    cell.revision = 0;
    flow.revisions = {{model::RevisionKind::insertion, "陈一", ""}};
    const model::Document document = build(std::move(flow));
    const model::TableCell& out = blocks(document).at(0).cells.at(1);
    EXPECT_EQ(out.text, "各区情况\n二十二时");
    ASSERT_EQ(out.spans.size(), 1U);
    EXPECT_EQ(out.spans[0].start, 7U);
    EXPECT_EQ(out.spans[0].end, 9U);
    ASSERT_TRUE(out.revision);
    EXPECT_EQ(out.revision->author, "陈一");
}

TEST(Formulas, AloneInTheirParagraphAreBlocks) {
    for (const char* profile : {"generic", "official"}) {
        FlowMaker maker;
        maker.add(kText);
        maker.add("x=y+1", 16, 1, true).runs.front().formula = 0;
        cut(maker.add("其中x=y+1成立。"), "x=y+1").formula = 0;
        model::Flow flow = maker.take();
        flow.formulas = {"x=y+1"};
        const model::Document document = build(std::move(flow), profile);
        const model::DocumentBlock& alone = blocks(document).at(1);
        EXPECT_EQ(alone.type, model::BlockType::formula);
        EXPECT_EQ(alone.text, "x=y+1");
        EXPECT_EQ(alone.latex, "x=y+1");
        ASSERT_EQ(alone.spans.size(), 1U);   // bold
        EXPECT_EQ(alone.spans[0].latex, "");
        EXPECT_EQ(blocks(document).at(2).type, model::BlockType::paragraph);
        ASSERT_EQ(blocks(document)[2].spans.size(), 1U);
        EXPECT_EQ(blocks(document)[2].spans[0].latex, "x=y+1");
    }
}

}  // namespace
}  // namespace bianmu::structure
