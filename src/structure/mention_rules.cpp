#include "structure/mention_rules.h"

#include <algorithm>

#include "model/text.h"
#include "structure/required.h"

namespace bianmu::structure {

void MentionRules::prepare() {
    by_character_.assign(kSlots, 0);
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const std::u32string required = required_characters(rules[i].rule.pattern.expression());
        for (std::size_t digits = std::min(rules[i].min_digits, by_digits_.size() - 1); digits < by_digits_.size(); ++digits) {
            by_digits_[digits] |= bit(i);
        }
        always_ |= required.empty() ? bit(i) : 0;
        for (const char32_t c : required) {
            by_character_[c % kSlots] |= bit(i);
        }
    }
}

std::uint32_t MentionRules::candidates(std::string_view text) const {
    constexpr std::u32string_view kParts = U"\u3001\u3002\uFF0C\uFF1A\uFF1B\uFF01\uFF1F";   // no mention's digits stand on both sides of them, nor of Han
    if (by_character_.empty()) {
        return 0;
    }
    std::uint32_t found = always_;
    std::size_t run = 0, digits = 0;   // the most that stand together
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        found |= by_character_[c % kSlots];
        if (c - U'0' < 10 || c - U'\uFF10' < 10) {
            digits = std::max(digits, ++run);
        } else if (run > 0 && c >= 0x3000 && (model::is_han(c) || kParts.find(c) != std::u32string_view::npos)) {
            run = 0;
        }
    }
    return found & by_digits_[std::min(digits, by_digits_.size() - 1)];
}

}  // namespace bianmu::structure
