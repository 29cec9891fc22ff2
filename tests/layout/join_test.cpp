#include "layout/joins.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "layout/flow_of.h"
#include "layout/item_mark.h"

namespace bianmu::layout {
namespace {

const std::string kText = "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水。";

std::optional<ItemMark> mark_of(std::string_view text) {
    Line line;
    float x = 0;
    char32_t space = 0;
    line.size = 10;
    for (const char32_t c : model::to_utf32(text)) {
        if (c == U' ') {
            space = c;
            x += 5;
            continue;
        }
        Char glyph;
        glyph.code = c;
        glyph.x0 = x;
        glyph.x1 = x += 10;
        glyph.space = std::exchange(space, U'\0');
        line.chars.push_back(glyph);
    }
    return find_item_mark(line);
}

TEST(ItemMark, BulletsAndNumbersOfEveryDress) {
    const std::vector<std::pair<std::string, MarkKind>> marks = {
        {"• 开放", MarkKind::bullet},         {"▪开放", MarkKind::bullet},         {"\uF0B7 开放", MarkKind::bullet},     {"- open", MarkKind::dash},
        {"1. 开放", MarkKind::decimal},       {"12．开放", MarkKind::decimal},     {"3、开放", MarkKind::decimal},        {"2) open", MarkKind::decimal_closed},
        {"（3）开放", MarkKind::enclosed},    {"(4) open", MarkKind::enclosed},    {"a) open", MarkKind::letter_closed},  {"B. open", MarkKind::letter},
        {"(c) open", MarkKind::letter_enclosed}, {"①开放", MarkKind::circled},     {"二、开放", MarkKind::han},           {"（十一）开放", MarkKind::han_enclosed},
        {"（１２）开放", MarkKind::enclosed}, {"(iv) open", MarkKind::letter_enclosed}, {"cc) open", MarkKind::letter_closed}, {"VIII. Open", MarkKind::letter}};
    for (const auto& [text, kind] : marks) {
        const auto mark = mark_of(text);
        ASSERT_TRUE(mark) << text;
        EXPECT_EQ(mark->kind, kind) << text;
    }
}

TEST(ItemMark, NumbersInTextAreNone) {
    for (const char* text : {"2024年开放", "2019. open", "3.14 is", "-5 degrees", "-open", "A.Wang", "12 books", "一次", "（开放）", "1.", "o open", "Mix. open", "(and) open"}) {
        EXPECT_FALSE(mark_of(text)) << text;
    }
}

TEST(ItemMark, LetterOfAnotherFontBeforeATabIsABullet) {
    PageMaker maker;
    maker.next().font = 1;
    maker.text(60, 100, 12, "o").text(84, 100, 12, "open until ten");
    maker.next().font = 1;
    maker.text(60, 118, 12, "o").text(84, 118, 12, "open at weekends");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow).size(), 2U);
    EXPECT_TRUE(paragraph(flow, 1).marker && paragraph(flow, 1).marker->bullet);
}

TEST(Join, WordsThatNoPaintedSpacePartsAreWordsToo) {
    // As TeX writes: the pen moves over spaces. A short heading is not full because the whole next line would not have fitted behind it.
    PageMaker maker;
    const auto words = [&maker](double x, double y, const std::vector<std::string>& line) {
        for (const std::string& word : line) {
            maker.text(x, y, 10, word);
            x += 5 * static_cast<double>(word.size()) + 3;
        }
    };
    words(60, 100, {"A.", "Opening", "hours"});
    words(70, 116, {"The", "reading", "room", "of", "the", "library", "opens", "at", "nine", "and", "closes"});
    words(60, 128, {"at", "ten", "in", "the", "evening,", "at", "weekends", "too,", "and", "all", "day", "long"});
    words(60, 140, {"in", "summer,", "for", "everybody."});
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"A. Opening hours", "The reading room of the library opens at nine and closes at ten in the evening, at "
                                                                "weekends too, and all day long in summer, for everybody."}));
}

