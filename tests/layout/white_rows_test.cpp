#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "layout/cells_of.h"

namespace bianmu::layout {
namespace {

/// Cells one under the other in columns: the lines of each row begin at its top, `white` points part the rows.
double wrapped_rows(PageMaker& maker, const std::vector<double>& xs, double y, double white, const std::vector<std::vector<std::vector<std::string>>>& rows) {
    for (const auto& cells : rows) {
        std::size_t lines = 0;
        for (std::size_t c = 0; c < cells.size(); ++c) {
            for (std::size_t k = 0; k < cells[c].size(); ++k) {
                maker.text(xs[c], y + 13 * static_cast<double>(k), 10, cells[c][k]);
            }
            lines = std::max(lines, cells[c].size());
        }
        y += 13 * static_cast<double>(lines) + white;
    }
    return y;
}

TEST(WhiteRows, SentencesThatWrapInEveryColumnAreCells) {
    PageMaker maker;
    const std::vector<double> xs{90, 140, 300};
    line(maker, 80, 420, 100);
    row(maker, xs, 116, {"站点", "检查情况", "整改要求"});
    line(maker, 80, 420, 122);
    const double end = wrapped_rows(maker, xs, 138, 9, {
        {{"柳河", "雨量"}, {"雨量计滤网有落叶，水位计探头", "表面结垢，已现场清理。"}, {"每月清理一次，汛期", "每周清理一次。"}},
        {{"沙堤", "水位"}, {"水尺刻度第三级磨损，夜间读数", "有误差，需要重新喷涂。"}, {"六月底前完成喷涂并", "拍照存档。"}},
        {{"石桥", "流量"}, {"缆道绞车运行正常，铅鱼信号偶", "有中断，电池电压偏低。"}, {"更换电池，加装备用", "电源。"}},
    });
    line(maker, 80, 420, end - 14);
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"站点|检查情况|整改要求",
                                                      "柳河雨量|雨量计滤网有落叶，水位计探头表面结垢，已现场清理。|每月清理一次，汛期每周清理一次。",
                                                      "沙堤水位|水尺刻度第三级磨损，夜间读数有误差，需要重新喷涂。|六月底前完成喷涂并拍照存档。",
                                                      "石桥流量|缆道绞车运行正常，铅鱼信号偶有中断，电池电压偏低。|更换电池，加装备用电源。"}));
}

TEST(WhiteRows, GroupsOfWordsAreNoCells) {
    PageMaker maker;
    const std::vector<double> xs{90, 200, 300};
    line(maker, 80, 420, 100);
    row(maker, xs, 116, {"站点", "类型", "状态"});
    line(maker, 80, 420, 122);
    const double end = wrapped_rows(maker, xs, 138, 9, {
        {{"柳河站", "沙堤站"}, {"雨量站", "水位站"}, {"正常", "正常"}},
        {{"石桥站", "东坝站"}, {"流量站", "水位站"}, {"停用", "正常"}},
        {{"北闸站", "南闸站"}, {"闸门站", "闸门站"}, {"正常", "检修"}},
    });
    line(maker, 80, 420, end - 14);
    EXPECT_EQ(table(flow_of(maker), 0).rows, 7);
}

TEST(WhiteRows, TwoLinesSideBySideInAllCellsOfAGridAreTwoRows) {
    const auto rows_of = [](const std::vector<std::string>& lower) {
        PageMaker maker;
        maker.grid({80, 180, 280, 400}, {100, 120, 154});
        row(maker, {90, 190, 290}, 114, {"站点", "类型", "状态"});
        row(maker, {90, 190, 290}, 134, {"柳河站", "雨量站", "正常"});
        row(maker, {90, 190, 290}, 148, lower);
        return table(flow_of(maker), 0).rows;
    };
    EXPECT_EQ(rows_of({"沙堤站", "水位站", "停用"}), 3);
    EXPECT_EQ(rows_of({"沙堤站", "", "停用"}), 2);
}

}  // namespace
}  // namespace bianmu::layout
