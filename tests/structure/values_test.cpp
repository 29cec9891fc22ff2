#include "structure/values.h"

#include <gtest/gtest.h>

namespace bianmu::structure {
namespace {

using List = std::vector<std::string>;

const Profile& profile() { return *built_in_profile("bulletin"); }

TEST(Values, NumbersInEveryScript) {
    const std::pair<const char*, int> cases[] = {{"2", 2},   {"１２", 12}, {"十二", 12},         {"二十", 20},   {"一百二十八", 128},
                                                 {"廿三", 23}, {"卅", 30},   {"二〇二二", 2022}, {"二○二二", 2022}, {"3 45", 345}};
    for (const auto& [text, number] : cases) {
        EXPECT_EQ(read_number(profile(), text), number) << text;
    }
    EXPECT_FALSE(read_number(profile(), "若干"));
    EXPECT_FALSE(read_number(profile(), ""));
    EXPECT_FALSE(read_number(profile(), "99999999999999999999"));
}

TEST(Values, DatesAsFarAsTheySay) {
    const std::pair<const char*, const char*> cases[] = {
        {"2022年1月25日", "2022-01-25"}, {"2022 年 1 月 25 日", "2022-01-25"}, {"二〇二二年一月二十五日", "2022-01-25"}, {"２０２２年１月２５日", "2022-01-25"},
        {"2022.1.25", "2022-01-25"},     {"2022-01-25", "2022-01-25"},         {"2022年元月", "2022-01"},                {"2022年", "2022"},
        {"二○二二年十二月三十一日印发", "2022-12-31"}};
    for (const auto& [text, date] : cases) {
        EXPECT_EQ(read_date(profile(), text), date) << text;
    }
    EXPECT_EQ(read_date(profile(), "近日"), "");
    EXPECT_EQ(read_date(profile(), "2022年13月1日"), "2022") << "no such month";
    EXPECT_EQ(read_date(profile(), "2022年1月32日"), "2022-01") << "no such day";
}

TEST(Values, SpacedNamesAreOneName) {
    EXPECT_EQ(read_names("王 伟 李世强"), (List{"王伟", "李世强"}));
    EXPECT_EQ(read_names("王　伟　　李世强、刘 颖"), (List{"王伟", "李世强", "刘颖"}));
    EXPECT_EQ(read_names("欧阳明月 王五"), (List{"欧阳明月", "王五"}));
    EXPECT_EQ(read_names("John Smith, Mary Ann Lee"), (List{"John Smith", "Mary Ann Lee"}));
    EXPECT_EQ(read_names("  "), List{});
}

TEST(Values, ListsKeepWhatBelongsTogether) {
    EXPECT_EQ(read_list(profile(), "省水利厅，市委、市人大、市政府、市政协领导。"), (List{"省水利厅", "市委", "市人大", "市政府", "市政协领导"}));
    EXPECT_EQ(read_list(profile(), "各区、县（市、区）图书馆，市直机关，各社区书屋。"), (List{"各区、县（市、区）图书馆", "市直机关", "各社区书屋"}));
    EXPECT_EQ(read_list(profile(), "各县（市、区）文化和旅游局、各分馆、机关各科室"), (List{"各县（市、区）文化和旅游局", "各分馆", "机关各科室"}));
    EXPECT_EQ(read_list(profile(), "各分馆。"), List{"各分馆"});
    EXPECT_EQ(read_list(profile(), "各乡镇人民政府、街道办事处，市直机关"), (List{"各乡镇人民政府、街道办事处", "市直机关"}));
    EXPECT_EQ(read_list(profile(), "各省、自治区、直辖市图书馆"), List{"各省、自治区、直辖市图书馆"});
    EXPECT_EQ(read_list(profile(), "各车队（站、场）、市城管局（综合执法局）、各分馆"), (List{"各车队（站、场）", "市城管局（综合执法局）", "各分馆"}));
    EXPECT_EQ(read_list(profile(), "各县（市）、区人民政府，市直机关"), (List{"各县（市）、区人民政府", "市直机关"}));
    EXPECT_EQ(read_list(profile(), "。"), List{});
}

TEST(Values, TelephonesAndAddressesAreCanonical) {
    EXPECT_EQ(read_phone("0746—83310572"), "0746-83310572");
    EXPECT_EQ(read_phone("０７４６－８３３１０５７２"), "0746-83310572");
    EXPECT_EQ(read_phone("0746--83310572、83310573"), "0746-83310572, 83310573");
    EXPECT_EQ(read_compact("jb＠water．example.cn "), "jb@water.example.cn");
    EXPECT_EQ(read_text(" 内部资料　注意保存 "), "内部资料 注意保存");
    EXPECT_EQ(read_text("河 南 路 18 号"), "河南路 18 号");
}

}  // namespace
}  // namespace bianmu::structure