TEST(Join, LinesSetFarApartAreOneParagraphWhereTheyEndAlike) {
    PageMaker maker;
    double y = 100;
    for (int i = 0; i < 8; ++i, y += 15.6) {
        maker.text(60, y, 12, "市图书馆");   // the pitch of the document
    }
    const std::string text = kText.substr(0, kText.size() - 3) + kText;
    y = maker.paragraph(60, y + 28, 12, 30, text, 28);
    maker.text(60, y, 12, "市图书馆今年延长开放时间周末开放到二十二时读者凭证即可入馆自习区全天供应热水借书台");   // its edge is farther out
    const Texts found = texts(flow_of(maker));
    EXPECT_EQ(found.at(found.size() - 2), text);
}

TEST(Join, FewLinesFarApartAreOneParagraphWhereTheyEndAlike) {
    PageMaker maker;
    const char* lines[] = {"市图书馆今年延长开放时间周末开放到二十二时读者凭证即可入馆自", "习区全天供应热水借书台在一层还书口在正门东侧夜间也可以使用市", "民可以在网上预约座位"};
    double y = 100;
    for (const char* line : lines) {
        maker.text(60, y, 12, line);
        y += 31;   // two lines and more: nothing else on the page shows that it is the text's own pitch
    }
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(flow.blocks.size(), 1U);
}

TEST(Join, ASentenceThatEndsHighOnItsPageIsNotJoinedToTheNext) {
    PageMaker maker;
    maker.text(60, 100, 16, "本页用于说明开放时间和借阅办法，请读者遵守。").page().text(60, 100, 16, "第二节内容").text(60, 130, 16, "本节用于说明座位预约。");
    EXPECT_EQ(flow_of(maker).blocks.size(), 3U);
}

TEST(Join, EntriesWhoseLinesHangBeginAtTheEdge) {
    PageMaker maker;
    maker.text(72, 100, 12, "Lake, A., Hill, B., Field, C., Brook, D., Stone, E., and Wood, F. (2016).")
        .text(108, 125, 12, "A count of readers in the public library of a town on the coast,")
        .text(108, 150, 12, "their ways and their hours. Papers of the Library, 43(18), 98-99.")
        .text(72, 175, 12, "Rivers, G., Banks, H., Ford, I., Mills, J., Bridges, K., Shore, L., Gale,")
        .text(108, 200, 12, "M., and Frost, N. (2017). Reading. http://example.cn/winter-2017")
        .text(72, 225, 12, "Summers, O., and Winters, P. (2018). A comparison of the borrowers who and")
        .text(108, 250, 12, "the books that come back late.");
    EXPECT_EQ(flow_of(maker).blocks.size(), 3U);
}

TEST(Join, DashesBeginItemsOfEveryLevel) {
    PageMaker maker;
    maker.text(72, 100, 12, "– 一层是阅览室").text(96, 120, 12, "– 里面有自习区").text(72, 140, 12, "– 二层是书库").text(72, 160, 12, "– 三层是展厅");
    EXPECT_EQ(flow_of(maker).blocks.size(), 4U);
}

TEST(Join, LinesOfAnItemHangUnderItsText) {
    PageMaker maker;
    double y = 100;
    for (const char* mark : {"1.", "2.", "3."}) {
        maker.text(104, y, 16, mark).text(144, y, 16, "各区图书馆每月向总馆报送一次开放情况").text(128, y + 24, 16, "和读者意见。");
        y += 48;
    }
    const Texts expected = {"1.\t各区图书馆每月向总馆报送一次开放情况和读者意见。", "2.\t各区图书馆每月向总馆报送一次开放情况和读者意见。",
                            "3.\t各区图书馆每月向总馆报送一次开放情况和读者意见。"};
    Texts found = texts(flow_of(maker));
    for (std::string& text : found) {
        text = model::squash(text);
    }
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[0], model::squash(expected[0]));
    EXPECT_EQ(found[2], model::squash(expected[2]));
}

TEST(Join, ItemGoesOnOverThePageWhereItsLinesHang) {
    PageMaker maker;
    const double y = maker.paragraph(80, 100, 16, 22, kText, 24);
    maker.text(80, y, 16, "1.").text(104, y, 16, "各区图书馆每月向总馆报送一次开放情况和读者");
    maker.page();
    maker.text(104, 100, 16, "意见。").text(80, 124, 16, "2.").text(104, 124, 16, "街道书屋每季报送。");
    EXPECT_EQ(texts(flow_of(maker)), (Texts{kText, "1. 各区图书馆每月向总馆报送一次开放情况和读者意见。", "2. 街道书屋每季报送。"}));
}

