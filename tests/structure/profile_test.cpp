#include "structure/profile.h"

#include <gtest/gtest.h>

#include <string>

#include "structure/built.h"
#include "structure/flatten.h"
#include "structure/flow_maker.h"
#include "structure/label_hits.h"
#include "structure/make_profile.h"
#include "structure/profile_check.h"
#include "structure/profile_json.h"
#include "structure/structure.h"
#include "structure/values.h"

namespace bianmu::structure {
namespace {

class BuiltIn : public testing::TestWithParam<std::string_view> {};

TEST_P(BuiltIn, HasNoFault) {
    const ProfileCheck check = check_profile(built_in_profile_text(GetParam()), CheckDepth::all);
    EXPECT_EQ(check.name, GetParam());
    EXPECT_GT(check.examples, check.rules);
    for (const ProfileFault& fault : check.faults) {
        ADD_FAILURE() << fault.pointer << ": " << fault.message;
    }
}

void drop_examples(Json& value) {
    if (value.is_object()) {
        value.erase("match");
        value.erase("no_match");
    }
    for (Json& member : value) {
        if (member.is_structured()) {
            drop_examples(member);
        }
    }
}

TEST_P(BuiltIn, IsTheSameForDocumentsButForItsExamples) {
    Json whole = *built_in_json(GetParam());
    drop_examples(whole);
    EXPECT_EQ(*built_in_json(GetParam(), Examples::left_out), whole);
    EXPECT_TRUE(built_in_profile(GetParam())->contents_heading.match.empty());
    EXPECT_NE(built_in_profile_text(GetParam()).find("\"match\""), std::string::npos);
}

TEST_P(BuiltIn, ItsTableHoldsWhatItsTextSays) {
    const auto text = make_profile(*built_in_json(GetParam()));
    ASSERT_TRUE(text);
    const auto table = built_in_profile(GetParam());
    EXPECT_EQ(table->kind, text->kind);
    EXPECT_EQ(table->months, text->months);
    EXPECT_EQ(table->mentions.scales, text->mentions.scales);
    EXPECT_EQ(table->official.order, text->official.order);
    const auto wanted = text->listed_rules(), rules = table->listed_rules();
    ASSERT_EQ(rules.size(), wanted.size());
    for (std::size_t i = 0; i < rules.size(); ++i) {
        EXPECT_EQ(rules[i].rule->id, wanted[i].rule->id);
        EXPECT_EQ(rules[i].rule->reason, wanted[i].rule->reason);
        EXPECT_EQ(rules[i].rule->pattern.expression(), wanted[i].rule->pattern.expression());
        EXPECT_EQ(rules[i].rule->opens, wanted[i].rule->opens);
        EXPECT_EQ(rules[i].rule->look.min_size, wanted[i].rule->look.min_size);
        EXPECT_EQ(rules[i].rule->confidence, wanted[i].rule->confidence);
    }
}

TEST_P(BuiltIn, EveryRuleHasAReason) {
    for (const auto& [list, rule] : built_in_profile(GetParam())->listed_rules()) {
        EXPECT_FALSE(rule->reason.empty()) << rule->id;
        EXPECT_GT(rule->confidence, 0) << rule->id;
        EXPECT_LE(rule->confidence, 1) << rule->id;
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

TEST(FlatJson, IsReadValueByValue) {
    const FlatTable table(Json::parse(R"({"a": [1, -2.5, "x", true], "b": {"c": "x"}, "d": null})"));
    const FlatJson json = table.view();
    const Value root(json);
    std::vector<std::string> keys;
    for (const Value member : root) {
        keys.emplace_back(member.key());
    }
    EXPECT_EQ(keys, (std::vector<std::string>{"a", "b", "d"}));
    auto item = root["a"].begin();
    EXPECT_EQ((*item).integer(), 1);
    EXPECT_EQ((*++item).number(), -2.5);
    EXPECT_EQ((*++item).text(), "x");
    EXPECT_TRUE((*++item).flag());
    EXPECT_EQ(root["b"]["c"].text(), "x");
    EXPECT_FALSE(root["b"]["none"]["deeper"]);
    EXPECT_EQ(root["none"].number(7), 7);
    EXPECT_TRUE(root["none"].texts().empty());
    EXPECT_THROW((void)root.at("none"), Malformed);
    EXPECT_THROW((void)root["b"].text(), Malformed);
}

TEST(Profile, MalformedOnesAreUsageErrorsThatSayWhere) {
    const auto code = [](std::string_view json) { return parse_profile(json).error().code; };
    EXPECT_EQ(code("{"), model::Code::usage);
    EXPECT_EQ(code("{\"name\": \"x\"}"), model::Code::usage);
    EXPECT_EQ(code("{\"name\": \"x\", \"extends\": \"nothing\"}"), model::Code::usage);
    const auto broken = parse_profile(R"({"name": "x", "extends": "bulletin", "section": [{"id": "s", "reason": "r", "confidence": 1, "pattern": "("}]})");
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().message, "/section/0/pattern: rule s: the pattern ( is no RE2 expression: missing ): (");
}

/// The profile that extends the bulletin's by these members.
std::string extension(const std::string& members) { return R"({"name": "school", "extends": "bulletin", )" + members + "}"; }

Profile extended(const std::string& members) {
    auto profile = parse_profile(extension(members));
    EXPECT_TRUE(profile) << profile.error().message;
    return profile ? *std::move(profile) : Profile();
}

/// All faults of an extension, one a line.
std::string faults_of(const std::string& members) {
    std::string out;
    for (const ProfileFault& fault : check_profile(extension(members), CheckDepth::all).faults) {
        out += fault.pointer + ": " + fault.message + "\n";
    }
    return out;
}

const Rule* rule_of(const Profile& profile, std::string_view id) {
    for (const auto& [list, rule] : profile.listed_rules()) {
        if (rule->id == id) {
            return rule;
        }
    }
    return nullptr;
}

constexpr const char* kOwn = R"({"id": "section.own", "reason": "r", "confidence": 0.9, "pattern": "^(?P<name>a+)$", "match": ["aa"], "no_match": ["b"]})";

TEST(Profile, ExtensionReplacesOnlyWhatItNames) {
    const Profile own = extended(R"("run_in": [], "numerals": {"x": 10})");
    EXPECT_EQ(own.name, "school");
    EXPECT_EQ(own.kind, "bulletin");
    EXPECT_TRUE(own.run_in.empty());
    EXPECT_FALSE(own.section.empty());
    EXPECT_EQ(own.numerals.at(U'x'), 10);
    EXPECT_EQ(own.numerals.size(), built_in_profile("bulletin")->numerals.size() + 1);
}

TEST(Profile, ExtensionAddsRulesBeforeAndAfter) {
    const std::size_t count = built_in_profile("bulletin")->section.size();
    const Profile before = extended(std::string(R"("section": {"before": [)") + kOwn + "]}");
    ASSERT_EQ(before.section.size(), count + 1);
    EXPECT_EQ(before.section.front().id, "section.own");
    const Profile after = extended(std::string(R"("section": {"after": [)") + kOwn + "]}");
    ASSERT_EQ(after.section.size(), count + 1);
    EXPECT_EQ(after.section.back().id, "section.own");
    EXPECT_EQ(extended(std::string(R"("titles": {"after": [)") + kOwn + "]}").titles.size(), 1U);   // a list that the extended profile does not have
}

TEST(Profile, ExtensionChangesSingleRules) {
    const Profile own = extended(R"("rules": {"section.ornament": null, "article.subtitle": {"confidence": 0.5, "max_chars": null}})");
    EXPECT_EQ(rule_of(own, "section.ornament"), nullptr);
    const Rule* changed = rule_of(own, "article.subtitle");
    ASSERT_NE(changed, nullptr);
    EXPECT_EQ(changed->confidence, 0.5);
    EXPECT_EQ(changed->max_chars, 0U);
    EXPECT_FALSE(changed->pattern.empty());
    EXPECT_EQ(faults_of(R"("rules": {"section.ornate": null})"), "/rules/section.ornate: there is no rule of that id to change\n");
    EXPECT_EQ(faults_of(R"("rules": {"masthead.title": null})"), "/rules/masthead.title: this rule cannot be switched off; give it another pattern\n");
}

TEST(Profile, ExtensionAddsWordsToLabels) {
    const Profile own = extended(R"("colophon": {"labels": {"editors": ["Editor in chief"], "website": ["Web"]}})");
    EXPECT_EQ(own.labels.size(), built_in_profile("bulletin")->labels.size());
    EXPECT_TRUE(opens_with_label(own, "Editor in chief: Ann"));
    EXPECT_TRUE(opens_with_label(own, "责任编辑：王伟"));
    const auto bare = parse_profile(R"({"name": "x", "kind": "bulletin", "colophon": {"labels": [{"field": "phone", "words": ["Tel"]}]}})");
    ASSERT_TRUE(bare) << bare.error().message;
    EXPECT_EQ(bare->labels.front().type, "phone");
}

TEST(Profile, CheckNamesThePlaceTheRuleAndTheExample) {
    const auto section = [](const std::string& rest) {
        return R"("section": {"after": [{"id": "own", "reason": "r", "confidence": 0.9, )" + rest + "}]}";
    };
    EXPECT_EQ(faults_of(section(R"("pattern": "^(?P<name>a+)$", "match": ["aa"], "no_match": ["b"])")), "");
    EXPECT_EQ(faults_of(section(R"("style": {"bold": true})")), "/section/after/0: rule own: needs a pattern\n");
    EXPECT_EQ(faults_of(section(R"("pattern": "^(?P<name>a+)$")")), "/section/after/0: rule own: has no example that it hits; give one in match\n");
    EXPECT_EQ(faults_of(section(R"("pattern": "^(?P<name>a+)$", "match": ["aa", "ab"])")),
              "/section/after/0/match/1: rule own: does not hit its example \"ab\": the pattern does not fit\n");
    EXPECT_EQ(faults_of(section(R"("pattern": "^(?P<name>a+)$", "except": "aa", "match": ["a", "aa"], "no_match": ["a"])")),
              "/section/after/0/match/1: rule own: does not hit its example \"aa\": except fits too\n"
              "/section/after/0/no_match/0: rule own: hits its counter-example \"a\"\n");
    EXPECT_EQ(faults_of(section(R"("pattern": "a(", "match": ["a"])")), "/section/after/0/pattern: rule own: the pattern a( is no RE2 expression: missing ): a(\n");
    EXPECT_EQ(faults_of(section(R"("pattern": "^a$", "match": ["a"])")), "/section/after/0: rule own: the pattern needs a group named name\n");
    EXPECT_EQ(faults_of(section(R"("pattern": "^(?P<name>a)(?P<nam>b)$", "match": ["ab"])")),
              "/section/after/0: rule own: no rule of section fills a group named nam; they fill close, name, open\n");
    EXPECT_EQ(faults_of(section(R"("pattern": "^(?P<name>a)$", "style": {"fonts": ["gothic"]}, "match": ["a"])")),
              "/section/after/0: rule own: there is no class of fonts named gothic; there are fangsong, hei, kai, song, title\n");
    EXPECT_EQ(faults_of(R"("subtitle": {"after": [{"id": "section.bracket", "reason": "r", "confidence": 1, "pattern": "a", "match": ["a"]}]})"),
              "/subtitle/after/0: rule section.bracket: the id stands twice; each rule needs its own\n");
    EXPECT_EQ(faults_of(std::string(R"("section": [)") + kOwn + "," + kOwn + "]"), "/section/1: rule section.own: the id stands twice; each rule needs its own\n");
    EXPECT_EQ(faults_of(R"x("date": "(?P<year>")x"), "/date: the pattern (?P<year> is no RE2 expression: missing ): (?P<year>\n");
    EXPECT_EQ(check_profile(R"({"name": "x"})", CheckDepth::all).faults.front().pointer, "/kind");
}

TEST(Profile, CheckNamesWordsThatNobodyKnowsAndThoseThatAre) {
    const auto rule = [](const std::string& list, const std::string& rest) {
        return "\"" + list + R"(": {"after": [{"id": "own", "reason": "r", "confidence": 0.9, "match": ["a"], )" + rest + "}]}";
    };
    EXPECT_EQ(faults_of(rule("section", R"("pattern": "^(?P<name>a)$", "zone": "ornamnt")")),
              "/section/after/0/zone: rule own: there is no zone named ornamnt; rules of section have ornament\n");
    EXPECT_EQ(faults_of(rule("titles", R"("pattern": "^a$", "zone": "under_title")")), "/titles/after/0/zone: rule own: rules of titles have no zones\n");
    EXPECT_EQ(faults_of(rule("masthead", R"("pattern": "^(?P<date>a)$", "style": {"after": "numbr"})")),
              "/masthead/after/0/style/after: rule own: there is no field named numbr; after may name date, issuer, label, level, notice, number, period, total, year\n");
    EXPECT_EQ(faults_of(rule("section", R"("pattern": "^(?P<name>a)$", "signs": [{"bold": true}, {"before": "date"}])")),
              "/section/after/0/signs/1/before: rule own: before does not count for rules of section, only for those of masthead and official\n");
    EXPECT_EQ(faults_of(rule("byline", R"("pattern": "^(?P<name>a)$")")), "/byline/after/0: rule own: no rule of byline fills a group named name; they fill names\n");
    EXPECT_EQ(faults_of(R"("rules": {"section.ornament": {"zone": "ornaments"}})"),
              "/rules/section.ornament/zone: rule section.ornament: there is no zone named ornaments; rules of section have ornament\n");
    EXPECT_NE(faults_of(R"("recognition": [{"id": "k", "reason": "r", "confidence": 0.9, "fields": ["masthead/isue"]}])").find("/recognition/0/fields/0: there is no field named masthead/isue; there are "),
              std::string::npos);
    EXPECT_EQ(faults_of(R"x("mentions": {"rules": {"after": [{"id": "own", "reason": "r", "confidence": 0.9, "zone": "document", "pattern": "(?P<code>a)", "value": "{coed}", "match": ["a"]}]}})x"),
              ": rule own: value names coed, which is no group of its pattern; there are code\n");
    EXPECT_EQ(faults_of(R"("official": {"required": [{"layout": "leter", "fields": ["titel"]}]})").substr(0, 96),
              "/official/required/0/layout: there is no layout named leter; there are letter, minutes, order, s");
}

TEST(Profile, ARuleOfTheMastheadMayAskWhatStoodBefore) {
    // Of two lines of capitals the one under the number is the office.
    const std::string own = R"x({"name": "own", "extends": "bulletin", "masthead": {"before": [
        {"id": "own.issuer", "reason": "r", "confidence": 0.95, "pattern": "^(?P<issuer>[A-Z ]+)$", "style": {"after": "number"}, "match": ["A B"]}]}})x";
    FlowMaker maker;
    maker.add("FOR THE FILES");
    maker.centred("Hill Letter", 40);
    maker.centred("No. 12", 14);
    maker.add("HILL LIBRARY");
    maker.add("Opening hours", 20, 1, true);
    maker.add(kText);
    const Built built = build(maker, own);
    ASSERT_TRUE(built.document.masthead);
    EXPECT_EQ(built.document.masthead->issuer, "HILL LIBRARY");
    EXPECT_EQ(built.evidence("/masthead/issuer")->rule, "own.issuer");
}

TEST(Profile, DatesHaveNamesOfMonthsAndEras) {
    const Profile english = extended(R"x("date": "(?P<month>[A-Z][a-z]+)\\s+(?:(?P<day>[0-9]{1,2}),\\s*)?(?P<year>[0-9]{4})", "months": {"March": 3})x");
    EXPECT_EQ(read_date(english, "March 8, 2024"), "2024-03-08");
    EXPECT_EQ(read_date(english, "MARCH 2024"), "2024-03") << "as mentions are read";
    EXPECT_EQ(read_date(english, "March 2024"), "2024-03");
    EXPECT_EQ(read_date(english, "Smarch 2024"), "2024");
    const Profile japanese = extended(R"x("date": "(?P<era>\\pL{2})(?P<year>元|[0-9]+)年(?P<month>[0-9]+)月", "eras": {"令和": 2018})x");
    EXPECT_EQ(read_date(japanese, "令和6年3月"), "2024-03");
    EXPECT_EQ(read_date(japanese, "令和元年12月"), "2019-12");
    // A date in another pattern brings no groups along.
    EXPECT_EQ(extended(R"x("date": "(?P<era>\\pL{2})(?P<year>[0-9]+)年", "eras": {"令和": 2018})x").masthead.back().pattern.groups().count("era"), 0U);
}

TEST(Profile, DoesWithoutWhatItDoesNotName) {
    FlowMaker flow;
    flow.centred("A title");
    flow.add("Some text that stands under it, and goes on for a while.");
    model::Diagnostics sink;
    for (const char* kind : {"bulletin", "official_document", "generic"}) {
        const auto document = build_document(flow.take(), R"({"name": "bare", "kind": ")" + std::string(kind) + "\"}", sink);
        ASSERT_TRUE(document) << document.error().message;
        EXPECT_EQ(document->profile, "bare");
    }
}

