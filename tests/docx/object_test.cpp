#include <gtest/gtest.h>

#include <algorithm>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

const std::string kChart = "<c:chartSpace xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" "
                           "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><c:chart>";

std::string title(const std::string& text) {
    return "<c:title><c:tx><c:rich><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></c:rich></c:tx></c:title>";
}
std::string cache(const std::string& reference, const std::vector<std::string>& points) {
    std::string xml = "<c:" + reference + "><c:f>Sheet1!$A$1</c:f><c:cache>";
    for (std::size_t i = 0; i < points.size(); ++i) {
        xml += points[i].empty() ? "" : "<c:pt idx=\"" + std::to_string(i) + "\"><c:v>" + points[i] + "</c:v></c:pt>";
    }
    return xml + "</c:cache></c:" + reference + ">";
}
std::string series(const std::string& name, const std::vector<std::string>& categories, const std::vector<std::string>& values) {
    return "<c:ser><c:idx val=\"0\"/><c:tx>" + cache("strRef", {name}) + "</c:tx><c:cat>" + cache("strRef", categories) + "</c:cat><c:val>" +
           cache("numRef", values) + "</c:val></c:ser>";
}
std::string drawing(const std::string& graphic) {
    return "<w:drawing><wp:inline><a:graphic><a:graphicData>" + graphic + "</a:graphicData></a:graphic></wp:inline></w:drawing>";
}
std::string chart_reference() {
    return drawing("<c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rIdC\"/>");
}
DocxBuilder with_chart(const std::string& xml) {
    return DocxBuilder().relationship("rIdC", "chart", "charts/chart1.xml").part("word/charts/chart1.xml", xml).body(
        "<w:p>" + run("如图") + "<w:r>" + chart_reference() + "</w:r></w:p>" + paragraph("后文"));
}

bool is_told(model::Diagnostics& sink, std::string_view code) {
    return std::any_of(sink.list().begin(), sink.list().end(), [&](const model::Diagnostic& one) { return one.code == code; });
}

TEST(Charts, TheirTextFollowsTheParagraph) {
    const auto flow = read_flow(with_chart(kChart + title("用水量") + "<c:plotArea><c:barChart>" + series("甲站", {"一月", "二月"}, {"3", "5"}) +
                                           series("乙站", {"一月", "二月"}, {"", "7"}) + "</c:barChart><c:catAx>" + title("月份") +
                                           "</c:catAx></c:plotArea></c:chart></c:chartSpace>")
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"如图", "用水量", "月份", "\t甲站\t乙站", "一月\t3\t", "二月\t5\t7", "后文"}));
    EXPECT_TRUE(paragraphs(flow.blocks)[1].floating);
    EXPECT_EQ(paragraphs(flow.blocks)[1].runs[0].style, paragraphs(flow.blocks)[0].runs[0].style) << "set as its paragraph";
}

TEST(Charts, NumbersHaveTheDigitsThatASheetShows) {
    const auto flow = read_flow(with_chart(kChart + "<c:plotArea><c:ser><c:val>" + cache("numRef", {"4.4000000000000004", "0.10000000000000001", "1234567", "20240101第1号甲"}) +
                                           "</c:val></c:ser></c:plotArea></c:chart></c:chartSpace>")
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"如图", "\t4.4", "\t0.1", "\t1234567", "\t20240101第1号甲", "后文"}));
}

TEST(Charts, OfCategoriesInLevelsTheNearestCounts) {
    const std::string levels = "<c:cat><c:multiLvlStrRef><c:cache><c:lvl><c:pt idx=\"0\"><c:v>东</c:v></c:pt></c:lvl><c:lvl><c:pt idx=\"0\"><c:v>区</c:v>"
                               "</c:pt></c:lvl></c:cache></c:multiLvlStrRef></c:cat>";
    const auto flow = read_flow(with_chart(kChart + "<c:plotArea><c:ser>" + levels + "<c:val>" + cache("numRef", {"9"}) +
                                           "</c:val></c:ser></c:plotArea></c:chart></c:chartSpace>")
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"如图", "东\t9", "后文"}));
}

