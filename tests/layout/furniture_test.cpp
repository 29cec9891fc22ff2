#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

void body(PageMaker& maker) {
    for (int i = 0; i < 20; ++i) {
        maker.text(80, 120 + 28 * i, 16, "图书馆延长开放时间让读者满意图书馆延长开");
    }
}

TEST(Furniture, PageNumbersInEveryDressLeaveTheText) {
    for (const auto& dress : {"— # —", "- # -", "第#页 共3页", "#", "·#·"}) {
        PageMaker maker;
        for (int page = 1; page <= 3; ++page) {
            if (page > 1) {
                maker.page();
            }
            body(maker);
            std::string text = dress;
            text.replace(text.find('#'), 1, std::to_string(page));
            maker.text(280, 760, 14, text);
        }
        const model::Flow flow = flow_of(maker);
        ASSERT_EQ(flow.furniture.size(), 3U) << dress;
        EXPECT_EQ(flow.furniture[1].kind, model::FurnitureKind::page_number) << dress;
        EXPECT_EQ(flow.furniture[1].locations.front().page, 2);
        for (const std::string& text : texts(flow)) {
            EXPECT_EQ(text.find_first_of("123"), std::string::npos) << dress;
        }
    }
}

TEST(Furniture, HeadOverATableOnAFullPageLeavesTheText) {
    PageMaker maker;
    for (int page = 0; page < 3; ++page) {
        maker.text(260, 56, 9, "图书馆简报第三期").grid({80, 180, 280}, {70, 90, 110});
        maker.text(90, 84, 9, "单位").text(190, 84, 9, "人次").text(90, 104, 9, page == 0 ? "东" : page == 1 ? "西" : "南").text(190, 104, 9, "104");
        for (int i = 0; i < 80; ++i) {
            maker.text(i % 2 == 0 ? 80 : 320, 130 + 15.5 * (i / 2), 10, "图书馆延长开放时间让读者满意");
        }
        if (page < 2) {
            maker.page();
        }
    }
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(std::count_if(flow.furniture.begin(), flow.furniture.end(), [](const auto& f) { return f.text == "图书馆简报第三期"; }), 3);
}

TEST(Furniture, RuledHeadOfOblongPagesLeavesTheText) {
    PageMaker maker(842, 595);   // an eighth of the height from the top
    for (int page = 0; page < 2; ++page) {
        if (page > 0) {
            maker.page();
        }
        maker.text(372, 76, 9, "图书馆简报第三期").rule(80, 80, 762, 80.5);
        for (int i = 0; i < 14; ++i) {
            maker.text(80, 98 + 28 * i, 12, "图书馆延长开放时间让读者满意图书馆延长开放时间让读者满意图书馆延长开放时间让读者满意");
        }
    }
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.furniture.size(), 2U);
    EXPECT_EQ(flow.furniture[1].kind, model::FurnitureKind::header);
}

TEST(Furniture, SmallHeadThatSaysTheFirstPagesNameAgainLeavesTheText) {
    PageMaker maker;
    maker.text(240, 70, 30, "图书馆简报").text(80, 100, 16, "第三期").text(400, 100, 16, "九月十二日");
    body(maker);
    maker.page().text(230, 84, 10, "图书馆简报　第三期");
    body(maker);
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.furniture.size(), 1U);
    EXPECT_EQ(flow.furniture[0].locations.front().page, 2);
    EXPECT_EQ(texts(flow).front(), "图书馆简报");
}

TEST(Furniture, OddAndEvenPagesNumberAtTheirOwnSide) {
    PageMaker maker;
    for (int page = 1; page <= 4; ++page) {
        if (page > 1) {
            maker.page();
        }
        body(maker);
        maker.text(page % 2 == 1 ? 460 : 90, 760, 14, "— " + std::to_string(page) + " —");
    }
    EXPECT_EQ(flow_of(maker).furniture.size(), 4U);
}

