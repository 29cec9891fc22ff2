#include <gtest/gtest.h>

#include "structure/items.h"
#include "structure/mention_rules.h"
#include "structure/profile.h"
#include "structure/profile_check.h"
#include "structure/required.h"
#include "structure/structure.h"

namespace bianmu::structure {
namespace {

/// The shortest demand; empty without any.
std::u32string least(std::string_view expression) {
    const Demands demands = demands_of(expression);
    return demands.held.empty() ? std::u32string() : demands.held.front();
}

TEST(Demands, OfTheForms) {
    EXPECT_EQ(least("^第[0-9]+期$"), U"第");
    EXPECT_EQ(least("^a?b*c{0,2}d{2,3}"), U"d");
    EXPECT_EQ(least("^(?:甲|乙丙)\\s*$"), U"甲乙");
    EXPECT_EQ(least("(?P<open>[【〖\\[])+?.*"), U"【〖[");
    EXPECT_EQ(least("[0-3]x"), U"x");
    EXPECT_EQ(least("\\.\\s"), U".");
    EXPECT_EQ(least("[]a]"), U"]a");
    EXPECT_EQ(least("\\d+[\\d一]"), U"0123456789");
    EXPECT_EQ(least("(?s)^第.+"), U"第");
    EXPECT_EQ(least("(?i)ab"), U"aA");
    EXPECT_EQ(least("(?:甲|(?i:no|№)[a-c]?)丙*"), U"甲nN№");
    EXPECT_EQ(least("(?i:x)y{0,1}"), U"xX");
    EXPECT_EQ(least("(?:a(?i)b?|c)"), U"acC");
    EXPECT_EQ(least("(?i)[sk]"), U"sS\u017FkK\u212A");
    EXPECT_EQ(least("[\\x{F0b7}-\\x{f0B9}]|\\x{4e00}"), U"\uF0B7\uF0B8\uF0B9一");
    EXPECT_EQ(least("^\\p{Lu}[\\p{L}.-]*(?:,|&)\\PN$"), U",&");
}

TEST(Demands, AllPiecesOfASequenceHold) {
    EXPECT_EQ(demands_of("第[0-9]+期?(?:号|令)").held, (std::vector<std::u32string>{U"第", U"号令", U"0123456789"}));
    EXPECT_EQ(demands_of("甲乙|丙丁").held, (std::vector<std::u32string>{U"甲丙"}));
    EXPECT_EQ(demands_of("甲甲").held, (std::vector<std::u32string>{U"甲"}));
}

using Pairs = std::vector<CharacterPair>;

TEST(Demands, PairsThatFollowEachOther) {
    EXPECT_EQ(close_demands_of("[12]?[34]+\\s*年").pairs, (Pairs{{U"34", U"年"}}));
    EXPECT_EQ(close_demands_of("甲乙丙丁").pairs, (Pairs{{U"甲", U"乙"}, {U"乙", U"丙"}}));
    EXPECT_EQ(close_demands_of("(?:x|(?P<a>甲)\\s?乙?)(?:丙|丁)").pairs, (Pairs{{U"x甲乙", U"丙丁"}}));
    EXPECT_EQ(close_demands_of("(?:甲乙|丙丁|戊己庚)").pairs, (Pairs{{U"甲丙戊", U"乙丁己"}}));
    EXPECT_EQ(close_demands_of("甲(?:乙丙)?").pairs, Pairs()) << "what may be absent asks for nothing";
    EXPECT_EQ(close_demands_of("甲(?:乙丙)+").pairs, (Pairs{{U"甲", U"乙"}, {U"乙", U"丙"}}));
    EXPECT_EQ(close_demands_of("甲^(?i)b$").pairs, (Pairs{{U"甲", U"bB"}})) << "what has no width is passed over";
    for (const char* expression : {"甲|乙丙", "甲.乙", "甲[^丁]乙", "甲\\w乙", "甲\\s", "甲(?:|乙丙)", "(?:甲|[^乙])丙", "甲(?:丙|.)", "甲\\b乙", "甲(?:\\s*乙)"}) {
        EXPECT_EQ(close_demands_of(expression).pairs, Pairs()) << expression;
    }
}

TEST(Demands, WhatATextMayEndWith) {
    EXPECT_EQ(close_demands_of("甲[乙丙]+\\s*$").closing, U"乙丙");
    EXPECT_EQ(close_demands_of("甲乙?$").closing, U"甲乙");
    EXPECT_EQ(close_demands_of("(?:甲|乙$)$").closing, U"甲乙");
    EXPECT_EQ(close_demands_of("(?:甲$|丙乙$)").closing, U"甲乙");
    EXPECT_EQ(close_demands_of("甲$(?:乙)?").closing, U"") << "what follows cannot, but who knows";
    for (const char* expression : {"甲", "甲|乙$", "甲.$", "甲?$", "(?m)甲$", "$甲", "甲[^乙]$", "甲(?:$)?", "\\s$", "甲\\w?$", "[a-z]?$"}) {
        EXPECT_EQ(close_demands_of(expression).closing, U"") << expression;
    }
    EXPECT_TRUE(close_demands_of("甲$").met_by("乙甲 \n"));
    EXPECT_FALSE(close_demands_of("甲$").met_by("甲乙"));
    EXPECT_FALSE(close_demands_of("甲$").met_by(" "));
    EXPECT_TRUE(close_demands_of("甲?$").met_by(""));
}

TEST(Demands, WhatATextMayBeginWith) {
    EXPECT_EQ(demands_of("^[（(]?\\s*(?:第|甲+)x").opening, U"（( \t\n\f\r第甲");
    EXPECT_EQ(demands_of("^(?P<a>甲*)乙").opening, U"甲乙");
    EXPECT_EQ(demands_of("^甲.*$|^乙").opening, U"甲乙");
    EXPECT_EQ(demands_of("(?i)^a").opening, U"aA");
    for (const char* expression : {"甲", "甲|^乙", "(?:^|。)甲", "^甲?", "^.甲", "^[^甲]", "^甲?.", "^(?:甲|.)", "(?m)^甲", "x?^甲", "^\\b甲", "^(?:甲|^)"}) {
        EXPECT_EQ(demands_of(expression).opening, U"") << expression;
    }
}

TEST(Demands, AreMetOrNot) {
    const Demands demands = demands_of("^第[0-9]+期");
    EXPECT_TRUE(demands.opened_by("第3期"));
    EXPECT_FALSE(demands.opened_by("3第期"));
    EXPECT_FALSE(demands.opened_by(""));
    EXPECT_TRUE(demands.held_by("3第期"));
    EXPECT_FALSE(demands.held_by("第期"));
    EXPECT_TRUE(Demands().opened_by("") && Demands().held_by(""));
}

TEST(Demands, NothingWhereNothingIsSure) {
    for (const char* expression : {"", "^.*$", "a|", "(?:a|b?)", "[^a]", "[a\\w]", "\\x{4g}", "\\x{110000}", "\\x{4e", "\\pL", "\\p{L}+", "\\p", "\\p{L", "[[:alpha:]]", "(a", "a)", "a{|b", "[一-龥]", "\\D\\S", "(?i)é", "(?i:a|é)", "(?-i)a", "(?i", "[\\d-z]"}) {
        EXPECT_EQ(least(expression), U"") << expression;
    }
}

TEST(Demands, OfEveryRuleEveryExampleMeetsThem) {
    for (const std::string_view name : profile_names()) {
        const auto profile = parse_profile(built_in_profile_text(name));
        ASSERT_TRUE(profile);
        for (const auto& [list, rule] : profile->listed_rules()) {
            EXPECT_EQ(rule->match.empty(), rule->pattern.empty()) << rule->id;
            const CloseDemands demands = close_demands_of(rule->pattern.expression());
            for (const std::string& printed : rule->match) {
                const std::string example = as_item_text(printed);
                EXPECT_TRUE(demands.opened_by(example) && demands.held_by(example)) << rule->id << ": " << example;
                EXPECT_TRUE(demands.met_by(example)) << rule->id << ": " << example;
            }
        }
    }
}

TEST(Demands, OfEveryMentionEveryExampleIsACandidate) {
    for (const std::string_view name : profile_names()) {
        const auto profile = parse_profile(built_in_profile_text(name));
        ASSERT_TRUE(profile);
        const std::vector<MentionRule>& rules = profile->mentions.rules;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            for (const std::string& example : rules[i].rule.match) {
                EXPECT_NE(profile->mentions.candidates(example) & MentionRules::bit(i), 0U) << rules[i].rule.id << ": " << example;
            }
        }
    }
}

TEST(Demands, ATextWithoutThePairIsNoCandidate) {
    MentionRules mentions;
    mentions.rules.emplace_back().rule.pattern = Pattern("[0-9]\\s*(?:年|月份)");
    for (const char* text : {"在5年", "5 \t年", "1, 2月", "年1月"}) {
        EXPECT_EQ(mentions.candidates(text), MentionRules::bit(0)) << text;
    }
    for (const char* text : {"", "5", "年5", "5在年", "5\u3000年", "5\v年"}) {
        EXPECT_EQ(mentions.candidates(text), 0U) << text;
    }
}

}  // namespace
}  // namespace bianmu::structure
