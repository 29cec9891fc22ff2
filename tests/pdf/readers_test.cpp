#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "pdf/compare_pages.h"
#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

// Our interpreter of content streams against Poppler's.

namespace fs = std::filesystem;

std::string bytes_in(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> pdfs_in(const fs::path& folder) {
    std::vector<fs::path> out;
    if (fs::exists(folder)) {
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() == ".pdf") {
                out.push_back(entry.path());
            }
        }
    }
    std::sort(out.begin(), out.end());
    return out;
}

void compare_all(const std::vector<fs::path>& files, const std::map<std::string, std::set<std::string>>& explained) {
    for (const fs::path& file : files) {
        const auto known = explained.find(file.filename().string());
        for (const auto& [kind, example] : compare_readers(bytes_in(file))) {
            EXPECT_TRUE(known != explained.end() && known->second.contains(kind)) << file << " differs in " << kind << ": " << example;
        }
    }
}

TEST(PdfReaders, AgreeOnTheSamples) {
    const auto files = pdfs_in("samples");
    ASSERT_FALSE(files.empty());
    compare_all(files, {});
}

TEST(PdfReaders, AgreeOnTheCorpus) {
    const auto files = pdfs_in("../shared/corpus");
    if (files.empty()) {
        GTEST_SKIP() << "no corpus beside the project";
    }
    compare_all(files, {
                           // Poppler gives up a page at an operator that lacks operands; ours reads on behind it.
                           {"openpreserve-033689.pdf", {"rules"}},
                           {"openpreserve-189478.pdf", {"glyphs"}},
                           {"pdfjs-sci-notation.pdf", {"glyphs"}},
                           // A line 0.3 pt off its axis, just what a rule may be: the last bit of the number decides.
                           {"pymupdf-test_2907.pdf", {"rules"}},
                           // Images whose mask or colour space makes no sense; Poppler leaves them out, ours notes their place.
                           {"qpdf-issue-117.pdf", {"images"}},
                           {"qpdf-unsupported-optimization.pdf", {"images"}},
                           // Checked boxes and buttons are written as a sign, where Poppler draws a letter of a symbol font or nothing.
                           {"pdfjs-annotation-button-widget.pdf", {"glyphs"}},
                           {"pdfjs-opt_demo.pdf", {"glyphs", "panels"}},
                           {"pdfminer-AcroForm_TEST_compiled.pdf", {"glyphs"}},
                           {"qpdf-annotations-foreign-file.out.pdf", {"glyphs"}},
                           {"qpdf-annotations-no-acroform.pdf", {"glyphs"}},
                           {"qpdf-appearances-11.pdf", {"glyphs"}},
                           {"qpdf-direct-dr-out.pdf", {"glyphs"}},
                           {"qpdf-fields-two-pages.pdf", {"glyphs"}},
                           {"qpdf-form-document-defaults.pdf", {"glyphs"}},
                           {"qpdf-form.pdf", {"glyphs"}},
                           // Fields whose appearance is to be made anew: Poppler sets the value in a font of the system, ours only reads it.
                           {"qpdf-json-changed-need-appearances.pdf", {"advance", "color", "font", "glyphs", "panels", "place"}},
                           {"qpdf-need-appearances2.pdf", {"advance", "color", "font", "glyphs", "place"}},
                           // Annotations without an appearance: Poppler makes one up, and sets free text in a font that lacks its letters.
                           {"pdfjs-freetext_no_appearance.pdf", {"glyphs"}},
                           {"pdfjs-annotation-line-without-appearance-empty-Rect.pdf", {"rules"}},
                           {"verapdf-veraPDF-test-suite-6-3-3-t01-fail-s.pdf", {"panels"}},
                       });
}

