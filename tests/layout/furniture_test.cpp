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

TEST(Furniture, FirstLineThatStandsOnceIsText) {
    PageMaker maker;
    maker.text(80, 50, 12, "内部资料");
    body(maker);
    maker.page();
    body(maker);
    EXPECT_TRUE(flow_of(maker).furniture.empty());
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

}  // namespace
}  // namespace bianmu::layout
