#include <algorithm>

#include <gtest/gtest.h>

#include "layout/cells_of.h"

namespace bianmu::layout {
namespace {

const Texts kKeys{"地址", "馆长", "电话", "藏书", "开放"};
const Texts kValues{"江东区沿江路", "李明", "内线九号", "五万册图书", "周二至周日"};

/// Keys and values without any rule.
void pairs(PageMaker& maker, const Texts& keys, const Texts& values, double pitch) {
    for (std::size_t i = 0; i < keys.size(); ++i) {
        row(maker, {90, 250}, 100 + pitch * static_cast<double>(i), {keys[i], values[i]});
    }
}

std::size_t tables_in(PageMaker& maker) {
    const Texts found = texts(flow_of(maker));
    return static_cast<std::size_t>(std::count(found.begin(), found.end(), "[table]"));
}

TEST(WordTable, FivePairsInLineAreATable) {
    PageMaker maker;
    pairs(maker, kKeys, kValues, 15);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"地址|江东区沿江路", "馆长|李明", "电话|内线九号", "藏书|五万册图书", "开放|周二至周日"}));
}

TEST(WordTable, FourPairsNeedWhiteBetweenThem) {
    const Texts keys(kKeys.begin(), kKeys.end() - 1), values(kValues.begin(), kValues.end() - 1);
    PageMaker tight, loose;
    pairs(tight, keys, values, 15);
    pairs(loose, keys, values, 20);
    EXPECT_EQ(tables_in(tight), 0U);
    EXPECT_EQ(tables_in(loose), 1U);
}

TEST(WordTable, LabelsVersesAndContentsAreNone) {
    PageMaker labels, verses, contents, ragged;
    pairs(labels, {"地址：", "馆长：", "电话：", "藏书：", "开放："}, kValues, 15);
    pairs(verses, {"春水绕城流，", "书声入小楼，", "灯前人未老，", "窗外月如钩，", "一卷消长夜，"}, {"晚风吹柳头。", "客梦到汀洲。", "案上墨初收。", "江心影自浮。", "不知天已秋。"}, 15);
    pairs(contents, kKeys, {"1", "3", "8", "12", "20"}, 15);
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        row(ragged, {90, 200 + 13 * static_cast<double>(i)}, 100 + 15 * static_cast<double>(i), {kKeys[i], "见后页"});
    }
    EXPECT_EQ(tables_in(labels), 0U);
    EXPECT_EQ(tables_in(verses), 0U);
    EXPECT_EQ(tables_in(contents), 0U);
    EXPECT_EQ(tables_in(ragged), 0U);
}

TEST(WordTable, PairsBetweenTwoStrokesAreATable) {
    PageMaker maker;
    line(maker, 80, 360, 86);
    pairs(maker, {"地址", "馆长", "电话"}, {"江东区沿江路", "李明", "内线九号"}, 15);
    line(maker, 80, 360, 136);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"地址|江东区沿江路", "馆长|李明", "电话|内线九号"}));
}

TEST(WordTable, RowsSetApartAreNotReadColumnByColumn) {
    PageMaker maker;
    const Texts names{"王建国", "李明", "陈志强", "周静", "赵海燕", "孙伟"};
    const Texts halls{"江东区公共图书馆", "江西区公共图书馆", "江南区公共图书馆", "江北区综合档案馆", "江中区综合档案馆", "江口区群众文化站"};
    const Texts offices{"读者服务部副主任", "读者服务部副主任", "古籍修复部副主任", "地方文献部副主任", "地方文献部副主任", "群众文化部副主任"};
    for (std::size_t i = 0; i < names.size(); ++i) {
        row(maker, {90, 200, 380}, 100 + 20 * static_cast<double>(i), {names[i], halls[i], offices[i]});
    }
    const Texts found = cells(table(flow_of(maker), 0));
    ASSERT_EQ(found.size(), 6U);
    EXPECT_EQ(found.back(), "孙伟|江口区群众文化站|群众文化部副主任");
}

TEST(WordTable, TableInAColumnDoesNotHideTheGutter) {
    PageMaker maker;
    for (int i = 0; i < 9; ++i) {
        maker.text(60, 100 + 16 * i, 10, i < 8 ? "本馆全年开放读者凭证入馆查阅各类图书资料" : "查阅各类图书资料。");
        maker.text(324, 100 + 16 * i, 10, "资料室每周一闭馆整理其余时间照常对外开放");
    }
    row(maker, {64, 140, 226}, 262, {"单位", "人次", "册数"});
    row(maker, {64, 140, 226}, 278, {"江东区", "104", "12"});
    row(maker, {64, 140, 226}, 294, {"江西区", "96", "8"});
    row(maker, {64, 140, 226}, 310, {"江南区", "75", "31"});
    for (int i = 0; i < 4; ++i) {
        maker.text(324, 260 + 16 * i, 10, "节假日前三日在门前公布当月开放时间安排表");
    }
    const Texts found = texts(flow_of(maker));
    ASSERT_GE(found.size(), 3U);
    EXPECT_EQ(found[1], "[table]");
    EXPECT_EQ(found[0].find("资料室"), std::string::npos);
}

