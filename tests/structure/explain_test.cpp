#include <gtest/gtest.h>

#include <algorithm>

#include "structure/flow_maker.h"
#include "structure/structure.h"

namespace bianmu::structure {
namespace {

using Explanations = std::vector<model::Explanation>;

Explanations explained(model::Flow flow, std::string_view profile) {
    model::Diagnostics sink;
    Explanations out;
    const auto document = build_document(std::move(flow), profile, sink, &out);
    EXPECT_TRUE(document);
    return out;
}

const model::Explanation& at(const Explanations& all, std::string_view pointer) {
    static const model::Explanation none;
    const auto found = std::find_if(all.begin(), all.end(), [pointer](const auto& one) { return one.pointer == pointer; });
    EXPECT_NE(found, all.end()) << pointer;
    return found == all.end() ? none : *found;
}

const model::NearRule* near(const model::Explanation& explanation, std::string_view rule) {
    const auto found = std::find_if(explanation.near.begin(), explanation.near.end(), [rule](const auto& one) { return one.rule == rule; });
    return found == explanation.near.end() ? nullptr : &*found;
}

bool has(const std::vector<std::string>& words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

constexpr const char* kProfile = R"({
  "name": "own", "extends": "bulletin", "headings": [],
  "section": [
    {"id": "own.blue", "reason": "blue lines", "confidence": 0.8, "pattern": "^(?P<name>Part .*)$", "except": "two",
     "style": {"colors": ["blue"]}, "signs": [{"bold": true}, {"align": "center"}], "match": ["Part one"]},
    {"id": "own.short", "reason": "short lines", "confidence": 0.6, "pattern": "^(?P<name>Part .*)$", "max_chars": 8, "style": {"colors": ["red"], "min_size": 2}, "match": ["Part one"]}
  ]})";

model::Flow parts() {
    FlowMaker maker;
    maker.add("Part one", 18, 1, true).runs.front().style.color = 0x2E74B5;
    maker.add("The text of it, which says what was done: 一是加强领导。完善机制，and goes on for a while so that it is the body.");
    maker.add("Part two", 18, 1, true).runs.front().style.color = 0x2E74B5;
    maker.add("Further text, which also goes on for quite a while so that it is the body of the paper, and then ends.");
    return maker.take();
}

TEST(Explain, SaysWhereNamesAreNoPersons) {
    FlowMaker maker;
    maker.centred("关于办好社区书屋的三点做法");
    maker.centred("安全常识", 14, 2, false);
    maker.add("市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，受到附近居民的欢迎。");
    const Explanations all = explained(maker.take(), R"({"name": "own", "extends": "bulletin", "surnames": "王李张"})");
    const auto line = std::find_if(all.begin(), all.end(), [](const auto& one) { return near(one, "article.byline_names") != nullptr && one.text.find("安全常识") != std::string::npos; });
    ASSERT_NE(line, all.end());
    EXPECT_TRUE(has(near(*line, "article.byline_names")->failed, "names are no persons"));
}

TEST(Explain, NamesTheRuleItsSignsAndTheLook) {
    const Explanations all = explained(parts(), kProfile);
    const model::Explanation& section = at(all, "/sections/0/title");
    EXPECT_EQ(section.text, "Part one");
    EXPECT_EQ(section.rule, "own.blue");
    EXPECT_EQ(section.reason, "blue lines");
    EXPECT_NEAR(section.confidence, 0.9, 1e-9);
    EXPECT_TRUE(has(section.look, "bold") && has(section.look, "color #2E74B5") && has(section.look, "size_rank 1") && has(section.look, "align start"));
    ASSERT_EQ(section.signs.size(), 2U);
    EXPECT_EQ(section.signs[0].what, "bold");
    EXPECT_TRUE(section.signs[0].holds);
    EXPECT_EQ(section.signs[1].what, "align center");
    EXPECT_FALSE(section.signs[1].holds);
}

TEST(Explain, TellsWhatNearlyFitAndWhy) {
    const Explanations all = explained(parts(), kProfile);
    const model::NearRule* short_rule = near(at(all, "/sections/0/title"), "own.short");
    ASSERT_NE(short_rule, nullptr);
    EXPECT_EQ(short_rule->failed, (std::vector<std::string>{"min_size 2", "colors red"}));
    const auto second = std::find_if(all.begin(), all.end(), [](const auto& one) { return one.text == "Part two"; });
    ASSERT_NE(second, all.end());
    EXPECT_NE(second->rule, "own.blue");
    ASSERT_NE(near(*second, "own.blue"), nullptr);
    EXPECT_EQ(near(*second, "own.blue")->failed, std::vector<std::string>{"except"});
}

TEST(Explain, TellsRulesInsideAndReasonsOfTheInterpreter) {
    const Explanations all = explained(parts(), kProfile);
    const model::Explanation& text = at(all, "/sections/0/articles/0/blocks/0");
    EXPECT_EQ(text.rule, "paragraph.text");
    EXPECT_FALSE(text.reason.empty());
    EXPECT_EQ(text.inside, std::vector<std::string>{"lead.ordinal"});
    EXPECT_EQ(at(all, "/sections/0/title").inside, std::vector<std::string>());
    for (const model::Explanation& one : all) {
        EXPECT_FALSE(one.reason.empty()) << one.rule;
    }
}

TEST(Explain, MastheadSaysWhichFieldWasMissing) {
    FlowMaker maker;
    maker.centred("云溪图书馆工作", 42);
    maker.centred("第2期", 16, 0, false);
    maker.add("云溪市图书馆办公室\t2024年3月18日");
    maker.red_rule();
    maker.add("全市阅读推广工作会议召开后，云溪市图书馆对照会议提出的七项任务，逐条梳理服务短板，用两周时间走访了十二个街道。");
    const Explanations all = explained(maker.take(), "bulletin");
    EXPECT_EQ(at(all, "/masthead/issue").rule, "masthead.issue");
    EXPECT_TRUE(at(all, "/masthead/issue").signs.front().holds);
    EXPECT_TRUE(has(at(all, "/masthead/date").look, "rule_below"));
    EXPECT_EQ(all[0].pointer, "/kind");
    EXPECT_EQ(all[1].pointer, "/masthead/title");
    EXPECT_EQ(all.back().pointer, "/sections/0/articles/0/blocks/0");
}

}  // namespace
}  // namespace bianmu::structure
