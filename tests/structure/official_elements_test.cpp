#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "structure/official_built.h"

namespace bianmu::structure {
namespace {

TEST(Official, ReadsEveryElementOfTheStandardForm) {
    OfficialMaker maker;
    maker.add("000012");
    maker.add("机密★1年", 16, 1);
    maker.add("特 急", 16, 1);
    maker.standard_head();
    maker.text();
    maker.body("附件：开放时间表");
    maker.signature();
    maker.body("（联系人：王小明，电话：0558—1234567）");
    maker.label("附件");
    maker.title("开放时间表");
    maker.body("总馆每日九时至二十一时开放。");
    maker.imprint();
    const model::Document document = document_of(maker);
    ASSERT_EQ(document.kind, model::DocumentKind::official_document);
    EXPECT_EQ(document.profile, "official");
    EXPECT_EQ(document.title, "青岚市图书馆关于延长开放时间的通知");
    const model::Official& official = *document.official;
    EXPECT_EQ(official.copy_number, "000012");
    ASSERT_TRUE(official.security);
    EXPECT_EQ(official.security->level, "机密");
    EXPECT_EQ(official.security->period, "1年");
    EXPECT_EQ(official.urgency, "特急");
    EXPECT_EQ(official.authority_mark, "青岚市图书馆文件");
    EXPECT_EQ(official.layout, "standard");
    ASSERT_TRUE(official.document_number);
    EXPECT_EQ(official.document_number->text, "青图发〔2024〕5号");
    EXPECT_EQ(official.document_number->agency, "青图发");
    EXPECT_EQ(official.document_number->year, 2024);
    EXPECT_EQ(official.document_number->serial, 5);
    EXPECT_EQ(official.type, "通知");
    EXPECT_EQ(official.recipients, (Texts{"各区图书馆", "市直有关单位"}));
    EXPECT_EQ(official.attachment_list, Texts{"开放时间表"});
    EXPECT_EQ(official.issuers, Texts{"青岚市图书馆"});
    EXPECT_EQ(official.issued_on, "2024-03-08");
    EXPECT_EQ(official.annotation, "联系人：王小明，电话：0558—1234567");
    EXPECT_EQ(official.copy_to, (Texts{"市水务局", "市博物馆"}));
    EXPECT_EQ(official.printed_by, "青岚市图书馆办公室");
    EXPECT_EQ(official.printed_on, "2024-03-09");
    ASSERT_EQ(document.sections.size(), 1U);
    ASSERT_EQ(document.sections[0].articles.size(), 2U);
    const model::Article& body = document.sections[0].articles[0];
    EXPECT_EQ(body.blocks.size(), 3U);
    EXPECT_EQ(body.blocks[1].type, model::BlockType::heading);
    EXPECT_EQ(body.blocks[1].level, 1);
    EXPECT_EQ(document.sections[0].articles[1].title, "开放时间表");
    EXPECT_EQ(texts_of(document.sections[0].articles[1]), Texts{"总馆每日九时至二十一时开放。"});
}

TEST(Official, KeepsThePrintedPieceBehindEachField) {
    OfficialMaker maker;
    maker.standard_head("青图发[2024] 5号");
    maker.text();
    maker.signature();
    maker.imprint();
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->document_number->text, "青图发〔2024〕5号");
    EXPECT_EQ(raw_of(document, "/official/document_number"), "青图发[2024] 5号");
    EXPECT_EQ(raw_of(document, "/official/recipients"), "各区图书馆，市直有关单位：");
    EXPECT_EQ(raw_of(document, "/official/printed_by"), "青岚市图书馆办公室");
    EXPECT_EQ(raw_of(document, "/official/printed_on"), "2024年3月9日印发");
    EXPECT_EQ(evidence_of(document, "/official/document_number")->rule, "head.number");
    EXPECT_EQ(evidence_of(document, "/official/type"), nullptr) << "the title holds its characters already";
}

TEST(Official, JoinsTheLinesOfATitle) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆文件");
    maker.number("青图发〔2024〕5号");
    maker.title("青岚市图书馆");
    maker.title("关于延长开放时间的\n通知");
    maker.add("各区图书馆：");
    maker.text();
    const model::Document document = document_of(maker);
    const model::Article& body = document.sections[0].articles[0];
    EXPECT_EQ(body.title, "青岚市图书馆关于延长开放时间的通知");
    EXPECT_EQ(body.title_lines, (Texts{"青岚市图书馆", "关于延长开放时间的", "通知"}));
    EXPECT_EQ(document.official->type, "通知");
}

