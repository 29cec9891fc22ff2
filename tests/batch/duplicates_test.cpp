#include "batch/duplicates.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "batch/seen.h"

namespace bianmu::batch {
namespace {

using Standing = Duplicates::Standing;

TEST(Seen, NeverForgets) {
    Seen seen;
    int wrong = 0;
    for (int i = 0; i < 20000; ++i) {
        wrong += seen.add("word " + std::to_string(i)) ? 1 : 0;
    }
    EXPECT_LT(wrong, 20);
    for (int i = 0; i < 20000; ++i) {
        EXPECT_TRUE(seen.may_have("word " + std::to_string(i)));
    }
    EXPECT_FALSE(seen.may_have("another"));
    seen.give_up();
    EXPECT_TRUE(seen.may_have("another"));
}

class DuplicatesTest : public testing::Test {
protected:
    std::set<std::string> settled;
    int asked = 0;
    Duplicates duplicates{[this](const std::string& sha256) {
        ++asked;
        return settled.contains(sha256);
    }};
};

TEST_F(DuplicatesTest, WaitForTheFirstOfTheirKey) {
    duplicates.begin_anew();
    EXPECT_EQ(duplicates.add("k", "", 1), Standing::first);
    EXPECT_EQ(duplicates.add("k", "A", 2), Standing::waits);
    EXPECT_EQ(duplicates.add("l", "", 3), Standing::first);
    const auto freed = duplicates.settle("k", "A");
    ASSERT_TRUE(freed);
    EXPECT_EQ(freed->same, std::vector<std::uint64_t>{2});
    EXPECT_FALSE(freed->other);
    EXPECT_FALSE(duplicates.settle("k", "A"));
    EXPECT_EQ(asked, 0);
    settled.insert("A");
    EXPECT_EQ(duplicates.add("k", "A", 4), Standing::settled);
    EXPECT_EQ(asked, 1);
}

TEST_F(DuplicatesTest, ThoseThatOnlyLookLikeItFollowOneAfterTheOther) {
    duplicates.begin_anew();
    EXPECT_EQ(duplicates.add("k", "", 1), Standing::first);
    EXPECT_EQ(duplicates.add("k", "B", 2), Standing::waits);
    EXPECT_EQ(duplicates.add("k", "B", 3), Standing::waits);
    EXPECT_EQ(duplicates.add("k", "A", 4), Standing::waits);
    auto freed = duplicates.settle("k", "A");
    ASSERT_TRUE(freed);
    EXPECT_EQ(freed->same, std::vector<std::uint64_t>{4});
    EXPECT_EQ(freed->other, 2U);
    settled.insert("A");
    EXPECT_EQ(duplicates.add("k", "A", 5), Standing::waits);
    freed = duplicates.settle("k", "B");
    ASSERT_TRUE(freed);
    EXPECT_EQ(freed->same, (std::vector<std::uint64_t>{3, 5}));
    EXPECT_FALSE(freed->other);
}

TEST_F(DuplicatesTest, OneThatCannotBeReadIsLikeNoOther) {
    EXPECT_EQ(duplicates.add("k", "A", 1), Standing::first);
    EXPECT_EQ(duplicates.add("k", "A", 2), Standing::waits);
    const auto freed = duplicates.settle("k", "");
    ASSERT_TRUE(freed);
    EXPECT_TRUE(freed->same.empty());
    EXPECT_EQ(freed->other, 2U);
}

TEST_F(DuplicatesTest, AskOfAllThatMayBeSettledInARunThatGoesOn) {
    settled.insert("A");
    EXPECT_EQ(duplicates.add("k", "A", 1), Standing::settled);
    EXPECT_EQ(duplicates.add("k", "B", 2), Standing::first);
    EXPECT_EQ(asked, 2);
}

}  // namespace
}  // namespace bianmu::batch
