#include <gtest/gtest.h>

#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

PdfBuilder two_pages(const std::string& entries = "") {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    PdfPage page;
    page.content = "BT /F1 10 Tf 100 700 Td (text) Tj ET";
    pdf.add_page(page);
    page.entries = entries;
    pdf.add_page(page);
    return pdf;
}

TEST(PdfNavigation, LinksLeadToUrisAndPages) {
    PdfBuilder pdf = two_pages(
        "/Annots [<< /Subtype /Link /Rect [100 690 200 710] /A << /S /URI /URI (https://example.cn/a) >> >>"
        " << /Subtype /Link /Rect [200 650 100 630] /Dest [3 0 R /Fit] >>"
        " << /Subtype /Link /Rect [0 0 9 9] /A << /S /JavaScript /JS (1) >> >>]");
    PdfReading got = read_pdf(pdf.build());
    EXPECT_TRUE(got.page(1).links.empty());
    const auto& links = got.page(2).links;
    ASSERT_GE(links.size(), 1U);
    EXPECT_EQ(links[0].target, "https://example.cn/a");
    EXPECT_EQ(links[0].box, (model::Box{100, 132, 200, 152}));
    EXPECT_TRUE(got.page(2).rules.empty()) << "the border of a link is no line of the page";
}

TEST(PdfNavigation, LinksToPagesOfTheDocument) {
    PdfBuilder first = two_pages();
    const std::string target = std::to_string(first.page_object(1));
    PdfBuilder pdf = two_pages("/Annots [<< /Subtype /Link /Rect [200 650 100 630] /Dest [" + target +
                               " 0 R /Fit] >>"
                               " << /Subtype /Link /Rect [0 0 10 10] /A << /S /GoTo /D <6E616D6564> >> >>]");
    pdf.add_catalog("/Dests << /named [" + target + " 0 R /XYZ 0 0 0] >>");
    const PdfReading got = read_pdf(pdf.build());
    const auto& links = got.page(2).links;
    ASSERT_EQ(links.size(), 2U);
    EXPECT_EQ(links[0].target, "#page=1");
    EXPECT_EQ(links[0].box, (model::Box{100, 192, 200, 212}));
    EXPECT_EQ(links[1].target, "#page=1");
}

TEST(PdfNavigation, OutlineHasTitlesLevelsAndPages) {
    PdfBuilder pdf = two_pages();
    pdf.set_outline({{"第一章　总则", 1}, {"附件", 2}});
    const PdfReading got = read_pdf(pdf.build());
    ASSERT_EQ(got.pages.outline.size(), 2U);
    EXPECT_EQ(got.pages.outline[0].title, "第一章　总则");
    EXPECT_EQ(got.pages.outline[0].level, 1);
    EXPECT_EQ(got.pages.outline[0].page, 1);
    EXPECT_EQ(got.pages.outline[1].page, 2);
}

TEST(PdfNavigation, ACircularOutlineEnds) {
    PdfBuilder pdf = two_pages();
    const int root = pdf.add("");
    static_cast<void>(root);
    const int item = pdf.add("<< /Title (a) /First " + std::to_string(root + 2) + " 0 R /Next " + std::to_string(root + 1) + " 0 R >>");
    pdf.add("<< /Title (b) /First " + std::to_string(item) + " 0 R >>");
    pdf.add_catalog("/Outlines << /First " + std::to_string(item) + " 0 R >>");
    const PdfReading got = read_pdf(pdf.build());
    ASSERT_EQ(got.pages.outline.size(), 2U);
    EXPECT_EQ(got.pages.outline[1].level, 2);
    EXPECT_EQ(got.pages.outline[1].page, 0);
}

TEST(PdfNavigation, Metadata) {
    PdfBuilder pdf = two_pages();
    pdf.set_info("/Title " + pdf_text("南河水务简报") +
                 " /Author (\xCD\xF5\xD0\xA1\xBA\xD3) /Producer (Example) /CreationDate "
                 "(D:20220125093000+08'00') /ModDate (D:20220126)");
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.pages.metadata.title, "南河水务简报");
    EXPECT_EQ(got.pages.metadata.author, "王小河");
    EXPECT_EQ(got.pages.metadata.producer, "Example");
    EXPECT_EQ(got.pages.metadata.created, "2022-01-25T09:30:00+08:00");
    EXPECT_EQ(got.pages.metadata.modified, "2022-01-26");
}

}  // namespace
}  // namespace bianmu::test
