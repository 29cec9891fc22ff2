#include "model/code.h"

#include <gtest/gtest.h>

#include <set>

namespace bianmu::model {
namespace {

TEST(Code, TableFollowsTheEnumeration) {
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < kCodes.size(); ++i) {
        EXPECT_EQ(static_cast<std::size_t>(kCodes[i].code), i);
        EXPECT_TRUE(names.insert(kCodes[i].name).second) << kCodes[i].name;
        EXPECT_GE(kCodes[i].exit_status, 1);
        EXPECT_LE(kCodes[i].exit_status, 3);
        EXPECT_GE(kCodes[i].http_status, 400);
    }
    EXPECT_EQ(static_cast<std::size_t>(Code::environment) + 1, kCodes.size());
    EXPECT_EQ(info(Code::wrong_password).name, "wrong_password");
}

}  // namespace
}  // namespace bianmu::model
