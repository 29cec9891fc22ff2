#include <gtest/gtest.h>

#include "layout/cells_of.h"

namespace bianmu::layout {
namespace {

const std::vector<double> kColumns{90, 200, 300};

TEST(AlignedTable, FirstLineOfAHigherHeadIsNotOverItsNeighbours) {
    PageMaker maker;
    row(maker, {210}, 104, {"到馆"});
    row(maker, {90, 300}, 113, {"单位", "册数"});
    row(maker, {210}, 122, {"人次"});
    double y = 140;
    for (const char* number : {"104", "96", "75"}) {
        row(maker, {90, 215, 305}, y, {"江东区", number, number});
        y += 18;
    }
    EXPECT_EQ(cells(table(flow_of(maker), 0)).front().find("<"), std::string::npos);
}

TEST(AlignedTable, ColumnsWithoutRulesAreFound) {
    PageMaker maker;
    maker.text(80, 80, 10, "各区的情况见下表，数字都到年底为止，其中不含各街道的分馆，分馆另有一张表。");
    row(maker, kColumns, 110, {"单位", "人次", "册数"});
    row(maker, kColumns, 128, {"江东区", "104", "12"});
    row(maker, kColumns, 146, {"江西区", "96", "8"});
    row(maker, kColumns, 164, {"江南区", "75", "31"});
    maker.text(80, 200, 10, "表中的数字由各区报来，由总馆汇总，如有不同，以各区后来公布的数字为准，谨此说明。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.blocks.size(), 3U);
    EXPECT_EQ(cells(table(flow, 1)), (Texts{"单位|人次|册数", "江东区|104|12", "江西区|96|8", "江南区|75|31"}));
    EXPECT_FALSE(table(flow, 1).ruled);
}

TEST(AlignedTable, WhitePartsRowsOfSeveralLines) {
    PageMaker maker;
    double y = 110;
    for (const char* name : {"江东馆", "江西馆", "江南馆", "江北馆"}) {
        row(maker, {90, 180, 300}, y, {name, "沿江路十二号", "104"});
        row(maker, {90, 180, 300}, y + 13, {"", "二楼", ""});
        y += 32;
    }
    const model::Table found = table(flow_of(maker), 0);
    EXPECT_EQ(found.rows, 4);
    EXPECT_EQ(cells(found).front(), "江东馆|沿江路十二号二楼|104");
}

TEST(AlignedTable, NumbersStandCloserToWordsWhereBothAreFlush) {
    PageMaker maker;
    double y = 110;
    for (const char* number : {"7", "75", "104", "18"}) {
        const double width = 5 * static_cast<double>(std::string(number).size());
        row(maker, {90, 180 - width, 187}, y, {"江东馆", number, y < 150 ? "沿江路" : "二楼"});
        y += 18;
    }
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"江东馆|7|沿江路", "江东馆|75|沿江路", "江东馆|104|沿江路", "江东馆|18|二楼"}));
}

TEST(AlignedTable, CellsAtHalfTheHeightOfTheirNeighboursStayInTheRow) {
    PageMaker maker;
    double y = 110;
    for (const char* name : {"江东馆", "江西馆", "江南馆", "江北馆"}) {
        row(maker, {90, 300}, y + 6.5, {name, "104"});
        row(maker, {180}, y, {"沿江路十二号"});
        row(maker, {180}, y + 13, {"二楼"});
        y += 34;
    }
    const model::Table found = table(flow_of(maker), 0);
    EXPECT_EQ(found.rows, 4);
    EXPECT_EQ(cells(found).front(), "江东馆|沿江路十二号二楼|104");
}

TEST(AlignedTable, CellsOfRowsAreNoColumnsOfText) {
    PageMaker maker;
    double y = 110;
    for (const char* name : {"江东馆", "江西馆", "江南馆", "江北馆", "河东馆"}) {
        row(maker, {80, 130}, y + 6.5, {name, "已经开放的新馆一处"});
        row(maker, {240, 240}, y, {"新馆开放以后读者比旧馆时多了两成有余", ""});
        row(maker, {240, 240}, y + 13, {"其中三成是附近学校的学生和他们的家长", ""});
        y += 32;
    }
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), Texts{"[table]"});
    EXPECT_EQ(cells(table(flow, 0)).front(), "江东馆|已经开放的新馆一处|新馆开放以后读者比旧馆时多了两成有余其中三成是附近学校的学生和他们的家长");
}

