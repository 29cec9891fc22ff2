#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bianmu::structure {

/// Characters that follow each other, but for white space between them.
struct CharacterPair {
    std::u32string before, after;   ///< one of each

    [[nodiscard]] bool held_by(std::string_view text) const;
    bool operator==(const CharacterPair&) const = default;
};

/// The white space of expressions, `\s`.
[[nodiscard]] constexpr bool is_blank(char32_t c) { return c == U' ' || (c >= U'\t' && c <= U'\r' && c != U'\v'); }

/// What every text that a regular expression fits is like: a text that is not needs no compiled pattern to be refused.
struct Demands {
    std::u32string opening;             ///< it begins with one of these; empty = with anything
    std::vector<std::u32string> held;   ///< it holds one of each, the shorter first
    [[nodiscard]] bool opened_by(std::string_view text) const;
    /// @param quickly  only the demands that cost less to ask than a compiled pattern costs to run
    [[nodiscard]] bool held_by(std::string_view text, bool quickly = false) const;
};

/// And what takes longer to find out and to ask.
struct CloseDemands : Demands {
    std::vector<CharacterPair> pairs;   ///< it holds one of each
    std::u32string closing;             ///< it ends with one of these, but for white space; empty = with anything

    [[nodiscard]] bool met_by(std::string_view text) const;
};

/// The demands of an expression as one text, which the build keeps. @throw std::invalid_argument if a character that it is put together with is asked for.
[[nodiscard]] std::string to_text(const CloseDemands& demands);
/// The demands that such a text says.
[[nodiscard]] CloseDemands demands_from(std::string_view text);

}  // namespace bianmu::structure
