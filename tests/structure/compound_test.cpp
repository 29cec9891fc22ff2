#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "structure/built.h"
#include "structure/official_maker.h"

namespace bianmu::structure {
namespace {

using Texts = std::vector<std::string>;
using Kind = model::DocumentKind;

/// Files that hold several documents, made by hand.
class FileMaker : public OfficialMaker {
public:
    void masthead(std::string_view number, std::string_view date) {
        mark("青岚图书馆工作简报").page_break_before = true;
        number_line(number);
        add("青岚市图书馆\t" + std::string(date));
        red_rule();
    }

    void article(std::string_view title) {
        centred(title);
        body("九月上旬，市图书馆在城北果园开设流动服务点，每周三、周六上午开放，十天里借出图书三百余册，办理新证五十六张；果农说，以往到城里借一次书要转两趟车，来回大半天，"
             "现在收工以后顺路就能借到，孩子放了学也愿意过来坐一坐，翻一翻新到的画册和杂志。");
        body("服务点由两名馆员轮流值守，果农可以预约送书，下一步将在采摘季结束后移到冷库旁边。");
    }

    void colophon() {
        add("报：市文化局。", 14);
        add("送：各区图书馆。", 14);
    }

    void document(std::string_view serial, std::string_view name) {
        mark("青岚市水务局文件").page_break_before = true;
        number_line(serial);
        red_rule();
        title(name);
        add("各县水务局，局属各单位：");
        body("汛期临近，各单位要在四月底以前完成泵站、闸门和堤坝的检查，检查记录报局办公室备案，有关事项通知如下。");
    }

private:
    void number_line(std::string_view text) { OfficialMaker::number(text); }
};

Texts titles(const model::Document& document) {
    Texts out;
    for (const model::Section& section : document.sections) {
        for (const model::Article& article : section.articles) {
            out.push_back(article.title);
        }
    }
    return out;
}

TEST(Compound, AVolumeOfIssuesIsItsParts) {
    FileMaker maker;
    maker.centred("青岚图书馆工作简报合订本", 30);
    maker.centred("二〇二四年", 18);
    maker.masthead("第1期", "2024年9月12日");
    maker.article("流动服务点开到果农身边");
    maker.colophon();
    maker.masthead("第2期", "2024年9月26日");
    maker.article("古籍库房更换书柜");
    maker.article("读者沙龙谈水利史");
    maker.colophon();
    const model::Document document = build(maker).document;
    EXPECT_EQ(document.kind, Kind::compound);
    EXPECT_EQ(document.title, "青岚图书馆工作简报合订本");
    EXPECT_FALSE(document.masthead.has_value());
    ASSERT_EQ(document.parts.size(), 2U);
    EXPECT_EQ(document.parts[0].kind, Kind::bulletin);
    EXPECT_EQ(document.parts[1].masthead->issue->number, 2);
    EXPECT_EQ(document.parts[1].masthead->date, "2024-09-26");
    EXPECT_EQ(titles(document.parts[0]), (Texts{"流动服务点开到果农身边"}));
    EXPECT_EQ(titles(document.parts[1]), (Texts{"古籍库房更换书柜", "读者沙龙谈水利史"}));
    EXPECT_EQ(document.parts[0].colophon->report_to, (Texts{"市文化局"}));
    const model::Evidence& kind = document.evidence.front();
    EXPECT_EQ(kind.rule, "kind.compound");
    EXPECT_EQ(kind.confidence, std::min(document.parts[0].evidence.front().confidence, document.parts[1].evidence.front().confidence));
}

void two_issues(FileMaker& maker) {
    maker.masthead("第1期", "2024年9月12日");
    maker.article("流动服务点开到果农身边");
    maker.colophon();
    maker.masthead("第2期", "2024年9月26日");
    maker.article("古籍库房更换书柜");
    maker.colophon();
}

TEST(Compound, TheProfileThatWasAskedForTellsItsIssuesApart) {
    // The number of a paper that only its own profile knows.
    const std::string own = R"x({"name": "own", "extends": "bulletin", "masthead": {"before": [
        {"id": "own.number", "reason": "r", "confidence": 0.95, "pattern": "^一四年之(?P<number>[0-9]+)$", "match": ["一四年之1"]}]}})x";
    FileMaker known, odd, plain;
    two_issues(known);
    const model::Document volume = build(known, "bulletin").document;
    EXPECT_EQ(volume.kind, Kind::compound);
    EXPECT_EQ(volume.profile, "bulletin");
    ASSERT_EQ(volume.parts.size(), 2U);
    EXPECT_EQ(titles(volume.parts[1]), (Texts{"古籍库房更换书柜"}));
    for (FileMaker* maker : {&odd, &plain}) {
        maker->masthead("一四年之1", "2024年9月12日");
        maker->article("流动服务点开到果农身边");
        maker->masthead("一四年之2", "2024年9月26日");
        maker->article("古籍库房更换书柜");
    }
    const model::Document papers = build(odd, own).document;
    EXPECT_EQ(papers.kind, Kind::compound);
    ASSERT_EQ(papers.parts.size(), 2U);
    EXPECT_EQ(papers.parts[0].profile, "own");
    EXPECT_EQ(papers.parts[1].masthead->issue->number, 2);
    EXPECT_EQ(papers.parts[1].mentions.size(), papers.parts[0].mentions.size());
    FileMaker again;
    two_issues(again);
    EXPECT_TRUE(build(again, "generic").document.parts.empty());
}

