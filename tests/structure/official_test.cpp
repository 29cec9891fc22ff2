#include <gtest/gtest.h>

#include <algorithm>

#include "structure/official_maker.h"
#include "structure/profile.h"
#include "structure/structure.h"

namespace bianmu::structure {
namespace {

using Texts = std::vector<std::string>;

/// Builds the document; fails the test where the account does not balance.
model::Document build(OfficialMaker& maker, std::string_view profile = "auto") {
    model::Diagnostics sink;
    auto document = build_document(maker.take(), profile, sink);
    for (const model::Diagnostic& doubt : sink.list()) {
        EXPECT_NE(doubt.code, "accounting.unbalanced") << doubt.message;
    }
    return std::move(*document);
}

const model::Evidence* evidence_of(const model::Document& document, std::string_view pointer) {
    const auto found = std::find_if(document.evidence.begin(), document.evidence.end(), [&](const auto& e) { return e.pointer == pointer; });
    return found == document.evidence.end() ? nullptr : &*found;
}

std::string raw_of(const model::Document& document, std::string_view pointer) {
    const model::Evidence* evidence = evidence_of(document, pointer);
    return evidence == nullptr ? std::string() : evidence->raw;
}

Texts texts_of(const model::Article& article) {
    Texts texts;
    for (const model::DocumentBlock& block : article.blocks) {
        texts.push_back(block.text);
    }
    return texts;
}

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
    const model::Document document = build(maker);
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
    const model::Document document = build(maker);
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
    const model::Document document = build(maker);
    const model::Article& body = document.sections[0].articles[0];
    EXPECT_EQ(body.title, "青岚市图书馆关于延长开放时间的通知");
    EXPECT_EQ(body.title_lines, (Texts{"青岚市图书馆", "关于延长开放时间的", "通知"}));
    EXPECT_EQ(document.official->type, "通知");
}

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
    const model::Document document = build(maker);
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
    OfficialMaker rest;
    rest.number("青图发〔2024〕5号");
    rest.title("关于延长开放时间的通知");
    rest.text();
    model::Flow tail = rest.take();
    flow.blocks.insert(flow.blocks.end(), tail.blocks.begin(), tail.blocks.end());
    flow.source_chars += tail.source_chars;
    model::Diagnostics sink;
    const auto document = build_document(std::move(flow), "auto", sink);
    ASSERT_TRUE(document->official);
    EXPECT_EQ(document->official->authority_mark, "青岚市图书馆文件");
    EXPECT_TRUE(std::none_of(sink.list().begin(), sink.list().end(), [](const auto& doubt) { return doubt.code == "accounting.unbalanced"; }));
}

TEST(Official, UpwardDocumentsNameTheirSigners) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆文件");
    maker.add("　青图发〔2024〕6号\t签发人：王小明　李　世");
    maker.add("　　　　　　　　\t陈思远", 16, 2);
    maker.red_rule();
    maker.title("青岚市图书馆关于新建书库的请示");
    maker.add("青岚市人民政府：");
    maker.text();
    maker.signature();
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->document_number->text, "青图发〔2024〕6号");
    EXPECT_EQ(document.official->signers, (Texts{"王小明", "李世", "陈思远"}));
    EXPECT_EQ(document.official->type, "请示");
    EXPECT_EQ(raw_of(document, "/official/document_number"), "青图发〔2024〕6号");
}

TEST(Official, ALetterIsMarkedByTheNameAlone) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆");
    maker.right("青图函〔2024〕7号");
    maker.title("青岚市图书馆关于商借展品的函");
    maker.add("青岚市博物馆：");
    maker.text();
    maker.signature();
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->authority_mark, "青岚市图书馆");
    EXPECT_EQ(document.official->layout, "letter");
    EXPECT_EQ(document.official->type, "函");
    EXPECT_EQ(document.official->document_number->serial, 7);
}

