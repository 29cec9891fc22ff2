#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

using model::Code;

Bytes bytes_of(std::string_view text) {
    Bytes bytes(text.size());
    std::transform(text.begin(), text.end(), bytes.begin(), [](char c) { return static_cast<std::byte>(c); });
    return bytes;
}

/// A package whose main part is `xml`.
Bytes package_with(const std::string& xml) {
    auto parts = DocxBuilder().parts();
    for (auto& [name, content] : parts) {
        content = name == "word/document.xml" ? xml : content;
    }
    return make_zip(parts);
}

constexpr const char* kOpen = "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";

TEST(Hostile, WhatIsNoDocx) {
    EXPECT_EQ(read_error({}), Code::empty);
    EXPECT_EQ(read_error(bytes_of("just text")), Code::unsupported_format);
    EXPECT_EQ(read_error(make_zip({{"readme.txt", "hello"}})), Code::unsupported_format);
    EXPECT_EQ(read_error(package_with("<workbook xmlns=\"http://example.cn/sheet\"/>")), Code::unsupported_format);
}

TEST(Hostile, CompoundFiles) {
    const std::string magic("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    EXPECT_EQ(read_error(bytes_of(magic + std::string(600, '\0'))), Code::unsupported_format);
}

TEST(Hostile, NoMainPart) {
    auto parts = DocxBuilder().parts();
    parts.erase(std::remove_if(parts.begin(), parts.end(), [](const auto& part) { return part.first == "word/document.xml"; }),
                parts.end());
    EXPECT_EQ(read_error(make_zip(parts)), Code::damaged);
}

TEST(Hostile, MainPartByContentType) {
    auto parts = DocxBuilder().body(paragraph("按类型找到")).parts();
    for (auto& [name, content] : parts) {
        if (name == "_rels/.rels") {
            content = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
        } else if (name == "[Content_Types].xml") {
            content =
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override PartName=\"/word/document.xml\" "
                "ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
        }
    }
    EXPECT_EQ(texts(read_flow(make_zip(parts))), std::vector<std::string>{"按类型找到"});
}

TEST(Hostile, Truncated) {
    Bytes bytes = DocxBuilder().body(paragraph("完整")).build();
    for (const std::size_t size : {bytes.size() / 4, std::size_t{30}}) {
        EXPECT_EQ(read_error(Bytes(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size))), Code::damaged) << size;
    }
}

TEST(Hostile, DtdsAreRefused) {
    std::string message;
    const std::string laughs = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>";
    EXPECT_EQ(read_error(package_with(laughs + kOpen + "<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"), {}, &message),
              Code::damaged);
    EXPECT_NE(message.find("DTDs are not allowed"), std::string::npos) << message;
    const std::string external = "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
    EXPECT_EQ(read_error(package_with(external + kOpen + "<w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>")), Code::damaged);
    EXPECT_EQ(read_error(package_with(std::string("<!DOCTYPE w SYSTEM \"http://example.cn/x.dtd\">") + kOpen + "</w:body></w:document>")),
              Code::damaged);
}

TEST(Hostile, NestingIsBounded) {
    std::string deep = kOpen;
    for (int i = 0; i < 100000; ++i) {
        deep += "<w:sdt>";
    }
    EXPECT_EQ(read_error(package_with(deep)), Code::too_large);
    std::string legal = kOpen;
    constexpr int kTables = 200;
    for (int i = 0; i < kTables; ++i) {
        legal += "<w:tbl><w:tr><w:tc>";
    }
    legal += "<w:p><w:r><w:t>深</w:t></w:r></w:p>";
    for (int i = 0; i < kTables; ++i) {
        legal += "</w:tc></w:tr></w:tbl>";
    }
    EXPECT_EQ(read_flow(package_with(legal + "</w:body></w:document>")).source_chars, 1U);
}

TEST(Hostile, AttributeFloodsAreRefusedFast) {
    std::string flood = std::string(kOpen) + "<w:p";
    for (int i = 0; i < 200000; ++i) {
        flood += " a" + std::to_string(i) + "=\"\"";
    }
    const auto start = std::clock();
    EXPECT_EQ(read_error(package_with(flood + "/></w:body></w:document>")), Code::too_large);
    EXPECT_LT(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, 2.0);
}

