#include <gtest/gtest.h>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

std::string reference(const std::string& kind, const std::string& id, const std::string& more = {}) {
    return "<w:r><w:" + kind + "Reference w:id=\"" + id + "\" " + more + "/></w:r>";
}

TEST(Notes, FootnotesEndnotesAndComments) {
    const auto flow = read_flow(DocxBuilder()
                                    .notes("footnotes",
                                           "<w:footnote w:type=\"separator\" "
                                           "w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r>"
                                           "<w:footnoteRef/></w:r>" +
                                               run(" 据年报。") + "</w:p>" + paragraph("第二段") + "</w:footnote>")
                                    .notes("endnotes", "<w:endnote w:id=\"1\">" + paragraph("尾注文") + "</w:endnote>")
                                    .notes("comments", "<w:comment w:id=\"0\" w:author=\"审\" w:date=\"2024-03-05T08:00:00Z\">" + paragraph("请核") + "</w:comment>")
                                    .body("<w:p>" + run("用水量") + reference("footnote", "2") + run("下降") + reference("endnote", "1") +
                                          reference("comment", "0") + "</w:p>")
                                    .build());
    ASSERT_EQ(flow.notes.size(), 3U);
    EXPECT_EQ(flow.notes[0].kind, model::NoteKind::footnote);
    EXPECT_EQ(flow.notes[0].text, "据年报。\n第二段");
    EXPECT_EQ(flow.notes[0].mark, "1");
    EXPECT_EQ(flow.notes[0].locations.size(), 2U);
    EXPECT_EQ(flow.notes[1].kind, model::NoteKind::endnote);
    EXPECT_EQ(flow.notes[1].mark, "i");
    EXPECT_EQ(flow.notes[2].text, "请核");
    EXPECT_EQ(flow.notes[2].author, "审");
    EXPECT_EQ(flow.notes[2].date, "2024-03-05T08:00:00Z");
    EXPECT_EQ(flow.notes[0].author, "");
    const auto all = paragraphs(flow.blocks);
    EXPECT_EQ(all[0].text, "用水量下降");
    ASSERT_EQ(all[0].runs.size(), 5U);
    EXPECT_EQ(all[0].runs[1].note, 0);
    EXPECT_EQ(all[0].runs[1].start, all[0].runs[1].end);
    EXPECT_EQ(all[0].runs[3].note, 1);
    EXPECT_EQ(all[0].runs[4].note, 2);
}

TEST(Notes, CustomMarksAreText) {
    const auto flow =
        read_flow(DocxBuilder()
                      .notes("footnotes", "<w:footnote w:id=\"5\">" + paragraph("注") + "</w:footnote>")
                      .body("<w:p>" + run("表") + "<w:r><w:footnoteReference w:id=\"5\" w:customMarkFollows=\"1\"/><w:t>※</w:t></w:r>" +
                            run("后") + "</w:p>")
                      .build());
    const auto all = paragraphs(flow.blocks);
    EXPECT_EQ(all[0].text, "表※后");
    ASSERT_EQ(all[0].runs.size(), 3U);
    EXPECT_EQ(all[0].runs[1].note, 0);
    EXPECT_LT(all[0].runs[1].start, all[0].runs[1].end);
}

TEST(Notes, MarksTakeTheFormatOfTheSection) {
    const auto flow = read_flow(DocxBuilder()
                                    .notes("footnotes", "<w:footnote w:id=\"1\">" + paragraph("甲") +
                                                            "</w:footnote><w:footnote w:id=\"2\">" + paragraph("乙") + "</w:footnote>")
                                    .body("<w:p>" + run("a") + reference("footnote", "2") + reference("footnote", "1") +
                                          "</w:p><w:sectPr><w:footnotePr><w:numFmt w:val=\"decimalEnclosedCircle\"/>"
                                          "</w:footnotePr></w:sectPr>")
                                    .build());
    EXPECT_EQ(flow.notes[0].mark, "②");
    EXPECT_EQ(flow.notes[1].mark, "①");
}

