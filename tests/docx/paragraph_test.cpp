#include <gtest/gtest.h>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

constexpr const char* kPageBreak = "<w:r><w:br w:type=\"page\"/></w:r>";

TEST(Paragraphs, AlignmentIndentsAndSpacing) {
    const auto flow = read_flow(
        DocxBuilder()
            .body(paragraph("居中", "<w:jc w:val=\"center\"/>") + paragraph("右", "<w:jc w:val=\"right\"/>") +
                  paragraph("齐", "<w:jc w:val=\"both\"/>") +
                  paragraph("首行",
                            "<w:spacing w:before=\"200\" w:after=\"100\"/><w:ind w:left=\"400\" w:right=\"200\" w:firstLine=\"640\"/>") +
                  paragraph("悬挂", "<w:spacing w:before=\"40\"/><w:ind w:left=\"400\" w:hanging=\"400\"/>"))
            .build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 5U);
    EXPECT_EQ(all[0].alignment, model::Alignment::center);
    EXPECT_EQ(all[1].alignment, model::Alignment::end);
    EXPECT_EQ(all[2].alignment, model::Alignment::justify);
    EXPECT_EQ(all[3].alignment, model::Alignment::start);
    EXPECT_FLOAT_EQ(all[3].indent_left, 20);
    EXPECT_FLOAT_EQ(all[3].indent_right, 10);
    EXPECT_FLOAT_EQ(all[3].first_line, 32);
    EXPECT_FLOAT_EQ(all[3].space_before, 10);
    EXPECT_FLOAT_EQ(all[4].first_line, -20);
    EXPECT_FLOAT_EQ(all[4].space_before, 7) << "the space after the paragraph above and the space before this one";
}

TEST(Paragraphs, CharacterCountsOverrideTwips) {
    const auto flow =
        read_flow(DocxBuilder()
                      .body(paragraph("两字", "<w:ind w:firstLineChars=\"200\" w:firstLine=\"100\" w:leftChars=\"100\" w:left=\"7\"/>",
                                      "<w:sz w:val=\"32\"/>") +
                            paragraph("零字", "<w:ind w:firstLineChars=\"0\" w:firstLine=\"100\"/>"))
                      .build());
    const auto all = paragraphs(flow.blocks);
    EXPECT_FLOAT_EQ(all[0].first_line, 32);
    EXPECT_FLOAT_EQ(all[0].indent_left, 16);
    EXPECT_FLOAT_EQ(all[1].first_line, 5);
}

TEST(Paragraphs, StrictLengthsHaveUnits) {
    const auto flow =
        read_flow(DocxBuilder()
                      .strict()
                      .body(paragraph("严", "<w:ind w:start=\"1cm\" w:firstLine=\"12pt\"/><w:jc w:val=\"end\"/>", "<w:sz w:val=\"14pt\"/>"))
                      .build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_NEAR(all[0].indent_left, 28.3, 0.1);
    EXPECT_FLOAT_EQ(all[0].first_line, 12);
    EXPECT_EQ(all[0].alignment, model::Alignment::end);
    EXPECT_FLOAT_EQ(all[0].runs[0].style.size, 14);
}

TEST(Paragraphs, AnyPrefixWillDo) {
    const auto flow =
        read_flow(DocxBuilder().prefix("office").body("<office:p><office:r><office:t>前缀</office:t></office:r></office:p>").build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"前缀"});
}

TEST(Paragraphs, OutlineLevelsOfStylesAndDirect) {
    const auto named = [](const std::string& id, const std::string& name, const std::string& more) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + more + "</w:style>";
    };
    const auto flow =
        read_flow(DocxBuilder()
                      .styles(named("1", "heading 1", "") + named("2", "Heading 2", "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>") +
                              named("3", "章", "<w:basedOn w:val=\"1\"/>"))
                      .body(paragraph("a", "<w:pStyle w:val=\"1\"/>") + paragraph("b", "<w:pStyle w:val=\"2\"/>") +
                            paragraph("c", "<w:pStyle w:val=\"3\"/>") + paragraph("d", "<w:outlineLvl w:val=\"4\"/>") +
                            paragraph("e", "<w:pStyle w:val=\"1\"/><w:outlineLvl w:val=\"9\"/>") + paragraph("f"))
                      .build());
    std::vector<int> levels;
    for (const auto& one : paragraphs(flow.blocks)) {
        levels.push_back(one.outline_level);
    }
    EXPECT_EQ(levels, (std::vector<int>{1, 2, 1, 5, 0, 0}));
    EXPECT_EQ(paragraphs(flow.blocks)[1].style, "heading 2");
}

