#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "structure/official_built.h"

namespace bianmu::structure {
namespace {

TEST(Official, JointIssueHasSeveralNamesInMarkAndSignature) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆", 30);
    maker.mark("文件", 30);
    maker.mark("青岚市博物馆", 30);
    maker.number("青图联〔2024〕2号");
    maker.title("关于联合办理读者证的通知");
    maker.add("各区图书馆、各区博物馆：");
    maker.text();
    maker.right("青岚市图书馆　　　青岚市博物馆");
    maker.right("青岚市档案馆");
    maker.right("2024年3月8日");
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->authority_mark, "青岚市图书馆 青岚市博物馆文件");
    EXPECT_EQ(document.official->layout, "standard");
    EXPECT_EQ(document.official->issuers, (Texts{"青岚市图书馆", "青岚市博物馆", "青岚市档案馆"}));
    EXPECT_EQ(raw_of(document, "/official/issuers/2"), "青岚市档案馆");
    EXPECT_EQ(document.official->issued_on, "2024-03-08");
    EXPECT_EQ(texts_of(document.sections[0].articles[0]).size(), 3U);
}

TEST(Official, AMarkInATableIsUnfolded) {
    OfficialMaker maker;
    maker.table({{"青岚市图书馆", "文件"}}, false);
    model::Flow flow = maker.take();
    for (model::Cell& cell : std::get<model::Table>(flow.blocks[0].value).cells) {
        model::Run& run = std::get<model::Paragraph>(cell.blocks[0].value).runs[0];
        run.style.size = 36;
        run.style.color = 0xFF0000;
    }
    add_notice(flow);
    model::Diagnostics sink;
    const auto document = build_document(std::move(flow), "auto", sink);
    ASSERT_TRUE(document->official);
    EXPECT_EQ(document->official->authority_mark, "青岚市图书馆文件");
    EXPECT_TRUE(std::none_of(sink.list().begin(), sink.list().end(), [](const auto& doubt) { return doubt.code == "accounting.unbalanced"; }));
}

TEST(Official, NamesOverTheWordThatClosesAMarkBelongToItWithoutColour) {
    OfficialMaker maker;
    maker.centred("青岚市图书馆", 26);
    maker.centred("青岚市博物馆", 26);
    maker.centred("文　件", 26);
    maker.number("青图发〔2024〕5号");
    maker.title("关于延长开放时间的通知");
    maker.add("各区图书馆：");
    maker.text();
    const model::Document document = document_of(maker);
    ASSERT_TRUE(document.official);
    EXPECT_EQ(document.official->authority_mark, "青岚市图书馆 青岚市博物馆文件");
    EXPECT_EQ(document.title, "关于延长开放时间的通知");
}

TEST(Official, TheClosingWordMayStandBesideAnyNameOfAMark) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆\t文件", 26);
    maker.mark("青岚市博物馆", 26);
    maker.number("青图发〔2024〕第05号");
    maker.title("关于延长开放时间的通知");
    maker.text();
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->authority_mark, "青岚市图书馆 青岚市博物馆文件");
    EXPECT_EQ(document.official->document_number->text, "青图发〔2024〕5号");
}

TEST(Official, TheWordOfAMarkMayStandBesideTheFirstOfSeveralNames) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆 文件青岚市水务局");
    maker.number("青图发〔2024〕5号");
    maker.red_rule();
    maker.title("青岚市图书馆关于延长开放时间的通知");
    maker.add("各区图书馆，市直有关单位：");
    maker.text();
    maker.signature();
    EXPECT_EQ(document_of(maker).official->authority_mark, "青岚市图书馆 青岚市水务局文件");
}

}  // namespace
}  // namespace bianmu::structure
