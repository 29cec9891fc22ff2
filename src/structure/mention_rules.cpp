#include "structure/mention_rules.h"

#include <algorithm>

#include "model/text.h"
#include "structure/required.h"

namespace bianmu::structure {

void MentionRules::prepare() {
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const std::u32string required = required_characters(rules[i].rule.pattern.expression());
        for (std::size_t digits = std::min(rules[i].min_digits, by_digits_.size() - 1); digits < by_digits_.size(); ++digits) {
            by_digits_[digits] |= bit(i);
        }
        always_ |= required.empty() ? bit(i) : 0;
        for (const char32_t c : required) {
            std::uint8_t& block = block_of_[c / 256 % block_of_.size()];
            if (block == 0 && blocks_.size() < 256) {
                block = static_cast<std::uint8_t>(blocks_.size());
                blocks_.emplace_back();
            }
            if (block == 0) {
                always_ |= bit(i);   // no block is left
            } else {
                blocks_[block][c % 256] |= bit(i);
            }
        }
    }
}

std::uint32_t MentionRules::candidates(std::string_view text) const {
    constexpr std::u32string_view kParts = U"\u3001\u3002\uFF0C\uFF1A\uFF1B\uFF01\uFF1F";   // no mention's digits stand on both sides of them, nor of Han
    std::uint32_t found = always_;
    std::size_t run = 0, digits = 0;   // the most that stand together
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        found |= blocks_[block_of_[c / 256 % block_of_.size()]][c % 256];
        if (c - U'0' < 10 || c - U'\uFF10' < 10) {
            digits = std::max(digits, ++run);
        } else if (run > 0 && c >= 0x3000 && (model::is_han(c) || kParts.find(c) != std::u32string_view::npos)) {
            run = 0;
        }
    }
    return found & by_digits_[std::min(digits, by_digits_.size() - 1)];
}

}  // namespace bianmu::structure
