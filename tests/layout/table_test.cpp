#include <gtest/gtest.h>

#include <algorithm>

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

TEST(Table, FirstRowInBoldIsItsHead) {
    PageMaker maker;
    maker.grid({80, 200, 320}, {100, 130, 160});
    maker.next().font = 1;
    maker.text(90, 120, 12, "单位");
    maker.next().font = 1;
    maker.text(210, 120, 12, "人次");
    maker.text(90, 150, 12, "江东区").text(210, 150, 12, "104");
    const model::Table found = table(flow_of(maker), 0);
    EXPECT_TRUE(found.cells[1].header);
    EXPECT_FALSE(found.cells[2].header);
}

TEST(Table, FirstRowInBoldIsItsHeadThoughItStandsAloneAtTheFootOfAPage) {
    PageMaker maker;
    maker.grid({80, 200, 320}, {730, 760});
    maker.next().font = 1;
    maker.text(90, 750, 12, "单位");
    maker.next().font = 1;
    maker.text(210, 750, 12, "人次");
    maker.page().grid({80, 200, 320}, {80, 110, 140});
    maker.text(90, 100, 12, "江东区").text(210, 100, 12, "104").text(90, 130, 12, "江西区").text(210, 130, 12, "96");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), Texts{"[table]"});
    const model::Table found = table(flow, 0);
    EXPECT_EQ(found.rows, 3);
    EXPECT_TRUE(found.cells[1].header);
    EXPECT_FALSE(found.cells[2].header);
}

TEST(Table, FirstRowInAShadeOfItsOwnIsItsHead) {
    for (const bool in_turn : {false, true}) {
        PageMaker maker;
        maker.grid({80, 200, 320}, {100, 130, 160, 190});
        maker.panel({80, 100, 320, 130}, 0xD0D8E0);
        if (in_turn) {
            maker.panel({80, 160, 320, 190}, 0xD0D8E0);
        }
        maker.text(90, 120, 12, "单位").text(210, 120, 12, "人次").text(90, 150, 12, "江东区").text(210, 150, 12, "104");
        maker.text(90, 180, 12, "江西区").text(210, 180, 12, "96");
        const model::Table found = table(flow_of(maker), 0);
        ASSERT_EQ(found.cells.size(), 6U);
        EXPECT_EQ(found.cells[1].header, !in_turn);
        EXPECT_FALSE(found.cells[2].header);
    }
}

/// Two rows of a grid whose left side is at x, with its head.
void piece(PageMaker& maker, double x, double y, std::string_view name, std::string_view number) {
    maker.grid({x, x + 100, x + 180}, {y, y + 30, y + 60});
    maker.text(x + 10, y + 20, 12, "单位").text(x + 110, y + 20, 12, "人次");
    maker.text(x + 10, y + 50, 12, name).text(x + 110, y + 50, 12, number);
}

TEST(Table, LineThatSaysThatItGoesOnIsNoCaptionOfAnother) {
    for (const auto& [over, blocks] : std::vector<std::pair<std::string, Texts>>{{"续表1", {"表1各区人次", "[table]"}},
                                                                               {"表2各区人次", {"表1各区人次", "[table]", "表2各区人次", "[table]"}}}) {
        PageMaker maker;
        maker.text(90, 690, 12, "表1各区人次");
        piece(maker, 80, 700, "江东区", "104");
        maker.page();
        maker.text(220, 80, 10, over);
        piece(maker, 80, 90, "江西区", "96");
        const model::Flow flow = flow_of(maker);
        ASSERT_EQ(texts(flow), blocks);
        EXPECT_EQ(table(flow, 1).rows, blocks.size() == 2 ? 3 : 2);
        EXPECT_EQ(flow.furniture.size(), blocks.size() == 2 ? 2U : 0U);   // the line and the head
    }
}

TEST(Table, GoesOnInTheNextColumn) {
    PageMaker maker;
    for (int column = 0; column < 2; ++column) {
        for (int i = 0; i < 12; ++i) {
            maker.text(80 + column * 220, 200 + i * 20 + (column == 1 ? 100 : 0), 10, "各馆的人次由各馆报来由总馆汇总。");
        }
    }
    piece(maker, 80, 460, "江东区", "104");
    piece(maker, 300, 190, "江西区", "96");
    const model::Flow flow = flow_of(maker);
    const auto tables = std::count_if(flow.blocks.begin(), flow.blocks.end(),
                                      [](const model::Block& block) { return std::holds_alternative<model::Table>(block.value); });
    EXPECT_EQ(tables, 1);
}

