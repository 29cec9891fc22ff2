#include "extract/pdf/render.h"

#include <gtest/gtest.h>

#include <map>

#include "extract/pdf/page_pixels.h"
#include "support/pdf_builder.h"

namespace bianmu::test {
namespace {

using extract::pdf::PagePicture;
using extract::pdf::Pixels;

std::span<const std::byte> bytes_of(const std::string& text) {
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

std::map<int, PagePicture> paint(const std::string& file, double dpi, const extract::pdf::Options& options = {}) {
    std::map<int, PagePicture> out;
    const auto done = extract::pdf::render_pages(bytes_of(file), options, dpi, {}, [&](int number, PagePicture picture) -> model::Result<void> {
        out[number] = std::move(picture);
        return {};
    });
    EXPECT_TRUE(done);
    return out;
}

/// A red bar on the first page, nothing on the second, which lies on its side.
PdfBuilder document() {
    PdfBuilder pdf;
    pdf.add_page({.content = "1 0 0 rg 100 700 200 20 re f", .resources = {}, .entries = {}, .fonts = {}});
    pdf.add_page({.content = {}, .resources = {}, .entries = "/Rotate 90", .fonts = {}});
    return pdf;
}

TEST(PdfRender, SizesAreThoseOfTheShownPage) {
    const auto sizes = extract::pdf::page_sizes(bytes_of(document().build()), {}, {});
    ASSERT_TRUE(sizes);
    ASSERT_EQ(sizes->size(), 2U);
    EXPECT_DOUBLE_EQ(sizes->at(0).width, 595);
    EXPECT_DOUBLE_EQ(sizes->at(0).height, 842);
    EXPECT_DOUBLE_EQ(sizes->at(1).width, 842);
}

TEST(PdfRender, FewColoursMakeAPng) {
    const auto pages = paint(document().build(), 72);
    ASSERT_EQ(pages.size(), 2U);
    EXPECT_EQ(pages.at(1).width, 595);
    EXPECT_EQ(pages.at(2).width, 842);
    EXPECT_EQ(pages.at(1).media_type, "image/png");
    EXPECT_NE(pages.at(1).bytes.find("PLTE"), std::string::npos);
    EXPECT_LT(pages.at(1).bytes.size(), 4000U);
    EXPECT_EQ(paint(document().build(), 72).at(1).bytes, pages.at(1).bytes);
}

TEST(PdfRender, OnlyChosenPagesAndAtMostSoManyPixels) {
    EXPECT_EQ(paint(document().build(), 72, {.password = {}, .pages = {{2, 9}}}).count(1), 0U);
    const auto pages = paint(document().build(), 5000, {.password = {}, .pages = {{1, 1}}});
    const double pixels = static_cast<double>(pages.at(1).width) * pages.at(1).height;
    EXPECT_LT(pixels, 16.2e6);
    EXPECT_GT(pixels, 15e6);
}

TEST(PdfRender, AnEncryptedFileNeedsItsPassword) {
    PdfBuilder pdf = document();
    pdf.encrypt("opensesame", "owner");
    const std::string file = pdf.build();
    const auto closed = extract::pdf::page_sizes(bytes_of(file), {}, {});
    ASSERT_FALSE(closed);
    EXPECT_EQ(closed.error().code, model::Code::encrypted);
    EXPECT_EQ(paint(file, 40, {.password = "opensesame", .pages = {}}).size(), 2U);
}

TEST(PdfRender, APaletteKeepsBlackAndWhiteAndEndsAtManyColours) {
    const auto two = extract::pdf::with_palette({2, 1, 3, false, std::string("\0\0\0\xFF\xFF\xFF", 6)});
    ASSERT_TRUE(two);
    EXPECT_EQ(two->palette, std::string("\0\0\0\xFF\xFF\xFF", 6));
    EXPECT_EQ(two->bytes, std::string("\0\1", 2));
    Pixels many{17, 16, 3, false, {}};
    for (int i = 0; i < 17 * 16; ++i) {
        many.bytes += {static_cast<char>(i % 16 * 17), static_cast<char>(i / 16 % 16 * 17), static_cast<char>(i / 256 * 17)};
    }
    EXPECT_FALSE(extract::pdf::with_palette(many));
}

}  // namespace
}  // namespace bianmu::test
