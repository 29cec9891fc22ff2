#include <gtest/gtest.h>

#include "structure/built.h"

namespace bianmu::structure {
namespace {

TEST(Bulletin, PlainTextIsGeneric) {
    FlowMaker maker;
    maker.centred("读者须知");
    maker.add(kText);
    const Built built = build(maker);
    EXPECT_EQ(built.document.kind, model::DocumentKind::generic);
    EXPECT_FALSE(built.document.masthead);
    EXPECT_EQ(built.document.title, "读者须知");
}

TEST(Bulletin, UnknownProfileIsAUsageError) {
    model::Diagnostics sink;
    const auto built = build_document(FlowMaker().take(), "newsletter", sink);
    ASSERT_FALSE(built);
    EXPECT_EQ(built.error().code, model::Code::usage);
}

TEST(Bulletin, EmptyFlowIsAnEmptyGenericDocument) {
    FlowMaker maker;
    const Built built = build(maker);
    EXPECT_EQ(built.document.kind, model::DocumentKind::generic);
    EXPECT_TRUE(built.document.sections.empty());
    EXPECT_EQ(built.document.accounting.source_chars, 0U);
}

}  // namespace
}  // namespace bianmu::structure
