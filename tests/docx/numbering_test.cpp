#include <gtest/gtest.h>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

std::string level(int index, const std::string& format, const std::string& text, const std::string& more = {}) {
    return "<w:lvl w:ilvl=\"" + std::to_string(index) + "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"" + format + "\"/>" + more +
           "<w:lvlText w:val=\"" + text + "\"/></w:lvl>";
}

std::string list(const std::string& levels) {
    return "<w:abstractNum w:abstractNumId=\"0\">" + levels + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
}

std::string use(int index, int number = 1) {
    return "<w:numPr><w:ilvl w:val=\"" + std::to_string(index) + "\"/><w:numId w:val=\"" + std::to_string(number) + "\"/></w:numPr>";
}

TEST(Numbering, PrefixesWhatWordPrints) {
    const auto flow = read_flow(DocxBuilder()
                                    .numbering(list(level(0, "chineseCounting", "%1、", "<w:suff w:val=\"nothing\"/>") +
                                                    level(1, "decimal", "（%2）", "<w:suff w:val=\"space\"/>")))
                                    .body(paragraph("开馆时间", use(0)) + paragraph("工作日", use(1)) + paragraph("周末", use(1)) +
                                          paragraph("借阅办法", use(0)) + paragraph("图书", use(1)))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"一、开馆时间", "（1） 工作日", "（2） 周末", "二、借阅办法", "（1） 图书"}));
    const auto all = paragraphs(flow.blocks);
    ASSERT_TRUE(all[1].marker);
    EXPECT_EQ(all[1].marker->text, "（1）");
    EXPECT_EQ(all[1].marker->level, 1);
    EXPECT_TRUE(all[1].marker->computed);
    EXPECT_FALSE(all[1].marker->bullet);
}

TEST(Numbering, LevelsThatAreLeftOutCountAsBegun) {
    const std::string levels = level(0, "decimal", "%1.", "<w:suff w:val=\"nothing\"/>") + level(1, "decimal", "%1.%2.", "<w:suff w:val=\"nothing\"/>") +
                               level(2, "decimal", "%1.%2.%3.", "<w:suff w:val=\"nothing\"/>");
    const auto numbered = [&](const std::string& body) { return texts(read_flow(DocxBuilder().numbering(list(levels)).body(body).build())); };
    EXPECT_EQ(numbered(paragraph("甲", use(0)) + paragraph("乙", use(2)) + paragraph("丙", use(1))), (std::vector<std::string>{"1.甲", "1.1.1.乙", "1.2.丙"}));
    EXPECT_EQ(numbered(paragraph("甲", use(1)) + paragraph("乙", use(0)) + paragraph("丙", use(1))), (std::vector<std::string>{"1.1.甲", "2.乙", "2.1.丙"}));
}

TEST(Numbering, WhatIsNotSeenIsNotCounted) {
    const std::string hidden = "<w:rPr><w:vanish/></w:rPr>";
    const auto flow = read_flow(DocxBuilder()
                                    .numbering(list(level(0, "decimal", "%1.", "<w:suff w:val=\"nothing\"/>")))
                                    .body(paragraph("甲", use(0)) + paragraph("隐", use(0) + hidden, "<w:vanish/>") + paragraph("乙", use(0)) + paragraph("隐", use(0), "<w:vanish/>") +
                                          paragraph("丙", use(0)))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"1.甲", "2.乙", "4.丙"}));
}

TEST(Numbering, AFieldThatCountsNothingDoesNotShowAHiddenParagraph) {
    const std::string entry = R"(<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> XE "隐" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>)";
    const std::string hidden = "<w:p><w:pPr>" + use(0) + "<w:rPr><w:vanish/></w:rPr></w:pPr>" + entry + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>";
    const auto flow = read_flow(DocxBuilder()
                                    .numbering(list(level(0, "decimal", "%1.", "<w:suff w:val=\"nothing\"/>")))
                                    .body(paragraph("甲", use(0)) + hidden + paragraph("乙", use(0)))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"1.甲", "2.乙"}));
}

TEST(Numbering, TabIsTheDefaultSuffix) {
    const auto flow = read_flow(DocxBuilder().numbering(list(level(0, "decimal", "%1."))).body(paragraph("堤防巡查", use(0))).build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"1.\t堤防巡查"});
}

