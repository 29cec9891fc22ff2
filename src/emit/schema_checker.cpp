#include "emit/schema_checker.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

#include "emit/schema_compiler.h"
#include "emit/schema_node.h"
#include "model/text.h"

namespace bianmu::emit {
namespace {

constexpr std::array<std::string_view, 7> kTypeNames{"anything",  "a string", "an integer", "a number",
                                                     "a boolean", "an array", "an object"};

std::string_view name_of(const Node& value) {
    constexpr std::array<std::string_view, 8> kNames{"null",     "a boolean", "an integer", "a number",
                                                     "a number", "a string",  "an array",   "an object"};
    return kNames[static_cast<std::size_t>(value.kind)];
}

bool is_number(const Node& value) {
    return value.kind == Kind::integer || value.kind == Kind::hundredths || value.kind == Kind::number;
}

double number(const Node& value) {
    if (value.kind == Kind::number) {
        return value.number;
    }
    return static_cast<double>(value.integer) / (value.kind == Kind::hundredths ? 100 : 1);
}

bool has_type(const Node& value, SchemaType type) {
    switch (type) {
        case SchemaType::any:
            return true;
        case SchemaType::string:
            return value.kind == Kind::string;
        case SchemaType::integer:
            return is_number(value) && std::trunc(number(value)) == number(value);
        case SchemaType::number:
            return is_number(value);
        case SchemaType::boolean:
            return value.kind == Kind::boolean;
        case SchemaType::array:
            return value.kind == Kind::array;
        case SchemaType::object:
            return value.kind == Kind::object;
    }
    return false;
}

std::string shown(double value) {
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') {
        text.pop_back();
    }
    return text;
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

/// One walk over one tree. The path is kept as indices and turned into text only when something is wrong.
class Walk {
public:
    explicit Walk(const std::vector<Node>& nodes) : nodes_(nodes) {}

    bool check(const SchemaNode& schema, std::uint32_t at);
    [[nodiscard]] std::vector<Violation> take() { return std::move(violations_); }

private:
    struct Step {
        std::uint32_t node;
        std::uint32_t index;  ///< in an array
    };

    bool wrong(std::string message);
    bool check_string(const SchemaNode& schema, const Node& value);
    bool check_number(const SchemaNode& schema, const Node& value);
    bool check_array(const SchemaNode& schema, std::uint32_t at);
    bool check_object(const SchemaNode& schema, std::uint32_t at);
    bool check_member(const SchemaNode& schema, std::uint32_t member, std::set<std::string_view>& others);
    bool check_any_of(const SchemaNode& schema, std::uint32_t at);
    bool enter(const SchemaNode& schema, std::uint32_t child, std::uint32_t index);
    [[nodiscard]] std::string pointer() const;
    bool matches(const SchemaNode& schema, std::uint32_t at);

