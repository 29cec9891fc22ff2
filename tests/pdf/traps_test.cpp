#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "convert/convert.h"
#include "support/text_pdf.h"

namespace bianmu::test {
namespace {

// What goes wrong with real files, from the bytes of a small PDF to the document.

constexpr std::string_view kSentence =
    "临江街道会同水务局检查沿线排水设施，组织志愿者培训，更新无障碍坡道，公布水质检测结果，整理地方文献目录，试行预约讲解，修补候车亭座椅，延长夜间开放时间。";

model::Document convert_file(const std::string& file, const convert::Options& options = {}) {
    auto document = convert::convert(bytes_of(file), "trap.pdf", options, {});
    EXPECT_TRUE(document) << (document ? "" : document.error().message);
    return document ? *std::move(document) : model::Document{};
}

/// Titles and blocks in order.
std::vector<std::string> texts(const model::Document& document) {
    std::vector<std::string> out;
    for (const model::Section& section : document.sections) {
        for (const model::Article& article : section.articles) {
            if (!article.title.empty()) {
                out.push_back(article.title);
            }
            for (const model::DocumentBlock& block : article.blocks) {
                out.push_back(block.text);
            }
        }
    }
    return out;
}

bool has(const std::vector<std::string>& list, std::string_view text) {
    return std::find(list.begin(), list.end(), text) != list.end();
}

std::uint64_t discarded(const model::Document& document, std::string_view reason) {
    for (const model::Discarded& part : document.accounting.discarded) {
        if (part.reason == reason) {
            return part.chars;
        }
    }
    return 0;
}

/// One page with a full paragraph and whatever `add` paints.
template <typename Add>
model::Document with_body(Add add) {
    TextPdf made;
    made.page();
    made.paragraph(90, 100, 16, 25, kSentence);
    add(made);
    return convert_file(made.build());
}

TEST(PdfTraps, AParagraphCutByAPageBreakIsOne) {
    TextPdf made;
    made.page();
    double y = 100;
    while (y < 700) {
        y = made.paragraph(90, y, 16, 25, kSentence);
    }
    made.text(122, y, 16, "各单位要结合实际，把便民服务各项工作抓细抓实抓");
    made.page();
    made.text(90, 100, 16, "出成效，让群众满意。");
    made.paragraph(90, 128, 16, 25, kSentence);
    const auto got = texts(convert_file(made.build()));
    EXPECT_TRUE(has(got, "各单位要结合实际，把便民服务各项工作抓细抓实抓出成效，让群众满意。"));
}

TEST(PdfTraps, NoSpacesComeBetweenHanThatArePaintedOneByOne) {
    const auto document = with_body([](TextPdf& made) {
        double x = 122;
        for (const char* character : {"水", "位", "监", "测", "点", "共", "十", "二", "处", "。"}) {
            made.text(x, 240, 16, character);
            made.text(x + 16, 240, 16, " ");
            x += 16;
        }
    });
    EXPECT_TRUE(has(texts(document), "水位监测点共十二处。"));
}

TEST(PdfTraps, QuotesAndFullWidthDigitsStayAsPrinted) {
    constexpr std::string_view text = "“云上”图书馆\"开放\"２０２２年第3期，电话‘另告’。";
    EXPECT_TRUE(has(texts(with_body([&](TextPdf& made) { made.text(122, 240, 16, text); })), text));
}

TEST(PdfTraps, RadicalsAreCharacters) {
    EXPECT_TRUE(has(texts(with_body([](TextPdf& made) { made.text(122, 240, 16, "⼀⼆⽉⼈⺠"); })), "一二月人民"));
}

TEST(PdfTraps, BoldInItsThreeDisguises) {
    const auto document = with_body([](TextPdf& made) {
        made.text(122, 240, 16, "粗体字体。", "", "F2");
        made.text(202, 240, 16, "描边加粗。", "2 Tr 0.45 w");
        made.text(282, 240, 16, "重叠印刷。").text(282.3, 240, 16, "重叠印刷。");
        made.text(362, 240, 16, "不粗。");
    });
    EXPECT_EQ(discarded(document, "duplicate"), 5U) << "printed twice, read once";
    for (const model::DocumentBlock& block : document.sections[0].articles[0].blocks) {
        if (block.text.starts_with("粗体")) {
            EXPECT_EQ(block.text, "粗体字体。描边加粗。重叠印刷。不粗。");
            ASSERT_EQ(block.spans.size(), 1U);
            EXPECT_TRUE(block.spans[0].bold);
            EXPECT_EQ(block.spans[0].end, 15U);
            return;
        }
    }
    ADD_FAILURE() << "no such paragraph";
}

TEST(PdfTraps, WhatIsNotSeenIsDiscardedWithItsReason) {
    const auto document = with_body([](TextPdf& made) {
        made.text(122, 240, 16, "看不见", "3 Tr");
        made.text(122, 260, 16, "裁去了", "0 0 10 10 re W n");
        made.text(122, 2000, 16, "页面外");
        made.text(700, 280, 16, "右边外");
    });
    EXPECT_EQ(discarded(document, "invisible"), 3U);
    EXPECT_EQ(discarded(document, "clipped"), 9U);
    EXPECT_EQ(texts(document), std::vector<std::string>{std::string(kSentence)});
}

TEST(PdfTraps, HeadersAndNumbersOfPagesAreFurniture) {
    TextPdf made;
    for (int page = 1; page <= 4; ++page) {
        made.page();
        made.text(250, 50, 10, "南河服务简报");
        made.text(280, 800, 14, "— " + std::to_string(page) + " —");
        for (double y = 100; y < 700;) {
            y = made.paragraph(90, y, 16, 25, kSentence);
        }
    }
    const auto document = convert_file(made.build());
    EXPECT_FALSE(has(texts(document), "南河服务简报"));
    EXPECT_EQ(document.accounting.furniture_chars, 4U * (6 + 3));
}

TEST(PdfTraps, EmptyRowsThatThePageDrawsAreRowsAndDoubleLinesAreNone) {
    const auto rows_with = [](double white, bool drawn) {
        TextPdf made;
        made.page();
        double top = 100;   // from the top of the page; four cells in each row, with lines of their own
        for (const double height : {20.0, white, 20.0}) {
            std::string lines = "1 G 0.5 w ";
            for (int c = 0; c <= 4; ++c) {
                const auto at = [](double value) { return std::to_string(value) + " "; };
                const double x = 90 + 100 * c, y = 842 - top;
                lines += c < 4 ? at(x) + at(y) + "m " + at(x + 100) + at(y) + "l S " + at(x) + at(y - height) + "m " + at(x + 100) + at(y - height) + "l S " : "";
                lines += height == white && !drawn ? "" : at(x) + at(y - 0.25) + "m " + at(x) + at(y - height + 0.25) + "l S ";
            }
            made.operators(lines);
            for (int c = 0; c < 4 && height > white; ++c) {
                made.text(100 + 100 * c, top + 14, 10, top > 110 ? "12.4" : "水位");
            }
            top += height;
        }
        const model::Document document = convert_file(made.build());
        const auto& blocks = document.sections.at(0).articles.at(0).blocks;
        return blocks.size() == 1 ? blocks[0].rows : 0;
    };
    EXPECT_EQ(rows_with(3, true), 3);
    EXPECT_EQ(rows_with(3, false), 2);
    EXPECT_EQ(rows_with(1, true), 2);
}

TEST(PdfTraps, ATurnedPageReadsAsAnUprightOne) {
    TextPdf made;
    made.page("/Rotate 90 /CropBox [0 0 595 842]");
    // Text that stands upright once the page is turned.
    for (int line = 0; line < 3; ++line) {
        made.operators("BT /F1 16 Tf 0 1 -1 0 " + std::to_string(100 + 28 * line) + " 90 Tm " +
                       utf16_codes(line == 0 ? "　　横版页面上的文字先转过来再读，一行接着一行，不会因为页面转过就乱了次序也不会"
                                   : line == 1 ? "丢掉什么字，后面的一行同样如此，直到段落结束为止，标点符号也在各自应该在的位置上"
                                               : "没有改变。") +
                       " Tj ET");
    }
    const auto got = texts(convert_file(made.build()));
    ASSERT_EQ(got.size(), 1U);
    EXPECT_TRUE(got[0].ends_with("没有改变。"));
}

TEST(PdfTraps, FieldsAreContentNotesAreComments) {
    TextPdf made;
    made.page("/Annots [<< /Subtype /Widget /FT /Tx /V " + pdf_text("青岚县") + " /DA (/F 16 Tf) /Rect [200 590 400 610] >>"
              " << /Subtype /Text /Contents " + pdf_text("请核对") + " /Rect [500 700 520 720] >>"
              " << /Subtype /Popup /Contents " + pdf_text("请核对") + " /Rect [400 700 500 720] >>]");
    made.paragraph(90, 100, 16, 25, kSentence);
    made.text(122, 247, 16, "单位：");
    const auto document = convert_file(made.build());
    const auto got = texts(document);
    EXPECT_TRUE(std::any_of(got.begin(), got.end(), [](const std::string& text) { return text.find("青岚县") != std::string::npos; }));
    ASSERT_EQ(document.notes.size(), 1U);
    EXPECT_EQ(document.notes[0].kind, model::NoteKind::comment);
    EXPECT_EQ(document.notes[0].text, "请核对");
    EXPECT_EQ(document.notes[0].locations.at(0).page, 1);
    std::uint64_t kept = document.accounting.content_chars + document.accounting.furniture_chars;
    for (const model::Discarded& part : document.accounting.discarded) {
        kept += part.chars;
    }
    EXPECT_EQ(kept, document.accounting.source_chars);
}

TEST(PdfTraps, AttachedFilesAreListed) {
    TextPdf made;
    PdfBuilder& pdf = made.pdf();
    const int file = pdf.add_stream("/Subtype /text#2Fplain /Params << /Size 3 >>", "abc");
    const int named = pdf.add("<< /UF " + pdf_text("附表.txt") + " /EF << /UF " + std::to_string(file) + " 0 R >> >>");
    pdf.add_catalog("/Names << /EmbeddedFiles << /Names [(a) " + std::to_string(named) + " 0 R] >> >>");
    made.page();
    made.paragraph(90, 100, 16, 25, kSentence);
    const auto json = convert::convert_to_output(bytes_of(made.build()), "trap.pdf", {}, {});
    ASSERT_TRUE(json) << json.error().message;
    EXPECT_NE(json->find(R"("attachments":[{"name":"附表.txt","media_type":"text/plain","bytes":3}])"), std::string::npos);
}

TEST(PdfTraps, TaggedHeadingsAreHeadings) {
    TextPdf made;
    made.page();
    made.operators("/H1 << /MCID 0 >> BDC").text(122, 100, 16, "工作安排").operators("EMC /P << /MCID 1 >> BDC");
    made.paragraph(90, 128, 16, 25, kSentence);
    made.operators("EMC");
    made.page();
    PdfBuilder& pdf = made.pdf();
    const std::string page = " /Pg " + std::to_string(pdf.page_object(1)) + " 0 R";
    const int heading = pdf.add("<< /S /H1 /K 0" + page + " >>");
    const int body = pdf.add("<< /S /P /K 1" + page + " >>");
    const int root = pdf.add("<< /K [" + std::to_string(heading) + " 0 R " + std::to_string(body) + " 0 R] >>");
    pdf.add_catalog("/StructTreeRoot " + std::to_string(root) + " 0 R");
    convert::Options options;
    options.profile = "generic";
    const auto document = convert_file(made.build(), options);
    const auto& blocks = document.sections.at(0).articles.at(0).blocks;
    EXPECT_TRUE(std::any_of(blocks.begin(), blocks.end(), [](const model::DocumentBlock& block) {
        return block.type == model::BlockType::heading && block.text == "工作安排" && block.level == 1;
    }));
}

}  // namespace
}  // namespace bianmu::test