TEST(Charts, LabelsOfPointsAreNoNames) {
    const std::string label = "<c:dLbls><c:dLbl><c:idx val=\"0\"/><c:tx><c:rich><a:p><a:r><a:t>最多</a:t></a:r><a:fld type=\"VALUE\"><a:t>[VALUE]</a:t></a:fld></a:p></c:rich></c:tx>"
                              "</c:dLbl></c:dLbls>";
    const auto flow = read_flow(with_chart(kChart + "<c:plotArea><c:pieChart><c:ser><c:tx>" + cache("strRef", {"份额"}) + "</c:tx>" + label + "<c:val>" +
                                           cache("numRef", {"4"}) + "</c:val></c:ser></c:pieChart></c:plotArea></c:chart></c:chartSpace>")
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"如图", "最多", "\t份额", "\t4", "后文"}));
}

TEST(Charts, DamageIsTold) {
    model::Diagnostics sink;
    const auto flow = read_flow(with_chart(kChart + title("半截") + "<c:plotArea>").build(), extract::docx::Revisions::accepted, &sink);
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"如图", "半截", "后文"}));
    EXPECT_TRUE(is_told(sink, "docx.part_damaged"));
}

TEST(Charts, NewerKindsBesideTheirPicture) {
    const std::string xml = "<cx:chartSpace xmlns:cx=\"http://schemas.microsoft.com/office/drawing/2014/chartex\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
                            "<cx:chartData><cx:data id=\"0\"><cx:strDim type=\"cat\"><cx:f>A</cx:f><cx:lvl ptCount=\"2\"><cx:pt idx=\"0\">北区</cx:pt><cx:pt idx=\"1\">南区</cx:pt></cx:lvl>"
                            "<cx:lvl><cx:pt idx=\"0\">全市</cx:pt></cx:lvl></cx:strDim><cx:numDim type=\"val\"><cx:lvl><cx:pt idx=\"0\">12</cx:pt><cx:pt idx=\"1\">34</cx:pt></cx:lvl>"
                            "</cx:numDim></cx:data></cx:chartData><cx:chart><cx:title><cx:tx><cx:rich><a:p><a:r><a:t>供水</a:t></a:r></a:p></cx:rich></cx:tx></cx:title><cx:plotArea>"
                            "<cx:plotAreaRegion><cx:series><cx:tx><cx:txData><cx:f>B</cx:f><cx:v>万吨</cx:v></cx:txData></cx:tx><cx:dataId val=\"0\"/></cx:series></cx:plotAreaRegion>"
                            "</cx:plotArea></cx:chart></cx:chartSpace>";
    const std::string choice = drawing("<cx:chart xmlns:cx=\"http://schemas.microsoft.com/office/drawing/2014/chartex\" r:id=\"rIdC\"/>");
    const auto flow = read_flow(DocxBuilder()
                                    .relationship("rIdC", "chartEx", "charts/chartEx1.xml")
                                    .relationship("rIdP", "image", "media/a.png")
                                    .part("word/charts/chartEx1.xml", xml)
                                    .body("<w:p>" + run("如图") + "<w:r><mc:AlternateContent xmlns:cx1=\"http://schemas.microsoft.com/office/drawing/2015/9/8/chartex\"><mc:Choice Requires=\"cx1\">" +
                                          choice + "</mc:Choice><mc:Fallback>" + drawing("<pic:pic><pic:blipFill><a:blip r:embed=\"rIdP\"/></pic:blipFill></pic:pic>") +
                                          "</mc:Fallback></mc:AlternateContent></w:r></w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"如图", "供水", "\t万吨", "北区\t12", "南区\t34"}));
    EXPECT_TRUE(std::any_of(flow.blocks.begin(), flow.blocks.end(), [](const model::Block& one) { return std::holds_alternative<model::Figure>(one.value); }));
}

TEST(Diagrams, PointsInTheOrderOfTheTree) {
    const auto point = [](const std::string& id, const std::string& text, const std::string& type = "") {
        return "<dgm:pt modelId=\"" + id + "\"" + (type.empty() ? "" : " type=\"" + type + "\"") + "><dgm:t><a:p><a:r><a:t>" + text +
               "</a:t></a:r></a:p></dgm:t></dgm:pt>";
    };
    const auto link = [](const std::string& from, const std::string& to, int order) {
        return "<dgm:cxn srcId=\"" + from + "\" destId=\"" + to + "\" srcOrd=\"" + std::to_string(order) + "\"/>";
    };
    const std::string data = "<dgm:dataModel xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" "
                             "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><dgm:ptLst>" +
                             point("0", "", "doc") + point("2", "审核") + point("3", "登记") + point("1", "受理") + point("9", "箭头", "sibTrans") +
                             point("8", "复核") + "</dgm:ptLst><dgm:cxnLst>" + link("0", "2", 1) + link("0", "1", 0) + link("1", "3", 0) + link("3", "0", 0) +
                             "</dgm:cxnLst></dgm:dataModel>";
    const auto flow = read_flow(DocxBuilder()
                                    .relationship("rIdD", "diagramData", "diagrams/data1.xml")
                                    .part("word/diagrams/data1.xml", data)
                                    .body("<w:p><w:r>" + drawing("<dgm:relIds xmlns:dgm=\"http://schemas.openxmlformats.org/drawingml/2006/diagram\" r:dm=\"rIdD\"/>") +
                                          "</w:r></w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"受理", "登记", "审核", "复核"}));
}

TEST(WordArt, IsText) {
    const auto flow = read_flow(DocxBuilder()
                                    .body("<w:p><w:r><w:pict><v:shape><v:textpath string=\"桐溪&amp;简报\"/></v:shape></w:pict></w:r>" + run("第一期") + "</w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"桐溪&简报", "第一期"}));
}

TEST(WordArt, WatermarksAreFurniture) {
    const auto flow = read_flow(DocxBuilder()
                                    .furniture("header", "h1", "<w:p><w:r><w:pict><v:shape id=\"PowerPlusWaterMarkObject1\"><v:textpath string=\"样稿\"/>"
                                                               "</v:shape></w:pict></w:r></w:p>")
                                    .body(paragraph("正文"))
                                    .build());
    ASSERT_EQ(flow.furniture.size(), 1U);
    EXPECT_EQ(flow.furniture[0].kind, model::FurnitureKind::watermark);
    EXPECT_EQ(flow.furniture[0].text, "样稿");
}

TEST(FormulasInText, AreOneRun) {
    const std::string math = "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>";
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + run("设") + math + run("为", "<w:b/>") + "</w:p>").build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].text, "设x^2为");
    ASSERT_EQ(all[0].runs.size(), 3U);
    ASSERT_EQ(all[0].runs[1].formula, 0);
    EXPECT_EQ(flow.formulas, std::vector<std::string>{"x^{2}"});
}

TEST(FormulasInText, HoldRunsOfTheTextToo) {
    const std::string math = "<m:oMath>" + run("若") + "<m:f><m:num>" + run("a") + "</m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>";
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + math + "</w:p>").build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"若a/b"});
    EXPECT_EQ(flow.formulas, std::vector<std::string>{"\\text{若}\\frac{a}{b}"});
}

