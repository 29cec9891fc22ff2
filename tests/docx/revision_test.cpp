#include <gtest/gtest.h>

#include <algorithm>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

using extract::docx::Revisions;

std::string inserted(const std::string& content) {
    return "<w:ins w:id=\"1\" w:author=\"x\">" + content + "</w:ins>";
}
std::string deleted(const std::string& text) {
    return "<w:del w:id=\"2\"><w:r><w:delText xml:space=\"preserve\">" + text + "</w:delText></w:r></w:del>";
}

bool has(const model::Diagnostics& sink, const std::string& code) {
    return std::any_of(sink.list().begin(), sink.list().end(), [&](const model::Diagnostic& one) { return one.code == code; });
}

TEST(Revisions, DeletionsAreDiscardedAndTold) {
    model::Diagnostics sink;
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + run("汛期") + deleted("旧的") + inserted(run("值班")) + "</w:p>").build(),
                                Revisions::accepted, &sink);
    EXPECT_EQ(texts(flow), std::vector<std::string>{"汛期值班"});
    EXPECT_EQ(discarded(flow, "deleted"), 2U);
    EXPECT_TRUE(has(sink, "docx.unresolved_revisions"));
}

TEST(Revisions, TheOriginalHasDeletionsAndNoInsertions) {
    const auto bytes = DocxBuilder().body("<w:p>" + run("汛期") + deleted("旧的") + inserted(run("值班")) + "</w:p>").build();
    const auto original = read_flow(bytes, Revisions::original);
    EXPECT_EQ(texts(original), std::vector<std::string>{"汛期旧的"});
    EXPECT_EQ(discarded(original, "inserted"), 2U);
    const auto all = read_flow(bytes, Revisions::all);
    EXPECT_EQ(texts(all), std::vector<std::string>{"汛期旧的值班"});
    EXPECT_TRUE(all.discarded.empty());
}

TEST(Revisions, MovedTextStandsWhereItWent) {
    const auto flow = read_flow(
        DocxBuilder()
            .body("<w:p><w:moveFrom>" + run("挪") + "</w:moveFrom>" + run("甲") + "</w:p><w:p><w:moveTo>" + run("挪") + "</w:moveTo></w:p>")
            .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"甲", "挪"}));
    EXPECT_EQ(discarded(flow, "deleted"), 1U);
}

TEST(Revisions, ADeletedParagraphMarkJoinsWithTheNext) {
    const auto flow = read_flow(DocxBuilder()
                                    .body(paragraph("前半", "<w:jc w:val=\"center\"/><w:rPr><w:del w:id=\"1\"/></w:rPr>", "<w:b/>") +
                                          paragraph("后半", "<w:jc w:val=\"right\"/>") + paragraph("完"))
                                    .build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].text, "前半后半");
    EXPECT_EQ(all[0].alignment, model::Alignment::end);
    EXPECT_TRUE(all[0].runs[0].style.bold);
    EXPECT_FALSE(all[0].runs[1].style.bold);
    ASSERT_EQ(all[0].locations.size(), 2U);
    EXPECT_EQ(all[0].locations[0].paragraph, 0);
    EXPECT_EQ(all[0].locations[1].paragraph, 1);
}

TEST(Revisions, ADeletedMarkAtTheEndLosesNothing) {
    const auto flow = read_flow(DocxBuilder().body(paragraph("末段", "<w:rPr><w:del w:id=\"1\"/></w:rPr>")).build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"末段"});
}

TEST(Revisions, DeletedRowsGo) {
    const std::string rows = "<w:tr><w:tc>" + paragraph("留") + "</w:tc></w:tr><w:tr><w:trPr><w:del w:id=\"1\"/></w:trPr><w:tc>" +
                             paragraph("删行") + "</w:tc></w:tr><w:tr><w:tc>" + paragraph("尾") + "</w:tc></w:tr>";
    const auto flow = read_flow(DocxBuilder().body("<w:tbl>" + rows + "</w:tbl>" + paragraph("后")).build());
    const auto table = first_table(flow);
    EXPECT_EQ(table.rows, 2);
    EXPECT_EQ(cell_text(table, 1, 0), "尾");
    EXPECT_EQ(discarded(flow, "deleted"), 2U);
    EXPECT_EQ(texts(flow), std::vector<std::string>{"后"});
}

TEST(Revisions, FormerPropertiesAreNotRead) {
    const auto flow = read_flow(
        DocxBuilder()
            .body(paragraph("今", "<w:jc w:val=\"left\"/><w:pPrChange w:id=\"1\"><w:pPr><w:jc w:val=\"center\"/></w:pPr></w:pPrChange>",
                            "<w:rPrChange w:id=\"2\"><w:rPr><w:b/></w:rPr></w:rPrChange>"))
            .build());
    const auto all = paragraphs(flow.blocks);
    EXPECT_EQ(all[0].alignment, model::Alignment::start);
    EXPECT_FALSE(all[0].runs[0].style.bold);
}

TEST(Revisions, NothingIsToldOfACleanDocument) {
    model::Diagnostics sink;
    static_cast<void>(read_flow(DocxBuilder().body(paragraph("净")).build(), Revisions::accepted, &sink));
    EXPECT_TRUE(sink.list().empty());
}

}  // namespace
}  // namespace bianmu::test
