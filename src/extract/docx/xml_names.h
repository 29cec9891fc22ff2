#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/docx/names.h"

namespace bianmu::extract::docx {

/// The name with this spelling, case and all.
[[nodiscard]] Name name_of(std::string_view local);

/// The namespace of a URI, transitional and strict alike; `none` of an empty one.
[[nodiscard]] Ns namespace_of(std::string_view uri);

/// A name as it is written, with its prefix: what it means but for the namespaces in force.
struct Tag {
    std::uint16_t prefix : 15;  // its place in Prefixes
    bool declares : 1;          // xmlns or xmlns:…
    Name name;

    Tag(std::uint16_t place, bool is_declaration, Name meant) : prefix(place & 0x7FFFU), declares(is_declaration), name(meant) {}
};

/// The prefixes of a part and what they stand for in the element being read. The empty prefix is the first.
class Prefixes {
public:
    static constexpr std::uint16_t kMost = 1024;

    Prefixes() : bindings_{{"", Ns::none}, {"xml", Ns::xml}} {}

    std::uint16_t place_of(std::string_view prefix) {
        const auto at = std::find_if(bindings_.begin(), bindings_.end(), [&](const auto& b) { return b.first == prefix; });
        const auto place = static_cast<std::uint16_t>(at - bindings_.begin());
        if (at == bindings_.end() && bindings_.size() < kMost) {
            bindings_.emplace_back(prefix, Ns::other);
        }
        return place;
    }
    [[nodiscard]] Ns ns(std::size_t place) const { return place < bindings_.size() ? bindings_[place].second : Ns::other; }

    [[nodiscard]] Ns named(std::string_view prefix) const {
        const auto at = std::find_if(bindings_.begin(), bindings_.end(), [&](const auto& b) { return b.first == prefix; });
        return at != bindings_.end() ? at->second : Ns::other;
    }

    /// Binds a prefix for the element at this depth and all within it.
    void bind(std::size_t place, Ns ns, std::size_t depth) {
        if (place < bindings_.size()) {
            undone_.push_back({depth, place, std::exchange(bindings_[place].second, ns)});
        }
    }
    /// Ends the bindings of an element.
    void leave(std::size_t depth) {
        for (; !undone_.empty() && undone_.back().depth >= depth; undone_.pop_back()) {
            bindings_[undone_.back().place].second = undone_.back().before;
        }
    }

private:
    struct Binding {
        std::size_t depth, place;
        Ns before;
    };
    std::vector<std::pair<std::string, Ns>> bindings_;
    std::vector<Binding> undone_;
};

/// A name with a zero behind it, in a buffer that may be read for `kPadding` bytes from any name on.
struct PaddedName {
    static constexpr std::size_t kPadding = 17;
    const char* text;
};

/// The names of a part by their spelling: a table with open addresses, as each tag asks it several times.
class Tags {
public:
    explicit Tags(Prefixes& prefixes) : prefixes_(prefixes) {}

    Tag find(std::string_view written) {
        Words words;
        if (written.size() > sizeof words) {
            return find_long(written);
        }
        std::memcpy(&words, written.data(), written.size());
        return find(words);
    }
    Tag find(PaddedName written) {
        Words words;
        std::memcpy(&words, written.text, sizeof words);
        if (cut_at_zero(words.head)) {
            words.tail = 0;
        } else if (!cut_at_zero(words.tail) && written.text[sizeof words] != '\0') {
            return find_long(written.text);
        }
        return find(words);
    }

private:
    static constexpr std::size_t kMost = 4096;  // different names, of which each is looked up once
    static constexpr std::size_t kSlots = 2 * kMost;

    /// A name of up to sixteen bytes, zeros behind it.
    struct Words {
        std::uint64_t head = 0, tail = 0;

        bool operator==(const Words& other) const { return head == other.head && tail == other.tail; }

        [[nodiscard]] std::size_t hash() const {
            constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;   // 2^64 by the golden ratio: Fibonacci hashing
            return static_cast<std::size_t>(((head ^ (tail * 3)) * kSpread) >> 40U);
        }
    };
    static_assert(sizeof(Words) == PaddedName::kPadding - 1);

    struct Known {
        Words words;
        Tag tag;
    };

    /// Clears what stands behind the first zero byte of a word; whether there is one.
    static bool cut_at_zero(std::uint64_t& word) {
        static_assert(std::endian::native == std::endian::little);
        constexpr std::uint64_t kOnes = 0x0101010101010101U;
        const std::uint64_t zeros = (word - kOnes) & ~word & (0x80 * kOnes);   // the lowest is exact
        word &= (zeros & (~zeros + 1)) - 1;   // all if there is none; of its own byte what is zero already
        return zeros != 0;
    }

    Tag find(Words words) {
        const std::size_t at = words.hash() % kSlots;
        if (slots_[at] != 0) {   // nearly always
            const Known& known = known_[slots_[at] - 1U];
            if (known.words == words) {
                return known.tag;
            }
        }
        return find_from(at, words);
    }

    /// Finds a name from a slot on; one that was not met before is read and remembered.
    Tag find_from(std::size_t slot, Words words);
    Tag find_long(std::string_view written);

    Tag read(std::string_view written);

    Prefixes& prefixes_;
    std::vector<Known> known_;
    std::vector<std::uint16_t> slots_ = std::vector<std::uint16_t>(kSlots);   // places in known_, from 1
    std::unordered_map<std::string, Tag> long_;
};

}  // namespace bianmu::extract::docx
