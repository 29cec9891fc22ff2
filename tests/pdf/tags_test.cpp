#include <gtest/gtest.h>

#include "pdf/read_page.h"

namespace bianmu::test {
namespace {

using model::TagRole;

std::string ref(int object) {
    return std::to_string(object) + " 0 R";
}

/// A document of one page whose content marks `count` letters with the ids 0, 1, …, and a structure tree made by hand.
class TaggedPdf {
public:
    explicit TaggedPdf(int count = 4) {
        pdf.add_latin_font("F1", "Example");
        add_page(count);
    }

    void add_page(int count) {
        PdfPage page;
        page.content = "BT /F1 10 Tf 100 700 Td ";
        for (int id = 0; id < count; ++id) {
            page.content += "/P << /MCID " + std::to_string(id) + " >> BDC (" + static_cast<char>('a' + id) + ") Tj EMC ";
        }
        page.content += "ET";
        pdf.add_page(page);
    }

    /// An element with this role, these kids and further entries; of page 1.
    int element(const std::string& role, const std::string& kids, const std::string& entries = "") {
        return pdf.add("<< /Type /StructElem /S /" + role + " /Pg " + ref(pdf.page_object(1)) + " /K " + kids + " " + entries + " >>");
    }

    /// Hangs the tree on the catalog and reads the file.
    PdfReading read(const std::string& kids, const std::string& entries = "") {
        const int root = pdf.add("<< /Type /StructTreeRoot /K " + kids + " " + entries + " >>");
        pdf.add_catalog("/MarkInfo << /Marked true >> /StructTreeRoot " + ref(root));
        return read_pdf(pdf.build());
    }

