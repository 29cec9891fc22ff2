#include <gtest/gtest.h>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

const std::string kText = "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水。";

/// A page that ends in the middle of a sentence.
PageMaker broken_off() {
    PageMaker page;
    page.paragraph(80, 100, 16, 20, kText);
    page.text(112, 700, 16, "水务局对全市水库逐一检查，发现问题当").text(80, 728, 16, "场整改，不能当场整改的明确责任人和完成时");
    return page;
}

const std::string kWhole = "水务局对全市水库逐一检查，发现问题当场整改，不能当场整改的明确责任人和完成时限，每周通报进展情况。";

TEST(Float, ParagraphGoesOnBehindAFigureAndItsCaptionAtAPagesHead) {
    PageMaker maker = broken_off();
    maker.page();
    maker.image({150, 80, 350, 200}).text(190, 222, 12, "图１　水库分布示意").text(80, 260, 16, "限，每周通报进展情况。");
    maker.paragraph(80, 288, 16, 20, kText);
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow), (Texts{kText, kWhole, "[figure]", "图１　水库分布示意", kText}));
    EXPECT_EQ(paragraph(flow, 1).joined, model::Joined::floats);
    EXPECT_LT(paragraph(flow, 1).join_confidence, 0.8F);
    EXPECT_EQ(paragraph(flow, 1).locations.size(), 2U);
}

TEST(Float, ParagraphGoesOnBehindATable) {
    PageMaker maker = broken_off();
    maker.page();
    maker.grid({80, 240, 400}, {80, 110, 140}).text(90, 100, 16, "水库").text(250, 100, 16, "责任人").text(90, 130, 16, "青石").text(250, 130, 16, "王伟");
    maker.text(80, 190, 16, "限，每周通报进展情况。");
    maker.paragraph(80, 218, 16, 20, kText);
    EXPECT_EQ(texts(flow_of(maker)), (Texts{kText, kWhole, "[table]", kText}));
}

TEST(Float, FinishedSentenceDoesNotGoOn) {
    PageMaker maker;
    maker.paragraph(80, 100, 16, 20, kText);
    maker.text(112, 728, 16, "水务局对全市水库逐一检查，发现即改。");
    maker.page();
    maker.grid({80, 240, 400}, {80, 110, 140}).text(90, 100, 16, "水库").text(250, 100, 16, "责任人").text(90, 130, 16, "青石").text(250, 130, 16, "王伟");
    maker.text(80, 190, 16, "限，每周通报进展情况。");
    EXPECT_EQ(texts(flow_of(maker)).size(), 4U);
}

TEST(Float, TextBetweenKeepsThemApart) {
    PageMaker maker = broken_off();
    maker.page();
    maker.image({150, 80, 350, 200});
    const double y = maker.paragraph(80, maker.paragraph(80, 260, 16, 20, kText), 16, 20, kText);
    maker.text(80, y, 16, "限，每周通报进展情况。");
    const Texts found = texts(flow_of(maker));
    EXPECT_EQ(found.back(), "限，每周通报进展情况。");
}

TEST(Float, JoinOverAPageIsNamed) {
    PageMaker maker = broken_off();
    maker.page();
    maker.text(80, 100, 16, "限，每周通报进展情况。");
    const model::Flow flow = flow_of(maker);
    EXPECT_EQ(paragraph(flow, 0).joined, model::Joined::lines);
    EXPECT_EQ(paragraph(flow, 1).joined, model::Joined::pages);
}

