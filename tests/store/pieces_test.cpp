#include "store/pieces.h"

#include <gtest/gtest.h>

#include <string>

namespace bianmu::store {
namespace {

TEST(Pieces, AShortTextIsOne) {
    const auto pieces = pieces_of(std::string(kPieceBytes, 'x'));
    ASSERT_EQ(pieces.size(), 1U);
    EXPECT_EQ(pieces[0].size, kPieceBytes);
    EXPECT_EQ(pieces_of("").size(), 1U);
}

TEST(Pieces, AreCutAtLineBreaks) {
    std::string text;
    while (text.size() < 3 * kPieceBytes) {
        text += "编目" + std::to_string(text.size()) + "\n";
    }
    const auto pieces = pieces_of(text);
    EXPECT_GE(pieces.size(), 4U);
    std::string joined;
    for (const auto& [first, size] : pieces) {
        EXPECT_LE(size, kPieceBytes);
        joined += (joined.empty() ? "" : "\n") + text.substr(first, size);
    }
    EXPECT_EQ(joined, text);
}

TEST(Pieces, OverlapInALongLineAndKeepCharactersWhole) {
    std::string text;
    while (text.size() < 2 * kPieceBytes + 1000) {
        text += "目";
    }
    const auto pieces = pieces_of(text);
    ASSERT_EQ(pieces.size(), 3U);
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        EXPECT_EQ(pieces[i].first % 3, 0U);
        EXPECT_EQ(pieces[i].size % 3, 0U);
        if (i > 0) {
            EXPECT_LT(pieces[i].first, pieces[i - 1].first + pieces[i - 1].size);
        }
    }
    EXPECT_EQ(pieces.back().first + pieces.back().size, text.size());
}

}  // namespace
}  // namespace bianmu::store
