#include "emit/schema_acceptor.h"

#include <re2/re2.h>

#include <algorithm>
#include <limits>
#include <map>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "model/text.h"

namespace bianmu::emit {

namespace {

/// A keyword or a form of one that is not known here.
struct Unknown : std::runtime_error {
    using std::runtime_error::runtime_error;
};

unsigned bit(Kind kind) {
    return 1U << static_cast<unsigned>(kind);
}

/// Compiled at the first string that asks for it.
class LazyPattern {
public:
    explicit LazyPattern(std::string_view text) : text_(text) {}
    [[nodiscard]] bool fits(std::string_view value) const {
        std::call_once(once_, [this] { regex_ = std::make_unique<RE2>(re2::StringPiece(text_.data(), text_.size()), RE2::Quiet); });
        return regex_->ok() && RE2::PartialMatch(re2::StringPiece(value.data(), value.size()), *regex_);
    }

private:
    std::string_view text_;
    mutable std::once_flag once_;
    mutable std::unique_ptr<RE2> regex_;
};

struct Rule;

struct Property {
    std::string_view name;
    const Rule* rule = nullptr;  ///< null: as the others
    std::uint64_t required = 0;  ///< its bit among the required ones
};

/// What one schema asks. Each keyword speaks only of values of its own kind, as the standard has it.
struct Rule {
    bool never = false;  ///< the schema `false`
    unsigned kinds = std::numeric_limits<unsigned>::max();
    // strings
    std::size_t min_length = 0;
    std::unique_ptr<LazyPattern> pattern;
    std::vector<std::string_view> words;  ///< of `enum` and `const`
    std::optional<std::int64_t> constant;  ///< a boolean or an integer
    // numbers
    double minimum = -std::numeric_limits<double>::infinity(), maximum = std::numeric_limits<double>::infinity();
    // arrays
    std::size_t min_items = 0, max_items = std::numeric_limits<std::size_t>::max();
    const Rule* items = nullptr;
    // objects
    std::vector<Property> properties;
    std::uint64_t required = 0;      ///< the bits of all that must be there
    const Rule* others = nullptr;    ///< properties without a rule of their own
    const Rule* names = nullptr;     ///< what names must be
    std::vector<std::string_view> not_together;
    // all kinds
    const Rule* same = nullptr;      ///< `$ref`
    std::vector<const Rule*> any_of;
};

}  // namespace

class SchemaAcceptor::Rules {
public:
    explicit Rules(const std::vector<Node>& schema) : schema_(schema), root_(rule_of(0)) {}

    [[nodiscard]] bool accepts(const std::vector<Node>& tree) const { return fits(tree.data(), 0, *root_); }

private:
    // The schema becomes rules.

    template <typename Visit>
    void each_child(std::uint32_t at, const Visit& visit) const {
        for (std::uint32_t child = at + 1; child < schema_[at].end; child = schema_[child].end) {
            visit(child);
        }
    }

    const Rule* rule_of(std::uint32_t at) {
        const auto known = rules_.find(at);
        if (known != rules_.end()) {
            return known->second.get();
        }
        Rule& rule = *rules_.emplace(at, std::make_unique<Rule>()).first->second;  // before its parts, which may refer to it
        const Node& node = schema_[at];
        if (node.kind == Kind::boolean) {
            rule.never = node.integer == 0;
        } else if (node.kind == Kind::object) {
            each_child(at, [&](std::uint32_t child) { read(rule, schema_[child].name(), child); });
        } else {
            throw Unknown("no schema");
        }
        return &rule;
    }