TEST(Furniture, RunningHeadRecursAtOneHeight) {
    PageMaker maker;
    for (int page = 1; page <= 3; ++page) {
        if (page > 1) {
            maker.page();
            maker.text(260, 50, 12, "白沙水务");
        }
        body(maker);
    }
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.furniture.size(), 2U);
    EXPECT_EQ(flow.furniture[0].kind, model::FurnitureKind::header);
    EXPECT_EQ(flow.furniture[0].text, "白沙水务");
}

TEST(Furniture, PageNumberBesideWordsChangesSides) {
    PageMaker maker;
    for (int page = 1; page <= 4; ++page) {
        if (page > 1) {
            maker.page();
        }
        body(maker);
        const std::string number = std::to_string(76 + page);
        if (page % 2 == 1) {
            maker.text(400, 760, 9, "2024.1白沙水务 " + number);
        } else {
            maker.text(80, 760, 9, number + "白沙水务 2024.1");
        }
    }
    EXPECT_EQ(flow_of(maker).furniture.size(), 4U);
}

TEST(Furniture, RomanNumbersCount) {
    PageMaker maker;
    const char* numbers[] = {"ii", "iii", "iv", "v"};
    for (int page = 0; page < 4; ++page) {
        if (page > 0) {
            maker.page();
        }
        body(maker);
        maker.text(300, 760, 10, numbers[page]);
    }
    EXPECT_EQ(flow_of(maker).furniture.size(), 4U);
}

TEST(Furniture, NumberedHeadingFirstOnEachPageIsText) {
    PageMaker maker;
    const char* titles[] = {"总则", "机构和职责", "程序", "附则"};
    for (int page = 0; page < 4; ++page) {
        if (page > 0) {
            maker.page();
        }
        maker.text(80, 70, 16, std::to_string(page + 1) + " " + titles[page]);
        body(maker);
    }
    EXPECT_TRUE(flow_of(maker).furniture.empty());
}

TEST(Furniture, RunningHeadsThatChangeWithTheChapterAreSmallAndApart) {
    PageMaker maker;
    const char* heads[] = {"第一章水源", "第一章水源", "第二章管网", "第三章水质", "第四章用户"};
    for (int page = 0; page < 5; ++page) {
        if (page > 0) {
            maker.page();
        }
        maker.text(page % 2 == 0 ? 400 : 80, 50, 10, heads[page]);
        body(maker);
    }
    EXPECT_EQ(flow_of(maker).furniture.size(), 5U);
}

TEST(Furniture, OnePageHasFurnitureByItsLooks) {
    PageMaker number;
    body(number);
    number.text(300, 720, 16, "7");   // set apart, though not in the margin
    EXPECT_EQ(flow_of(number).furniture.size(), 1U);
    PageMaker edge;
    edge.text(250, 24, 8, "转载自白沙水务");
    body(edge);
    EXPECT_EQ(flow_of(edge).furniture.size(), 1U);
    PageMaker foot;
    body(foot);
    foot.text(80, 720, 12, "第二版").text(280, 720, 12, "内部编号").text(460, 720, 12, "白沙");
    ASSERT_EQ(flow_of(foot).furniture.size(), 1U);
}

TEST(Furniture, TitleAndLastLineOfOnePageAreText) {
    PageMaker maker;
    maker.text(200, 50, 26, "白沙水务简报");
    body(maker);
    maker.text(80, 120 + 28 * 20, 16, "发：各水厂、各营业所。").text(400, 120 + 28 * 20, 16, "共印50份");
    EXPECT_TRUE(flow_of(maker).furniture.empty());
}

