#include <gtest/gtest.h>

#include <algorithm>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

/// A line as programs paint it: the letters from left to right as the page shows them, whatever way they are read.
std::string as_shown(std::string_view utf8) {
    std::u32string text = model::to_utf32(utf8);
    std::reverse(text.begin(), text.end());
    return model::to_utf8(text);
}

TEST(Direction, LinesReadLeftwardsStandInReadingOrder) {
    PageMaker maker;
    maker.text(300, 100, 12, as_shown("שלום לכולם"));
    maker.text(300, 120, 12, as_shown("ברוכים הבאים"));
    const Texts found = texts(flow_of(maker));
    ASSERT_FALSE(found.empty());
    EXPECT_EQ(found.front().substr(0, 19), "שלום לכולם");
    EXPECT_NE((found.front() + found.back()).find("ברוכים הבאים"), std::string::npos);
}

TEST(Direction, NumbersAndLatinWordsInsideKeepTheirOwn) {
    PageMaker maker;
    maker.text(200, 100, 12, as_shown("המחיר") + " 12.50 " + as_shown("בערך"));   // read: בערך 12.50 המחיר
    EXPECT_EQ(texts(flow_of(maker)), Texts{"בערך 12.50 המחיר"});
    PageMaker latin;
    latin.text(200, 100, 12, as_shown("שפה") + " Basic 4 " + as_shown("היא"));
    EXPECT_EQ(texts(flow_of(latin)), Texts{"היא Basic 4 שפה"});
}

TEST(Direction, HyphenJoinsNumbersUnlessAnArabicLetterStandsBefore) {
    PageMaker maker;
    maker.text(200, 100, 12, as_shown("استاندارد کالا") + " -2-5");   // the number of a heading
    EXPECT_EQ(texts(flow_of(maker)), Texts{"2-5- استاندارد کالا"});
    PageMaker date;
    date.text(200, 100, 12, "19-09-1403 " + as_shown("تاريخ"));   // a date is read part by part
    EXPECT_EQ(texts(flow_of(date)), Texts{"تاريخ 1403-09-19"});
}

TEST(Direction, WordReadLeftwardsInsideALatinLineIsTurned) {
    PageMaker maker;
    maker.text(100, 100, 12, "The word " + as_shown("שלום רב") + " is a greeting");
    EXPECT_EQ(texts(flow_of(maker)), Texts{"The word שלום רב is a greeting"});
}

TEST(Direction, LettersPaintedOneByOneFromTheRightAreTheSameLine) {
    PageMaker maker;
    double x = 300;
    for (const char32_t c : model::to_utf32("שלום לכולם")) {
        maker.text(x, 100, 12, model::to_utf8(std::u32string(1, c)));
        x -= 6;
    }
    EXPECT_EQ(texts(flow_of(maker)), Texts{"שלום לכולם"});
}

TEST(Direction, ColumnsReadLeftwardsBeginAtTheRight) {
    PageMaker maker;
    for (int i = 0; i < 6; ++i) {
        maker.text(50, 100 + 20 * i, 12, as_shown("אבגד הוזח טיכל מנסע פצקר"));
        maker.text(330, 100 + 20 * i, 12, as_shown("תשרק צפעס נמלכ יטחז והדג"));
    }
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(texts(flow).front().substr(0, 8), "תשרק");
    EXPECT_GT(paragraph(flow, 0).locations.front().box->x0, 320);
}

TEST(Direction, PageTurnedAsAWholeIsLaidOutUpright) {
    for (const int angle : {90, 180, 270}) {
        PageMaker maker(600, 800);
        const auto paint = [&](double u, double v, std::string_view text) {   // u along the line, v down, on the turned page
            maker.next().angle = static_cast<float>(angle);
            const double x = angle == 90 ? 600 - v : angle == 270 ? v : 600 - u;
            const double y = angle == 90 ? u : angle == 270 ? 800 - u : 800 - v;
            maker.text(x, y, 12, text);
        };
        const double right = 100 + 12 * 20;
        paint(124, 100, "图书馆延长开放时间让读者满意图书馆延");
        paint(100, 120, "长开放时间让读者满意图书馆延长开放时间满");
        paint(100, 140, "意。");
        paint(124, 160, "另起一段。");
        const model::Flow flow = flow_of(maker);
        EXPECT_EQ(texts(flow), (Texts{"图书馆延长开放时间让读者满意图书馆延长开放时间让读者满意图书馆延长开放时间满意。", "另起一段。"})) << angle;
        const model::Box box = *paragraph(flow, 0).locations.front().box;   // in the page's own coordinates
        EXPECT_NEAR(angle == 180 ? box.width() : box.height(), right - 100, 1) << angle;
        EXPECT_NEAR(angle == 90 ? box.y0 : angle == 270 ? 800 - box.y1 : 600 - box.x1, 100, 1) << angle;
    }
}

