#include "structure/mentions.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "model/text.h"
#include "structure/profile.h"

namespace bianmu::structure {
namespace {

using model::Mention;
using model::MentionKind;

model::Document with_text(std::string text) {
    model::Document document;
    document.sections.emplace_back().articles.emplace_back().blocks.emplace_back().text = std::move(text);
    return document;
}

std::vector<Mention> found_in(std::string text) {
    model::Document document = with_text(std::move(text));
    find_mentions(*built_in_profile("bulletin"), document);
    return std::move(document.mentions);
}

/// `kind text → value` of each mention, in order.
std::string said(const std::string& text) {
    static constexpr const char* kKinds[] = {"document", "date", "amount", "phone"};
    std::string out;
    for (const Mention& mention : found_in(text)) {
        out += (out.empty() ? "" : "; ") + std::string(kKinds[static_cast<std::size_t>(mention.kind)]) + " " + mention.text + " → " + mention.value;
    }
    return out;
}

TEST(Mentions, Documents) {
    EXPECT_EQ(said("按照《图书馆 管理办法》执行。"), "document 《图书馆 管理办法》 → 图书馆 管理办法");
    EXPECT_EQ(said("《关于印发〈借阅办法〉的通知》（某水办发〔2022〕5号）"),
              "document 《关于印发〈借阅办法〉的通知》 → 关于印发〈借阅办法〉的通知; document 某水办发〔2022〕5号 → 某水办发〔2022〕5号");
    EXPECT_EQ(said("现根据某水发[2023]第 12 号和某文发（2021）３号"), "document 某水发[2023]第 12 号 → 某水发〔2023〕12号; document 某文发（2021）３号 → 某文发〔2021〕3号");
    EXPECT_EQ(said("依据国务院令第 714 号"), "document 国务院令第 714 号 → 国务院令第714号");
    EXPECT_EQ(said("格式见GB/T 9704—2012。"), "document GB/T 9704—2012 → GB/T 9704-2012");
    EXPECT_EQ(said("《没有完，《》"), "");
}

TEST(Mentions, Dates) {
    EXPECT_EQ(said("2022年1月25日至二〇二二年元月"), "date 2022年1月25日 → 2022-01-25; date 二〇二二年元月 → 2022-01");
    EXPECT_EQ(said("截至2021年底，3月5日上午"), "date 2021年 → 2021; date 3月5日 → ");
    EXPECT_EQ(said("（2022.1.25）2022-01-25"), "date 2022.1.25 → 2022-01-25; date 2022-01-25 → 2022-01-25");
    EXPECT_EQ(said("令和4年3月5日（土）"), "date 令和4年3月5日 → 2022-03-05");
    EXPECT_EQ(said("On 5 March 2022 and on April 1st, 2023, in May 2024; 3. März 2022"),
              "date 5 March 2022 → 2022-03-05; date April 1st, 2023 → 2023-04-01; date May 2024 → 2024-05; date 3. März 2022 → 2022-03-03");
    EXPECT_EQ(said("今年去年近日，20年来，5日内，12022年"), "");
}

TEST(Mentions, Amounts) {
    EXPECT_EQ(said("投入1.2亿元、人民币300万元和5,000 元。"), "amount 1.2亿元 → CNY 120000000; amount 人民币300万元 → CNY 3000000; amount 5,000 元 → CNY 5000");
    EXPECT_EQ(said("￥1,234.50，$1.2 million，€3"), "amount ￥1,234.50 → CNY 1234.5; amount $1.2 million → USD 1200000; amount €3 → EUR 3");
    EXPECT_EQ(said("3亿5000万元、五百二十万元、叁拾万元整、3.5万亿元、两千美元"),
              "amount 3亿5000万元 → CNY 350000000; amount 五百二十万元 → CNY 5200000; amount 叁拾万元整 → CNY 300000; amount 3.5万亿元 → CNY 3500000000000; "
              "amount 两千美元 → USD 2000");
    EXPECT_EQ(said("约10余万元，１２３円"), "amount 10余万元 → ; amount １２３円 → JPY 123");
    EXPECT_EQ(said("3 million dollars"), "amount 3 million dollars → USD 3000000");
    EXPECT_EQ(said("一元化、单元、2元方程、元旦"), "");
}

TEST(Mentions, Telephones) {
    EXPECT_EQ(said("电话：0371—65903820"), "phone 0371—65903820 → 0371-65903820");
    EXPECT_EQ(said("请拨（010）65901234或13800000000"), "phone （010）65901234 → 010-65901234; phone 13800000000 → 13800000000");
    EXPECT_EQ(said("Tel. +44 20 7946 0018"), "phone +44 20 7946 0018 → +44-20-7946-0018");
    EXPECT_EQ(said("编号110101199003078888，年份2021-2022"), "");
}

TEST(Mentions, PlacesCountCodePoints) {
    const auto found = found_in("𠀀《甲》乙𠀀2022年");
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(std::pair(found[0].start, found[0].end), std::pair(std::size_t{1}, std::size_t{4}));
    EXPECT_EQ(std::pair(found[1].start, found[1].end), std::pair(std::size_t{6}, std::size_t{11}));
    EXPECT_EQ(found[0].rule, "mention.title");
}

TEST(Mentions, StandInBlocksCellsTitlesAndNotes) {
    model::Document document = with_text("见《甲》");
    model::Article& article = document.sections[0].articles[0];
    article.id = "a";
    article.title = "关于转发《乙》的通知";
    article.blocks[0].id = "b";
    model::TableCell& cell = article.blocks[0].cells.emplace_back();
    cell.row = 2;
    cell.column = 1;
    cell.text = "《丙》";
    document.notes.emplace_back().text = "《丁》";
    document.notes[0].id = "n";
    find_mentions(*built_in_profile("generic"), document);
    ASSERT_EQ(document.mentions.size(), 4U);
    EXPECT_EQ(document.mentions[0].article, "a");
    EXPECT_EQ(document.mentions[1].block, "b");
    EXPECT_EQ(document.mentions[1].row, -1);
    EXPECT_EQ(document.mentions[2].block, "b");
    EXPECT_EQ(document.mentions[2].row, 2);
    EXPECT_EQ(document.mentions[2].column, 1);
    EXPECT_EQ(document.mentions[3].note, "n");
}

TEST(Mentions, HostileTextEndsInTime) {
    const auto start = std::chrono::steady_clock::now();
    for (const std::string piece : {"《", "《a》", "1", "一", "第1号", "1元", "一〔", "2022年", "0371-", "￥", "2022-1-"}) {
        std::string text;
        while (text.size() < 300'000) {
            text += piece;
        }
        static_cast<void>(found_in(text));
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
}

}  // namespace
}  // namespace bianmu::structure
