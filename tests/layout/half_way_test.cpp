#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

const std::string kText = "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水。";

TEST(HalfWay, ATextBesideTwoLinesOfAnotherIsOneRowWithIt) {
    PageMaker maker;   // a head whose date is too long for its cell
    maker.text(80, 110, 16, "市图书馆办公室").text(304, 100, 16, "二〇二四年十一").text(368, 120, 16, "月八日");
    maker.paragraph(80, 180, 16, 20, kText);
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"市图书馆办公室\t二〇二四年十一月八日", kText}));
}

TEST(HalfWay, TheLongerTextMayStandOnTheLeft) {
    PageMaker maker;
    maker.text(80, 100, 16, "市图书馆办公室和").text(80, 120, 16, "读者服务部").text(304, 110, 16, "九月十二日");
    maker.paragraph(80, 180, 16, 20, kText);
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"市图书馆办公室和读者服务部\t九月十二日", kText}));
}

TEST(HalfWay, LettersThatAreSetApartAreSoInBothLines) {
    PageMaker maker;
    maker.text(80, 110, 16, "市图书馆办公室").text(280, 100, 16, "二〇二四年十一月", 6).text(390, 120, 16, "十八日", 6);
    maker.paragraph(80, 180, 16, 20, kText);
    EXPECT_EQ(texts(flow_of(maker)).front(), "市图书馆办公室\t二〇二四年十一月十八日");
}

TEST(HalfWay, TwoTextsBesideAnotherStayTwo) {
    PageMaker maker;
    maker.text(80, 110, 16, "市图书馆办公室").text(304, 100, 16, "第三期：").text(304, 120, 16, "九月");
    maker.paragraph(80, 180, 16, 20, kText);
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 4U) << testing::PrintToString(found);
    EXPECT_EQ(found[0], "第三期：");
    EXPECT_EQ(found[1], "市图书馆办公室");
}

}  // namespace
}  // namespace bianmu::layout
