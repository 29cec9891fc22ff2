#include <gtest/gtest.h>

#include <algorithm>

#include "structure/official_maker.h"
#include "structure/structure.h"

namespace bianmu::structure {
namespace {

const model::Evidence* kind_of(const model::Document& document) {
    return document.evidence.empty() || document.evidence.front().pointer != "/kind" ? nullptr : &document.evidence.front();
}

/// A bulletin; without what is not asked for.
model::Flow bulletin(std::string_view number, std::string_view line) {
    OfficialMaker maker;
    maker.mark("青岚图书馆工作简报");
    if (!number.empty()) {
        maker.number(number);
    }
    if (!line.empty()) {
        maker.add(line);
        maker.red_rule();
    }
    maker.centred("流动服务点开到果农身边");
    maker.body("九月上旬，市图书馆在城北果园开设流动服务点，每周三、周六上午开放，十天里借出图书三百余册，办理新证五十六张；果农说，以往到城里借一次书要转两趟车，来回大半天，"
               "现在收工以后顺路就能借到，孩子放了学也愿意过来坐一坐，翻一翻新到的画册和杂志。");
    maker.body("服务点由两名馆员轮流值守，果农可以预约送书，下一步将在采摘季结束后移到冷库旁边。");
    return maker.take();
}

model::Document read(model::Flow flow, std::string_view profile = "auto", std::vector<model::Explanation>* explanations = nullptr) {
    model::Diagnostics sink;
    return *build_document(std::move(flow), profile, sink, explanations);
}

TEST(Kind, IsSurerTheMoreFieldsAgree) {
    const model::Document full = read(bulletin("第3期", "青岚市图书馆\t2024年9月12日"));
    const model::Document some = read(bulletin("第3期", "2024年9月12日"));
    EXPECT_EQ(full.kind, model::DocumentKind::bulletin);
    ASSERT_NE(kind_of(full), nullptr);
    EXPECT_EQ(kind_of(full)->rule, "kind.masthead");
    EXPECT_EQ(kind_of(full)->raw, "");
    EXPECT_FALSE(kind_of(full)->locations.empty());
    EXPECT_GT(kind_of(full)->confidence, kind_of(some)->confidence);
}

TEST(Kind, ANumberUnderALargeTitleAloneIsNoMasthead) {
    const model::Document document = read(bulletin("第3期", ""));
    EXPECT_EQ(document.kind, model::DocumentKind::generic);
    EXPECT_EQ(kind_of(document)->rule, "kind.generic");
    EXPECT_FALSE(document.masthead.has_value());
}

TEST(Kind, APaperWithoutANumberIsToldByOfficeAndDay) {
    const model::Document document = read(bulletin("", "青岚市图书馆\t2024年9月12日"));
    EXPECT_EQ(document.kind, model::DocumentKind::bulletin);
    EXPECT_EQ(kind_of(document)->rule, "kind.masthead_unnumbered");
}

TEST(Kind, ALetterWithoutAHeadIsToldByWhomItIsForAndWhoSignedIt) {
    OfficialMaker maker;
    maker.title("关于借用展厅的函");
    maker.add("市博物馆：");
    maker.text();
    maker.signature();
    const model::Document document = read(maker.take());
    EXPECT_EQ(document.kind, model::DocumentKind::official_document);
    EXPECT_EQ(kind_of(document)->rule, "kind.letter");
    EXPECT_EQ(document.official->recipients, std::vector<std::string>{"市博物馆"});
    EXPECT_EQ(document.official->issued_on, "2024-03-08");
}

TEST(Kind, ATitleThatNamesAKindIsNotEnough) {
    OfficialMaker maker;
    maker.title("关于借阅情况的报告");
    maker.add("各位读者：");
    maker.text();
    EXPECT_EQ(read(maker.take()).kind, model::DocumentKind::generic);
}

TEST(Kind, AMarkOverANumberThatReadsLikeAnIssueIsNoPaper) {
    OfficialMaker maker;
    maker.mark("松泉区图书馆文 件");
    maker.number("松图办发");
    maker.number("（2007） 第3 号");
    maker.red_rule();
    maker.title("关于延长开放时间的报告");
    maker.add("松泉区人民政府：");
    maker.text();
    maker.signature();
    EXPECT_EQ(read(maker.take()).kind, model::DocumentKind::official_document);
}

TEST(Kind, AProfileThatIsAskedForDecidesIt) {
    const model::Document document = read(bulletin("第3期", "2024年9月12日"), "generic");
    EXPECT_EQ(document.kind, model::DocumentKind::generic);
    EXPECT_EQ(kind_of(document)->rule, "kind.profile");
    EXPECT_EQ(kind_of(document)->confidence, 1);
}

TEST(Kind, IsExplainedByFieldsAndByWhatOtherKindsLack) {
    std::vector<model::Explanation> all;
    static_cast<void>(read(bulletin("第3期", "2024年9月12日"), "auto", &all));
    ASSERT_FALSE(all.empty());
    const model::Explanation& kind = all.front();
    EXPECT_EQ(kind.pointer, "/kind");
    EXPECT_EQ(kind.rule, "kind.masthead");
    const auto holds = [&kind](std::string_view what) {
        return std::any_of(kind.signs.begin(), kind.signs.end(), [what](const model::Condition& sign) { return sign.what == what && sign.holds; });
    };
    EXPECT_TRUE(holds("masthead/issue") && holds("masthead/date"));
    EXPECT_FALSE(holds("masthead/issuer"));
    const auto near = std::find_if(kind.near.begin(), kind.near.end(), [](const model::NearRule& rule) { return rule.rule == "kind.letter"; });
    ASSERT_NE(near, kind.near.end());
    EXPECT_NE(std::find(near->failed.begin(), near->failed.end(), "official/recipients"), near->failed.end());
}

}  // namespace
}  // namespace bianmu::structure
