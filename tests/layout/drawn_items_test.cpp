#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

using Marks = std::vector<std::pair<std::string, std::string>>;   // text, marker

/// The paragraphs of a page under a paragraph of text: a list of two items, the second with another paragraph and an item inside. A label is tagged where `label` is painted.
Marks marks_of(std::string_view label) {
    using model::TagRole;
    const auto tag = [](TagRole role, std::int32_t parent) { return model::Tag{role, 0, parent, 1, 1, {}}; };
    PageMaker maker;
    maker.paragraph(100, 100, 16, 25, "临江街道会同水务局检查沿线排水设施，组织志愿者培训，更新无障碍坡道，公布水质检测结果，整理地方文献目录，试行预约讲解。");
    double y = 260;
    const auto line = [&](std::int32_t mcid, double x, std::string_view text) {
        maker.next().mcid = mcid;
        maker.text(x, y, 16, text);
        y += 28;
    };
    if (!label.empty()) {
        maker.next().mcid = 0;
        maker.text(108, y, 16, label);
    }
    line(1, 132, "借书证在总服务台办理，借阅期限为三十天，到期以前可以续借一次。");   // ends where the next item could go on
    line(2, 132, "读者可以预约讲解。");
    line(3, 132, "讲解在一楼。");
    line(4, 164, "每周六上午");
    model::Pages pages = maker.take();
    pages.tags = {tag(TagRole::list, -1), tag(TagRole::list_item, 0), tag(TagRole::label, 1), tag(TagRole::list_item, 0), tag(TagRole::paragraph, 3),
                  tag(TagRole::paragraph, 3), tag(TagRole::list, 3), tag(TagRole::list_item, 6)};
    pages.pages[0].tags = {2, 1, 4, 5, 7};
    model::Diagnostics sink;
    const model::Flow flow = lay_out(std::move(pages), sink);
    Marks marks;
    for (std::size_t i = 1; i < flow.blocks.size(); ++i) {
        const model::Paragraph block = paragraph(flow, i);
        marks.emplace_back(block.text, block.marker && block.marker->bullet ? block.marker->text : "");
    }
    return marks;
}

TEST(DrawnItems, TheFirstParagraphOfATaggedItemWithoutLabelHasItsBullet) {
    EXPECT_EQ(marks_of(""), (Marks{{"借书证在总服务台办理，借阅期限为三十天，到期以前可以续借一次。", "•"}, {"读者可以预约讲解。", "•"}, {"讲解在一楼。", ""}, {"每周六上午", "•"}}));
}

TEST(DrawnItems, WhereALabelIsPaintedNoneIsDrawn) {
    const Marks marks = marks_of("甲");
    ASSERT_FALSE(marks.empty());
    EXPECT_EQ(marks.front().second, "");
}

}  // namespace
}  // namespace bianmu::layout
