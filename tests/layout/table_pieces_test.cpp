#include <algorithm>

#include <gtest/gtest.h>

#include "layout/cells_of.h"

namespace bianmu::layout {
namespace {

const std::vector<double> kColumns{90, 220, 330, 440};

void head(PageMaker& maker, double y) { row(maker, kColumns, y, {"站点", "上月", "本月", "说明"}); }

/// Another page, which the table goes on at the head of.
void next_page(PageMaker& maker) {
    maker.page();
    head(maker, 80);
    row(maker, kColumns, 100, {"竹园", "8.8", "10.4", "缺测"});
    row(maker, kColumns, 120, {"南塘", "7.5", "3.1", "正常"});
    row(maker, kColumns, 140, {"北塘", "6.4", "5.2", "正常"});
}

/// Running text as high as the page, so that it has no other white at its foot than that of the table.
double text_down_to(PageMaker& maker, double bottom) {
    double y = 80;
    for (; y < bottom; y += 16) {
        maker.text(80, y, 10, "各站按月报送雨量，汇总后公布，读者可以到馆查阅，也可以来电询问情况。");
    }
    return y;
}

TEST(TablePieces, AHeadAndOneRowAtTheFootOfAPage) {
    PageMaker maker;
    const double y = text_down_to(maker, 650);
    head(maker, y + 20);
    row(maker, kColumns, y + 40, {"石桥", "12.5", "9.6", "正常"});
    next_page(maker);
    maker.text(80, 180, 10, "以上为全部站点。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow).size(), 3U);
    const model::Table found = table(flow, 1);
    EXPECT_EQ(cells(found), (Texts{"站点|上月|本月|说明", "石桥|12.5|9.6|正常", "竹园|8.8|10.4|缺测", "南塘|7.5|3.1|正常", "北塘|6.4|5.2|正常"}));
    EXPECT_EQ(found.locations.size(), 2U);
}

TEST(TablePieces, AHeadAndOneRowAtTheHeadOfTheNextPage) {
    PageMaker maker;
    double y = text_down_to(maker, 600);
    head(maker, y += 20);
    row(maker, kColumns, y += 20, {"竹园", "8.8", "10.4", "缺测"});
    row(maker, kColumns, y += 20, {"南塘", "7.5", "3.1", "正常"});
    row(maker, kColumns, y += 20, {"北塘", "6.4", "5.2", "正常"});
    maker.page();
    head(maker, 80);
    row(maker, kColumns, 100, {"石桥", "", "9.6", "正常"});
    maker.text(80, 140, 10, "以上为全部站点，按月报送，汇总后公布，读者可以到馆查阅，也可以来电询问。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow).size(), 3U);
    EXPECT_EQ(cells(table(flow, 1)), (Texts{"站点|上月|本月|说明", "竹园|8.8|10.4|缺测", "南塘|7.5|3.1|正常", "北塘|6.4|5.2|正常", "石桥||9.6|正常"}));
}

TEST(TablePieces, LinesThatRepeatNoHeadStayLines) {
    PageMaker maker;
    const double y = text_down_to(maker, 650);
    row(maker, kColumns, y + 20, {"馆名", "上月", "本月", "说明"});
    row(maker, kColumns, y + 40, {"石桥", "12.5", "9.6", "正常"});
    next_page(maker);
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(table(flow, texts(flow).size() - 1).rows, 4);
}

TEST(TablePieces, ANameOverAllColumnsStandsAnywhere) {
    PageMaker maker;
    maker.rule(80, 69.75, 440, 70.25).rule(80, 189.75, 440, 190.25).rule(79.75, 70, 80.25, 190).rule(439.75, 70, 440.25, 190);
    line(maker, 80, 440, 100);
    line(maker, 80, 440, 130);
    maker.rule(379.75, 100, 380.25, 190).text(90, 90, 10, "〖各站动态〗").text(90, 120, 10, "石桥站更换水尺").text(395, 120, 10, "2").text(90, 160, 10, "南塘站清理淤泥").text(395, 160, 10, "5");
    maker.page();
    maker.text(90, 90, 10, "〖各站动态〗").text(180, 110, 10, "石桥站更换水尺").text(200, 130, 10, "各站协力");
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(table(flow, 0).locations.size(), 1U);
    EXPECT_EQ(texts(flow).size(), 4U);
}

TEST(TablePieces, LowerRowOfARepeatedHeadIsDroppedToo) {
    PageMaker maker;
    const std::vector<double> columns{90, 200, 280, 360};
    const auto piece = [&](double y, int rows, bool whole) {
        if (whole) {   // elsewhere the upper row went with the running heads
            maker.text(90, y + 9, 10, "单位").text(280, y, 10, "半年");
        }
        row(maker, columns, y += 18, {"", "人次", "册数", "场次"});
        for (int i = 0; i < rows; ++i) {
            row(maker, columns, y += 18, {"江东区", i % 2 == 0 ? "104" : "96", i % 3 == 0 ? "12" : "8", "3"});
        }
    };
    maker.text(90, 80, 12, "各区情况如下。");
    piece(120, 34, true);
    maker.page();
    piece(60, 38, false);
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), (Texts{"各区情况如下。", "[table]"}));
    const Texts found = cells(table(flow, 1));
    EXPECT_EQ(found.size(), 2U + 34U + 38U);
    EXPECT_EQ(std::count(found.begin(), found.end(), "人次|册数|场次"), 1);
}

}  // namespace
}  // namespace bianmu::layout