TEST(Join, ItemGoesOnAtAnEdgeThatOnlyItsLinesShow) {
    PageMaker maker;
    for (int i = 0; i < 4; ++i) {
        maker.text(80, 100 + 28 * i, 16, "各馆都按时报来了数字");
    }
    maker.text(96, 212, 16, "1. 市图书馆今年延").text(112, 240, 16, "长开放的时间每天");
    for (int i = 0; i < 4; ++i) {
        maker.text(296, 100 + 28 * i, 16, i == 0 ? "都开放到二十二时" : i == 3 ? "和周末。" : "读者可以入馆借阅");
    }
    EXPECT_EQ(texts(flow_of(maker)).back(), "1. 市图书馆今年延长开放的时间每天都开放到二十二时读者可以入馆借阅读者可以入馆借阅和周末。");
}

TEST(Join, ItemWhoseLastLineIsInTheMiddleByChanceGoesOnOverThePage) {
    PageMaker maker;
    const double y = maker.paragraph(80, 100, 16, 22, kText, 24);
    maker.text(80, y, 16, "•").text(104, y, 16, "各区图书馆每月向总馆报送一次开放情况和读者").text(104, y + 24, 16, "借阅情况街道书屋每季报送一次各馆编的书");
    maker.page();
    maker.text(104, 100, 16, "bibliographies也按季报送，由总馆汇总备查。").text(80, 124, 16, "•").text(104, 124, 16, "街道书屋每季报送。");
    EXPECT_EQ(texts(flow_of(maker)).at(1), "• 各区图书馆每月向总馆报送一次开放情况和读者借阅情况街道书屋每季报送一次各馆编的书bibliographies也按季报送，由总馆汇总备查。");
}

/// Two columns: the left one ends in an item that breaks off, the right one shows an edge farther out.
Texts broken_item(std::string_view rest) {
    PageMaker maker;
    for (int i = 0; i < 6; ++i) {
        maker.text(66, 100 + 56 * i, 16, "•").text(90, 100 + 56 * i, 16, "市图书馆今年延长开放的").text(84, 128 + 56 * i, 16, i == 5 ? "时间每天都到二十二时读" : "时间。");
    }
    maker.text(326, 100, 16, rest).text(314, 128, 16, "•").text(338, 128, 16, "各馆按时报来数字汇");
    for (int i = 2; i < 12; ++i) {
        maker.text(296, 100 + 28 * i, 16, i == 2 ? "由总馆汇总后发给各馆核" : i == 11 ? "和周末。" : "对后再报来总馆备查并由");
    }
    return texts(flow_of(maker));
}

TEST(Join, ItemThatBreaksOffGoesOnInAColumnWithAnotherEdge) {
    EXPECT_EQ(broken_item("者凭证入馆。").at(5), "• 市图书馆今年延长开放的时间每天都到二十二时读者凭证入馆。");
}

TEST(Join, LastLineOfAnItemInTheMiddleGoesOn) {
    PageMaker maker;
    maker.text(112, 60, 16, "各馆都按时报来了数字由总馆汇总后发给").text(80, 84, 16, "各馆核对后再报来总馆备查并由总馆统一印发");
    maker.text(80, 108, 16, "各馆。").text(112, 132, 16, "1. 市图书馆今年延长开放时间每天开放").text(124, 156, 16, "到二十二时读者就可以入馆阅。");
    EXPECT_EQ(texts(flow_of(maker)).size(), 2U);
}

TEST(Join, ClosingMarkAtTheEndOfAFullLineEndsNoFlushParagraph) {
    PageMaker maker;
    for (int i = 0; i < 4; ++i) {
        const double y = 100 + 72 * i;
        maker.text(80, y, 16, "市图书馆今年延长开放时间每天都开到二十时").text(80, y + 24, 16, "周末也开放每天延长开放时间到晚上");
        maker.text(336, y + 24, 16, "9").text(344, y + 24, 16, "时整").latin(1).text(376, y + 24, 16, "；").latin(0.5);   // half an em is left
        maker.text(80, y + 48, 16, "读者凭证就可以入馆借阅书刊。");
    }
    EXPECT_EQ(texts(flow_of(maker)).size(), 4U);
}

