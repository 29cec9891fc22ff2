#include "extract/pdf/characters.h"

#include <gtest/gtest.h>

#include "model/text.h"
#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

using extract::pdf::compose;
using extract::pdf::fold;

TEST(PdfCharacters, RadicalsBecomeIdeographs) {
    EXPECT_EQ(fold(U'\u2F00'), U"一");
    EXPECT_EQ(fold(U'\u2FD5'), U"龠");
    EXPECT_EQ(fold(U'\u2F42'), U"文");
    EXPECT_EQ(fold(U'\u2ED3'), U"长");
    EXPECT_EQ(fold(U'\u2EA0'), U"民");
    for (char32_t code = 0x2F00; code <= 0x2FD5; ++code) {
        const std::u32string folded = fold(code);
        ASSERT_EQ(folded.size(), 1U);
        EXPECT_TRUE(folded[0] >= 0x4E00 && folded[0] < 0xA000) << std::hex << static_cast<unsigned>(code);
    }
}

TEST(PdfCharacters, LigaturesAreSpeltOut) {
    EXPECT_EQ(fold(U'\uFB00'), U"ff");
    EXPECT_EQ(fold(U'\uFB03'), U"ffi");
    EXPECT_EQ(fold(U'\uFB06'), U"st");
}

TEST(PdfCharacters, VerticalFormsBecomeFullWidth) {
    EXPECT_EQ(fold(U'\uFE10'), U"，");
    EXPECT_EQ(fold(U'\uFE12'), U"。");
    EXPECT_EQ(fold(U'\uFE35'), U"（");
    EXPECT_EQ(fold(U'\uFE3D'), U"《");
    EXPECT_EQ(fold(U'\uFE44'), U"』");
    EXPECT_EQ(fold(U'\uFE48'), U"］");
}

TEST(PdfCharacters, ShapedArabicLettersBecomePlain) {
    EXPECT_EQ(fold(U'\uFEB3'), U"\u0633");
    EXPECT_EQ(fold(U'\uFEFB'), U"\u0644\u0627");
    EXPECT_EQ(fold(U'\uFE76'), U"\u064E");
}

TEST(PdfCharacters, CompatibilityIdeographsAreUnified) {
    EXPECT_EQ(fold(U'\uF900'), U"豈");
    EXPECT_EQ(fold(U'\uFA10'), U"塚");
    EXPECT_EQ(fold(U'\U0002F804'), U"你");
}

TEST(PdfCharacters, FullWidthAndPrivateUseStay) {
    EXPECT_EQ(fold(U'（'), U"（");
    EXPECT_EQ(fold(U'Ａ'), U"Ａ");
    EXPECT_EQ(fold(U'\uE000'), U"\uE000");
    EXPECT_EQ(fold(U'〇'), U"〇");
}

TEST(PdfCharacters, ControlCodesVanishAndNoncharactersMeanNothing) {
    EXPECT_EQ(fold(U'\x03'), U"");
    EXPECT_EQ(fold(U'\x85'), U"");
    EXPECT_EQ(fold(U'\uFFFD'), std::u32string(1, U'\0'));
    EXPECT_EQ(fold(U'\uFFFF'), std::u32string(1, U'\0'));
    EXPECT_EQ(fold(static_cast<char32_t>(0xD800)), std::u32string(1, U'\0'));
}

TEST(PdfCharacters, PlainCharactersAreThoseThatFoldLeavesAlone) {
    for (char32_t code = 0; code <= 0xFFFF; ++code) {
        if (extract::pdf::is_plain(code)) {
            EXPECT_EQ(fold(code), std::u32string(1, code));
            EXPECT_EQ(model::to_nfc(model::to_utf8(std::u32string(1, code))), model::to_utf8(std::u32string(1, code)));
        }
    }
}

TEST(PdfCharacters, MarksCompose) {
    EXPECT_EQ(compose(U'e', U'\u0301'), U'é');
    EXPECT_EQ(compose(U'が' - 1, U'\u3099'), U'が');
    EXPECT_EQ(compose(U'x', U'\u0301'), 0U);
    EXPECT_EQ(compose(U'a', U'b'), 0U);
}

PdfReading read_cid(const std::vector<std::string>& glyphs, const std::string& operators) {
    PdfBuilder pdf;
    pdf.add_cid_font("F1", "Example", glyphs);
    PdfPage page;
    page.content = "BT 100 700 Td /F1 12 Tf " + operators + " ET";
    pdf.add_page(page);
    return read_pdf(pdf.build());
}

TEST(PdfCharacters, AGlyphOfSeveralCharactersSharesItsAdvance) {
    const PdfReading got = read_cid({"ffi", "\uFB02"}, cid_codes(2) + " Tj");
    EXPECT_EQ(got.text(), "ffifl");
    const auto& glyphs = got.page().glyphs;
    EXPECT_NEAR(glyphs[0].advance, 4, 0.001);
    EXPECT_NEAR(glyphs[2].x, 108, 0.001);
    EXPECT_NEAR(glyphs[3].x, 112, 0.001);
    EXPECT_NEAR(glyphs[4].x, 118, 0.001);
}

TEST(PdfCharacters, FoldsWhatTheFontMapsTo) {
    EXPECT_EQ(read_cid({"\u2F00", "\u2F08", "\uF9E4"}, cid_codes(3) + " Tj").text(), "一人理");
}

TEST(PdfCharacters, ALigatureReadLeftwardsBeginsAtItsRight) {
    const PdfReading got = read_cid({"\u0644\u0627"}, cid_codes(1) + " Tj");
    EXPECT_EQ(got.text(), "\u0644\u0627");
    EXPECT_NEAR(got.page().glyphs[0].x, 106, 0.001);
    EXPECT_NEAR(got.page().glyphs[1].x, 100, 0.001);
}

TEST(PdfCharacters, MarksJoinTheirBase) {
    const PdfReading got = read_cid({"e", "\u0301", "x"}, cid_codes(3) + " Tj");
    EXPECT_EQ(got.text(), "éx");
    EXPECT_EQ(got.page().glyphs.size(), 2U);
}

TEST(PdfCharacters, AnAccentPaintedUnderALetterJoinsIt) {
    const PdfReading got = read_cid({"\u00A8", "o"}, "[<0001> 1000 <0002>] TJ");
    EXPECT_EQ(got.text(), "ö");
    EXPECT_EQ(read_cid({"\u00A8", "o"}, "<00010002> Tj").text(), "\u00A8o") << "side by side they are two";
}

}  // namespace
}  // namespace bianmu::test