TEST(Official, AnOrderHasARunningNumberAndASigner) {
    OfficialMaker maker;
    maker.mark("青岚市人民政府令");
    maker.number("第 十二 号");
    maker.body("《青岚市公共图书馆办法》已经市政府第三次常务会议通过，现予公布，自公布之日起施行。");
    maker.right("市　长　王　立");
    maker.right("二〇二四年三月八日");
    const model::Document document = build(maker);
    ASSERT_EQ(document.kind, model::DocumentKind::official_document);
    EXPECT_EQ(document.official->layout, "order");
    EXPECT_EQ(document.official->type, "命令");
    EXPECT_EQ(document.official->document_number->text, "第十二号");
    EXPECT_EQ(document.official->document_number->serial, 12);
    EXPECT_FALSE(document.official->document_number->year);
    EXPECT_EQ(document.official->signers, Texts{"王立"});
    EXPECT_EQ(document.official->issued_on, "2024-03-08");
    EXPECT_TRUE(document.title.empty());
}

TEST(Official, MinutesListWhoWasThere) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆办公会议纪要");
    maker.number("〔2024〕3号");
    maker.title("关于馆藏数字化的会议纪要");
    maker.text();
    maker.body("出席：王　伟　李世强、陈思远");
    maker.body("请假：周　禾");
    maker.body("列席：市博物馆陈列部郑晓舟，市档案馆保管处孙立");
    maker.imprint();
    const model::Document document = build(maker);
    const model::Official& official = *document.official;
    EXPECT_EQ(official.layout, "minutes");
    EXPECT_EQ(official.type, "纪要");
    EXPECT_EQ(official.document_number->text, "〔2024〕3号");
    EXPECT_TRUE(official.document_number->agency.empty());
    EXPECT_EQ(official.attendees, (Texts{"王伟", "李世强", "陈思远"}));
    EXPECT_EQ(official.absentees, Texts{"周禾"});
    EXPECT_EQ(official.observers, (Texts{"市博物馆陈列部郑晓舟", "市档案馆保管处孙立"}));
    EXPECT_EQ(texts_of(document.sections[0].articles[0]).size(), 3U);
}

TEST(Official, PersonsAreTextOutsideMinutes) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.body("出席：王伟");
    maker.signature();
    const model::Document document = build(maker);
    EXPECT_TRUE(document.official->attendees.empty());
    EXPECT_EQ(texts_of(document.sections[0].articles[0]).back(), "出席：王伟");
}

TEST(Official, EachAttachmentIsAnArticle) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.body("附件：1．开放时间表");
    maker.body("　　　2．各区图书馆晚间开放");
    maker.body("　　　　联系人名单");
    maker.signature();
    maker.label("附件1");
    maker.title("开放时间表");
    maker.table({{"馆名", "时间"}, {"总馆", "二十一时"}, {"东馆", "二十时"}}, true);
    maker.label("附件2");
    maker.title("各区图书馆晚间开放\n联系人名单");
    maker.body("东区图书馆王小明。");
    maker.right("2024年2月1日");
    maker.imprint();
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->attachment_list, (Texts{"开放时间表", "各区图书馆晚间开放联系人名单"}));
    ASSERT_EQ(document.sections[0].articles.size(), 3U);
    EXPECT_EQ(document.sections[0].articles[1].title, "开放时间表");
    EXPECT_EQ(document.sections[0].articles[1].blocks[0].type, model::BlockType::table);
    EXPECT_EQ(document.sections[0].articles[2].title, "各区图书馆晚间开放联系人名单");
    EXPECT_EQ(texts_of(document.sections[0].articles[2]), (Texts{"东区图书馆王小明。", "2024年2月1日"}));
    EXPECT_EQ(document.official->issued_on, "2024-03-08") << "a date in an attachment is text";
    EXPECT_EQ(raw_of(document, "/official/attachment_list"), "附件：1．开放时间表\n附件1");
    EXPECT_EQ(raw_of(document, "/official/attachment_list/1"), "2．各区图书馆晚间开放\n联系人名单\n附件2");
}