TEST(Direction, RulesTurnWithThePage) {
    PageMaker maker(600, 800);
    const auto paint = [&maker](double u, double v, std::string_view text) {
        maker.next().angle = 270;
        maker.text(v, 800 - u, 12, text);
    };
    maker.grid({100.0, 130.0, 160.0}, {400.0, 550.0, 700.0});
    paint(110, 120, "甲");
    paint(260, 120, "乙");
    paint(110, 150, "丙");
    paint(260, 150, "丁");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), Texts{"[table]"});
    const model::Table found = table(flow, 0);
    EXPECT_EQ(found.rows, 2);
    EXPECT_EQ(std::get<model::Paragraph>(found.cells[1].blocks.front().value).text, "乙");
    EXPECT_NEAR(found.locations.front().box->x0, 100, 1);
    EXPECT_NEAR(found.locations.front().box->y1, 700, 1);
}

TEST(Direction, VerticalWritingRunsDownAndLeftwards) {
    PageMaker maker;
    const auto column = [&maker](double x, double y, std::string_view text) {
        maker.next().vertical = true;
        maker.text(x, y, 14, text);
    };
    column(500, 128, "春眠不觉晓处处闻啼鸟夜来风雨");
    column(476, 100, "声花落知多少春眠不觉晓处处闻啼鸟");
    column(452, 100, "完。");
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(texts(flow), Texts{"春眠不觉晓处处闻啼鸟夜来风雨声花落知多少春眠不觉晓处处闻啼鸟完。"});
    EXPECT_NEAR(paragraph(flow, 0).locations.front().box->y0, 100, 1);
}

TEST(Direction, CharactersPaintedBelowEachOtherAreVerticalWriting) {
    // As browsers print it: a horizontal font, each character placed by itself, numbers lying on their side.
    PageMaker maker;
    const auto column = [&maker](double x, double y, std::string_view text) {
        for (const char32_t c : model::to_utf32(text)) {
            maker.text(x, y, 14, model::to_utf8(std::u32string(1, c)));
            y += 14;
        }
        return y;
    };
    column(500, 128, "春眠不觉晓处处闻啼鸟夜来风雨");
    const double y = column(476, 100, "声花落知多少");
    maker.next().angle = 90;
    maker.text(479, y - 12, 14, "12");   // a baseline of its own
    column(476, y + 14, "春眠不觉晓处处闻啼");
    column(452, 100, "完。");
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(texts(flow), Texts{"春眠不觉晓处处闻啼鸟夜来风雨声花落知多少12春眠不觉晓处处闻啼完。"});
    EXPECT_NEAR(paragraph(flow, 0).locations.front().box->x1, 514, 2);
}

TEST(Direction, MarkBelongsToTheLetterWhoseWidthHoldsIt) {
    PageMaker maker;
    maker.text(100, 100, 12, "ا");
    maker.latin(1).text(106, 100, 12, "ض").text(118, 100, 12, "ي").text(130, 100, 12, "أ");
    maker.latin(0).text(106.6, 99, 12, "\u064B");   // nearer to the middle of the letter before
    EXPECT_EQ(texts(flow_of(maker)), Texts{"أيض\u064Bا"});
}

TEST(Direction, SidewaysTextDoesNotCutTheParagraphThatGoesOn) {
    PageMaker maker;
    maker.text(112, 700, 16, "图书馆延长开放时间让读者满意图书馆延");
    maker.text(80, 728, 16, "长开放时间让读者满意图书馆延长开放时间满");
    maker.next().angle = 270;
    maker.text(40, 500, 9, "照片由读者提供");
    maker.page().text(80, 100, 16, "意。");
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"图书馆延长开放时间让读者满意图书馆延长开放时间让读者满意图书馆延长开放时间满意。", "照片由读者提供"}));
}

}  // namespace
}  // namespace bianmu::layout