TEST(Furniture, RowsOfATableThatGoesOnAreNone) {
    PageMaker maker;
    for (int page = 0; page < 3; ++page) {
        if (page > 0) {
            maker.page();
        }
        maker.grid({80.0, 280.0, 480.0}, {40.0, 70.0, 100.0, 700.0});
        maker.text(90, 60, 12, "名称").text(290, 60, 12, "数量");
        maker.text(90, 90, 12, "水泵").text(290, 90, 12, std::to_string(page + 5));
    }
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.furniture.size(), 2U);   // the head, where the table repeats it
    EXPECT_EQ(flow.furniture[0].text, "名称\t数量");
    EXPECT_EQ(flow.furniture[1].text, "名称\t数量");
}

TEST(Furniture, TurnedPageHasTheUprightNumberOfItsNeighbours) {
    PageMaker maker;
    for (int page = 1; page <= 3; ++page) {
        if (page > 1) {
            maker.page();
        }
        for (int i = 0; i < 20; ++i) {
            maker.next().angle = page == 2 ? 270 : 0;
            maker.text(page == 2 ? 120 + 20 * i : 80, page == 2 ? 700 : 120 + 28 * i, 16, "图书馆延长开放时间让读者满意图书馆延长开");
        }
        maker.text(280, 760, 12, "— " + std::to_string(page) + " —");
    }
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.furniture.size(), 3U);
    EXPECT_NEAR(flow.furniture[1].locations.front().box->y1, 761, 2);
}

TEST(Furniture, ManyPagesTakeTimeInProportion) {
    PageMaker maker;
    for (int page = 1; page <= 3000; ++page) {
        if (page > 1) {
            maker.page();
        }
        maker.text(80, 40, 10, "白沙水务").text(80, 120, 16, "图书馆延长开放时间。").text(280, 760, 12, std::to_string(page));
    }
    EXPECT_EQ(flow_of(maker).furniture.size(), 6000U);
}

TEST(Furniture, PaleLargeTextAcrossTheLinesOfOnePageIsAWatermark) {
    for (const model::Color color : {0xDDDDDDU, 0xC00000U}) {
        PageMaker maker;
        body(maker);
        maker.next().angle = 315;
        maker.next().color = color;
        maker.text(200, 500, 60, "内部资料");
        EXPECT_EQ(flow_of(maker).furniture.size(), color == 0xDDDDDD ? 1U : 0U);   // a red one is a stamp
    }
}

TEST(Furniture, WatermarksSlantOverPagesOrLieUnderText) {
    PageMaker slanting;
    for (int page = 1; page <= 2; ++page) {
        if (page > 1) {
            slanting.page();
        }
        body(slanting);
        slanting.next().angle = 315;
        slanting.text(200, 500, 60, "内部资料");
    }
    slanting.next().angle = 315;
    slanting.text(300, 300, 12, "只有一处");
    const model::Flow flow = flow_of(slanting);
    ASSERT_EQ(flow.furniture.size(), 2U);
    EXPECT_EQ(flow.furniture[0].kind, model::FurnitureKind::watermark);
    EXPECT_EQ(texts(flow).back(), "只有一处");
    PageMaker under;
    under.text(100, 410, 150, "样张");
    body(under);
    const model::Flow covered = flow_of(under);
    ASSERT_EQ(covered.furniture.size(), 1U);
    EXPECT_EQ(covered.furniture[0].text, "样张");
}

TEST(Furniture, ANumberThatEndsTheLastParagraphOfAPageIsText) {
    PageMaker maker;
    body(maker);
    maker.text(80, 680, 16, "图书馆延长开放时间让读者满意图书馆延长于").text(80, 708, 16, "(2021).").text(290, 770, 12, "1");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.furniture.size(), 1U);
    EXPECT_EQ(flow.furniture[0].text, "1");
}

TEST(Furniture, FirstLineThatStandsOnceIsText) {
    PageMaker maker;
    maker.text(80, 50, 12, "内部资料");
    body(maker);
    maker.page();
    body(maker);
    EXPECT_TRUE(flow_of(maker).furniture.empty());
}