TEST(Hostile, LongAttributesAreNoFlood) {
    const std::string long_value(300000, 'x');
    const auto flow = read_flow(
        package_with(std::string(kOpen) + "<w:p w:data=\"" + long_value + "\"><w:r><w:t>在</w:t></w:r></w:p></w:body></w:document>"));
    EXPECT_EQ(texts(flow), std::vector<std::string>{"在"});
}

TEST(Hostile, BombsByRatioSizeAndCount) {
    model::Limits limits;
    limits.ratio_floor = 100000;
    EXPECT_EQ(read_error(package_with(kOpen + std::string(3'000'000, ' ') + "</w:body></w:document>"), limits), Code::too_large);
    limits = {};
    limits.max_part_bytes = 100000;
    EXPECT_EQ(read_error(package_with(kOpen + std::string(200000, ' ') + "</w:body></w:document>"), limits), Code::too_large);
    limits = {};
    limits.max_total_bytes = 2000;
    EXPECT_EQ(read_error(package_with(kOpen + std::string(2000, ' ') + "</w:body></w:document>"), limits), Code::too_large);
    limits = {};
    limits.max_entries = 3;
    EXPECT_EQ(read_error(DocxBuilder().body(paragraph("多")).build(), limits), Code::too_large);
    limits = {};
    limits.max_file_bytes = 100;
    EXPECT_EQ(read_error(DocxBuilder().body(paragraph("大")).build(), limits), Code::too_large);
}

TEST(Hostile, ForgedSizesDoNotHideABomb) {
    // The directory claims 1,000 bytes for a part that inflates to three million.
    constexpr std::uint32_t kReal = 3'000'000;
    const std::string head = kOpen;
    const std::string tail = "</w:body></w:document>";
    const auto little_endian = [](std::uint32_t value) {
        std::string out;
        for (int i = 0; i < 4; ++i) {
            out += static_cast<char>(value >> (8 * i) & 0xFFU);
        }
        return out;
    };
    Bytes bytes = package_with(head + std::string(kReal - head.size() - tail.size(), ' ') + tail);
    bytes = replace_bytes(std::move(bytes), little_endian(kReal), little_endian(1000));
    model::Limits limits;
    limits.max_part_bytes = 1'000'000;
    const auto code = read_error(bytes, limits);
    EXPECT_TRUE(code == Code::too_large || code == Code::damaged) << (code ? model::info(*code).name : "read");
}

TEST(Hostile, NamesThatClimbRepeatOrAreAbsolute) {
    auto parts = DocxBuilder().body(paragraph("x")).parts();
    parts.emplace_back("word/one1.xml", "<a/>");
    parts.emplace_back("word/two2.xml", "<b/>");
    const Bytes clean = make_zip(parts);
    EXPECT_EQ(read_error(clean), std::nullopt);
    EXPECT_EQ(read_error(replace_bytes(clean, "word/two2.xml", "word/one1.xml")), Code::damaged);
    EXPECT_EQ(read_error(replace_bytes(clean, "word/two2.xml", "../../two.xml")), Code::damaged);
    EXPECT_EQ(read_error(replace_bytes(clean, "word/two2.xml", "/word/two.xml")), Code::damaged);
    EXPECT_EQ(read_error(replace_bytes(clean, "word/two2.xml", "WORD/ONE1.XML")), Code::damaged);
}

TEST(Hostile, DamagedMainPartKeepsWhatStandsBefore) {
    model::Diagnostics sink;
    const auto flow =
        read_flow(package_with(std::string(kOpen) + paragraph("读到") + "<w:p><w:r><w:t>半截</w:r></w:p></w:body></w:document>"),
                  extract::docx::Revisions::accepted, &sink);
    EXPECT_EQ(texts(flow).at(0), "读到");
    ASSERT_EQ(sink.list().size(), 1U);
    EXPECT_EQ(sink.list()[0].code, "docx.part_damaged");
    EXPECT_EQ(sink.list()[0].severity, model::Severity::error);
}

TEST(Hostile, BadBytesEndThePart) {
    model::Diagnostics sink;
    const auto flow =
        read_flow(package_with(std::string(kOpen) + paragraph("好") + paragraph("坏\xFF\xFE") + paragraph("后") + "</w:body></w:document>"),
                  extract::docx::Revisions::accepted, &sink);
    EXPECT_EQ(texts(flow).at(0), "好");
    EXPECT_FALSE(sink.list().empty());
}