TEST(FormulasInText, DeletedPiecesAndPhantomsAreDiscarded) {
    const std::string math = "<m:oMath><m:r><m:t>a</m:t></m:r><w:del><m:r><m:t>bc</m:t></m:r></w:del><m:phant><m:phantPr><m:show m:val=\"0\"/></m:phantPr>"
                             "<m:e><m:r><m:t>d</m:t></m:r></m:e></m:phant></m:oMath>";
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + math + "</w:p>").build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"a"});
    EXPECT_EQ(discarded(flow, "deleted"), 2U);
    EXPECT_EQ(discarded(flow, "hidden"), 1U);
}

std::string picture(const std::string& relation) {
    return "<w:p><w:r>" + drawing("<pic:pic><pic:blipFill><a:blip " + relation + "/></pic:blipFill></pic:pic>") + "</w:r></w:p>";
}

TEST(Pictures, TypeAndSizeAreReadFromTheBytes) {
    const std::string png("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xF0", 24);
    const auto flow = read_flow(DocxBuilder().relationship("rIdP", "image", "media/a.tmp").part("word/media/a.tmp", png).body(picture("r:embed=\"rIdP\"")).build());
    const auto* figure = std::get_if<model::Figure>(&flow.blocks.at(0).value);
    ASSERT_NE(figure, nullptr);
    EXPECT_EQ(figure->media_type, "image/png");
    EXPECT_EQ(figure->pixel_width, 320);
    EXPECT_EQ(figure->pixel_height, 240);
    EXPECT_EQ(figure->source, "word/media/a.tmp");
}

