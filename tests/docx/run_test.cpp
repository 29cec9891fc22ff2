#include <gtest/gtest.h>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

std::string style(const std::string& type, const std::string& id, const std::string& properties, const std::string& based_on = {}) {
    return "<w:style w:type=\"" + type + "\" w:styleId=\"" + id + "\"><w:name w:val=\"" + id + "\"/>" +
           (based_on.empty() ? "" : "<w:basedOn w:val=\"" + based_on + "\"/>") + properties + "</w:style>";
}

std::string fonts(const std::string& latin, const std::string& east_asian) {
    return "<w:rFonts w:ascii=\"" + latin + "\" w:hAnsi=\"" + latin + "\" w:eastAsia=\"" + east_asian + "\"/>";
}

std::string piece(const model::Paragraph& paragraph, std::size_t run) {
    return paragraph.text.substr(paragraph.runs[run].start, paragraph.runs[run].end - paragraph.runs[run].start);
}

TEST(Runs, DefaultsAreTenPointsAndBlack) {
    const auto flow = read_flow(DocxBuilder().body(paragraph("水位")).build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 1U);
    ASSERT_EQ(all[0].runs.size(), 1U);
    EXPECT_FLOAT_EQ(all[0].runs[0].style.size, 10);
    EXPECT_EQ(all[0].runs[0].style.color, 0U);
    EXPECT_FALSE(all[0].runs[0].style.bold);
}

TEST(Runs, DirectFormatting) {
    const auto flow = read_flow(
        DocxBuilder()
            .body(paragraph("讯", {},
                            "<w:b/><w:i w:val=\"1\"/><w:u w:val=\"single\"/><w:strike/><w:color w:val=\"C00000\"/><w:sz w:val=\"44\"/>"
                            "<w:vertAlign w:val=\"superscript\"/>"))
            .build());
    const model::TextStyle style = paragraphs(flow.blocks)[0].runs[0].style;
    EXPECT_TRUE(style.bold && style.italic && style.underline && style.strike);
    EXPECT_EQ(style.color, 0xC00000U);
    EXPECT_FLOAT_EQ(style.size, 22);
    EXPECT_EQ(style.script, model::Script::superscript);
}

TEST(Runs, AutomaticColourIsBlackAndUnderlineNoneIsNone) {
    const auto flow = read_flow(DocxBuilder()
                                    .styles(style("paragraph", "Red", "<w:rPr><w:color w:val=\"FF0000\"/><w:u w:val=\"single\"/></w:rPr>"))
                                    .body(paragraph("黑", "<w:pStyle w:val=\"Red\"/>", "<w:color w:val=\"auto\"/><w:u w:val=\"none\"/>"))
                                    .build());
    const model::TextStyle style = paragraphs(flow.blocks)[0].runs[0].style;
    EXPECT_EQ(style.color, 0U);
    EXPECT_FALSE(style.underline);
}

TEST(Runs, StylesInheritFromTheirBase) {
    const auto flow =
        read_flow(DocxBuilder()
                      .styles("<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val=\"21\"/></w:rPr></w:rPrDefault></w:docDefaults>" +
                              style("paragraph", "Base", "<w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr>") +
                              style("paragraph", "Leaf", "<w:rPr><w:color w:val=\"0000FF\"/></w:rPr>", "Base"))
                      .body(paragraph("底", {}) + paragraph("叶", "<w:pStyle w:val=\"Leaf\"/>"))
                      .build());
    const auto all = paragraphs(flow.blocks);
    EXPECT_FLOAT_EQ(all[0].runs[0].style.size, 10.5F);
    EXPECT_FLOAT_EQ(all[1].runs[0].style.size, 16);
    EXPECT_TRUE(all[1].runs[0].style.bold);
    EXPECT_EQ(all[1].runs[0].style.color, 0x0000FFU);
    EXPECT_EQ(all[1].style, "leaf");
}