    void read(Rule& rule, std::string_view keyword, std::uint32_t at) {
        const Node& node = schema_[at];
        if (keyword == "type") {
            unsigned kinds = node.kind == Kind::string ? kinds_of(node.string()) : 0;
            if (node.kind == Kind::array) {
                each_child(at, [&](std::uint32_t c) { kinds |= kinds_of(schema_[c].string()); });
            }
            rule.kinds &= kinds;
        } else if (keyword == "minLength") {
            rule.min_length = count(node);
        } else if (keyword == "pattern") {
            rule.pattern = std::make_unique<LazyPattern>(node.string());
        } else if (keyword == "enum") {
            allow_only(rule);
            each_child(at, [&](std::uint32_t c) { allow_word(rule, schema_[c]); });
        } else if (keyword == "const") {
            allow_only(rule);
            if (node.kind == Kind::boolean || node.kind == Kind::integer) {
                rule.kinds &= bit(node.kind);
                rule.constant = node.integer;
            } else {
                allow_word(rule, node);
            }
        } else if (keyword == "minimum") {
            rule.minimum = number(node);
        } else if (keyword == "maximum") {
            rule.maximum = number(node);
        } else if (keyword == "minItems") {
            rule.min_items = count(node);
        } else if (keyword == "maxItems") {
            rule.max_items = count(node);
        } else if (keyword == "items") {
            rule.items = rule_of(at);
        } else if (keyword == "properties") {
            each_child(at, [&](std::uint32_t c) { property(rule, schema_[c].name()).rule = rule_of(c); });
        } else if (keyword == "required") {
            each_child(at, [&](std::uint32_t c) { require(rule, schema_[c].string()); });
        } else if (keyword == "additionalProperties") {
            rule.others = rule_of(at);
        } else if (keyword == "propertyNames") {
            rule.names = rule_of(at);
        } else if (keyword == "anyOf") {
            each_child(at, [&](std::uint32_t c) { rule.any_of.push_back(rule_of(c)); });
        } else if (keyword == "not") {
            read_not(rule, at);
        } else if (keyword == "$ref") {
            rule.same = rule_of(place_of(node.string()));
        } else if (keyword != "$schema" && keyword != "$id" && keyword != "title" && keyword != "description" && keyword != "definitions" &&
                   keyword != "default" && keyword != "examples") {
            throw Unknown(std::string(keyword));
        }
    }

    static unsigned kinds_of(std::string_view type) {
        static const std::map<std::string_view, unsigned> kTypes{
            {"null", bit(Kind::null)},     {"boolean", bit(Kind::boolean)}, {"integer", bit(Kind::integer)},
            {"string", bit(Kind::string)}, {"array", bit(Kind::array)},     {"object", bit(Kind::object)},
            {"number", bit(Kind::integer) | bit(Kind::hundredths) | bit(Kind::number)}};
        return kTypes.at(type);
    }

    /// `enum` or `const`: one of them is known, not both.
    static void allow_only(const Rule& rule) {
        if (!rule.words.empty() || rule.constant) {
            throw Unknown("enum and const");
        }
    }
    static void allow_word(Rule& rule, const Node& node) {
        if (node.kind != Kind::string) {
            throw Unknown("constant");
        }
        rule.kinds &= bit(Kind::string);
        rule.words.push_back(node.string());
    }

    static std::size_t count(const Node& node) {
        if (node.kind != Kind::integer || node.integer < 0) {
            throw Unknown("count");
        }
        return static_cast<std::size_t>(node.integer);
    }
    static double number(const Node& node) {
        switch (node.kind) {
            case Kind::integer:
                return static_cast<double>(node.integer);
            case Kind::hundredths:
                return static_cast<double>(node.integer) / 100;
            case Kind::number:
                return node.number;
            default:
                throw Unknown("number");
        }
    }

    static Property& property(Rule& rule, std::string_view name) {
        const auto known = std::find_if(rule.properties.begin(), rule.properties.end(), [&](const Property& p) { return p.name == name; });
        return known != rule.properties.end() ? *known : rule.properties.emplace_back(Property{name});
    }

    void require(Rule& rule, std::string_view name) {
        Property& required = property(rule, name);
        if (rule.required == std::numeric_limits<std::uint64_t>::max() || required.required != 0) {
            throw Unknown("required");
        }
        required.required = rule.required + 1;
        rule.required |= required.required;
    }

    /// `not` is known in one form: names that must not come together.
    void read_not(Rule& rule, std::uint32_t at) {
        const std::uint32_t inner = at + 1;
        if (schema_[at].size != 1 || schema_[inner].name() != "required") {
            throw Unknown("not");
        }
        each_child(inner, [&](std::uint32_t c) { rule.not_together.push_back(schema_[c].string()); });
    }

    /// The schema that `#/a/b` names.
    [[nodiscard]] std::uint32_t place_of(std::string_view pointer) const {
        if (!pointer.starts_with("#")) {
            throw Unknown("$ref");
        }
        std::uint32_t at = 0;
        for (pointer.remove_prefix(1); !pointer.empty();) {
            pointer.remove_prefix(1);
            const std::string_view name = pointer.substr(0, pointer.find('/'));
            pointer.remove_prefix(name.size());
            at = child_of(at, name);
        }
        return at;
    }
    [[nodiscard]] std::uint32_t child_of(std::uint32_t at, std::string_view name) const {
        for (std::uint32_t child = at + 1; child < schema_[at].end; child = schema_[child].end) {
            if (schema_[child].name() == name) {
                return child;
            }
        }
        throw Unknown("$ref");
    }