TEST(Table, RowThatThePageBreaksIsOne) {
    PageMaker maker;
    maker.grid({80, 160, 260, 320}, {640, 680, 720, 760});
    const auto row = [&maker](double y, std::string_view name, std::string_view text, std::string_view more, std::string_view number) {
        maker.text(90, y, 12, name).text(170, y, 12, text).text(170, y + 14, 12, more).text(270, y, 12, number);
    };
    row(655, "江东区", "新馆已开放两", "处", "104");
    row(695, "江西区", "新馆已开放三", "处", "96");
    row(735, "江南区", "旧馆修好后开", "放时间不变周", "75");
    maker.page();
    maker.grid({80, 160, 260, 320}, {80, 120, 160});
    maker.text(170, 95, 12, "末也开放");
    row(135, "江北区", "新馆未开放", "", "31");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), Texts{"[table]"});
    const model::Table found = table(flow, 0);
    EXPECT_EQ(found.rows, 4);
    EXPECT_EQ(cell_text(found, 2, 1), "旧馆修好后开放时间不变周末也开放");
    EXPECT_EQ(cell_text(found, 3, 0), "江北区");
}

TEST(Table, PartsOfARowThatFillEachOthersHolesAreOne) {
    PageMaker maker;
    maker.grid({80, 160, 260, 320}, {640, 680, 720, 760});
    const auto row = [&maker](double y, std::string_view name, std::string_view text, std::string_view number) {
        maker.text(90, y, 12, name).text(170, y, 12, text).text(270, y, 12, number);
    };
    row(665, "江东区", "新馆已开放", "104");
    row(705, "江西区", "新馆已开放", "96");
    row(745, "江南区", "", "75");
    maker.page();
    maker.grid({80, 160, 260, 320}, {80, 120, 160});
    maker.text(170, 95, 12, "旧馆还没修好");
    row(145, "江北区", "新馆未开放", "31");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), Texts{"[table]"});
    const model::Table found = table(flow, 0);
    EXPECT_EQ(found.rows, 4);
    EXPECT_EQ(cell_text(found, 2, 1), "旧馆还没修好");
}

/// A grid of three columns, its first piece on one page and its second on the next. Rules across do not part the cells of `open`.
class BrokenTable {
public:
    BrokenTable() { maker_.grid({80, 160, 260, 320}, {640}); }

    void row(double y, std::string_view name, std::string_view text, std::string_view number, bool open = false) {
        maker_.text(90, y + 20, 12, name).text(170, y + 20, 12, text).text(270, y + 20, 12, number);
        maker_.rule(open ? 160 : 80, y + 29.75, 320, y + 30.25);
        for (const double x : {80.0, 160.0, 260.0, 320.0}) {
            maker_.rule(x - 0.25, y, x + 0.25, y + 30);
        }
    }
    void page() {
        maker_.page();
        maker_.grid({80, 160, 260, 320}, {80});
    }
    PageMaker& maker() { return maker_; }
    model::Table table() { return layout::table(flow_of(maker_), 0); }

private:
    PageMaker maker_;
};

TEST(Table, MergedCellThatThePageBreaksIsOne) {
    BrokenTable pieces;
    pieces.row(640, "江东区", "东馆", "104");
    pieces.row(670, "江西区", "西馆", "96", true);
    pieces.row(700, "", "南馆", "75");
    pieces.page();
    pieces.row(80, "", "北馆", "31", true);
    pieces.row(110, "", "河馆", "66");
    pieces.row(140, "江北区", "山馆", "18");
    const model::Table found = pieces.table();
    EXPECT_EQ(cell_text(found, 1, 0), "江西区");
    const auto cell = std::find_if(found.cells.begin(), found.cells.end(), [](const model::Cell& c) { return c.row == 1 && c.column == 0; });
    EXPECT_EQ(cell->row_span, 4);
    EXPECT_EQ(cell_text(found, 5, 0), "江北区");
}

TEST(Table, MergedCellWhoseTextStandsBehindThePageBreakIsOne) {
    BrokenTable pieces;
    pieces.row(640, "江东区", "东馆", "104");
    pieces.row(670, "", "西馆", "96", true);
    pieces.row(700, "", "南馆", "75");
    pieces.page();
    pieces.row(80, "江西区", "北馆", "31", true);
    pieces.row(110, "", "河馆", "66");
    const model::Table found = pieces.table();
    EXPECT_EQ(cell_text(found, 1, 0), "江西区");
    EXPECT_EQ(std::count_if(found.cells.begin(), found.cells.end(), [](const model::Cell& c) { return c.column == 0; }), 2);
}

TEST(Table, WhatAPageBreakLeavesOfTheWhiteInARowIsNone) {
    for (const bool blanks : {false, true}) {
        BrokenTable pieces;
        pieces.row(640, "江东区", "东馆", "104");
        pieces.row(670, "江西区", blanks ? "" : "西馆", blanks ? "" : "96");
        pieces.row(700, blanks ? "" : "江南区", "", "");
        pieces.page();
        pieces.row(80, "", "", "");
        pieces.row(110, "江北区", "北馆", "66");
        pieces.row(140, "江中区", "山馆", "18");
        EXPECT_EQ(pieces.table().rows, blanks ? 6 : 5);   // a table with other empty rows is one to fill in
    }
}

