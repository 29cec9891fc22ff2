// Content controls that are bound to custom XML show what is stored there.
#include <gtest/gtest.h>

#include "docx/read_flow.h"

namespace bianmu::test {
namespace {

const std::string kStore = "{11111111-2222-3333-4444-555555555555}";

std::string control(const std::string& path, const std::string& content, const std::string& kind = "<w:text/>") {
    return "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:dataBinding w:prefixMappings=\"xmlns:n='http://example.cn/n'\" w:xpath=\"" + path + "\" w:storeItemID=\"" + kStore +
           "\"/>" + kind + "</w:sdtPr><w:sdtContent>" + content + "</w:sdtContent></w:sdt>";
}

DocxBuilder with_store(const std::string& body) {
    return DocxBuilder()
        .relationship("rIdX", "customXml", "../customXml/item1.xml")
        .part("customXml/item1.xml", "<notice xmlns=\"http://example.cn/n\"><name>防汛通知</name><name>第二</name><state>b</state><place code=\"桐溪\"/><none/></notice>")
        .part("customXml/_rels/item1.xml.rels",
              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r\" "
              "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps\" Target=\"itemProps1.xml\"/></Relationships>")
        .part("customXml/itemProps1.xml",
              "<ds:datastoreItem xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\" ds:itemID=\"" + kStore + "\"/>")
        .body(body);
}

TEST(BoundControls, ShowWhatIsStored) {
    const auto flow = read_flow(with_store("<w:p>" + run("题：") + control("/n:notice[1]/n:name[1]", run("旧") + run("题")) + run("。") + "</w:p>" +
                                           control("/n:notice/n:name[2]/text()", paragraph("旧")) + "<w:p>" + control("/n:notice/n:place/@code", run("某地")) + "</w:p>")
                                    .build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"题：防汛通知。", "第二", "桐溪"}));
    EXPECT_EQ(discarded(flow, "fallback"), 5U);
}

TEST(BoundControls, TextThatIsTheSameKeepsItsLooks) {
    const auto flow = read_flow(with_store("<w:p>" + control("/n:notice/n:name", run("防汛") + run("通知", "<w:i/>")) + "</w:p>").build());
    const auto all = paragraphs(flow.blocks);
    EXPECT_EQ(all[0].text, "防汛通知");
    ASSERT_EQ(all[0].runs.size(), 2U);
    EXPECT_TRUE(all[0].runs[1].style.italic);
    EXPECT_EQ(discarded(flow, "fallback"), 0U);
}

TEST(BoundControls, WhatTheTextLacksFollowsIt) {
    const auto flow = read_flow(with_store(control("/n:notice/n:name", paragraph("防汛")) + "<w:p>" + control("/n:notice/n:name", "") + run("后") + "</w:p>").build());
    EXPECT_EQ(texts(flow), (std::vector<std::string>{"防汛通知", "防汛通知后"}));
}

TEST(BoundControls, ListsShowTheEntryOfTheValue) {
    const std::string list = "<w:dropDownList><w:listItem w:displayText=\"起草\" w:value=\"a\"/><w:listItem w:displayText=\"签发\" w:value=\"b\"/></w:dropDownList>";
    EXPECT_EQ(texts(read_flow(with_store("<w:p>" + control("/n:notice/n:state", run("起草"), list) + "</w:p>").build())), std::vector<std::string>{"签发"});
}

TEST(BoundControls, PropertiesOfThePackageAreAStoreToo) {
    const std::string bound = "<w:sdt><w:sdtPr><w:dataBinding w:prefixMappings=\"xmlns:a='http://purl.org/dc/elements/1.1/' "
                              "xmlns:b='http://schemas.openxmlformats.org/package/2006/metadata/core-properties'\" w:xpath=\"/b:coreProperties[1]/a:title[1]\" "
                              "w:storeItemID=\"{6C3C8BC8-F283-45AE-878A-BAB7291924A1}\"/><w:text/></w:sdtPr><w:sdtContent>" +
                              run("旧题") + "</w:sdtContent></w:sdt>";
    EXPECT_EQ(texts(read_flow(DocxBuilder().title("水务年报", "甲").body("<w:p>" + bound + "</w:p>").build())), std::vector<std::string>{"水务年报"});
}

TEST(BoundControls, WithoutAPlaceOrAValueTheTextStays) {
    for (const std::string path : {"/n:notice/n:nothing", "/n:notice/n:none", "/n:notice/n:name[@x='1']", "//n:name", "/n:notice/n:name[9", "", "/x:notice/x:name"}) {
        EXPECT_EQ(texts(read_flow(with_store("<w:p>" + control(path, run("原文")) + "</w:p>").build())), std::vector<std::string>{"原文"}) << path;
    }
    EXPECT_EQ(texts(read_flow(with_store("<w:p>" + control("/n:notice/n:name", run("原文"), "<w:date/>") + "</w:p>").build())), std::vector<std::string>{"原文"});
}

}  // namespace
}  // namespace bianmu::test