TEST(Compound, AForwardedDocumentIsAPartUnderItsOwnProfileToo) {
    FileMaker maker;
    maker.document("青水发〔2024〕11号", "青岚市水务局转发省水利厅关于开展堤防检查的通知");
    maker.signature("青岚市水务局", "2024年4月8日");
    maker.document("省水办〔2024〕3号", "省水利厅关于开展堤防检查的通知");
    maker.signature("省水利厅", "2024年4月1日");
    const model::Document document = build(maker, "official").document;
    EXPECT_EQ(document.kind, Kind::official_document);
    ASSERT_EQ(document.parts.size(), 1U);
    EXPECT_EQ(document.parts[0].official->document_number->text, "省水办〔2024〕3号");
    EXPECT_EQ(document.evidence.front().rule, "kind.profile");
}

TEST(Compound, IssuesWithoutNumbersAreToldApartByTheirDays) {
    FileMaker maker;
    for (const char* date : {"2024年9月12日", "2024年9月26日"}) {
        maker.mark("青岚图书馆工作简报").page_break_before = true;
        maker.add("青岚市图书馆\t" + std::string(date));
        maker.red_rule();
        maker.article("流动服务点开到果农身边");
        maker.colophon();
    }
    const model::Document document = build(maker).document;
    EXPECT_EQ(document.kind, Kind::compound);
    ASSERT_EQ(document.parts.size(), 2U);
    EXPECT_EQ(document.parts[1].masthead->date, "2024-09-26");
}

