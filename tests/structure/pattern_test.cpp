#include <gtest/gtest.h>
#include <re2/re2.h>

#include <map>
#include <set>
#include <string>
#include <vector>

#include "structure/profile.h"
#include "structure/profile_check.h"
#include "structure/rule.h"
#include "structure/structure.h"

namespace bianmu::structure {
namespace {

/// The groups that took part, as RE2 itself names them.
std::map<std::string, std::string> named_by_library(const std::string& expression, const std::string& text) {
    const re2::RE2 regex(expression);
    EXPECT_TRUE(regex.ok()) << expression;
    std::vector<re2::StringPiece> groups(static_cast<std::size_t>(regex.NumberOfCapturingGroups()) + 1);
    std::map<std::string, std::string> found;
    if (regex.Match(text, 0, text.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) {
        for (const auto& [name, number] : regex.NamedCapturingGroups()) {
            if (const re2::StringPiece& group = groups[static_cast<std::size_t>(number)]; !group.empty()) {
                const bool alternative = name.back() >= '2' && name.back() <= '9';
                found[alternative ? name.substr(0, name.size() - 1) : name] = std::string(group);
            }
        }
    }
    return found;
}

std::map<std::string, std::string> named_by_us(const std::string& expression, const std::string& text) {
    Captures captures;
    std::map<std::string, std::string> found;
    if (Pattern(expression).matches(text, captures)) {
        for (const auto& [name, capture] : captures) {
            found[name] = capture.of(text);
        }
    }
    return found;
}

TEST(Patterns, GroupsHaveTheNamesThatTheLibraryGivesThem) {
    for (const char* expression : {"(a)(?P<x>b)", "\\((?P<x>a)", "[(](?P<x>a)", "[])(](?P<x>a)", "[^](](?P<x>a)", "[[:alpha:](](?P<x>a)", "[\\](](?P<x>a)", "(?:(?P<x>q)|(?P<x2>a))",
                                   "(?i)(?P<x>A)((?P<y>B))", "\\Q(\\E(?P<x>a)", "(?P<x>a)\\Q(b", "(?P<y>a(?P<x>b))", "(?P<x2>a)(?P<x>b)", "(?P<x>a)(?P<x>b)"}) {
        for (const char* text : {"ab", "(a", "](a", "a(a", "xab", "a(b", "za"}) {
            EXPECT_EQ(named_by_us(expression, text), named_by_library(expression, text)) << expression << " on " << text;
        }
    }
}

TEST(Patterns, OfEveryRuleNameTheirGroupsLikeTheLibrary) {
    for (const std::string_view name : profile_names()) {
        const auto profile = parse_profile(built_in_profile_text(name));
        ASSERT_TRUE(profile);
        for (const auto& [list, rule] : profile->listed_rules()) {
            for (const std::string& example : rule->match) {
                EXPECT_EQ(named_by_us(rule->pattern.expression(), example), named_by_library(rule->pattern.expression(), example)) << rule->id << ": " << example;
            }
        }
    }
}

TEST(Patterns, SayWhatIsWrongWithTheirNames) {
    EXPECT_EQ(Pattern("(?P<a>x)").defect(), "");
    EXPECT_NE(Pattern("(?P<a b>x)").defect(), "");
    EXPECT_NE(Pattern("(?P<a").defect(), "");
    EXPECT_EQ(Pattern("(?P<a>x)(?P<b2>y)").groups(), (std::set<std::string>{"a", "b"}));
}

}  // namespace
}  // namespace bianmu::structure