TEST(AlignedTable, LastLineOfTheKeyBelongsToTheLastRow) {
    PageMaker maker;
    row(maker, kColumns, 110, {"江东区", "104", "12"});
    row(maker, kColumns, 128, {"江西区", "96", "8"});
    row(maker, kColumns, 146, {"江南区", "75", "31"});
    row(maker, {200, 300}, 170.5, {"66", "9"});
    row(maker, {90}, 164, {"江北新城"});
    row(maker, {90}, 177, {"分馆"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)).back(), "江北新城分馆|66|9");
}

TEST(AlignedTable, HeadOverSeveralColumnsIsFoundByTheHeadsBesideIt) {
    PageMaker maker;
    row(maker, {235}, 100, {"半年合计"});
    row(maker, {90}, 109, {"单位"});
    row(maker, kColumns, 118, {"", "人次", "册数"});
    row(maker, kColumns, 136, {"江东区", "104", "12"});
    row(maker, kColumns, 154, {"江西区", "96", "8"});
    row(maker, kColumns, 172, {"江南区", "75", "31"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"单位<2,1>|半年合计<1,2>", "人次|册数", "江东区|104|12", "江西区|96|8", "江南区|75|31"}));
}

TEST(AlignedTable, HeadStandsOverTheColumnsThatItIsInTheMiddleOf) {
    PageMaker maker;
    const std::vector<double> xs{90, 150, 230, 300};
    row(maker, {180}, 100, {"半年合计"});
    row(maker, {90, 300}, 110, {"单位", "电话"});   // as high as the heads under the wide one: they may stand under it, too
    row(maker, xs, 119, {"", "人次", "册数", ""});
    row(maker, xs, 138, {"江东区", "104", "12", "55501"});
    row(maker, xs, 156, {"江西区", "96", "8", "55502"});
    row(maker, xs, 174, {"江南区", "75", "31", "55503"});
    EXPECT_EQ(cells(table(flow_of(maker), 0)).front(), "单位<2,1>|半年合计<1,2>|电话<2,1>");
}

TEST(AlignedTable, NumbersThatFillTheirColumnsAreParted) {
    PageMaker maker;
    double y = 110;
    for (const char* number : {"1,204", "999,120,774", "7,310", "81,013,212", "9,377", "1,066"}) {
        const double width = 5 * static_cast<double>(std::string(number).size());
        row(maker, {90, 235 - width, 293 - width}, y, {"江东馆", number, number});
        y += 18;
    }
    EXPECT_EQ(cells(table(flow_of(maker), 0))[1], "江东馆|999,120,774|999,120,774");
}

TEST(AlignedTable, CaptionWithAnIdeographicSpaceIsNoRow) {
    PageMaker maker;
    maker.text(180, 92, 10, "表一　各区人次");
    row(maker, kColumns, 110, {"单位", "人次", "册数"});
    row(maker, kColumns, 128, {"江东区", "104", "12"});
    row(maker, kColumns, 146, {"江西区", "96", "8"});
    row(maker, kColumns, 164, {"江南区", "75", "31"});
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.blocks.size(), 2U);
    EXPECT_EQ(cells(table(flow, 1)).front(), "单位|人次|册数");
}

TEST(AlignedTable, PagesOfContentsAreNone) {
    PageMaker maker;
    row(maker, {90, 400}, 110, {"总则", "1"});
    row(maker, {90, 400}, 128, {"借阅", "3"});
    row(maker, {90, 400}, 146, {"开放时间", "7"});
    row(maker, {90, 400}, 164, {"附则", "12"});
    for (const std::string& text : texts(flow_of(maker))) {
        EXPECT_NE(text, "[table]");
    }
}

TEST(AlignedTable, PiecesOnTwoPagesAreOneWhereTheHeadIsRepeated) {
    PageMaker maker;
    for (int page = 0; page < 2; ++page) {
        if (page > 0) {
            maker.page();
        }
        const double y = page == 0 ? 690 : 80;
        row(maker, kColumns, y, {"单位", "人次", "册数"});
        row(maker, kColumns, y + 18, {page == 0 ? "江东区" : "河东区", "104", "12"});
        row(maker, kColumns, y + 36, {page == 0 ? "江西区" : "河西区", "96", "8"});
        row(maker, kColumns, y + 54, {page == 0 ? "江南区" : "河南区", "75", "31"});
    }
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), Texts{"[table]"});
    EXPECT_EQ(table(flow, 0).rows, 7);
}

}  // namespace
}  // namespace bianmu::layout
