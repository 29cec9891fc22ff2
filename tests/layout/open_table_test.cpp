#include <gtest/gtest.h>

#include "layout/cells_of.h"

namespace bianmu::layout {
namespace {

const std::vector<double> kColumns{90, 200, 300};

TEST(OpenTable, ThreeLinesMakeATable) {
    PageMaker maker;
    maker.text(80, 80, 16, "各区情况如下。");
    line(maker, 80, 360, 100);
    row(maker, kColumns, 114, {"单位", "人次", "册数"});
    line(maker, 80, 360, 120);
    row(maker, kColumns, 134, {"江东区", "104", "12"});
    row(maker, kColumns, 152, {"江西区", "96", "8"});
    row(maker, kColumns, 170, {"江南区", "75", "31"});
    line(maker, 80, 360, 176);
    maker.text(80, 210, 16, "以上为半年数据。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), (Texts{"各区情况如下。", "[table]", "以上为半年数据。"}));
    const model::Table found = table(flow, 1);
    EXPECT_EQ(cells(found), (Texts{"单位|人次|册数", "江东区|104|12", "江西区|96|8", "江南区|75|31"}));
    EXPECT_TRUE(found.cells[0].header);
    EXPECT_FALSE(found.cells[3].header);
}

TEST(OpenTable, HeadSpansWhatTheStrokeUnderItSpans) {
    PageMaker maker;
    line(maker, 80, 360, 100);
    row(maker, {90, 250}, 114, {"", "合计"});
    line(maker, 190, 360, 120);
    row(maker, kColumns, 134, {"年份", "人次", "册数"});
    line(maker, 80, 360, 140);
    row(maker, kColumns, 154, {"2021", "104", "12"});
    row(maker, kColumns, 172, {"2022", "96", "8"});
    line(maker, 80, 360, 178);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"年份<2,1>|合计<1,2>", "人次|册数", "2021|104|12", "2022|96|8"}));
}

TEST(OpenTable, LinesBetweenTwoStrokesAreOneRow) {
    PageMaker maker;
    for (const double y : {100.0, 120.0, 154.0, 174.0}) {
        line(maker, 80, 420, y);
    }
    row(maker, kColumns, 114, {"单位", "地址", "电话"});
    row(maker, kColumns, 134, {"江东馆", "江东区沿江路", "无"});
    row(maker, kColumns, 148, {"", "十二号", ""});
    row(maker, kColumns, 168, {"江西馆", "江西区", "有"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位|地址|电话", "江东馆|江东区沿江路十二号|无", "江西馆|江西区|有"}));
}

TEST(OpenTable, CaptionBetweenTwoTablesPartsThem) {
    PageMaker maker;
    for (const double top : {100.0, 200.0}) {
        maker.text(180, top - 6, 10, "各区情况表");
        line(maker, 80, 360, top);
        row(maker, kColumns, top + 14, {"单位", "人次", "册数"});
        line(maker, 80, 360, top + 20);
        row(maker, kColumns, top + 34, {"江东区", "104", "12"});
        row(maker, kColumns, top + 52, {"江西区", "96", "8"});
        line(maker, 80, 360, top + 58);
    }
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"各区情况表", "[table]", "各区情况表", "[table]"}));
}

TEST(OpenTable, RunningTextBetweenHeadAndFootRulesIsNone) {
    PageMaker maker;
    line(maker, 60, 540, 60);
    line(maker, 60, 540, 80);
    for (int i = 0; i < 12; ++i) {
        maker.text(60, 100 + 20 * i, 12, "本馆全年开放读者凭证入馆查阅各类图书").text(324, 100 + 20 * i, 12, "资料室每周一闭馆整理其余时间照常开放");
    }
    line(maker, 60, 540, 340);
    for (const std::string& text : texts(flow_of(maker))) {
        EXPECT_NE(text, "[table]");
    }
}

