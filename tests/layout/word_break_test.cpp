#include "layout/word_breaks.h"

#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

WordBreak at(std::string_view before, std::string_view after) { return word_break(before, after, false, nullptr); }

TEST(WordBreak, BetweenWordsAndBesideHan) {
    EXPECT_EQ(at("the library", "opens"), WordBreak::space);
    EXPECT_EQ(at("图书馆", "开放"), WordBreak::none);
    EXPECT_EQ(at("图书馆", "RFID"), WordBreak::none);
    EXPECT_EQ(word_break("图书馆", "RFID", true, nullptr), WordBreak::space);
    EXPECT_EQ(at("补助资金0.", "4亿元"), WordBreak::none);
    EXPECT_EQ(at("since 2019.", "2020 was"), WordBreak::space);
}

TEST(WordBreak, MarksAmongWordsStandApartAsWordsDo) {
    EXPECT_EQ(at("the ‘reading’", "room"), WordBreak::space);
    EXPECT_EQ(at("it has a", "“reading” room"), WordBreak::space);
    EXPECT_EQ(at("the library —", "open daily"), WordBreak::space);
    EXPECT_EQ(at("the library—", "open daily"), WordBreak::none);
    EXPECT_EQ(at("建设“RFID”", "设备"), WordBreak::none);
    EXPECT_EQ(at("建设“智慧”", "library"), WordBreak::none);
    EXPECT_EQ(at("图书馆——", "开放"), WordBreak::none);
}

TEST(WordBreak, HyphenOfADividedWordGoes) {
    EXPECT_EQ(at("the li-", "brary opens"), WordBreak::hyphen);
    EXPECT_EQ(at("the li\u00AD", "brary opens"), WordBreak::hyphen);
    EXPECT_EQ(at("die B\u00FCche\u2010", "rei"), WordBreak::hyphen);
}

TEST(WordBreak, HyphenOfACompoundStays) {
    EXPECT_EQ(at("the East-", "West line"), WordBreak::none);     // a capital behind it
    EXPECT_EQ(at("from 2019-", "2020"), WordBreak::none);
    EXPECT_EQ(at("by e-", "mail"), WordBreak::none);              // a part of one letter
    EXPECT_EQ(at("state-of-", "the"), WordBreak::none);           // behind another hyphen
}

TEST(WordBreak, AddressesGoOnWithoutSpace) {
    EXPECT_EQ(at("see https://library.example/open", "ing/hours.html"), WordBreak::none);
    EXPECT_EQ(at("see https://library.example/", "opening"), WordBreak::none);
    EXPECT_EQ(at("see https://library.example/a-", "bc"), WordBreak::none);
    EXPECT_EQ(at("see https://library.example", "for the hours"), WordBreak::space);
}

TEST(WordBreak, HyphensAreCountedAsDiscarded) {
    PageMaker maker;
    maker.text(80, 100, 16, "The reading room of the city li-").text(80, 120, 16, "brary stays open until ten at ni-").text(80, 140, 16, "ght.");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), Texts{"The reading room of the city library stays open until ten at night."});
    ASSERT_EQ(flow.discarded.size(), 1U);
    EXPECT_EQ(flow.discarded[0].reason, "hyphen");
    EXPECT_EQ(flow.discarded[0].chars, 2U);
    EXPECT_EQ(paragraph(flow, 0).runs.back().end, paragraph(flow, 0).text.size());
}

TEST(WordBreak, CompoundsOfTheDocumentKeepTheirHyphen) {
    PageMaker maker;
    maker.text(80, 100, 16, "A well-known room of the city and a well-").text(80, 120, 16, "known hall.");
    EXPECT_EQ(texts(flow_of(maker)), Texts{"A well-known room of the city and a well-known hall."});
}

TEST(WordBreak, AWordWithAHyphenIsDividedWhereTheDocumentWritesItWithOne) {
    PageMaker maker;
    maker.text(80, 100, 16, "The end-users of the library and the end-us-").text(80, 120, 16, "ers of the hall.");
    EXPECT_EQ(texts(flow_of(maker)), Texts{"The end-users of the library and the end-users of the hall."});
}

TEST(WordBreak, HyphensStayWhereHardlyAnyLineEndsInOne) {
    const auto last_line = [](int lines) {
        PageMaker maker(600, 3000);
        for (int i = 0; i < lines; ++i) {
            maker.text(80, 100 + 20 * i, 16, i % 2 == 0 ? "The reading room of the city library stays open on days" : "until the evening comes and the lamps are lit in the town");
        }
        maker.text(80, 100 + 20 * lines, 16, "and then the reader takes home a leaflet that has eight-").text(80, 120 + 20 * lines, 16, "page maps.");
        const std::string text = texts(flow_of(maker)).back();
        return text.substr(text.size() - 16, 15);
    };
    EXPECT_EQ(last_line(100), "eight-page maps");
    EXPECT_EQ(last_line(10), " eightpage maps");
}

}  // namespace
}  // namespace bianmu::layout