TEST(Official, AttachmentNamesMayShareAParagraph) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.body("附件：1.开放时间表\n2.联系人名单");
    maker.signature();
    EXPECT_EQ(build(maker).official->attachment_list, (Texts{"开放时间表", "联系人名单"}));
}

TEST(Official, AnIssuedTextFollowsWithoutALabel) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆文件");
    maker.number("青图发〔2024〕5号");
    maker.title("关于印发《读者服务规定》的通知");
    maker.add("各区图书馆：");
    maker.text();
    maker.signature();
    maker.title("读者服务规定").page_break_before = true;
    maker.body("第一条 为了规范读者服务，制定本规定。");
    const model::Document document = build(maker);
    ASSERT_EQ(document.sections[0].articles.size(), 2U);
    EXPECT_EQ(document.sections[0].articles[1].title, "读者服务规定");
}

TEST(Official, ImprintMayStandInATable) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.signature();
    maker.table({{"抄送：市水务局，市博物馆。", ""}, {"青岚市图书馆办公室", "2024年3月9日印发"}}, true);
    maker.add("共印50份", 14);
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->copy_to, (Texts{"市水务局", "市博物馆"}));
    EXPECT_EQ(document.official->printed_by, "青岚市图书馆办公室");
    EXPECT_EQ(document.official->printed_on, "2024-03-09");
    ASSERT_TRUE(document.colophon);
    EXPECT_EQ(document.colophon->copies, 50);
}

TEST(Official, ASignatureMayBeMovedRightByWhiteSpace) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.add("　　　　　　　　　　　　　　　　　　青岚市图书馆");
    maker.add("　　　　　　　　　　　　　　　　　　2024年3月8日");
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->issuers, Texts{"青岚市图书馆"});
    EXPECT_EQ(document.official->issued_on, "2024-03-08");
}

TEST(Official, LinesThatNoRuleKnowsStayInTheText) {
    OfficialMaker maker;
    maker.centred("关于延长开放时间的通知", 22);
    maker.centred("作者：总馆 来源：本站", 10, 0, false);
    maker.number("青图发〔2024〕5号");
    maker.add("各区图书馆：");
    maker.text();
    const model::Document document = build(maker);
    ASSERT_EQ(document.kind, model::DocumentKind::official_document);
    EXPECT_EQ(document.official->document_number->serial, 5);
    EXPECT_EQ(texts_of(document.sections[0].articles[0]).front(), "作者：总馆 来源：本站");
    EXPECT_TRUE(document.official->layout.empty());
}

TEST(Official, AnIntroductionWithAColonIsNotARecipient) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆文件");
    maker.number("青图发〔2024〕5号");
    maker.title("青岚市图书馆关于闭馆整修的公告");
    maker.add("为整修书库，现公告如下：");
    maker.text();
    const model::Document document = build(maker);
    EXPECT_TRUE(document.official->recipients.empty());
    EXPECT_EQ(texts_of(document.sections[0].articles[0]).front(), "为整修书库，现公告如下：");
}

TEST(Official, OtherTextsAreNotTakenForOne) {
    OfficialMaker plain;
    plain.title("开放时间的通知");
    plain.add("各区图书馆：");
    plain.text();
    EXPECT_EQ(build(plain).kind, model::DocumentKind::generic) << "neither number nor mark";
    OfficialMaker red;
    red.mark("青岚市图书馆年度报告");
    red.title("第一部分");
    red.text();
    EXPECT_EQ(build(red).kind, model::DocumentKind::generic) << "a large red name alone";
}

