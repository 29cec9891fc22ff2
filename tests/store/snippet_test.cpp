#include "store/snippet.h"

#include <gtest/gtest.h>

namespace bianmu::store {
namespace {

/// Marks as brackets.
std::string shown(const Marked& marked) {
    std::string out = marked.text;
    for (auto mark = marked.marks.rbegin(); mark != marked.marks.rend(); ++mark) {
        out.insert(mark->second, "]");
        out.insert(mark->first, "[");
    }
    return out;
}

TEST(Mark, MarksEveryWordInWhateverCase) {
    EXPECT_EQ(shown(mark("水库与AI，Ai与水库", {"水库", "ai"})), "[水库]与[AI]，[Ai]与[水库]");
    EXPECT_EQ(shown(mark("水库", {})), "水库");
    EXPECT_EQ(shown(mark("", {"水"})), "");
}

TEST(Mark, NeighboursAndOverlapsAreOne) {
    EXPECT_EQ(shown(mark("防汛演练场", {"防汛演", "汛演练"})), "[防汛演练]场");
    EXPECT_EQ(shown(mark("防汛演练场", {"防汛", "演练"})), "[防汛演练]场");
    EXPECT_EQ(shown(mark("防汛演练场", {"防汛演练", "汛"})), "[防汛演练]场");
}

TEST(Mark, ControlCharactersAreSpaces) {
    EXPECT_EQ(mark("a\nb\tc\x1b[1md\u009be", {}).text, "a b c [1md e");
}

TEST(Snippet, ShowsTheStretchWithMostWords) {
    const std::string filler(60, '.');
    EXPECT_EQ(shown(snippet("甲" + filler + "甲甲甲" + filler + "甲乙" + filler, {"甲", "乙"}, 20)), "…" + std::string(5, '.') + "[甲乙]" + std::string(13, '.') + "…");
}

TEST(Snippet, KeepsToTheEndsOfTheText) {
    EXPECT_EQ(shown(snippet("甲乙丙丁戊", {"乙"}, 10)), "甲[乙]丙丁戊");
    EXPECT_EQ(shown(snippet("0123456789", {"9"}, 4)), "…678[9]");
    EXPECT_EQ(shown(snippet("0123456789", {"x"}, 4)), "0123…");
    EXPECT_EQ(shown(snippet("0123456789", {"345678"}, 4)), "…2[345]…");
}

}  // namespace
}  // namespace bianmu::store
