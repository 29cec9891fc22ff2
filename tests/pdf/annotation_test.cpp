#include <gtest/gtest.h>

#include "model/text.h"
#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

std::string ref(int object) {
    return std::to_string(object) + " 0 R";
}

/// Reads one page with this annotation.
PdfReading read_annotation(const std::string& annotation, const std::string& rectangle = "100 600 300 620") {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    PdfPage page;
    page.content = "BT /F1 10 Tf 100 750 Td (.) Tj ET";
    page.entries = "/Annots [<< /Type /Annot /Rect [" + rectangle + "] " + annotation + " >>]";
    pdf.add_page(page);
    pdf.add_catalog("/AcroForm << /Fields [] >>");
    return read_pdf_alone(pdf.build());  // Poppler makes appearances of its own
}

TEST(PdfField, AValueWithoutAppearanceStandsInItsPlace) {
    const PdfReading got = read_annotation("/Subtype /Widget /FT /Tx /DA (/Helv 10 Tf 0 g) /V " + pdf_text("临江镇a"));
    EXPECT_EQ(got.text(), ".临江镇a");
    const auto& glyphs = got.page().glyphs;
    EXPECT_NEAR(glyphs[1].x, 102, 0.01);
    EXPECT_NEAR(glyphs[1].y, 842 - 606.2, 0.01);
    EXPECT_NEAR(glyphs[4].x, 132, 0.01);
    EXPECT_NEAR(got.page().runs.back().size, 10, 0.01);
    EXPECT_TRUE(got.diagnostics.empty());
}

TEST(PdfField, ValuesAreInheritedAndChosen) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    const int field = pdf.add("<< /FT /Ch /V [(1) (3)] /Opt [[(1) (One)] [(2) (Two)] (3)] >>");
    PdfPage page;
    page.content = "BT ET";
    page.entries = "/Annots [<< /Subtype /Widget /Rect [100 600 300 640] /Parent " + ref(field) + " >>]";
    pdf.add_page(page);
    EXPECT_EQ(read_pdf_alone(pdf.build()).text(), "One3");
}

TEST(PdfField, LongValuesWrapAtWords) {
    const PdfReading got = read_annotation("/Subtype /Widget /FT /Tx /Ff 4096 /DA (/Helv 10 Tf) /V (one two three\\nfour)", "100 500 150 620");
    EXPECT_EQ(got.text(), ".one two threefour");
    std::vector<float> lines;
    for (std::size_t i = 1; i < got.page().glyphs.size(); ++i) {
        if (lines.empty() || lines.back() != got.page().glyphs[i].y) {
            lines.push_back(got.page().glyphs[i].y);
        }
    }
    EXPECT_EQ(lines.size(), 3U);
}

TEST(PdfField, WhatIsHiddenSecretOrOffIsNotShown) {
    EXPECT_EQ(read_annotation("/Subtype /Widget /FT /Tx /V (x) /F 2").text(), ".");
    EXPECT_EQ(read_annotation("/Subtype /Widget /FT /Tx /Ff 8192 /V (x)").text(), ".");
    EXPECT_EQ(read_annotation("/Subtype /Widget /FT /Btn /AS /Off /V /Yes").text(), ".");
    EXPECT_EQ(read_annotation("/Subtype /Widget /FT /Btn /Ff 65536 /AS /Yes").text(), ".");
    EXPECT_EQ(read_annotation("/Subtype /Widget /FT /Btn /AS /Yes").text(), ".☑");
}

TEST(PdfField, AnAppearanceIsDrawnUnlessItIsOutdated) {
    for (const bool outdated : {false, true}) {
        PdfBuilder pdf;
        const std::string font = ref(pdf.add_latin_font("F1", "Example"));
        const int drawn = pdf.add_stream("/BBox [0 0 100 10] /Matrix [1 0 0 1 0 0] /Resources << /Font << /F1 " + font + " >> >>",
                                         "/P << /MCID 3 >> BDC BT /F1 5 Tf 1 2 Td (old) Tj ET EMC");
        PdfPage page;
        page.content = "BT ET";
        page.entries = "/Annots [<< /Subtype /Widget /FT /Tx /V (new) /DA (/F1 8 Tf) /Rect [100 600 300 620] /AP << /N " + ref(drawn) +
                       " >> >>]";
        pdf.add_page(page);
        pdf.add_catalog(std::string("/AcroForm << /Fields [] /NeedAppearances ") + (outdated ? "true >>" : "false >>"));
        const PdfReading got = read_pdf_alone(pdf.build());
        EXPECT_EQ(got.text(), outdated ? "new" : "old");
        if (!outdated) {
            EXPECT_NEAR(got.page().glyphs[0].x, 102, 0.01) << "the box of the form fills the rectangle";
            EXPECT_NEAR(got.page().glyphs[0].y, 842 - 604, 0.01);
            EXPECT_NEAR(got.page().runs[0].size, 10, 0.01);
            EXPECT_EQ(got.page().runs[0].mcid, -1) << "ids of an appearance are not the page's";
        }
    }
}

