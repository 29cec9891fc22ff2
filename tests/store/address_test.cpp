#include "store/address.h"

#include <gtest/gtest.h>

namespace bianmu::store {
namespace {

TEST(Address, LosesItsPasswords) {
    EXPECT_EQ(without_password("postgresql://u:p@h:5432/d"), "postgresql://u@h:5432/d");
    EXPECT_EQ(without_password("postgresql://u:p@ss@h/d"), "postgresql://u@h/d");
    EXPECT_EQ(without_password("postgresql://u:p@/d?host=/tmp/x"), "postgresql://u@/d?host=/tmp/x");
    EXPECT_EQ(without_password("postgresql://h/d?user=u&password=p&sslpassword=q&sslmode=require"), "postgresql://h/d?user=u&sslmode=require");
    EXPECT_EQ(without_password("postgresql://h/d?password=p"), "postgresql://h/d");
    EXPECT_EQ(without_password("postgresql://u:p@h?password=p&a=b"), "postgresql://u@h?a=b");
}

TEST(Address, StaysOtherwiseAsItIs) {
    for (const char* const text : {"postgresql://h/d", "postgresql://u@h/d", "postgresql:///d?a=b&c=d", "folder/a:b@c", "out.sqlite", ""}) {
        EXPECT_EQ(without_password(text), text);
    }
}

}  // namespace
}  // namespace bianmu::store
