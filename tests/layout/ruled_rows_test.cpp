#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <utility>

#include "layout/cells_of.h"

namespace bianmu::layout {
namespace {

TEST(RuledRows, ShorterStrokesPartRowsOfAGroup) {
    PageMaker maker;
    for (const double y : {100.0, 120.0, 160.0, 220.0}) {
        line(maker, 80, 420, y);
    }
    for (const double y : {140.0, 180.0, 200.0}) {
        line(maker, 150, 420, y);   // the first column's cells reach over several rows
    }
    row(maker, {90, 160, 320}, 114, {"片区", "检查项目", "负责人"});
    row(maker, {90, 160, 320}, 144, {"城东", "", ""});
    row(maker, {90, 160, 320}, 134, {"", "雨水管网", "甲"});
    row(maker, {90, 160, 320}, 154, {"", "提升泵房", "乙"});
    row(maker, {90, 160, 320}, 194, {"城西", "", ""});
    row(maker, {90, 160, 320}, 174, {"", "公园步道", "丙"});
    row(maker, {90, 160, 320}, 194, {"", "书屋照明", "丁"});
    row(maker, {90, 160, 320}, 214, {"", "座椅", "戊"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)),
              (Texts{"片区|检查项目|负责人", "城东<2,1>|雨水管网|甲", "提升泵房|乙", "城西<3,1>|公园步道|丙", "书屋照明|丁", "座椅|戊"}));
}

TEST(RuledRows, AHeadCentredBesideTwoRowsOfHeads) {
    PageMaker maker;
    line(maker, 80, 420, 100);
    line(maker, 180, 420, 120);
    for (const double y : {140.0, 160.0, 180.0, 200.0}) {
        line(maker, 80, 420, y);
    }
    row(maker, {100, 270}, 124, {"站点", ""});
    row(maker, {100, 270}, 114, {"", "半年雨量"});
    row(maker, {100, 210, 340}, 134, {"", "上月", "本月"});
    row(maker, {90, 210, 340}, 154, {"石桥站", "120", "96"});
    row(maker, {90, 210, 340}, 174, {"竹园站", "88", "104"});
    row(maker, {90, 210, 340}, 194, {"南塘站", "75", "31"});
    const model::Table found = table(flow_of(maker), 0);
    EXPECT_EQ(cells(found), (Texts{"站点<2,1>|半年雨量<1,2>", "上月|本月", "石桥站|120|96", "竹园站|88|104", "南塘站|75|31"}));
    EXPECT_TRUE(found.cells[2].header);
    EXPECT_FALSE(found.cells[4].header);
}

TEST(RuledRows, AHeadOverTheFirstStrokeIsTheTables) {
    PageMaker maker;
    maker.text(80, 80, 10, "表1　各站雨量");
    row(maker, {90, 200, 320}, 114, {"站点", "上月", "本月"});
    for (const double y : {120.0, 140.0, 160.0, 180.0}) {
        line(maker, 80, 420, y);
    }
    row(maker, {90, 200, 320}, 134, {"石桥站", "120", "96"});
    row(maker, {90, 200, 320}, 154, {"竹园站", "88", "104"});
    row(maker, {90, 200, 320}, 174, {"南塘站", "75", "31"});
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), (Texts{"表1　各站雨量", "[table]"}));
    EXPECT_EQ(cells(table(flow, 1)), (Texts{"站点|上月|本月", "石桥站|120|96", "竹园站|88|104", "南塘站|75|31"}));
}

TEST(RuledRows, HeadsInTheMiddleOfWideColumnsAreNoColumns) {
    PageMaker maker;
    for (const double y : {100.0, 120.0, 138.0, 156.0, 174.0, 192.0}) {
        line(maker, 80, 520, y);
    }
    row(maker, {150, 370}, 114, {"观测站点", "累计雨量"});
    row(maker, {85, 495}, 132, {"石桥", "1204"});
    row(maker, {85, 495}, 150, {"竹园", "8861"});
    row(maker, {85, 495}, 168, {"南塘", "7530"});
    row(maker, {85, 495}, 186, {"北塘", "6411"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"观测站点|累计雨量", "石桥|1204", "竹园|8861", "南塘|7530", "北塘|6411"}));
}

