#include "extract/pdf/sfnt.h"

#include <gtest/gtest.h>

#include <string>

#include "pdf/read_page.h"
#include "support/sfnt_builder.h"

namespace bianmu::test {
namespace {

using extract::pdf::read_sfnt_style;

std::string name_row(unsigned language, std::size_t length, std::size_t offset) {
    return u16(3) + u16(1) + u16(language) + u16(1) + u16(static_cast<unsigned>(length)) + u16(static_cast<unsigned>(offset));
}

// A font file with these tables and no outlines.
std::string font_file(unsigned weight, unsigned mac_style) {
    const std::string english("\0H\0e\0i", 6);
    const std::string chinese("\x9E\xD1\x4F\x53", 4);
    return build_sfnt({
        {"OS/2", std::string(4, '\0') + u16(weight) + std::string(20, '\0')},
        {"head", std::string(44, '\0') + u16(mac_style) + std::string(8, '\0')},
        {"name", u16(0) + u16(2) + u16(30) + name_row(0x409, english.size(), 0) + name_row(0x804, chinese.size(), english.size()) +
                     english + chinese},
    });
}

std::span<const unsigned char> unsigned_bytes(const std::string& file) {
    return {reinterpret_cast<const unsigned char*>(file.data()), file.size()};
}

TEST(PdfSfnt, ReadsFamilyWeightAndSlant) {
    const std::string bold = font_file(700, 2);
    const auto style = read_sfnt_style(unsigned_bytes(bold));
    ASSERT_TRUE(style);
    EXPECT_EQ(style->family, "黑体") << "the Chinese name comes before the English";
    EXPECT_TRUE(style->bold);
    EXPECT_TRUE(style->italic);
    const std::string regular = font_file(400, 0);
    EXPECT_FALSE(read_sfnt_style(unsigned_bytes(regular))->bold);
    EXPECT_FALSE(read_sfnt_style(unsigned_bytes(regular))->italic);
}

TEST(PdfSfnt, SurvivesAnyCut) {
    EXPECT_FALSE(read_sfnt_style({}));
    const std::string whole = font_file(700, 1);
    int read = 0;
    for (std::size_t length = 0; length < whole.size(); ++length) {
        read += read_sfnt_style(unsigned_bytes(whole).first(length)) ? 1 : 0;
    }
    EXPECT_EQ(read, static_cast<int>(whole.size()) - 4);
}

TEST(PdfSfnt, ADriversNameGivesWayToTheEmbeddedFont) {
    PdfBuilder pdf;
    const std::string file = std::to_string(pdf.add_stream("", font_file(700, 0)));
    pdf.add_latin_font("F1", "CIDFont+F1", "/FontFile2 " + file + " 0 R");
    PdfPage page;
    page.content = "BT /F1 10 Tf 100 700 Td (a) Tj ET";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.font(0).name, "黑体");
    EXPECT_TRUE(got.font(0).bold);
}

}  // namespace
}  // namespace bianmu::test
