#include <gtest/gtest.h>

#include <algorithm>

#include "layout/cells_of.h"

namespace bianmu::layout {
namespace {

const std::vector<double> kColumns{84, 220};

/// Words in two columns; `top` is the height of the stroke under their heads.
double words(PageMaker& maker, double top) {
    row(maker, kColumns, top - 4, {"表", "每行是"});
    line(maker, 80, 400, top);
    row(maker, kColumns, top + 14, {"文档表", "一份文档。校验和为主键，或者是合"});
    row(maker, kColumns, top + 26, {"", "订文件中的某一份"});
    row(maker, kColumns, top + 43, {"来源表", "文档的来源；重复的文档有多个"});
    row(maker, kColumns, top + 60, {"栏目表", "栏目、文章、内容块，按照印出来的"});
    row(maker, kColumns, top + 72, {"", "顺序"});
    return top + 72;
}

TEST(HeadedTable, OneStrokeUnderTheHeadMakesATable) {
    PageMaker maker;
    maker.text(80, 60, 10, "档案里有下面这些表，可以用任何能读它的工具来查询，本段占满一行文字。");
    const double end = words(maker, 100);
    maker.text(80, end + 30, 10, "批处理重新运行、中断后继续或被强行终止，得到的行都相同，也占满一行。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.blocks.size(), 3U);
    const model::Table found = table(flow, 1);
    EXPECT_EQ(cells(found), (Texts{"表|每行是", "文档表|一份文档。校验和为主键，或者是合订文件中的某一份", "来源表|文档的来源；重复的文档有多个",
                                   "栏目表|栏目、文章、内容块，按照印出来的顺序"}));
    EXPECT_TRUE(found.cells[0].header);
    EXPECT_FALSE(found.cells[2].header);
}

TEST(HeadedTable, FirstColumnMayLackAHead) {
    PageMaker maker;
    row(maker, {84, 190, 300}, 96, {"", "本进程", "进程池"});
    line(maker, 80, 400, 100);
    row(maker, {84, 190, 300}, 114, {"所用函数", "转换、绘制", "转换器，或"});
    row(maker, {84, 190, 300}, 126, {"", "", "隔离的转换"});
    row(maker, {84, 190, 300}, 143, {"会崩溃的文", "进程结束", "是一个异常"});
    row(maker, {84, 190, 300}, 155, {"档", "", ""});
    EXPECT_EQ(cells(table(flow_of(maker), 0)), (Texts{"本进程|进程池", "所用函数|转换、绘制|转换器，或隔离的转换", "会崩溃的文档|进程结束|是一个异常"}));
}

TEST(HeadedTable, HeadingOverTheHeadsAndTextUnderTheRowsAreNone) {
    PageMaker maker;
    maker.next().font = 1;
    maker.text(84, 82, 14, "表");
    const double end = words(maker, 100);
    maker.next().font = 1;
    maker.text(84, end + 12, 10, "以下举例");
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(texts(flow), (Texts{"表", "[table]", "以下举例"}));
    EXPECT_EQ(cells(table(flow, 1)).front(), "表|每行是");
}

TEST(HeadedTable, NumbersMayStandUnderHeadsThatWrapUnderText) {
    PageMaker maker;
    maker.text(84, 52, 10, "全年各馆的开放情况由总馆汇总印发，下面的表是各馆报来的数字，").text(84, 65, 10, "已经核对。");
    row(maker, {84, 190, 300}, 84, {"", "开放", ""});
    row(maker, {84, 190, 300}, 96, {"单位", "人次", "藏书"});
    line(maker, 80, 380, 100);
    row(maker, {84, 190, 300}, 114, {"江东区图", "104", "2,380"});
    row(maker, {84, 190, 300}, 126, {"书馆", "", ""});
    row(maker, {84, 190, 300}, 143, {"江西区馆", "96", "1,175"});
    row(maker, {84, 190, 300}, 160, {"江南区图", "88", "1,020"});
    row(maker, {84, 190, 300}, 172, {"书馆", "", ""});
    maker.text(84, 200, 10, "以上数字不含各街道的社区书屋，由总馆在年底核对。");
    const model::Flow flow = flow_of(maker);
    ASSERT_GE(flow.blocks.size(), 3U);
    EXPECT_EQ(cells(table(flow, flow.blocks.size() - 2)), (Texts{"单位|开放人次|藏书", "江东区图书馆|104|2,380", "江西区馆|96|1,175", "江南区图书馆|88|1,020"}));
}

TEST(HeadedTable, AnItemOverARuleIsNoHead) {
    PageMaker maker;
    maker.text(84, 96, 10, "–").text(100, 96, 10, "各馆每季报送一次。");
    line(maker, 80, 400, 100);
    for (const double y : {114.0, 131.0, 148.0}) {
        maker.text(84, y, 10, "–").text(100, y, 10, y > 140 ? "街道书屋不报。" : "总馆汇总后印发各馆备查。");
    }
    const Texts found = texts(flow_of(maker));
    EXPECT_EQ(std::count(found.begin(), found.end(), "[table]"), 0);
}

TEST(HeadedTable, ColumnsOfTextUnderARunningHeadAreNone) {
    PageMaker maker;
    maker.text(60, 56, 10, "江城图书馆年报").text(324, 56, 10, "第二期");
    line(maker, 60, 540, 60);
    for (int i = 0; i < 12; ++i) {
        maker.text(60, 76 + 20 * i, 12, "本馆全年开放读者凭证入馆查阅各类图书").text(324, 76 + 20 * i, 12, "资料室每周一闭馆整理其余时间照常开放");
    }
    const Texts found = texts(flow_of(maker));
    EXPECT_EQ(std::count(found.begin(), found.end(), "[table]"), 0);
}

}  // namespace
}  // namespace bianmu::layout