TEST(Notes, UnreferencedNotesAndPrintedSeparatorsAreNotLost) {
    const auto flow = read_flow(DocxBuilder()
                                    .notes("footnotes", "<w:footnote w:type=\"separator\" w:id=\"-1\">" + paragraph("____") +
                                                            "</w:footnote><w:footnote w:id=\"1\">" + paragraph("孤注") + "</w:footnote>")
                                    .body(paragraph("正文"))
                                    .build());
    ASSERT_EQ(flow.notes.size(), 1U);
    EXPECT_EQ(flow.notes[0].text, "孤注");
    EXPECT_EQ(flow.notes[0].mark, "");
    ASSERT_EQ(flow.furniture.size(), 1U);
    EXPECT_EQ(flow.furniture[0].text, "____");
}

TEST(Notes, GoWithTheirMarks) {
    const auto build = [](const std::string& change) {
        return DocxBuilder()
            .notes("footnotes", "<w:footnote w:id=\"1\">" + paragraph("甲注") + "</w:footnote><w:footnote w:id=\"2\">" + paragraph("乙") +
                                    "</w:footnote><w:footnote w:id=\"3\">" + paragraph("移") + "</w:footnote>")
            .body("<w:p>" + run("文") + "<w:" + change + " w:id=\"9\">" + reference("footnote", "1") + reference("footnote", "3") + "</w:" + change + ">" +
                  reference("footnote", "2") + reference("footnote", "3") + "</w:p><w:tbl><w:tr><w:tc><w:p>" + run("格") + reference("footnote", "2") + "</w:p></w:tc></w:tr></w:tbl>")
            .build();
    };
    const auto flow = read_flow(build("del"));
    ASSERT_EQ(flow.notes.size(), 2U);
    EXPECT_EQ(flow.notes[0].text, "乙");
    EXPECT_EQ(flow.notes[0].mark, "1");
    EXPECT_EQ(flow.notes[1].text, "移") << "its other mark stays";
    EXPECT_EQ(discarded(flow, "deleted"), 2U);
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all[0].runs.size(), 3U);
    EXPECT_EQ(all[0].runs[1].note, 0);
    EXPECT_EQ(all[0].runs[2].note, 1);
    EXPECT_EQ(paragraphs(first_table(flow).cells[0].blocks)[0].runs[1].note, 0);
    EXPECT_EQ(discarded(read_flow(build("ins"), extract::docx::Revisions::original), "inserted"), 2U);
    EXPECT_EQ(read_flow(build("ins")).notes.size(), 3U);
    EXPECT_EQ(read_flow(build("del"), extract::docx::Revisions::all).notes.size(), 3U);
}

TEST(Furniture, HeadersFootersAndPageNumbers) {
    const std::string page = "<w:p>" + run("— ") + "<w:fldSimple w:instr=\" PAGE \">" + run("7") + "</w:fldSimple>" + run(" —") + "</w:p>";
    const auto flow = read_flow(
        DocxBuilder()
            .furniture("header", "rIdH", paragraph("水务简报"))
            .furniture("footer", "rIdF", page)
            .furniture("footer", "rIdG", paragraph("共 9 页印发"))
            .body(paragraph("文") +
                  "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdF\"/><w:headerReference w:type=\"default\" r:id=\"rIdH\"/>"
                  "<w:footerReference w:type=\"even\" r:id=\"rIdF\"/></w:sectPr>")
            .build());
    ASSERT_EQ(flow.furniture.size(), 3U);
    EXPECT_EQ(flow.furniture[0].kind, model::FurnitureKind::page_number);
    EXPECT_EQ(flow.furniture[0].text, "— 7 —");
    EXPECT_EQ(flow.furniture[1].kind, model::FurnitureKind::header);
    EXPECT_EQ(flow.furniture[1].text, "水务简报");
    EXPECT_EQ(flow.furniture[2].kind, model::FurnitureKind::footer);
    EXPECT_EQ(flow.part_names.at(static_cast<std::size_t>(flow.furniture[1].locations[0].part)), "word/header_rIdH.xml");
    EXPECT_EQ(texts(flow), std::vector<std::string>{"文"});
}

}  // namespace
}  // namespace bianmu::test