TEST(Runs, TogglesOfParagraphAndCharacterStyleCancelEachOther) {
    const auto flow =
        read_flow(DocxBuilder()
                      .styles(style("paragraph", "P", "<w:rPr><w:b/></w:rPr>") + style("character", "C", "<w:rPr><w:b/><w:i/></w:rPr>"))
                      .body("<w:p><w:pPr><w:pStyle w:val=\"P\"/></w:pPr>" + run("甲") + run("乙", "<w:rStyle w:val=\"C\"/>") +
                            run("丙", "<w:rStyle w:val=\"C\"/><w:b/>") + run("丁", "<w:b w:val=\"0\"/>") + "</w:p>")
                      .build());
    const auto runs = paragraphs(flow.blocks)[0].runs;
    ASSERT_EQ(runs.size(), 4U);
    EXPECT_TRUE(runs[0].style.bold);
    EXPECT_FALSE(runs[1].style.bold);
    EXPECT_TRUE(runs[1].style.italic);
    EXPECT_TRUE(runs[2].style.bold);
    EXPECT_FALSE(runs[3].style.bold);
}

TEST(Runs, CyclesOfStylesEnd) {
    const auto flow = read_flow(DocxBuilder()
                                    .styles(style("paragraph", "A", "", "B") + style("paragraph", "B", "<w:rPr><w:i/></w:rPr>", "A"))
                                    .body(paragraph("环", "<w:pStyle w:val=\"A\"/>"))
                                    .build());
    EXPECT_TRUE(paragraphs(flow.blocks)[0].runs[0].style.italic);
}

TEST(Runs, LongChainsOfStylesAreCutAtTheirRoot) {
    std::string styles = style("paragraph", "S0", "<w:rPr><w:i/></w:rPr>");
    for (int i = 1; i < 200; ++i) {
        styles += style("paragraph", "S" + std::to_string(i), "", "S" + std::to_string(i - 1));
    }
    const auto flow = read_flow(DocxBuilder().styles(styles).body(paragraph("近", "<w:pStyle w:val=\"S60\"/>") + paragraph("远", "<w:pStyle w:val=\"S199\"/>")).build());
    EXPECT_TRUE(paragraphs(flow.blocks)[0].runs[0].style.italic);
    EXPECT_FALSE(paragraphs(flow.blocks)[1].runs[0].style.italic) << "or a style sheet can ask for cubic time";
}

TEST(Runs, SplitWhereLatinAndEastAsianFontsDiffer) {
    const auto flow = read_flow(DocxBuilder().body(paragraph("全年供水 365 天（达标）", {}, fonts("Times New Roman", "FangSong"))).build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all[0].runs.size(), 3U);
    EXPECT_EQ(piece(all[0], 0), "全年供水 ");
    EXPECT_EQ(font_of(flow, all[0].runs[0]), "FangSong");
    EXPECT_EQ(piece(all[0], 1), "365 ");
    EXPECT_EQ(font_of(flow, all[0].runs[1]), "Times New Roman");
    EXPECT_EQ(font_of(flow, all[0].runs[2]), "FangSong");
}

TEST(Runs, QuotationMarksFollowTheirNeighboursOrTheHint) {
    const std::string hint = "<w:rFonts w:ascii=\"Arial\" w:eastAsia=\"SimSun\" w:hint=\"eastAsia\"/>";
    const auto flow =
        read_flow(DocxBuilder().body(paragraph("“节水”abc", {}, fonts("Arial", "SimSun")) + paragraph("abc“", {}, hint)).build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all[0].runs.size(), 2U);
    EXPECT_EQ(piece(all[0], 0), "“节水”");
    ASSERT_EQ(all[1].runs.size(), 2U);
    EXPECT_EQ(font_of(flow, all[1].runs[1]), "SimSun");
}

TEST(Runs, EqualNeighboursAreJoined) {
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + run("图书") + run("馆") + run("里", "<w:b/>") + "</w:p>").build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all[0].runs.size(), 2U);
    EXPECT_EQ(piece(all[0], 0), "图书馆");
}

