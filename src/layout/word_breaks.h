#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "layout/fixed_pitch.h"
#include "layout/line.h"

namespace bianmu::layout {

/// Words that a document writes with a hyphen inside a line: a hyphen between the same parts at a line's end is theirs.
class Compounds {
public:
    void learn(const Line& line);
    [[nodiscard]] bool contains(std::u32string_view before, std::u32string_view after) const;

    /// Counts how one line goes on in the next.
    void see_break(const Line& line, const Line& next);
    /// Whether the document divides no words: among many lines hardly any ends in a hyphen, which then are those of compounds.
    [[nodiscard]] bool divides_none() const;

    /// In fonts of program text no word is divided: all hyphens are printed.
    void keep_hyphens_of(FixedPitch fonts) { undivided_ = std::move(fonts); }
    [[nodiscard]] bool keeps_hyphen(const model::TextStyle& style) const { return undivided_.sets(style); }

private:
    std::unordered_set<std::u32string> words_;
    std::size_t breaks_ = 0;    ///< between words of an alphabet
    std::size_t hyphens_ = 0;   ///< at them
    FixedPitch undivided_;
};

/// What a line break between two texts stands for.
enum class WordBreak : std::uint8_t {
    space,      ///< one space between words
    none,       ///< nothing: beside East Asian writing, inside an address of the net, behind a hyphen that stays
    hyphen,     ///< a divided word: the hyphen goes
};

/// The break between `before` and `after`; `printed_space` = white space is painted at the end of the line.
[[nodiscard]] WordBreak word_break(std::string_view before, std::string_view after, bool printed_space, const Compounds* compounds);

}  // namespace bianmu::layout
