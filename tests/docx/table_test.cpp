#include <gtest/gtest.h>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

std::string cell(const std::string& content, const std::string& properties = {}) {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + (content.starts_with('<') ? content : paragraph(content)) + "</w:tc>";
}
std::string row(const std::string& cells, const std::string& properties = {}) {
    return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}
std::string table(const std::string& rows, const std::string& properties = {}) {
    return "<w:tbl><w:tblPr>" + properties + "</w:tblPr><w:tblGrid/>" + rows + "</w:tbl>";
}

model::Table read_table(const std::string& markup, const std::string& styles = {}) {
    return first_table(read_flow(DocxBuilder().styles(styles).body(markup).build()));
}

const model::Cell& at(const model::Table& table, int row_index, int column) {
    static const model::Cell none{-1, -1, 0, 0, false, {}};
    for (const model::Cell& one : table.cells) {
        if (one.row == row_index && one.column == column) {
            return one;
        }
    }
    ADD_FAILURE() << "no cell at " << row_index << ", " << column;
    return none;
}

TEST(Tables, RowsColumnsAndText) {
    const auto found = read_table(table(row(cell("站名") + cell("水位")) + row(cell("北闸") + cell("3.2"))));
    EXPECT_EQ(found.rows, 2);
    EXPECT_EQ(found.columns, 2);
    EXPECT_EQ(cell_text(found, 1, 1), "3.2");
    ASSERT_EQ(found.locations.size(), 1U);
    EXPECT_EQ(found.locations[0].paragraph, 0);
}

TEST(Tables, SpansAndMerges) {
    const auto found = read_table(table(row(cell("合并", "<w:vMerge w:val=\"restart\"/>") + cell("宽", "<w:gridSpan w:val=\"2\"/>")) +
                                        row(cell("", "<w:vMerge/>") + cell("a") + cell("b")) +
                                        row(cell("", "<w:vMerge w:val=\"continue\"/>") + cell("c") + cell("d")) +
                                        row(cell("末") + cell("e") + cell("f"))));
    EXPECT_EQ(found.rows, 4);
    EXPECT_EQ(found.columns, 3);
    EXPECT_EQ(at(found, 0, 0).row_span, 3);
    EXPECT_EQ(at(found, 0, 1).column_span, 2);
    EXPECT_EQ(cell_text(found, 2, 2), "d");
    EXPECT_EQ(cell_text(found, 3, 0), "末");
    EXPECT_EQ(found.cells.size(), 9U);
}

TEST(Tables, HorizontalMergesAndTextOfMergedCellsStay) {
    const auto found = read_table(table(row(cell("左", "<w:hMerge w:val=\"restart\"/>") + cell("右", "<w:hMerge/>") + cell("三")) +
                                        row(cell("上", "<w:vMerge w:val=\"restart\"/>") + cell("x") + cell("y")) +
                                        row(cell("下", "<w:vMerge/>") + cell("z") + cell("w"))));
    EXPECT_EQ(at(found, 0, 0).column_span, 2);
    EXPECT_EQ(cell_text(found, 0, 0), "左\n右");
    EXPECT_EQ(cell_text(found, 0, 2), "三");
    EXPECT_EQ(cell_text(found, 1, 0), "上\n下");
}

TEST(Tables, ColumnsBeforeAreSkipped) {
    const auto found = read_table(table(row(cell("a") + cell("b") + cell("c")) + row(cell("d"), "<w:gridBefore w:val=\"2\"/>")));
    EXPECT_EQ(cell_text(found, 1, 2), "d");
    EXPECT_EQ(found.columns, 3);
}

TEST(Tables, AbsurdSpansAreBounded) {
    const auto found = read_table(table(row(cell("a", "<w:gridSpan w:val=\"2000000000\"/>") + cell("b", "<w:gridSpan w:val=\"-5\"/>"),
                                            "<w:gridBefore w:val=\"2000000000\"/>")));
    EXPECT_EQ(found.cells.size(), 2U);
    EXPECT_LE(found.columns, 20000);
}

TEST(Tables, NestedTablesAreBlocksOfTheirCell) {
    const auto found = read_table(table(row(cell(paragraph("外") + table(row(cell("内一") + cell("内二"))) + paragraph("")) + cell("旁"))));
    ASSERT_EQ(found.cells.size(), 2U);
    ASSERT_EQ(found.cells[0].blocks.size(), 2U);
    const auto* inner = std::get_if<model::Table>(&found.cells[0].blocks[1].value);
    ASSERT_NE(inner, nullptr);
    EXPECT_EQ(cell_text(*inner, 0, 1), "内二");
    EXPECT_EQ(cell_text(found, 0, 1), "旁");
}

