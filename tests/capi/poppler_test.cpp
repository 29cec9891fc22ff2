// Another user of Poppler in the same process, as its bindings for Python are: neither takes the globals from the other.
#include <GlobalParams.h>
#include <gtest/gtest.h>

#include "capi/bianmu.h"

namespace {

void expect_a_document() {
    bianmu_result* const result = bianmu_convert_file("samples/park-notice.pdf", nullptr);
    EXPECT_EQ(bianmu_code(result), nullptr) << bianmu_message(result);
    bianmu_free(result);
}

TEST(BesidePoppler, GlobalsAreShared) {
    const GlobalParams* before = nullptr;
    {
        const GlobalParamsIniter other(nullptr);
        before = globalParams.get();
        expect_a_document();
        EXPECT_EQ(globalParams.get(), before);
    }
    EXPECT_EQ(globalParams.get(), before);
    expect_a_document();
    { const GlobalParamsIniter later(nullptr); }
    expect_a_document();
}

}  // namespace