/// A head, and rows to the foot of the page and on the next.
void over_pages(PageMaker& maker, double shift) {
    row(maker, {90, 200, 300}, 640, {"单位", "地址", "馆长"});
    for (int i = 0; i < 6; ++i) {
        row(maker, {90, 200, 300}, 660 + 20 * i, {"江东区分馆", i % 2 == 0 ? "沿江路" : "书院街九号", "李明"});
    }
    maker.page();
    for (int i = 0; i < 6; ++i) {
        row(maker, {90 + shift, 200 + shift, 300 - shift}, 60 + 20 * i, {"江西区分馆", i % 2 == 0 ? "山前路" : "学宫街", "周静"});
    }
}

TEST(WordTable, RowsInLineGoOnOverThePageWithoutLinesOrHead) {
    PageMaker in_line, elsewhere;
    over_pages(in_line, 0);
    over_pages(elsewhere, 20);
    EXPECT_EQ(tables_in(in_line), 1U);
    EXPECT_EQ(tables_in(elsewhere), 2U);
}

TEST(WordTable, ColumnsThatBeginInLineMayStandClose) {
    PageMaker maker;
    for (int i = 0; i < 8; ++i) {
        row(maker, {90, 200, 236}, 100 + 20 * i, {"江东区", "李小明", i % 2 == 0 ? "读者服务" : "采编"});   // six points between the names and what follows
    }
    EXPECT_EQ(cells(table(flow_of(maker), 0)).front(), "江东区|李小明|读者服务");
}

TEST(WordTable, HeadWhoseTextsNearlyTouchBelongsToTheRowsUnderIt) {
    PageMaker maker;
    maker.text(60, 60, 10, "本馆全年开放，读者凭证入馆查阅各类图书资料，节假日前三日公布当月的开放时间安排。");
    maker.text(90, 100, 10, "分馆全名").text(137, 100, 10, "全年人次").text(184, 100, 10, "藏书");   // seven points between them
    maker.text(90, 120, 10, "沿江各区的");   // over the next rows
    for (int i = 0; i < 4; ++i) {
        row(maker, {90, 147, 190}, 140 + 20 * i, {i % 2 == 0 ? "江东" : "江西", i % 2 == 0 ? "104" : "96", "12"});
    }
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow).size(), 2U);
    const Texts found = cells(table(flow, 1));
    ASSERT_EQ(found.size(), 6U);
    EXPECT_EQ(found[0], "分馆全名|全年人次|藏书");
    EXPECT_EQ(found[2], "江东|104|12");
}

TEST(WordTable, WordsAtThePlaceOfAColumnAreItsTextThoughTheyStandClose) {
    PageMaker maker;
    const Texts names{"archive", "ledger room", "bridge", "long lantern walk", "market hall north", "pump"};   // five points to the character
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double y = 100 + 16 * static_cast<double>(i);
        row(maker, {90, 178, 240}, y, {names[i], i % 2 == 0 ? "104" : "96", "12"});
    }
    const Texts found = cells(table(flow_of(maker), 0));
    ASSERT_EQ(found.size(), 6U);
    EXPECT_EQ(found[3], "long lantern walk|96|12");
    EXPECT_EQ(found[4], "market hall north|104|12");
}

TEST(WordTable, RowsThatStandCloseAreAddedToALongTableToo) {
    PageMaker maker(595, 12000);
    for (int i = 0; i < 900; ++i) {
        row(maker, {90, i < 3 ? 200.0 : 147.0}, 100 + 12 * i, {"江东区公共", i % 2 == 0 ? "104" : "96"});   // seven points between them but in the first
    }
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), (Texts{"[table]"}));
    EXPECT_EQ(table(flow, 0).rows, 900);
}

TEST(WordTable, LinesOfColumnsOfTextOverATableAreNoneOfItsRows) {
    PageMaker maker;
    for (int i = 0; i < 2; ++i) {
        maker.text(60, 80 + 14 * i, 10, "本馆全年开放读者凭证入馆查阅各类图书资料");
        maker.text(290, 80 + 14 * i, 10, "资料室每周一闭馆整理其余时间照常对外开放");
    }
    maker.text(250, 112, 10, "各区情况");
    for (int i = 0; i < 5; ++i) {
        row(maker, {64, 140, 200, 260, 320, 380, 440}, 130 + 14 * i, {"江东区", "104", "12", "7", "98", "31", "6"});
    }
    const Texts found = texts(flow_of(maker));
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.back(), "[table]");
    EXPECT_GT(found.size(), 1U);
}

}  // namespace
}  // namespace bianmu::layout