TEST(Pictures, LinkedOnesAreToldAndNotFetched) {
    model::Diagnostics sink;
    const auto flow = read_flow(DocxBuilder().relationship("rIdP", "image", "http://example.cn/a.png", true).body(picture("r:link=\"rIdP\"")).build(),
                                extract::docx::Revisions::accepted, &sink);
    const auto* figure = std::get_if<model::Figure>(&flow.blocks.at(0).value);
    ASSERT_NE(figure, nullptr);
    EXPECT_TRUE(figure->source.empty());
    EXPECT_TRUE(is_told(sink, "docx.picture_linked"));
}

/// WPS Office writes no styles part, a namespace of its own that it puts anywhere, and text boxes twice.
TEST(Wps, ReadsTheSame) {
    const std::string own = " xmlns:wpsCustomData=\"http://www.wps.cn/officeDocument/2013/wpsCustomData\" wpsCustomData:decorated=\"1\"";
    const std::string box = "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor><wp:docPr id=\"2\" name=\"文本框 1\"/><a:graphic><a:graphicData>"
                            "<wps:wsp><wps:cNvSpPr txBox=\"1\"/><wps:txbx><w:txbxContent>" + paragraph("框内") +
                            "</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
                            "<v:textbox><w:txbxContent>" + paragraph("框内") + "</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>";
    const auto flow = read_flow(DocxBuilder()
                                    .relationship("rIdX", "customXml", "../customXml/item1.xml")
                                    .part("customXml/item1.xml", "<s:customData xmlns:s=\"http://www.wps.cn/officeDocument/2013/wpsCustomData\"><t>数据</t></s:customData>")
                                    .body("<w:p" + own + "><w:pPr><w:pStyle w:val=\"2\"/></w:pPr><wpsCustomData:mark" + own + "/><w:r>" + box + "</w:r>" + run("锚段") + "</w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"框内", "锚段"}));
    EXPECT_EQ(discarded(flow, "fallback"), 2U);
}

std::string as_text(const Bytes& bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

DocxBuilder with_chunk(const std::string& name, const std::string& content) {
    return DocxBuilder().relationship("rIdA", "aFChunk", name).part("word/" + name, content).body(paragraph("前") + "<w:altChunk r:id=\"rIdA\"/>" + paragraph("后"));
}

TEST(Chunks, PackagesAreReadInPlace) {
    const Bytes inner = DocxBuilder()
                            .notes("footnotes", "<w:footnote w:id=\"2\">" + paragraph("内注") + "</w:footnote>")
                            .body("<w:p>" + run("内文", "<w:rFonts w:ascii=\"Kai\" w:eastAsia=\"Kai\"/>") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>")
                            .build();
    const auto flow = read_flow(with_chunk("in.docx", as_text(inner)).notes("footnotes", "<w:footnote w:id=\"2\">" + paragraph("外注") + "</w:footnote>").build());
    ASSERT_EQ(texts(flow), (std::vector<std::string>{"前", "内文", "后"}));
    const model::Paragraph inside = paragraphs(flow.blocks)[1];
    EXPECT_EQ(font_of(flow, inside.runs[0]), "Kai");
    ASSERT_EQ(inside.runs.back().note, 1);
    EXPECT_EQ(flow.notes[1].text, "内注");
    EXPECT_EQ(flow.part_names[static_cast<std::size_t>(inside.locations[0].part)], "word/in.docx/word/document.xml");
}

TEST(Chunks, PackagesWithinPackagesEnd) {
    std::string inner = as_text(DocxBuilder().body(paragraph("底")).build());
    for (int i = 0; i < 8; ++i) {
        inner = as_text(with_chunk("in.docx", inner).build());
    }
    model::Diagnostics sink;
    const auto flow = read_flow(with_chunk("in.docx", inner).build(), extract::docx::Revisions::accepted, &sink);
    EXPECT_EQ(texts(flow).size(), 10U);
    EXPECT_TRUE(is_told(sink, "docx.chunk_not_read"));
}

TEST(Chunks, WebPages) {
    const auto flow = read_flow(with_chunk("a.htm",
                                           "<html><head><title>无</title><style>p{}</style></head><body><h2>标 题</h2>\n<p>一 <b>粗</b>\n字<br>行</p>"
                                           "<ol start=3><li>甲<li>乙</ol><a href='http://example.cn/'>链</a><script>x()</script></body></html>")
                                    .build());
    ASSERT_EQ(texts(flow), (std::vector<std::string>{"前", "标 题", "一 粗 字\n行", "3.\t甲", "4.\t乙", "链", "后"}));
    const auto all = paragraphs(flow.blocks);
    EXPECT_EQ(all[1].outline_level, 2);
    EXPECT_TRUE(all[2].runs[1].style.bold);
    EXPECT_EQ(all[3].marker->text, "3.");
    EXPECT_EQ(flow.links, std::vector<std::string>{"http://example.cn/"});
}

TEST(Chunks, TablesOfWebPages) {
    const auto flow = read_flow(with_chunk("a.htm",
                                           "<html><body><table><tr><th rowspan=2>A<th colspan=2>B<tr><td>C<td>D<tr><td>E</table></body></html>")
                                    .build());
    const model::Table table = first_table(flow);
    EXPECT_EQ(table.rows, 3);
    EXPECT_EQ(table.columns, 3);
    EXPECT_EQ(cell_text(table, 0, 1), "B");
    EXPECT_EQ(cell_text(table, 1, 1), "C");
    EXPECT_EQ(cell_text(table, 2, 0), "E");
    EXPECT_TRUE(table.cells[0].header);
    EXPECT_EQ(table.cells[0].row_span, 2);
}

TEST(Chunks, WebArchives) {
    const std::string head = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=\"--=part\"; type=\"text/html\"\r\n\r\nno part\r\n";
    const std::string other = "----=part\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBOR\r\n";
    const auto page = [](const std::string& encoding, const std::string& body) {
        return "----=part\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body + "\r\n----=part--\r\n";
    };
    const auto read = [&](const std::string& archive) { return texts(read_flow(with_chunk("a.mht", archive).build())); };
    EXPECT_EQ(read(head + other + page("quoted-printable", "<html><body><p class=3D\"x\">=E7=94=B2 b=\r\nc a=b</p></body></html>")), (std::vector<std::string>{"前", "甲 bc a=b", "后"}));
    EXPECT_EQ(read(head + page("base64", "PHA+55Sy\r\nPC9wPg==")), (std::vector<std::string>{"前", "甲", "后"}));
    EXPECT_EQ(read(head + page("8bit", "<p>甲</p>")), (std::vector<std::string>{"前", "甲", "后"}));
    EXPECT_EQ(read("Content-Type: text/html\n\n<p>甲</p>"), (std::vector<std::string>{"前", "甲", "后"}));
    EXPECT_EQ(read(head + other), (std::vector<std::string>{"前", "后"})) << "no page in it";
    EXPECT_EQ(read("Note: plain text"), (std::vector<std::string>{"前", "Note: plain text", "后"}));
}

TEST(Chunks, RichText) {
    const std::string rtf = R"({\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset134 SimSun;}}{\stylesheet{\s0 Normal;}}{\*\generator x;}
\pard\outlinelevel1{\listtext 1.\tab}\b Head\b0\par
\pard\f1 \'bc\'d7\'d2\'d2\f0  caf\'e9 \u20057?\uc0\u-10179\u-8694\'41{\v gone}{\field{\*\fldinst PAGE}{\fldrslt 7}}\{\~\line end\par\par
\trowd\intbl a\par b\cell c\cell\row\trowd\intbl d\cell\row\pard after{\pict 0102})";
    const auto flow = read_flow(with_chunk("a.rtf", rtf).build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"前", "1.\tHead", "甲乙 café 乙😊A7{\u00A0\nend", "after", "后"})); // \u with its stand-in left out
    const auto all = paragraphs(flow.blocks);
    EXPECT_EQ(all[1].outline_level, 2);
    EXPECT_FALSE(all[1].runs[0].style.bold);
    EXPECT_TRUE(all[1].runs[1].style.bold);
    const model::Table table = first_table(flow);
    EXPECT_EQ(table.rows, 2);
    EXPECT_EQ(table.columns, 2);
    EXPECT_EQ(cell_text(table, 0, 0), "a\nb");
    EXPECT_EQ(cell_text(table, 1, 0), "d");
    EXPECT_EQ(discarded(flow, "hidden"), 4U);
    for (const std::string broken : {"{\\rtf1", "{\\rtf1 \\", "{\\rtf1 \\'", "{\\rtf1 \\bin99999999999 x", "{\\rtf1 }}}} x", "{\\rtf1 \\cell\\row\\cell x", "{\\rtf1\\u55357 x"}) {
        (void)read_flow(with_chunk("a.rtf", broken).build());
    }
}

TEST(Chunks, PlainTextInItsEncodings) {
    EXPECT_EQ(texts(read_flow(with_chunk("a.txt", "甲\r\n\r\n乙").build())), (std::vector<std::string>{"前", "甲", "乙", "后"}));
    EXPECT_EQ(texts(read_flow(with_chunk("a.txt", "\xBC\xD7").build())), (std::vector<std::string>{"前", "甲", "后"})) << "GB 18030";
    EXPECT_EQ(texts(read_flow(with_chunk("a.txt", "\xFF\xFE\x32\x75").build())), (std::vector<std::string>{"前", "甲", "后"})) << "UTF-16";
}

TEST(Chunks, OthersAreTold) {
    model::Diagnostics sink;
    EXPECT_EQ(texts(read_flow(with_chunk("a.doc", "\xD0\xCF\x11\xE0").build(), extract::docx::Revisions::accepted, &sink)).size(), 2U);
    EXPECT_TRUE(is_told(sink, "docx.chunk_not_read"));
    model::Diagnostics outside;
    const auto flow = read_flow(DocxBuilder().relationship("rIdS", "subDocument", "teil.docx", true).body("<w:subDoc r:id=\"rIdS\"/>" + paragraph("文")).build(),
                                extract::docx::Revisions::accepted, &outside);
    EXPECT_EQ(texts(flow).size(), 1U);
    EXPECT_TRUE(is_told(outside, "docx.subdocument_not_read"));
}

}  // namespace
}  // namespace bianmu::test