TEST(Official, APictureInTheHeadStaysInTheText) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆文件");
    model::Flow flow = maker.take();
    flow.blocks.insert(flow.blocks.begin(), {model::Figure{}});
    OfficialMaker rest;
    rest.number("青图发〔2024〕5号");
    rest.title("关于延长开放时间的通知");
    rest.text();
    model::Flow tail = rest.take();
    flow.blocks.insert(flow.blocks.end(), tail.blocks.begin(), tail.blocks.end());
    flow.source_chars += tail.source_chars;
    model::Diagnostics sink;
    const auto document = build_document(std::move(flow), "auto", sink);
    ASSERT_EQ(document->kind, model::DocumentKind::official_document);
    EXPECT_EQ(document->sections[0].articles[0].blocks[0].type, model::BlockType::figure);
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
    const model::Document document = build(maker);
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

TEST(Official, NamesOverTheWordThatClosesAMarkBelongToItWithoutColour) {
    OfficialMaker maker;
    maker.centred("青岚市图书馆", 26);
    maker.centred("青岚市博物馆", 26);
    maker.centred("文　件", 26);
    maker.number("青图发〔2024〕5号");
    maker.title("关于延长开放时间的通知");
    maker.add("各区图书馆：");
    maker.text();
    const model::Document document = build(maker);
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
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->authority_mark, "青岚市图书馆 青岚市博物馆文件");
    EXPECT_EQ(document.official->document_number->text, "青图发〔2024〕5号");
}

TEST(Official, UrgencyAndNumberShareALineOfALetter) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆");
    maker.add("特急\t青图函〔2024〕5号");
    maker.title("关于延长开放时间的函");
    maker.add("市公交公司：");
    maker.text();
    maker.signature();
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->urgency, "特急");
    EXPECT_EQ(document.official->document_number->agency, "青图函");
    EXPECT_EQ(document.official->layout, "letter");
}

TEST(Official, MinutesSayUnderTheNumberByWhomTheyAre) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆办公会议纪要");
    maker.number("第5期");
    maker.add("青岚市图书馆\t2024年3月8日");
    maker.title("研究延长开放时间的会议纪要");
    maker.text();
    maker.body("（此件发至各分馆）");
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->issuers, Texts{"青岚市图书馆"});
    EXPECT_EQ(document.official->issued_on, "2024-03-08");
    EXPECT_EQ(document.official->annotation, "此件发至各分馆");
}

TEST(Official, ASignatureStandsRightInATable) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.table({{"", "青岚市图书馆"}, {"", "2024年3月8日"}}, false);
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->issuers, Texts{"青岚市图书馆"});
    EXPECT_EQ(document.official->issued_on, "2024-03-08");
}

TEST(Official, ALineOfATitleThatFillsTheMeasureNeedNotBeCentred) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆文件");
    maker.number("青图发〔2024〕5号");
    maker.title("青岚市图书馆");
    maker.title("关于印发《青岚市城市书房管理办法》的通知").alignment = model::Alignment::start;
    maker.add("各区图书馆：");
    maker.text();
    EXPECT_EQ(build(maker).title, "青岚市图书馆关于印发《青岚市城市书房管理办法》的通知");
}

TEST(Official, AttachmentsAreListedUnderTheirWordOrEachWithIt) {
    OfficialMaker alone;
    alone.standard_head();
    alone.text();
    alone.body("附件：");
    alone.body("1.开放时间表");
    alone.body("2.联系人名单");
    alone.signature();
    const model::Document under = build(alone);
    EXPECT_EQ(under.official->attachment_list, (Texts{"开放时间表", "联系人名单"}));
    EXPECT_EQ(raw_of(under, "/official/attachment_list"), "附件：\n1.开放时间表");
    OfficialMaker each;
    each.standard_head();
    each.text();
    each.body("附件1：开放时间表");
    each.body("附件2：联系人名单");
    each.signature();
    EXPECT_EQ(build(each).official->attachment_list, (Texts{"开放时间表", "联系人名单"}));
}

