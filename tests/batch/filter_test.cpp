#include "batch/filter.h"

#include <gtest/gtest.h>

namespace bianmu::batch {
namespace {

TEST(Filter, EverythingUnlessAsked) {
    const Filter filter;
    EXPECT_TRUE(filter.includes("a/b.pdf"));
    EXPECT_FALSE(filter.excludes("a/b.pdf"));
}

TEST(Filter, LeftoversOfDesktopsAreNeverWanted) {
    const Filter filter;
    for (const char* const path : {".DS_Store", "a/Thumbs.db", "a/~$notice.docx", "__MACOSX", "__MACOSX/a.pdf", "x.zip/__MACOSX/._a.pdf"}) {
        EXPECT_TRUE(filter.excludes(path)) << path;
    }
    EXPECT_FALSE(filter.excludes("MACOSX/a.pdf"));
}

TEST(Filter, PatternsOfNamesAndOfPaths) {
    const Filter filter({"*.pdf", "2024/*"}, {"draft*", "old/*.pdf"});
    EXPECT_TRUE(filter.includes("x/a.pdf"));
    EXPECT_TRUE(filter.includes("2024/deep/a.docx"));
    EXPECT_FALSE(filter.includes("x/2024/a.docx"));
    EXPECT_TRUE(filter.excludes("x/draft1.pdf"));
    EXPECT_TRUE(filter.excludes("old/a.pdf"));
    EXPECT_FALSE(filter.excludes("new/old.pdf"));
}

}  // namespace
}  // namespace bianmu::batch