TEST(Compound, IdsAreUniqueAndNotesStandWithTheirMarks) {
    FileMaker maker;
    for (const char* number : {"第1期", "第2期"}) {
        maker.masthead(number, "2024年9月12日");
        maker.article("流动服务点开到果农身边");
        maker.colophon();
    }
    model::Flow flow = maker.take();
    flow.notes = {{model::NoteKind::footnote, "①", "见馆志。", {}, "", ""}, {model::NoteKind::footnote, "②", "没有标记的注。", {}, "", ""}};
    flow.source_chars += 11;
    auto& text = std::get<model::Paragraph>(flow.blocks[flow.blocks.size() - 3].value);
    model::Run mark = text.runs.back();
    mark.start = mark.end = static_cast<std::uint32_t>(text.text.size());
    mark.note = 0;
    text.runs.push_back(mark);
    model::Diagnostics sink;
    const model::Document document = *build_document(std::move(flow), "auto", sink);
    EXPECT_TRUE(std::none_of(sink.list().begin(), sink.list().end(), [](const auto& d) { return d.code == "accounting.unbalanced"; }));
    ASSERT_EQ(document.parts.size(), 2U);
    EXPECT_EQ(document.notes.size(), 1U);
    EXPECT_EQ(document.notes.front().text, "没有标记的注。");
    ASSERT_EQ(document.parts[1].notes.size(), 1U);
    EXPECT_EQ(document.parts[1].sections[0].articles[0].blocks.back().spans.back().note, document.parts[1].notes[0].id);
    std::set<std::string> ids;
    std::size_t count = 0;
    for (const model::Document& part : document.parts) {
        for (const model::DocumentBlock& block : part.sections[0].articles[0].blocks) {
            ids.insert(block.id);
            ++count;
        }
    }
    EXPECT_EQ(ids.size(), count);
}

TEST(Compound, ANoticeKeepsItsKindAndHasWhatItForwardsAsItsPart) {
    FileMaker maker;
    maker.mark("青岚市人民政府文件");
    maker.number("青政发〔2024〕8号");
    maker.red_rule();
    maker.title("青岚市人民政府转发市水务局关于做好防汛检查工作的通知");
    maker.add("各县人民政府，市直各部门：");
    maker.body("现将市水务局《关于做好防汛检查工作的通知》转发给你们，请结合实际认真执行。");
    maker.signature("青岚市人民政府", "2024年4月8日");
    maker.document("青水发〔2024〕3号", "青岚市水务局关于做好防汛检查工作的通知");
    maker.signature("青岚市水务局", "2024年4月1日");
    maker.imprint();
    const model::Document document = build(maker).document;
    EXPECT_EQ(document.kind, Kind::official_document);
    EXPECT_EQ(document.official->document_number->text, "青政发〔2024〕8号");
    EXPECT_EQ(document.official->issued_on, "2024-04-08");
    EXPECT_EQ(document.official->printed_on, "2024-03-09");   // the imprint closes the last page of all
    ASSERT_EQ(document.parts.size(), 1U);
    EXPECT_EQ(document.parts[0].official->document_number->text, "青水发〔2024〕3号");
    EXPECT_EQ(document.parts[0].official->issuers, (Texts{"青岚市水务局"}));
    EXPECT_TRUE(document.parts[0].official->printed_on.empty());
    EXPECT_EQ(titles(document).size(), 1U);
}

TEST(Compound, WhatIsForwardedMayHaveNoHeadOfItsOwn) {
    FileMaker maker;
    maker.mark("青岚市人民政府文件");
    maker.number("青政发〔2024〕8号");
    maker.red_rule();
    maker.title("青岚市人民政府批转市水务局关于加强节水工作意见的通知");
    maker.add("各县人民政府，市直各部门：");
    maker.body("市人民政府同意市水务局《关于加强节水工作的意见》，现批转给你们，请认真执行。");
    maker.signature("青岚市人民政府", "2024年4月8日");
    maker.title("关于加强节水工作的意见");
    maker.body("为加强节水工作，促进水资源合理利用，提出如下意见，请各单位结合实际执行，并于年底以前报告执行的情况。");
    maker.signature("青岚市水务局", "2024年4月1日");
    const model::Document document = build(maker).document;
    ASSERT_EQ(document.parts.size(), 1U);
    EXPECT_EQ(document.parts[0].title, "关于加强节水工作的意见");
    EXPECT_EQ(document.parts[0].official->issued_on, "2024-04-01");
    EXPECT_EQ(document.parts[0].evidence.front().pointer, "/kind");
}

