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
    std::size_t prefix = 0;  // its place in Prefixes
    Name name = Name::unknown;
    bool declares = false;  // xmlns or xmlns:…
};

/// The prefixes of a part and what they stand for in the element being read. The empty prefix is the first.
class Prefixes {
public:
    static constexpr std::size_t kMost = 1024;

    Prefixes() : bindings_{{"", Ns::none}, {"xml", Ns::xml}} {}

    std::size_t place_of(std::string_view prefix) {
        const auto at = std::find_if(bindings_.begin(), bindings_.end(), [&](const auto& b) { return b.first == prefix; });
        const auto place = static_cast<std::size_t>(at - bindings_.begin());
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
        std::size_t at = ends.hash() % kSlots;
        for (; slots_[at] != 0; at = (at + 1) % kSlots) {
            const Known& known = known_[slots_[at] - 1U];
            if (known.ends == ends && (written.size() <= Ends::kWhole || known.name == written)) {
                return known.tag;
            }
        }
        const Tag tag = read(written);
        if (known_.size() < kMost) {
            known_.push_back({ends, tag, written.size() <= Ends::kWhole ? std::string() : std::string(written)});
            slots_[at] = static_cast<std::uint16_t>(known_.size());
        }
        return tag;
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

    Tag read(std::string_view written) {
        const std::size_t colon = written.find(':');
        const std::string_view prefix = colon == std::string_view::npos ? std::string_view() : written.substr(0, colon);
        const std::string_view local = colon == std::string_view::npos ? written : written.substr(colon + 1);
        if (prefix == "xmlns" || written == "xmlns") {
            return {prefixes_.place_of(prefix.empty() ? prefix : local), Name::unknown, true};
        }
        return {prefixes_.place_of(prefix), name_of(local)};
    }

    Prefixes& prefixes_;
    std::vector<Known> known_;
    std::vector<std::uint16_t> slots_ = std::vector<std::uint16_t>(kSlots);   // places in known_, from 1
};

}  // namespace bianmu::extract::docx
