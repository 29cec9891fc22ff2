#include <gtest/gtest.h>

#include <map>
#include <sstream>

#include "store/document_rows.h"

namespace bianmu::store {
namespace {

/// Keeps rows as lines: values between bars, `-` for none.
class Lines : public RowTaker {
public:
    [[nodiscard]] std::int64_t number_of(const std::string& part) override {
        parts.push_back(part);
        return static_cast<std::int64_t>(parts.size());
    }
    void take(Table table, std::span<const Value> row) override {
        EXPECT_EQ(row.size(), info(table).columns.size()) << info(table).name;
        std::ostringstream line;
        for (const Value& value : row) {
            line << (line.tellp() > 0 ? "|" : "");
            std::visit([&](const auto& known) {
                if constexpr (std::is_same_v<std::decay_t<decltype(known)>, std::nullptr_t>) {
                    line << "-";
                } else {
                    line << known;
                }
            }, value);
        }
        rows[table].push_back(line.str());
    }

    std::vector<std::string> parts;
    std::map<Table, std::vector<std::string>> rows;
};

model::Result<void> read(const std::string& text, Lines& lines) {
    std::istringstream json(text);
    return read_rows(json, {"abc", "z!/y"}, lines);
}

constexpr const char* kPart = R"("contents": [], "notes": [], "furniture": [{"kind": "header", "text": "h", "locations": []}], "figures": [], "mentions": [],
    "diagnostics": [])";

TEST(Rows, PartsOfACompoundFileAreDocuments) {
    const std::string part = kPart;
    Lines lines;
    ASSERT_TRUE(read(R"({"generator": {"name": "bianmu", "version": "1", "profile": "p"}, "source": {"name": "n.pdf", "bytes": 7, "metadata": {"author": "w"}},
        "kind": "compound", "sections": [], "evidence": {}, "accounting": {"source_chars": 9}, )" + part + R"(,
        "parts": [{"kind": "bulletin", "title": "t", "masthead": {"title": "t", "date": "2024"}, "sections": [{"id": "s1", "articles": [
            {"id": "a1", "title_lines": [], "blocks": [{"id": "b1", "type": "paragraph", "text": "xy", "leads": [], "locations": [{"page": 3, "bbox": [1, 2, 3, 4]}],
            "rule": "r", "confidence": 0.5}]}]}], "evidence": {"/masthead/date": {"raw": "24", "rule": "m", "confidence": 0.9, "locations": []}}, )" + part + R"(},
            {"kind": "official_document", "official": {"issuers": ["i"], "issued_on": "2023"}, "sections": [], "evidence": {}, )" + part + "}]}", lines));
    EXPECT_EQ(lines.parts, (std::vector<std::string>{"", "/parts/0", "/parts/1"}));
    EXPECT_EQ(lines.rows[Table::documents],
              (std::vector<std::string>{"2|abc|z!/y|/parts/0|n.pdf|-|7|-|-|w|-|-|-|bulletin|t|-|2024|-|p|1|-|0.5",
                                        "3|abc|z!/y|/parts/1|n.pdf|-|7|-|-|w|-|-|-|official_document|-|i|2023|-|p|1|-|-",
                                        "1|abc|z!/y||n.pdf|-|7|-|-|w|-|-|-|compound|-|-|-|-|p|1|9|-"}));
    EXPECT_EQ(lines.rows[Table::articles], (std::vector<std::string>{"2|0|2097152|0|a1|-|-|-|3|2|xy"}));
    EXPECT_EQ(lines.rows[Table::blocks], (std::vector<std::string>{"2|0|0|b1|paragraph|-|-|xy|3|r|0.5|-"}));
    EXPECT_EQ(lines.rows[Table::fields],
              (std::vector<std::string>{"2|0|/masthead/title|masthead/title|t|-|-|-", "2|1|/masthead/date|masthead/date|2024|24|m|0.9",
                                        "3|0|/official/issuers/0|official/issuers|i|-|-|-", "3|1|/official/issued_on|official/issued_on|2023|-|-|-"}));
}

TEST(Rows, WhatIsNoDocumentIsRefused) {
    for (const char* const text : {"", "{", "[]", "7", "{}", R"({"kind": 3})", R"({"kind": "generic", "evidence": {}} x)",
                                   R"({"sections": [{"articles": [{"blocks": [{}]}]}]})"}) {
        Lines lines;
        const auto done = read(text, lines);
        ASSERT_FALSE(done) << text;
        EXPECT_EQ(done.error().code, model::Code::schema_violation);
    }
}

}  // namespace
}  // namespace bianmu::store