TEST(Float, ItemsCarryTheirMarker) {
    PageMaker maker;
    maker.text(80, 72, 16, "市图书馆办公室和各区图书馆、街道书屋共同编印。");
    maker.text(80, 100, 16, "• 市图书馆今年延长开放").text(80, 128, 16, "1. 书屋由总馆配送图书").text(80, 156, 16, "市图书馆");
    const model::Flow flow = flow_of(maker);
    ASSERT_EQ(texts(flow).size(), 4U);
    ASSERT_TRUE(paragraph(flow, 1).marker.has_value());
    EXPECT_TRUE(paragraph(flow, 1).marker->bullet);
    EXPECT_EQ(paragraph(flow, 1).marker->text, "•");
    ASSERT_TRUE(paragraph(flow, 2).marker.has_value());
    EXPECT_FALSE(paragraph(flow, 2).marker->bullet);
    EXPECT_EQ(paragraph(flow, 2).marker->text, "1.");
    EXPECT_FALSE(paragraph(flow, 3).marker.has_value());
}

TEST(Float, LinesBesideAPictureHaveItsSideForTheirEdge) {
    PageMaker maker;
    maker.image({300, 86, 400, 190});
    const std::vector<std::string> beside{"市图书馆今年延长开放时", "间每天都开到20时周末也开", "放读者凭证就可以入馆借阅8", "类书刊和报纸每天都开放到二"};
    for (std::size_t i = 0; i < beside.size(); ++i) {
        maker.text(i == 0 ? 112 : 80, 100 + 24 * static_cast<double>(i), 16, beside[i]);
    }
    maker.text(80, 204, 16, "十时和周末读者凭证就可以入馆借阅书刊和报纸").text(80, 228, 16, "每天都开到二十时周末读者凭证就可以入馆借阅书").text(80, 252, 16, "刊。");
    EXPECT_EQ(texts(flow_of(maker)).size(), 2U);
}

TEST(Float, ParagraphGoesOnUnderABoxBesideIt) {
    for (const double size : {10.0, 12.0}) {
        PageMaker maker;
        maker.paragraph(80, 100, 12, 36, kText + kText, 18);
        maker.text(104, 172, 12, "水务局对全市水库逐一检查，发现问题当");   // 20 em, beside the box
        const char* lines[] = {"场整改，不能当场整改的明确责任人和完成时", "限，每周通报进展情况，年底以前全部完成，", "由市水务局组织验收，验收结果向社会公布，", "接受群众监督，任何单位和个人都可以向市水"};
        double y = 190;
        for (const char* line : lines) {
            maker.text(80, y, 12, line);
            y += 18;
        }
        maker.next().font = 1;
        maker.text(345, 172, 12, "水库名录");
        const char* box[] = {"青石水库、白塘水库、竹坪水", "库、石鼓水库、云溪水库、松", "泉水库六座水库由市水务局直", "接管理，其余由各县管理。"};
        y = 190;
        for (const char* line : box) {
            maker.text(345, y, size, line);
            y += 17;
        }
        maker.text(80, 262, 12, "务局反映水库管理中的问题，市水务局在十五个工作日以内答复，并且公开答复的情况。");
        maker.paragraph(80, 280, 12, 36, kText + kText, 18);
        const Texts found = texts(flow_of(maker));
        ASSERT_EQ(found.size(), 5U);
        EXPECT_NE(found[1].find("都可以向市水务局反映水库管理中的问题"), std::string::npos);
        EXPECT_EQ(found[2], "水库名录");
    }
}

TEST(Float, NextColumnIsNoBoxBesideTheText) {
    PageMaker maker;
    const char* lines[] = {"场整改，不能当场整改的明确责任人和完", "成时限，每周通报进展情况，年底以前全", "部完成，由市水务局组织验收，验收结果", "向社会公布，接受群众监督，任何单位和", "个人都可以向市水务局反映水库管理中存"};
    double y = 100;
    for (const char* line : lines) {
        maker.text(80, y, 12, line).text(330, y + 18, 12, line);
        y += 18;
    }
    maker.text(330, 100, 9, "水库名录");   // smaller than the text
    const Texts found = texts(flow_of(maker));
    ASSERT_EQ(found.size(), 3U);
    EXPECT_EQ(found[1], "水库名录");
}

}  // namespace
}  // namespace bianmu::layout
