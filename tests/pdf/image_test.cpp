#include <gtest/gtest.h>

#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

std::string image(PdfBuilder& pdf, const std::string& name, int width, int height, const std::string& filter = "") {
    const int object = pdf.add_stream("/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Width " +
                                          std::to_string(width) + " /Height " + std::to_string(height) + " " + filter,
                                      std::string(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 'x'));
    return "/" + name + " " + std::to_string(object) + " 0 R ";
}

TEST(PdfImage, HasItsPlaceAndPixels) {
    PdfBuilder pdf;
    PdfPage page;
    page.resources = "/XObject << " + image(pdf, "I", 20, 10) + ">>";
    page.content = "q 200 0 0 100 100 500 cm /I Do Q";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    ASSERT_EQ(got.page().images.size(), 1U);
    const model::Image& seen = got.page().images[0];
    EXPECT_EQ(seen.box, (model::Box{100, 242, 300, 342}));
    EXPECT_EQ(seen.pixel_width, 20);
    EXPECT_EQ(seen.pixel_height, 10);
}

TEST(PdfImage, InlineImagesAreReadOver) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    PdfPage page;
    page.content = "q 50 0 0 50 100 500 cm BI /W 2 /H 2 /CS /G /BPC 8 ID EIEI EI Q BT /F1 10 Tf 100 700 Td (after) Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    ASSERT_EQ(got.page().images.size(), 1U);
    EXPECT_EQ(got.page().images[0].pixel_width, 2);
    EXPECT_EQ(got.text(), "after");
}

TEST(PdfImage, Jpeg2000IsNotDecodedAndStillFound) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    PdfPage page;
    page.resources = "/XObject << " + image(pdf, "I", 20, 10, "/Filter /JPXDecode") + image(pdf, "J", 30, 30) + ">>";
    page.content = "q 200 0 0 100 100 500 cm /I Do Q q 90 0 0 90 0 0 cm /J Do Q BT /F1 10 Tf 100 700 Td (after) Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(), "after");
    ASSERT_EQ(got.page().images.size(), 2U);
    EXPECT_EQ(got.page().images[0].box, (model::Box{100, 242, 300, 342}));
    EXPECT_EQ(got.page().images[0].pixel_width, 20);
    EXPECT_EQ(got.page().images[1].pixel_width, 30);
    EXPECT_FALSE(got.says("pdf.syntax_errors")) << "its broken bytes were not looked at";
}

TEST(PdfImage, OnlyTheVisiblePartCounts) {
    PdfBuilder pdf;
    PdfPage page;
    page.resources = "/XObject << " + image(pdf, "I", 10, 10) + ">>";
    page.content = "q 100 500 50 50 re W n 400 0 0 400 0 400 cm /I Do Q q 50 0 0 50 -100 0 cm /I Do Q";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    ASSERT_EQ(got.page().images.size(), 1U);
    EXPECT_EQ(got.page().images[0].box, (model::Box{100, 292, 150, 342}));
}

}  // namespace
}  // namespace bianmu::test
