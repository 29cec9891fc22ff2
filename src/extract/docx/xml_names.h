#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
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

/// The names of a part by their spelling: a table with open addresses, as each tag asks it several times.
class Tags {
public:
    explicit Tags(Prefixes& prefixes) : prefixes_(prefixes) {}

    Tag find(std::string_view written) {
        const Ends ends(written);
        const std::size_t at = ends.hash() % kSlots;
        if (slots_[at] != 0 && written.size() <= Ends::kWhole) {   // nearly always
            const Known& known = known_[slots_[at] - 1U];
            if (known.ends == ends) {
                return known.tag;
            }
        }
        return find_from(at, ends, written);
    }

private:
    static constexpr std::size_t kMost = 4096;  // different names, of which each is looked up once
    static constexpr std::size_t kSlots = 2 * kMost;

    /// The ends of a name and its length: all of a short one.
    struct Ends {
        static constexpr std::size_t kWhole = 16;   // bytes of a name that both ends hold

        std::uint64_t head = 0, tail = 0;
        std::size_t size = 0;

        explicit Ends(std::string_view name) : size(name.size()) {
            if (size >= sizeof head) {
                std::memcpy(&head, name.data(), sizeof head);
                std::memcpy(&tail, name.data() + size - sizeof tail, sizeof tail);
            } else if (size >= sizeof(std::uint32_t)) {
                std::uint32_t first = 0, last = 0;
                std::memcpy(&first, name.data(), sizeof first);
                std::memcpy(&last, name.data() + size - sizeof last, sizeof last);
                head = first;
                tail = last;
            } else {
                for (const char c : name) {
                    head = head << 8U | static_cast<unsigned char>(c);
                }
            }
        }
        bool operator==(const Ends&) const = default;

        [[nodiscard]] std::size_t hash() const {
            constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;   // 2^64 by the golden ratio: Fibonacci hashing
            return static_cast<std::size_t>(((head ^ (tail * 3) ^ size) * kSpread) >> 40U);
        }
    };

    struct Known {
        Ends ends;
        Tag tag;
        std::string name;   ///< of a long one
    };

    /// Finds a name from a slot on; one that was not met before is read and remembered.
    Tag find_from(std::size_t slot, const Ends& ends, std::string_view written);

    Tag read(std::string_view written);

    Prefixes& prefixes_;
    std::vector<Known> known_;
    std::vector<std::uint16_t> slots_ = std::vector<std::uint16_t>(kSlots);   // places in known_, from 1
};

}  // namespace bianmu::extract::docx
