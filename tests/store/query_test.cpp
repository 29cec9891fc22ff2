#include "store/query.h"

#include <gtest/gtest.h>

namespace bianmu::store {
namespace {

using Words = std::vector<std::string>;

TEST(Query, WordsStandBetweenSpaces) {
    const auto query = read_query(" 防汛\t演练　水库 ");
    ASSERT_TRUE(query);
    EXPECT_EQ(query->wanted, (Words{"防汛", "演练", "水库"}));
    EXPECT_TRUE(query->unwanted.empty());
}

TEST(Query, QuotesHoldWordsTogether) {
    const auto query = read_query(R"("a b" "c"d -"e f" "g h)");
    ASSERT_TRUE(query);
    EXPECT_EQ(query->wanted, (Words{"a b", "c", "d", "g h"}));
    EXPECT_EQ(query->unwanted, (Words{"e f"}));
}

TEST(Query, AHyphenAloneOrInsideIsAWord) {
    const auto query = read_query("- a-b --c -");
    ASSERT_TRUE(query);
    EXPECT_EQ(query->wanted, (Words{"-", "a-b"}));
    EXPECT_EQ(query->unwanted, (Words{"-c"}));
}

TEST(Query, TheSameWordCountsOnceAndIsComposed) {
    const auto query = read_query("e\u0301 \u00e9");
    ASSERT_TRUE(query);
    EXPECT_EQ(query->wanted, (Words{"\u00e9"}));
}

TEST(Query, HasALimit) {
    std::string text;
    for (std::size_t i = 0; i < kMostWords; ++i) {
        text += std::to_string(i) + " ";
    }
    EXPECT_TRUE(read_query(text));
    EXPECT_FALSE(read_query(text + "-x"));
}

TEST(Query, SomethingMustBeWanted) {
    for (const char* const text : {"", "  ", "-a", "\"\"", "-\"a"}) {
        const auto query = read_query(text);
        ASSERT_FALSE(query) << text;
        EXPECT_EQ(query.error().code, model::Code::usage);
    }
}

}  // namespace
}  // namespace bianmu::store
