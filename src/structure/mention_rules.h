#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "structure/rule.h"

namespace bianmu::structure {

/// One rule that finds mentions: `zone` is their kind, the group `text` is the mention, or else the whole match.
struct MentionRule {
    Rule rule;
    model::MentionKind kind = model::MentionKind::document;
    std::string value;   ///< of documents: the canonical form, with groups in braces: `{code} {number}`
    std::size_t min_digits = 0;   ///< a mention with fewer is none; texts without so many together, no Han or stop between them, are not searched
};

/// What a text may name, and the words that make its values canonical. Where two rules want the same text the first has it.
struct MentionRules {
    std::vector<MentionRule> rules;
    std::map<std::string, std::string, std::less<>> currencies;   ///< the unit or sign as printed without white space → ISO 4217
    std::map<std::string, int, std::less<>> scales;               ///< a character or word → power of ten

    /// The rules that may find something in `text`, by their bits: one look at the text answers for all of them. The rules stand from the first call on. Thread-safe.
    [[nodiscard]] std::uint32_t candidates(std::string_view text) const;

    /// The bit of a rule. Those behind the first 31 share one.
    [[nodiscard]] static constexpr std::uint32_t bit(std::size_t rule) { return 1U << (rule < 31 ? rule : 31); }

private:
    /// A bit for each of the first demands of the rules, see `Demands::held`, or of their pairs.
    using Bits = std::uint64_t;

    /// What a character says: the demands that it meets, the pairs that it may open and close.
    struct Sign {
        Bits met = 0, opens = 0, closes = 0;
        bool blank = false;   ///< pairs have any number of these in their middle
        bool digit = false;

        bool operator==(const Sign&) const = default;
    };

    /// What the texts of each rule must hold: made at the first call, for of the profiles that look at a document one reads it.
    struct Screen {
        /// The places in `signs` of 256 code points.
        using Block = std::array<std::uint16_t, 256>;

        std::once_flag once;
        std::array<std::uint16_t, 0x1100> block_of{};
        std::vector<Block> blocks{Block{}};         ///< the first one: of code points that say nothing
        std::vector<Sign> signs{Sign{}};            ///< the first one: nothing
        std::vector<Bits> demands, pairs;           ///< of each rule
        std::array<std::uint32_t, 8> by_digits{};   ///< rules, with that many digits, or the last of more

        void fill(const std::vector<MentionRule>& rules);
        void note(char32_t c, const Sign& sign);
    };
    std::shared_ptr<Screen> screen_ = std::make_shared<Screen>();
};

}  // namespace bianmu::structure
