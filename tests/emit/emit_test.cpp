#include "emit/emit.h"

#include <gtest/gtest.h>

#include <cmath>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "emit/names.h"
#include "emit/sample_documents.h"

namespace bianmu::emit {
namespace {

using Json = nlohmann::ordered_json;

std::string emitted(const model::Document& document, const Options& options = {}) {
    const auto text = document_to_json(document, options);
    EXPECT_TRUE(text.has_value()) << (text ? "" : text.error().message);
    return text.value_or("");
}

std::vector<std::string> keys(const Json& object) {
    std::vector<std::string> out;
    for (const auto& [key, value] : object.items()) {
        out.push_back(key);
    }
    return out;
}

TEST(Emit, MinimalDocumentHasItsExactBytes) {
    EXPECT_EQ(emitted(samples::minimal()),
              "{\"schema_version\":\"1.0\",\"generator\":{\"name\":\"bianmu\",\"version\":\"" + std::string(version()) +
                  "\",\"profile\":\"generic\"},\"source\":{\"name\":\"空白.docx\",\"media_type\":"
                  "\"application/vnd.openxmlformats-officedocument.wordprocessingml.document\",\"bytes\":1,\"sha256\":\"" +
                  std::string(64, 'a') +
                  "\",\"metadata\":{},\"origin\":\"born_digital\"},\"kind\":\"generic\",\"contents\":[],\"sections\":[],\"notes\":[],"
                  "\"furniture\":[],\"figures\":[],\"mentions\":[],\"evidence\":{},\"diagnostics\":[],"
                  "\"accounting\":{\"source_chars\":0,\"content_chars\":0,\"furniture_chars\":0,\"discarded\":[]}}\n");
}

TEST(Emit, KeysStandInTheOrderOfTheContract) {
    const Json document = Json::parse(emitted(samples::maximal()));
    EXPECT_EQ(keys(document), (std::vector<std::string>{"schema_version", "generator", "source", "kind", "title", "masthead", "contents",
                                                        "sections", "official", "colophon", "notes", "furniture", "figures", "mentions", "evidence",
                                                        "diagnostics", "accounting", "parts"}));
    EXPECT_EQ(keys(document["parts"][0]),
              (std::vector<std::string>{"kind", "title", "masthead", "contents", "sections", "official", "colophon", "notes", "furniture",
                                        "figures", "mentions", "evidence", "diagnostics"}));
    EXPECT_EQ(keys(document["sections"][0]["articles"][0]["blocks"][0]),
              (std::vector<std::string>{"id", "type", "text", "leads", "spans", "locations", "rule", "confidence"}));
}

/// Every key that the schema describes stands in the maximal document, so that nothing of the contract is forgotten by the writer.
TEST(Emit, MaximalDocumentUsesEveryPropertyOfTheSchema) {
    const std::string text = emitted(samples::maximal());
    const Json schema = Json::parse(document_schema());
    const auto check = [&](const auto& self, const Json& node) -> void {
        if (node.is_object() && node.contains("properties")) {
            for (const auto& [key, child] : node["properties"].items()) {
                EXPECT_NE(text.find("\"" + key + "\":"), std::string::npos) << key;
            }
        }
        for (const Json& child : node.is_structured() ? node : Json::array()) {
            self(self, child);
        }
    };
    check(check, schema);
}

TEST(Emit, SameDocumentGivesSameBytes) {
    EXPECT_EQ(emitted(samples::maximal()), emitted(samples::maximal()));
    EXPECT_EQ(Json::parse(emitted(samples::maximal(), {true, true})), Json::parse(emitted(samples::maximal())));
}

TEST(Emit, NumbersAreRoundedToTwoDecimals) {
    const std::string text = emitted(samples::maximal());
    EXPECT_NE(text.find("\"bbox\":[72,100,523.26,131]"), std::string::npos);
    EXPECT_NE(text.find("\"confidence\":0.88}"), std::string::npos);
    EXPECT_NE(text.find("\"confidence\":0.95,"), std::string::npos);
    model::Document document = samples::minimal();
    document.furniture = {{model::FurnitureKind::header, "馆讯", {{1, -1, -1, model::Box{-0.004, -12.345, 0.1 + 0.2, 1e6}}}}};
    EXPECT_NE(emitted(document).find("\"bbox\":[0,-12.35,0.3,1000000]"), std::string::npos);
}

TEST(Emit, WhatIsNotFiniteNeverLeaves) {
    model::Document document = samples::minimal();
    document.evidence = {{"/title", "馆讯", "title.first", std::nan(""), {}}};
    const auto text = document_to_json(document);
    ASSERT_FALSE(text.has_value());
    EXPECT_EQ(text.error().code, model::Code::schema_violation);
    EXPECT_EQ(text.error().message,
              "its result breaks the schema at /evidence/~1title/confidence: null is not allowed here; this is a fault of bianmu, please "
              "report it");
}

TEST(Emit, LocationsOfPagesAndOfParts) {
    const Json document = Json::parse(emitted(samples::maximal()));
    const Json& places = document["sections"][0]["articles"][0]["blocks"][1]["locations"];
    EXPECT_EQ(places.dump(), R"([{"page":1,"bbox":[72,100,523.26,131]},{"part":"word/document.xml","paragraph":2,"page":1}])");
    EXPECT_EQ(document["parts"][2]["notes"][0]["locations"].dump(), R"([{"part":"word/document.xml","paragraph":3}])");
}

TEST(Emit, PiecesOfOneFieldAreOneEvidence) {
    const Json evidence = Json::parse(emitted(samples::maximal()))["evidence"];
    EXPECT_EQ(keys(evidence), (std::vector<std::string>{"/kind", "/masthead/date", "/colophon/editors"}));
    EXPECT_FALSE(evidence["/kind"].contains("raw"));
    EXPECT_EQ(evidence["/colophon/editors"]["raw"], "责任编辑：陈一\n编辑：李二");
    EXPECT_EQ(evidence["/colophon/editors"]["confidence"], 0.8);
    EXPECT_EQ(evidence["/colophon/editors"]["locations"].size(), 2U);
}

TEST(Emit, WithoutEvidenceItIsAnEmptyObject) {
    const Json document = Json::parse(emitted(samples::maximal(), {false, false}));
    EXPECT_EQ(document["evidence"], Json::object());
    EXPECT_EQ(document["parts"][0]["evidence"], Json::object());
}

TEST(Emit, PrettyIndentsByTwoAndKeepsNumbersTogether) {
    model::Document document = samples::minimal();
    document.furniture = {{model::FurnitureKind::header, "馆讯", {{1, -1, -1, model::Box{1, 2, 3, 4.5}}}}};
    const std::string text = emitted(document, {true, true});
    EXPECT_NE(text.find("{\n  \"schema_version\": \"1.0\",\n  \"generator\": {\n    \"name\": \"bianmu\",\n"), std::string::npos) << text;
    EXPECT_NE(text.find("          \"bbox\": [1, 2, 3, 4.5]\n"), std::string::npos) << text;
    EXPECT_NE(text.find("  \"notes\": [],\n"), std::string::npos) << text;
    EXPECT_TRUE(text.ends_with("\n}\n"));
}

TEST(Emit, TextIsEscapedAndAlwaysUtf8) {
    model::Document document = samples::minimal();
    document.title = "引号\"斜\\线\n\t\x01\x7f𠀀 \xff\xc0\xaf\xed\xa0\x80 末\xe6\x9c";
    const std::string text = emitted(document);
    EXPECT_NE(text.find("\"title\":\"引号\\\"斜\\\\线\\n\\t\\u0001\x7f𠀀 \uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD 末\uFFFD\uFFFD\""),
              std::string::npos)
        << text;
    EXPECT_TRUE(Json::accept(text));
}

/// Texts are looked at by words: what is escaped may stand anywhere in one, and the text may end anywhere.
TEST(Emit, WhatIsEscapedIsFoundInEveryPlace) {
    for (const std::string_view around : {"abcdefghijklmnopq", "一二三四五六七八", "a一b二三，四五六cd"}) {
        for (const std::string_view special : {"\"", "\\", "\n", "\x1f", "\x7f", " ", "，", "é", "𠀀"}) {
            for (std::size_t at = 0; at <= around.size(); ++at) {
                if (at < around.size() && (static_cast<unsigned char>(around[at]) & 0xC0U) == 0x80U) {
                    continue;
                }
                for (const std::string_view rest : {around.substr(at), std::string_view()}) {
                    model::Document document = samples::minimal();
                    document.title = std::string(around.substr(0, at)).append(special).append(rest);
                    EXPECT_EQ(Json::parse(emitted(document)).at("title"), document.title);
                }
            }
        }
    }
}

TEST(Emit, LocationWithUnknownPartIsRefused) {
    model::Document document = samples::minimal();
    document.notes = {{"n1", model::NoteKind::footnote, "见馆志。", {{0, 7, 3, {}}}, {}, {}}};
    const auto violations = validate_document(document);
    ASSERT_EQ(violations.size(), 1U);
    EXPECT_EQ(violations[0].pointer, "/notes/0/locations/0");
    EXPECT_EQ(violations[0].message, "lacks the key \"part\"");
}

TEST(Emit, EmbeddedSchemaIsTheFile) {
    std::ifstream file("schemas/document.schema.json");
    std::stringstream text;
    text << file.rdbuf();
    EXPECT_EQ(document_schema(), text.str());
}

template <typename Names>
void expect_enum(const std::string& pointer, const Names& names, std::size_t enumerators) {
    const Json schema = Json::parse(document_schema());
    EXPECT_EQ(names.size(), enumerators) << pointer;
    EXPECT_EQ(schema[Json::json_pointer(pointer)], Json(names)) << pointer;
}

TEST(Emit, NamesOfEnumeratorsAreThoseOfTheSchema) {
    expect_enum("/definitions/kind/enum", kDocumentKinds, static_cast<std::size_t>(model::DocumentKind::compound) + 1);
    expect_enum("/definitions/source/properties/origin/enum", kOrigins, static_cast<std::size_t>(model::Origin::mixed) + 1);
    expect_enum("/definitions/mention/properties/kind/enum", kMentionKinds, static_cast<std::size_t>(model::MentionKind::phone) + 1);
    expect_enum("/definitions/note/properties/kind/enum", kNoteKinds, static_cast<std::size_t>(model::NoteKind::comment) + 1);
    expect_enum("/definitions/furniture/properties/kind/enum", kFurnitureKinds,
                static_cast<std::size_t>(model::FurnitureKind::watermark) + 1);
    expect_enum("/definitions/diagnostic/properties/severity/enum", kSeverities, static_cast<std::size_t>(model::Severity::error) + 1);
    const Json schema = Json::parse(document_schema());
    ASSERT_EQ(kBlockTypes.size(), static_cast<std::size_t>(model::BlockType::code) + 1);
    ASSERT_EQ(schema["definitions"]["block"]["anyOf"].size(), kBlockTypes.size());
    for (std::size_t i = 0; i < kBlockTypes.size(); ++i) {
        const std::string type(name(static_cast<model::BlockType>(i)));
        EXPECT_EQ(schema["definitions"]["block"]["anyOf"][i]["$ref"], "#/definitions/" + type);
        EXPECT_EQ(schema["definitions"][type]["properties"]["type"]["const"], type);
    }
}

constexpr double kMostParses = 6;   // of the text that is written; a release build needs less than one, the sanitizers three

TEST(Emit, ThreeHundredPagesAreCheckedAndWrittenQuickly) {
    const model::Document document = samples::long_document(300);
    ASSERT_TRUE(document_to_json(samples::minimal()).has_value());
    const std::clock_t start = std::clock();
    const std::string text = emitted(document);
    const std::clock_t written = std::clock();
    EXPECT_FALSE(Json::parse(text).empty());
    const std::clock_t parsed = std::clock();
    const double ratio = static_cast<double>(written - start) / static_cast<double>(parsed - written);
    RecordProperty("ratio", std::to_string(ratio));
    RecordProperty("bytes", std::to_string(text.size()));
    EXPECT_GT(text.size(), 4'000'000U);
    EXPECT_LT(ratio, kMostParses);
}

}  // namespace
}  // namespace bianmu::emit
