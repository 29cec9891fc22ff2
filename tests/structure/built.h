#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "structure/flow_maker.h"
#include "structure/structure.h"

namespace bianmu::structure {

/// What was read at a place of the document, or nothing.
inline const model::Evidence* evidence_of(const model::Document& document, std::string_view pointer) {
    const auto found = std::find_if(document.evidence.begin(), document.evidence.end(), [&](const auto& e) { return e.pointer == pointer; });
    return found == document.evidence.end() ? nullptr : &*found;
}

struct Built {
    model::Document document;
    std::vector<model::Diagnostic> diagnostics;

    [[nodiscard]] const model::Evidence* evidence(std::string_view pointer) const { return evidence_of(document, pointer); }
    [[nodiscard]] bool has(const std::string& code) const {
        return std::any_of(diagnostics.begin(), diagnostics.end(), [&](const auto& d) { return d.code == code; });
    }
};

/// Builds the document; fails the test where the account does not balance.
inline Built build(FlowMaker& maker, std::string_view profile = "auto") {
    model::Diagnostics sink;
    auto document = build_document(maker.take(), profile, sink);
    EXPECT_TRUE(document) << document.error().message;
    Built built{std::move(*document), sink.take()};
    EXPECT_FALSE(built.has("accounting.unbalanced"));
    return built;
}

inline model::Document document_of(FlowMaker& maker, std::string_view profile = "auto") { return build(maker, profile).document; }

inline const std::string kText = "市图书馆今年延长开放时间，周末开放到二十二时，读者凭证即可入馆，自习区全天供应热水，受到附近居民和学生的欢迎。";

inline void masthead(FlowMaker& maker) {
    maker.add("内部资料　注意保存", 14, 1);
    maker.centred("云溪图书馆工作", 42).runs.front().style.color = 0xFF0000;
    maker.centred("第 5 期（总第 128 期）", 16, 2, false);
    maker.add("云溪市图书馆办公室\t2024 年 3 月 18 日");
    maker.red_rule();
}

}  // namespace bianmu::structure
