#include <gtest/gtest.h>

#include "structure/official_built.h"

namespace bianmu::structure {
namespace {

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
    const model::Document document = document_of(maker);
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
    EXPECT_EQ(document_of(maker).official->attachment_list, (Texts{"开放时间表", "联系人名单"}));
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
    const model::Document document = document_of(maker);
    ASSERT_EQ(document.sections[0].articles.size(), 2U);
    EXPECT_EQ(document.sections[0].articles[1].title, "读者服务规定");
}

TEST(Official, AttachmentsAreListedUnderTheirWordOrEachWithIt) {
    OfficialMaker alone;
    alone.standard_head();
    alone.text();
    alone.body("附件：");
    alone.body("1.开放时间表");
    alone.body("2.联系人名单");
    alone.signature();
    const model::Document under = document_of(alone);
    EXPECT_EQ(under.official->attachment_list, (Texts{"开放时间表", "联系人名单"}));
    EXPECT_EQ(raw_of(under, "/official/attachment_list"), "附件：\n1.开放时间表");
    OfficialMaker each;
    each.standard_head();
    each.text();
    each.body("附件1：开放时间表");
    each.body("附件2：联系人名单");
    each.signature();
    EXPECT_EQ(document_of(each).official->attachment_list, (Texts{"开放时间表", "联系人名单"}));
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
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->attachment_list, (std::vector<std::string>{"停靠点安排表", "志愿者招募办法"}));
    EXPECT_EQ(document.official->issuers, (std::vector<std::string>{"青岚市教育体育局", "青岚市图书馆", "青岚市少年宫"}));
    EXPECT_EQ(document.official->issued_on, "2024-06-11");
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
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->attachment_list, (Texts{"开放时间表", "联系人名单"}));
    EXPECT_EQ(document.official->issued_on, "2024-03-08");
    ASSERT_EQ(document.sections[0].articles.size(), 3U);
    EXPECT_EQ(document.sections[0].articles[2].title, "联系人名单");
}

}  // namespace
}  // namespace bianmu::structure