    // A tree is held against them.

    static bool fits(const Node* nodes, std::uint32_t at, const Rule& rule) {
        const Node& node = nodes[at];
        if (rule.never || (rule.kinds & bit(node.kind)) == 0 || (rule.same != nullptr && !fits(nodes, at, *rule.same))) {
            return false;
        }
        if (!rule.any_of.empty() && std::none_of(rule.any_of.begin(), rule.any_of.end(), [&](const Rule* r) { return fits(nodes, at, *r); })) {
            return false;
        }
        switch (node.kind) {
            case Kind::string:
                return fits_string(node.string(), rule);
            case Kind::boolean:
                return !rule.constant || *rule.constant == node.integer;
            case Kind::integer:
                return (!rule.constant || *rule.constant == node.integer) && in_range(static_cast<double>(node.integer), rule);
            case Kind::hundredths:
            case Kind::number:
                return in_range(number(node), rule);
            case Kind::array:
                return fits_array(nodes, at, rule);
            case Kind::object:
                return fits_object(nodes, at, rule);
            case Kind::null:
                return true;
        }
        return false;
    }

    static bool in_range(double value, const Rule& rule) { return value >= rule.minimum && value <= rule.maximum; }

    static bool fits_string(std::string_view text, const Rule& rule) {
        constexpr std::size_t kMostBytes = 4;  // of a character
        const bool long_enough = rule.min_length == 0 || text.size() >= kMostBytes * rule.min_length ||
                                 (text.size() >= rule.min_length && model::length(text) >= rule.min_length);
        return long_enough && (rule.words.empty() || std::find(rule.words.begin(), rule.words.end(), text) != rule.words.end()) &&
               (rule.pattern == nullptr || rule.pattern->fits(text));
    }

    static bool fits_array(const Node* nodes, std::uint32_t at, const Rule& rule) {
        const Node& node = nodes[at];
        if (node.size < rule.min_items || node.size > rule.max_items) {
            return false;
        }
        for (std::uint32_t child = at + 1; rule.items != nullptr && child < node.end; child = nodes[child].end) {
            if (!fits(nodes, child, *rule.items)) {
                return false;
            }
        }
        return true;
    }

    static bool fits_object(const Node* nodes, std::uint32_t at, const Rule& rule) {
        std::uint64_t missing = rule.required;
        std::size_t together = 0, next = 0;  // members mostly stand in the order of the schema
        for (std::uint32_t child = at + 1; child < nodes[at].end; child = nodes[child].end) {
            const std::string_view name = nodes[child].name();
            const Property* property = find(rule.properties, name, next);
            const Rule* wanted = property != nullptr && property->rule != nullptr ? property->rule : rule.others;
            if (wanted != nullptr && !fits(nodes, child, *wanted)) {
                return false;
            }
            missing &= property != nullptr ? ~property->required : missing;
            together += std::find(rule.not_together.begin(), rule.not_together.end(), name) != rule.not_together.end() ? 1 : 0;
            if (rule.names != nullptr && !fits_name(name, *rule.names)) {
                return false;
            }
        }
        return missing == 0 && (rule.not_together.empty() || together < rule.not_together.size());
    }

    static bool fits_name(std::string_view name, const Rule& rule) {
        Node node;
        node.kind = Kind::string;
        node.text = name.data();
        node.size = static_cast<std::uint32_t>(name.size());
        return fits(&node, 0, rule);
    }

    static const Property* find(const std::vector<Property>& properties, std::string_view name, std::size_t& next) {
        for (std::size_t step = 0; step < properties.size(); ++step, ++next) {
            if (next >= properties.size()) {
                next = 0;
            }
            if (properties[next].name == name) {
                return &properties[next++];
            }
        }
        return nullptr;
    }

    const std::vector<Node>& schema_;
    std::map<std::uint32_t, std::unique_ptr<Rule>> rules_;
    const Rule* root_;
};

SchemaAcceptor::SchemaAcceptor(const ValueTree& schema) {
    try {
        rules_ = std::make_unique<Rules>(schema.nodes());
    } catch (const std::exception&) {
        // nothing is accepted
    }
}

SchemaAcceptor::~SchemaAcceptor() = default;

bool SchemaAcceptor::accepts(const ValueTree& tree) const {
    return rules_ != nullptr && !tree.nodes().empty() && rules_->accepts(tree.nodes());
}

}  // namespace bianmu::emit