TEST(Official, ALineOfCopiesThatEndsInANameGoesOn) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.signature();
    maker.add("抄送：市水务局，市博", 14);
    maker.add("物馆，市档案馆。", 14);
    EXPECT_EQ(build(maker).official->copy_to, (Texts{"市水务局", "市博物馆", "市档案馆"}));
}

TEST(Official, TwoSentencesAreNoHeading) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.lead("（一）检查排水设施和维护台账。", "由分馆负责。", 2, false).first_line = 32;
    maker.body("各分馆按照客流安排晚间开放，报总馆备案后执行，并于月底前报送情况。");
    const model::Document document = build(maker);
    EXPECT_EQ(document.sections[0].articles[0].blocks[3].type, model::BlockType::paragraph);
}

TEST(Official, APageNumberInWordsIsFurniture) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.signature();
    model::Paragraph& number = maker.add("第1页", 14);
    number.locations.front().page = 1;
    const model::Document document = build(maker);
    ASSERT_EQ(document.furniture.size(), 1U);
    EXPECT_EQ(document.furniture[0].text, "第1页");
}

std::vector<std::string> doubts_of(OfficialMaker& maker) {
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "auto", sink);
    EXPECT_TRUE(document.has_value());
    std::vector<std::string> codes;
    for (const model::Diagnostic& doubt : sink.list()) {
        codes.push_back(doubt.code);
    }
    return codes;
}

TEST(OfficialCheck, ADocumentAfterTheStandardRaisesNoDoubt) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.body("附件：开放时间表");
    maker.signature();
    maker.label("附件");
    maker.title("开放时间表");
    maker.body("总馆晚间开放到二十一时。");
    maker.imprint();
    EXPECT_EQ(doubts_of(maker), Texts{});
}

TEST(OfficialCheck, AnElementThatItsLayoutDemandsIsMissed) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    EXPECT_EQ(doubts_of(maker), Texts{"official.missing"});   // no date
}

TEST(OfficialCheck, AnElementOutOfItsPlaceIsToldOf) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆文件");
    maker.add("特急", 16, 1);
    maker.number("青图发〔2024〕5号");
    maker.title("青岚市图书馆关于延长开放时间的通知");
    maker.add("各区图书馆：");
    maker.text();
    maker.signature();
    EXPECT_EQ(doubts_of(maker), Texts{"official.order"});
}

TEST(OfficialCheck, AttachmentsAreBoundToTheirListByOrderAndTitle) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.body("附件：1.开放时间表");
    maker.body("2.联系人名单");
    maker.signature();
    for (const char* title : {"联系人名单", "座椅与灯具清点办法"}) {
        maker.label("附件");
        maker.title(title);
        maker.body("总馆晚间开放到二十一时。");
    }
    // One out of order, one not listed, one that does not follow.
    EXPECT_EQ(doubts_of(maker), (Texts{"official.attachment", "official.attachment", "official.attachment"}));
}

TEST(Official, APictureOverTheSignatureIsASeal) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.right("青岚市图书馆");
    maker.figure();
    maker.right("2024年3月8日");
    const model::Document document = build(maker);
    ASSERT_EQ(document.figures.size(), 1U);
    EXPECT_EQ(document.official->seals, Texts{document.figures[0].id});
    EXPECT_EQ(document.official->issuers, Texts{"青岚市图书馆"});
    EXPECT_EQ(document.sections[0].articles[0].blocks.size(), 3U);
}

TEST(Official, NamesThatALineEndJoinedArePartedByTheirSurnames) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆办公会议纪要");
    maker.number("第9期");
    maker.red_rule();
    maker.title("研究延长开放时间等问题的会议纪要");
    maker.text();
    maker.body("出席：林强敏 郑勇英 胡涛 赵敏艳王建艳 王平静");
    EXPECT_EQ(build(maker).official->attendees, (std::vector<std::string>{"林强敏", "郑勇英", "胡涛", "赵敏艳", "王建艳", "王平静"}));
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
    EXPECT_EQ(build(maker).official->authority_mark, "青岚市图书馆 青岚市水务局文件");
}

