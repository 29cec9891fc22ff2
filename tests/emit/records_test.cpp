#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "emit/emit.h"
#include "emit/sample_documents.h"

namespace bianmu::emit {
namespace {

using Json = nlohmann::json;

model::Document compound() {
    model::Document document = samples::maximal();
    document.parts[1].profile = "official";
    document.parts[2].parts[0].profile = "generic";
    document.parts[1].masthead.reset();
    return document;
}

std::vector<Json> records_of(const model::Document& document, Rows rows) {
    std::vector<Json> out;
    const std::string lines = document_to_records(document, rows).value();
    for (std::size_t start = 0; start < lines.size();) {
        const std::size_t end = lines.find('\n', start);
        out.push_back(Json::parse(lines.substr(start, end - start)));
        start = end + 1;
    }
    return out;
}

TEST(Records, AnArticleRepeatsTheFieldsOfItsDocument) {
    const Json record = records_of(compound(), Rows::article).at(0);
    EXPECT_EQ(record["record"], "article");
    EXPECT_EQ(record["source_name"], "馆讯.pdf");
    EXPECT_EQ(record["archive_path"], "2023年.zip!/三月");
    EXPECT_EQ(record["title"], "馆讯");
    EXPECT_EQ(record["issue_label"], "第3期（总第30期）");
    EXPECT_EQ(record["issue_number"], 3);
    EXPECT_EQ(record["issue_total"], 30);
    EXPECT_EQ(record["issue_year"], 2023);
    EXPECT_EQ(record["issuer"], "县图书馆");
    EXPECT_EQ(record["date"], "2023-03-02");
    EXPECT_EQ(record["document_number"], "某水〔2023〕7号");
    EXPECT_EQ(record["section"], "读者服务");
    EXPECT_EQ(record["article"], "县图书馆延长开放时间");
    EXPECT_EQ(record["byline"], "陈一");
    EXPECT_EQ(record["run_in"], true);
    EXPECT_EQ(record["pointer"], "/sections/0/articles/0");
    EXPECT_FALSE(record.contains("part"));
    EXPECT_EQ(record["characters"], 92);
}

TEST(Records, PartsComeInReadingOrder) {
    const std::vector<Json> records = records_of(compound(), Rows::article);
    ASSERT_EQ(records.size(), 5U);
    for (std::size_t i = 1; i < records.size(); ++i) {
        EXPECT_EQ(records[i]["part"], i - 1);
    }
    EXPECT_EQ(records[2]["kind"], "official_document");
    EXPECT_EQ(records[2]["profile"], "official");
    EXPECT_EQ(records[2]["issuer"], "某市水务局");
    EXPECT_EQ(records[4]["pointer"], "/parts/2/parts/0/sections/0/articles/0");
}

TEST(Records, EveryBlockIsARecordAndATableIsLinesAndTabs) {
    model::Document document = compound();
    const std::vector<Json> records = records_of(document, Rows::block);
    const Json whole = Json::parse(document_to_json(document).value());
    for (const Json& record : records) {
        const Json& block = whole[Json::json_pointer(record["pointer"].get<std::string>())];
        EXPECT_EQ(record["block_id"], block["id"]);
        EXPECT_EQ(record["type"], block["type"]);
        if (record["type"] != "table") {
            EXPECT_EQ(record["text"], block["text"]);
        }
    }
    EXPECT_EQ(records.size(), 5 * document.sections[0].articles[0].blocks.size());
    model::Document table = samples::minimal();
    model::DocumentBlock block;
    block.id = "b";
    block.type = model::BlockType::table;
    block.rows = 3;
    block.columns = 2;
    block.rule = "table";
    block.cells = {{0, 0, 1, 2, "时间", false, {}, {}}, {1, 1, 1, 1, "上午\n九点", false, {}, {}}, {2, 0, 1, 1, "周二", false, {}, {}}};
    table.sections = {{"s", "", "", {{"a", "", {}, "", "", false, {block}}}}};
    EXPECT_EQ(records_of(table, Rows::block).at(0)["text"], "时间\n\t上午 九点\n周二");
}

TEST(Records, AreValidAndToldFromDocuments) {
    const model::Document document = compound();
    const std::string articles = document_to_records(document, Rows::article).value();
    const std::string blocks = document_to_records(document, Rows::block).value();
    const Validation found = validate_text(articles + document_to_json(document).value() + blocks);
    EXPECT_EQ(found.violations.size(), 0U);
    EXPECT_EQ(found.documents, 1U);
    EXPECT_GT(found.records, 10U);
    EXPECT_EQ(validate_text(articles.substr(0, articles.find('\n') + 1)).records, 1U);
    const auto fault = [&](std::string_view from, std::string_view to) {
        std::string copy = articles.substr(0, articles.find('\n') + 1);
        copy.replace(copy.find(from), from.size(), to);
        const auto violations = validate_text(copy).violations;
        return violations.empty() ? std::string("valid") : violations.front().pointer + ": " + violations.front().message;
    };
    EXPECT_EQ(fault("\"title\"", "\"titel\""), ": unknown key \"titel\"");
    EXPECT_EQ(fault("\"record\":\"article\"", "\"record\":\"line\""), "/record: \"line\" is none of the allowed values");
    EXPECT_EQ(fault("\"issue_number\":3", "\"issue_number\":\"3\""), "/issue_number: a string is not allowed here");
    EXPECT_EQ(fault("\"pointer\":\"/", "\"pointer\":\""), "/pointer: \"sections/0/articles/0\" does not match ^(/[a-z0-9_]+)+$");
}

TEST(Records, WhatBreaksTheSchemaIsNotWritten) {
    model::Document document = samples::long_document(1);
    document.sections[0].articles[0].blocks[3].rule.clear();
    const auto lines = document_to_records(document, Rows::block);
    ASSERT_FALSE(lines.has_value());
    EXPECT_EQ(lines.error().code, model::Code::schema_violation);
    EXPECT_TRUE(document_to_records(document, Rows::article).has_value());
    EXPECT_EQ(document_to_records(samples::minimal(), Rows::article).value(), "");
}

}  // namespace
}  // namespace bianmu::emit
