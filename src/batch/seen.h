#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

namespace bianmu::batch {

/// Which words came before, in a room that does not grow: never no for one that did, seldom yes for another (a Bloom filter).
class Seen {
public:
    /// From now on every word may have come before.
    void give_up() { is_open_ = true; }
    [[nodiscard]] bool may_have(std::string_view word) const {
        const std::uint64_t hash = std::hash<std::string_view>{}(word);
        return is_open_ || (is_set(hash & kMask) && is_set((hash >> kBits) & kMask));
    }
    /// Takes a word down.
    /// @return whether it may have come before.
    bool add(std::string_view word) {
        const bool before = may_have(word);
        const std::uint64_t hash = std::hash<std::string_view>{}(word);
        for (const std::uint64_t bit : {hash & kMask, (hash >> kBits) & kMask}) {
            words_[static_cast<std::size_t>(bit / 64)] |= std::uint64_t{1} << (bit % 64);
        }
        return before;
    }

private:
    static constexpr unsigned kBits = 24;   ///< 2 MiB: of a million words, one in a hundred new ones is taken for one of them
    static constexpr std::uint64_t kMask = (std::uint64_t{1} << kBits) - 1;

    [[nodiscard]] bool is_set(std::uint64_t bit) const { return (words_[static_cast<std::size_t>(bit / 64)] >> (bit % 64) & 1U) != 0; }

    std::vector<std::uint64_t> words_ = std::vector<std::uint64_t>((kMask + 1) / 64);
    bool is_open_ = false;
};

}  // namespace bianmu::batch