TEST(Runs, ThemeFontsOfTheDocumentsLanguage) {
    const auto flow = read_flow(
        DocxBuilder()
            .theme("<a:majorFont><a:latin typeface=\"Calibri Light\"/><a:ea typeface=\"\"/><a:font script=\"Hans\" typeface=\"等线 "
                   "Light\"/></a:majorFont>"
                   "<a:minorFont><a:latin typeface=\"Calibri\"/><a:ea typeface=\"\"/><a:font script=\"Jpan\" typeface=\"游明朝\"/>"
                   "<a:font script=\"Hans\" typeface=\"等线\"/></a:minorFont>")
            .settings("<w:themeFontLang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/>")
            .body(paragraph("数x", {}, "<w:rFonts w:asciiTheme=\"minorHAnsi\" w:eastAsiaTheme=\"minorEastAsia\" w:eastAsia=\"宋体\"/>"))
            .build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all[0].runs.size(), 2U);
    EXPECT_EQ(font_of(flow, all[0].runs[0]), "等线");
    EXPECT_EQ(font_of(flow, all[0].runs[1]), "Calibri");
}

TEST(Runs, CombiningMarksComposeAlsoAcrossRuns) {
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + run("cafe") + run("\u0301 x", "<w:b/>") + "</w:p>").build());
    const auto all = paragraphs(flow.blocks);
    EXPECT_EQ(all[0].text, "café x");
    ASSERT_EQ(all[0].runs.size(), 2U);
    EXPECT_EQ(piece(all[0], 1), " x");
}

TEST(Runs, SpecialCharacters) {
    const auto flow = read_flow(
        DocxBuilder()
            .body("<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:pos=\"100\"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>"
                  "<w:t>c</w:t><w:cr/><w:t>d</w:t><w:noBreakHyphen/><w:t>e</w:t><w:softHyphen/><w:t>f</w:t>"
                  "<w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/><w:sym w:font=\"Symbol\" w:char=\"F061\"/></w:r></w:p>")
            .build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"a\tb\nc\nd\u2011ef☑α"});
}

TEST(Runs, WhiteSpaceCountsOnlyWherePreserved) {
    const auto flow =
        read_flow(DocxBuilder().body("<w:p><w:r><w:t> a </w:t><w:t xml:space=\"preserve\"> b\n</w:t><w:t>c</w:t></w:r></w:p>").build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"a b c"});
}

