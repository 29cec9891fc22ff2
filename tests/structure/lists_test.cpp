#include <gtest/gtest.h>

#include "structure/flow_maker.h"
#include "structure/structure.h"

namespace bianmu::structure {
namespace {

TEST(Lists, AnItemOfOneLineBelongsToFellowsWhoseLinesHang) {
    FlowMaker maker;
    maker.centred("读者服务年报", 26);
    const std::string sentence = "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，受到附近居民和学生的欢迎。", text = sentence + sentence + sentence;
    for (const std::string& line : {"1. " + text, "2. " + text, std::string("3. 各区图书馆同时延长，总服务台周末也开放。"), "4. " + text}) {
        model::Paragraph& item = maker.add(line);
        const bool hangs = line.size() > 100;
        item.indent_left = hangs ? 48 : 24;
        item.first_line = hangs ? -24 : 0;
    }
    maker.add("5. " + text).first_line = 32;   // the paragraph of another text
    model::Diagnostics sink;
    const auto document = build_document(maker.take(), "generic", sink);
    ASSERT_TRUE(document);
    const auto& blocks = document->sections.at(0).articles.at(0).blocks;
    ASSERT_EQ(blocks.size(), 5U);
    for (std::size_t i = 0; i < 4; ++i) {
        EXPECT_EQ(blocks[i].type, model::BlockType::list_item) << blocks[i].text;
    }
    EXPECT_EQ(blocks[4].type, model::BlockType::paragraph);
}

}  // namespace
}  // namespace bianmu::structure
