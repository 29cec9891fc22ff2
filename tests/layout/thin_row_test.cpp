#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "layout/cells_of.h"

namespace bianmu::layout {
namespace {

using Rows = std::vector<std::string>;

constexpr model::Color kWhite = 0xFFFFFF;
const std::vector<double> kSides{80, 160, 240, 320, 400};
const std::vector<double> kTexts{90, 170, 250, 330};

/// Lines of each cell of a row alone, from one side to the other; `down` are those that it has.
void cell_by_cell(PageMaker& maker, double top, double bottom, const std::vector<double>& down, model::Color color = 0) {
    for (std::size_t c = 0; c + 1 < kSides.size(); ++c) {
        for (const double y : {top, bottom}) {
            maker.rule(kSides[c], y - 0.25, kSides[c + 1], y + 0.25, color);
        }
    }
    for (const double x : down) {
        maker.rule(x - 0.25, top + 0.25, x + 0.25, bottom - 0.25, color);
    }
}

/// Two rows of text over `low` and two under `high`, with lines of their own.
void rows_around(PageMaker& maker, double low, double high, model::Color color = 0) {
    cell_by_cell(maker, low - 40, low - 20, kSides, color);
    cell_by_cell(maker, low - 20, low, kSides, color);
    cell_by_cell(maker, high, high + 20, kSides, color);
    cell_by_cell(maker, high + 20, high + 40, kSides, color);
    row(maker, kTexts, low - 26, {"站点", "水位", "雨量", "流量"});
    row(maker, kTexts, low - 6, {"柳河站", "12.4", "30", "118"});
    row(maker, kTexts, high + 14, {"沙堤站", "11.8", "26", "97"});
    row(maker, kTexts, high + 34, {"石桥站", "10.9", "21", "85"});
}

/// The rows of the page's table; one without text says how many cells it has.
Rows read(PageMaker& maker) {
    const model::Table found = table(flow_of(maker), 0);
    Rows rows = cells(found);
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const auto in_row = std::count_if(found.cells.begin(), found.cells.end(), [r](const auto& cell) { return cell.row == static_cast<int>(r); });
        rows[r] = rows[r].find_first_of("0123456789") == std::string::npos && r > 0 ? std::to_string(in_row) + " empty" : rows[r];
    }
    return rows;
}

const Rows kFour{"站点|水位|雨量|流量", "柳河站|12.4|30|118", "沙堤站|11.8|26|97", "石桥站|10.9|21|85"};

TEST(ThinRow, OneWithLinesDownOfItsOwnIsARow) {
    PageMaker maker;
    rows_around(maker, 140, 143, kWhite);
    cell_by_cell(maker, 140, 143, kSides, kWhite);
    EXPECT_EQ(read(maker), (Rows{kFour[0], kFour[1], "4 empty", kFour[2], kFour[3]}));
}

TEST(ThinRow, CellsWithoutALineBetweenThemAreOne) {
    PageMaker maker;
    rows_around(maker, 140, 143, kWhite);
    cell_by_cell(maker, 140, 143, {80, 160, 320, 400}, kWhite);
    const model::Table found = table(flow_of(maker), 0);
    ASSERT_EQ(found.rows, 5);
    EXPECT_EQ(cells(found)[2], "<1,2>|");
    EXPECT_EQ(found.cells[9].column, 1);
    EXPECT_EQ(found.cells[9].column_span, 2);
}

TEST(ThinRow, CellsAreFoundBehindIt) {
    PageMaker maker;
    rows_around(maker, 140, 143);
    cell_by_cell(maker, 140, 143, kSides);
    cell_by_cell(maker, 183, 186, kSides);
    cell_by_cell(maker, 186, 206, kSides);
    row(maker, kTexts, 200, {"合计", "", "77", "300"});
    EXPECT_EQ(read(maker), (Rows{kFour[0], kFour[1], "4 empty", kFour[2], kFour[3], "4 empty", "合计||77|300"}));
}

TEST(ThinRow, BordersOfTwoColorsDrawnCellByCellAreOfTwoRows) {
    PageMaker maker;
    rows_around(maker, 140, 143);
    for (model::Rule& rule : maker.rules()) {
        rule.color = rule.box.center_y() > 142 ? kWhite : rule.color;
    }
    EXPECT_EQ(read(maker), (Rows{kFour[0], kFour[1], "4 empty", kFour[2], kFour[3]}));
}

TEST(ThinRow, DoubleLinesAreNone) {
    for (const double white : {1.0, 2.0, 2.5}) {   // between lines of half a point, and of their own width
        PageMaker plain, wide, crossed;
        rows_around(plain, 140, 140 + white);   // no line down enters them
        EXPECT_EQ(read(plain), kFour) << white;
        rows_around(crossed, 140, 140 + white);
        for (const double x : kSides) {   // or all go through
            crossed.rule(x - 0.25, 120, x + 0.25, 140 + white + 20);
        }
        EXPECT_EQ(read(crossed), kFour) << white;
        rows_around(wide, 140, 140 + white);
        for (model::Rule& rule : wide.rules()) {   // or they are joined by pieces as high as they are
            const double y = rule.box.center_y();
            if (rule.horizontal() && y > 139 && y < 141 + white) {
                rule.box.y0 = y - white / 4;
                rule.box.y1 = y + white / 4;
            }
        }
        for (const double x : kSides) {
            wide.rule(x - 0.25, 140 - white / 4, x + 0.25, 140 + 1.25 * white);
        }
        EXPECT_EQ(read(wide), kFour) << white;
    }
}

TEST(ThinRow, ALineUnderTheHeadInAnotherColorIsNone) {
    PageMaker maker;
    maker.grid(kSides, {100, 120, 140, 160});
    maker.rule(80, 122.5, 400, 123.5, 0xC00000);
    row(maker, kTexts, 114, {"站点", "水位", "雨量", "流量"});
    row(maker, kTexts, 135, {"柳河站", "12.4", "30", "118"});
    row(maker, kTexts, 154, {"沙堤站", "11.8", "26", "97"});
    EXPECT_EQ(read(maker), (Rows{kFour[0], kFour[1], kFour[2]}));
}

}  // namespace
}  // namespace bianmu::layout
