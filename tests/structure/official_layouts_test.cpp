#include <gtest/gtest.h>

#include "structure/official_built.h"

namespace bianmu::structure {
namespace {

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
    const model::Document document = document_of(maker);
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
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->authority_mark, "青岚市图书馆");
    EXPECT_EQ(document.official->layout, "letter");
    EXPECT_EQ(document.official->type, "函");
    EXPECT_EQ(document.official->document_number->serial, 7);
}

TEST(Official, UrgencyAndNumberShareALineOfALetter) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆");
    maker.add("特急\t青图函〔2024〕5号");
    maker.title("关于延长开放时间的函");
    maker.add("市公交公司：");
    maker.text();
    maker.signature();
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->urgency, "特急");
    EXPECT_EQ(document.official->document_number->agency, "青图函");
    EXPECT_EQ(document.official->layout, "letter");
}

TEST(Official, AnOrderHasARunningNumberAndASigner) {
    OfficialMaker maker;
    maker.mark("青岚市人民政府令");
    maker.number("第 十二 号");
    maker.body("《青岚市公共图书馆办法》已经市政府第三次常务会议通过，现予公布，自公布之日起施行。");
    maker.right("市　长　王　立");
    maker.right("二〇二四年三月八日");
    const model::Document document = document_of(maker);
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
    const model::Document document = document_of(maker);
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

TEST(Official, MinutesSayUnderTheNumberByWhomTheyAre) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆办公会议纪要");
    maker.number("第5期");
    maker.add("青岚市图书馆\t2024年3月8日");
    maker.title("研究延长开放时间的会议纪要");
    maker.text();
    maker.body("（此件发至各分馆）");
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->issuers, Texts{"青岚市图书馆"});
    EXPECT_EQ(document.official->issued_on, "2024-03-08");
    EXPECT_EQ(document.official->annotation, "此件发至各分馆");
}

TEST(Official, PersonsAreTextOutsideMinutes) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.body("出席：王伟");
    maker.signature();
    const model::Document document = document_of(maker);
    EXPECT_TRUE(document.official->attendees.empty());
    EXPECT_EQ(texts_of(document.sections[0].articles[0]).back(), "出席：王伟");
}

TEST(Official, NamesThatALineEndJoinedArePartedByTheirSurnames) {
    OfficialMaker maker;
    maker.mark("青岚市图书馆办公会议纪要");
    maker.number("第9期");
    maker.red_rule();
    maker.title("研究延长开放时间等问题的会议纪要");
    maker.text();
    maker.body("出席：林强敏 郑勇英 胡涛 赵敏艳王建艳 王平静");
    EXPECT_EQ(document_of(maker).official->attendees, (std::vector<std::string>{"林强敏", "郑勇英", "胡涛", "赵敏艳", "王建艳", "王平静"}));
}

}  // namespace
}  // namespace bianmu::structure