TEST(Table, LinesOfACellGoOnWhereSeveralColumnsHaveHoles) {
    BrokenTable pieces;
    for (int i = 0; i < 5; ++i) {
        pieces.row(640 + 30 * i, "编号" + std::to_string(i), i == 4 ? "零：不开" : "开放时间长短", "104");
    }
    pieces.page();
    pieces.row(80, "", "一：开放", "");
    pieces.row(110, "编号9", "开放时间长短", "66");
    const model::Table found = pieces.table();
    EXPECT_EQ(found.rows, 6);
    EXPECT_EQ(cell_text(found, 4, 1), "零：不开一：开放");
}

TEST(Table, LastLineOfTheKeyGoesOnOverThePage) {
    BrokenTable pieces;
    for (int i = 0; i < 4; ++i) {
        pieces.row(640 + 30 * i, i == 3 ? "江东新城东" : "江东新城分", "馆", "104");
    }
    pieces.page();
    pieces.row(80, "分馆", "", "");
    pieces.row(110, "江西区", "馆", "66");
    EXPECT_EQ(cell_text(pieces.table(), 3, 0), "江东新城东分馆");
}

TEST(Table, RowsOfShortCellsAreTwoThoughOneHasAHole) {
    BrokenTable pieces;
    for (int i = 0; i < 4; ++i) {
        pieces.row(640 + 30 * i, i == 3 ? "甲" : "甲乙", i == 3 ? "" : "开放时间", "14");
    }
    pieces.page();
    pieces.row(80, "甲乙", "开放时间", "丁");
    pieces.row(110, "甲乙", "开放时间", "66");
    EXPECT_EQ(pieces.table().rows, 6);
}

TEST(Table, StepsOfAChartAreOneTextEach) {
    PageMaker maker;
    for (int i = 0; i < 3; ++i) {
        maker.grid({200, 320}, {100.0 + 80 * i, 150.0 + 80 * i}).rule(259.75, 150 + 80 * i, 260.25, 180 + 80 * i);
        maker.text(206, 120 + 80 * i, 12, "读者在网上交来申").text(206, 136 + 80 * i, 12, "请和证件");
    }
    EXPECT_EQ(texts(flow_of(maker)), Texts(3, "读者在网上交来申请和证件"));
}

TEST(Table, FrameHasAMeasureOfItsOwn) {
    PageMaker maker;
    for (int i = 0; i < 5; ++i) {
        maker.text(80, 100 + 28 * i, 16, "图书馆延长开放时间让读者满意图书馆延长开");
    }
    maker.grid({80, 360}, {240, 300}).text(120, 262, 16, "编者在这里写下几句话请读者来").text(88, 286, 16, "信说说。");
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(texts(flow).back(), "编者在这里写下几句话请读者来信说说。");
}

TEST(Table, ChartOfStepsIsNone) {
    PageMaker maker;
    for (int i = 0; i < 3; ++i) {
        maker.grid({200, 320}, {100.0 + 60 * i, 130.0 + 60 * i});
        maker.text(210, 120 + 60 * i, 12, i == 0 ? "读者申请" : i == 1 ? "总馆审核" : "寄出新书");
        if (i < 2) {
            maker.rule(259.75, 130 + 60 * i, 260.25, 160 + 60 * i).text(264, 150 + 60 * i, 10, "是");
        }
    }
    for (const std::string& text : texts(flow_of(maker))) {
        EXPECT_NE(text, "[table]");
    }
}

TEST(Table, HeadsInOneShadeAreCellsOfTheirColumns) {
    PageMaker maker;
    maker.rule(80, 99.75, 320, 100.25).rule(80, 129.75, 320, 130.25).rule(80, 159.75, 320, 160.25).rule(80, 189.75, 320, 190.25);
    for (const double x : {160.0, 240.0}) {
        maker.rule(x - 0.25, 130, x + 0.25, 190);
    }
    maker.rule(79.75, 100, 80.25, 190).rule(319.75, 100, 320.25, 190);
    for (int i = 0; i < 3; ++i) {
        maker.text(90 + 80 * i, 120, 12, i == 0 ? "单位" : i == 1 ? "人次" : "册数");
        maker.text(90 + 80 * i, 150, 12, i == 0 ? "江东区" : "104").text(90 + 80 * i, 180, 12, i == 0 ? "江西区" : "96");
    }
    const model::Table found = table(flow_of(maker), 0);
    ASSERT_EQ(found.cells.size(), 9U);
    EXPECT_EQ(cell_text(found, 0, 2), "册数");
}

}  // namespace
}  // namespace bianmu::layout