/// A frame with lines down and a line under the head only.
void columns_only(PageMaker& maker, double bottom) {
    maker.grid({80, 180, 300, 420}, {100, 120});
    maker.grid({80, 180, 300, 420}, {120, bottom});
    row(maker, {90, 190, 310}, 114, {"站点", "设备", "负责人"});
}

TEST(RuledRows, LinesSideBySideBetweenLinesDownAreRows) {
    PageMaker maker;
    columns_only(maker, 184);
    row(maker, {90, 190, 310}, 134, {"石桥", "雨量计", "甲"});
    row(maker, {90, 190, 310}, 152, {"竹园", "水位尺", "乙"});
    row(maker, {90, 190, 310}, 170, {"南塘", "闸门", "丙"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"站点|设备|负责人", "石桥|雨量计|甲", "竹园|水位尺|乙", "南塘|闸门|丙"}));
}

TEST(RuledRows, NumbersUnderNumbersBetweenLinesDownAreRowsHoweverFew) {
    PageMaker maker;
    columns_only(maker, 160);
    row(maker, {90, 190, 310}, 134, {"1", "120", "96"});
    row(maker, {90, 190, 310}, 152, {"2", "88", "104"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"站点|设备|负责人", "1|120|96", "2|88|104"}));
}

TEST(RuledRows, LabelsBetweenLinesDownReachOverTheirRows) {
    PageMaker maker;
    columns_only(maker, 200);
    row(maker, {0, 190, 310}, 134, {"", "120", "96"});
    row(maker, {90}, 144, {"城东"});
    row(maker, {0, 190, 310}, 154, {"", "88", "104"});
    row(maker, {90, 190, 310}, 174, {"城南", "75", "31"});
    row(maker, {90, 190, 310}, 194, {"城西", "41", "37"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"站点|设备|负责人", "城东<2,1>|120|96", "88|104", "城南|75|31", "城西|41|37"}));
}

TEST(RuledRows, TextsWithWhiteBetweenThemAreNotOneLabel) {
    PageMaker maker;
    for (const double y : {100.0, 120.0, 200.0}) {
        line(maker, 80, 420, y);
    }
    for (const double y : {140.0, 160.0, 180.0}) {
        line(maker, 150, 420, y);
    }
    row(maker, {90, 160, 320}, 114, {"片区", "上月", "本月"});
    row(maker, {0, 160, 320}, 134, {"", "120", "96"});
    row(maker, {90}, 144, {"城东"});
    row(maker, {0, 160, 320}, 154, {"", "88", "104"});
    row(maker, {0, 160, 320}, 174, {"", "75", "31"});
    row(maker, {90}, 184, {"城西"});
    row(maker, {0, 160, 320}, 194, {"", "64", "52"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"片区|上月|本月", "城东<2,1>|120|96", "88|104", "城西<2,1>|75|31", "64|52"}));
}

TEST(RuledRows, LinesThatFillTheirCellsAreNoRows) {
    PageMaker maker;
    columns_only(maker, 184);
    row(maker, {85, 185, 305}, 134, {"石桥竹园南塘北塘", "雨量计和水位尺及闸门", "甲乙丙丁戊己庚辛壬癸"});
    row(maker, {85, 185, 305}, 148, {"东村西村前村后村", "水泵三台备用一台在库", "子丑寅卯辰巳午未申酉"});
    row(maker, {85, 185, 305}, 162, {"各站", "房内", "等"});
    EXPECT_EQ(table(flow_of(maker), 0).rows, 2);
}

TEST(RuledRows, AHeadInALookOfItsOwnAndOneRowAreATable) {
    for (const std::uint32_t head : {0U, 1U}) {
        PageMaker maker;
        maker.text(80, 80, 10, "各站情况如下。");
        for (const auto& [x, text] : {std::pair(90, "站点"), std::pair(200, "设备"), std::pair(320, "负责人")}) {
            maker.next().font = head;
            maker.text(x, 114, 10, text);
        }
        row(maker, {90, 200, 320}, 134, {"石桥", "雨量计", "甲"});
        maker.text(80, 180, 10, "以上为本月情况。");
        const Texts found = texts(flow_of(maker));
        EXPECT_EQ(std::count(found.begin(), found.end(), "[table]"), head) << head;
    }
}

