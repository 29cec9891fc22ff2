#include <gtest/gtest.h>

#include <string>

#include "emit/emit.h"
#include "emit/mutations.h"
#include "emit/sample_documents.h"
#include "emit/schema_checker.h"
#include "emit/valijson_oracle.h"

namespace bianmu::emit {
namespace {

std::string maximal_json() {
    return document_to_json(samples::maximal()).value();
}

bool ours_accepts(std::string_view json) {
    return validate_text(json).violations.empty();
}

std::string first_message(std::string_view json) {
    const Validation found = validate_text(json);
    return found.violations.empty() ? "" : found.violations.front().pointer + ": " + found.violations.front().message;
}

TEST(Schema, BothCheckersAcceptWhatIsEmitted) {
    const ValijsonOracle oracle(document_schema());
    for (const std::string& json :
         {maximal_json(), document_to_json(samples::minimal()).value(), document_to_json(samples::long_document(1)).value()}) {
        EXPECT_EQ(first_message(json), "");
        EXPECT_TRUE(oracle.accepts(json));
    }
}

TEST(Schema, UnknownKeyFailsInEveryObject) {
    const ValijsonOracle oracle(document_schema());
    const auto mutations = with_unknown_key(maximal_json());
    EXPECT_GT(mutations.size(), 200U);
    for (const Mutation& mutation : mutations) {
        EXPECT_FALSE(ours_accepts(mutation.json)) << mutation.what;
        EXPECT_FALSE(oracle.accepts(mutation.json)) << mutation.what;
    }
}

TEST(Schema, CheckersAgreeOnEveryChangedValue) {
    const ValijsonOracle oracle(document_schema());
    model::Document document = samples::maximal();
    document.parts = {samples::minimal()};
    const auto mutations = with_one_value_changed(document_to_json(document).value());
    std::size_t refused = 0;
    for (const Mutation& mutation : mutations) {
        const bool ours = ours_accepts(mutation.json);
        EXPECT_EQ(ours, oracle.accepts(mutation.json)) << mutation.what << " " << first_message(mutation.json);
        refused += ours ? 0 : 1;
    }
    EXPECT_GT(mutations.size(), 2000U);
    EXPECT_GT(refused, mutations.size() / 2);
}

TEST(Schema, MessagesNameThePlaceAndTheFault) {
    const std::string json = document_to_json(samples::minimal()).value();
    const auto changed = [&](std::string_view from, std::string_view to) {
        std::string copy = json;
        copy.replace(copy.find(from), from.size(), to);
        return first_message(copy);
    };
    EXPECT_EQ(changed("\"notes\":[]", "\"notes\":{}"), "/notes: expected an array, found an object");
    EXPECT_EQ(changed("\"notes\":[],", ""), ": lacks the key \"notes\"");
    EXPECT_EQ(changed("\"notes\":[]", "\"notes\":[],\"notes\":[]"), ": the key \"notes\" stands twice");
    EXPECT_EQ(changed("\"notes\":[]", "\"note\":[],\"notes\":[]"), ": unknown key \"note\"");
    EXPECT_EQ(changed("\"generic\"}", "\"\"}"), "/generator/profile: is empty");
    EXPECT_EQ(changed("\"kind\":\"generic\"", "\"kind\":\"letter\""), "/kind: \"letter\" is none of the allowed values");
    EXPECT_EQ(changed("\"bytes\":1", "\"bytes\":-1"), "/source/bytes: -1 is less than 0");
    EXPECT_EQ(changed("\"bytes\":1", "\"bytes\":1.5"), "/source/bytes: expected an integer, found a number");
    EXPECT_EQ(changed("\"evidence\":{}", R"("evidence":{"title":{"raw":"x","rule":"r","confidence":2,"locations":[]}})"),
              "/evidence/title: \"title\" does not match ^(/[a-z0-9_]+)+$");
    EXPECT_EQ(changed("\"sections\":[]", R"("sections":[{"id":"s","articles":[{"id":"a","title_lines":[],"blocks":[{"type":"poem"}]}]}])"),
              "/sections/0/articles/0/blocks/0: the type \"poem\" is unknown");
    EXPECT_EQ(changed("\"figures\":[]", R"("figures":[{"id":"f","locations":[{"page":1,"bbox":[1,2,3]}]}])"),
              "/figures/0/locations/0/bbox: has 3 items");
}

TEST(Schema, TextThatIsNoJson) {
    EXPECT_EQ(first_message("{\"a\":"), ": not JSON: stopped at byte 6");
    EXPECT_FALSE(ours_accepts(""));
    EXPECT_FALSE(ours_accepts("\xff"));
    EXPECT_EQ(first_message(std::string(100000, '[')), ": nested deeper than 500 levels");
}

TEST(Schema, LinesAreDocuments) {
    const std::string good = document_to_json(samples::minimal()).value();
    EXPECT_EQ(validate_text(good + "\n" + good).documents, 2U);
    EXPECT_TRUE(validate_text(good + good + "\n").violations.empty());
    const Validation found = validate_text(good + "{}\n" + good + "{\n");
    EXPECT_EQ(found.documents, 4U);
    ASSERT_FALSE(found.violations.empty());
    EXPECT_EQ(found.violations.front().line, 2U);
    EXPECT_EQ(found.violations.front().message, "lacks the key \"schema_version\"");
    EXPECT_EQ(found.violations.back().line, 4U);
    EXPECT_EQ(found.violations.back().message, "not JSON: stopped at byte 2");
    const std::string pretty = document_to_json(samples::minimal(), {true, true}).value();
    EXPECT_EQ(validate_text(pretty).documents, 1U);
    EXPECT_TRUE(validate_text(pretty).violations.empty());
}

TEST(SchemaChecker, RefusesSchemasThatItWouldMisread) {
    EXPECT_EQ(SchemaChecker(document_schema()).defect(), "");
    EXPECT_EQ(SchemaChecker(R"({"minProperties":1})").defect(), "unknown keyword minProperties");
    EXPECT_EQ(SchemaChecker(R"({"type":["string","null"]})").defect(), "a type that the checker does not know");
    EXPECT_EQ(SchemaChecker(R"({"const":1})").defect(), "a constant that is neither a string nor true");
    EXPECT_EQ(SchemaChecker(R"({"pattern":"("})").defect(), "bad pattern (");
    EXPECT_EQ(SchemaChecker(R"({"$ref":"other.json"})").defect(), "reference out of the schema: other.json");
    EXPECT_EQ(SchemaChecker(R"({"$ref":"#/definitions/x"})").defect(), "no definition x");
    EXPECT_EQ(SchemaChecker("{").defect(), "not JSON: stopped at byte 2");
}

}  // namespace
}  // namespace bianmu::emit