TEST(Join, ASentenceThatEndsAFullLineEndsNoPageEither) {
    PageMaker maker;
    for (int i = 0; i < 6; ++i) {
        maker.text(80, 600 + 25.0 * i, 16, "市图书馆今年延长开放时间周末开放到二十二时读");
    }
    maker.text(80, 750, 16, "者凭证即可入馆自习区全天供应热水共计记录9。");   // half an em is left
    maker.page();
    for (int i = 0; i < 6; ++i) {
        maker.text(80, 100 + 25.0 * i, 16, "市图书馆今年延长开放时间周末开放到二十二时读");
    }
    maker.text(80, 250, 16, "者凭证即可入馆。");
    EXPECT_EQ(texts(flow_of(maker)).size(), 1U);
}

TEST(Join, ALineThatEndsLikeTheNextByChanceIsNoneOfItsText) {
    PageMaker maker;
    maker.text(116, 100, 15, "（转载自《区图书馆工作通讯》今年第十期第五版）");
    maker.text(109, 126, 16, "【编者按】今年延长开放时间周末开放到二十时，");
    maker.paragraph(77, 152, 16, 27, kText + kText, 26);
    EXPECT_EQ(texts(flow_of(maker)).front(), "（转载自《区图书馆工作通讯》今年第十期第五版）");
}

TEST(Join, ALineThatDrawsARuleIsNoText) {
    PageMaker maker;
    maker.text(80, 100, 16, "━━━━━━━━━━━━━━━━━━━━━━").text(80, 125, 16, "【本期关注】");
    maker.paragraph(80, 160, 16, 22, kText + kText);
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[1], "【本期关注】");
}

TEST(Join, OneEllipsisLeadsToAPageNumber) {
    PageMaker maker;
    maker.text(80, 100, 16, "图书馆关于延长开放时间的办法（试行）…53").text(80, 124, 16, "图书馆关于新书采购的办法…………………54");
    maker.text(80, 148, 16, "图书馆关于旧书修补的办法…………………55");
    EXPECT_EQ(texts(flow_of(maker)).size(), 3U);
}

/// Lines of 20 characters that are stretched to 400, as paragraphs of two lines.
void stretched(PageMaker& maker, double y, int lines) {
    for (int i = 0; i < lines; ++i) {
        maker.text(i % 2 == 0 ? 112 : 80, y + 24 * i, 16, i % 2 == 0 ? "市图书馆今年延长开放时间每天都开到二" : "十时和周末读者凭证就可以入馆借阅书刊了。");
    }
}

TEST(Join, ShortLineOfAnotherWeightBehindASentenceIsAHeading) {
    PageMaker maker;
    stretched(maker, 100, 4);
    maker.next().font = 1;
    maker.text(80, 196, 16, "周末的开放");
    stretched(maker, 220, 4);
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 5U);
    EXPECT_EQ(found[2], "周末的开放");
}

TEST(Join, StretchedLineInTheMiddleOfASentenceGoesOnAtAnyIndent) {
    PageMaker maker;
    stretched(maker, 100, 6);
    maker.text(112, 244, 16, "总馆、分馆是指由市里和区里两级管理的").text(176, 268, 16, "图书馆");
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 4U);
    EXPECT_EQ(found.back(), "总馆、分馆是指由市里和区里两级管理的图书馆");
}

TEST(Join, InlineNumbersBeginNoParagraph) {
    PageMaker maker;
    maker.text(112, 100, 16, "检查的内容包括以下各项，由各馆自行安排：").text(80, 124, 16, "（1）书库；（2）门厅；（3）水电。");
    EXPECT_EQ(texts(flow_of(maker)).size(), 1U);
}

TEST(Join, NextItemOfTheSameKindBeginsAParagraphBehindAFullLine) {
    PageMaker maker;
    maker.text(80, 100, 16, "（1）书库和门厅每天检查一遍，每周汇总").text(80, 124, 16, "（2）水电每月检查");
    EXPECT_EQ(texts(flow_of(maker)).size(), 2U);
}

TEST(Join, SmallLetterGoesOnInRaggedText) {
    PageMaker maker;
    maker.text(80, 100, 12, "The reading room of the city library is open until ten in the evening.");
    maker.text(80, 138, 12, "On Sundays the hall on the ground floor of it stays open for");
    maker.text(80, 156, 12, "all who wish to read the papers of the day.");
    EXPECT_EQ(texts(flow_of(maker)).back(), "On Sundays the hall on the ground floor of it stays open for all who wish to read the papers of the day.");
}

