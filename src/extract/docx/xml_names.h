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
        std::size_t at = hash(written);
        for (; slots_[at].second != 0; at = (at + 1) % kSlots) {
            if (slots_[at].first == written) {
                return tags_[slots_[at].second - 1];
            }
        }
        const Tag tag = read(written);
        if (tags_.size() < kMost) {
            tags_.push_back(tag);
            slots_[at] = {std::string(written), tags_.size()};
        }
        return tag;
    }

private:
    static constexpr std::size_t kMost = 4096;  // different names, of which each is looked up once
    static constexpr std::size_t kSlots = 2 * kMost;

    /// By the ends of the name and its length: the names of a part are few, and each is asked for again and again.
    static std::size_t hash(std::string_view written) {
        std::uint64_t head = 0, tail = 0;
        if (written.size() >= sizeof head) {
            std::memcpy(&head, written.data(), sizeof head);
            std::memcpy(&tail, written.data() + written.size() - sizeof tail, sizeof tail);
        } else {
            for (const char c : written) {
                head = head << 8U | static_cast<unsigned char>(c);
            }
        }
        constexpr std::uint64_t kSpread = 0x9E3779B97F4A7C15U;   // 2^64 by the golden ratio: Fibonacci hashing
        return static_cast<std::size_t>(((head ^ (tail * 3) ^ written.size()) * kSpread) >> 40U) % kSlots;
    }

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
    std::vector<Tag> tags_;
    std::vector<std::pair<std::string, std::size_t>> slots_ = std::vector<std::pair<std::string, std::size_t>>(kSlots);
};

}  // namespace bianmu::extract::docx
