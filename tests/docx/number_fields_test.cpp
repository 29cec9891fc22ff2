#include <gtest/gtest.h>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

std::string field(const std::string& instruction) {
    return R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve">)" + instruction +
           R"(</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>)";
}

std::string line(const std::string& content, int heading = -1) {
    return "<w:p>" + (heading < 0 ? std::string() : "<w:pPr><w:outlineLvl w:val=\"" + std::to_string(heading) + "\"/></w:pPr>") + content + "</w:p>";
}

TEST(NumberFields, AutomaticNumbersCountByLevelsOfHeadings) {
    const auto numbered = [](const std::string& name) {
        const std::string one = field(" " + name + " ");
        return texts(read_flow(DocxBuilder()
                                   .body(line(one + run("甲"), 0) + line(one + run("乙"), 1) + line(one + run("丙"), 1) + line(one + run("丁")) + line(one + run("戊")) +
                                         line(one + run("己"), 0) + line(one + run("庚")))
                                   .build()));
    };
    EXPECT_EQ(numbered("AUTONUM"), (std::vector<std::string>{"1.甲", "1.乙", "2.丙", "1.丁", "2.戊", "2.己", "1.庚"}));
    EXPECT_EQ(numbered("AUTONUMLGL"), (std::vector<std::string>{"1.甲", "1.1.乙", "1.2.丙", "1.2.1.丁", "1.2.2.戊", "2.己", "2.1.庚"}));
    EXPECT_EQ(numbered("AUTONUMOUT"), (std::vector<std::string>{"I.甲", "A.乙", "B.丙", "1.丁", "2.戊", "II.己", "A.庚"}));
}

TEST(NumberFields, SwitchesSetFormatAndSeparator) {
    const auto flow = read_flow(DocxBuilder()
                                    .body(line(field("AUTONUM") + run("甲")) + line(field(R"(AUTONUM \* Arabic \s :)") + run("乙")) +
                                          line(field(R"(AUTONUM \* alphabetic \s " ")") + run("丙")) + line(field(R"(AUTONUM \* ROMAN)") + run("丁")) +
                                          line(field(R"(AUTONUM \* CHINESENUM3 \s、)") + run("戊")) + line(field(R"(AUTONUMLGL \e)") + run("己")))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"1.甲", "2:乙", "c 丙", "IV.丁", "五、戊", "1己"}));
}

TEST(NumberFields, ListNumbersStandInsideAParagraph) {
    const auto flow = read_flow(DocxBuilder()
                                    .body(line(run("须先") + field(R"(LISTNUM  NumberDefault \l 3 \s 1)") + run("报批，") + field(" LISTNUM ") + run("筹款，") + field("LISTNUM") + run("招人")) +
                                          line(field("LISTNUM") + run("甲") + field("LISTNUM") + run("乙")) + line(field("LISTNUM OutlineDefault") + run("丙")) +
                                          line(field(R"(LISTNUM LegalDefault \l 2)") + run("丁")) + line(field(R"(LISTNUM LegalDefault \l 2 \s 5)") + run("戊")))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"须先i)报批，ii)筹款，iii)招人", "1)甲a)乙", "I.丙", "1.1.丁", "1.5.戊"}));
}

TEST(NumberFields, ListNumbersGoOnUnderTheNumberOfTheirParagraph) {
    const std::string numbering = R"(<w:abstractNum w:abstractNumId="0"><w:name w:val="Clauses"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>)"
                                  R"(<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>)"
                                  R"(<w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>)";
    const std::string numbered = R"(<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>)";
    const std::string two = "<w:p>" + numbered + run("馆内：") + field("LISTNUM") + run("借阅") + field("LISTNUM") + run("归还") + "</w:p>";
    const auto flow = read_flow(DocxBuilder().numbering(numbering).body(two + two + line(field("LISTNUM clauses") + run("附则"))).build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"一、馆内：（1）借阅（2）归还", "二、馆内：（1）借阅（2）归还", "三、附则"}));
    const std::string unnamed = std::string(numbering).replace(numbering.find("<w:name"), std::string("<w:name w:val=\"Clauses\"/>").size(), "");
    const auto nameless = read_flow(DocxBuilder().numbering(unnamed).body(line(field("LISTNUM \"\" \\l 1") + run("甲"))).build());
    EXPECT_EQ(texts(nameless), (std::vector<std::string>{"1)甲"})) << "no name is not that of a list without one";
}

TEST(NumberFields, GreatNumbersStay) {
    const auto flow = read_flow(DocxBuilder()
                                    .body(line(field(R"(LISTNUM LegalDefault \l 1 \s 2147483647)") + run("甲")) + line(field(R"(LISTNUM LegalDefault \l 1)") + run("乙")) +
                                          line(field(R"(LISTNUM LegalDefault \l 99 \s -3)") + run("丙")) + line(field(R"(LISTNUM LegalDefault \l 0 \s 99999999999)") + run("丁")))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"2147483647.甲", "2147483647.乙", "2147483647.1.1.1.1.1.1.1.-3.丙", "2147483647.丁"}));
}

TEST(NumberFields, WhatIsDeletedDoesNotCount) {
    const auto flow = read_flow(DocxBuilder()
                                    .body(line(field("AUTONUM") + run("甲")) + R"(<w:p><w:del w:id="1" w:author="a"><w:fldSimple w:instr="AUTONUM"/></w:del>)" + run("乙") + "</w:p>" +
                                          line(field("AUTONUM") + run("丙")))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"1.甲", "乙", "2.丙"}));
}

}  // namespace
}  // namespace bianmu::test
