#include "extract/docx/xml.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "extract/docx/xml_events.h"
#include "extract/docx/xml_expat.h"

namespace bianmu::extract::docx {
namespace {

/// Writes down what it is told, texts that touch as one.
class Scribe : public Handler {
public:
    void start(const Element& element) override {
        flush();
        log += "<" + std::to_string(static_cast<int>(element.ns)) + ":" + std::to_string(static_cast<int>(element.name));
        if (const auto value = element.find(Name::val)) {
            log += " val=" + std::string(*value);
        }
        log += element.find(Ns::w, Name::val) ? " w" : "";
        log += element.find(Ns::none, Name::val) ? " none" : "";
        log += ">";
    }
    void end(Ns /*ns*/, Name name) override {
        flush();
        log += "</" + std::to_string(static_cast<int>(name)) + ">";
    }
    void text(std::string_view piece) override { text_ += piece; }

    std::string finish() {
        flush();
        return log;
    }

private:
    void flush() {
        log += text_.empty() ? "" : "[" + text_ + "]";
        text_.clear();
    }
    std::string log, text_;
};

constexpr int kDepth = 50;

/// By expat alone.
std::string streamed(const std::string& xml, Outcome expected, std::size_t step = 7) {
    Scribe scribe;
    Events events(scribe, kDepth);
    ExpatParser parser(events, 0);
    for (std::size_t at = 0; at < xml.size() && parser.feed(std::string_view(xml).substr(at, step)); at += step) {
    }
    EXPECT_EQ(parser.finish(), expected) << xml.substr(0, 200);
    events.close();
    return scribe.finish();
}

/// By the parser that documents are read with.
std::string parsed(const std::string& xml, Outcome expected, std::size_t step = std::string::npos) {
    Scribe scribe;
    Parser parser(scribe, kDepth);
    for (std::size_t at = 0; at < xml.size(); at += std::min(step, xml.size() - at)) {
        if (!parser.feed(xml.data() + at, std::min(step, xml.size() - at))) {
            break;
        }
    }
    EXPECT_EQ(parser.finish(), expected) << xml.substr(0, 200);
    return scribe.finish();
}

const std::string kW = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

TEST(Xml, BothWaysOfReadingTellTheSame) {
    for (const std::string& xml : std::vector<std::string>{
             "<w:p xmlns:w='" + kW + "'><w:t w:val='1'>甲&amp;乙&#x4E2D;</w:t> <w:br/></w:p>",
             "<p xmlns='" + kW + "' val='2'><t xmlns=''>x</t><t>y</t></p>",
             "<x:p xmlns:x='" + kW + "'><x:t xmlns:x='urn:other' x:val='3'/><x:t x:val=\"a&lt;b\"/></x:p>",
             "<?xml version='1.0' encoding='UTF-8'?>\n<!-- head -->\n<p><![CDATA[<raw>]]>a<!-- in -->b\r\nc<t>  </t></p>\n",
             std::string("\xEF\xBB\xBF<p><t/><t></t>") + "<t>1</t>2</p>",
             std::string("<u:p>no such prefix</u:p>")}) {
        const std::string log = parsed(xml, Outcome::complete);
        EXPECT_FALSE(log.empty());
        EXPECT_EQ(log, streamed(xml, Outcome::complete)) << xml;
    }
}

TEST(Xml, WhatIsDamagedIsReadUpToThere) {
    for (const std::string& xml : {std::string("<p><t>good</t><t>cut"), std::string("<p><t>good</t>\x01</p>"), std::string("<p><t>good</t>\xFF</p>"), std::string("<p><t>good</t>字字字\xEF\xBF\xBE</p>"),
                                   std::string("<p><t>good</t></q>"), std::string("<p>good</p><q/>"), std::string("<p><t>good</t>&nbsp</p>").substr(0, 17)}) {
        const std::string log = parsed(xml, Outcome::malformed);
        EXPECT_NE(log.find("[good]"), std::string::npos) << xml;
        EXPECT_EQ(log, streamed(xml, Outcome::malformed)) << xml;
    }
}

TEST(Xml, BothWaysRefuseDefinitionsDepthAndFloods) {
    const std::string dtd = "<!DOCTYPE p [<!ENTITY a 'b'>]><p>&a;</p>";
    parsed(dtd, Outcome::dtd);
    streamed(dtd, Outcome::dtd);
    std::string deep, wide = "<p";
    for (int i = 0; i < kDepth + 1; ++i) {
        deep += "<p>";
    }
    for (int i = 0; i < kDepth + 1; ++i) {
        deep += "</p>";
    }
    for (int i = 0; i < 2000; ++i) {
        wide += " a" + std::to_string(i) + "='1'";
    }
    wide += "/>";
    parsed(deep, Outcome::too_deep);
    streamed(deep, Outcome::too_deep);
    parsed(wide, Outcome::flooded);
    streamed(wide, Outcome::flooded, wide.size());
}

/// Paragraphs of several pieces' length, in a body, with something in the middle.
std::string lengthy(const std::string& middle) {
    const std::string paragraph = "<w:p><w:r w:val='1'><w:t>one</w:t></w:r><w:r/></w:p>";
    std::string text = "<?xml version='1.0'?><w:document xmlns:w='" + kW + "'><w:body>";
    for (int i = 0; i < 3000; ++i) {
        text += paragraph + (i == 1500 ? middle : "");
    }
    return text + "<x/></w:body>text<x/></w:document>\n";
}

TEST(Xml, ALongPartIsReadInPiecesThatTellTheSame) {
    std::string nested = "<w:tbl>", remark = "<!-- ", raw = "<w:t><![CDATA[";
    for (int i = 0; i < 1500; ++i) {
        nested += "<w:tr><w:tc><w:p>甲</w:p> <w:tbl w:val='2'><w:tr/></w:tbl></w:tc></w:tr>";
        remark += "<w:p><w:r></w:r></w:p>";
        raw += "<w:p><w:r></w:r></w:p>";
    }
    for (const std::string& middle : {std::string(), nested + "</w:tbl>", remark + "-->", raw + "]]></w:t>", "<w:t>" + std::string(200'000, 'x') + "<w:r/>y</w:t>",
                                      "<y xmlns='urn:y' xmlns:w='urn:z'>" + nested + "</w:tbl></y>"}) {
        const std::string xml = lengthy(middle), expected = streamed(xml, Outcome::complete, 4000);
        EXPECT_EQ(parsed(xml, Outcome::complete), expected) << middle.substr(0, 40);
        EXPECT_EQ(parsed(xml, Outcome::complete, 32768), expected) << middle.substr(0, 40);
        EXPECT_EQ(parsed(xml, Outcome::complete, 70001), expected) << middle.substr(0, 40);
    }
}

TEST(Xml, DamageInTheMiddleOfALongPartIsFoundByBothWays) {
    for (const std::string& middle : {std::string("</w:p>"), std::string("\xFF"), std::string("<w:p>"), std::string("<w:t"), std::string("</w:body></w:document>")}) {
        const std::string xml = lengthy(middle), expected = streamed(xml, Outcome::malformed, 4000);
        EXPECT_EQ(parsed(xml, Outcome::malformed), expected) << middle;
        EXPECT_EQ(parsed(xml, Outcome::malformed, 32768), expected) << middle;
    }
    std::string deep = lengthy("");
    for (int i = 0; i < kDepth; ++i) {
        deep.insert(deep.find("<x/>"), "<w:r>");
    }
    EXPECT_EQ(parsed(deep, Outcome::too_deep), streamed(deep, Outcome::too_deep, 4000));
}

TEST(Xml, NamesAsLongAsAPieceAreNotReadAgainWithEach) {
    const std::string name(100'000, 'n');
    const std::string xml = "<" + name + ">" + lengthy("").substr(21) + "</" + name + ">";
    EXPECT_EQ(parsed(xml, Outcome::complete), streamed(xml, Outcome::complete, 1 << 20));
}

TEST(Xml, ATextTooLongForAPieceGoesOnAsAStream) {
    const std::string xml = lengthy("<w:t>" + std::string(9'000'000, 'x') + "</w:t>");
    EXPECT_EQ(parsed(xml, Outcome::complete, 32768), streamed(xml, Outcome::complete, 1 << 20));
}

TEST(Xml, AStreamEndsInATagThatNeverEnds) {
    const std::string endless = "<p a='" + std::string(11'000'000, 'x');
    streamed(endless, Outcome::flooded, 1 << 20);
    parsed(endless, Outcome::flooded, 1 << 20);
}

}  // namespace
}  // namespace bianmu::extract::docx