TEST(Hostile, NothingReadableIsDamaged) {
    EXPECT_EQ(read_error(package_with("<<<")), Code::damaged);
    EXPECT_EQ(read_error(package_with("")), Code::damaged);
    EXPECT_EQ(read_error(package_with(std::string(kOpen) + "<w:p")), Code::damaged);
}

TEST(Hostile, DamagedSidePartsAreTold) {
    auto parts = DocxBuilder().styles("<w:style/>").numbering("").body(paragraph("正文还在")).parts();
    for (auto& [name, content] : parts) {
        content = name == "word/styles.xml" ? "<broken" : content;
    }
    model::Diagnostics sink;
    EXPECT_EQ(texts(read_flow(make_zip(parts), extract::docx::Revisions::accepted, &sink)), std::vector<std::string>{"正文还在"});
    ASSERT_EQ(sink.list().size(), 1U);
    EXPECT_EQ(sink.list()[0].code, "docx.part_damaged");
}

TEST(Hostile, MisplacedMarkupDoesNoHarm) {
    const std::string odd =
        std::string(kOpen) +
        "<w:t>无段</w:t><w:r><w:t>无段</w:t></w:r><w:rPr><w:b/></w:rPr><w:tcPr><w:gridSpan "
        "w:val=\"2\"/></w:tcPr><w:tr><w:trPr><w:del/></w:trPr></w:tr>"
        "<w:fldChar w:fldCharType=\"end\"/><w:p><w:pPr><w:pPr/><w:rPr><w:rPr/></w:rPr><w:p/></w:pPr><w:p><w:r><w:t>内段</w:t></w:r></w:p>"
        "<w:r><w:fldChar w:fldCharType=\"end\"/><w:fldChar w:fldCharType=\"separate\"/><w:t>外段</w:t><w:txbxContent/></w:r></w:p>"
        "<w:tbl><w:tr><w:tr><w:tc><w:tc><w:tr/><w:p><w:r><w:t>格</w:t></w:r></w:p></w:tc></w:tc></w:tr></w:tr></w:tbl><w:footnote/"
        "><w:del><w:tbl/></w:del>"
        "</w:body></w:document>";
    const auto flow = read_flow(package_with(odd));
    EXPECT_FALSE(flow.blocks.empty());
}

TEST(Hostile, TextInOddPlacesIsStillCounted) {
    const auto flow = read_flow(DocxBuilder()
                                    .numbering("<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/>"
                                               "<w:lvlText w:val=\"%1.\"/></w:lvl></w:abstractNum>"
                                               "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")
                                    .notes("footnotes", "<w:footnote w:id=\"1\">" + paragraph("外") + "<w:footnote w:id=\"2\">" +
                                                            paragraph("内") + "</w:footnote></w:footnote>" + paragraph("散"))
                                    .body("<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:x>" + run("属性里") +
                                          "</w:x></w:rPr></w:pPr>" + run("正文") + "</w:p>")
                                    .build());
    EXPECT_EQ(flow.notes.size(), 3U);
    EXPECT_EQ(flow.source_chars, 2U + 3 + 2 + 3);
}

TEST(Hostile, RandomDamageNeverBreaksThePromises) {
    const Bytes clean = DocxBuilder()
                            .numbering(
                                "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/><w:lvlText "
                                "w:val=\"%1.\"/></w:lvl></w:abstractNum>"
                                "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>")
                            .body(paragraph("甲", "<w:numPr><w:numId w:val=\"1\"/></w:numPr>") + "<w:tbl><w:tr><w:tc>" + paragraph("乙") +
                                  "</w:tc></w:tr></w:tbl>")
                            .build();
    std::uint32_t state = 20261123;
    int failed = 0;
    for (int round = 0; round < 300; ++round) {
        Bytes bytes = clean;
        for (int i = 0; i < 3; ++i) {
            state = state * 1664525U + 1013904223U;
            bytes[state % bytes.size()] = static_cast<std::byte>(state >> 24U);
        }
        model::Diagnostics sink;
        const auto flow = extract::docx::read(bytes, {}, {}, sink);
        if (!flow) {
            ++failed;
            EXPECT_FALSE(flow.error().message.empty());
        }
    }
    EXPECT_GT(failed, 0);
}

}  // namespace
}  // namespace bianmu::test