TEST(Compound, ABulletinKeepsItsKindAroundADocumentThatItReprints) {
    FileMaker maker;
    maker.masthead("第1期", "2024年9月12日");
    maker.add("【工作动态】", 18, 1);
    maker.article("流动服务点开到果农身边");
    maker.add("【文件选登】", 18, 1);
    maker.document("青水发〔2024〕3号", "青岚市水务局关于做好防汛检查工作的通知");
    maker.signature("青岚市水务局", "2024年4月1日");
    maker.add("【读者之声】", 18, 1);
    maker.article("读者沙龙谈水利史");
    maker.colophon();
    const model::Document document = build(maker).document;
    EXPECT_EQ(document.kind, Kind::bulletin);
    ASSERT_EQ(document.sections.size(), 3U);
    EXPECT_EQ(document.sections[1].title, "文件选登");
    EXPECT_EQ(document.sections[2].articles[0].title, "读者沙龙谈水利史");
    EXPECT_EQ(document.colophon->report_to, (Texts{"市文化局"}));
    ASSERT_EQ(document.parts.size(), 1U);
    EXPECT_EQ(document.parts[0].kind, Kind::official_document);
    EXPECT_EQ(document.parts[0].official->issued_on, "2024-04-01");
}

TEST(Compound, ACollectionOfDocumentsIsAVolume) {
    FileMaker maker;
    for (const auto& [serial, name] : {std::pair("青水发〔2024〕3号", "青岚市水务局关于做好防汛检查工作的通知"), std::pair("青水发〔2024〕4号", "青岚市水务局关于开展用水普查的通知"),
                                       std::pair("青水发〔2024〕5号", "青岚市水务局关于更换水表的通知")}) {
        maker.document(serial, name);
        maker.signature("青岚市水务局", "2024年4月1日");
        maker.imprint();
    }
    const model::Document document = build(maker).document;
    EXPECT_EQ(document.kind, Kind::compound);
    ASSERT_EQ(document.parts.size(), 3U);
    EXPECT_EQ(document.parts[2].title, "青岚市水务局关于更换水表的通知");
    EXPECT_TRUE(document.sections.empty());
}

TEST(Compound, AMastheadPrintedAgainAndAnAttachmentAreNoDocuments) {
    FileMaker maker;
    maker.masthead("第1期", "2024年9月12日");
    maker.article("流动服务点开到果农身边");
    maker.masthead("第1期", "2024年9月12日");
    maker.article("古籍库房更换书柜");
    maker.colophon();
    EXPECT_TRUE(build(maker).document.parts.empty());
    FileMaker notice;
    notice.standard_head();
    notice.text();
    notice.signature();
    notice.label("附件1");
    notice.mark("青岚市图书馆文件");
    notice.number("青图发〔2023〕2号");
    notice.title("青岚市图书馆关于开放报告厅的通知");
    notice.add("各区图书馆：");
    notice.text();
    const model::Document document = build(notice).document;
    EXPECT_EQ(document.kind, Kind::official_document);
    EXPECT_TRUE(document.parts.empty());
}

TEST(Compound, DocumentsShownInALongTextStayInIt) {
    FileMaker maker;
    maker.centred("公文写作手册", 26);
    for (int i = 0; i < 30; ++i) {
        maker.body("公文的版头由份号、密级、紧急程度、发文机关标志、发文字号和签发人组成，各要素的位置和字体在本手册中逐一说明，并附样式。");
    }
    maker.document("青水发〔2024〕3号", "青岚市水务局关于做好防汛检查工作的通知");
    maker.signature("青岚市水务局", "2024年4月1日");
    maker.document("青水发〔2024〕4号", "青岚市水务局关于开展用水普查的通知");
    maker.signature("青岚市水务局", "2024年4月1日");
    const model::Document document = build(maker).document;
    EXPECT_EQ(document.kind, Kind::generic);
    EXPECT_TRUE(document.parts.empty());
}

}  // namespace
}  // namespace bianmu::structure
