#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

std::string cell_text(const model::Table& table, int row, int column) {
    for (const model::Cell& cell : table.cells) {
        if (cell.row == row && cell.column == column) {
            std::string text;
            for (const model::Block& block : cell.blocks) {
                text += std::get<model::Paragraph>(block.value).text;
            }
            return text;
        }
    }
    return "(none)";
}

TEST(Table, RuledGridGivesItsCells) {
    PageMaker maker;
    maker.text(80, 80, 16, "各区情况如下。");
    maker.grid({80, 200, 320}, {100, 130, 160});
    maker.text(90, 120, 12, "单位").text(210, 120, 12, "人次").text(90, 150, 12, "江东区").text(210, 150, 12, "10456");
    maker.text(80, 200, 16, "以上为半年数据。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), (Texts{"各区情况如下。", "[table]", "以上为半年数据。"}));
    const model::Table found = table(flow, 1);
    EXPECT_EQ(found.rows, 2);
    EXPECT_EQ(found.columns, 2);
    EXPECT_EQ(cell_text(found, 0, 1), "人次");
    EXPECT_EQ(cell_text(found, 1, 0), "江东区");
}

TEST(Table, SlotsWithoutARuleBetweenThemAreMerged) {
    PageMaker maker;
    maker.rule(80, 99.75, 320, 100.25).rule(80, 129.75, 320, 130.25).rule(80, 159.75, 320, 160.25);
    maker.rule(79.75, 100, 80.25, 160).rule(319.75, 100, 320.25, 160).rule(199.75, 130, 200.25, 160);
    maker.text(90, 120, 12, "合并的表头").text(90, 150, 12, "甲").text(210, 150, 12, "乙");
    const model::Table found = table(flow_of(maker), 0);
    ASSERT_EQ(found.cells.size(), 3U);
    EXPECT_EQ(found.cells[0].column_span, 2);
    EXPECT_EQ(cell_text(found, 1, 1), "乙");
}

TEST(Table, WrappedCellTextIsRejoined) {
    PageMaker maker;
    maker.grid({80, 152, 320}, {100, 160});
    maker.text(85, 115, 12, "完成管线长").text(85, 131, 12, "度").text(160, 115, 12, "18.3");
    EXPECT_EQ(cell_text(table(flow_of(maker), 0), 0, 0), "完成管线长度");
}

TEST(Table, FrameAroundTextIsNone) {
    PageMaker maker;
    maker.grid({70, 420}, {80, 140});
    maker.text(80, 110, 16, "读者凭证即可入馆。");
    EXPECT_EQ(texts(flow_of(maker)), Texts{"读者凭证即可入馆。"});
}

TEST(Table, GoesOnOverThePageWithoutItsRepeatedHead) {
    PageMaker maker;
    maker.grid({80, 200, 320}, {700, 730, 760});
    maker.text(90, 720, 12, "单位").text(210, 720, 12, "人次").text(90, 750, 12, "江东区").text(210, 750, 12, "1");
    maker.page();
    maker.grid({80, 200, 320}, {90, 120, 150});
    maker.text(90, 110, 12, "单位").text(210, 110, 12, "人次").text(90, 140, 12, "江西区").text(210, 140, 12, "2");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), Texts{"[table]"});
    EXPECT_EQ(table(flow, 0).rows, 3);
    EXPECT_EQ(cell_text(table(flow, 0), 2, 0), "江西区");
    EXPECT_TRUE(flow.discarded.empty());
    ASSERT_EQ(flow.furniture.size(), 1U);
    EXPECT_EQ(flow.furniture[0].kind, model::FurnitureKind::header);
    EXPECT_EQ(flow.furniture[0].text, "单位\t人次");
    EXPECT_EQ(flow.furniture[0].locations[0].page, 2);
}

}  // namespace
}  // namespace bianmu::layout