TEST(Paragraphs, EmptyOnesGoButForTheirBorder) {
    const std::string border = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"24\" w:color=\"FF0000\"/></w:pBdr>";
    const auto flow =
        read_flow(DocxBuilder().body(paragraph("上") + paragraph("") + paragraph("  ") + paragraph("", border) + paragraph("下")).build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[1].text, "");
    ASSERT_TRUE(all[1].rule_below);
    EXPECT_FLOAT_EQ(all[1].rule_below->width, 3);
    EXPECT_EQ(all[1].rule_below->color, 0xFF0000U);
    EXPECT_FALSE(all[1].rule_above);
    EXPECT_EQ(all[2].locations[0].paragraph, 4);
}

TEST(Paragraphs, EqualBordersOfNeighboursAreOneBox) {
    const std::string box = "<w:pBdr><w:top w:val=\"single\" w:sz=\"8\"/><w:bottom w:val=\"single\" w:sz=\"8\"/></w:pBdr>";
    const auto flow =
        read_flow(DocxBuilder()
                      .body(paragraph("一", box) + paragraph("二", box) + paragraph("三", "<w:pBdr><w:top w:val=\"nil\"/></w:pBdr>"))
                      .build());
    const auto all = paragraphs(flow.blocks);
    EXPECT_TRUE(all[0].rule_above && !all[0].rule_below);
    EXPECT_TRUE(!all[1].rule_above && all[1].rule_below);
    EXPECT_TRUE(!all[2].rule_above && !all[2].rule_below);
}

TEST(Paragraphs, AnEmptyOneWithinABoxGoes) {
    const std::string line = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"8\"/></w:pBdr>";
    const auto flow =
        read_flow(DocxBuilder().body(paragraph("日期") + paragraph("", line) + paragraph("抄送", line) + paragraph("印发", line)).build());
    const auto all = paragraphs(flow.blocks);
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"日期", "抄送", "印发"}));
    EXPECT_FALSE(all[1].rule_below);
    EXPECT_TRUE(all[2].rule_below);
}

TEST(Paragraphs, TheHeightOfEmptyOnesIsWhiteAbove) {
    const auto flow = read_flow(
        DocxBuilder().body(paragraph("上") + paragraph("", "<w:spacing w:after=\"20\"/>") + paragraph("") + paragraph("下")).build());
    EXPECT_FLOAT_EQ(paragraphs(flow.blocks)[0].space_before, 0);
    EXPECT_FLOAT_EQ(paragraphs(flow.blocks)[1].space_before, 13 + 1 + 13);
}

TEST(Paragraphs, PageBreaksMarkTheParagraphThatFollows) {
    const auto flow = read_flow(DocxBuilder()
                                    .body(paragraph("一") + "<w:p>" + kPageBreak + "</w:p>" + paragraph("二") + "<w:p>" + run("三") +
                                          kPageBreak + "</w:p>" + paragraph("四") + "<w:p>" + kPageBreak + run("五") + "</w:p>" +
                                          paragraph("六", "<w:pageBreakBefore/>"))
                                    .build());
    std::vector<bool> breaks;
    for (const auto& one : paragraphs(flow.blocks)) {
        breaks.push_back(one.page_break_before);
    }
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"一", "二", "三", "四", "五", "六"}));
    EXPECT_EQ(breaks, (std::vector<bool>{false, true, false, true, true, true}));
}

TEST(Paragraphs, APageBreakInsideSplits) {
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + run("前") + kPageBreak + run("后") + "</w:p>").build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[1].text, "后");
    EXPECT_TRUE(all[1].page_break_before);
    EXPECT_EQ(all[0].locations, all[1].locations);
}

TEST(Paragraphs, SectionsBreakThePageUnlessContinuous) {
    const auto section = [](const std::string& type) {
        return "<w:sectPr>" + (type.empty() ? "" : "<w:type w:val=\"" + type + "\"/>") + "</w:sectPr>";
    };
    const auto flow = read_flow(DocxBuilder()
                                    .body(paragraph("一", section("")) + paragraph("二", section("continuous")) + paragraph("三") +
                                          paragraph("四") + section("nextPage"))
                                    .build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 4U);
    EXPECT_FALSE(all[0].page_break_before);
    EXPECT_FALSE(all[1].page_break_before);
    EXPECT_TRUE(all[2].page_break_before);
    EXPECT_FALSE(all[3].page_break_before);
}