    PdfBuilder pdf;
};

TEST(PdfTags, ElementsAreFoundWithTheirContent) {
    TaggedPdf made;
    const int span = made.element("Span", "[1]");
    const int heading = made.element("H2", "0");
    const int paragraph = made.element("P", "[" + ref(span) + " << /Type /MCR /MCID 2 >>]");
    const int section = made.element("Sect", "[" + ref(heading) + " " + ref(paragraph) + "]");
    const PdfReading got = made.read(ref(section));
    ASSERT_EQ(got.pages.tags.size(), 2U) << "sections and spans say nothing";
    EXPECT_EQ(got.pages.tags[0].role, TagRole::heading);
    EXPECT_EQ(got.pages.tags[0].level, 2);
    EXPECT_EQ(got.pages.tags[1].role, TagRole::paragraph);
    EXPECT_EQ(got.page().tags, (std::vector<std::int32_t>{0, 1, 1, -1}));
}

TEST(PdfTags, TheFilesOwnRolesAreFollowed) {
    TaggedPdf made;
    const int title = made.element("Title#20One", "0");
    const int turn = made.element("Turn", "1");
    const int text = made.element("Standard", "2");
    const PdfReading got = made.read("[" + ref(title) + " " + ref(turn) + " " + ref(text) + "]",
                                     "/RoleMap << /Title#20One /Head /Head /H1 /Turn /Return /Return /Turn /Standard /P >>");
    ASSERT_EQ(got.pages.tags.size(), 2U) << "roles in a circle say nothing";
    EXPECT_EQ(got.pages.tags[0].role, TagRole::heading);
    EXPECT_EQ(got.pages.tags[0].level, 1);
    EXPECT_EQ(got.page().tags, (std::vector<std::int32_t>{0, -1, 1, -1}));
}

TEST(PdfTags, CellsKnowTheirRowAndSpan) {
    TaggedPdf made;
    const int shared = made.pdf.add("<< /O /Table /RowSpan 3 >>");
    const int head = made.element("TH", "0", "/A << /O /Table /ColSpan 2 >>");
    const int cell = made.element("TD", "[1]", "/A [<< /O /Layout /Placement /Block >> " + ref(shared) + "]");
    const int first = made.element("TR", "[" + ref(head) + "]");
    const int second = made.element("TR", "[" + ref(cell) + "]");
    const int body = made.element("TBody", "[" + ref(first) + " " + ref(second) + "]");
    const int table = made.element("Table", ref(body));
    const PdfReading got = made.read("[" + ref(table) + "]");
    const auto& tags = got.pages.tags;
    ASSERT_EQ(tags.size(), 5U);
    EXPECT_EQ(tags[0].role, TagRole::table);
    EXPECT_EQ(tags[2].role, TagRole::header_cell);
    EXPECT_EQ(tags[2].parent, 1);
    EXPECT_EQ(tags[2].column_span, 2);
    EXPECT_EQ(tags[4].role, TagRole::cell);
    EXPECT_EQ(tags[4].row_span, 3);
    EXPECT_EQ(tags[tags[4].parent].parent, 0);
}

TEST(PdfTags, ContentOfOtherPagesObjectsAndForms) {
    TaggedPdf made(2);
    made.add_page(2);
    const std::string second = ref(made.pdf.page_object(2));
    const int content = made.pdf.add("<< /Type /MCR /Pg " + second + " /MCID 1 >>");
    const int kids = made.pdf.add("[0 << /Type /MCR /Pg " + second + " /MCID 0 >> << /Type /OBJR /Obj 1 0 R >> " + ref(content) +
                                  " << /Type /MCR /MCID 1 /Stm 1 0 R >> 77]");
    const int paragraph = made.element("P", ref(kids));
    const PdfReading got = made.read(ref(paragraph));
    EXPECT_EQ(got.page(1).tags, (std::vector<std::int32_t>{0, -1}));
    EXPECT_EQ(got.page(2).tags, (std::vector<std::int32_t>{0, 0}));
}

TEST(PdfTags, FiguresHaveTheirText) {
    TaggedPdf made;
    const int figure = made.element("Figure", "0", "/Alt " + pdf_text("南河大桥夜景"));
    const PdfReading got = made.read(ref(figure));
    ASSERT_EQ(got.pages.tags.size(), 1U);
    EXPECT_EQ(got.pages.tags[0].alt, "南河大桥夜景");
}

TEST(PdfTags, ActualTextOfAnElementReplaces) {
    TaggedPdf made;
    const int first = made.element("Span", "[1 2]", "/ActualText (x)");
    const int other = made.element("Span", "3", "/ActualText (d )");
    const int paragraph = made.element("P", "[0 " + ref(first) + " " + ref(other) + "]");
    const PdfReading got = made.read(ref(paragraph));
    EXPECT_EQ(got.text(), "axd") << "white space alone is no other text";
    EXPECT_EQ(got.page().runs.size(), 3U);
    EXPECT_NEAR(got.page().glyphs[1].x, 112, 0.01);
    EXPECT_NEAR(got.page().glyphs[2].x, 118, 0.01);
    EXPECT_EQ(got.page().runs[2].first, 2U);
}

TEST(PdfTags, ActualTextOfContentThatLiesApartIsLeftAlone) {
    TaggedPdf made;
    const int span = made.element("Span", "[0 2]", "/ActualText (x)");
    EXPECT_EQ(made.read(ref(span)).text(), "abcd");
}

TEST(PdfTags, CircularAndDeepTreesEnd) {
    TaggedPdf made;
    const int next = made.element("P", "0") + 1;
    const int loop = made.element("Div", "[" + ref(next) + " " + ref(next - 1) + "]");
    int inner = made.element("H1", "1");
    for (int level = 0; level < 9'000; ++level) {
        inner = made.element("Div", ref(inner));
    }
    const PdfReading got = made.read("[" + ref(loop) + " " + ref(inner) + "]");
    EXPECT_EQ(got.page().tags, (std::vector<std::int32_t>{0, 1, -1, -1}));
}

TEST(PdfTags, ElementsInObjectStreams) {
    TaggedPdf made;
    const int heading = made.element("H3", "0", "/ActualText (y)");
    const int paragraph = made.element("P", "[1 2]");
    made.pdf.pack_objects();
    const PdfReading got = made.read("[" + ref(heading) + " " + ref(paragraph) + "]");
    ASSERT_EQ(got.pages.tags.size(), 2U);
    EXPECT_EQ(got.pages.tags[0].level, 3);
    EXPECT_EQ(got.page().tags, (std::vector<std::int32_t>{0, 1, 1, -1}));
    EXPECT_EQ(got.text(), "ybcd");
}

TEST(PdfTags, ABrokenTreeSaysNothing) {
    TaggedPdf made;
    const PdfReading got = made.read("[999 0 R << /S /P >> (text) 5 /Name [[1]] << /K << /K << /K 1 >> >> >>");
    EXPECT_EQ(got.text(), "abcd");
    EXPECT_TRUE(got.pages.tags.empty());
}

}  // namespace
}  // namespace bianmu::test
