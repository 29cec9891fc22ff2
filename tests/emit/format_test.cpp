#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "emit/emit.h"
#include "emit/sample_documents.h"

namespace bianmu::emit {
namespace {

using namespace model;

std::string written(const Document& document, Format format) {
    Options options;
    options.format = format;
    options.figures = "pictures/";
    return write_document(document, options).value_or("");
}

Document with_block(DocumentBlock block) {
    Document document = samples::minimal();
    document.sections = {{"s", "", "", {{"a", "", {}, "", "", false, {std::move(block)}}}}};
    return document;
}

DocumentBlock saying(std::string text, BlockType type = BlockType::paragraph) {
    DocumentBlock block;
    block.id = "b";
    block.type = type;
    block.text = std::move(text);
    return block;
}

/// The body of the Markdown, without its head.
std::string markdown(const Document& document) {
    const std::string text = written(document, Format::markdown);
    return text.substr(text.find("---\n\n") + 5);
}

Span looking(std::size_t start, std::size_t end) {
    Span span;
    span.start = start;
    span.end = end;
    return span;
}

TEST(Formats, MarkdownLeavesTextAsItIs) {
    EXPECT_EQ(markdown(with_block(saying("1. *甲* _乙_ #丙 |<丁> [戊] `己` ~庚~ $辛$ \\"))),
              "1\\. \\*甲\\* \\_乙\\_ \\#丙 \\|\\<丁\\> \\[戊\\] \\`己\\` \\~庚\\~ \\$辛\\$ \\\\\n");
    EXPECT_EQ(markdown(with_block(saying("- 甲\n+ 乙\n12) 丙"))), "\\- 甲\\\n\\+ 乙\\\n12\\) 丙\n");
}

TEST(Formats, MarkdownMarksEmphasisWhereItCanBeTold) {
    DocumentBlock block = saying("甲乙丙（丁）戊");
    block.spans = {looking(0, 2), looking(3, 6)};
    block.spans[0].bold = block.spans[1].bold = true;
    EXPECT_EQ(markdown(with_block(block)), "**甲乙**丙<strong>（丁）</strong>戊\n");
}

TEST(Formats, MarkdownKeepsWhiteSpaceOutsideOfEmphasis) {
    DocumentBlock block = saying("the open shelf is 1.5 m");
    block.spans = {looking(3, 9), looking(9, 15)};
    block.spans[0].bold = block.spans[1].italic = true;
    EXPECT_EQ(markdown(with_block(block)), "the **open** *shelf* is 1.5 m\n");
    block.spans = {looking(3, 9)};
    block.spans[0].underline = true;
    EXPECT_EQ(markdown(with_block(block)), "the<u> open </u>shelf is 1.5 m\n");
}

TEST(Formats, ABulletThatTheSourceDrawsStandsBeforeTheText) {
    DocumentBlock block = saying("open", BlockType::list_item);
    block.level = 1;
    block.marker = "\u2022";
    EXPECT_EQ(markdown(with_block(block)), "- open\n");
    EXPECT_NE(written(with_block(block), Format::text).find("\u2022 open"), std::string::npos);
    EXPECT_NE(written(with_block(block), Format::html).find("data-mark=\"\u2022 \""), std::string::npos);
    block.text = "\u2022 open";
    EXPECT_EQ(written(with_block(block), Format::text).find("\u2022 \u2022"), std::string::npos);
    EXPECT_EQ(written(with_block(block), Format::html).find("data-mark=\""), std::string::npos);
}

TEST(Formats, MarkdownEscapesNumbersOnlyWhereTheyOpenAList) {
    EXPECT_EQ(markdown(with_block(saying("2.1 甲\n3. 乙\n4."))), "2.1 甲\\\n3\\. 乙\\\n4\\.\n");
}

TEST(Formats, TheBoldOfAWholeHeadingIsNoEmphasis) {
    DocumentBlock block = saying("1. 甲乙丙", BlockType::heading);
    block.level = 1;
    block.marker = "1.";
    block.spans = {looking(3, 4), looking(4, 6)};
    block.spans[0].bold = block.spans[1].bold = block.spans[1].italic = true;
    EXPECT_EQ(markdown(with_block(block)), "## 1. 甲*乙丙*\n");
    EXPECT_EQ(written(with_block(block), Format::html).find("<strong>"), std::string::npos);
    block.spans[1].bold = false;
    EXPECT_EQ(markdown(with_block(block)), "## 1. **甲**<em>乙丙</em>\n");
    block.marker.clear();
    block.spans = {looking(1, 6)};
    block.spans[0].bold = true;
    EXPECT_NE(written(with_block(block), Format::html).find("<strong>"), std::string::npos);
}

TEST(Formats, MarkdownListsGoOnAndNest) {
    Document document = with_block(saying("1. 甲", BlockType::list_item));
    auto& blocks = document.sections[0].articles[0].blocks;
    for (const auto& [text, marker, level] : {std::tuple{"• 乙", "•", 2}, {"2. 丙", "2.", 1}, {"5. 丁", "5.", 1}, {"（一）戊", "（一）", 1}}) {
        DocumentBlock& item = blocks.emplace_back(saying(text, BlockType::list_item));
        item.marker = marker;
        item.level = level;
    }
    blocks[0].marker = "1.";
    blocks[0].level = 1;
    EXPECT_EQ(markdown(document), "1. 甲\n   - 乙\n2. 丙\n\n<!-- -->\n\n5. 丁\n\n<!-- -->\n\n- （一）戊\n");
}

TEST(Formats, BoxesOfTaskLists) {
    Document document = with_block(saying("☐\t甲", BlockType::list_item));
    auto& blocks = document.sections[0].articles[0].blocks;
    blocks.push_back(saying("☒ *乙*", BlockType::list_item));
    blocks.push_back(saying("1. ☑ 丙", BlockType::list_item));
    blocks.push_back(saying("一、☐ 丁", BlockType::list_item));
    blocks[2].marker = "1.";
    blocks[3].marker = "一、";
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        blocks[i].level = 1;
        blocks[i].rule = "list.task";
        blocks[i].checked = i == 1 || i == 2;
    }
    EXPECT_EQ(markdown(document), "- [ ] 甲\n- [x] \\*乙\\*\n\n<!-- -->\n\n1. [x] 丙\n\n<!-- -->\n\n- 一、☐ 丁\n");
    EXPECT_NE(written(document, Format::html).find(">☐\t甲</p>"), std::string::npos);
    EXPECT_NE(written(document, Format::json).find("\"text\":\"☐\\t甲\",\"level\":1,\"checked\":false,"), std::string::npos);
    EXPECT_NE(written(document, Format::json).find("\"text\":\"1. ☑ 丙\",\"level\":1,\"marker\":\"1.\",\"checked\":true,"), std::string::npos);
}

TEST(Formats, TablesInEachFormat) {
    DocumentBlock table = saying("", BlockType::table);
    table.rows = 2;
    table.columns = 2;
    table.cells = {{0, 0, 1, 2, "合|计", true, {}, {}}, {1, 0, 1, 1, "甲", false, {}, {}}, {1, 1, 1, 1, "x\ny", false, {}, {}}};
    const Document document = with_block(table);
    EXPECT_EQ(markdown(document), "| 合\\|计 | |\n| --- | --- |\n| 甲 | x<br>y |\n");
    EXPECT_NE(written(document, Format::html).find("<tr><th colspan=\"2\">合|计</th></tr>\n<tr><td>甲</td><td>x<br>y</td></tr>"), std::string::npos);
    EXPECT_EQ(written(document, Format::text), "合|计\n--  -\n甲  x\n    y\n");
}

TEST(Formats, NotesAreCalledAndLeadBack) {
    DocumentBlock block = saying("甲乙");
    block.spans = {looking(1, 1)};
    block.spans[0].note = "n9";
    Document document = with_block(block);
    document.notes = {{"n9", NoteKind::footnote, "见<馆志>。", {}, "", ""}};
    EXPECT_EQ(markdown(document), "甲[^1]乙\n\n[^1]: 见\\<馆志\\>。\n");
    const std::string html = written(document, Format::html);
    EXPECT_NE(html.find("甲<sup id=\"ref-n9\"><a href=\"#n9\">[1]</a></sup>乙"), std::string::npos);
    EXPECT_NE(html.find("<p id=\"n9\"><a href=\"#ref-n9\">[1]</a> 见&lt;馆志&gt;。</p>"), std::string::npos);
    EXPECT_EQ(written(document, Format::text), "甲[1]乙\n\n[1] 见<馆志>。\n");
}

TEST(Formats, HtmlIsSafeWhateverTheSourceSays) {
    DocumentBlock block = saying("<script>&\"");
    block.spans = {looking(0, 3)};
    block.spans[0].link = "javascript:alert(1)";
    const std::string html = written(with_block(block), Format::html);
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_EQ(html.find("javascript"), std::string::npos);
    EXPECT_EQ(markdown(with_block(block)).find("javascript"), std::string::npos);
    block.spans[0].link = "https://library.example.cn/?a=1&b=\"2\"";
    EXPECT_NE(written(with_block(block), Format::html).find("href=\"https://library.example.cn/?a=1&amp;b=&quot;2&quot;\""), std::string::npos);
}

TEST(Formats, PartsFollowInTheirOrder) {
    Document document = with_block(saying("总的说明"));
    document.parts = {with_block(saying("第一份")), with_block(saying("第二份"))};
    for (const Format format : {Format::markdown, Format::html, Format::text}) {
        const std::string text = written(document, format);
        EXPECT_LT(text.find("总的说明"), text.find("第一份"));
        EXPECT_LT(text.find("第一份"), text.find("第二份"));
        EXPECT_NE(text.find("第二份"), std::string::npos);
    }
}

TEST(Formats, FieldsStandBetweenTheBlocksWhereTheyArePrinted) {
    const auto at = [](int paragraph) {
        Location place;
        place.part = 0;
        place.paragraph = paragraph;
        return place;
    };
    DocumentBlock before = saying("正文"), after = saying("附注在落款之下"), table = saying("分工表的内容");
    before.locations = {at(2)};
    after.locations = {at(6)};
    table.locations = {at(9)};
    Document document = samples::minimal();
    document.sections = {{"s", "", "", {{"a", "", {}, "", "", false, {before, after}}, {"b", "分工表", {}, "", "", false, {table}}}}};
    document.evidence = {{"/official/recipients", "各分馆：", "r", 1, {at(1)}},
                         {"/official/attachment_list", "附件：分工表\n附件", "r", 1, {at(3), at(7)}},
                         {"/official/issued_on", "3月8日", "r", 1, {at(5)}},
                         {"/sections/0/articles/1/title", "分工表", "r", 1, {at(8)}}};
    EXPECT_EQ(written(document, Format::text).substr(written(document, Format::text).find("各分馆")),
              "各分馆：\n\n正文\n\n附件：分工表\n\n3月8日\n\n附注在落款之下\n\n附件\n\n分工表\n\n分工表的内容\n");
    const std::string page = written(document, Format::html);
    EXPECT_LT(page.find("附注在落款之下"), page.find(">附件<"));
    EXPECT_LT(page.find(">附件<"), page.find(">分工表<"));
}

TEST(Formats, LinesOfNdjsonAreOne) {
    Options options;
    options.pretty = true;
    options.format = Format::ndjson;
    const std::string text = write_document(samples::maximal(), options).value_or("");
    EXPECT_EQ(text.find('\n'), text.size() - 1);
    options = {};
    EXPECT_EQ(text, document_to_json(samples::maximal(), options).value_or("-"));
}

TEST(Formats, TheFullestDocumentIsWrittenInEach) {
    for (const Format format : {Format::markdown, Format::html, Format::text}) {
        const std::string text = written(samples::maximal(), format);
        EXPECT_NE(text.find("县图书馆延长开放时间"), std::string::npos);
        EXPECT_NE(text.find("馆名"), std::string::npos);
    }
    EXPECT_NE(written(samples::maximal(), Format::html).find("<img src=\"pictures/f1.png\" alt=\"新馆外景\">"), std::string::npos);
}

}  // namespace
}  // namespace bianmu::emit
