#include <gtest/gtest.h>

#include "extract/docx/dates.h"

namespace bianmu::test {
namespace {

using extract::docx::read_date;

TEST(Dates, AreKeptAsWritten) {
    for (const char* date : {"2024", "2024-03", "2024-03-05", "2024-03-05T08:00Z", "2024-03-05T08:00:00", "2024-03-05T08:00:00Z",
                             "2024-03-05T08:00:00.125Z", "2024-03-05T08:00:00+08:00", "2024-03-05T08:00:00-03:30"}) {
        EXPECT_EQ(read_date(date), date);
    }
}

TEST(Dates, WhatIsNoneIsLeftOut) {
    for (const char* text : {"", "昨天", "24-03-05", "2024-3-5", "2024-13", "2024-00", "2024-03-32", "2024-03-05T", "2024-03-05T8:00",
                             "2024-03-05T08:00:00.Z", "2024-03-05T08:00:00ZZ", "2024-03-05 08:00", "2024-03-05T08:00+0800"}) {
        EXPECT_EQ(read_date(text), "") << text;
    }
}

}  // namespace
}  // namespace bianmu::test