TEST(Official, ALineOfATitleThatFillsTheMeasureNeedNotBeCentred) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆文件");
    maker.number("青图发〔2024〕5号");
    maker.title("青岚市图书馆");
    maker.title("关于印发《青岚市城市书房管理办法》的通知").alignment = model::Alignment::start;
    maker.add("各区图书馆：");
    maker.text();
    EXPECT_EQ(document_of(maker).title, "青岚市图书馆关于印发《青岚市城市书房管理办法》的通知");
}

TEST(Official, AnIntroductionWithAColonIsNotARecipient) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆文件");
    maker.number("青图发〔2024〕5号");
    maker.title("青岚市图书馆关于闭馆整修的公告");
    maker.add("为整修书库，现公告如下：");
    maker.text();
    const model::Document document = document_of(maker);
    EXPECT_TRUE(document.official->recipients.empty());
    EXPECT_EQ(texts_of(document.sections[0].articles[0]).front(), "为整修书库，现公告如下：");
}

struct Numbering {
    const char* name;
    const char* printed;
    const char* text;
};

class DocumentNumbers : public testing::TestWithParam<Numbering> {};

TEST_P(DocumentNumbers, HaveOneFormHoweverTheyWereTyped) {
    OfficialMaker maker;
    maker.standard_head(GetParam().printed);
    maker.text();
    const model::Document document = document_of(maker);
    ASSERT_TRUE(document.official && document.official->document_number) << GetParam().printed;
    EXPECT_EQ(document.official->document_number->text, GetParam().text);
    EXPECT_EQ(document.official->document_number->year, 2024);
    EXPECT_EQ(document.official->document_number->serial, 5);
    EXPECT_EQ(document.official->document_number->agency, "青图发");
    EXPECT_EQ(raw_of(document, "/official/document_number"), GetParam().printed);
}

INSTANTIATE_TEST_SUITE_P(Brackets, DocumentNumbers,
                         testing::Values(Numbering{"Tortoise", "青图发〔2024〕5号", "青图发〔2024〕5号"},
                                         Numbering{"Square", "青图发[2024]5号", "青图发〔2024〕5号"},
                                         Numbering{"WideSquare", "青图发［2024］5号", "青图发〔2024〕5号"},
                                         Numbering{"Round", "青图发(2024)5号", "青图发〔2024〕5号"},
                                         Numbering{"WideRound", "青图发（2024）5号", "青图发〔2024〕5号"},
                                         Numbering{"Lenticular", "青图发【2024】5号", "青图发〔2024〕5号"},
                                         Numbering{"Spaced", "青图发 〔 2024 〕 5 号", "青图发〔2024〕5号"},
                                         Numbering{"WideDigits", "青图发〔２０２４〕５号", "青图发〔2024〕5号"},
                                         Numbering{"Labelled", "文号：青图发〔2024〕5号", "青图发〔2024〕5号"}),
                         [](const auto& row) { return std::string(row.param.name); });

TEST(Official, LinesThatNoRuleKnowsStayInTheText) {
    OfficialMaker maker;
    maker.centred("关于延长开放时间的通知", 22);
    maker.centred("作者：总馆 来源：本站", 10, 0, false);
    maker.number("青图发〔2024〕5号");
    maker.add("各区图书馆：");
    maker.text();
    const model::Document document = document_of(maker);
    ASSERT_EQ(document.kind, model::DocumentKind::official_document);
    EXPECT_EQ(document.official->document_number->serial, 5);
    EXPECT_EQ(texts_of(document.sections[0].articles[0]).front(), "作者：总馆 来源：本站");
    EXPECT_TRUE(document.official->layout.empty());
}

