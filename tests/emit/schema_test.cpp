#include <gtest/gtest.h>

#include <string>

#include "emit/emit.h"
#include "emit/json_reader.h"
#include "emit/mutations.h"
#include "emit/sample_documents.h"
#include "emit/schema_acceptor.h"
#include "emit/schema_checker.h"
#include "emit/violations.h"

namespace bianmu::emit {
namespace {

std::string maximal_json() {
    return document_to_json(samples::maximal()).value();
}

bool accepts(std::string_view json) {
    return validate_text(json).violations.empty();
}

std::string first_message(std::string_view json) {
    const Validation found = validate_text(json);
    return found.violations.empty() ? "" : found.violations.front().pointer + ": " + found.violations.front().message;
}

TEST(Schema, WhatIsEmittedIsAccepted) {
    for (const std::string& json :
         {maximal_json(), document_to_json(samples::minimal()).value(), document_to_json(samples::long_document(1)).value()}) {
        EXPECT_EQ(first_message(json), "");
    }
}

/// Whether documents are accepted without asking valijson.
TEST(Schema, QuickAcceptanceKnowsEveryKeywordOfTheDocumentSchema) {
    const auto schema = read_json(document_schema());
    const SchemaAcceptor acceptor(*schema);
    EXPECT_TRUE(acceptor.accepts(*read_json(maximal_json())));
    for (const Mutation& mutation : with_unknown_key(maximal_json())) {
        EXPECT_FALSE(acceptor.accepts(*read_json(mutation.json))) << mutation.pointer;
    }
}

TEST(Schema, QuickAcceptanceLeavesWhatItDoesNotKnow) {
    const auto accepts_null = [](std::string_view schema) { return SchemaAcceptor(*read_json(schema)).accepts(*read_json("null")); };
    EXPECT_TRUE(accepts_null("{}"));
    EXPECT_TRUE(accepts_null(R"({"type":["null","string"]})"));
    EXPECT_FALSE(accepts_null(R"({"if":true})"));
    EXPECT_FALSE(accepts_null(R"({"not":{"type":"string"}})"));
    EXPECT_FALSE(accepts_null(R"({"enum":[null]})"));
    EXPECT_FALSE(accepts_null(R"({"$ref":"#/definitions/none"})"));
}

TEST(Schema, UnknownKeyFailsInEveryObject) {
    const auto mutations = with_unknown_key(maximal_json());
    EXPECT_GT(mutations.size(), 200U);
    for (const Mutation& mutation : mutations) {
        // The keys of evidence are pointers, so there it is the value that is wrong.
        const bool evidence = mutation.pointer.ends_with("/evidence");
        const Validation found = validate_text(mutation.json);
        ASSERT_EQ(found.violations.size(), 1U) << mutation.pointer;
        EXPECT_EQ(found.violations[0].pointer, mutation.pointer + (evidence ? "/x-unknown" : ""));
        EXPECT_EQ(found.violations[0].message, evidence ? "a string is not allowed here" : "unknown key \"x-unknown\"");
    }
}

TEST(Schema, MessagesNameThePlaceAndTheFault) {
    const std::string json = document_to_json(samples::minimal()).value();
    const auto changed = [&](std::string_view from, std::string_view to) {
        std::string copy = json;
        copy.replace(copy.find(from), from.size(), to);
        return first_message(copy);
    };
    EXPECT_EQ(changed("\"notes\":[]", "\"notes\":{}"), "/notes: an object is not allowed here");
    EXPECT_EQ(changed("\"notes\":[],", ""), ": lacks the key \"notes\"");
    EXPECT_EQ(changed("\"notes\":[]", "\"notes\":[],\"notes\":[]"), ": the key \"notes\" stands twice");
    EXPECT_EQ(changed("\"notes\":[]", "\"note\":[],\"notes\":[]"), ": unknown key \"note\"");
    EXPECT_EQ(changed("\"generic\"}", "\"\"}"), "/generator/profile: is empty");
    EXPECT_EQ(changed("\"kind\":\"generic\"", "\"kind\":\"letter\""), "/kind: \"letter\" is none of the allowed values");
    EXPECT_EQ(changed("\"bytes\":1", "\"bytes\":-1"), "/source/bytes: -1 is less than 0");
    EXPECT_EQ(changed("\"bytes\":1", "\"bytes\":1.5"), "/source/bytes: a number is not allowed here");
    EXPECT_EQ(changed("\"evidence\":{}", R"("evidence":{"title":{"raw":"x","rule":"r","confidence":1,"locations":[]}})"),
              "/evidence: has a key of a form that is not allowed");
    EXPECT_EQ(changed("\"sha256\":\"a", "\"sha256\":\"g"),
              "/source/sha256: \"g" + std::string(39, 'a') + "…\" does not match ^[0-9a-f]{64}$");
    EXPECT_EQ(changed("\"sections\":[]", R"("sections":[{"id":"s","articles":[{"id":"a","title_lines":[],"blocks":[{"type":"poem"}]}]}])"),
              "/sections/0/articles/0/blocks/0/type: \"poem\" is none of the allowed values");
    EXPECT_EQ(changed("\"figures\":[]", R"("figures":[{"id":"f","locations":[{"page":1,"bbox":[1,2,3]}]}])"),
              "/figures/0/locations/0/bbox: has 3 items");
}

TEST(Schema, OfTheShapesOfABlockItsTypeNamesTheOneThatWasMeant) {
    model::Document document = samples::maximal();
    document.parts.clear();
    for (model::Section& section : document.sections) {
        for (model::Article& article : section.articles) {
            for (model::DocumentBlock& block : article.blocks) {
                block.level = 12;
            }
        }
    }
    const auto violations = validate_document(document);
    ASSERT_EQ(violations.size(), 1U);
    EXPECT_EQ(violations[0].pointer, "/sections/0/articles/0/blocks/1/level");
    EXPECT_EQ(violations[0].message, "12 is more than 9");
}

TEST(Schema, ViolationsStandInDocumentOrderUpToAHundred) {
    model::Document document = samples::minimal();
    for (int i = 0; i < 150; ++i) {
        document.figures.push_back({});
    }
    const auto violations = validate_document(document);
    ASSERT_EQ(violations.size(), kMaxViolations);
    EXPECT_EQ(violations[0].pointer, "/figures/0/id");
    EXPECT_EQ(violations[0].message, "is empty");
    EXPECT_EQ(violations[99].pointer, "/figures/99/id");
    std::string many = "{\"parts\":[";
    for (int i = 0; i < 50'000; ++i) {
        many += "0,";
    }
    const auto found = validate_text(many + "0]}").violations;
    ASSERT_EQ(found.size(), kMaxViolations);
    EXPECT_EQ(found[99].pointer, "/parts/99");
}

TEST(Schema, StringsThatAreLongOrMalformedDoNoHarm) {
    model::Document document = samples::minimal();
    document.title = std::string("\0馆", 4);
    EXPECT_TRUE(validate_document(document).empty());
    document.title = "\xc0\x80" + std::string(1000, '\x80');
    EXPECT_TRUE(validate_document(document).empty());
    document.source.sha256 = std::string(5'000'000, 'a');
    const auto violations = validate_document(document);
    ASSERT_EQ(violations.size(), 1U);
    EXPECT_EQ(violations[0].pointer, "/source/sha256");
}

/// valijson reads these with std::regex, or counts as it does for minLength; they need a constraint of ours first.
TEST(Schema, KeywordsThatValijsonReadsUnsafelyAreNotUsed) {
    for (const std::string_view keyword : {"\"patternProperties\":", "\"format\":", "\"maxLength\":"}) {
        EXPECT_EQ(document_schema().find(keyword), std::string_view::npos) << keyword;
    }
}

TEST(Schema, TextThatIsNoJson) {
    EXPECT_EQ(first_message("{\"a\":"), ": not JSON: stopped at byte 6");
    EXPECT_FALSE(accepts(""));
    EXPECT_FALSE(accepts("\xff"));
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
    EXPECT_EQ(found.violations.front().message, "lacks the key \"accounting\"");
    EXPECT_EQ(found.violations.back().line, 4U);
    EXPECT_EQ(found.violations.back().message, "not JSON: stopped at byte 2");
    const std::string pretty = document_to_json(samples::minimal(), {true, true}).value();
    EXPECT_EQ(validate_text(pretty).documents, 1U);
    EXPECT_TRUE(validate_text(pretty).violations.empty());
}

TEST(SchemaChecker, SaysWhatIsWrongWithASchema) {
    EXPECT_EQ(SchemaChecker(document_schema()).defect(), "");
    EXPECT_EQ(SchemaChecker(R"({"pattern":"("})").defect(), "bad pattern (");
    EXPECT_NE(SchemaChecker(R"({"$ref":"#/definitions/x"})").defect(), "");
    EXPECT_EQ(SchemaChecker("{").defect(), "not JSON: stopped at byte 2");
    ValueTree tree;
    tree.open_object();
    tree.close();
    const auto violations = SchemaChecker("{").check(tree);
    ASSERT_EQ(violations.size(), 1U);
    EXPECT_EQ(violations[0].message, "the schema cannot be used: not JSON: stopped at byte 2");
}

}  // namespace
}  // namespace bianmu::emit