TEST(Paragraphs, ContentControlsAndSmartTagsAreTransparent) {
    const auto flow =
        read_flow(DocxBuilder()
                      .body("<w:sdt><w:sdtPr><w:alias w:val=\"x\"/></w:sdtPr><w:sdtContent><w:p><w:smartTag>" + run("内") +
                            "</w:smartTag><w:sdt><w:sdtContent>" + run("容") + "</w:sdtContent></w:sdt></w:p></w:sdtContent></w:sdt>")
                      .build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"内容"});
}

TEST(Paragraphs, FramesFloat) {
    const auto flow = read_flow(
        DocxBuilder().body(paragraph("框", "<w:framePr w:w=\"100\"/>") + paragraph("首", "<w:framePr w:dropCap=\"drop\"/>")).build());
    EXPECT_TRUE(paragraphs(flow.blocks)[0].floating);
    EXPECT_FALSE(paragraphs(flow.blocks)[1].floating);
}

TEST(Paragraphs, LocationsCountEveryParagraphOfThePart) {
    const auto flow = read_flow(DocxBuilder().body(paragraph("甲") + paragraph("") + paragraph("丙")).build());
    const auto all = paragraphs(flow.blocks);
    EXPECT_EQ(all[1].locations[0].paragraph, 2);
    EXPECT_EQ(flow.part_names.at(static_cast<std::size_t>(all[1].locations[0].part)), "word/document.xml");
}

TEST(Paragraphs, MetadataOfTheCoreProperties) {
    const auto flow = read_flow(DocxBuilder().title("河道简报", "水务局").body(paragraph("x")).build());
    EXPECT_EQ(flow.metadata.title, "河道简报");
    EXPECT_EQ(flow.metadata.author, "水务局");
    EXPECT_EQ(flow.metadata.created, "2026-11-23T08:00:00Z");
    EXPECT_EQ(flow.metadata.modified, "");
}

TEST(Paragraphs, HeadingsByTheNameOfTheirStyleInAnyLanguage) {
    const auto named = [](const std::string& id, const std::string& name, const std::string& more = {}) {
        return "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>" + more + "</w:style>";
    };
    const auto flow = read_flow(DocxBuilder()
                                    .styles(named("a1", "标题 2") + named("b1", "Überschrift 3") + named("c1", "Notes 4") +
                                            named("d1", "Heading 0", "<w:pPr><w:outlineLvl w:val=\"7\"/></w:pPr>") +
                                            named("e1", "heading 4", "<w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr>") +
                                            named("f1", "mine", "<w:basedOn w:val=\"a1\"/>"))
                                    .body(paragraph("甲", "<w:pStyle w:val=\"a1\"/>") + paragraph("乙", "<w:pStyle w:val=\"b1\"/>") +
                                          paragraph("丙", "<w:pStyle w:val=\"c1\"/>") + paragraph("丁", "<w:pStyle w:val=\"d1\"/>") +
                                          paragraph("戊", "<w:pStyle w:val=\"e1\"/>") + paragraph("己", "<w:pStyle w:val=\"f1\"/>") +
                                          paragraph("庚", "<w:pStyle w:val=\"Heading5\"/>"))   // defined nowhere
                                    .build());
    std::vector<int> levels;
    for (const auto& one : paragraphs(flow.blocks)) {
        levels.push_back(one.outline_level);
    }
    EXPECT_EQ(levels, (std::vector<int>{2, 3, 0, 1, 2, 2, 5}));
}

TEST(Paragraph, LinesInACodeStyleAreOneText) {
    const std::string styles = R"(<w:style w:type="paragraph" w:styleId="a0"><w:name w:val="HTML Preformatted"/></w:style>)"
                               R"(<w:style w:type="paragraph" w:styleId="mine"><w:name w:val="Shell"/><w:basedOn w:val="a0"/></w:style>)";
    const auto line = [](const std::string& style, const std::string& text) {
        return paragraph(text, "<w:pStyle w:val=\"" + style + "\"/>");
    };
    const auto flow = read_flow(DocxBuilder()
                                    .styles(styles)
                                    .body(paragraph("命令：") + line("a0", "for x in *") + line("a0", "do") + line("a0", "") + line("a0", "  ls") + line("mine", "done") +
                                          paragraph("完。"))
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"命令：", "for x in *\ndo\n\n  ls", "done", "完。"}));
    EXPECT_FALSE(paragraphs(flow.blocks)[0].preformatted);
    EXPECT_TRUE(paragraphs(flow.blocks)[1].preformatted);
    EXPECT_EQ(paragraphs(flow.blocks)[1].locations.size(), 3U);
    EXPECT_TRUE(paragraphs(flow.blocks)[2].preformatted);
}

}  // namespace
}  // namespace bianmu::test
