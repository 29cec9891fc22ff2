#include <gtest/gtest.h>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

/// @param drawing  what stands before the graphic.
std::string shape(const std::string& text, const std::string& properties = {}, const std::string& drawing = {}) {
    return "<w:drawing><wp:anchor>" + drawing + "<a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>" + paragraph(text, properties) +
           "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>";
}
std::string vml(const std::string& text, const std::string& style = "width:90pt") {
    return "<w:pict><v:shape style=\"" + style + "\"><v:textbox><w:txbxContent>" + paragraph(text) +
           "</w:txbxContent></v:textbox></v:shape></w:pict>";
}
std::string alternate(const std::string& required, const std::string& choice, const std::string& fallback) {
    return "<mc:AlternateContent><mc:Choice Requires=\"" + required + "\">" + choice + "</mc:Choice><mc:Fallback>" + fallback +
           "</mc:Fallback></mc:AlternateContent>";
}

TEST(TextBoxes, AreReadOnceBeforeTheirParagraph) {
    const auto flow = read_flow(
        DocxBuilder().body("<w:p><w:r>" + alternate("wps", shape("框内"), vml("框内")) + "</w:r>" + run("锚段") + "</w:p>").build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(texts(flow), (std::vector<std::string>{"框内", "锚段"}));
    EXPECT_TRUE(all[0].floating);
    EXPECT_FALSE(all[1].floating);
    EXPECT_EQ(discarded(flow, "fallback"), 2U);
    EXPECT_EQ(all[0].locations[0].paragraph, 1);
}

TEST(TextBoxes, HiddenShapesGoWithTheirText) {
    const std::string boxes = "<w:r>" + shape("隐框", {}, R"(<wp:docPr id="1" name="框" hidden="1"/>)") + "</w:r><w:r>" + vml("旧框", "width:90pt;visibility:hidden") + "</w:r>";
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + boxes + run("锚段") + "</w:p>" + paragraph("后段")).build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"锚段", "后段"}));
    EXPECT_EQ(discarded(flow, "hidden"), 4U);
}

TEST(TextBoxes, CountForThemselves) {
    const std::string numbering = R"(<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="nothing"/><w:lvlText w:val="%1."/></w:lvl>)"
                                  R"(</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>)";
    const std::string numbered = R"(<w:numPr><w:numId w:val="1"/></w:numPr>)";
    const auto box = [&](const std::string& text) { return "<w:r>" + shape(text, numbered) + "</w:r>"; };
    const auto flow = read_flow(DocxBuilder().numbering(numbering).body(paragraph("甲", numbered) + "<w:p>" + box("框一") + box("框二") + run("锚") + "</w:p>" + paragraph("乙", numbered)).build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"1.甲", "1.框一", "2.框二", "锚", "2.乙"}));
}

TEST(TextBoxes, TheFallbackCountsWhereTheChoiceIsForeign) {
    const auto flow =
        read_flow(DocxBuilder().body("<w:p><w:r>" + alternate("far", shape("新"), vml("旧样")) + "</w:r></w:p>" + paragraph("尾")).build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"旧样", "尾"}));
    EXPECT_EQ(discarded(flow, "fallback"), 1U);
    EXPECT_EQ(paragraphs(flow.blocks)[1].locations[0].paragraph, 3) << "paragraphs of the branch that is not read count too";
}

TEST(TextBoxes, FieldsOutsideDoNotReachIn) {
    const auto flow =
        read_flow(DocxBuilder()
                      .body("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>IF</w:instrText></w:r><w:r>" +
                            shape("内") + "</w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("果") +
                            "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>")
                      .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"内", "果"}));
}

