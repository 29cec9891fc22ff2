#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "layout/cells_of.h"

namespace bianmu::layout {
namespace {

constexpr model::Color kDark = 0x304050;
constexpr model::Color kBand = 0xEEEEEE;

TEST(TableHead, UpperHeadOverTheFirstStrokeStandsOverItsColumnsAndIsNoCaption) {
    PageMaker maker;
    maker.text(215, 80, 10, "各站水位");
    maker.text(275, 103, 10, "水位");   // over the three columns behind the first
    row(maker, {90, 190, 280, 360}, 122, {"站点", "最高", "最低", "平均"});
    line(maker, 80, 400, 130);
    row(maker, {90, 195, 285, 365}, 144, {"柳河站", "12.4", "9.1", "10.2"});
    line(maker, 80, 400, 150);
    row(maker, {90, 195, 285, 365}, 164, {"沙堤站", "11.8", "8.7", "9.6"});
    line(maker, 80, 400, 170);
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), (Texts{"各站水位", "[table]"}));
    EXPECT_EQ(cells(table(flow, 1)), (Texts{"站点<2,1>|水位<1,3>", "最高|最低|平均", "柳河站|12.4|9.1|10.2", "沙堤站|11.8|8.7|9.6"}));
}

TEST(TableHead, EachTableOfAPageHasItsHeadOverItsFirstStroke) {
    PageMaker maker;
    for (const double top : {100.0, 260.0}) {
        row(maker, {90, 190, 280, 360}, top, {"站点", "最高", "最低", "平均"});
        for (int r = 0; r <= 2; ++r) {   // rows of two lines
            const double y = top + 6 + 34 * r;
            line(maker, 80, 400, y);
            if (r < 2) {
                row(maker, {90, 195, 285, 365}, y + 14, {"柳河水文", "12.4", "9.1", "10.2"});
                row(maker, {90}, y + 27, {"观测站"});
            }
        }
        maker.paragraph(80, top + 100, 10, 32, "以上各站数据由水务局汇总，每日八时更新一次，汛期每两小时更新一次，供各街道和有关单位参考使用。", 14);
    }
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow).size(), 4U);
    for (const std::size_t at : {0U, 2U}) {
        EXPECT_EQ(cells(table(flow, at)), (Texts{"站点|最高|最低|平均", "柳河水文观测站|12.4|9.1|10.2", "柳河水文观测站|12.4|9.1|10.2"}));
    }
}

TEST(TableHead, TextsInColumnsOverATableAreNoHeadThatHidesItsColumns) {
    PageMaker maker;
    row(maker, {82, 252}, 92, {"柳河沙堤两站汛期值守安排", "石桥东坝两站汛期值守安排"});
    for (const double y : {100.0, 120.0, 140.0, 160.0}) {
        line(maker, 80, 400, y);
    }
    row(maker, {90, 190, 280, 360}, 114, {"柳河站", "12.4", "9.1", "10.2"});
    row(maker, {90, 190, 280, 360}, 134, {"沙堤站", "11.8", "8.7", "9.6"});
    row(maker, {90, 190, 280, 360}, 154, {"石桥站", "10.9", "8.1", "9.0"});
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(cells(table(flow, texts(flow).size() - 1)), (Texts{"柳河站|12.4|9.1|10.2", "沙堤站|11.8|8.7|9.6", "石桥站|10.9|8.1|9.0"}));
}

TEST(TableHead, HeadsAtTheTopOfTheirCellsAreOneRowUnderAHead) {
    PageMaker maker;
    line(maker, 80, 420, 100);
    row(maker, {90, 215, 350}, 114, {"站点", "水位", "雨量"});
    row(maker, {190, 250, 325, 385}, 136, {"最高", "最低", "本日", "本月"});
    row(maker, {190, 325}, 149, {"读数", "累计"});
    line(maker, 80, 420, 156);
    row(maker, {90, 190, 250, 325, 385}, 170, {"柳河站", "12.4", "9.1", "30", "118"});
    row(maker, {90, 190, 250, 325, 385}, 190, {"沙堤站", "11.8", "8.7", "26", "97"});
    line(maker, 80, 420, 196);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"站点<2,1>|水位<1,2>|雨量<1,2>", "最高读数|最低|本日累计|本月", "柳河站|12.4|9.1|30|118", "沙堤站|11.8|8.7|26|97"}));
}

