#include "emit/violations.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <string_view>
#include <utility>

#include "model/text.h"

namespace bianmu::emit {
namespace {

using Nodes = std::vector<Node>;

std::string name_of(const Node& value) {
    constexpr std::array<std::string_view, 8> kNames{"null",     "a boolean", "an integer", "a number",
                                                     "a number", "a string",  "an array",   "an object"};
    return std::string(kNames[static_cast<std::size_t>(value.kind)]);
}

std::string quoted(std::string_view text) {
    constexpr std::size_t kShown = 40;
    std::u32string points = model::to_utf32(text);
    if (points.size() > kShown) {
        points.resize(kShown);
        points += U'…';
    }
    return "\"" + model::to_utf8(points) + "\"";
}

/// "1.500000" as 1.5
std::string trimmed(std::string number) {
    if (number.find('.') != std::string::npos) {
        number.erase(number.find_last_not_of('0') + 1);
        if (number.back() == '.') {
            number.pop_back();
        }
    }
    return number;
}

std::string shown(const Node& value) {
    switch (value.kind) {
        case Kind::string:
            return quoted(value.string());
        case Kind::boolean:
            return value.integer != 0 ? "true" : "false";
        case Kind::integer:
            return std::to_string(value.integer);
        case Kind::hundredths:
            return trimmed(std::to_string(static_cast<double>(value.integer) / 100));
        case Kind::number:
            return trimmed(std::to_string(value.number));
        default:
            return name_of(value);
    }
}

/// The node at a complaint's path.
std::uint32_t node_at(const std::vector<std::string>& path, const Nodes& nodes) {
    std::uint32_t at = 0;
    for (std::size_t step = 1; step < path.size(); ++step) {
        const std::string_view inner = std::string_view(path[step]).substr(1, path[step].size() - 2);
        std::uint32_t child = at + 1;
        if (nodes[at].kind == Kind::array) {
            std::uint32_t index = 0;
            std::from_chars(inner.data(), inner.data() + inner.size(), index);
            for (; index > 0 && child < nodes[at].end; --index) {
                child = nodes[child].end;
            }
        } else {
            while (child < nodes[at].end && nodes[child].name() != inner) {
                child = nodes[child].end;
            }
        }
        if (child >= nodes[at].end) {
            break;
        }
        at = child;
    }
    return at;
}

std::string pointer_to(std::uint32_t target, const Nodes& nodes) {
    std::string out;
    for (std::uint32_t at = 0; at != target;) {
        std::uint32_t child = at + 1;
        std::size_t index = 0;
        for (; nodes[child].end <= target; ++index) {
            child = nodes[child].end;
        }
        out += '/';
        if (nodes[at].kind == Kind::array) {
            out += std::to_string(index);
        } else {
            for (const char c : nodes[child].name()) {
                if (c == '~' || c == '/') {
                    out += c == '~' ? "~0" : "~1";
                } else {
                    out += c;
                }
            }
        }
        at = child;
    }
    return out;
}

/// What valijson's sentences begin with, and what becomes of them.
enum class Sentence { around, shape, end_of_shapes, wrong_constant, other };

Sentence sentence_of(std::string_view text) {
    constexpr std::pair<std::string_view, Sentence> kBeginnings[] = {
        {"Failed to validate item #", Sentence::around},
        {"Failed to validate against schema associated with property name ", Sentence::around},
        {"Failed to validate against additional properties schema", Sentence::around},
        {"Failed to validate against child schema #", Sentence::shape},
        {"Failed to validate against any schemas allowed by anyOf", Sentence::end_of_shapes},
        {"Failed to match expected value set by 'const'", Sentence::wrong_constant},
        {"Failed to match against any enum values", Sentence::wrong_constant},
    };
    const auto* const found = std::find_if(std::begin(kBeginnings), std::end(kBeginnings),
                                           [&](const auto& beginning) { return text.starts_with(beginning.first); });
    return found == std::end(kBeginnings) ? Sentence::other : found->second;
}

/// The piece of `text` between its first and its last single quote.
std::string_view in_quotes(std::string_view text) {
    const std::size_t first = text.find('\'');
    return text.substr(first + 1, text.rfind('\'') - first - 1);
}

std::string message_of(std::string_view text, const Node& value) {
    if (sentence_of(text) == Sentence::wrong_constant) {
        return shown(value) + " is none of the allowed values";
    }
    if (text.starts_with("Value type not permitted")) {
        return name_of(value) + " is not allowed here";
    }
    if (text.starts_with("Missing required property ")) {
        return "lacks the key " + quoted(in_quotes(text));
    }
    if (constexpr std::string_view kUnknown = "'properties' or 'additionalProperties' constraints: "; text.find(kUnknown) != text.npos) {
        return "unknown key " + quoted(in_quotes(text.substr(text.find(kUnknown) + kUnknown.size())));
    }
    if (text == "is too short" && value.size == 0) {
        return "is empty";
    }
    if (text == "is too short" || text.starts_with("does not match ")) {
        return quoted(value.string()) + " " + std::string(text);
    }
    if (text.starts_with("Array should contain no ")) {
        return "has " + std::to_string(value.size) + " items";
    }
    const std::string limit = trimmed(std::string(text.substr(text.rfind(' ') + 1)));
    if (text.starts_with("Expected number greater than or equal to ")) {
        return shown(value) + " is less than " + limit;
    }
    if (text.starts_with("Expected number less than or equal to ")) {
        return shown(value) + " is more than " + limit;
    }
    if (text.starts_with("Target should not validate against schema specified in 'not'")) {
        return "holds what the schema rules out";
    }
    return std::string(text);
}

bool is_below(const std::vector<std::string>& path, const std::vector<std::string>& above) {
    return path.size() >= above.size() && std::equal(above.rbegin(), above.rend(), path.rend() - static_cast<std::ptrdiff_t>(above.size()));
}

/// Reads valijson's sentences in their order, which is that of a walk where each value speaks after its children.
class Reader {
public:
    void read(Complaint complaint) {
        switch (sentence_of(complaint.text)) {
            case Sentence::around:
                on_around(std::move(complaint));
                break;
            case Sentence::shape:
                on_shape(complaint);
                break;
            case Sentence::end_of_shapes:
                on_end_of_shapes(complaint);
                break;
            default:
                found_.push_back(std::move(complaint));
        }
    }