TEST(Profile, ColophonRulesKeepEveryCharacterOfTheirLine) {
    FlowMaker flow;
    flow.centred("A paper", 42);
    flow.add("第2期");
    flow.add("Some text that stands under it, and goes on for a while so that it is the body of the paper, and then ends.");
    flow.add("§ 401-0999 / Mill Lane 1");
    model::Diagnostics sink;
    const auto document = build_document(flow.take(), extension(R"x("colophon": {"rules": [{"id": "own", "reason": "r", "confidence": 0.9,
        "pattern": "^§ (?P<postal_code>[0-9-]+) / (?P<address>.+)$", "match": ["§ 1 / a"]}]})x"), sink);
    ASSERT_TRUE(document && document->colophon);
    EXPECT_EQ(document->colophon->postal_code, "401-0999");
    EXPECT_EQ(document->colophon->address, "Mill Lane 1");
    EXPECT_TRUE(sink.take().empty());   // the account balances
}

TEST(Profile, TitlesOfArticlesByRulesOfTheirOwn) {
    FlowMaker flow;
    flow.centred("A paper", 42);
    flow.add("第2期");
    flow.add("A small blue title").runs.front().style.color = 0x2E74B5;
    flow.add("Some text that stands under it, and goes on for a while so that it is the body of the paper, and then ends.");
    flow.centred("Large and centred, and yet no title");
    flow.add("Further text that stands under it, and goes on for a while so that it is the body of the paper, and then ends.");
    model::Diagnostics sink;
    const auto document = build_document(flow.take(), extension(R"x("titles": [{"id": "own.title", "reason": "r", "confidence": 0.8, "pattern": ".", "style": {"colors": ["blue"]},
        "signs": [{"bold": false}], "match": ["a"]}])x"), sink);
    ASSERT_TRUE(document);
    ASSERT_EQ(document->sections.front().articles.size(), 1U);
    EXPECT_EQ(document->sections.front().articles.front().title, "A small blue title");
    EXPECT_EQ(document->evidence.back().rule, "own.title");
    EXPECT_NEAR(document->evidence.back().confidence, 0.9, 1e-9);
}

}  // namespace
}  // namespace bianmu::structure