TEST(TableHead, TextOverAStrokeOfItsHeadsIsAHeadAndACaptionWithAWideSpaceIsNone) {
    for (const bool stroke : {true, false}) {
        PageMaker maker;
        maker.text(205, 78, 10, "表1　站点水位").text(350, 94, 10, "单位：米");
        if (stroke) {
            maker.text(225, 112, 10, "水位");
            line(maker, 150, 320, 116);
        }
        row(maker, {90, 170, 230, 285, 350}, 128, {"站点", "最高", "最低", "平均", "备注"});
        double y = 134;
        line(maker, 80, 400, y);
        for (const char* station : {"柳河站", "沙堤站", "石桥站", "东坝站"}) {
            row(maker, {90, 170, 230, 285, 350}, y + 14, {station, "12.4", "9.1", "30", "正常"});
            line(maker, 80, 400, y += 20);
        }
        const model::Flow flow = flow_of(maker);
        const Texts found = cells(table(flow, texts(flow).size() - 1));
        ASSERT_EQ(found.size(), stroke ? 6U : 5U);
        EXPECT_EQ(found[0], stroke ? "站点<2,1>|水位<1,3>|备注<2,1>" : "站点|最高|最低|平均|备注");
    }
}

TEST(TableHead, HeadsFlushWithTheFirstOfTheirColumnsStandOverALevelOfOneAndTwoLines) {
    PageMaker maker;
    row(maker, {150, 300}, 93, {"水位读数", "雨量累计"});
    row(maker, {90, 230, 440}, 107, {"站点", "本月", "备注"});   // half-way down all of the head, and the first of two lines
    row(maker, {150, 300, 360}, 114, {"最高", "本日", "本月"});
    row(maker, {230}, 120, {"平均"});
    double y = 130;
    line(maker, 80, 500, y);
    for (const char* station : {"柳河站", "沙堤站", "石桥站", "东坝站"}) {
        row(maker, {90, 150, 230, 300, 360, 440}, y + 14, {station, "12.4", "9.1", "30", "118", "正常"});
        line(maker, 80, 500, y += 20);
    }
    const Texts found = cells(table(flow_of(maker), 0));
    ASSERT_EQ(found.size(), 6U);
    EXPECT_EQ(found[0], "站点<2,1>|水位读数<1,2>|雨量累计<1,2>|备注<2,1>");
    EXPECT_EQ(found[1], "最高|本月平均|本日|本月");
}

TEST(TableHead, RowsOfCellsThatStandCloseInLineWithTheOthersAreNoText) {
    PageMaker maker;
    const std::vector<double> xs{90, 158, 226, 294, 362};
    line(maker, 80, 430, 100);
    row(maker, xs, 114, {"站点", "类型", "设备", "地点", "状态"});
    line(maker, 80, 430, 120);
    row(maker, xs, 136, {"柳河水文站", "雨量观测站", "翻斗雨量计", "柳河桥上游", "设备正常用"});
    row(maker, xs, 154, {"沙堤站", "水位站", "水尺", "沙堤", "正常"});
    row(maker, xs, 172, {"石桥水文站", "流量观测站", "缆道流速仪", "石桥下游段", "设备待检修"});
    line(maker, 80, 430, 180);
    const Texts found = cells(table(flow_of(maker), 0));
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found[1], "柳河水文站|雨量观测站|翻斗雨量计|柳河桥上游|设备正常用");
}

TEST(TableHead, StripesThatLeaveOutLabelsAreRowsOfTheirTable) {
    PageMaker maker;
    maker.panel({80, 100, 400, 120}, kDark);
    row(maker, {90, 190, 280, 350}, 114, {"流域", "站点", "水位", "雨量"});
    const std::vector<Texts> rows{{"柳河站", "12.4", "30"}, {"沙堤站", "11.8", "26"}, {"石桥站", "10.9", "21"}, {"东坝站", "9.8", "17"}};
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const double top = 120 + 20 * static_cast<double>(r);
        if (r % 2 == 1) {
            maker.panel({160, top, 400, top + 20}, kBand);
        }
        row(maker, {190, 280, 350}, top + 14, rows[r]);
    }
    maker.text(90, 164, 10, "清溪");   // half-way down its four rows
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"流域|站点|水位|雨量", "清溪<4,1>|柳河站|12.4|30", "沙堤站|11.8|26", "石桥站|10.9|21", "东坝站|9.8|17"}));
}

}  // namespace
}  // namespace bianmu::layout
