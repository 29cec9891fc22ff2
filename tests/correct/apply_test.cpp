#include "correct/apply.h"

#include <gtest/gtest.h>

namespace bianmu::test {
namespace {

using correct::Correction;
using correct::Operation;
using model::BlockType;
using model::Document;
using model::DocumentBlock;

DocumentBlock block(std::string id, std::string text) {
    DocumentBlock out;
    out.id = std::move(id);
    out.text = std::move(text);
    out.rule = "paragraph.text";
    out.confidence = 0.6;
    return out;
}

/// Two articles that the contents name, the first of two paragraphs.
Document document() {
    Document out;
    out.masthead.emplace().title = "河湾水务";
    out.title = "河湾水务";
    out.masthead->date = "2024-03-08";
    out.colophon.emplace().editors = {"王伟"};
    out.contents = {{"", {{"泵站大修", "1", "a1"}, {"巡河记", "2", ""}}}};
    model::Article first{"a1", "泵站大修", {"泵站大修"}, {}, {}, false, {block("b1", "一、检修经过。三号泵停机。"), block("b2", "历时九天。")}};
    first.blocks[0].leads = {{"一、检修经过。", 0, 7, "一、"}};
    first.blocks[0].spans = {{.start = 0, .end = 9, .bold = true, .color = {}, .link = {}, .note = {}, .ruby = {}, .latex = {}, .revision = {}}};
    out.sections = {{"s1", "", "", {first, {"a2", "巡河记", {"巡河记"}, {}, {}, false, {block("b3", "四月二日，晴。")}}}}};
    model::Mention mention;
    mention.block = "b2";
    mention.start = 2;
    mention.end = 4;
    out.mentions = {mention};
    out.evidence = {{"/masthead/date", "2024年3月8日", "masthead.date", 0.5, {}}};
    return out;
}

Correction correction(Operation operation, const std::string& id) {
    Correction out;
    out.operation = operation;
    out.block.id = id;
    return out;
}

Correction heading(int level, const std::string& marker) {
    Correction out = correction(Operation::set_type, "b1");
    out.type = BlockType::heading;
    out.level = level;
    out.marker = marker;
    return out;
}

const std::vector<DocumentBlock>& blocks(const Document& document) {
    return document.sections[0].articles[0].blocks;
}

TEST(Correct, ATypeIsChangedAndCertain) {
    Document it = document();
    Correction wanted = heading(2, "一、");
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(blocks(it)[0].type, BlockType::heading);
    EXPECT_EQ(blocks(it)[0].level, 2);
    EXPECT_EQ(blocks(it)[0].marker, "一、");
    EXPECT_EQ(blocks(it)[0].rule, "correction");
    EXPECT_EQ(blocks(it)[0].confidence, 1);
    wanted.type = BlockType::list_item;
    wanted.marker = "（9）";
    EXPECT_EQ(correct::apply(it, wanted), "a list item begins with its marker");
    EXPECT_EQ(blocks(it)[0].type, BlockType::heading);
}

TEST(Correct, TheMarkerOfAHeadingIsPutRight) {
    Document it = document();
    Correction wanted = heading(1, "（9）");
    EXPECT_EQ(correct::apply(it, wanted), "a heading begins with its marker");
    EXPECT_EQ(blocks(it)[0].type, BlockType::paragraph);
    wanted.marker = "一、";
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(blocks(it)[0].marker, "一、");
    wanted.marker.reset();
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(blocks(it)[0].marker, "一、");
    wanted.marker = "";
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(blocks(it)[0].marker, "");
}

TEST(Correct, ABoxMakesAnItemOfATaskList) {
    Document it = document();
    it.sections[0].articles[0].blocks[0].text = "☑ 检修经过。";
    Correction wanted = correction(Operation::set_type, "b1");
    wanted.type = BlockType::list_item;
    wanted.level = 1;
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(blocks(it)[0].type, BlockType::list_item);
    EXPECT_EQ(blocks(it)[0].checked, true);
    EXPECT_EQ(blocks(it)[0].marker, "");
    wanted.type = BlockType::paragraph;
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_FALSE(blocks(it)[0].checked);
}

TEST(Correct, ABlockIsFoundByItsWordsWhereItsIdIsGone) {
    Document it = document();
    Correction wanted = correction(Operation::set_type, "gone");
    wanted.type = BlockType::quote;
    EXPECT_NE(correct::apply(it, wanted), "");
    wanted.block.text = "历时九天";
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(blocks(it)[1].type, BlockType::quote);
    it.sections[0].articles[1].blocks[0].text = "历时九天，又一月。";
    EXPECT_NE(correct::apply(it, wanted), "");   // two begin so
}

TEST(Correct, JoiningKeepsEveryCharacterAndMovesWhatPointsThere) {
    Document it = document();
    it.contents[0].entries[1].target = "b2";
    Correction wanted = correction(Operation::merge, "b1");
    wanted.with.id = "b2";
    EXPECT_EQ(correct::apply(it, wanted), "");
    ASSERT_EQ(blocks(it).size(), 1U);
    EXPECT_EQ(blocks(it)[0].text, "一、检修经过。三号泵停机。历时九天。");
    EXPECT_EQ(it.mentions[0].block, "b1");
    EXPECT_EQ(it.mentions[0].start, 15U);
    EXPECT_EQ(it.contents[0].entries[1].target, "b1");
    wanted.with.id = "b3";
    EXPECT_EQ(correct::apply(it, wanted), "only a block of text and the one behind it, in the same article, can be joined");
}

TEST(Correct, LatinTextIsJoinedWithASpace) {
    Document it = document();
    it.sections[0].articles[0].blocks[0].text = "The pump";
    it.sections[0].articles[0].blocks[1].text = "was mended.";
    Correction wanted = correction(Operation::merge, "b1");
    wanted.with.id = "b2";
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(blocks(it)[0].text, "The pump was mended.");
}

TEST(Correct, CuttingPartsStretchesToo) {
    Document it = document();
    it.mentions[0].block = "b1";
    it.mentions[0].start = 7;
    it.mentions[0].end = 9;
    Correction wanted = correction(Operation::split, "b1");
    wanted.at = 7;
    EXPECT_EQ(correct::apply(it, wanted), "");
    ASSERT_EQ(blocks(it).size(), 3U);
    EXPECT_EQ(blocks(it)[0].text, "一、检修经过。");
    EXPECT_EQ(blocks(it)[1].text, "三号泵停机。");
    EXPECT_EQ(blocks(it)[1].id, "b1.2");
    EXPECT_EQ(blocks(it)[0].leads.size(), 1U);
    EXPECT_TRUE(blocks(it)[1].leads.empty());
    ASSERT_EQ(blocks(it)[1].spans.size(), 1U);
    EXPECT_EQ(blocks(it)[1].spans[0].start, 0U);
    EXPECT_EQ(blocks(it)[1].spans[0].end, 2U);
    EXPECT_EQ(it.mentions[0].block, "b1.2");
    EXPECT_EQ(it.mentions[0].start, 0U);
    wanted.at = 99;
    EXPECT_EQ(correct::apply(it, wanted), "there is no text on both sides of the cut");
}

TEST(Correct, JoiningUndoesACut) {
    Document it = document();
    Correction cut = correction(Operation::split, "b1");
    cut.at = 3;
    Correction join = correction(Operation::merge, "b1");
    join.with.id = "b1.2";
    EXPECT_EQ(correct::apply(it, cut), "");
    EXPECT_EQ(correct::apply(it, join), "");
    EXPECT_EQ(blocks(it)[0].text, blocks(document())[0].text);
}

TEST(Correct, AFieldIsSetWhereItSaysWhatItSaid) {
    Document it = document();
    Correction wanted;
    wanted.operation = Operation::set_field;
    wanted.pointer = "/masthead/date";
    wanted.was = "2024-03-08";
    wanted.value = std::string("2024-03-18");
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(it.masthead->date, "2024-03-18");
    EXPECT_EQ(it.evidence[0].rule, "correction");
    EXPECT_EQ(it.evidence[0].raw, "2024年3月8日");
    EXPECT_EQ(correct::apply(it, wanted), "");   // right already
    it.masthead->date = "2024-05-01";
    EXPECT_EQ(correct::apply(it, wanted), "the field says something else than when it was corrected");
    EXPECT_EQ(it.masthead->date, "2024-05-01");
}

TEST(Correct, FieldsOfOtherKinds) {
    Document it = document();
    Correction wanted;
    wanted.operation = Operation::set_field;
    wanted.pointer = "/colophon/editors";
    wanted.was = "王伟";
    wanted.value = std::vector<std::string>{"王伟", "李娜"};
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(it.colophon->editors.size(), 2U);
    wanted.value = 3;
    EXPECT_EQ(correct::apply(it, wanted), "the field holds a value of another kind");
    wanted.pointer = "/masthead/issue/number";
    wanted.was = "";
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(it.masthead->issue->number, 3);
    wanted.pointer = "/masthead/title";
    wanted.was = "河湾水务";
    wanted.value = std::string("河湾水务报");
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(it.title, "河湾水务报");
    for (const char* nowhere : {"/masthead/nothing", "/official/urgency", "/sections/9/title", "/sections/0/articles/0/blocks/0", "/x"}) {
        wanted.pointer = nowhere;
        EXPECT_EQ(correct::apply(it, wanted), "the document has no such field") << nowhere;
    }
}

TEST(Correct, ContentsAreBoundAndUnbound) {
    Document it = document();
    Correction wanted;
    wanted.operation = Operation::set_target;
    wanted.pointer = "/contents/0/entries/1";
    wanted.was = "巡河记";
    wanted.target = {"gone", "巡河记"};
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(it.contents[0].entries[1].target, "a2");
    wanted.target = {};
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(it.contents[0].entries[1].target, "");
    wanted.was = "另一篇";
    EXPECT_EQ(correct::apply(it, wanted), "the contents have no such entry there");
}

TEST(Correct, AcceptingMakesCertain) {
    Document it = document();
    EXPECT_EQ(correct::apply(it, correction(Operation::accept, "b1")), "");
    EXPECT_EQ(blocks(it)[0].confidence, 1);
    EXPECT_EQ(blocks(it)[0].rule, "paragraph.text");
    EXPECT_EQ(blocks(it)[1].confidence, 0.6);
    EXPECT_EQ(correct::apply(it, Correction{}), "");
    EXPECT_EQ(blocks(it)[1].confidence, 1);
    EXPECT_EQ(it.evidence[0].confidence, 1);
}

TEST(Correct, DoubtsEndWhereAPersonDecides) {
    const auto codes = [](const Document& document) {
        std::string out;
        for (const model::Diagnostic& doubt : document.diagnostics) {
            out += doubt.code + " ";
        }
        return out;
    };
    Document it = document();
    it.contents[0].section = "工作动态";
    it.sections[0].title = "工作动太";
    for (const auto& [code, pointer] : {std::pair{"file", ""}, {"date", "/masthead/date"}, {"head", "/masthead"}, {"entry", "/contents/0/entries/1"}, {"other", "/contents/0/entries/10"},
                                        {"section", "/contents/0/section"}}) {
        it.diagnostics.push_back({code, model::Severity::warning, "doubt", pointer, {}});
    }
    it.parts = {document()};
    it.parts[0].diagnostics = {{"part", model::Severity::warning, "doubt", "/masthead/date", {}}};

    Correction wanted;
    wanted.operation = Operation::set_field;
    wanted.pointer = "/masthead/date";
    wanted.was = "2024-03-08";
    wanted.value = std::string("2024-03-18");
    ASSERT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(codes(it), "file head entry other section ");
    wanted.pointer = "/sections/0/title";
    wanted.was = "工作动太";
    wanted.value = std::string("工作动态");
    ASSERT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(codes(it), "file head entry other ");
    Correction target;
    target.operation = Operation::set_target;
    target.pointer = "/contents/0/entries/1";
    target.was = "巡河记";
    target.target.id = "a2";
    ASSERT_EQ(correct::apply(it, target), "");
    EXPECT_EQ(codes(it), "file head other ");
    EXPECT_EQ(codes(it.parts[0]), "part ");
    ASSERT_EQ(correct::apply(it, Correction{}), "");
    EXPECT_EQ(codes(it) + codes(it.parts[0]), "file ");
}

TEST(Correct, PartsOfACompoundFileAreReached) {
    Document it;
    it.parts = {document(), document()};
    it.parts[1].sections[0].articles[0].blocks[0].id = "x1";
    EXPECT_EQ(correct::apply(it, correction(Operation::accept, "x1")), "");
    EXPECT_EQ(blocks(it.parts[1])[0].confidence, 1);
    Correction wanted;
    wanted.operation = Operation::set_field;
    wanted.pointer = "/parts/1/masthead/date";
    wanted.was = "2024-03-08";
    wanted.value = std::string("2024-03-18");
    EXPECT_EQ(correct::apply(it, wanted), "");
    EXPECT_EQ(it.parts[1].masthead->date, "2024-03-18");
    wanted.pointer = "/parts/7/masthead/date";
    EXPECT_EQ(correct::apply(it, wanted), "the document has no such field");
}

}  // namespace
}  // namespace bianmu::test