TEST(OpenTable, NumbersBesideLabelsOfTwoLinesAreOneRow) {
    PageMaker maker;
    line(maker, 80, 360, 100);
    row(maker, kColumns, 114, {"单位", "人次", "册数"});
    line(maker, 80, 360, 120);
    maker.text(90, 132, 10, "江东区").text(200, 138, 10, "104").text(300, 138, 10, "12").text(90, 144, 10, "总馆");
    row(maker, kColumns, 164, {"江西区", "96", "8"});
    line(maker, 80, 360, 170);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位|人次|册数", "江东区总馆|104|12", "江西区|96|8"}));
}

TEST(OpenTable, ShadedCellsMakeATable) {
    PageMaker maker;
    for (int r = 0; r < 3; ++r) {
        for (int c = 0; c < 2; ++c) {
            maker.panel({80.0 + 122 * c, 100.0 + 22 * r, 200.0 + 122 * c, 120.0 + 22 * r}, r == 0 ? 0x4f82bd : 0xd3dfee);
            maker.text(90 + 122 * c, 114 + 22 * r, 10, c == 0 ? "甲乙" : "十");
        }
    }
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"甲乙|十", "甲乙|十", "甲乙|十"}));
}

TEST(OpenTable, ShadedHeadingIsNone) {
    PageMaker maker;
    maker.panel({80, 100, 120, 120}, 0x4f82bd).panel({122, 100, 360, 120}, 0xd3dfee).text(90, 114, 10, "要闻").text(130, 114, 10, "图书馆开放");
    EXPECT_EQ(texts(flow_of(maker)).front().find("[table]"), std::string::npos);
}

TEST(OpenTable, CaptionUnderAnUnshadedRowPartsTablesOfOtherColumns) {
    PageMaker maker;
    const auto table_of = [&maker](double y, const std::vector<double>& xs) {
        for (int r = 0; r < 4; ++r) {
            if (r % 2 == 0) {
                maker.panel({80, y + 20 * r, 400, y + 20 * r + 20}, r == 0 ? 0x4f82bd : 0xd3dfee);
            }
            for (const double x : xs) {
                maker.text(x, y + 20 * r + 14, 10, r == 0 ? "人次" : "104");
            }
        }
    };
    table_of(100, {90, 170, 250, 330});
    maker.text(205, 196, 10, "各区人次之二");
    table_of(200, {90, 210, 340});
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), (Texts{"[table]", "各区人次之二", "[table]"}));
    EXPECT_EQ(table(flow, 0).columns, 4);
    EXPECT_EQ(table(flow, 2).columns, 3);
}

TEST(OpenTable, HeadInTheMiddleOfNarrowNumbersStandsInTheirColumn) {
    PageMaker maker;
    line(maker, 80, 400, 100);
    row(maker, {90, 210, 330}, 114, {"单位", "到馆的人次", "册数"});
    line(maker, 80, 400, 120);
    double y = 134;
    for (const char* number : {"4", "9", "7", "3", "6"}) {
        row(maker, {90, 255, 390}, y, {"江东区", number, number});
        y += 18;
    }
    line(maker, 80, 400, y - 12);
    EXPECT_EQ(cells(table(flow_of(maker), 0)).front(), "单位|到馆的人次|册数");
}

TEST(OpenTable, DashesDrawLines) {
    PageMaker maker;
    for (const double y : {100.0, 130.0, 160.0}) {
        for (double x = 80; x < 320; x += 6) {
            line(maker, x, x + 3, y);
        }
    }
    for (const double x : {80.0, 200.0, 320.0}) {
        for (double y = 100; y < 160; y += 6) {
            maker.rule(x - 0.25, y, x + 0.25, y + 3);
        }
    }
    maker.text(90, 120, 12, "单位").text(210, 120, 12, "人次").text(90, 150, 12, "江东区").text(210, 150, 12, "1");
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位|人次", "江东区|1"}));
}