TEST(Tables, HeaderRows) {
    const auto found = read_table(table(row(cell("头"), "<w:tblHeader/>") + row(cell("身"))));
    EXPECT_TRUE(at(found, 0, 0).header);
    EXPECT_FALSE(at(found, 1, 0).header);
}

TEST(Tables, HeaderRowsStandAtTheTop) {
    const auto found = read_table(table(row(cell("一"), "<w:tblHeader/>") + row(cell("二"), "<w:tblHeader/>") + row(cell("三")) + row(cell("四"), "<w:tblHeader/>")));
    EXPECT_TRUE(at(found, 0, 0).header);
    EXPECT_TRUE(at(found, 1, 0).header);
    EXPECT_FALSE(at(found, 2, 0).header);
    EXPECT_FALSE(at(found, 3, 0).header) << "a header row below other rows is none";
}

TEST(Tables, HiddenRowsAreNotThere) {
    const std::string hidden = "<w:trPr><w:hidden/></w:trPr>";
    const auto flow = read_flow(DocxBuilder()
                                    .body(table(row(cell("站名") + cell("水位")) + row(cell("东闸", "<w:vMerge w:val=\"restart\"/>") + cell("2.9"), hidden) + row(cell("北闸") + cell("3.2"))) +
                                          table(row(cell("全隐"), hidden)) + paragraph("后文。"))
                                    .build());
    const auto found = first_table(flow);
    EXPECT_EQ(found.rows, 2);
    EXPECT_EQ(cell_text(found, 1, 0), "北闸");
    EXPECT_EQ(flow.blocks.size(), 2U);
    EXPECT_EQ(discarded(flow, "hidden"), 7U);
}

TEST(Tables, RuledByTableCellOrStyle) {
    const std::string drawn = "<w:tblBorders><w:top w:val=\"single\" w:sz=\"4\"/></w:tblBorders>";
    const std::string nil = "<w:tblBorders><w:top w:val=\"nil\"/><w:left w:val=\"none\"/></w:tblBorders>";
    const std::string grid =
        "<w:style w:type=\"table\" w:styleId=\"Grid\"><w:name w:val=\"Table Grid\"/><w:tblPr>" + drawn + "</w:tblPr></w:style>";
    const std::string cells = row(cell("a"));
    EXPECT_TRUE(read_table(table(cells, drawn)).ruled);
    EXPECT_FALSE(read_table(table(cells, nil)).ruled);
    EXPECT_FALSE(read_table(table(cells)).ruled);
    EXPECT_TRUE(read_table(table(cells, "<w:tblStyle w:val=\"Grid\"/>"), grid).ruled);
    EXPECT_FALSE(read_table(table(cells, "<w:tblStyle w:val=\"Grid\"/>" + nil), grid).ruled);
    EXPECT_TRUE(read_table(table(row(cell("a", "<w:tcBorders><w:bottom w:val=\"double\"/></w:tcBorders>")), nil)).ruled);
}

TEST(Tables, StyleFormatsTheFirstRow) {
    const std::string styles =
        "<w:style w:type=\"table\" w:styleId=\"S\"><w:name w:val=\"S\"/><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:tblStylePr "
        "w:type=\"firstRow\"><w:rPr><w:b/></w:rPr>"
        "</w:tblStylePr></w:style>";
    const auto flow = read_flow(
        DocxBuilder()
            .styles(styles)
            .body(table(row(cell("头")) + row(cell("身")), "<w:tblStyle w:val=\"S\"/><w:tblLook w:val=\"0020\"/>") + paragraph("外"))
            .build());
    const auto found = first_table(flow);
    const auto style = [&](int r) { return std::get<model::Paragraph>(at(found, r, 0).blocks[0].value).runs[0].style; };
    EXPECT_TRUE(style(0).bold);
    EXPECT_FALSE(style(1).bold);
    EXPECT_FLOAT_EQ(style(1).size, 9);
    EXPECT_FLOAT_EQ(paragraphs(flow.blocks)[0].runs[0].style.size, 10);
    EXPECT_FALSE(at(found, 0, 0).header);
}

TEST(Tables, RowsOutsideOfTablesKeepTheirText) {
    const auto flow = read_flow(DocxBuilder().body("<w:tr><w:tc>" + paragraph("散") + "</w:tc></w:tr>" + paragraph("文")).build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"散", "文"}));
}

}  // namespace
}  // namespace bianmu::test