TEST(Official, AuthoritiesInTheMiddleAreNoAttachment) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.body("附件：1．停靠点安排表");
    maker.add("　　　　　2．志愿者招募办法");
    maker.centred("青岚市教育体育局　　　青岚市图书馆", 16, 0, false);
    maker.centred("青岚市少年宫", 16, 0, false);
    maker.right("二〇二四年六月十一日");
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->attachment_list, (std::vector<std::string>{"停靠点安排表", "志愿者招募办法"}));
    EXPECT_EQ(document.official->issuers, (std::vector<std::string>{"青岚市教育体育局", "青岚市图书馆", "青岚市少年宫"}));
    EXPECT_EQ(document.official->issued_on, "2024-06-11");
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
    const model::Document document = build(maker);
    const std::vector<model::DocumentBlock>& blocks = document.sections.at(0).articles.at(0).blocks;
    const auto line = std::find_if(blocks.begin(), blocks.end(), [](const auto& block) { return block.text == "记录：孙晓雨"; });
    ASSERT_NE(line, blocks.end());
    EXPECT_EQ(line->type, model::BlockType::paragraph);
}

TEST(Official, WhereASealIsToStandIsNoPartOfTheAuthority) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.signature("青岚市图书馆（盖章）");
    maker.add("主题词：学会　奖励　办法", 14, 1);
    maker.imprint();
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->issuers, (std::vector<std::string>{"青岚市图书馆"}));
    for (const model::DocumentBlock& block : document.sections.at(0).articles.at(0).blocks) {
        EXPECT_FALSE(block.type == model::BlockType::heading && block.text.starts_with("主题词")) << block.rule;
    }
}

TEST(Official, WhatAnOrderPublishesNeedsNoList) {
    OfficialMaker maker;
    maker.mark("青岚市人民政府令");
    maker.number("第12号");
    maker.body("《青岚市城市绿化管理办法》已经市人民政府常务会议审议通过，现予公布，自7月1日起施行。");
    maker.right("市　长　　周　明");
    maker.right("2024年5月28日");
    maker.title("青岚市城市绿化管理办法").page_break_before = true;
    maker.body("第一条　城市绿化应当坚持因地制宜、节约用水、管护并重，新建道路的绿化面积不得低于百分之二十。");
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "official", sink);
    ASSERT_TRUE(document);
    ASSERT_EQ(document->sections.at(0).articles.size(), 2U);
    for (const model::Diagnostic& doubt : sink.list()) {
        EXPECT_NE(doubt.code, "official.attachment") << doubt.message;
    }
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
    const model::Document document = build(maker);
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
    const model::Document document = build(maker);
    ASSERT_EQ(document.kind, model::DocumentKind::official_document);
    EXPECT_EQ(document.official->type, "公告");
    EXPECT_EQ(document.official->document_number->serial, 3);
    EXPECT_EQ(document.official->document_number->year, 2024);
}

TEST(Official, NamesOfAttachmentsAtTheHeadOfAPageAreAListOverTheSignature) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.body("附件1.开放时间表").page_break_before = true;
    maker.body("附件2.联系人名单");
    maker.signature();
    maker.label("附件1");
    maker.title("开放时间表");
    maker.body("总馆每日九时至二十一时开放。");
    maker.label("附件2.联系人名单");
    maker.body("王伟负责总馆，李世强负责分馆。");
    const model::Document document = build(maker);
    EXPECT_EQ(document.official->attachment_list, (Texts{"开放时间表", "联系人名单"}));
    EXPECT_EQ(document.official->issued_on, "2024-03-08");
    ASSERT_EQ(document.sections[0].articles.size(), 3U);
    EXPECT_EQ(document.sections[0].articles[2].title, "联系人名单");
}

}  // namespace
}  // namespace bianmu::structure