TEST(Join, ShortLineWithoutWhiteBehindItWasBrokenByItsAuthor) {
    PageMaker maker;
    double y = 60;
    for (int i = 0; i < 8; ++i, y += 26) {
        maker.text(80, y, 12, "The library is open on day " + std::to_string(i) + " of the week.");
        if (i == 5) {
            maker.text(80, y += 16, 12, "Readers are welcome.");
        }
    }
    maker.text(80, y, 12, "The hall upstairs is open to all readers of the city and of the boroughs").text(80, y + 16, 12, "around it on every day of the year, and so is");
    maker.text(80, y + 32, 12, "the garden.");
    for (int i = 0; i < 6; ++i) {
        maker.text(80, y + 60 + 16 * i, 12, "The hall upstairs is open to all the readers of the city and the borough");
    }
    const Texts found = texts(flow_of(maker));
    ASSERT_GE(found.size(), 9U);
    EXPECT_EQ(found[4], "The library is open on day 4 of the week.");
    EXPECT_EQ(found[5], "The library is open on day 5 of the week.\nReaders are welcome.");
}

TEST(Join, AnItemHangsTogetherWhereverTheEdgesAre) {
    PageMaker maker;
    maker.paragraph(100, 100, 16, 25, kText + kText);
    maker.text(100, 260, 16, "•").text(124, 260, 16, "各区图书馆每月向总馆报送开放情况和").text(124, 284, 16, "读者意见");
    maker.text(100, 320, 16, "•").text(124, 320, 16, "公园增设座椅");
    const Texts expected = {kText + kText, "• 各区图书馆每月向总馆报送开放情况和读者意见", "• 公园增设座椅"};
    EXPECT_EQ(texts(flow_of(maker)), expected);
}

TEST(Join, AShortLineOverALongerOneInAnItemIsTheAuthorsBreak) {
    PageMaker maker;
    maker.paragraph(100, 100, 16, 25, kText + kText);
    maker.text(100, 260, 16, "•").text(124, 260, 16, "开放时间").text(124, 284, 16, "各区图书馆每月向总馆报送");
    EXPECT_EQ(texts(flow_of(maker)).back(), "• 开放时间\n各区图书馆每月向总馆报送");
}

TEST(Join, NoParagraphEndsInAComma) {
    PageMaker maker;
    maker.paragraph(100, 100, 16, 25, kText + kText);
    maker.text(132, 240, 16, "各区图书馆每月向总馆报送开放情况，").text(100, 264, 16, "年底公布");
    EXPECT_EQ(texts(flow_of(maker)).back(), "各区图书馆每月向总馆报送开放情况，年底公布");
}

TEST(Join, TheSameInAnotherLanguageIsAnotherParagraph) {
    PageMaker maker;
    maker.paragraph(100, 100, 16, 25, kText + kText);
    maker.text(100, 240, 16, "图书馆开放时间：总馆平日全天，总馆周末半天，分馆。");
    maker.text(100, 264, 16, "Opening hours: main library on weekdays, all others");
    EXPECT_EQ(texts(flow_of(maker)).size(), 3U);
}

TEST(Join, ACaptionThatFillsItsLineGoesOnInTheMiddle) {
    PageMaker maker;
    maker.paragraph(100, 100, 16, 25, kText + kText);
    maker.text(100, 260, 16, "图一　各区图书馆开放时间与读者人数及自习区座椅数的").text(268, 284, 16, "对照说明");
    EXPECT_EQ(texts(flow_of(maker)).back(), "图一　各区图书馆开放时间与读者人数及自习区座椅数的对照说明");
}

TEST(Join, DisplayTypeSetSolidIsOneHeading) {
    PageMaker maker;
    maker.paragraph(100, 100, 16, 25, kText + kText);
    for (const auto& [y, line] : {std::pair{260, "图书馆开放了。"}, {284, "什么时候去最为合适"}}) {
        maker.next().font = 1;
        maker.text(100, y, 20, line);
    }
    maker.paragraph(100, 330, 16, 25, kText);
    EXPECT_EQ(texts(flow_of(maker)).at(1), "图书馆开放了。\n什么时候去最为合适");
}

