#include <gtest/gtest.h>

#include "docx/read_flow.h"
#include "extract/docx/field_text.h"

namespace bianmu::test {
namespace {

using extract::docx::field_text;

std::string field(const std::string& instruction) {
    return R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">)" + instruction +
           R"(</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>)";
}

TEST(FieldText, ExpressionsInALine) {
    const auto line = [](const std::string& expression) { return field_text(" EQ " + expression).text; };
    EXPECT_EQ(line(R"(\o\ac(○,1))"), "①");
    EXPECT_EQ(line(R"(\o\ac(○,36))"), "㊱");
    EXPECT_EQ(line(R"(\o\ac(○,b))"), "ⓑ");
    EXPECT_EQ(line(R"(\o\ac(□,密))"), "□密");
    EXPECT_EQ(line(R"(\f(1,2))"), "1/2");
    EXPECT_EQ(line(R"(\r(,2)+\r(3;x))"), "√2+√(3&x)");
    EXPECT_EQ(line(R"(\i\su(i=1,n,\f(x,2)))"), "∑_i=1^n x/2");
    EXPECT_EQ(line(R"(\b\lc\{ \rc\} (a\,b))"), "{a,b}");
    EXPECT_EQ(line(R"(\b\bc\[ (a))"), "[a]");
    EXPECT_EQ(line(R"(H\s\do 3(2)O)"), "H2O");
    EXPECT_EQ(line(R"(\x\to\bo(合计) \a\al\co2(甲,乙))"), "合计 甲 乙");
}

TEST(FieldText, BrokenExpressionsLoseNothing) {
    EXPECT_EQ(field_text("EQ \\f(1").text, "1/");
    EXPECT_EQ(field_text("EQ \\").text, "");
    EXPECT_EQ(field_text("EQ \\o(").text, "");
    EXPECT_EQ(field_text("EQ \\r(").text, "√");
    EXPECT_EQ(field_text("EQ \\o(○,").text, "○");
    EXPECT_EQ(field_text("EQ \\*").text, "");
    EXPECT_EQ(field_text("EQ \\* \"").text, "");
    EXPECT_EQ(field_text("EQ 甲)乙,丙").text, "甲)乙,丙");
    std::string deep = "EQ ";
    for (int i = 0; i < 100000; ++i) {
        deep += "\\x(";
    }
    EXPECT_EQ(field_text(deep).text, "");
}

TEST(FieldText, ButtonsAndSymbols) {
    EXPECT_EQ(field_text(" MACROBUTTON  NoMacro [点击 输入] ").text, "[点击 输入]");
    EXPECT_EQ(field_text("GOTOBUTTON 附件 见附件").text, "见附件");
    EXPECT_EQ(field_text(" SYMBOL 254 \\f \"Wingdings\" \\s 12").text, "☑");
    EXPECT_EQ(field_text("SYMBOL 0x2611 \\u").text, "☑");
    EXPECT_EQ(field_text("SYMBOL").text, "");
    EXPECT_EQ(field_text("PAGE").text, "");
}

TEST(FieldText, QuotationsAreTheirWords) {
    EXPECT_EQ(field_text(R"( QUOTE "图书馆 《办法》" )").text, "图书馆 《办法》");
    EXPECT_EQ(field_text(R"(QUOTE "say \"yes\"" \* Upper)").text, "say \"yes\"");
    EXPECT_EQ(field_text("QUOTE 甲 乙").text, "甲 乙");
    EXPECT_EQ(field_text("QUOTE").text, "");
    EXPECT_EQ(texts(read_flow(DocxBuilder().body("<w:p>" + run("见") + field(R"( QUOTE "附件" )") + run("一") + "</w:p>").build())), (std::vector<std::string>{"见附件一"}));
}

TEST(FieldText, StandsWhereTheResultIsEmpty) {
    const auto flow = read_flow(DocxBuilder()
                                    .body("<w:p>" + run("第") + field(R"( EQ \o\ac(○,3) )") + run("批") +
                                          field(R"( EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(bīn),滨))") + run("河") +
                                          R"(<w:fldSimple w:instr=" MACROBUTTON NoMacro 年 月 "/></w:p>)")
                                    .build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"第③批滨河年 月"});
    EXPECT_EQ(flow.rubies, std::vector<std::string>{"bīn"});
    EXPECT_EQ(flow.source_chars, 10U);
}

TEST(FieldText, AFieldThatNeverEndsTakesNoTextAlong) {
    const std::string begin = R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText></w:r>)";
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + begin + run("堤防") + "</w:p>" + paragraph("巡查") + "<w:p>" + begin + "</w:p>" + paragraph("值班") + paragraph("交接")).build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"堤防", "巡查", "值班", "交接"}));
    const auto entry = read_flow(DocxBuilder().body(R"(<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>XE 条目</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>)" + run("正文") + "</w:p>").build());
    EXPECT_EQ(texts(entry), std::vector<std::string>{"正文"});
    EXPECT_EQ(discarded(entry, "hidden"), 4U);
}

TEST(FieldText, WhatABookmarkIsSetToIsNotShown) {
    const auto flow = read_flow(DocxBuilder()
                                    .body(R"(<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>SET 馆名 "云溪"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>)" +
                                          run("云溪") + R"(<w:r><w:fldChar w:fldCharType="end"/></w:r>)" + run("开馆") + R"(<w:fldSimple w:instr="ASK 日 何日">)" + run("今日") + "</w:fldSimple></w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"开馆"});
    EXPECT_EQ(discarded(flow, "hidden"), 4U);
}

TEST(JoinedParagraphs, ADropCapOpensItsParagraph) {
    const auto flow = read_flow(DocxBuilder().body(paragraph("本", R"(<w:framePr w:dropCap="drop" w:lines="3" w:wrap="around"/>)") + paragraph("馆今日开放。") + paragraph("另段。")).build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"本馆今日开放。", "另段。"}));
    EXPECT_FALSE(paragraphs(flow.blocks)[0].floating);
}

TEST(JoinedParagraphs, AHiddenMarkEndsNoParagraph) {
    const std::string hidden = "<w:rPr><w:vanish/><w:specVanish/></w:rPr>";
    const std::string numbering = R"(<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>)"
                                  R"(<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>)";
    const std::string numbered = R"(<w:numPr><w:numId w:val="1"/></w:numPr>)";
    const auto flow = read_flow(DocxBuilder()
                                    .numbering(numbering)
                                    .body(paragraph("概况。", numbered + hidden) + paragraph("本馆在城南。") + paragraph("甲。", numbered + hidden) + paragraph("乙。", numbered) +
                                          paragraph("末。", numbered + hidden))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"1.\t概况。本馆在城南。", "2.\t甲。乙。", "3.\t末。"}));
    ASSERT_TRUE(paragraphs(flow.blocks)[0].marker);
    EXPECT_EQ(paragraphs(flow.blocks)[0].marker->text, "1.");
    ASSERT_TRUE(paragraphs(flow.blocks)[2].marker);
    EXPECT_EQ(paragraphs(flow.blocks)[2].marker->text, "3.");
}

}  // namespace
}  // namespace bianmu::test