TEST(PdfReaders, OursKnowsPropertyLists) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    PdfPage page;
    page.content = "BT /F1 10 Tf 100 700 Td /Artifact /A BDC (a) Tj EMC /P /M BDC (b) Tj EMC /Span /T BDC (xyz) Tj EMC (c) Tj ET";
    page.resources = "/Properties << /A << /Type /Pagination >> /M << /MCID 4 >> /T << /ActualText (x) >> >>";
    pdf.add_page(page);
    const PdfReading got = read_pdf_alone(pdf.build());
    EXPECT_EQ(got.text(), "abxc");
    const auto& runs = got.page().runs;
    ASSERT_EQ(runs.size(), 4U);
    EXPECT_TRUE(runs[0].artifact);
    EXPECT_FALSE(runs[1].artifact);
    EXPECT_EQ(runs[1].mcid, 4);
    EXPECT_EQ(runs[2].mcid, -1);
}

TEST(PdfReaders, OursReadsOnWhereOperandsLack) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    PdfPage page;
    page.content = "BT /F1 10 Tf 100 700 Td (a) Tj Td (b) Tj ET";
    pdf.add_page(page);
    EXPECT_EQ(read_pdf_alone(pdf.build()).text(), "ab");
}

TEST(PdfReaders, AnInlineImageWithoutEndIsLeftToTheRecorder) {
    const PdfReading got = read_content("BT /F1 10 Tf 100 700 Td (a) Tj ET BI /W 1 /H 1 /CS /G /BPC 8 ID x");
    EXPECT_EQ(got.text(), "a");
    EXPECT_TRUE(got.says("pdf.other_reader"));
}

TEST(PdfReaders, InlineImagesAreReadOver) {
    const PdfReading got = read_content(
        "q 9 0 0 9 50 60 cm BI /W 5 /H 1 /CS /G /BPC 8 ID a EI \nEI Q q 9 0 0 9 80 60 cm BI /W 9 /H 9 /IM true /F /AHx ID 00ff> EI Q "
        "BT /F1 10 Tf 100 700 Td (after) Tj ET");
    EXPECT_EQ(got.text(), "after");
    EXPECT_EQ(got.page().images.size(), 2U);
    EXPECT_FALSE(got.says("pdf.other_reader"));
}

TEST(PdfReaders, AFormDrawnOverAndOverEnds) {
    PdfBuilder pdf;
    const std::string loop(1'000'000, ' ');
    const int form = pdf.add_stream("/Subtype /Form /BBox [0 0 9 9]", loop);
    PdfPage page;
    for (int i = 0; i < 9000; ++i) {
        page.content += "/X Do ";
    }
    page.resources = "/XObject << /X " + std::to_string(form) + " 0 R >>";
    for (int i = 0; i < 9; ++i) {
        pdf.add_page(page);
    }
    const PdfReading got = read_pdf_alone(pdf.build());
    EXPECT_EQ(got.error, "");
    EXPECT_TRUE(got.says("pdf.content_skipped"));
}

TEST(PdfReaders, StatesOfAFormStayInIt) {
    PdfBuilder pdf;
    const std::string font = std::to_string(pdf.add_latin_font("F1", "Example"));
    const int form =
        pdf.add_stream("/Subtype /Form /BBox [0 0 500 500] /Matrix [2 0 0 2 0 0] /Resources << /Font << /F1 " + font + " 0 R >> >>",
                       "Q Q 1 0 0 rg q q BT /F1 10 Tf 10 10 Td (in) Tj ET /Artifact BMC");
    PdfPage page;
    page.content = "q /X Do BT /F1 10 Tf 100 700 Td (out) Tj ET Q";
    page.resources = "/XObject << /X " + std::to_string(form) + " 0 R >>";
    pdf.add_page(page);
    const PdfReading got = read_pdf_alone(pdf.build());  // Poppler gives up at a Q too many
    const auto& runs = got.page().runs;
    ASSERT_EQ(runs.size(), 2U);
    EXPECT_NEAR(runs[0].size, 20, 0.01);
    EXPECT_EQ(runs[0].color, 0xFF0000U);
    EXPECT_NEAR(runs[1].size, 10, 0.01);
    EXPECT_EQ(runs[1].color, 0U);
    EXPECT_FALSE(runs[1].artifact);
}

}  // namespace
}  // namespace bianmu::test
