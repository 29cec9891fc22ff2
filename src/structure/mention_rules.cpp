#include "structure/mention_rules.h"

#include <algorithm>

#include "model/text.h"
#include "structure/required.h"

namespace bianmu::structure {

void MentionRules::Screen::fill(const std::vector<MentionRule>& rules) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < rules.size(); ++i) {
        demands.push_back(0);
        for (std::size_t digits = std::min(rules[i].min_digits, by_digits.size() - 1); digits < by_digits.size(); ++digits) {
            by_digits[digits] |= bit(i);
        }
        for (const std::u32string& held : demands_of(rules[i].rule.pattern.expression()).held) {
            if (count < 64 && note(held, DemandBits{1} << count)) {
                demands.back() |= DemandBits{1} << count;
                ++count;
            }
        }
    }
}

bool MentionRules::Screen::note(const std::u32string& characters, DemandBits demand) {
    for (const char32_t c : characters) {
        std::uint8_t& block = block_of[c / 256 % block_of.size()];
        if (block == 0 && blocks.size() == 256) {
            return false;
        }
        if (block == 0) {
            block = static_cast<std::uint8_t>(blocks.size());
            blocks.emplace_back();
        }
        blocks[block][c % 256] |= demand;
    }
    return true;
}

std::uint32_t MentionRules::candidates(std::string_view text) const {
    constexpr std::u32string_view kParts = U"\u3001\u3002\uFF0C\uFF1A\uFF1B\uFF01\uFF1F";   // no mention's digits stand on both sides of them, nor of Han
    Screen& screen = *screen_;
    std::call_once(screen.once, [&] { screen.fill(rules); });
    DemandBits met = 0;
    std::size_t run = 0, digits = 0;   // the most that stand together
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        met |= screen.blocks[screen.block_of[c / 256 % screen.block_of.size()]][c % 256];
        if (c - U'0' < 10 || c - U'\uFF10' < 10) {
            digits = std::max(digits, ++run);
        } else if (run > 0 && c >= 0x3000 && (model::is_han(c) || kParts.find(c) != std::u32string_view::npos)) {
            run = 0;
        }
    }
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < screen.demands.size(); ++i) {
        found |= (screen.demands[i] & ~met) == 0 ? bit(i) : 0;
    }
    return found & screen.by_digits[std::min(digits, screen.by_digits.size() - 1)];
}

}  // namespace bianmu::structure
