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

constexpr const char* kWho = "w:author=\"陈一\" w:date=\"2024-03-05T08:00:00Z\"";

std::string change(const std::string& of, const std::string& former) {
    return "<w:" + of + "Change w:id=\"1\" " + kWho + "><w:" + of + ">" + former + "</w:" + of + "></w:" + of + "Change>";
}

TEST(Revisions, AllAreShownAsWhatTheyAre) {
    const std::string who(kWho);
    const auto flow = read_flow(DocxBuilder()
                                    .body("<w:p><w:pPr><w:rPr><w:ins " + who + "/></w:rPr></w:pPr>" + run("汛期") + "<w:ins " + who + ">" +
                                          run("值班") + "<w:del w:author=\"李二\" w:date=\"昨天\">" + run("表") + "</w:del></w:ins><w:moveFrom " + who +
                                          ">" + run("挪") + "</w:moveFrom><w:moveTo " + who + ">" + run("来") + "</w:moveTo>" +
                                          run("粗", "<w:b/>" + change("rPr", "")) + "</w:p>")
                                    .build(),
                                Revisions::all);
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].text, "汛期值班表挪来粗");
    std::vector<model::Revision> shown;
    for (const model::Run& run : all[0].runs) {
        if (run.revision >= 0) {
            shown.push_back(flow.revisions[static_cast<std::size_t>(run.revision)]);
        }
    }
    using enum model::RevisionKind;
    const std::string date = "2024-03-05T08:00:00Z";
    EXPECT_EQ(shown, (std::vector<model::Revision>{{insertion, "陈一", date},
                                                   {deletion, "李二", ""},
                                                   {move_from, "陈一", date},
                                                   {move_to, "陈一", date},
                                                   {format, "陈一", date},
                                                   {insertion, "陈一", date}}));   // of the paragraph's end
    EXPECT_EQ(all[0].runs.back().start, all[0].text.size());
    EXPECT_EQ(flow.revisions.size(), 5U);
}

TEST(Revisions, RowsAndCellsNameTheirs) {
    const std::string who(kWho);
    const std::string rows = "<w:tr><w:trPr><w:ins " + who + "/></w:trPr><w:tc>" + paragraph("新行") +
                             "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:cellDel " + who + "/></w:tcPr>" + paragraph("旧格") + "</w:tc></w:tr>";
    const auto bytes = DocxBuilder().body("<w:tbl>" + rows + "</w:tbl>").build();
    const auto all = read_flow(bytes, Revisions::all);
    const auto table = first_table(all);
    ASSERT_EQ(table.cells.size(), 2U);
    ASSERT_GE(table.cells[0].revision, 0);
    ASSERT_GE(table.cells[1].revision, 0);
    EXPECT_EQ(all.revisions[static_cast<std::size_t>(table.cells[0].revision)].kind, model::RevisionKind::insertion);
    EXPECT_EQ(all.revisions[static_cast<std::size_t>(table.cells[1].revision)].kind, model::RevisionKind::deletion);
    EXPECT_EQ(cell_text(first_table(read_flow(bytes)), 0, 0), "新行");
    const auto original = read_flow(bytes, Revisions::original);
    EXPECT_EQ(cell_text(first_table(original), 0, 0), "旧格");
    EXPECT_EQ(discarded(original, "inserted"), 2U);
}

TEST(Revisions, TheOriginalHasItsFormerProperties) {
    const std::string numbering = "<w:abstractNum w:abstractNumId=\"1\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/>"
                                  "</w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"1\"/></w:num>";
    const std::string list = "<w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/>";
    const auto bytes =
        DocxBuilder()
            .numbering(numbering)
            .body(paragraph("甲", "<w:jc w:val=\"left\"/>" + change("pPr", "<w:jc w:val=\"center\"/>"), "<w:i/>" + change("rPr", "<w:b/>")) +
                  paragraph("乙", "<w:numPr>" + list + "<w:ins w:id=\"3\"/></w:numPr>") +
                  paragraph("丙", change("pPr", "<w:numPr>" + list + "</w:numPr>")))
            .build();
    const auto now = paragraphs(read_flow(bytes).blocks);
    const auto original = paragraphs(read_flow(bytes, Revisions::original).blocks);
    ASSERT_EQ(original.size(), 3U);
    EXPECT_EQ(original[0].alignment, model::Alignment::center);
    EXPECT_TRUE(original[0].runs[0].style.bold);
    EXPECT_FALSE(original[0].runs[0].style.italic);
    EXPECT_EQ(now[1].text, "1.\t乙");
    EXPECT_EQ(original[1].text, "乙");
    EXPECT_EQ(now[2].text, "丙");
    EXPECT_EQ(original[2].text, "1.\t丙");
}