TEST(Runs, HiddenTextIsDiscarded) {
    const auto flow = read_flow(DocxBuilder()
                                    .styles(style("character", "Hid", "<w:rPr><w:vanish/></w:rPr>"))
                                    .body("<w:p>" + run("看得见") + run("看不见", "<w:vanish/>") + run("藏", "<w:rStyle w:val=\"Hid\"/>") +
                                          run("显", "<w:rStyle w:val=\"Hid\"/><w:vanish w:val=\"0\"/>") + "</w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"看得见显"});
    EXPECT_EQ(discarded(flow, "hidden"), 4U);
}

std::string ruby(const std::string& annotation, const std::string& base) {
    return "<w:r><w:ruby><w:rubyPr/><w:rt>" + annotation + "</w:rt><w:rubyBase>" + base + "</w:rubyBase></w:ruby></w:r>";
}

TEST(Runs, RubyIsKeptApartFromItsBase) {
    const auto flow = read_flow(DocxBuilder()
                                    .body("<w:p>" + run("沿") + ruby(run("bīn hé"), run("滨", "<w:b/>") + run("河")) + ruby(run("àn"), run("岸")) +
                                          run("行") + "</w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"沿滨河岸行"});
    EXPECT_EQ(flow.rubies, (std::vector<std::string>{"bīn hé", "àn"}));
    const auto runs = paragraphs(flow.blocks)[0].runs;
    ASSERT_EQ(runs.size(), 4U);   // the base is one, whatever it looks like
    EXPECT_EQ(runs[0].ruby, -1);
    EXPECT_EQ(runs[1].ruby, 0);
    EXPECT_EQ(runs[1].end - runs[1].start, 6U);
    EXPECT_EQ(runs[2].ruby, 1);
}

TEST(Runs, RubyWithoutItsBaseIsText) {
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + run("沿") + ruby(run("bīn"), "") + "</w:p>").build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"沿（bīn）"});
    EXPECT_TRUE(flow.rubies.empty());
}

/// Wherever a broken file puts the base, no run names an annotation that is not there, and no character is lost.
TEST(Runs, RubyOfBrokenFiles) {
    const std::string box = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + paragraph("框") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>";
    const std::string page = "<w:r><w:br w:type=\"page\"/></w:r>";
    for (const std::string& base : {box, run("前") + page, page + run("后"), run("前") + page + run("后"), ruby(run("nèi"), run("内")),
                                    run("外") + ruby(run("nèi"), run("内")) + run("外"), ruby(run("nèi"), box)}) {
        for (const std::string& annotation : {run("wài"), run("wài") + ruby(run("nèi"), run("内")), box}) {
            const auto flow = read_flow(DocxBuilder().body("<w:p>" + ruby(annotation, base) + run("尾") + "</w:p>").build());
            for (const model::Paragraph& one : paragraphs(flow.blocks)) {
                for (const model::Run& run : one.runs) {
                    EXPECT_LT(run.ruby, static_cast<std::int32_t>(flow.rubies.size())) << annotation << base;
                }
            }
        }
    }
}

TEST(Runs, RubyStandsBehindItsBaseInNotes) {
    const auto flow = read_flow(DocxBuilder()
                                    .body(paragraph("文"))
                                    .notes("footnotes", "<w:footnote w:id=\"2\"><w:p>" + ruby(run("bīn"), run("滨")) + "</w:p></w:footnote>")
                                    .build());
    ASSERT_EQ(flow.notes.size(), 1U);
    EXPECT_EQ(flow.notes[0].text, "滨（bīn）");
}

TEST(Runs, EmphasisMarksAreALook) {
    const auto flow = read_flow(DocxBuilder()
                                    .styles(style("character", "Dot", "<w:rPr><w:em w:val=\"dot\"/></w:rPr>"))
                                    .body("<w:p>" + run("节水") + run("优先", "<w:rStyle w:val=\"Dot\"/>") +
                                          run("治理", "<w:rStyle w:val=\"Dot\"/><w:em w:val=\"none\"/>") + run("为要", "<w:em w:val=\"circle\"/>") + "</w:p>")
                                    .build());
    const auto runs = paragraphs(flow.blocks)[0].runs;
    ASSERT_EQ(runs.size(), 4U);
    EXPECT_FALSE(runs[0].style.emphasis);
    EXPECT_TRUE(runs[1].style.emphasis);
    EXPECT_FALSE(runs[2].style.emphasis);
    EXPECT_TRUE(runs[3].style.emphasis);
}

TEST(Runs, CombinedAndTurnedCharactersStandInLine) {
    const auto flow = read_flow(DocxBuilder()
                                    .body("<w:p>" + run("由") + run("水利环保", "<w:eastAsianLayout w:id=\"1\" w:combine=\"1\"/>") +
                                          run("两部门于") + run("12", "<w:eastAsianLayout w:id=\"2\" w:vert=\"1\"/>") + run("日", "<w:caps/>") + "</w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"由水利环保两部门于12日"});
}

TEST(Runs, HiddenTextIsKeptIfAskedFor) {
    const auto bytes = DocxBuilder().body("<w:p>" + run("看得见") + run("看不见", "<w:vanish/>") + "</w:p>").build();
    extract::docx::Options options;
    options.keep_hidden = true;
    model::Diagnostics sink;
    const auto flow = extract::docx::read(bytes, options, {}, sink);
    ASSERT_TRUE(flow);
    EXPECT_EQ(texts(*flow), std::vector<std::string>{"看得见看不见"});
    EXPECT_TRUE(flow->discarded.empty());
    EXPECT_EQ(flow->source_chars, 6U);
}

TEST(Runs, FormulaTextIsKeptInLine) {
    const auto flow = read_flow(
        DocxBuilder().body("<w:p>" + run("流量 ") + "<m:oMath><m:r><m:t>Q=</m:t></m:r><m:r><m:t>v</m:t></m:r></m:oMath></w:p>").build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"流量 Q=v"});
}

TEST(Runs, LinksOfElementsAndFields) {
    const auto flow = read_flow(DocxBuilder()
                                    .relationship("rIdL", "hyperlink", "https://example.cn/a?b=1&amp;c=2", true)
                                    .body("<w:p><w:hyperlink r:id=\"rIdL\">" + run("网站") + "</w:hyperlink>" + run("见") +
                                          "<w:hyperlink w:anchor=\"sec\">" + run("下") + "</w:hyperlink>" +
                                          "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK "
                                          "\"https://example.cn/q\" \\l \"top\" </w:instrText></w:r>"
                                          "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                                          run("查") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + run("完") + "</w:p>")
                                    .build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all[0].text, "网站见下查完");
    ASSERT_EQ(all[0].runs.size(), 5U);
    const auto target = [&](std::size_t i) {
        return all[0].runs[i].link < 0 ? std::string() : flow.links[static_cast<std::size_t>(all[0].runs[i].link)];
    };
    EXPECT_EQ(target(0), "https://example.cn/a?b=1&c=2");
    EXPECT_EQ(target(1), "");
    EXPECT_EQ(target(2), "#sec");
    EXPECT_EQ(target(3), "https://example.cn/q#top");
    EXPECT_EQ(target(4), "");
}

TEST(Runs, AFieldInsideALinkIsPartOfIt) {
    const auto flow = read_flow(DocxBuilder()
                                    .body("<w:p><w:fldSimple w:instr=\" HYPERLINK \\l &quot;_Toc1&quot; \">" + run("总则") + "<w:fldSimple w:instr=\"PAGEREF _Toc1\">" + run("3") +
                                          "</w:fldSimple></w:fldSimple>" + run("完") + "</w:p>")
                                    .build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all[0].text, "总则3完");
    ASSERT_EQ(all[0].runs.size(), 2U);
    EXPECT_EQ(all[0].runs[0].link, 0);
    EXPECT_EQ(all[0].runs[0].end, 7U);
    EXPECT_EQ(all[0].runs[1].link, -1);
}

TEST(Runs, TwoLinesInOneStandInTheirBrackets) {
    const auto layout = [](const std::string& id, const std::string& brackets) {
        return "<w:eastAsianLayout w:id=\"" + id + "\" w:combine=\"1\" w:combineBrackets=\"" + brackets + "\"/>";
    };
    const auto flow = read_flow(DocxBuilder()
                                    .body("<w:p>" + run("桐溪") + run("水务", layout("1", "round")) + run("环保", layout("1", "round") + "<w:b/>") + run("局", layout("2", "square")) +
                                          run("文") + run("件", layout("3", "none")) + "</w:p><w:p>" + run("末", layout("4", "curly")) + "</w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"桐溪(水务环保)[局]文件", "{末}"}));
}

TEST(Runs, SymbolsBeyondTheFirstPlane) {
    const auto flow = read_flow(DocxBuilder()
                                    .body("<w:p>" + run("好") +
                                          "<w:r><mc:AlternateContent xmlns:s=\"http://schemas.microsoft.com/office/word/2015/wordml/symex\"><mc:Choice Requires=\"s\">"
                                          "<s:symEx s:font=\"Segoe UI Emoji\" s:char=\"1F60A\"/></mc:Choice><mc:Fallback><w:t>😊</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"好😊"});
    EXPECT_EQ(discarded(flow, "fallback"), 1U);
}

std::string form_field(const std::string& instruction, const std::string& data, const std::string& result = {}) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:name w:val=\"x\"/><w:enabled/>" + data +
           "</w:ffData></w:fldChar></w:r><w:r><w:instrText>" + instruction + "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + result +
           "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

TEST(Runs, FieldsOfFormsShowTheirState) {
    const std::string list = "<w:listEntry w:val=\"一类\"/><w:listEntry w:val=\"二类\"/></w:ddList>";
    const auto flow = read_flow(
        DocxBuilder()
            .body("<w:p>" + form_field("FORMCHECKBOX", "<w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/><w:checked/></w:checkBox>") + run("是") +
                  form_field("FORMCHECKBOX", "<w:checkBox><w:sizeAuto/><w:default w:val=\"0\"/></w:checkBox>") + run("否") +
                  form_field("FORMDROPDOWN", "<w:ddList><w:result w:val=\"1\"/>" + list) + form_field("FORMDROPDOWN", "<w:ddList>" + list) +
                  form_field("FORMTEXT", "<w:textInput><w:default w:val=\"空\"/></w:textInput>", run("填写")) + "</w:p>")
            .build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"☒是☐否二类一类填写"});
}

TEST(Runs, ContentControlsShowTheirContent) {
    const auto control = [](const std::string& properties, const std::string& content) {
        return "<w:sdt><w:sdtPr>" + properties + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
    };
    const auto flow = read_flow(
        DocxBuilder()
            .body("<w:p>" + control("<w14:checkbox><w14:checked w14:val=\"1\"/></w14:checkbox>", "<w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FE\"/></w:r>") +
                  control("<w:dropDownList><w:listItem w:displayText=\"不选\" w:value=\"1\"/></w:dropDownList>", run("选中")) +
                  control("<w:date w:fullDate=\"2024-03-05T00:00:00Z\"><w:dateFormat w:val=\"yyyy年M月d日\"/></w:date>", run("2024年3月5日")) + "</w:p>" +
                  control("<w:repeatingSection/>", control("<w:repeatingSectionItem/>", paragraph("甲")) + control("<w:repeatingSectionItem/>", paragraph("乙"))))
            .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"☑选中2024年3月5日", "甲", "乙"}));
}

TEST(Runs, FieldResultsStayAndInstructionsGo) {
    const auto flow = read_flow(DocxBuilder()
                                    .body("<w:p>" + run("第") +
                                          "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>SEQ 表</w:instrText></w:r>" +
                                          run("藏") + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + run("3") +
                                          "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + run("表，共") +
                                          "<w:fldSimple w:instr=\"NUMPAGES\">" + run("9") + "</w:fldSimple></w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), std::vector<std::string>{"第3表，共9"});
    EXPECT_EQ(discarded(flow, "hidden"), 1U);
}

TEST(Run, LettersInASymbolFontReadAsWhatItDraws) {
    const auto in = [](const std::string& fonts, const std::string& text) {
        return texts(read_flow(DocxBuilder().body("<w:p><w:r><w:rPr><w:rFonts " + fonts + "/></w:rPr><w:t>" + text + "</w:t></w:r></w:p>").build())).front();
    };
    EXPECT_EQ(in(R"(w:ascii="Symbol" w:hAnsi="Symbol")", "a+b=\u00B0 \uF067水"), "α+β=° γ水");
    EXPECT_EQ(in(R"(w:ascii="Wingdings" w:hAnsi="Wingdings")", "n l \u00FC\u00A0\u00FE"), "■ ● ✓\u00A0☑");
    EXPECT_EQ(in(R"(w:ascii="Wingdings 2")", "R\u00D7"), "☑\u00D7");   // what is not ASCII has another font
    EXPECT_EQ(in(R"(w:ascii="Arial" w:hAnsi="Arial")", "a\uF067"), "a\uF067");
}

}  // namespace
}  // namespace bianmu::test
