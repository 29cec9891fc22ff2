#include <gtest/gtest.h>

#include "structure/built.h"
#include "structure/official_maker.h"

namespace bianmu::structure {
namespace {

using List = std::vector<std::string>;

TEST(OfficialForm, AnAnnouncementHasItsNumberUnderTheTitle) {
    OfficialMaker maker;
    maker.title("滨湖新区管理委员会公告");
    maker.centred("2024年　第5号", 16, 2, false);
    maker.body("为保障滨湖大桥维修施工期间交通安全，决定实施临时交通管制。现公告如下：");
    maker.body("一、管制时间：2024年10月8日0时至10月28日24时。");
    maker.body("特此公告。");
    maker.signature("滨湖新区管理委员会", "2024年9月25日");
    const Built built = build(maker);
    EXPECT_EQ(built.document.kind, model::DocumentKind::official_document);
    ASSERT_TRUE(built.document.official && built.document.official->document_number);
    EXPECT_EQ(built.document.official->document_number->text, "2024年第5号");
    EXPECT_EQ(built.document.official->document_number->serial, 5);
    EXPECT_EQ(built.document.official->issuers, (List{"滨湖新区管理委员会"}));
}

TEST(OfficialForm, ABillIsSignedByAPerson) {
    OfficialMaker maker;
    maker.title("关于提请审议财政预算调整方案的议案");
    maker.add("区人民代表大会常务委员会：");
    maker.body("根据有关规定，区人民政府编制了财政预算调整方案，现提请审议。");
    maker.right("兰溪区人民政府区长　王若谷");
    maker.right("2025年8月22日");
    const Built built = build(maker);
    EXPECT_EQ(built.document.kind, model::DocumentKind::official_document);
    ASSERT_TRUE(built.document.official);
    EXPECT_EQ(built.document.official->type, "议案");
    EXPECT_EQ(built.document.official->signers, (List{"王若谷"}));
}

TEST(OfficialForm, OlderNumbersHaveTheYearFirstOrInTwoDigits) {
    const std::pair<const char*, const char*> numbers[] = {
        {"〔91〕青林字第23号", "青林字〔1991〕23号"}, {"青林字（87）第5号", "青林字〔1987〕5号"}, {"(1986)青林办字第5号", "青林办字〔1986〕5号"}, {"青林发〔一九八五〕十二号", "青林发〔1985〕12号"}};
    for (const auto& [printed, canonical] : numbers) {
        OfficialMaker maker;
        maker.standard_head(printed);
        maker.text();
        maker.signature("青浦林场（章）", "一九九一年二月十二日");
        const Built built = build(maker);
        ASSERT_TRUE(built.document.official && built.document.official->document_number) << printed;
        EXPECT_EQ(built.document.official->document_number->text, canonical);
        EXPECT_EQ(built.document.official->issuers, (List{"青浦林场"}));
    }
}

TEST(OfficialForm, ReportedAndSentAreListsOfTheirOwn) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.signature();
    maker.add("报：县林业局", 14);
    maker.add("发：各工区", 14);
    maker.add("青岚市图书馆办公室　2024年3月9日印发　（共印二十五份）", 14);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.official);
    EXPECT_EQ(built.document.official->copy_to, (List{"县林业局", "各工区"}));
    EXPECT_EQ(built.document.official->printed_by, "青岚市图书馆办公室");
    EXPECT_EQ(built.document.official->printed_on, "2024-03-09");
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->copies, 25);
}

TEST(OfficialForm, WhatIsAttachedMayBeLabelledInOneCharacter) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.add("附：健步走活动报名表");
    maker.signature();
    maker.label("附：");
    maker.centred("健步走活动报名表", 20, 1, false);
    maker.table({{"单位", "人数"}, {"", ""}}, true);
    const Built built = build(maker);
    ASSERT_EQ(built.document.sections.at(0).articles.size(), 2U);
    EXPECT_EQ(built.document.sections[0].articles[0].blocks.size(), 3U);
    EXPECT_EQ(built.document.sections[0].articles[1].title, "健步走活动报名表");
}

