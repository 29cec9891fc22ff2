#include <algorithm>

#include <gtest/gtest.h>

#include "layout/cells_of.h"

namespace bianmu::layout {
namespace {

const std::vector<double> kColumns{90, 200, 300};

/// A head between two strokes.
void head(PageMaker& maker) {
    line(maker, 80, 360, 100);
    row(maker, kColumns, 114, {"单位", "人次", "册数"});
    line(maker, 80, 360, 120);
}

TEST(TableLabel, TextFromTheFirstColumnOverOthersSpansTheTable) {
    PageMaker maker;
    head(maker);
    maker.text(90, 134, 10, "沿江各区和新开放的阅览室");   // over two of three columns
    row(maker, kColumns, 152, {"江东区", "104", "12"});
    row(maker, kColumns, 170, {"江西区", "96", "8"});
    line(maker, 80, 360, 176);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位|人次|册数", "沿江各区和新开放的阅览室<1,3>", "江东区|104|12", "江西区|96|8"}));
}

/// A key alone over two rows, the key of whose last is given.
void part(PageMaker& maker, double top, const std::string& name, const std::string& last) {
    maker.text(90, top + 12, 10, name);
    row(maker, kColumns, top + 24, {"江东区", "104", "12"});
    row(maker, kColumns, top + 36, {last, "96", "8"});
}

TEST(TableLabel, KeyAloneInAnotherLookIsNoLineOfTheNextKey) {
    PageMaker maker;
    head(maker);
    maker.next().font = 1;
    part(maker, 120, "沿江各区图书馆", "江西区");   // as wide as the widest key
    maker.next().font = 1;
    part(maker, 160, "山地各区图书馆", "江西区");
    line(maker, 80, 360, 202);
    const Texts found = cells(table(flow_of(maker), 0));
    ASSERT_EQ(found.size(), 7U);
    EXPECT_EQ(found[1], "沿江各区图书馆||");
    EXPECT_EQ(found[2], "江东区|104|12");
    EXPECT_EQ(found[4], "山地各区图书馆||");
}

TEST(TableLabel, KeyAloneWithAColonStandsOverItsRows) {
    PageMaker maker;
    head(maker);
    part(maker, 120, "沿江各区：", "小计");
    part(maker, 156, "沿江各区：", "小计");
    line(maker, 80, 360, 198);
    const Texts found = cells(table(flow_of(maker), 0));
    ASSERT_EQ(found.size(), 7U);
    EXPECT_EQ(found[1], "沿江各区：||");
    EXPECT_EQ(found[3], "小计|96|8");
    EXPECT_EQ(found[4], "沿江各区：||");
}

TEST(TableLabel, RowsSetWideApartAreNoLinesOfOneCell) {
    PageMaker maker;
    head(maker);
    maker.text(90, 138, 10, "沿江各区图书馆");
    row(maker, kColumns, 157, {"江东区", "104", "12"});
    row(maker, kColumns, 176, {"江西区", "96", "8"});
    row(maker, kColumns, 195, {"江南区", "75", "31"});
    line(maker, 80, 360, 202);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位|人次|册数", "沿江各区图书馆||", "江东区|104|12", "江西区|96|8", "江南区|75|31"}));
}

TEST(TableLabel, StrokesOverSumsDoNotLeaveOutTheKeys) {
    PageMaker maker;
    const std::vector<double> columns{90, 260, 340};
    double y = 100;
    row(maker, columns, y, {"", "2025年", "2024年"});
    for (int part = 0; part < 3; ++part) {
        row(maker, columns, y += 20, {"图书采购", "104", "98"});
        row(maker, columns, y += 20, {"设备维修", "96", "81"});
        row(maker, columns, y += 20, {"人员培训", "37", "25"});
        line(maker, 250, 380, y + 5);
        row(maker, columns, y += 20, {"小计", "237", "204"});
    }
    const Texts found = cells(table(flow_of(maker), 0));
    ASSERT_EQ(found.size(), 13U);
    EXPECT_EQ(found[1], "图书采购|104|98");
    EXPECT_EQ(found[12], "小计|237|204");
}

TEST(TableLabel, HeadFlushWithTheFirstOfItsColumnsSpansThem) {
    PageMaker maker;
    const std::vector<double> columns{90, 200, 270, 340};
    row(maker, columns, 100, {"项目", "截至十二月底的年度", "", ""});
    row(maker, columns, 118, {"", "2025年", "2024年", "2023年"});
    row(maker, columns, 136, {"图书采购", "104", "98", "77"});
    row(maker, columns, 154, {"设备维修", "96", "81", "60"});
    row(maker, columns, 172, {"人员培训", "37", "25", "11"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"项目<2,1>|截至十二月底的年度<1,3>", "2025年|2024年|2023年", "图书采购|104|98|77", "设备维修|96|81|60", "人员培训|37|25|11"}));
}

TEST(TableLabel, HeadAndNumbersAtTheTwoSidesOfAColumnAreOne) {
    PageMaker maker;
    row(maker, {90, 250}, 100, {"序", "日期"});
    row(maker, {90, 250}, 118, {"上年", ""});
    row(maker, {150, 250}, 136, {"21", "2026年1月4日"});
    row(maker, {150, 250}, 154, {"35", "2025年3月9日"});
    row(maker, {90, 250}, 172, {"下年", ""});
    row(maker, {150, 250}, 190, {"48", "2026年8月2日"});
    row(maker, {150, 250}, 208, {"52", "2024年8月2日"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"序|日期", "上年|", "21|2026年1月4日", "35|2025年3月9日", "下年|", "48|2026年8月2日", "52|2024年8月2日"}));
}

