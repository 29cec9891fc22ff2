#include "structure/mention_rules.h"

#include <algorithm>
#include <limits>

#include "model/text.h"
#include "structure/known_demands.h"
#include "structure/required.h"

namespace bianmu::structure {

void MentionRules::Screen::fill(const std::vector<MentionRule>& rules) {
    constexpr unsigned kMost = std::numeric_limits<Bits>::digits;
    unsigned demand = 0, pair = 0;
    std::map<char32_t, Sign> all;
    for (char32_t c = 0; c <= U' '; ++c) {
        all[c].blank = is_blank(c);
    }
    for (char32_t value = 0; value < 10; ++value) {
        all[U'0' + value].digit = all[U'\uFF10' + value].digit = true;
    }
    for (std::size_t i = 0; i < rules.size(); ++i) {
        for (std::size_t digits = std::min(rules[i].min_digits, by_digits.size() - 1); digits < by_digits.size(); ++digits) {
            by_digits[digits] |= bit(i);
        }
        const std::string& expression = rules[i].rule.pattern.expression();
        const std::optional<CloseDemands> known = known_demands(expression);
        const CloseDemands asked = known ? *known : close_demands_of(expression);
        demands.push_back(0);
        for (auto held = asked.held.begin(); held != asked.held.end() && demand < kMost; ++held, ++demand) {
            demands.back() |= Bits{1} << demand;
            for (const char32_t c : *held) {
                all[c].met |= Bits{1} << demand;
            }
        }
        pairs.push_back(0);
        for (auto asks = asked.pairs.begin(); asks != asked.pairs.end() && pair < kMost; ++asks, ++pair) {
            pairs.back() |= Bits{1} << pair;
            for (const char32_t c : asks->before) {
                all[c].opens |= Bits{1} << pair;
            }
            for (const char32_t c : asks->after) {
                all[c].closes |= Bits{1} << pair;
            }
        }
    }
    for (const auto& [c, sign] : all) {
        note(c, sign);
    }
}

void MentionRules::Screen::note(char32_t c, const Sign& sign) {
    std::uint16_t& block = block_of[c / 256 % block_of.size()];
    if (block == 0) {
        block = static_cast<std::uint16_t>(blocks.size());
        blocks.emplace_back();
    }
    const auto known = std::find(signs.begin(), signs.end(), sign);
    blocks[block][c % 256] = static_cast<std::uint16_t>(known - signs.begin());
    if (known == signs.end()) {
        signs.push_back(sign);
    }
}

std::uint32_t MentionRules::candidates(std::string_view text) const {
    constexpr std::u32string_view kParts = U"\u3001\u3002\uFF0C\uFF1A\uFF1B\uFF01\uFF1F";   // no mention's digits stand on both sides of them, nor of Han
    Screen& screen = *screen_;
    std::call_once(screen.once, [&] { screen.fill(rules); });
    Bits met = 0, paired = 0, opened = 0;
    std::size_t run = 0, digits = 0;   // the most that stand together
    model::each_code_point(text, [&, block_of = screen.block_of.data(), blocks = screen.blocks.data(), signs = screen.signs.data()](char32_t c) {
        const std::uint16_t place = blocks[block_of[c / 256]][c % 256];
        const Sign& sign = signs[place];
        if (place == 0) {   // most characters
            opened = 0;
        } else {
            met |= sign.met;
            paired |= opened & sign.closes;
            opened = sign.blank ? opened : sign.opens;
        }
        if (sign.digit) {
            digits = std::max(digits, ++run);
        } else if (run > 0 && c >= 0x3000 && (model::is_han(c) || kParts.find(c) != std::u32string_view::npos)) {
            run = 0;
        }
    });
    std::uint32_t found = 0;
    for (std::size_t i = 0; i < screen.demands.size(); ++i) {
        const bool may = (screen.demands[i] & ~met) == 0 && (screen.pairs[i] & ~paired) == 0;
        found |= may ? bit(i) : 0;
    }
    return found & screen.by_digits[std::min(digits, screen.by_digits.size() - 1)];
}

}  // namespace bianmu::structure