TEST(OfficialForm, WhoWasPresentMayStandLineByLine) {
    OfficialMaker maker;
    maker.mark("海州市人民政府办公会议纪要");
    maker.number("〔2018〕12号");
    maker.red_rule();
    maker.title("研究公交线路优化有关问题");
    maker.body("会议议定事项纪要如下：");
    maker.body("会议同意市交通运输局提出的线路优化方案。");
    maker.body("出席：褚万里　市政府副市长");
    maker.add("季长风　市政府副秘书长").first_line = 80;
    maker.add("左思远　市交通运输局局长").first_line = 80;
    maker.body("列席：市公交公司　芮小雨");
    maker.add("市轮渡公司　王小敏").first_line = 80;
    maker.imprint();
    const Built built = build(maker);
    ASSERT_TRUE(built.document.official);
    EXPECT_EQ(built.document.official->attendees, (List{"褚万里 市政府副市长", "季长风 市政府副秘书长", "左思远 市交通运输局局长"}));
    EXPECT_EQ(built.document.official->observers, (List{"市公交公司 芮小雨", "市轮渡公司 王小敏"}));
}

TEST(OfficialForm, DocumentsInTraditionalCharactersAreRead) {
    OfficialMaker maker;
    maker.mark("青嵐市圖書館文件");
    maker.add("青圖發〔2024〕5號\t簽發人：陳國華");
    maker.red_rule();
    maker.title("關於延長開放時間的請示");
    maker.add("市人民政府：");
    maker.body("為方便讀者，擬自四月一日起延長開放時間。");
    maker.signature("青嵐市圖書館");
    maker.add("（聯繫人：陳國華；電話：1234567）");
    maker.add("抄送：市水務局。", 14);
    maker.add("青嵐市圖書館辦公室\t2024年3月9日印發", 14);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.official && built.document.official->document_number);
    EXPECT_EQ(built.document.official->type, "请示");
    EXPECT_EQ(built.document.official->signers, (List{"陳國華"}));
    EXPECT_EQ(built.document.official->printed_on, "2024-03-09");
    EXPECT_EQ(built.document.official->copy_to, (List{"市水務局"}));
}

TEST(OfficialForm, GradeAndUrgencyMayShareALineInEitherOrder) {
    OfficialMaker maker;
    maker.add("特急 绝密★长期", 14, 1);
    maker.add("份号：000007", 14);
    maker.standard_head("临办发电〔2020〕3号");
    maker.text();
    maker.signature();
    const Built built = build(maker);
    ASSERT_TRUE(built.document.official && built.document.official->security);
    EXPECT_EQ(built.document.official->urgency, "特急");
    EXPECT_EQ(built.document.official->security->level, "绝密");
    EXPECT_EQ(built.document.official->security->period, "长期");
}

TEST(OfficialForm, TwoAuthoritiesOfAMarkThatCameAsOneLineArePartedByItsWidth) {
    for (const bool narrow : {true, false}) {
        OfficialMaker maker;
        model::Paragraph& mark = maker.mark("中共临渊省委办公厅临渊省人民政府办公厅", 40);
        mark.locations.front() = {};
        mark.locations.front().page = 1;
        mark.locations.front().box = model::Box{100, 150, narrow ? 500.0 : 880.0, narrow ? 280.0 : 190.0};
        maker.number("临办发〔2020〕3号");
        maker.red_rule();
        maker.title("关于做好防范应对工作的通知");
        maker.add("各市（州）党委和人民政府：");
        maker.text();
        maker.signature("中共临渊省委办公厅", "2020年1月10日");
        const Built built = build(maker);
        ASSERT_TRUE(built.document.official);
        EXPECT_EQ(built.document.official->authority_mark, narrow ? "中共临渊省委办公厅 临渊省人民政府办公厅" : "中共临渊省委办公厅临渊省人民政府办公厅");
    }
}

