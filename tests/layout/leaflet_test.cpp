#include <gtest/gtest.h>

#include <algorithm>

#include "layout/flow_of.h"

namespace bianmu::layout {
namespace {

const std::string kText = "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水。";

void add_panel(PageMaker& maker, int panel, const std::string& name) {
    const double x = 20 + 280.0 * panel;
    maker.text(x, 60, 14, name);
    double y = 90;
    for (int i = 0; i < 4; ++i) {
        y = maker.paragraph(x, y, 10, 24, kText + kText, 15) + 10;
    }
}

/// Two sides of three panels each; the right one of the first is a cover with a title of that size.
Texts leaflet(double title) {
    PageMaker maker(840, 595);
    add_panel(maker, 0, "办证须知");
    add_panel(maker, 1, "联系我们");
    maker.text(600, 127, title, "读者指南");
    for (const double y : {217, 247, 277, 307}) {
        maker.text(600, y, 10, "怎样办证，何时开放，借书几册，有何活动");
    }
    maker.text(600, 547, 10, "临江街道图书馆编印");
    maker.page();
    add_panel(maker, 0, "开放时间");
    add_panel(maker, 1, "借阅规则");
    add_panel(maker, 2, "读者活动");
    Texts found = texts(flow_of(maker));
    std::erase_if(found, [](const std::string& text) { return text.size() > 12; });
    return found;
}

TEST(Leaflet, IsReadAsItIsUnfolded) {
    EXPECT_EQ(leaflet(30), (Texts{"读者指南", "开放时间", "借阅规则", "读者活动", "办证须知", "联系我们"}));
}

TEST(Leaflet, ColumnsWithoutACoverAreReadFromTheLeft) {
    EXPECT_EQ(leaflet(14), (Texts{"办证须知", "联系我们", "读者指南", "开放时间", "借阅规则", "读者活动"}));
}

}  // namespace
}  // namespace bianmu::layout
