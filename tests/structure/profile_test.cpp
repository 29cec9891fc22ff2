#include "structure/profile.h"

#include <gtest/gtest.h>

#include <set>

#include "structure/structure.h"

namespace bianmu::structure {
namespace {

/// Text as the rules see it: wide spaces are plain ones.
std::string as_item(std::string text) {
    for (std::size_t at = 0; (at = text.find("　", at)) != std::string::npos;) {
        text.replace(at, 3, "   ");
    }
    return text;
}

class BuiltIn : public testing::TestWithParam<std::string_view> {};

TEST_P(BuiltIn, EveryRuleHasAReasonAndAnIdOfItsOwn) {
    std::set<std::string> ids;
    for (const Rule* rule : built_in_profile(GetParam())->rules()) {
        EXPECT_TRUE(ids.insert(rule->id).second) << rule->id;
        EXPECT_FALSE(rule->reason.empty()) << rule->id;
        EXPECT_GT(rule->confidence, 0) << rule->id;
        EXPECT_LE(rule->confidence, 1) << rule->id;
    }
}

TEST_P(BuiltIn, EveryRuleDoesWhatItsExamplesSay) {
    for (const Rule* rule : built_in_profile(GetParam())->rules()) {
        EXPECT_EQ(rule->pattern.defect(), "") << rule->id;
        EXPECT_EQ(rule->except.defect(), "") << rule->id;
        if (rule->pattern.empty()) {
            continue;   // a rule of looks alone
        }
        EXPECT_FALSE(rule->match.empty()) << rule->id << " has no example";
        for (const std::string& example : rule->match) {
            EXPECT_TRUE(rule->matches(as_item(example))) << rule->id << " should match " << example;
        }
        for (const std::string& example : rule->no_match) {
            EXPECT_FALSE(rule->matches(as_item(example))) << rule->id << " should not match " << example;
        }
    }
}

TEST_P(BuiltIn, KnowsTheFontsOfOffices) {
    const auto profile = built_in_profile(GetParam());
    EXPECT_EQ(profile->font_class("仿宋_GB2312"), "fangsong");
    EXPECT_EQ(profile->font_class("方正小标宋简体"), "title");
    EXPECT_EQ(profile->font_class("STKaiti"), "kai");
    EXPECT_EQ(profile->font_class("WenQuanYi-Zen-Hei-Medium"), "hei");
    EXPECT_EQ(profile->font_class("SimSun"), "song");
    EXPECT_EQ(profile->font_class("Helvetica"), "");
}

INSTANTIATE_TEST_SUITE_P(Profiles, BuiltIn, testing::ValuesIn(profile_names()), [](const auto& profile) { return std::string(profile.param); });

TEST(Profile, MalformedOnesAreUsageErrorsThatSayWhere) {
    const auto code = [](std::string_view json) { return parse_profile(json).error().code; };
    EXPECT_EQ(code("{"), model::Code::usage);
    EXPECT_EQ(code("{\"name\": \"x\"}"), model::Code::usage);
    EXPECT_EQ(code("{\"name\": \"x\", \"extends\": \"nothing\"}"), model::Code::usage);
    const auto broken = parse_profile(R"({"name": "x", "extends": "bulletin", "section": [{"id": "s", "reason": "r", "confidence": 1, "pattern": "("}]})");
    ASSERT_FALSE(broken);
    EXPECT_NE(broken.error().message.find("rule s"), std::string::npos) << broken.error().message;
}

TEST(Profile, ExtensionReplacesOnlyWhatItNames) {
    const auto own = parse_profile(R"({"name": "school", "extends": "bulletin", "run_in": []})");
    ASSERT_TRUE(own) << own.error().message;
    EXPECT_EQ(own->name, "school");
    EXPECT_TRUE(own->run_in.empty());
    EXPECT_FALSE(own->section.empty());
}

}  // namespace
}  // namespace bianmu::structure