TEST(Numbering, BulletsOfSymbolFontsBecomeUnicode) {
    const auto flow = read_flow(
        DocxBuilder()
            .numbering(list(level(0, "bullet", "\uF0B7", "<w:rPr><w:rFonts w:ascii=\"Symbol\" w:hAnsi=\"Symbol\"/></w:rPr>") +
                            level(1, "bullet", "\uF0D8", "<w:rPr><w:rFonts w:ascii=\"Wingdings\"/></w:rPr>") + level(2, "bullet", "o")))
            .body(paragraph("甲", use(0)) + paragraph("乙", use(1)) + paragraph("丙", use(2)))
            .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"•\t甲", "➢\t乙", "o\t丙"}));
    EXPECT_TRUE(paragraphs(flow.blocks)[0].marker->bullet);
}

TEST(Numbering, BulletsTypedInSymbolFonts) {
    const std::string wingdings = "<w:rPr><w:rFonts w:ascii=\"Wingdings\" w:hAnsi=\"Wingdings\"/></w:rPr>";
    const auto flow = read_flow(DocxBuilder()
                                    .numbering(list(level(0, "bullet", "\u00D8", wingdings) + level(1, "bullet", "l", wingdings) + level(2, "decimal", "(%3)", wingdings)))
                                    .body(paragraph("甲", use(0)) + paragraph("乙", use(1)) + paragraph("丙", use(2)))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"➢\t甲", "●\t乙", "(1)\t丙"}));
}

TEST(Numbering, BulletsThatArePicturesAreBullets) {
    const auto flow = read_flow(
        DocxBuilder()
            .numbering("<w:numPicBullet w:numPicBulletId=\"0\"><w:pict/></w:numPicBullet>" +
                       list(level(0, "bullet", "", "<w:lvlPicBulletId w:val=\"0\"/>") + level(1, "bullet", "")))
            .body(paragraph("甲", use(0)) + paragraph("乙", use(1)))
            .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"•\t甲", "乙"}));
    EXPECT_TRUE(paragraphs(flow.blocks)[0].marker->bullet);
}

TEST(Numbering, BlankBulletsAreNoMarkers) {
    const auto flow = read_flow(DocxBuilder().numbering(list(level(0, "bullet", " "))).body(paragraph("续段", use(0))).build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"续段"});
    EXPECT_FALSE(paragraphs(flow.blocks)[0].marker);
}

TEST(Numbering, EmptyParagraphsCountButGoAway) {
    const auto flow = read_flow(DocxBuilder()
                                    .numbering(list(level(0, "decimal", "%1.")))
                                    .body(paragraph("一号泵", use(0)) + paragraph("", use(0)) + paragraph("三号泵", use(0)))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"1.\t一号泵", "3.\t三号泵"}));
}

TEST(Numbering, ARowNumberAloneStaysInItsCell) {
    const auto row = "<w:tr><w:tc>" + paragraph("", use(0)) + "</w:tc><w:tc>" + paragraph("水尺") + "</w:tc></w:tr>";
    const auto flow = read_flow(DocxBuilder()
                                    .numbering(list(level(0, "decimal", "%1", "<w:suff w:val=\"nothing\"/>")))
                                    .body("<w:tbl>" + row + row + "</w:tbl>")
                                    .build());
    EXPECT_EQ(cell_text(first_table(flow), 0, 0), "1");
    EXPECT_EQ(cell_text(first_table(flow), 1, 0), "2");
}

TEST(Numbering, ANumberStandsBesideItsPicture) {
    const std::string picture = "<w:r><w:pict><v:shape><v:imagedata r:id=\"rIdP\"/></v:shape></w:pict></w:r>";
    const auto numbered = "<w:p><w:pPr>" + use(0) + "</w:pPr>" + picture + "</w:p>";
    const auto flow = read_flow(DocxBuilder().relationship("rIdP", "image", "media/a.png").numbering(list(level(0, "decimal", "%1."))).body(paragraph("甲", use(0)) + numbered + paragraph("丙", use(0))).build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"1.\t甲", "2.\t", "3.\t丙"}));
    ASSERT_EQ(flow.blocks.size(), 4U);
    EXPECT_TRUE(std::holds_alternative<model::Figure>(flow.blocks[2].value));
}

TEST(Numbering, UnknownInstancesAreIgnored) {
    const auto flow = read_flow(DocxBuilder().body(paragraph("没有编号部件", use(0, 8)) + paragraph("越界", use(12))).build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"没有编号部件", "越界"}));
}

