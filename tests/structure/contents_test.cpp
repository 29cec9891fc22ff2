#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "structure/built.h"
#include "structure/printed_pages.h"

namespace bianmu::structure {
namespace {

using Lines = std::vector<std::pair<std::string, int>>;   // a title and a page

void on_page(model::Paragraph& paragraph, int page) { paragraph.locations.front().page = page; }

/// A bulletin whose contents print pages, and whose body begins on page 2 of the file, which is page 1 on paper.
Built bulletin(const Lines& listed, const Lines& body) {
    FlowMaker maker;
    masthead(maker);
    maker.centred("目　录", 18, 1, false);
    for (const auto& [title, page] : listed) {
        on_page(maker.add(title + "......" + std::to_string(page)), 1);
    }
    bool first = true;
    for (const auto& [title, page] : body) {
        model::Paragraph& line = maker.centred(title);
        on_page(line, page);
        line.page_break_before = std::exchange(first, false);
        on_page(maker.add(kText), page);
        on_page(maker.add(kText), page);
    }
    return build(maker);
}

const Lines kBody{{"桐溪分馆三张清单改进窗口", 2}, {"北塘区办好社区书屋的做法", 4}, {"古籍修复室向读者开放", 7}, {"流动书车开进东片三个社区", 9}};
const Lines kListed{{"桐溪分馆三张清单改进窗口", 1}, {"北塘区办好社区书屋的做法", 3}, {"古籍修复室向读者开放", 6}, {"流动书车开进东片三个社区", 8}};

std::vector<std::string> articles(const Built& built) {
    std::vector<std::string> ids;
    for (const model::Section& section : built.document.sections) {
        for (const model::Article& article : section.articles) {
            ids.push_back(article.id);
        }
    }
    return ids;
}

std::vector<std::string> targets(const Built& built) {
    std::vector<std::string> ids;
    for (const model::ContentsEntry& entry : built.document.contents.at(0).entries) {
        ids.push_back(entry.target);
    }
    return ids;
}

TEST(Contents, SectionsWithNumbersComeAgainAndNeedNoHeading) {
    FlowMaker maker;
    masthead(maker);
    const std::vector<std::pair<std::string, std::string>> parts{{"一、他山之石", "北塘区办好社区书屋的做法"}, {"二、建言献策", "古籍修复室向读者开放"}, {"三、项目进展", "流动书车开进东片三个社区"}};
    for (const auto& [section, title] : parts) {
        maker.add(section);
        maker.add(title);
    }
    for (const auto& [section, title] : parts) {
        maker.centred(section, 22);
        maker.centred(title);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 3U);
    EXPECT_EQ(built.document.contents[1].section, "二、建言献策");
    ASSERT_EQ(built.document.sections.size(), 3U);
    EXPECT_EQ(built.document.sections[2].articles.at(0).title, "流动书车开进东片三个社区");
}

TEST(Contents, OneLineThatComesAgainAtOnceIsAll) {
    FlowMaker maker;
    masthead(maker);
    maker.add("简讯");
    maker.centred("简讯", 22);
    maker.add("古籍修复室向读者开放　　" + kText);
    maker.add("流动书车开进东片三个社区　　" + kText);
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 1U);
    EXPECT_EQ(built.document.contents[0].section, "简讯");
    ASSERT_EQ(built.document.sections.size(), 1U);
    EXPECT_EQ(built.document.sections[0].articles.size(), 2U);
}

TEST(Contents, PagesThatCountOtherwiseThanTheFileSayNothing) {
    const Built built = bulletin(kListed, kBody);
    EXPECT_EQ(targets(built), articles(built));
    EXPECT_TRUE(built.diagnostics.empty());
}

TEST(Contents, OfTwoArticlesOfOneTitleThePageTellsWhichIsListed) {
    Lines listed = kListed, body = kBody;
    listed[2].first = body[2].first = "分馆来信";
    body.insert(body.begin() + 1, {"分馆来信", 3});   // which the contents leave out
    const Built built = bulletin(listed, body);
    const std::vector<std::string> ids = articles(built);
    ASSERT_EQ(ids.size(), 5U);
    EXPECT_EQ(targets(built), (std::vector<std::string>{ids[0], ids[2], ids[3], ids[4]}));
    EXPECT_FALSE(built.has("contents.page_mismatch"));
    EXPECT_TRUE(built.has("toc.article_unlisted"));
}

TEST(Contents, TwoArticlesOfOneTitleAreBothListed) {
    Lines listed = kListed, body = kBody;
    listed[0].first = body[0].first = listed[2].first = body[2].first = "分馆来信";
    const Built built = bulletin(listed, body);
    EXPECT_EQ(targets(built), articles(built));
    EXPECT_TRUE(built.diagnostics.empty());
}

TEST(Contents, ATitleThatTheBodyWordsAnewIsKnownByItsPage) {
    Lines listed = kListed;
    listed[1].first = "社区书屋怎样办好";
    const Built built = bulletin(listed, kBody);
    EXPECT_EQ(targets(built), articles(built));
    ASSERT_EQ(built.diagnostics.size(), 1U);
    EXPECT_EQ(built.diagnostics[0].code, "contents.title_mismatch");
    EXPECT_EQ(built.diagnostics[0].pointer, "/contents/0/entries/1");
    EXPECT_EQ(built.document.sections[0].articles[1].title, "北塘区办好社区书屋的做法");
}

TEST(Contents, AnotherPageAndOtherWordsAreAnotherArticle) {
    Lines listed = kListed;
    listed[1] = {"社区书屋怎样办好", 5};
    const Built built = bulletin(listed, kBody);
    EXPECT_EQ(built.document.contents[0].entries[1].target, "");
    EXPECT_TRUE(built.has("toc.article_missing"));
    EXPECT_TRUE(built.has("toc.article_unlisted"));
}

TEST(Contents, AWrongPageNumberIsADiagnosticAndTheTitleWins) {
    Lines listed = kListed;
    listed[2].second = 5;
    const Built built = bulletin(listed, kBody);
    EXPECT_EQ(targets(built), articles(built));
    ASSERT_EQ(built.diagnostics.size(), 1U);
    EXPECT_EQ(built.diagnostics[0].code, "contents.page_mismatch");
    EXPECT_EQ(built.diagnostics[0].pointer, "/contents/0/entries/2");
    EXPECT_EQ(built.diagnostics[0].message, "the contents print page 5 for \"古籍修复室向读者开放\", which stands on page 6");
}

TEST(Contents, WhatIsListedInAnotherOrderIsNotMissing) {
    Lines listed = kListed;
    std::swap(listed[1], listed[2]);
    const Built built = bulletin(listed, kBody);
    const std::vector<std::string> ids = articles(built);
    EXPECT_EQ(targets(built), (std::vector<std::string>{ids[0], ids[2], ids[1], ids[3]}));
    EXPECT_TRUE(built.diagnostics.empty());
}

TEST(Contents, HeadingsOfOneNameAreToldByTheirOrderAndPages) {
    FlowMaker maker;
    on_page(maker.centred("云溪市水务年报", 26), 1);
    on_page(maker.centred("目　录", 18, 1, false), 2);
    const Lines listed{{"第一章 供水", 1}, {"小结", 3}, {"第二章 排水", 4}, {"第三章 水价的调整", 7}, {"小结", 9}};
    for (const auto& [title, page] : listed) {
        on_page(maker.add(title + "......" + std::to_string(page)), 2);
    }
    const Lines body{{"第一章 供水", 3}, {"小结", 5}, {"第二章 排水", 6}, {"小结", 8}, {"第三章 水价调整", 9}, {"小结", 11}};
    for (const auto& [title, page] : body) {
        model::Paragraph& line = maker.add(title, 18, 1);
        line.outline_level = 1;
        on_page(line, page);
        on_page(maker.add(kText), page);
    }
    const Built built = build(maker, "generic");
    std::vector<std::string> headings;
    for (const model::DocumentBlock& block : built.document.sections.at(0).articles.at(0).blocks) {
        if (block.type == model::BlockType::heading) {
            headings.push_back(block.id);
        }
    }
    ASSERT_EQ(headings.size(), 6U);
    EXPECT_EQ(targets(built), (std::vector<std::string>{headings[0], headings[1], headings[2], headings[4], headings[5]}));
    EXPECT_TRUE(built.has("contents.title_mismatch"));
    EXPECT_FALSE(built.has("contents.page_mismatch"));
}

TEST(PrintedPages, AreArabicNumbers) {
    EXPECT_EQ(printed_page("12"), 12);
    EXPECT_EQ(printed_page("０３"), 3);
    EXPECT_EQ(printed_page("xii"), std::nullopt);
    EXPECT_EQ(printed_page(""), std::nullopt);
    EXPECT_EQ(printed_page("99999999999999999999"), std::nullopt);
}

TEST(PrintedPages, AreLearnedFromMostOfWhatIsSure) {
    EXPECT_FALSE(PrintedPages({{1, 2}}).known());
    EXPECT_FALSE(PrintedPages({{1, 2}, {2, 3}, {3, 5}, {4, 9}}).known());
    const PrintedPages pages({{1, 2}, {2, 3}, {3, 9}});
    ASSERT_TRUE(pages.known());
    EXPECT_EQ(pages.printed_on(9), 8);
    EXPECT_EQ(pages.agree(3, 4), true);
    EXPECT_EQ(pages.agree(3, 9), false);
    EXPECT_EQ(pages.agree(std::nullopt, 9), std::nullopt);
    EXPECT_EQ(pages.agree(3, 0), std::nullopt);
}

TEST(Contents, ASectionBetweenEntriesWithOrnamentsAndTheFirstTitleOpensTheBody) {
    FlowMaker maker;
    masthead(maker);
    maker.add("本期要目", 12, 1);
    for (const auto& [title, page] : kListed) {
        maker.add("◇ " + title + "\t" + std::to_string(page), 12);
    }
    maker.add("【工作动态】", 14, 1);
    for (const auto& [title, page] : kBody) {
        maker.centred(title);
        maker.add(kText);
    }
    const Built built = build(maker);
    ASSERT_EQ(built.document.contents.size(), 1U);
    EXPECT_EQ(built.document.contents[0].entries.size(), kListed.size());
    ASSERT_EQ(built.document.sections.size(), 1U);
    EXPECT_EQ(built.document.sections[0].title, "工作动态");
    EXPECT_EQ(targets(built), articles(built));
}

}  // namespace
}  // namespace bianmu::structure