TEST(RuledRows, ATextInTheMiddleAmongNumbersIsOverAllColumns) {
    PageMaker maker;
    line(maker, 80, 420, 100);
    row(maker, {90, 230, 370}, 114, {"站点", "上月", "本月"});
    line(maker, 80, 420, 120);
    row(maker, {230}, 134, {"城东"});
    row(maker, {90, 230, 370}, 150, {"石桥", "120", "96"});
    row(maker, {90, 230, 370}, 166, {"竹园", "88", "104"});
    row(maker, {230}, 182, {"城西"});
    row(maker, {90, 230, 370}, 198, {"南塘", "75", "31"});
    line(maker, 80, 420, 204);
    EXPECT_EQ(cells(table(flow_of(maker), 0)),
              (Texts{"站点|上月|本月", "城东<1,3>", "石桥|120|96", "竹园|88|104", "城西<1,3>", "南塘|75|31"}));
}

TEST(RuledRows, LabelsInTheMiddleOfTheirRowsReachOverThem) {
    PageMaker maker;
    line(maker, 80, 420, 100);
    row(maker, {90, 230, 370}, 114, {"片区", "上月", "本月"});
    line(maker, 80, 420, 120);
    row(maker, {0, 230, 370}, 136, {"", "120", "96"});
    row(maker, {90}, 146, {"城东"});
    row(maker, {0, 230, 370}, 156, {"", "88", "104"});
    row(maker, {90, 230, 370}, 176, {"城南", "75", "31"});
    row(maker, {0, 230, 370}, 196, {"", "64", "52"});
    row(maker, {90, 230, 370}, 216, {"城西", "41", "37"});
    row(maker, {0, 230, 370}, 236, {"", "18", "22"});
    line(maker, 80, 420, 244);
    EXPECT_EQ(cells(table(flow_of(maker), 0)),
              (Texts{"片区|上月|本月", "城东<2,1>|120|96", "88|104", "城南|75|31", "城西<3,1>|64|52", "41|37", "18|22"}));
}

TEST(RuledRows, KeysOverTheirRowsReachOverNone) {
    PageMaker maker;
    line(maker, 80, 420, 100);
    row(maker, {90, 230, 370}, 114, {"片区", "上月", "本月"});
    line(maker, 80, 420, 120);
    row(maker, {90, 230, 370}, 136, {"城东", "120", "96"});
    row(maker, {0, 230, 370}, 156, {"", "88", "104"});
    row(maker, {0, 230, 370}, 176, {"", "75", "31"});
    row(maker, {90, 230, 370}, 196, {"城西", "64", "52"});
    row(maker, {0, 230, 370}, 216, {"", "41", "37"});
    line(maker, 80, 420, 224);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"片区|上月|本月", "城东|120|96", "88|104", "75|31", "城西|64|52", "41|37"}));
}

TEST(RuledRows, HeadWithoutStrokesIsPartedByHeadsOverSeveralColumns) {
    PageMaker maker;
    const std::vector<double> columns{90, 170, 240, 310};
    line(maker, 80, 370, 100);
    row(maker, columns, 114, {"单位", "半年", "", "备注"});
    row(maker, columns, 130, {"", "人次", "册数", ""});
    line(maker, 80, 370, 136);
    row(maker, columns, 150, {"江东区", "104", "12", "含新馆"});
    line(maker, 160, 370, 156);
    row(maker, columns, 170, {"", "96", "8", "不含新馆"});
    line(maker, 80, 370, 176);
    row(maker, columns, 190, {"江西区", "75", "31", "含新馆"});
    line(maker, 160, 370, 196);
    row(maker, columns, 210, {"", "80", "6", "不含新馆"});
    line(maker, 80, 370, 216);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位<2,1>|半年<1,2>|备注<2,1>", "人次|册数", "江东区<2,1>|104|12|含新馆", "96|8|不含新馆", "江西区<2,1>|75|31|含新馆", "80|6|不含新馆"}));
}

}  // namespace
}  // namespace bianmu::layout