TEST(TableLabel, LinesDownThatBeginInsideTheHeadPartIt) {
    PageMaker maker;
    const auto down = [&maker](double x, double y0) { maker.rule(x - 0.25, y0, x + 0.25, 200); };
    for (const double y : {100.0, 140.0, 160.0, 180.0, 200.0}) {
        line(maker, 80, 380, y);
    }
    down(80, 100);
    down(180, 100);
    down(280, 120);
    down(380, 100);
    maker.text(100, 124, 10, "单位").text(250, 114, 10, "半年");
    row(maker, {200, 300}, 134, {"人次", "册数"});
    row(maker, {90, 200, 300}, 154, {"江东区", "104", "12"});
    row(maker, {90, 200, 300}, 174, {"江西区", "96", "8"});
    row(maker, {90, 200, 300}, 194, {"江南区", "75", "31"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位<2,1>|半年<1,2>", "人次|册数", "江东区|104|12", "江西区|96|8", "江南区|75|31"}));
}

TEST(TableLabel, HeadHalfWayDownBesideHeadsWithOneStrokeUnderThem) {
    PageMaker maker;
    const std::vector<double> columns{90, 180, 240, 300, 360};
    line(maker, 80, 400, 100);
    maker.text(195, 114, 10, "上半年").text(315, 114, 10, "下半年");
    line(maker, 170, 400, 119);   // under both
    maker.text(90, 126, 10, "单位");
    row(maker, columns, 138, {"", "人次", "册数", "人次", "册数"});
    line(maker, 80, 400, 143);
    row(maker, columns, 157, {"江东区", "104", "12", "98", "10"});
    row(maker, columns, 175, {"江西区", "96", "8", "77", "9"});
    line(maker, 80, 400, 181);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位<2,1>|上半年<1,2>|下半年<1,2>", "人次|册数|人次|册数", "江东区|104|12|98|10", "江西区|96|8|77|9"}));
}

/// A head of two rows with a stroke under it, whose first head stands half-way down; two rows of numbers.
Texts under_heads(const std::vector<double>& over) {
    PageMaker maker;
    const std::vector<double> columns{90, 180, 230, 280, 330, 380, 430};
    maker.text(90, 125, 10, "单位");
    row(maker, over, 114, {"春季", "夏季"});
    row(maker, columns, 137, {"", "人次", "册数", "场次", "人次", "册数", "场次"});
    line(maker, 80, 470, 143);
    row(maker, columns, 157, {"江东区", "104", "12", "3", "98", "10", "4"});
    row(maker, columns, 175, {"江西区", "96", "8", "2", "77", "9", "5"});
    row(maker, columns, 193, {"江南区", "75", "31", "6", "80", "6", "7"});
    return cells(table(flow_of(maker), 0));
}

TEST(TableLabel, HeadsShareTheColumnsUnderThem) {
    const Texts found = under_heads({230, 366});   // the second is nearer to the middle of one column more
    EXPECT_EQ(found[0], "单位<2,1>|春季<1,3>|夏季<1,3>");
    EXPECT_EQ(found[1], "人次|册数|场次|人次|册数|场次");
}

TEST(TableLabel, HeadsThatBeginWithTheFirstOfTheirColumnsReachToTheNext) {
    const Texts found = under_heads({180, 330});
    EXPECT_EQ(found[0], "单位<2,1>|春季<1,3>|夏季<1,3>");
}

TEST(TableLabel, HeadsInTheMiddleOfTheirColumnsStayInThem) {
    PageMaker maker;
    maker.text(150, 114, 10, "馆名").text(300, 114, 10, "职务");   // right of all that stands in the first column
    for (int i = 0; i < 10; ++i) {
        row(maker, {90, 290}, 134 + 20 * i, {i % 2 == 0 ? "江东区" : "江西区分馆", i % 2 == 0 ? "馆长" : "副馆长"});
    }
    EXPECT_EQ(cells(table(flow_of(maker), 0)).front(), "馆名|职务");
}

/// Rows of three columns without lines at the sides, parted by a text of the whole width in a band of some height.
std::size_t tables_around_name(double height, bool sides) {
    PageMaker maker;
    double y = 100;
    line(maker, 80, 360, y);
    for (int part = 0; part < 2; ++part) {
        const double top = y;
        for (int i = 0; i < 2; ++i) {
            row(maker, kColumns, y + 14, {"江东区", "104", "12"});
            line(maker, 80, 360, y += 20);
        }
        for (const double x : sides ? std::vector<double>{80, 180, 280, 360} : std::vector<double>{180, 280}) {
            maker.rule(x - 0.25, top, x + 0.25, y);
        }
        if (part == 0) {
            maker.text(84, y + 14, 10, "山地各区");
            line(maker, 80, 360, y += height);
        }
    }
    const Texts found = texts(flow_of(maker));
    return static_cast<std::size_t>(std::count(found.begin(), found.end(), "[table]"));
}

TEST(TableLabel, NameWithoutLinesDownIsARowOfATableWithOpenSides) {
    EXPECT_EQ(tables_around_name(20, false), 1U);
    EXPECT_EQ(tables_around_name(40, false), 2U);   // a line between two tables
    EXPECT_EQ(tables_around_name(20, true), 2U);
}

TEST(TableLabel, NamesThatBeginWhereAWiderOneDoesSpanAsItDoes) {
    PageMaker maker;
    head(maker);
    maker.text(90, 134, 10, "沿江各区和新开放的阅览室");   // over two of three columns
    row(maker, {104, 200, 300}, 152, {"江东区", "104", "12"});
    row(maker, {104, 200, 300}, 170, {"江西区", "96", "8"});
    maker.text(90, 188, 10, "山地各区");
    row(maker, {104, 200, 300}, 206, {"江南区", "75", "31"});
    row(maker, {104, 200, 300}, 224, {"江北区", "80", "6"});
    line(maker, 80, 360, 230);
    const Texts found = cells(table(flow_of(maker), 0));
    ASSERT_EQ(found.size(), 7U);
    EXPECT_EQ(found[1], "沿江各区和新开放的阅览室<1,3>");
    EXPECT_EQ(found[4], "山地各区<1,3>");
}

TEST(TableLabel, TextUnderTheLastRowIsNoName) {
    PageMaker maker;
    head(maker);
    row(maker, kColumns, 134, {"江东区", "104", "12"});
    row(maker, kColumns, 152, {"江西区", "96", "8"});
    maker.text(90, 170, 10, "人次不含新开放的阅览室");
    line(maker, 80, 360, 176);
    EXPECT_EQ(cells(table(flow_of(maker), 0)).back(), "人次不含新开放的阅览室<1,2>|");
}

TEST(TableLabel, RowsOfOneNumberOfTextsHaveAsManyColumns) {
    PageMaker maker;
    row(maker, {90, 205}, 100, {"序号", "日期"});   // between the numbers and the dates, from left to right
    row(maker, {190, 260}, 118, {"21", "2026年1月4日"});
    row(maker, {190, 260}, 136, {"35", "2025年3月9日"});
    row(maker, {190, 260}, 154, {"48", "2026年8月2日"});
    row(maker, {190, 260}, 172, {"52", "2024年8月2日"});
    maker.text(90, 190, 10, "下年");
    row(maker, {190, 260}, 208, {"55", "2026年9月2日"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"序号|日期", "21|2026年1月4日", "35|2025年3月9日", "48|2026年8月2日", "52|2024年8月2日", "下年|", "55|2026年9月2日"}));
}

TEST(TableLabel, HeadsOfThreeRowsWithoutLines) {
    PageMaker maker;
    const std::vector<double> columns{90, 180, 240, 300, 360};
    maker.text(90, 123, 10, "单位").text(270, 100, 10, "全年");
    row(maker, {210, 330}, 118, {"春季", "秋季"});
    row(maker, columns, 136, {"", "人次", "册数", "人次", "册数"});
    line(maker, 80, 400, 142);
    row(maker, columns, 157, {"江东区", "104", "12", "98", "10"});
    row(maker, columns, 175, {"江西区", "96", "8", "77", "9"});
    row(maker, columns, 193, {"江南区", "75", "31", "80", "6"});
    line(maker, 80, 400, 199);
    line(maker, 80, 400, 86);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位<3,1>|全年<1,4>", "春季<1,2>|秋季<1,2>", "人次|册数|人次|册数", "江东区|104|12|98|10", "江西区|96|8|77|9", "江南区|75|31|80|6"}));
}

TEST(TableLabel, LinesDownThatStopAtANamePartIt) {
    PageMaker maker;
    for (const double y : {100.0, 120.0, 162.0}) {
        line(maker, 80, 380, y);
    }
    for (const double x : {80.0, 380.0}) {
        maker.rule(x - 0.25, 100, x + 0.25, 162);
    }
    for (const double x : {180.0, 280.0}) {
        maker.rule(x - 0.25, 100, x + 0.25, 120);
        maker.rule(x - 0.25, 140, x + 0.25, 162);
    }
    row(maker, {90, 200, 300}, 114, {"单位", "人次", "册数"});
    maker.text(170, 134, 10, "沿江各区的图书馆");
    row(maker, {90, 200, 300}, 154, {"江东区", "104", "12"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位|人次|册数", "沿江各区的图书馆<1,3>", "江东区|104|12"}));
}

TEST(TableLabel, HeadBetweenTwoColumnsBelongsToTheNearer) {
    PageMaker maker;
    line(maker, 60, 480, 100);
    maker.text(230, 113, 10, "半年");
    maker.text(106, 121, 10, "单位名称").text(440, 121, 10, "备注");   // beside nothing, nearer to the first column
    row(maker, {190, 290}, 129, {"人次", "册数"});
    line(maker, 60, 480, 136);
    for (int i = 0; i < 4; ++i) {
        row(maker, {70, 190, 290, 400}, 150 + 18 * i, {"江东", "有", "无", i % 2 == 0 ? "含新馆" : "不含新开放的馆"});
    }
    line(maker, 60, 480, 210);
    const Texts found = cells(table(flow_of(maker), 0));
    ASSERT_EQ(found.size(), 6U);
    EXPECT_EQ(found[0], "单位名称<2,1>|半年<1,2>|备注<2,1>");
    EXPECT_EQ(found[2], "江东|有|无|含新馆");
}

TEST(TableLabel, HighestHeadBesideTheMiddleIsNoCaption) {
    const auto first_row = [](double x, double y) {   // of the highest head
        PageMaker maker;
        const std::vector<double> columns{90, 180, 240, 300, 360};
        maker.text(x, y, 10, "全年");
        row(maker, {210, 330}, 116, {"春季", "秋季"});
        maker.text(90, 124, 10, "单位");
        row(maker, columns, 134, {"", "人次", "册数", "人次", "册数"});
        line(maker, 80, 400, 140);
        row(maker, columns, 155, {"江东区", "104", "12", "98", "10"});
        row(maker, columns, 173, {"江西区", "96", "8", "77", "9"});
        row(maker, columns, 191, {"江南区", "75", "31", "80", "6"});
        const model::Flow flow = flow_of(maker);
        return cells(table(flow, flow.blocks.size() - 1))[0];
    };
    EXPECT_EQ(first_row(270, 98), "单位<3,1>|全年<1,4>");
    EXPECT_EQ(first_row(225, 92), "单位<2,1>|春季<1,2>|秋季<1,2>");   // in the middle of the table
}

}  // namespace
}  // namespace bianmu::layout