TEST(Furniture, HeadThatRepeatsTheTitleOfTheFirstPageIsFurnitureThoughItStandsOnce) {
    const auto second_page = [](const std::string& head, double size) {
        PageMaker maker;
        maker.text(150, 90, 40, "白沙水务通讯").text(280, 110, 12, "第32期");
        for (int i = 1; i < 20; ++i) {
            maker.text(80, 120 + 28 * i, 16, "图书馆延长开放时间让读者满意图书馆延长开");
        }
        maker.page();
        maker.text(80, 60, size, head);
        body(maker);
        return flow_of(maker).furniture;
    };
    ASSERT_EQ(second_page("白沙水务通讯　第32期", 16).size(), 1U);
    EXPECT_EQ(second_page("白沙水务通讯　第32期", 16).front().locations.front().page, 2);
    EXPECT_TRUE(second_page("白沙水务通讯", 22).empty());
    EXPECT_TRUE(second_page("供水管网的巡查　第32期", 16).empty());
}

TEST(Furniture, FootnoteOverThePageNumberIsANote) {
    PageMaker maker;
    maker.text(80, 120, 16, "上游监测点曾被洪水冲毁两次").text(288, 113, 9, "1").text(293, 120, 16, "。");
    for (int i = 1; i < 18; ++i) {
        maker.text(80, 120 + 28 * i, 16, "图书馆延长开放时间让读者满意图书馆延长开");
    }
    maker.rule(80, 700, 200, 701);
    maker.text(80, 716, 9, "1 指七月的洪水。");
    maker.text(290, 760, 14, "- 1 -");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.notes.size(), 1U);
    EXPECT_EQ(flow.furniture.size(), 1U);
}

TEST(Furniture, FootnotesAreNotesTiedToTheirMarks) {
    PageMaker maker;
    maker.text(80, 120, 16, "上游监测点曾被洪水冲毁两次").text(288, 113, 9, "1").text(293, 120, 16, "。");
    for (int i = 1; i < 15; ++i) {
        maker.text(80, 120 + 28 * i, 16, "图书馆延长开放时间让读者满意图书馆延长开");
    }
    maker.rule(80, 600, 200, 601);
    maker.text(80, 616, 9, "1 指七月十四日至十六日的洪水过程。");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.notes.size(), 1U);
    EXPECT_EQ(flow.notes[0].text, "1 指七月十四日至十六日的洪水过程。");
    const auto runs = paragraph(flow, 0).runs;
    EXPECT_TRUE(std::any_of(runs.begin(), runs.end(), [](const model::Run& run) { return run.note == 0; }));
}

TEST(Furniture, LabelsOfPartsThatEachBeginOnAPageAreText) {
    PageMaker maker;
    for (const char* number : {"1", "2", "3"}) {
        maker.text(80, 90, 16, "附件").text(112, 90, 16, number);
        maker.text(220, 140, 22, "读者意见办理");
        maker.paragraph(80, 200, 16, 27, "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，受到附近居民和学生的欢迎。");
        maker.text(280, 760, 14, "— ").text(300, 760, 14, number).text(312, 760, 14, " —");
        if (*number != '3') {
            maker.page();
        }
    }
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(flow.furniture.size(), 3U);
    EXPECT_EQ(texts(flow).front(), "附件1");
}

TEST(Furniture, ARunningHeadFromEdgeToEdgeWithThePageAtItsEndIsNoLabel) {
    PageMaker maker;
    for (const char* number : {"1", "2", "3"}) {
        maker.text(80, 100, 12, "LENDING AND READING AND RETURNING AND THE OPENING OF ALL BRANCHES AND").text(501, 100, 12, number);
        maker.paragraph(80, 140, 12, 36, "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，受到附近居民和学生的欢迎。");
        if (*number != '3') {
            maker.page();
        }
    }
    EXPECT_EQ(flow_of(maker).furniture.size(), 3U);
}

}  // namespace
}  // namespace bianmu::layout