TEST(OpenTable, RowsThatNoRulePartsAreFoundInAGrid) {
    PageMaker maker;
    maker.grid({80, 190, 290, 360}, {100, 122, 190});
    row(maker, kColumns, 114, {"单位", "人次", "册数"});
    row(maker, kColumns, 138, {"江东区", "104", "12"});
    row(maker, kColumns, 156, {"江西区", "96", "8"});
    row(maker, kColumns, 174, {"江南区", "75", "31"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位|人次|册数", "江东区|104|12", "江西区|96|8", "江南区|75|31"}));
}

TEST(OpenTable, WhitePartsTheRowsOfAGridWithRulesAroundGroups) {
    PageMaker maker;
    maker.grid({80, 190, 360}, {78, 100, 196, 292});
    row(maker, {90, 200}, 92, {"馆名", "说明"});
    double y = 114;
    for (const char* name : {"江东馆", "江西馆", "江南馆", "江北馆"}) {
        row(maker, {90, 200}, y, {name, "读者在本馆办证，证件"});
        row(maker, {90, 200}, y + 13, {"", "两年有效，遗失以后可"});
        row(maker, {90, 200}, y + 26, {"", "以补办。"});
        y += 48;
    }
    const model::Table found = table(flow_of(maker), 0);
    EXPECT_EQ(found.rows, 5);
    EXPECT_EQ(cells(found)[1], "江东馆|读者在本馆办证，证件两年有效，遗失以后可以补办。");
}

TEST(OpenTable, ParagraphsOfOneLineInACellAreNoRows) {
    PageMaker maker;
    maker.grid({80, 190, 360}, {100, 170, 240});
    for (double y : {114, 137, 160, 184, 207, 230}) {
        row(maker, {90, 200}, y, {"本馆", "读者办证。"});
    }
    EXPECT_EQ(table(flow_of(maker), 0).rows, 2);
}

TEST(OpenTable, AxesWithTicksAreNone) {
    PageMaker maker;
    maker.grid({100, 300}, {100, 140, 180, 220});
    for (int i = 0; i < 4; ++i) {
        maker.rule(99.75 + 50 * i, 220.25, 100.25 + 50 * i, 224);
    }
    maker.text(150, 130, 10, "2021").text(210, 210, 10, "2022");
    for (const std::string& text : texts(flow_of(maker))) {
        EXPECT_NE(text, "[table]");
    }
}

TEST(OpenTable, HeadIsInTheMiddleOfColumnsOfOtherWidths) {
    PageMaker maker;
    line(maker, 80, 480, 96);
    row(maker, {90, 280}, 110, {"", "半年合计"});
    row(maker, {90, 215, 400}, 126, {"单位", "地址", "人次"});
    line(maker, 80, 480, 132);
    for (int i = 0; i < 3; ++i) {
        row(maker, {90, 130, 400}, 146 + 18 * i, {"江东", "江东区河堤路九号院内第三栋一层", "104"});
    }
    line(maker, 80, 480, 188);
    EXPECT_EQ(cells(table(flow_of(maker), 0)).front(), "单位<2,1>|半年合计<1,2>");
}

TEST(OpenTable, LabelOverRowsIsARow) {
    PageMaker maker;
    line(maker, 80, 360, 100);
    row(maker, kColumns, 114, {"年份", "人次", "册数"});
    line(maker, 80, 360, 120);
    row(maker, kColumns, 134, {"实绩数", "", ""});
    row(maker, kColumns, 148, {"2019", "104", "12"});
    row(maker, kColumns, 162, {"2020", "96", "8"});
    row(maker, kColumns, 176, {"2021", "75", "31"});
    line(maker, 80, 360, 182);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"年份|人次|册数", "实绩数||", "2019|104|12", "2020|96|8", "2021|75|31"}));
}