TEST(OfficialForm, MinutesNameTheirOfficeBesideWhoSigned) {
    OfficialMaker maker;
    maker.mark("江州大学校长办公会议纪要");
    maker.number("2024年第6次");
    maker.add("江州大学校长办公室\t签发：王从军", 14);
    maker.red_rule();
    maker.body("会议研究了招生计划，形成如下决议。");
    maker.body("会议同意列支专项经费，用于学生宿舍维修改造。");
    maker.text();
    maker.add("发送：校领导，各部门。", 14);
    maker.add("江州大学校长办公室\t2024年5月20日印发", 14);
    const Built built = build(maker);
    ASSERT_TRUE(built.document.official);
    EXPECT_EQ(built.document.official->issuers, (List{"江州大学校长办公室"}));
    EXPECT_EQ(built.document.official->signers, (List{"王从军"}));
    EXPECT_EQ(built.document.official->copy_to, (List{"校领导", "各部门"}));
}

TEST(OfficialForm, WhoTypedAndReadItStandsUnderTheImprint) {
    OfficialMaker maker;
    maker.add("缓急：加急");
    maker.standard_head();
    maker.text();
    maker.signature();
    maker.imprint();
    maker.add("打字：丁香　校对：王智　份数：40", 14);
    const Built built = build(maker);
    EXPECT_EQ(built.document.official->urgency, "加急");
    EXPECT_EQ(built.document.sections.at(0).articles.at(0).blocks.size(), 3U);
    ASSERT_TRUE(built.document.colophon);
    EXPECT_EQ(built.document.colophon->proofreaders, (List{"王智"}));
    EXPECT_EQ(built.document.colophon->copies, 40);
}

TEST(OfficialForm, AnAnnouncementMayHaveItsMarkForATitle) {
    OfficialMaker maker;
    maker.mark("蓝溪镇人民政府公告");
    maker.number("第 3 号");
    maker.body("根据有关规定，现将总体规划草案予以公告，公告期三十日。");
    maker.body("特此公告。");
    maker.signature("蓝溪镇人民政府", "2024年3月1日");
    const Built built = build(maker);
    EXPECT_EQ(built.document.kind, model::DocumentKind::official_document);
    ASSERT_TRUE(built.document.official && built.document.official->document_number);
    EXPECT_EQ(built.document.official->type, "公告");
    EXPECT_EQ(built.document.official->document_number->serial, 3);
}

TEST(OfficialForm, ADraftHasANumberWithoutItsSerial) {
    OfficialMaker maker;
    maker.add("签发：\t会签：", 12);
    maker.standard_head("青图发〔2022〕　号");
    maker.text();
    maker.signature();
    const Built built = build(maker);
    ASSERT_TRUE(built.document.official && built.document.official->document_number);
    EXPECT_EQ(built.document.official->document_number->text, "青图发〔2022〕号");
    EXPECT_EQ(built.document.official->document_number->year, 2022);
    EXPECT_FALSE(built.document.official->document_number->serial);
    EXPECT_TRUE(built.document.official->signers.empty());
}

TEST(OfficialForm, NamesOfAttachmentsMayBeginWithAYear) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.body("附件：1.2026年改造小区名单");
    maker.add("2.2025年资金安排表").first_line = 80;
    maker.signature();
    const Built built = build(maker);
    EXPECT_EQ(built.document.official->attachment_list, (List{"2026年改造小区名单", "2025年资金安排表"}));
}

TEST(OfficialForm, ATextThatIsIssuedMayHaveItsTitleAtTheTopOfAPageNotInTheMiddle) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.signature();
    maker.add("浮玉区老旧小区改造实施方案", 20, 3).page_break_before = true;
    maker.body("为改善居民居住条件，制定本方案。");
    const Built built = build(maker);
    ASSERT_EQ(built.document.sections.at(0).articles.size(), 2U);
    EXPECT_EQ(built.document.sections[0].articles[1].title, "浮玉区老旧小区改造实施方案");
}

}  // namespace
}  // namespace bianmu::structure
