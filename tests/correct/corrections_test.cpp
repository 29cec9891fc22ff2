#include "convert/corrections.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "convert/convert.h"
#include "emit/emit.h"

namespace bianmu::test {
namespace {

/// The bulletin among the samples, corrected.
model::Result<model::Document> corrected(const std::string& corrections) {
    std::ifstream file("samples/library-bulletin.docx", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    convert::Options options;
    options.corrections = R"({"corrections_version":"1.0","corrections":[)" + corrections + "]}";
    return convert::convert({reinterpret_cast<const std::byte*>(bytes.data()), bytes.size()}, "library-bulletin.docx", options, {});
}

std::size_t unmatched(const model::Document& document) {
    return static_cast<std::size_t>(std::count_if(document.diagnostics.begin(), document.diagnostics.end(),
                                                  [](const model::Diagnostic& entry) { return entry.code == "corrections.unmatched"; }));
}

TEST(Corrections, WhatFitsIsAppliedAndTheRestIsTold) {
    const auto document = corrected(R"({"op":"set_field","pointer":"/masthead/date","was":"2024-03-18","value":"2024-03-19"},
        {"op":"accept","block":{"id":"gone","text":"nothing begins so"}})");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->masthead->date, "2024-03-19");
    EXPECT_EQ(unmatched(*document), 1U);
    EXPECT_TRUE(emit::validate_document(*document).empty());
    const model::Accounting& sums = document->accounting;
    EXPECT_EQ(sums.source_chars, sums.content_chars + sums.furniture_chars);
}

TEST(Corrections, WhatWouldBreakTheSchemaIsTakenBackAlone) {
    const auto document = corrected(R"({"op":"set_field","pointer":"/masthead/date","was":"2024-03-18","value":"yesterday"},
        {"op":"set_field","pointer":"/masthead/issuer","was":"云溪市图书馆办公室","value":"办公室"})");
    ASSERT_TRUE(document);
    EXPECT_EQ(document->masthead->date, "2024-03-18");
    EXPECT_EQ(document->masthead->issuer, "办公室");
    EXPECT_EQ(unmatched(*document), 1U);
    EXPECT_TRUE(emit::validate_document(*document).empty());
}

TEST(Corrections, NoSidecarIsAnErrorOfUse) {
    for (const char* wrong : {R"({"op":"frobnicate"})", R"({"op":"split","block":{"id":"b"},"at":0})", R"({"op":"merge","block":{"id":"b"}})", "nonsense"}) {
        const auto document = corrected(wrong);
        ASSERT_FALSE(document) << wrong;
        EXPECT_EQ(document.error().code, model::Code::usage) << wrong;
    }
}

TEST(Corrections, NoneLeaveTheDocumentAsItIs) {
    const auto document = corrected("");
    ASSERT_TRUE(document);
    EXPECT_EQ(unmatched(*document), 0U);
}

}  // namespace
}  // namespace bianmu::test
