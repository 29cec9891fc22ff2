#include "extract/pdf/text_string.h"

#include <gtest/gtest.h>

namespace bianmu::test {
namespace {

using namespace extract::pdf;
using namespace std::string_literals;

TEST(PdfTextString, ReadsUtf16ByItsMark) {
    EXPECT_EQ(decode_text_string("\xFE\xFF\x56\xFE\x4E\x66"s), "图书");
    EXPECT_EQ(decode_text_string("\xFF\xFE\xFE\x56\x66\x4E"s), "图书");
    EXPECT_EQ(decode_text_string("\xFE\xFF\xD8\x40\xDC\x0B"s), "𠀋");
    EXPECT_EQ(decode_text_string("\xFE\xFF\x00\x1B\x00z\x00h\x00\x1B\x4E\x66"s), "书") << "language escape";
    EXPECT_EQ(decode_text_string("\xFE\xFF\x4E"s), "");
}

TEST(PdfTextString, ReadsRawBytesAsWhatTheyAre) {
    EXPECT_EQ(decode_text_string("Plain"), "Plain");
    EXPECT_EQ(decode_text_string("\xEF\xBB\xBF水"), "水");
    EXPECT_EQ(decode_text_string("水务"), "水务");
    EXPECT_EQ(decode_text_string("\xCD\xBC\xCA\xE9\xB9\xDD"), "图书馆");
    EXPECT_EQ(decode_text_string("Caf\xE9 \x84 \xA0"), "Café — €");
}

TEST(PdfTextString, DatesBecomeIso) {
    EXPECT_EQ(iso_date("D:20220125093000+08'00'"), "2022-01-25T09:30:00+08:00");
    EXPECT_EQ(iso_date("D:20220125093000Z"), "2022-01-25T09:30:00Z");
    EXPECT_EQ(iso_date("20220125093000-05'30"), "2022-01-25T09:30:00-05:30");
    EXPECT_EQ(iso_date("D:202201"), "2022-01");
    EXPECT_EQ(iso_date("D:2022"), "2022");
    EXPECT_EQ(iso_date("D:20221399"), "2022");
    EXPECT_EQ(iso_date("yesterday"), "");
}

TEST(PdfTextString, Latin1WhereItCan) {
    EXPECT_EQ(to_latin1("Café"), "Caf\xE9");
    EXPECT_EQ(to_latin1("水"), std::nullopt);
}

}  // namespace
}  // namespace bianmu::test