TEST(OpenTable, WhiteBetweenGroupsOfRowsMakesNoLabelALineOfARow) {
    PageMaker maker;
    line(maker, 80, 360, 100);
    row(maker, kColumns, 114, {"单位", "人次", "册数"});
    line(maker, 80, 360, 120);
    row(maker, kColumns, 134, {"合计", "275", "51"});
    row(maker, kColumns, 148, {"城区", "", ""});
    row(maker, kColumns, 162, {"江东图书分馆", "104", "12"});
    row(maker, kColumns, 176, {"江西图书分馆", "96", "8"});
    row(maker, kColumns, 202, {"郊区", "", ""});
    row(maker, kColumns, 216, {"江南图书分馆", "75", "31"});
    row(maker, kColumns, 230, {"江北图书分馆", "66", "9"});
    line(maker, 80, 360, 236);
    EXPECT_EQ(cells(table(flow_of(maker), 0)),
              (Texts{"单位|人次|册数", "合计|275|51", "城区||", "江东图书分馆|104|12", "江西图书分馆|96|8", "郊区||", "江南图书分馆|75|31", "江北图书分馆|66|9"}));
}

TEST(OpenTable, HeadStandsOverTheFirstOfManyStrokesThoughCellsHaveSeveralLines) {
    PageMaker maker;
    row(maker, kColumns, 94, {"单位", "地址", "人次"});
    double y = 100;
    line(maker, 80, 360, y);
    for (int i = 0; i < 4; ++i, y += 32) {
        row(maker, kColumns, y + 13, {"江东区分馆", "江东区沿江路", "104"});
        row(maker, kColumns, y + 25, {"", "十二号", ""});
        line(maker, 80, 360, y + 32);
    }
    const Texts found = cells(table(flow_of(maker), 0));
    ASSERT_EQ(found.size(), 5U);
    EXPECT_EQ(found[0], "单位|地址|人次");
    EXPECT_EQ(found[1], "江东区分馆|江东区沿江路十二号|104");
}

TEST(OpenTable, WideNameBetweenRowsOfTheSameHeightIsARow) {
    const auto found = [](double height) {   // of the band that holds the name
        PageMaker maker;
        double y = 100;
        line(maker, 80, 360, y);
        for (int i = 0; i < 5; ++i) {
            if (i == 1) {
                maker.text(90, y + 14, 10, "沿江各区图书馆和新开放的阅览室的人次");   // over two thirds of the width
                line(maker, 80, 360, y += height);
            }
            row(maker, kColumns, y + 14, {"江东区", "104", "12"});
            line(maker, 80, 360, y += 20);
        }
        return texts(flow_of(maker));
    };
    EXPECT_EQ(found(20), Texts{"[table]"});
    EXPECT_NE(found(36), Texts{"[table]"});
}

TEST(OpenTable, HeadOverSeveralColumnsStandsOverHeadsHalfWayDown) {
    PageMaker maker;
    maker.text(60, 40, 10, "各区情况如下，人次含新开放的阅览室，册数含外借的图书，均为半年的数据。");
    maker.text(255, 73, 10, "半年");
    maker.text(90, 83, 10, "单位");
    row(maker, {200, 300}, 94, {"人次", "册数"});
    double y = 100;
    line(maker, 80, 360, y);
    for (int i = 0; i < 4; ++i, y += 20) {
        row(maker, kColumns, y + 14, {"江东区", "104", "12"});
        line(maker, 80, 360, y + 20);
    }
    const Texts found = cells(table(flow_of(maker), 1));
    ASSERT_EQ(found.size(), 6U);
    EXPECT_EQ(found[0], "单位<2,1>|半年<1,2>");
    EXPECT_EQ(found[1], "人次|册数");
}

TEST(OpenTable, NameUnderARowWithAHoleIsNoCaption) {
    PageMaker maker;
    double y = 100;
    const auto band = [&](const std::vector<std::string>& row_texts) {
        row(maker, kColumns, y + 14, row_texts);
        line(maker, 80, 360, y += 20);
    };
    line(maker, 80, 360, y);
    band({"沿江", "", ""});
    band({"江东区", "104", "12"});
    band({"江西区", "", "8"});
    band({"山地", "", ""});
    band({"江南区", "75", "31"});
    band({"江北区", "80", "6"});
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"[table]"}));
}

}  // namespace
}  // namespace bianmu::layout