TEST(Official, OtherTextsAreNotTakenForOne) {
    OfficialMaker plain;
    plain.title("开放时间的通知");
    plain.add("各区图书馆：");
    plain.text();
    EXPECT_EQ(document_of(plain).kind, model::DocumentKind::generic) << "neither number nor mark";
    OfficialMaker red;
    red.mark("青岚市图书馆年度报告");
    red.title("第一部分");
    red.text();
    EXPECT_EQ(document_of(red).kind, model::DocumentKind::generic) << "a large red name alone";
}

TEST(Official, TwoSentencesAreNoHeading) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.lead("（一）检查排水设施和维护台账。", "由分馆负责。", 2, false).first_line = 32;
    maker.body("各分馆按照客流安排晚间开放，报总馆备案后执行，并于月底前报送情况。");
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.sections[0].articles[0].blocks[3].type, model::BlockType::paragraph);
}

TEST(Official, AWordSetApartBeforeAShortValueIsNoHeading) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆办公会议纪要");
    maker.number("第9期");
    maker.red_rule();
    maker.title("研究延长开放时间等问题的会议纪要");
    maker.text();
    maker.lead("记录：", "孙晓雨", 1, false);
    maker.body("总馆晚间开放到二十一时，各分馆按照客流安排晚间开放，报总馆备案后执行。");
    const model::Document document = document_of(maker);
    const std::vector<model::DocumentBlock>& blocks = document.sections.at(0).articles.at(0).blocks;
    const auto line = std::find_if(blocks.begin(), blocks.end(), [](const auto& block) { return block.text == "记录：孙晓雨"; });
    ASSERT_NE(line, blocks.end());
    EXPECT_EQ(line->type, model::BlockType::paragraph);
}

TEST(Official, ATitleInTheMiddleOfThePageAndNotOfTheTextIsKnownByItsKind) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆文件");
    maker.number("青图发〔2024〕5号");
    maker.red_rule();
    maker.add("关于做好2024年借阅系统", 18, 3).first_line = 103;
    maker.add("更新和馆际互借工作的请示", 18, 3).first_line = 82;
    maker.add("青岚市人民政府：");
    maker.text();
    maker.signature();
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.title, "关于做好2024年借阅系统更新和馆际互借工作的请示");
    EXPECT_EQ(document.official->type, "请示");
    EXPECT_EQ(document.official->recipients, (std::vector<std::string>{"青岚市人民政府"}));
}

TEST(Official, AnAnnouncementIsNumberedWithinItsYear) {
    OfficialMaker maker;
    maker.mark("青岚市水务局公告");
    maker.number("2024年第3号");
    maker.title("关于东江路停水的公告");
    maker.body("因供水管道改造，定于三月十日二十二时起对下列区域停止供水，请提前做好储水准备。");
    maker.signature("青岚市水务局");
    const model::Document document = document_of(maker);
    ASSERT_EQ(document.kind, model::DocumentKind::official_document);
    EXPECT_EQ(document.official->type, "公告");
    EXPECT_EQ(document.official->document_number->serial, 3);
    EXPECT_EQ(document.official->document_number->year, 2024);
}

TEST(Official, APictureUnderALineWithoutSizeIsNoneOfTheTitle) {
    FlowMaker maker;
    maker.add("甲站用水", 0, -1);   // as text of charts was
    model::Flow flow = maker.take();
    flow.blocks.push_back({model::Figure{}});
    model::Diagnostics sink;
    const auto document = build_document(std::move(flow), "official", sink);
    ASSERT_TRUE(document);
    EXPECT_EQ(document->sections[0].articles[0].blocks.back().type, model::BlockType::figure);
}

TEST(Official, APictureInTheHeadStaysInTheText) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆文件");
    model::Flow flow = maker.take();
    flow.blocks.insert(flow.blocks.begin(), {model::Figure{}});
    add_notice(flow);
    model::Diagnostics sink;
    const auto document = build_document(std::move(flow), "auto", sink);
    ASSERT_EQ(document->kind, model::DocumentKind::official_document);
    EXPECT_EQ(document->sections[0].articles[0].blocks[0].type, model::BlockType::figure);
}

}  // namespace
}  // namespace bianmu::structure
