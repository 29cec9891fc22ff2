#include <gtest/gtest.h>

#include "structure/official_built.h"

namespace bianmu::structure {
namespace {

TEST(Official, ASignatureMayBeMovedRightByWhiteSpace) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.add("　　　　　　　　　　　　　　　　　　青岚市图书馆");
    maker.add("　　　　　　　　　　　　　　　　　　2024年3月8日");
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->issuers, Texts{"青岚市图书馆"});
    EXPECT_EQ(document.official->issued_on, "2024-03-08");
}

TEST(Official, ASignatureStandsRightInATable) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.table({{"", "青岚市图书馆"}, {"", "2024年3月8日"}}, false);
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->issuers, Texts{"青岚市图书馆"});
    EXPECT_EQ(document.official->issued_on, "2024-03-08");
}

TEST(Official, APictureOverTheSignatureIsASeal) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.right("青岚市图书馆");
    maker.figure();
    maker.right("2024年3月8日");
    const model::Document document = document_of(maker);
    ASSERT_EQ(document.figures.size(), 1U);
    EXPECT_EQ(document.official->seals, Texts{document.figures[0].id});
    EXPECT_EQ(document.official->issuers, Texts{"青岚市图书馆"});
    EXPECT_EQ(document.sections[0].articles[0].blocks.size(), 3U);
}

TEST(Official, WhereASealIsToStandIsNoPartOfTheAuthority) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.signature("青岚市图书馆（盖章）");
    maker.add("主题词：学会　奖励　办法", 14, 1);
    maker.imprint();
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->issuers, (std::vector<std::string>{"青岚市图书馆"}));
    for (const model::DocumentBlock& block : document.sections.at(0).articles.at(0).blocks) {
        EXPECT_FALSE(block.type == model::BlockType::heading && block.text.starts_with("主题词")) << block.rule;
    }
}

TEST(Official, ImprintMayStandInATable) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.signature();
    maker.table({{"抄送：市水务局，市博物馆。", ""}, {"青岚市图书馆办公室", "2024年3月9日印发"}}, true);
    maker.add("共印50份", 14);
    const model::Document document = document_of(maker);
    EXPECT_EQ(document.official->copy_to, (Texts{"市水务局", "市博物馆"}));
    EXPECT_EQ(document.official->printed_by, "青岚市图书馆办公室");
    EXPECT_EQ(document.official->printed_on, "2024-03-09");
    ASSERT_TRUE(document.colophon);
    EXPECT_EQ(document.colophon->copies, 50);
}

TEST(Official, ALineOfCopiesThatEndsInANameGoesOn) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.signature();
    maker.add("抄送：市水务局，市博", 14);
    maker.add("物馆，市档案馆。", 14);
    EXPECT_EQ(document_of(maker).official->copy_to, (Texts{"市水务局", "市博物馆", "市档案馆"}));
}

TEST(Official, APageNumberInWordsIsFurniture) {
    OfficialMaker maker;
    maker.standard_head();
    maker.text();
    maker.signature();
    model::Paragraph& number = maker.add("第1页", 14);
    number.locations.front().page = 1;
    const model::Document document = document_of(maker);
    ASSERT_EQ(document.furniture.size(), 1U);
    EXPECT_EQ(document.furniture[0].text, "第1页");
}

}  // namespace
}  // namespace bianmu::structure
