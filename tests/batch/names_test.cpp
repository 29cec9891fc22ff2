#include "batch/names.h"

#include <gtest/gtest.h>

namespace bianmu::batch {
namespace {

TEST(Names, Utf8StaysAsItIs) {
    const NameReader names;
    EXPECT_EQ(names.read("第2期.pdf"), "第2期.pdf");
    EXPECT_EQ(names.read("plain.docx"), "plain.docx");
}

TEST(Names, Gbk) {
    const NameReader names;
    EXPECT_EQ(names.read("\xBC\xF2\xB1\xA8/\xB5\xDA\x32\xC6\xDA.docx"), "简报/第2期.docx");
    EXPECT_EQ(names.read("\xCD\xA8\xD6\xAA\xA3\xA8\xB8\xE5\xA3\xA9.pdf"), "通知（稿）.pdf");
}

TEST(Names, GbkThatIsUtf8ByChance) {
    const NameReader names;
    EXPECT_EQ(names.read("\xCD\xA8\xD6\xAA.pdf"), "通知.pdf");
    EXPECT_EQ(names.read("папка.pdf"), "папка.pdf");
    EXPECT_EQ(names.read("Ärger é.pdf"), "Ärger é.pdf");
    EXPECT_EQ(names.read("שלום.pdf"), "שלום.pdf");
}

TEST(Names, ShiftJis) {
    const NameReader names;
    EXPECT_EQ(names.read("\x83\x54\x83\x4E\x83\x89.pdf"), "サクラ.pdf");
    EXPECT_EQ(names.read("\x8B\x63\x8E\x96\x98\x5E.pdf"), "議事録.pdf");
    EXPECT_EQ(names.read("\x82\xAB\x82\xA9\x82\xAD\x88\xC4"), "きかく案");
}

TEST(Names, NeitherIsRepaired) {
    const NameReader names;
    EXPECT_EQ(names.read("a\xFF\xFF"), "a\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(names.read("a\nb"), "a_b");
}

}  // namespace
}  // namespace bianmu::batch
