#include <gtest/gtest.h>

#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

PdfBuilder document(int pages = 3) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    for (int i = 1; i <= pages; ++i) {
        PdfPage page;
        page.content = "BT /F1 10 Tf 100 700 Td (page " + std::to_string(i) + ") Tj ET";
        pdf.add_page(page);
    }
    return pdf;
}

TEST(PdfFailure, NothingAndSomethingElse) {
    EXPECT_EQ(read_pdf("").error, "empty");
    EXPECT_EQ(read_pdf("南河镇图书馆开放时间：九点至十七点。").error, "unsupported_format");
    EXPECT_EQ(read_pdf(std::string(2000, ' ') + document().build()).error, "unsupported_format");
    EXPECT_EQ(read_pdf("%PDF-1.5\nno more").error, "damaged");
}

TEST(PdfFailure, JunkBeforeTheHeaderIsAllowed) {
    EXPECT_EQ(read_pdf("Content-Type: application/pdf\n\n" + document().build()).text(), "page 1");
}

TEST(PdfFailure, ABrokenTableIsRebuilt) {
    std::string file = document().build();
    const std::size_t table = file.rfind("startxref\n") + 10;
    file.replace(table, 3, "999");
    const PdfReading got = read_pdf(file);
    ASSERT_EQ(got.error, "");
    EXPECT_EQ(got.text(3), "page 3");
    EXPECT_TRUE(got.says("pdf.repaired"));
}

TEST(PdfFailure, AnObjectThatIsNotWhereTheTableSaysIsFoundLater) {
    std::string file = document().build();
    const std::size_t table = file.rfind("xref\n0 ");
    const std::size_t rows = file.find('\n', table + 5) + 1;
    const std::string content = "(page 3) Tj";
    const std::size_t object = file.rfind(" 0 obj", file.find(content));
    const int number = std::stoi(file.substr(file.rfind('\n', object) + 1));
    file.replace(rows + static_cast<std::size_t>(number) * 20, 10, "0000000020");
    const PdfReading got = read_pdf(file);
    ASSERT_EQ(got.error, "");
    EXPECT_EQ(got.text(3), "page 3");
    EXPECT_TRUE(got.says("pdf.repaired"));
}

TEST(PdfFailure, AWholeFileHasNoDiagnostics) {
    const PdfReading got = read_pdf(document().build());
    EXPECT_TRUE(got.diagnostics.empty()) << got.diagnostics[0].message;
}

TEST(PdfFailure, CutAnywhereItReadsOrSaysWhy) {
    const std::string whole = document().build();
    int readable = 0;
    for (std::size_t length = 0; length < whole.size(); length += 17) {
        const PdfReading got = read_pdf(whole.substr(0, length));
        if (got.error.empty()) {
            ++readable;
            EXPECT_FALSE(got.diagnostics.empty()) << "cut at " << length;
        } else {
            EXPECT_TRUE(got.error == "damaged" || got.error == "empty" || got.error == "unsupported_format") << got.error << length;
        }
    }
    EXPECT_GE(readable, 1);
}

TEST(PdfFailure, APageThatIsNoneIsLeftEmpty) {
    std::string file = document().build();
    const std::size_t kids = file.find("/Kids [") + 7;
    const std::size_t end = file.find(' ', kids);
    file.replace(kids, end - kids, std::string(end - kids, '9'));
    const PdfReading got = read_pdf(file);
    ASSERT_EQ(got.error, "");
    EXPECT_EQ(got.pages.page_count, 3);
    EXPECT_TRUE(got.says("pdf.page_failed"));
}

TEST(PdfFailure, Encrypted) {
    PdfBuilder pdf = document(1);
    pdf.encrypt("open", "own");
    const std::string file = pdf.build();
    EXPECT_EQ(read_pdf(file).error, "encrypted");
    extract::pdf::Options options;
    options.password = "wrong";
    EXPECT_EQ(read_pdf(file, options).error, "wrong_password");
    options.password = "open";
    EXPECT_EQ(read_pdf(file, options).text(), "page 1");
    options.password = "own";
    EXPECT_EQ(read_pdf(file, options).text(), "page 1");
}

TEST(PdfFailure, ALatin1PasswordMayBeGivenInUtf8) {
    PdfBuilder pdf = document(1);
    pdf.encrypt("caf\xE9", "own");
    extract::pdf::Options options;
    options.password = "café";
    EXPECT_EQ(read_pdf(pdf.build(), options).text(), "page 1");
}

TEST(PdfFailure, WithoutAUserPasswordItOpens) {
    PdfBuilder pdf = document(1);
    pdf.encrypt("", "own");
    EXPECT_EQ(read_pdf(pdf.build()).text(), "page 1");
    extract::pdf::Options options;
    options.password = "anything";
    EXPECT_EQ(read_pdf(pdf.build(), options).text(), "page 1");
}

TEST(PdfFailure, LimitsHold) {
    const std::string file = document(3).build();
    model::Limits limits;
    limits.max_file_bytes = 100;
    EXPECT_EQ(read_pdf(file, {}, limits).error, "too_large");
    limits = {};
    limits.max_pages = 2;
    EXPECT_EQ(read_pdf(file, {}, limits).error, "too_large");
    limits = {};
    limits.max_glyphs = 10;
    EXPECT_EQ(read_pdf(file, {}, limits).error, "too_large");
}

TEST(PdfFailure, ABombOfWhiteSpaceIsTooLarge) {
    PdfBuilder pdf;
    PdfPage page;
    page.content = std::string(20'000'000, ' ');
    page.deflate = true;
    pdf.add_page(page);
    EXPECT_EQ(read_pdf(pdf.build()).error, "too_large");
}

TEST(PdfFailure, NestedFormsDoNotExplode) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    int inner = pdf.add_stream("/Subtype /Form /BBox [0 0 9 9] /Resources << >>", "0 0 1 1 re f");
    for (int level = 0; level < 10; ++level) {
        std::string draws;
        for (int i = 0; i < 10; ++i) {
            draws += "/X Do ";
        }
        inner =
            pdf.add_stream("/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X " + std::to_string(inner) + " 0 R >> >>", draws);
    }
    PdfPage page;
    page.content = "/X Do BT /F1 10 Tf 100 700 Td (after) Tj ET";
    page.resources = "/XObject << /X " + std::to_string(inner) + " 0 R >>";
    pdf.add_page(page);
    const PdfReading got = read_pdf(pdf.build());
    EXPECT_EQ(got.text(), "after");
    EXPECT_TRUE(got.says("pdf.content_skipped"));
}

TEST(PdfFailure, ContentsThatArePicturesAreSkipped) {
    PdfBuilder pdf;
    PdfPage page;
    page.content = "x";
    pdf.add_page(page);
    std::string file = pdf.build();
    const std::size_t at = file.find("<<  /Length 1 >>");
    ASSERT_NE(at, std::string::npos);
    file.replace(at, 16, "<</Length 1/Filter/JBIG2Decode>>");
    const PdfReading got = read_pdf(file);
    EXPECT_EQ(got.error, "");
    EXPECT_TRUE(got.says("pdf.content_skipped"));
}

}  // namespace
}  // namespace bianmu::test