TEST(Join, ANarrowTabPartsAMarkFromItsText) {
    PageMaker maker;
    for (const auto& [y, line] : {std::pair{100, "One level of the list."}, {112, "Next level of the list."}}) {
        maker.text(100, y, 10, "–").text(107, y, 10, line);
    }
    EXPECT_EQ(texts(flow_of(maker)).size(), 2U);
}

TEST(Join, ASmallLetterGoesOnWhateverTheIndent) {
    PageMaker maker;
    maker.text(100, 100, 10, "The reading room of the library is open all week and").text(136, 112, 10, "closed on the first of May");
    EXPECT_EQ(texts(flow_of(maker)), Texts{"The reading room of the library is open all week and closed on the first of May"});
}

TEST(Join, ADateThatReachesTheEdgeIsNoFirstLine) {
    PageMaker maker;
    const double y = maker.paragraph(100, 100, 16, 25, kText + kText);
    maker.text(100 + 15 * 16, y + 28, 16, "二〇二四年三月八日印").text(100, y + 56, 16, "联系人王伟");
    EXPECT_EQ(texts(flow_of(maker)).size(), 3U);
}

TEST(Join, ARuleAcrossTheMeasureEndsAParagraph) {
    PageMaker maker;
    const double y = maker.paragraph(100, 100, 16, 25, kText + kText);
    const std::string full = "抄送：青岚市水务局，青岚市博物馆，青岚市档案馆，各分馆。";
    maker.text(100, y + 56, 14.5, full).text(100, y + 84, 14.5, "青岚市图书馆办公室");
    PageMaker ruled = maker;
    ruled.rule(98, y + 68, 502, y + 69);
    EXPECT_EQ(texts(flow_of(ruled)).size(), texts(flow_of(maker)).size() + 1);
}

TEST(Join, ASentenceThatEndsBeforeTheFootOfItsPageEndsItsParagraph) {
    PageMaker maker;
    double y = 100;
    for (int i = 0; i < 4; ++i) {
        y = maker.paragraph(100, y, 16, 25, kText + kText);
    }
    maker.page();
    maker.paragraph(100, 100, 16, 25, "市图书馆自四月一日起延长开放时间，各分馆照此办理，读者凭证入馆，自习区供应热水，周末开放到二十。");   // up to the edge
    maker.page();
    maker.text(100, 100, 16, "附件").paragraph(100, 160, 16, 25, kText + kText);
    const Texts all = texts(flow_of(maker));
    EXPECT_TRUE(std::find(all.begin(), all.end(), "附件") != all.end()) << testing::PrintToString(all);
}

TEST(Join, RestOfASentenceStandsInTheMiddleBelow) {
    PageMaker maker;
    for (int i = 0; i < 8; ++i) {   // ragged text: where its right edge is, nobody sees
        maker.text(60, 100 + 16 * i, 11, "The library is open until ten in the evening and at weekends.");
    }
    maker.text(80, 260, 15, "Readers may bring their own books to read").text(181, 281, 15, "in the evening");
    const Texts found = texts(flow_of(maker));
    EXPECT_EQ(found.back(), "Readers may bring their own books to read in the evening");
}

TEST(Join, LinesOfABlockSetInOnBothSidesAreOneText) {
    PageMaker maker;
    for (int i = 0; i < 5; ++i) {
        maker.text(80, 100 + 24 * i, 12, i == 4 ? "本文写完。" : "本馆全年开放读者凭证入馆查阅各");
    }
    maker.text(104, 230, 12, "读者在馆内可以查阅各类").text(104, 254, 12, "书刊和图纸也可以在本馆").text(104, 278, 12, "阅览室自习。");
    maker.text(80, 320, 12, "本馆全年开放读者凭证入馆查阅各").text(80, 344, 12, "类图书。");
    const Texts found = texts(flow_of(maker));
    EXPECT_NE(std::find(found.begin(), found.end(), "读者在馆内可以查阅各类书刊和图纸也可以在本馆阅览室自习。"), found.end()) << testing::PrintToString(found);
}

