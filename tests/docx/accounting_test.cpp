#include <gtest/gtest.h>

#include "docx/read_flow.h"
#include "model/text.h"

namespace bianmu::test {
namespace {

/// One document with every kind of text; each character is known by hand.
TEST(Accounting, EveryCharacterIsCountedOnce) {
    const auto flow = read_flow(
        DocxBuilder()
            .numbering("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt "
                       "w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
                       "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")
            .notes("footnotes", "<w:footnote w:id=\"1\">" + paragraph("注文") + "</w:footnote>")
            .furniture("header", "rIdH", paragraph("页眉"))
            .body(paragraph("正 文", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") +  // 2 + marker 2
                  paragraph("", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>") +       // gone with its marker
                  "<w:p>" + run("藏", "<w:vanish/>") +
                  "<w:del><w:r><w:delText>删掉</w:delText></w:r></w:del><w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>" +  // 1 hidden,
                                                                                                                               // 2 deleted
                  "<w:tbl><w:tr><w:tc>" + paragraph("格") + "</w:tc></w:tr></w:tbl>" +                                         // 1
                  "<w:p><w:r><mc:AlternateContent><mc:Choice "
                  "Requires=\"w14\"><w:t>选</w:t></mc:Choice><mc:Fallback><w:t>备用</w:t></mc:Fallback>"
                  "</mc:AlternateContent></w:r></w:p>")  // 1, 2 fallback
            .build());
    EXPECT_EQ(flow.source_chars, 2U + 2 + 1 + 2 + 1 + 1 + 2 + 2 + 2);
    EXPECT_EQ(discarded(flow, "hidden"), 1U);
    EXPECT_EQ(discarded(flow, "deleted"), 2U);
    EXPECT_EQ(discarded(flow, "fallback"), 2U);
}

TEST(Accounting, NormalisationChangesNoCount) {
    const auto flow = read_flow(DocxBuilder().body(paragraph("e\u0301\u1100\u1161\u11A8 \u2F00")).build());
    EXPECT_EQ(flow.source_chars, model::count_characters(texts(flow).at(0)));
    EXPECT_EQ(texts(flow).at(0).substr(0, 2), "é");
}

}  // namespace
}  // namespace bianmu::test