TEST(TextBoxes, TextOfTheDrawingItself) {
    const auto line = [](const std::string& text) { return "<a:p><a:r><a:t>" + text + "</a:t></a:r><a:br/><a:r><a:t>续</a:t></a:r></a:p>"; };
    const auto flow = read_flow(DocxBuilder()
                                    .body("<w:p>" + run("正文") +
                                          "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><lc:lockedCanvas xmlns:lc=\"http://schemas.openxmlformats.org/drawingml/2006/lockedCanvas\">"
                                          "<a:sp><a:txSp><a:txBody><a:bodyPr/>" +
                                          line("画布一") + line("画布二") + "<a:p/></a:txBody></a:txSp></a:sp></lc:lockedCanvas></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"画布一 续", "画布二 续", "正文"}));
    EXPECT_TRUE(paragraphs(flow.blocks)[0].floating);
}

TEST(Figures, PicturesFollowTheirParagraph) {
    const auto flow =
        read_flow(DocxBuilder()
                      .relationship("rIdP", "image", "media/photo.JPG")
                      .body("<w:p>" + run("如图") +
                            "<w:r><w:drawing><wp:inline><wp:extent cx=\"952500\" cy=\"476250\"/><wp:docPr id=\"1\" "
                            "descr=\"水库&amp;大坝\"/><a:graphic><a:graphicData><pic:pic>"
                            "<pic:blipFill><a:blip "
                            "r:embed=\"rIdP\"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>" +
                            paragraph("后文"))
                      .build());
    ASSERT_EQ(flow.blocks.size(), 3U);
    const auto* figure = std::get_if<model::Figure>(&flow.blocks[1].value);
    ASSERT_NE(figure, nullptr);
    EXPECT_EQ(figure->alt, "水库&大坝");
    EXPECT_EQ(figure->media_type, "image/jpeg");
    EXPECT_EQ(figure->pixel_width, 100);
    EXPECT_EQ(figure->pixel_height, 50);
}

TEST(Figures, VmlPictures) {
    const auto flow = read_flow(DocxBuilder()
                                    .relationship("rIdP", "image", "media/image1.png")
                                    .body("<w:p><w:r><w:pict><v:shape style=\"position:absolute;width:72pt;height:1in\" "
                                          "alt=\"章\"><v:imagedata r:id=\"rIdP\"/></v:shape></w:pict></w:r></w:p>")
                                    .build());
    ASSERT_EQ(flow.blocks.size(), 1U);
    const auto* figure = std::get_if<model::Figure>(&flow.blocks[0].value);
    ASSERT_NE(figure, nullptr);
    EXPECT_EQ(figure->media_type, "image/png");
    EXPECT_EQ(figure->pixel_width, 96);
    EXPECT_EQ(figure->pixel_height, 96);
    EXPECT_EQ(figure->alt, "章");
}

TEST(Lines, ADrawnLineIsARule) {
    const std::string line =
        "<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom=\"paragraph\"><wp:posOffset>400000</wp:posOffset></wp:positionV><wp:extent "
        "cx=\"5600000\" cy=\"0\"/><a:graphic><a:graphicData>"
        "<wps:wsp><wps:spPr><a:prstGeom prst=\"line\"/><a:ln w=\"28575\"><a:solidFill><a:srgbClr "
        "val=\"FF0000\"/></a:solidFill></a:ln></wps:spPr></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></w:r>";
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + line + run("滨水〔2026〕3号") + "</w:p>").build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].text, "滨水〔2026〕3号");
    EXPECT_EQ(all[1].text, "");
    ASSERT_TRUE(all[1].rule_below);
    EXPECT_FLOAT_EQ(all[1].rule_below->width, 2.25F);
    EXPECT_EQ(all[1].rule_below->color, 0xFF0000U);
    EXPECT_TRUE(all[1].floating);
}

TEST(Lines, AnOldHorizontalRuleToo) {
    const auto flow =
        read_flow(DocxBuilder()
                      .body("<w:p><w:r><w:pict><v:rect style=\"width:0;height:1.5pt\" o:hr=\"t\"/></w:pict></w:r></w:p>" + paragraph("下"))
                      .build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_TRUE(all[0].rule_below);
    EXPECT_EQ(all[1].text, "下");
}

}  // namespace
}  // namespace bianmu::test