    const std::vector<Node>& nodes_;
    std::vector<Step> path_;
    std::vector<Violation> violations_;
    bool quiet_ = false;  ///< only the answer counts: no messages are made
};

std::string Walk::pointer() const {
    std::string out;
    for (const Step& step : path_) {
        out += '/';
        const Node& node = nodes_[step.node];
        if (node.key == nullptr) {
            out += std::to_string(step.index);
            continue;
        }
        for (const char c : node.name()) {
            if (c == '~' || c == '/') {
                out += c == '~' ? "~0" : "~1";
            } else {
                out += c;
            }
        }
    }
    return out;
}

bool Walk::wrong(std::string message) {
    if (!quiet_ && violations_.size() < SchemaChecker::kMaxViolations) {
        violations_.push_back({0, pointer(), std::move(message)});
    }
    return false;
}

bool Walk::matches(const SchemaNode& schema, std::uint32_t at) {
    const bool before = std::exchange(quiet_, true);
    const bool right = check(schema, at);
    quiet_ = before;
    return right;
}

bool Walk::check(const SchemaNode& unresolved, std::uint32_t at) {
    const SchemaNode& schema = resolve(&unresolved);
    const Node& value = nodes_[at];
    if (!has_type(value, schema.type)) {
        return wrong("expected " + std::string(kTypeNames[static_cast<std::size_t>(schema.type)]) + ", found " +
                     std::string(name_of(value)));
    }
    if (schema.only_true && (value.kind != Kind::boolean || value.integer == 0)) {
        return wrong("may only be true");
    }
    if (!schema.allowed.empty() &&
        (value.kind != Kind::string || std::find(schema.allowed.begin(), schema.allowed.end(), value.string()) == schema.allowed.end())) {
        return wrong((value.kind == Kind::string ? quoted(value.string()) : std::string(name_of(value))) +
                     " is none of the allowed values");
    }
    bool right = true;
    switch (value.kind) {
        case Kind::string:
            right = check_string(schema, value);
            break;
        case Kind::integer:
        case Kind::hundredths:
        case Kind::number:
            right = check_number(schema, value);
            break;
        case Kind::array:
            right = check_array(schema, at);
            break;
        case Kind::object:
            right = check_object(schema, at);
            break;
        default:
            break;
    }
    if (!schema.any_of.empty()) {
        right = check_any_of(schema, at) && right;
    }
    if (schema.never != nullptr && matches(*schema.never, at)) {
        right = wrong("holds what the schema rules out");
    }
    return right;
}

bool Walk::check_string(const SchemaNode& schema, const Node& value) {
    // Fewer bytes than asked for are fewer code points; only between that and four times as many is there need to count.
    if (schema.min_length > 0 &&
        (value.size < schema.min_length || (value.size < 4 * schema.min_length && model::length(value.string()) < schema.min_length))) {
        return wrong(value.size == 0 ? "is empty" : quoted(value.string()) + " is too short");
    }
    if (schema.pattern && !RE2::PartialMatch(re2::StringPiece(value.text, value.size), *schema.pattern)) {
        return wrong(quoted(value.string()) + " does not match " + schema.pattern->pattern());
    }
    return true;
}

bool Walk::check_number(const SchemaNode& schema, const Node& value) {
    if (schema.minimum && number(value) < *schema.minimum) {
        return wrong(shown(number(value)) + " is less than " + shown(*schema.minimum));
    }
    if (schema.maximum && number(value) > *schema.maximum) {
        return wrong(shown(number(value)) + " is more than " + shown(*schema.maximum));
    }
    return true;
}

bool Walk::enter(const SchemaNode& schema, std::uint32_t child, std::uint32_t index) {
    path_.push_back({child, index});
    const bool right = check(schema, child);
    path_.pop_back();
    return right;
}

bool Walk::check_array(const SchemaNode& schema, std::uint32_t at) {
    const Node& value = nodes_[at];
    if ((schema.min_items && value.size < *schema.min_items) || (schema.max_items && value.size > *schema.max_items)) {
        return wrong("has " + std::to_string(value.size) + " items");
    }
    bool right = true;
    if (schema.items != nullptr) {
        std::uint32_t index = 0;
        for (std::uint32_t child = at + 1; child < value.end; child = nodes_[child].end) {
            right = enter(*schema.items, child, index++) && right;
        }
    }
    return right;
}

bool Walk::check_object(const SchemaNode& schema, std::uint32_t at) {
    const Node& value = nodes_[at];
    bool right = true;
    std::uint64_t seen = 0;
    std::set<std::string_view> others;
    std::size_t next = 0;
    for (std::uint32_t member = at + 1; member < value.end; member = nodes_[member].end) {
        // Our own documents hold their members in the schema's order, so the search nearly always ends at its first step.
        const std::string_view name = nodes_[member].name();
        std::size_t found = schema.properties.size();
        for (std::size_t step = 0; step < schema.properties.size(); ++step) {
            const std::size_t candidate = next + step < schema.properties.size() ? next + step : next + step - schema.properties.size();
            if (schema.properties[candidate].name == name) {
                found = candidate;
                break;
            }
        }
        if (found == schema.properties.size()) {
            right = check_member(schema, member, others) && right;
            continue;
        }
        next = found + 1 < schema.properties.size() ? found + 1 : 0;
        const std::uint64_t bit = std::uint64_t{1} << found;
        if ((seen & bit) != 0) {
            right = wrong("the key " + quoted(name) + " stands twice");
        }
        seen |= bit;
        if (schema.properties[found].schema != nullptr) {
            right = enter(*schema.properties[found].schema, member, 0) && right;
        }
    }
    if ((schema.required & ~seen) != 0) {
        for (std::size_t i = 0; i < schema.properties.size(); ++i) {
            if (schema.properties[i].required && (seen >> i & 1U) == 0) {
                right = wrong("lacks the key " + quoted(schema.properties[i].name));
            }
        }
    }
    return right;
}

bool Walk::check_member(const SchemaNode& schema, std::uint32_t member, std::set<std::string_view>& others) {
    const std::string_view name = nodes_[member].name();
    if (schema.closed) {
        return wrong("unknown key " + quoted(name));
    }
    if (!others.insert(name).second) {
        return wrong("the key " + quoted(name) + " stands twice");
    }
    bool right = true;
    if (schema.property_names != nullptr) {
        Node key;
        key.kind = Kind::string;
        key.text = name.data();
        key.size = static_cast<std::uint32_t>(name.size());
        path_.push_back({member, 0});
        right = check_string(resolve(schema.property_names), key);
        path_.pop_back();
    }
    return (schema.additional == nullptr || enter(*schema.additional, member, 0)) && right;
}

bool Walk::check_any_of(const SchemaNode& schema, std::uint32_t at) {
    if (!schema.any_of_types.empty() && nodes_[at].kind == Kind::object) {
        for (std::uint32_t member = at + 1; member < nodes_[at].end; member = nodes_[member].end) {
            if (nodes_[member].name() != "type" || nodes_[member].kind != Kind::string) {
                continue;
            }
            const auto branch = std::find(schema.any_of_types.begin(), schema.any_of_types.end(), nodes_[member].string());
            return branch == schema.any_of_types.end()
                       ? wrong("the type " + quoted(nodes_[member].string()) + " is unknown")
                       : check(*schema.any_of[static_cast<std::size_t>(branch - schema.any_of_types.begin())], at);
        }
        return wrong("lacks the key \"type\"");
    }
    if (std::any_of(schema.any_of.begin(), schema.any_of.end(), [&](const SchemaNode* branch) { return matches(*branch, at); })) {
        return true;
    }
    if (quiet_) {
        return false;
    }
    // The branch that complains least is most likely the one that was meant.
    std::vector<Violation> least;
    for (const SchemaNode* branch : schema.any_of) {
        std::vector<Violation> before = std::exchange(violations_, {});
        check(*branch, at);
        std::vector<Violation> found = std::exchange(violations_, std::move(before));
        if (least.empty() || found.size() < least.size()) {
            least = std::move(found);
        }
    }
    const std::size_t room = SchemaChecker::kMaxViolations - violations_.size();
    std::move(least.begin(), least.begin() + static_cast<std::ptrdiff_t>(std::min(room, least.size())), std::back_inserter(violations_));
    return false;
}

}  // namespace

SchemaChecker::SchemaChecker(std::string_view schema) {
    CompiledSchema compiled = compile_schema(schema);
    nodes_ = std::move(compiled.nodes);
    root_ = compiled.root;
    defect_ = std::move(compiled.defect);
}

SchemaChecker::~SchemaChecker() = default;

std::vector<Violation> SchemaChecker::check(const ValueTree& tree) const {
    if (!defect_.empty()) {
        return {{0, "", "the schema cannot be used: " + defect_}};
    }
    Walk walk(tree.nodes());
    walk.check(*root_, 0);
    return walk.take();
}

}  // namespace bianmu::emit