TEST(Numbering, LevelsOfTheListIndentUnlessTheStyleDoes) {
    const std::string indented = level(0, "decimal", "%1.", "<w:pPr><w:ind w:left=\"800\" w:hanging=\"400\"/></w:pPr>");
    const auto flow = read_flow(DocxBuilder()
                                    .numbering(list(indented))
                                    .styles("<w:style w:type=\"paragraph\" w:styleId=\"Own\"><w:name w:val=\"Own\"/><w:pPr>" + use(0) +
                                            "<w:ind w:left=\"200\"/></w:pPr></w:style>")
                                    .body(paragraph("表", use(0)) + paragraph("式", "<w:pStyle w:val=\"Own\"/>") +
                                          paragraph("直", use(0) + "<w:ind w:left=\"0\"/>"))
                                    .build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_FLOAT_EQ(all[0].indent_left, 40);
    EXPECT_FLOAT_EQ(all[0].first_line, -20);
    EXPECT_FLOAT_EQ(all[1].indent_left, 10);
    EXPECT_FLOAT_EQ(all[1].first_line, -20);
    EXPECT_FLOAT_EQ(all[2].indent_left, 0);
}

TEST(Numbering, CountsOnAcrossTheInstancesOfAList) {
    const auto numbers = list(level(0, "decimal", "%1.")) + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"0\"/></w:num>" +
                         "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"9\"/>" +
                         "</w:lvlOverride></w:num>";
    const auto flow =
        read_flow(DocxBuilder()
                      .numbering(numbers)
                      .body(paragraph("a", use(0, 1)) + paragraph("b", use(0, 2)) + paragraph("c", use(0, 3)) + paragraph("d", use(0, 3)))
                      .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"1.\ta", "2.\tb", "9.\tc", "10.\td"}));
}

TEST(Numbering, LevelsRestartAsTheySay) {
    const auto of = [](const std::string& restart) {
        return texts(read_flow(DocxBuilder()
                                   .numbering(list(level(0, "decimal", "%1") + level(1, "decimal", "%1.%2") + level(2, "decimal", "%3)", restart)))
                                   .body(paragraph("甲", use(0)) + paragraph("乙", use(1)) + paragraph("丙", use(2)) + paragraph("丁", use(1)) +
                                         paragraph("戊", use(2)) + paragraph("己", use(0)) + paragraph("庚", use(2)))
                                   .build()));
    };
    EXPECT_EQ(of(""), (std::vector<std::string>{"1\t甲", "1.1\t乙", "1)\t丙", "1.2\t丁", "1)\t戊", "2\t己", "1)\t庚"}));
    EXPECT_EQ(of("<w:lvlRestart w:val=\"1\"/>"), (std::vector<std::string>{"1\t甲", "1.1\t乙", "1)\t丙", "1.2\t丁", "2)\t戊", "2\t己", "1)\t庚"}));
    EXPECT_EQ(of("<w:lvlRestart w:val=\"0\"/>"), (std::vector<std::string>{"1\t甲", "1.1\t乙", "1)\t丙", "1.2\t丁", "2)\t戊", "2\t己", "3)\t庚"}));
}

TEST(Numbering, LegalLevelsShowAllNumbersInDigits) {
    const auto flow = read_flow(DocxBuilder()
                                    .numbering(list(level(0, "chineseCounting", "第%1章") + level(1, "upperRoman", "%1.%2", "<w:isLgl/>")))
                                    .body(paragraph("甲", use(0)) + paragraph("乙", use(1)))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"第一章\t甲", "1.1\t乙"}));
}

TEST(Numbering, ANumberingStyleStandsForItsList) {
    const std::string numbering =
        "<w:abstractNum w:abstractNumId=\"0\">" + level(0, "chineseCounting", "%1、", "<w:suff w:val=\"nothing\"/>") +
        "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\"><w:numStyleLink w:val=\"Outline\"/></w:abstractNum>"
        "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num><w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>";
    const auto flow = read_flow(DocxBuilder()
                                    .styles("<w:style w:type=\"numbering\" w:styleId=\"Outline\"><w:name w:val=\"Outline\"/><w:pPr><w:numPr>"
                                            "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>")
                                    .numbering(numbering)
                                    .body(paragraph("甲", use(0, 2)) + paragraph("乙", use(0, 1)) + paragraph("丙", use(0, 2)))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"一、甲", "二、乙", "三、丙"}));
}

TEST(Numbering, HeadersCountForThemselves) {
    const auto flow =
        read_flow(DocxBuilder()
                      .numbering(list(level(0, "decimal", "%1.")))
                      .furniture("header", "rIdH", paragraph("抬头", use(0)))
                      .body(paragraph("正文", use(0)) + "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"rIdH\"/></w:sectPr>")
                      .build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"1.\t正文"});
    ASSERT_EQ(flow.furniture.size(), 1U);
    EXPECT_EQ(flow.furniture[0].text, "1.\t抬头");
}

}  // namespace
}  // namespace bianmu::test