TEST(PdfAnnotation, StatesOfAnAppearance) {
    PdfBuilder pdf;
    const std::string font = ref(pdf.add_latin_font("F1", "Example"));
    const std::string form = "/Subtype /Form /BBox [0 0 10 10] /Resources << /Font << /F1 " + font + " >> >>";
    const int on = pdf.add_stream(form, "BT /F1 5 Tf (x) Tj ET");
    const int off = pdf.add_stream(form, "BT /F1 5 Tf (o) Tj ET");
    const std::string states = "/AP << /N << /Yes " + ref(on) + " /Off " + ref(off) + " >> >>";
    PdfPage page;
    page.content = "BT ET";
    page.entries = "/Annots [<< /Subtype /Widget /FT /Btn /AS /Yes /Rect [100 600 110 610] " + states + " >>" +
                   " << /Subtype /Widget /FT /Btn /AS /Off /Rect [100 500 110 510] " + states + " >>]";
    pdf.add_page(page);
    EXPECT_EQ(read_pdf(pdf.build()).text(), "xo");
}

TEST(PdfAnnotation, FreeTextIsContentAndNotesAreNotes) {
    const PdfReading free = read_annotation("/Subtype /FreeText /DA (/Helv 9 Tf) /Contents (free)");
    EXPECT_EQ(free.text(), ".free");
    EXPECT_TRUE(free.page().notes.empty());
    const PdfReading note = read_annotation("/Subtype /Highlight /QuadPoints [0 0 0 0 0 0 0 0] /Contents " + pdf_text("请核对日期"));
    EXPECT_EQ(note.text(), ".");
    ASSERT_EQ(note.page().notes.size(), 1U);
    EXPECT_EQ(note.page().notes[0].text, "请核对日期");
    EXPECT_EQ(note.page().notes[0].box, (model::Box{100, 222, 300, 242}));
    EXPECT_TRUE(read_annotation("/Subtype /Popup /Contents (again)").page().notes.empty());
    EXPECT_TRUE(read_annotation("/Subtype /Text /Contents ( )").page().notes.empty());
    EXPECT_TRUE(read_annotation("/Subtype /Text /StateModel (Review) /Contents (accepted)").page().notes.empty());
}

TEST(PdfAttachment, AllAreListedOnce) {
    PdfBuilder pdf;
    pdf.add_latin_font("F1", "Example");
    const int sheet = pdf.add_stream("/Type /EmbeddedFile /Subtype /text#2Fcsv /Params << /Size 4 >>", "a,b\n");
    const int other = pdf.add_stream("/Type /EmbeddedFile", "x");
    const int named =
        pdf.add("<< /Type /Filespec /F (a.csv) /UF " + pdf_text("附表/水质.csv") + " /Desc (table) /EF << /F " + ref(sheet) + " >> >>");
    const int pinned = pdf.add("<< /Type /Filespec /F (C:\\\\notes\\\\x.bin) /EF << /F " + ref(other) + " >> >>");
    const int leaf = pdf.add("<< /Names [(one) " + ref(named) + " (two) << /F (remote.pdf) >> (three)] >>");
    const int root = pdf.add("");
    PdfPage page;
    page.content = "BT ET";
    page.entries = "/Annots [<< /Subtype /FileAttachment /Rect [0 0 9 9] /FS " + ref(named) +
                   " >> << /Subtype /FileAttachment /Rect [0 0 9 9] /FS " + ref(pinned) + " >>]";
    pdf.add_page(page);
    const int tree = pdf.add("<< /Kids [" + ref(leaf) + " " + ref(root + 2 + 1) + "] >>");
    pdf.add_catalog("/Names << /EmbeddedFiles " + ref(tree) + " >>");
    const PdfReading got = read_pdf_alone(pdf.build());   // Poppler paints pins of its own for the attachments
    const auto& files = got.pages.attachments;
    ASSERT_EQ(files.size(), 2U);
    EXPECT_EQ(files[0].name, "水质.csv");
    EXPECT_EQ(files[0].media_type, "text/csv");
    EXPECT_EQ(files[0].description, "table");
    EXPECT_EQ(files[0].bytes, 4U);
    EXPECT_EQ(files[0].page, 0);
    EXPECT_EQ(files[1].name, "x.bin");
    EXPECT_FALSE(files[1].bytes);
    EXPECT_EQ(files[1].page, 1);
}

}  // namespace
}  // namespace bianmu::test
