#include "extract/docx/xml.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

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

std::string streamed(const std::string& xml, Outcome expected, std::size_t step = 7) {
    Scribe scribe;
    Parser parser(scribe, kDepth);
    for (std::size_t at = 0; at < xml.size() && parser.feed(xml.data() + at, std::min(step, xml.size() - at)); at += step) {
    }
    EXPECT_EQ(parser.finish(), expected) << xml;
    return scribe.finish();
}

std::optional<Outcome> whole(std::string xml, std::string* log = nullptr) {
    Scribe scribe;
    const auto outcome = parse_whole(xml, scribe, kDepth);
    if (log != nullptr) {
        *log = scribe.finish();
    }
    return outcome;
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
        std::string log;
        EXPECT_EQ(whole(xml, &log), Outcome::complete) << xml;
        EXPECT_FALSE(log.empty());
        EXPECT_EQ(log, streamed(xml, Outcome::complete)) << xml;
    }
}

TEST(Xml, WhatIsDamagedIsReadAsAStreamUpToThere) {
    for (const std::string& xml : {std::string("<p><t>good</t><t>cut"), std::string("<p><t>good</t>\x01</p>"), std::string("<p><t>good</t>\xFF</p>"), std::string("<p><t>good</t>字字字\xEF\xBF\xBE</p>"),
                                   std::string("<p><t>good</t></q>"), std::string("<p><t>good</t>&nbsp</p>").substr(0, 17)}) {
        std::string log;
        EXPECT_EQ(whole(xml, &log), std::nullopt) << xml;
        EXPECT_EQ(log, "") << xml;
        EXPECT_NE(streamed(xml, Outcome::malformed).find("[good]"), std::string::npos) << xml;
    }
}

TEST(Xml, BothWaysRefuseDefinitionsDepthAndFloods) {
    const std::string dtd = "<!DOCTYPE p [<!ENTITY a 'b'>]><p>&a;</p>";
    EXPECT_EQ(whole(dtd), Outcome::dtd);
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
    EXPECT_EQ(whole(deep), Outcome::too_deep);
    streamed(deep, Outcome::too_deep);
    EXPECT_EQ(whole(wide), Outcome::flooded);
    streamed(wide, Outcome::flooded, wide.size());
}

TEST(Xml, AStreamEndsInATagThatNeverEnds) {
    const std::string endless = "<p a='" + std::string(11'000'000, 'x');
    streamed(endless, Outcome::flooded, 1 << 20);
}

}  // namespace
}  // namespace bianmu::extract::docx
