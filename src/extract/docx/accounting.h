#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/flow.h"
#include "model/text.h"

namespace bianmu::extract::docx {

/// Counts every character at the moment it is met, kept or not.
class Accounting {
public:
    void keep(std::string_view text) { source_ += model::count_characters(text); }

    void discard(std::string_view reason, std::string_view text) {
        source_ += discard_kept(reason, text);
    }

    /// Discards text that was counted as kept. @return how many characters it has.
    std::uint64_t discard_kept(std::string_view reason, std::string_view text) {
        const std::uint64_t chars = model::count_characters(text);
        if (chars > 0) {
            discarded_[std::string(reason)] += chars;
        }
        return chars;
    }

    /// What a document within this one counted.
    void add(std::uint64_t source, const std::vector<model::Discarded>& discarded) {
        source_ += source;
        for (const model::Discarded& one : discarded) {
            discarded_[one.reason] += one.chars;
        }
    }

    [[nodiscard]] std::uint64_t source() const { return source_; }
    [[nodiscard]] std::vector<model::Discarded> discarded() const {
        std::vector<model::Discarded> list;
        for (const auto& [reason, chars] : discarded_) {
            list.push_back({reason, chars});
        }
        return list;
    }

private:
    std::uint64_t source_ = 0;
    std::map<std::string, std::uint64_t> discarded_;
};

}  // namespace bianmu::extract::docx
