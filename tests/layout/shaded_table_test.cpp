#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

constexpr model::Color kHead = 0x4f82bd;
constexpr model::Color kBand = 0xd3dfee;
constexpr double kRow = 20;   // points

/// The texts of a table's cells, row by row.
Texts rows_of(const model::Table& table) {
    Texts rows(static_cast<std::size_t>(table.rows));
    for (const model::Cell& cell : table.cells) {
        std::string& row = rows[static_cast<std::size_t>(cell.row)];
        row += cell.column == 0 ? "" : "|";
        for (const model::Block& block : cell.blocks) {
            row += std::get<model::Paragraph>(block.value).text;
        }
    }
    return rows;
}

/// Rows of which every other one is shaded, from the first on.
void striped(PageMaker& maker, double y, const std::vector<double>& xs, const std::vector<Texts>& rows) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const double top = y + kRow * static_cast<double>(r);
        if (r % 2 == 0) {
            maker.panel({80, top, 400, top + kRow}, r == 0 ? kHead : kBand);
        }
        for (std::size_t c = 0; c < xs.size(); ++c) {
            maker.text(xs[c], top + 14, 10, rows[r][c]);
        }
    }
}

const std::vector<double> kColumns{90, 190, 330};
const std::vector<Texts> kRows{{"单位", "地址", "人次"}, {"江东区", "河堤路九号院", "104"}, {"江西区", "新桥街三十号", "96"}, {"江南区", "旧塔巷十一号", "75"}};

TEST(ShadedTable, RowThatOneColumnFillsIsNoCaption) {
    PageMaker maker;
    std::vector<Texts> rows = kRows;
    rows[1] = {"", "堤路九号院内", ""};   // what a page break left of its row
    striped(maker, 100, kColumns, rows);
    maker.text(205, 196, 10, "各区人次之二");
    striped(maker, 200, {90, 170, 250, 330}, std::vector<Texts>(3, {"十", "九", "八", "七"}));
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), (Texts{"[table]", "各区人次之二", "[table]"}));
    EXPECT_EQ(rows_of(table(flow, 0)), (Texts{"单位|地址|人次", "|堤路九号院内|", "江西区|新桥街三十号|96", "江南区|旧塔巷十一号|75"}));
}

TEST(ShadedTable, RuleOfTheRunningHeadIsNoPartOfIt) {
    PageMaker maker;
    for (const char* name : {"东区", "西区", "南区"}) {
        maker.text(370, 56, 8, "图书馆简报第三期").rule(370, 58.5, 440, 59);   // it reaches over the table's right side
        std::vector<Texts> rows = kRows;
        rows[1][0] = name;
        striped(maker, 60, kColumns, rows);
        if (rows[1][0] != "南区") {
            maker.page();
        }
    }
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), (Texts{"[table]"}));
    EXPECT_EQ(flow.furniture.size(), 5U);   // three running heads, two repeated heads
    EXPECT_EQ(rows_of(table(flow, 0)).size(), 10U);
    EXPECT_EQ(rows_of(table(flow, 0)).front(), "单位|地址|人次");
}

TEST(ShadedTable, LastRowWithoutShadeStandsOverAnotherTable) {
    PageMaker maker;
    striped(maker, 100, kColumns, kRows);
    for (int i = 0; i < 8; ++i) {
        maker.text(80, 210 + 20 * i, 10, "各区都按时报来了数字由总馆汇总后再发给各区核对");
    }
    striped(maker, 380, kColumns, kRows);
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow).size(), 3U);
    EXPECT_EQ(rows_of(table(flow, 0)).back(), "江南区|旧塔巷十一号|75");
    EXPECT_EQ(rows_of(table(flow, 2)).back(), "江南区|旧塔巷十一号|75");
}

}  // namespace
}  // namespace bianmu::layout
