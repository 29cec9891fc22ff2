#include <gtest/gtest.h>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

const std::string kRendered = "<w:lastRenderedPageBreak/>";

std::string piece(const std::string& before, const std::string& text) {
    return "<w:r>" + before + "<w:t>" + text + "</w:t></w:r>";
}

std::vector<int> pages(const model::Paragraph& paragraph) {
    std::vector<int> out;
    for (const model::Location& place : paragraph.locations) {
        EXPECT_EQ(place.page_estimated, place.page > 0);
        out.push_back(place.page);
    }
    return out;
}

TEST(Places, PagesAreCountedWhereSomeProgramLaidTheTextOut) {
    const auto flow = read_flow(DocxBuilder()
                                    .body(paragraph("一") + "<w:p>" + piece("", "二") + piece(kRendered, "跨页") + "</w:p><w:p>" + piece(kRendered, "三") + "</w:p>")
                                    .build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(pages(all[0]), std::vector<int>{1});
    EXPECT_EQ(pages(all[1]), (std::vector<int>{1, 2}));
    EXPECT_EQ(pages(all[2]), std::vector<int>{3});
}

TEST(Places, ABreakOfTheAuthorCountsOnce) {
    const auto flow = read_flow(DocxBuilder()
                                    .body("<w:p>" + piece("", "一") + piece("<w:br w:type=\"page\"/>", "") + "</w:p><w:p>" + piece(kRendered, "二") + "</w:p><w:p>" +
                                          piece("", "三") + piece("<w:br w:type=\"page\"/>" + kRendered, "四") + "</w:p>")
                                    .build());
    const auto all = paragraphs(flow.blocks);
    ASSERT_EQ(all.size(), 4U);
    EXPECT_EQ(pages(all[1]), std::vector<int>{2});
    EXPECT_EQ(pages(all[2]), std::vector<int>{2});
    EXPECT_EQ(pages(all[3]), std::vector<int>{3});
}

TEST(Places, WithoutALayoutThereAreNoPages) {
    const auto flow = read_flow(DocxBuilder().body("<w:p>" + piece("", "一") + piece("<w:br w:type=\"page\"/>", "二") + "</w:p>").build());
    for (const model::Paragraph& one : paragraphs(flow.blocks)) {
        EXPECT_EQ(pages(one), std::vector<int>{0});
    }
}

TEST(Places, OfTables) {
    const auto flow = read_flow(DocxBuilder()
                                    .body(paragraph("前") + "<w:tbl><w:tr><w:tc><w:p>" + piece(kRendered, "格") + "</w:p></w:tc></w:tr></w:tbl>" + paragraph("后"))
                                    .build());
    const model::Table table = first_table(flow);
    EXPECT_EQ(table.locations[0].page, 2);
    EXPECT_EQ(table.locations[0].paragraph, 1);
}

TEST(Places, ParagraphsKeepTheirIds) {
    const auto flow = read_flow(DocxBuilder().body("<w:p w14:paraId=\"0A1B2C3D\">" + run("文") + "</w:p>" + paragraph("无")).build());
    EXPECT_EQ(paragraphs(flow.blocks)[0].locations[0].paragraph_id, 0x0A1B2C3DU);
    EXPECT_EQ(paragraphs(flow.blocks)[1].locations[0].paragraph_id, 0U);
}

}  // namespace
}  // namespace bianmu::test