TEST(Revisions, TheOriginalTableHasItsFormerGrid) {
    const std::string first = "<w:tr><w:trPr><w:tblHeader/>" + change("trPr", "<w:gridBefore w:val=\"1\"/>") + "</w:trPr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/>" +
                              change("tcPr", "") + "</w:tcPr>" + paragraph("甲") + "</w:tc></w:tr>";
    const std::string merged = "<w:tc><w:tcPr><w:cellMerge w:id=\"5\" w:vMerge=\"rest\"/></w:tcPr>" + paragraph("乙") +
                               "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:cellMerge w:id=\"6\" w:vMerge=\"cont\"/></w:tcPr>" + paragraph("丙") + "</w:tc>";
    const auto bytes = DocxBuilder()
                           .body("<w:tbl><w:tblPr><w:tblBorders><w:top w:val=\"single\"/></w:tblBorders>" + change("tblPr", "") + "</w:tblPr>" + first +
                                 "<w:tr>" + merged + "</w:tr></w:tbl>")
                           .build();
    const auto now = first_table(read_flow(bytes));
    EXPECT_EQ(now.cells[0].column_span, 2);
    EXPECT_TRUE(now.cells[0].header);
    EXPECT_TRUE(now.ruled);
    EXPECT_EQ(now.cells[1].row_span, 2);
    const auto original = first_table(read_flow(bytes, Revisions::original));
    EXPECT_EQ(original.cells[0].column, 1);
    EXPECT_EQ(original.cells[0].column_span, 1);
    EXPECT_FALSE(original.cells[0].header);
    EXPECT_FALSE(original.ruled);
    EXPECT_EQ(original.cells[1].row_span, 1);
    EXPECT_EQ(original.cells.size(), 3U);
}

TEST(Revisions, TheOriginalSectionBreaksWhereItDid) {
    const auto bytes = DocxBuilder()
                           .body(paragraph("甲", "<w:sectPr/>") + paragraph("乙") + "<w:sectPr><w:type w:val=\"continuous\"/>" +
                                 change("sectPr", "<w:type w:val=\"nextPage\"/>") + "</w:sectPr>")
                           .build();
    EXPECT_FALSE(paragraphs(read_flow(bytes).blocks)[1].page_break_before);
    EXPECT_TRUE(paragraphs(read_flow(bytes, Revisions::original).blocks)[1].page_break_before);
}

TEST(Revisions, ADeletedFieldIsNoFieldAnyMore) {
    const std::string field = "<w:del w:id=\"1\"><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:delInstrText>HYPERLINK "
                              "\"https://example.org\"</w:delInstrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r></w:del>" +
                              run("水文站") + "<w:del w:id=\"2\"><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:del>";
    const auto bytes = DocxBuilder().body("<w:p>" + field + "</w:p>").build();
    const auto now = read_flow(bytes);
    EXPECT_EQ(texts(now), std::vector<std::string>{"水文站"});
    EXPECT_EQ(paragraphs(now.blocks)[0].runs[0].link, -1);
    const auto original = read_flow(bytes, Revisions::original);
    EXPECT_EQ(texts(original), std::vector<std::string>{"水文站"});
    EXPECT_EQ(paragraphs(original.blocks)[0].runs[0].link, 0);
}

TEST(Revisions, TextBeforeATableDoesNotJumpBehindIt) {
    const auto flow = read_flow(DocxBuilder()
                                    .body(paragraph("前", "<w:rPr><w:del w:id=\"1\"/></w:rPr>") + "<w:tbl><w:tr><w:tc>" + paragraph("格") +
                                          "</w:tc></w:tr></w:tbl>" + paragraph("后"))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"前", "后"}));
    EXPECT_TRUE(std::holds_alternative<model::Table>(flow.blocks[1].value));
}

TEST(Revisions, AreCountedByKind) {
    model::Diagnostics sink;
    const auto bytes = DocxBuilder().body("<w:p>" + deleted("旧") + deleted("的") + inserted(run("新", change("rPr", ""))) + "</w:p>").build();
    static_cast<void>(read_flow(bytes, Revisions::original, &sink));
    ASSERT_EQ(sink.list().size(), 1U);
    EXPECT_EQ(sink.list()[0].message,
              "the document holds tracked changes that nobody has accepted or rejected (insertions: 1, deletions: 2, changes of format: 1); "
              "here all are rejected");
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

TEST(Revisions, TextWhoseMarkIsGoneJoinsOverATableThatIsGone) {
    const std::string gone = R"(<w:del w:id="1" w:author="a"/>)";
    const auto body = [&](const std::string& row) {
        return paragraph("甲", "<w:rPr>" + gone + "</w:rPr>") + "<w:tbl><w:tr><w:trPr>" + row + "</w:trPr><w:tc>" + paragraph("格") + "</w:tc></w:tr></w:tbl>" + paragraph("乙");
    };
    EXPECT_EQ(texts(read_flow(DocxBuilder().body(body(gone)).build())), std::vector<std::string>{"甲乙"});
    EXPECT_EQ(texts(read_flow(DocxBuilder().body(body("")).build())), (std::vector<std::string>{"甲", "乙"}));
}

}  // namespace
}  // namespace bianmu::test
