#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

const std::string kText = "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水。";
const std::string kOther = "书屋共二十三处，都在街道和社区的门厅里，由总馆统一配送图书。";

/// Three pages of text, no two alike, and an empty fourth.
void fill(PageMaker& maker) {
    for (int page = 0; page < 3; ++page) {
        double y = 60 + 20 * page;
        for (int i = 0; i < 8; ++i) {
            y = maker.paragraph(80, y, 12, 36, std::string(kOther).substr(0, 3 * static_cast<std::size_t>(5 + page + i)) + kText, 18);
        }
        maker.page();
    }
}

TEST(Edges, OneWideLineDoesNotMoveTheRightEdge) {
    // One line in thirty runs past the edge, as the row of a table does.
    PageMaker maker;
    double y = 60;
    for (int i = 0; i < 16; ++i) {
        y = maker.paragraph(80, y, 12, 26, kText, 18);
    }
    maker.text(60, y + 18, 12, "编号　名称　单位　数量　单价　金额　产地　年份　备注　核对　经手");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow).size(), 17U);
    EXPECT_EQ(texts(flow).front(), kText);
}

TEST(Edges, PageWithOtherMarginsHasItsOwn) {
    PageMaker maker;
    fill(maker);
    maker.paragraph(160, maker.paragraph(160, maker.paragraph(160, 60, 12, 18, kText, 18), 12, 18, kOther, 18), 12, 18, kText, 18);
    const Texts all = texts(flow_of(maker));
    ASSERT_EQ(all.size(), 27U);
    EXPECT_EQ(all[25], kOther);
    EXPECT_EQ(all[26], kText);
}

TEST(Edges, PageSetALittleNarrowerHasItsOwn) {
    PageMaker maker;
    fill(maker);
    const std::string text = kText + kOther + kText + kOther;   // four full lines and a rest: all end 17 points before the others' edge
    double y = 60;
    for (int i = 0; i < 3; ++i) {
        y = maker.paragraph(87, y, 12, 34, text, 18);
    }
    const Texts all = texts(flow_of(maker));
    ASSERT_EQ(all.size(), 27U);
    EXPECT_EQ(all[25], text);
}

TEST(Edges, PageWithFewFullLinesHasTheMeasureOfOthersLikeIt) {
    PageMaker maker;
    fill(maker);   // to 512 points
    const std::string text = kText + kOther + kText + kOther;
    for (int page = 0; page < 2; ++page, maker.page()) {   // to 464
        double y = 60;
        for (int i = 0; i < 4; ++i) {
            y = maker.paragraph(80, y, 12, 32, text, 18);
        }
    }
    maker.text(104, 60, 12, "编号").text(104, 78, 12, "名称").text(104, 96, 12, "单位");
    maker.paragraph(80, 114, 12, 32, kText, 18);
    EXPECT_EQ(texts(flow_of(maker)).back(), kText);
}

TEST(Edges, PageOfShortLinesKeepsTheSharedEdge) {
    PageMaker maker;
    fill(maker);
    for (int i = 0; i < 6; ++i) {
        maker.text(80, 60 + i * 18, 12, i % 2 == 0 ? "送：市图书馆、市档案馆、市博物馆" : "送：市图书馆");
    }
    EXPECT_EQ(texts(flow_of(maker)).size(), 30U);
}

TEST(Edges, LabelsOfAPictureDoNotMoveTheEdgeOfTheText) {
    PageMaker maker;
    for (int i = 0; i < 12; ++i) {
        maker.text(260, 100 + 30.0 * i, 10, "登录");
    }
    maker.text(100, 500, 10, "图一　各区图书馆开放时间与读者人数及自习区座椅数量的对照及").text(235, 514, 10, "说明");
    EXPECT_EQ(texts(flow_of(maker)).back(), "图一　各区图书馆开放时间与读者人数及自习区座椅数量的对照及说明");
}

TEST(Edges, ShortLinesAloneShowNoRightEdge) {
    PageMaker maker;
    Texts lines;
    for (const char* line : {"第一条 开放", "（一） 借书", "（二） 还书和续借", "第二条 讲座", "You can read here.", "Please keep quiet."}) {
        maker.text(80, 80 + 20 * static_cast<double>(lines.size()), 12, line);
        lines.emplace_back(line);
    }
    EXPECT_EQ(texts(flow_of(maker)), lines);
}

TEST(Edges, NarrowTextOfAPageIsWrappedThough) {
    PageMaker maker;
    const char* lines[] = {"The reading room is open", "until ten in the evening", "and at weekends, too."};
    for (int i = 0; i < 3; ++i) {
        maker.text(80, 80 + 18 * i, 12, lines[i]);
    }
    EXPECT_EQ(texts(flow_of(maker)), Texts{"The reading room is open until ten in the evening and at weekends, too."});
}

TEST(Edges, RaggedNarrowColumnHasItsOwn) {
    PageMaker maker;
    for (int i = 0; i < 20; ++i) {   // wide text on one page, a narrow column that begins at the same place on the next
        maker.text(60, 60 + 16 * i, 10, "The library is open until ten in the evening, and at weekends it opens at nine " + std::string(static_cast<std::size_t>(i % 5), 'x'));
    }
    maker.text(60, 380, 10, "and it closes late.");
    maker.page();
    const char* lines[] = {"The reading room", "opens at nine in", "the morning and", "it closes when", "the last reader", "has gone home in", "the evening."};
    for (int i = 0; i < 7; ++i) {
        maker.text(60, 60 + 14 * i, 10, lines[i]);
    }
    EXPECT_EQ(texts(flow_of(maker)).back(), "The reading room opens at nine in the morning and it closes when the last reader has gone home in the evening.");
}

TEST(Edges, NarrowColumnOfHanHasItsOwn) {
    PageMaker maker;
    fill(maker);   // three pages of a wide measure, and a narrow column that begins at the same place; none of its lines ends where another does
    const std::u32string text = model::to_utf32("市图书馆今年延长开放时间周末开放到二十二时读者凭证即可入馆自习区全天供应热水借书台在一层还书口在正门东侧夜间也可以使用市民可以在网上预约座位读者");
    std::string all;
    for (std::size_t i = 0; i < 5; ++i) {
        const std::string line = model::to_utf8(text.substr(13 * i, 13));
        maker.text(80, 60 + 18 * static_cast<double>(i), 12, line, 0.2 * static_cast<double>((i * 2) % 5));
        all += line;
    }
    maker.text(80, 150, 12, "书屋");
    EXPECT_EQ(texts(flow_of(maker)).back(), all + "书屋");
}

}  // namespace
}  // namespace bianmu::layout
