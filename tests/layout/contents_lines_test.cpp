#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

constexpr double kRight = 480, kSize = 10, kPitch = 14;

/// A line of contents as typesetters of formulas set it: the number apart, a leader of dots with half an em and more between them, the page at the right.
void dotted(PageMaker& maker, double y, std::string_view number, std::string_view title, std::string_view page, double gap = 4) {
    maker.text(100, y, kSize, number).text(125, y, kSize, title);
    double x = 125 + kSize / 2 * static_cast<double>(title.size()) + gap;
    for (; x < kRight - 30; x += 10.5) {
        maker.text(x, y, kSize, ".");
    }
    maker.text(kRight - kSize / 2 * static_cast<double>(page.size()), y, kSize, page);
}

TEST(ContentsLines, ChaptersWithoutLeadersOverSectionsWithSpacedDotsAreNoTable) {
    PageMaker maker;
    double y = 100;
    for (const auto& [number, title, page] : {std::tuple{"1", "Purpose of the library", "2"}, {"2", "Branches", "3"}, {"3", "Opening hours", "4"}}) {
        maker.text(100, y, kSize, number).text(115, y, kSize, title).text(kRight - 5, y, kSize, page);
        y += 2 * kPitch;
    }
    for (const auto& [number, title, page] : {std::tuple{"3.1", "Reading rooms of the branches", "4"}, {"3.2", "Lending desk", "5"}, {"3.3", "Holidays", "5"}, {"3.4", "Events", "12"}}) {
        dotted(maker, y += kPitch, number, title, page);
    }
    const auto lines = texts(flow_of(maker));
    ASSERT_EQ(lines.size(), 7U);
    EXPECT_EQ(lines[0], "1 Purpose of the library\t2");
    EXPECT_EQ(lines[3].rfind("3.1 Reading rooms of the branches . . .", 0), 0U) << lines[3];
    EXPECT_EQ(lines[6].substr(lines[6].size() - 2), "12") << lines[6];
}

TEST(ContentsLines, WhiteBeforeALeaderIsNoGutter) {
    PageMaker maker;
    const std::vector<std::pair<std::string, double>> titles{{"Introduction", 4}, {"Opening hours", 14}, {"Reading rooms", 14}, {"Lending", 4}, {"Fees", 15}, {"Index", 13}};
    double y = 100;
    for (const auto& [title, gap] : titles) {
        dotted(maker, y += kPitch, "1.", title, "7", gap);
    }
    const auto lines = texts(flow_of(maker));
    ASSERT_EQ(lines.size(), titles.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        EXPECT_EQ(lines[i].rfind("1. " + titles[i].first, 0), 0U) << lines[i];
        EXPECT_EQ(lines[i].back(), '7') << lines[i];
    }
}

TEST(ContentsLines, RomanPagesEndThem) {
    PageMaker maker;
    const std::string leader = "..........................................................";
    maker.text(100, 100, kSize, "Notices " + leader + " clxxviii");
    maker.text(100, 100 + kPitch, kSize, "Licences " + leader + "...... xvii");
    EXPECT_EQ(texts(flow_of(maker)), (Texts{"Notices " + leader + " clxxviii", "Licences " + leader + "...... xvii"}));
}

}  // namespace
}  // namespace bianmu::layout
