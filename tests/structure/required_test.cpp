#include <gtest/gtest.h>

#include "structure/profile.h"
#include "structure/profile_check.h"
#include "structure/required.h"
#include "structure/structure.h"

namespace bianmu::structure {
namespace {

TEST(RequiredCharacters, OfTheForms) {
    EXPECT_EQ(required_characters("^第[0-9]+期$"), U"第");
    EXPECT_EQ(required_characters("^a?b*c{0,2}d{2,3}"), U"d");
    EXPECT_EQ(required_characters("^(?:甲|乙丙)\\s*$"), U"甲乙");
    EXPECT_EQ(required_characters("(?P<open>[【〖\\[])+?.*"), U"【〖[");
    EXPECT_EQ(required_characters("[0-3]x"), U"x");
    EXPECT_EQ(required_characters("\\.\\s"), U".");
    EXPECT_EQ(required_characters("[]a]"), U"]a");
    EXPECT_EQ(required_characters("\\d+[\\d一]"), U"0123456789");
    EXPECT_EQ(required_characters("(?s)^第.+"), U"第");
    EXPECT_EQ(required_characters("(?i)ab"), U"aA");
    EXPECT_EQ(required_characters("(?:甲|(?i:no|№)[a-c]?)丙*"), U"甲nN№");
    EXPECT_EQ(required_characters("(?i:x)y{0,1}"), U"xX");
    EXPECT_EQ(required_characters("(?:a(?i)b?|c)"), U"acC");
    EXPECT_EQ(required_characters("(?i)[sk]"), U"sS\u017FkK\u212A");
    EXPECT_EQ(required_characters("^\\p{Lu}[\\p{L}.-]*(?:,|&)\\PN$"), U",&");
}

TEST(RequiredCharacters, NothingWhereNothingIsSure) {
    for (const char* expression : {"", "^.*$", "a|", "(?:a|b?)", "[^a]", "[a\\s]", "\\x{4e00}", "\\pL", "\\p{L}+", "\\p", "\\p{L", "[[:alpha:]]", "(a", "a)", "a{|b", "[一-龥]", "\\D\\S", "(?i)é", "(?i:a|é)", "(?-i)a", "(?i", "[\\d-z]"}) {
        EXPECT_EQ(required_characters(expression), U"") << expression;
    }
}

TEST(RequiredCharacters, OfEveryRuleEveryExampleHoldsOne) {
    for (const std::string_view name : profile_names()) {
        const auto profile = parse_profile(built_in_profile_text(name));
        ASSERT_TRUE(profile);
        for (const auto& [list, rule] : profile->listed_rules()) {
            EXPECT_EQ(rule->match.empty(), rule->pattern.empty()) << rule->id;
            const std::u32string required = required_characters(rule->pattern.expression());
            for (const std::string& example : rule->match) {
                EXPECT_TRUE(rule->pattern.empty() || holds_one_of(example, required)) << rule->id << ": " << example;
            }
        }
    }
}

}  // namespace
}  // namespace bianmu::structure
