#include <gtest/gtest.h>

#include "structure/official_built.h"

namespace bianmu::structure {
namespace {

/// The codes of what was doubtful in a document.
Texts doubts_of(OfficialMaker& maker) {
    Texts codes;
    for (const model::Diagnostic& doubt : build(maker).diagnostics) {
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

}  // namespace
}  // namespace bianmu::structure