    std::vector<Complaint> take() { return std::move(found_); }

private:
    using Faults = std::vector<Complaint>;
    struct Shapes {
        std::vector<std::string> path;
        std::vector<Faults> faults;
    };

    /// The value has told its faults before, except for its keys' names: of them valijson says nothing.
    void on_around(Complaint complaint) {
        constexpr std::string_view kProperty = "property name '";
        const std::size_t property = complaint.text.find(kProperty);
        if (property == std::string::npos) {
            return;
        }
        complaint.path.push_back("[" + std::string(in_quotes(complaint.text)) + "]");
        if (found_.empty() || !is_below(found_.back().path, complaint.path)) {
            complaint.text = "has a key of a form that is not allowed";
            found_.push_back(std::move(complaint));
        }
    }

    /// One shape of an anyOf has failed: what was found last, below its value, are its faults.
    void on_shape(const Complaint& complaint) {
        auto begin = found_.end();
        while (begin != found_.begin() && is_below(std::prev(begin)->path, complaint.path)) {
            --begin;
        }
        if (complaint.text.ends_with("#0.")) {
            shapes_.push_back({complaint.path, {}});
        }
        shapes_.back().faults.emplace_back(std::move_iterator(begin), std::move_iterator(found_.end()));
        found_.erase(begin, found_.end());
    }

    /// All have failed. The shape that was meant is the one whose constants fit (a block's `type` says what it is), or else the
    /// one with the fewest faults, of equals the last. Where no constants fit, the first that does not says it all.
    void on_end_of_shapes(const Complaint& complaint) {
        std::vector<Faults> all = std::move(shapes_.back().faults);
        shapes_.pop_back();
        const auto is_constant = [&](const Complaint& fault) {
            return fault.path.size() == complaint.path.size() + 1 && sentence_of(fault.text) == Sentence::wrong_constant;
        };
        const auto rank = [&](const Faults& faults) {
            return std::pair(std::count_if(faults.begin(), faults.end(), is_constant), faults.size());
        };
        Faults& best = *std::min_element(all.rbegin(), all.rend(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
        const auto constant = std::find_if(best.begin(), best.end(), is_constant);
        if (constant != best.end()) {
            found_.push_back(std::move(*constant));
        } else {
            std::move(best.begin(), best.end(), std::back_inserter(found_));
        }
    }

    Faults found_;
    std::vector<Shapes> shapes_;
};

}  // namespace

std::vector<Violation> violations_from(std::vector<Complaint> complaints, const ValueTree& tree) {
    Reader reader;
    for (Complaint& complaint : complaints) {
        reader.read(std::move(complaint));
    }
    const std::vector<Complaint> kept = reader.take();
    std::vector<std::pair<std::uint32_t, std::string>> found;
    for (std::size_t i = 0; i < std::min(kept.size(), kMaxViolations); ++i) {
        const std::uint32_t at = node_at(kept[i].path, tree.nodes());
        found.emplace_back(at, message_of(kept[i].text, tree.nodes()[at]));
    }
    if (found.empty()) {
        found.emplace_back(0, "breaks the schema");
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Violation> out;
    out.reserve(found.size());
    for (auto& [at, message] : found) {
        out.push_back({0, pointer_to(at, tree.nodes()), std::move(message)});
    }
    return out;
}

std::vector<Violation> repeated_keys(const ValueTree& tree) {
    const Nodes& nodes = tree.nodes();
    std::vector<Violation> out;
    std::vector<std::string_view> names;
    for (std::uint32_t at = 0; at < nodes.size(); ++at) {
        if (nodes[at].kind != Kind::object) {
            continue;
        }
        names.clear();
        for (std::uint32_t child = at + 1; child < nodes[at].end; child = nodes[child].end) {
            names.push_back(nodes[child].name());
        }
        std::sort(names.begin(), names.end());
        const auto twice = std::adjacent_find(names.begin(), names.end());
        if (twice != names.end() && out.size() < kMaxViolations) {
            out.push_back({0, pointer_to(at, nodes), "the key " + quoted(*twice) + " stands twice"});
        }
    }
    return out;
}

}  // namespace bianmu::emit