TEST(Join, ParagraphsOfOneLineAndOneLengthAtTheIndentAreSeveral) {
    PageMaker maker;
    for (int i = 0; i < 4; ++i) {
        maker.text(112, 100 + 56 * i, 16, "市图书馆今年延长开放时间让读者").text(80, 128 + 56 * i, 16, i == 3 ? "满意。" : "在周末和假日也能入馆借阅图书资料");
    }
    maker.text(112, 324, 16, "完善工作机制加强组织领导。").text(112, 352, 16, "落实各方责任加大督查力度。");
    const Texts found = texts(flow_of(maker));
    EXPECT_EQ(found.back(), "落实各方责任加大督查力度。");
}

TEST(Join, ANumberedHeadingIsNoBlockWithTheParagraphUnderIt) {
    PageMaker maker;   // whose first line ends as far from the edge as it begins, before a number that cannot be divided
    for (int i = 0; i < 5; ++i) {
        maker.text(104, 100 + 48 * i, 12, "本馆全年开放读者凭证入馆查阅").text(80, 124 + 48 * i, 12, "各类图书和报刊。");
    }
    maker.text(104, 340, 12, "二、把地方文献收集做细").text(104, 364, 12, "其中分馆办公室已经完成").text(80, 388, 12, "925300000项，占总数的八成。");
    const Texts found = texts(flow_of(maker));
    EXPECT_NE(std::find(found.begin(), found.end(), "二、把地方文献收集做细"), found.end()) << testing::PrintToString(found);
    EXPECT_EQ(found.back(), "其中分馆办公室已经完成925300000项，占总数的八成。");
}

TEST(Join, ANumberOfAnotherKindInAnotherLookBeginsAnItem) {
    PageMaker maker;   // the contents over a page's columns: the longest of them seem full
    const std::vector<std::string> lines{"一、建言献策", "1、石桥镇图书馆梳理少儿绘本让群众得实惠", "二、文件选登", "2、鹤鸣里少年图书馆探索盲文阅读获好评价", "三、要闻速递"};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        maker.next().font = i % 2 == 0 ? 1 : 0;
        maker.text(i % 2 == 0 ? 65 : 81, 100 + 18 * static_cast<double>(i), 10, lines[i]);
    }
    const std::string text = "读者在馆内可以查阅各类书刊和图纸也可以在本馆的阅览室自习并借阅各类图书和报刊以及各种电子资料每天开放到晚上十点";
    double left = 240, right = 240;
    for (int k = 0; k < 4; ++k) {
        left = maker.paragraph(65, left, 12, 18, text, 18);
        right = maker.paragraph(304, right, 12, 18, text, 18);
    }
    const Texts found = texts(flow_of(maker));
    ASSERT_GE(found.size(), lines.size());
    EXPECT_EQ(Texts(found.begin(), found.begin() + 5), lines);
}

TEST(Join, LabelledLinesInTheMiddleStayLines) {
    PageMaker maker;
    for (int i = 0; i < 5; ++i) {
        maker.text(80, 100 + 24 * i, 12, i == 4 ? "本文写完。" : "本馆全年开放读者凭证入馆查阅各");
    }
    maker.text(104, 230, 12, "单位：江城图书馆办公室").text(104, 254, 12, "日期：二〇二二年九月");
    const Texts found = texts(flow_of(maker));
    EXPECT_EQ(found.back(), "日期：二〇二二年九月");
}

TEST(Join, ALineAtTheVeryPlaceGoesOnOverAPageWhoseEdgeIsAnother) {
    PageMaker maker;   // a page of a list alone, then the list's last line over text farther out
    double y = 60;
    const auto line = [&](double x, std::string_view text) { maker.text(x, y += 18, 12, text); };
    for (int i = 0; i < 12; ++i) {
        line(130, "The branches of the library open at nine in the morning on each");
        line(130, "day of the week, and on one.");
        y += 9;
    }
    line(130, "The branches of the library open at nine in the morning on each");
    line(130, "day of the week, and the reading rooms at ten in the morning on");
    maker.page();
    y = 60;
    line(130, "days of the fair.");
    for (int i = 0; i < 12; ++i) {
        y += 9;
        line(100, "The branches of the library open at nine in the morning on each one");
        line(100, "of the days of the week.");
    }
    const auto lines = texts(flow_of(maker));
    ASSERT_GT(lines.size(), 13U);
    EXPECT_EQ(lines[12], "The branches of the library open at nine in the morning on each day of the week, and the reading rooms at ten in the morning on days of the fair.");
}

}  // namespace
}  // namespace bianmu::layout
