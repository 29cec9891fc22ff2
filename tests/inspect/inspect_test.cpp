#include "inspect/inspect.h"

#include <gtest/gtest.h>

#include "support/text_pdf.h"

namespace bianmu::test {
namespace {

std::span<const std::byte> bytes_of(const std::string& text) {
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

std::string made(const std::string& file, const char* name = "notice.pdf") {
    const auto page = inspect::inspect(bytes_of(file), name, {}, {});
    EXPECT_TRUE(page) << (page ? "" : page.error().message);
    return page.value_or("");
}

std::size_t count(const std::string& text, const std::string& piece) {
    std::size_t out = 0;
    for (std::size_t at = text.find(piece); at != std::string::npos; at = text.find(piece, at + 1)) {
        ++out;
    }
    return out;
}

TEST(Inspect, OnePictureForEachPageAndNothingFromOutside) {
    TextPdf pdf;
    pdf.page().text(100, 100, 16, "南河镇图书馆开放时间");
    pdf.page().text(100, 100, 16, "九点至十七点");
    const std::string page = made(pdf.build());
    EXPECT_EQ(count(page, "<script type=\"text/plain\" id=\"bianmu-page-"), 2U);
    EXPECT_EQ(count(page, "src=\"http"), 0U);
    EXPECT_EQ(count(page, "Content-Security-Policy"), 1U);
    EXPECT_NE(page.find("{\"height\":842"), std::string::npos);
    EXPECT_EQ(made(pdf.build()), page);
}

TEST(Inspect, TextThatLooksLikeATagStaysText) {
    TextPdf pdf;
    pdf.page().text(100, 100, 16, "</script><script>alert(1)</script><!--");
    const std::string page = made(pdf.build(), "<b>&.pdf");
    EXPECT_EQ(count(page, "<script>alert"), 0U);
    EXPECT_EQ(count(page, "\\u003c/script>\\u003cscript>alert(1)"), 1U);
    EXPECT_NE(page.find("<title>&lt;b>&amp;.pdf"), std::string::npos);
}

TEST(Inspect, HiddenTextIsToldWithItsPlace) {
    TextPdf pdf;
    pdf.page().text(100, 100, 16, "南河镇图书馆开放时间").text(100, 200, 16, "看不见的字", "3 Tr");
    const std::string page = made(pdf.build());
    EXPECT_NE(page.find("\"reason\":\"invisible\",\"text\":\"看不见的字\""), std::string::npos);
    TextPdf plain;
    plain.page().text(100, 100, 16, "南河镇图书馆开放时间");
    EXPECT_NE(made(plain.build()).find("id=\"bianmu-hidden\">[]<"), std::string::npos);
}

TEST(Inspect, WhatCannotBeConvertedCannotBeShown) {
    const auto page = inspect::inspect(bytes_of("plain text"), "a.txt", {}, {});
    ASSERT_FALSE(page);
    EXPECT_EQ(page.error().code, model::Code::unsupported_format);
}

}  // namespace
}  // namespace bianmu::test
