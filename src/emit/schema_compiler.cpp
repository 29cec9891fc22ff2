#include "emit/schema_compiler.h"

#include <algorithm>
#include <functional>
#include <map>
#include <unordered_map>
#include <utility>

#include "emit/json_reader.h"

namespace bianmu::emit {
namespace {

constexpr std::size_t kMaxProperties = 64;
constexpr std::string_view kDefinitions = "#/definitions/";

class Compiler {
public:
    CompiledSchema run(std::string_view text) {
        auto tree = read_json(text);
        if (!tree) {
            out_.defect = tree.error();
            return std::move(out_);
        }
        tree_ = std::move(*tree);
        out_.root = schema(0);
        for (const auto& [node, name] : references_) {
            const auto found = definitions_.find(name);
            if (found == definitions_.end()) {
                defect("no definition " + name);
            } else {
                node->reference = found->second;
            }
        }
        if (out_.defect.empty()) {
            for (const auto& node : out_.nodes) {
                find_branch_types(*node);
            }
        }
        return std::move(out_);
    }

private:
    using Handler = void (Compiler::*)(SchemaNode&, std::uint32_t);

    void defect(std::string why) {
        if (out_.defect.empty()) {
            out_.defect = std::move(why);
        }
    }

    [[nodiscard]] const Node& at(std::uint32_t index) const { return tree_.nodes()[index]; }

    template <typename Action>
    void each_child(std::uint32_t index, Action action) {
        for (std::uint32_t child = index + 1; child < at(index).end; child = at(child).end) {
            action(child);
        }
    }

    [[nodiscard]] double number(std::uint32_t index) const {
        return at(index).kind == Kind::integer ? static_cast<double>(at(index).integer) : at(index).number;
    }

    SchemaNode* schema(std::uint32_t index) {
        SchemaNode* node = out_.nodes.emplace_back(std::make_unique<SchemaNode>()).get();
        each_child(index, [&](std::uint32_t keyword) { compile(*node, keyword); });
        return node;
    }

    void compile(SchemaNode& node, std::uint32_t keyword) {
        static const std::unordered_map<std::string_view, Handler> handlers{
            {"$schema", &Compiler::annotation},
            {"title", &Compiler::annotation},
            {"description", &Compiler::annotation},
            {"definitions", &Compiler::definitions},
            {"$ref", &Compiler::reference},
            {"type", &Compiler::type},
            {"enum", &Compiler::enumeration},
            {"const", &Compiler::constant},
            {"minLength", &Compiler::min_length},
            {"pattern", &Compiler::pattern},
            {"minimum", &Compiler::minimum},
            {"maximum", &Compiler::maximum},
            {"items", &Compiler::items},
            {"minItems", &Compiler::min_items},
            {"maxItems", &Compiler::max_items},
            {"properties", &Compiler::properties},
            {"required", &Compiler::required},
            {"additionalProperties", &Compiler::additional},
            {"propertyNames", &Compiler::property_names},
            {"anyOf", &Compiler::any_of},
            {"not", &Compiler::never},
        };
        const auto handler = handlers.find(at(keyword).name());
        if (handler == handlers.end()) {
            defect("unknown keyword " + std::string(at(keyword).name()));
        } else {
            (this->*handler->second)(node, keyword);
        }
    }

    void annotation(SchemaNode& /*node*/, std::uint32_t /*value*/) {}

    void definitions(SchemaNode& /*node*/, std::uint32_t value) {
        each_child(value, [&](std::uint32_t child) { definitions_[std::string(at(child).name())] = schema(child); });
    }

    void reference(SchemaNode& node, std::uint32_t value) {
        const std::string_view target = at(value).string();
        if (target.starts_with(kDefinitions)) {
            references_.emplace_back(&node, target.substr(kDefinitions.size()));
        } else {
            defect("reference out of the schema: " + std::string(target));
        }
    }

    void type(SchemaNode& node, std::uint32_t value) {
        static const std::unordered_map<std::string_view, SchemaType> types{
            {"string", SchemaType::string},   {"integer", SchemaType::integer}, {"number", SchemaType::number},
            {"boolean", SchemaType::boolean}, {"array", SchemaType::array},     {"object", SchemaType::object},
        };
        const auto found = at(value).kind == Kind::string ? types.find(at(value).string()) : types.end();
        if (found == types.end()) {
            defect("a type that the checker does not know");
        } else {
            node.type = found->second;
        }
    }

    void enumeration(SchemaNode& node, std::uint32_t value) {
        each_child(value, [&](std::uint32_t child) { constant(node, child); });
    }

    void constant(SchemaNode& node, std::uint32_t value) {
        if (at(value).kind == Kind::string) {
            node.allowed.emplace_back(at(value).string());
        } else if (at(value).kind == Kind::boolean && at(value).integer != 0) {
            node.only_true = true;
        } else {
            defect("a constant that is neither a string nor true");
        }
    }

    void min_length(SchemaNode& node, std::uint32_t value) { node.min_length = static_cast<std::size_t>(at(value).integer); }
    void minimum(SchemaNode& node, std::uint32_t value) { node.minimum = number(value); }
    void maximum(SchemaNode& node, std::uint32_t value) { node.maximum = number(value); }
    void items(SchemaNode& node, std::uint32_t value) { node.items = schema(value); }
    void min_items(SchemaNode& node, std::uint32_t value) { node.min_items = at(value).integer; }
    void max_items(SchemaNode& node, std::uint32_t value) { node.max_items = at(value).integer; }
    void property_names(SchemaNode& node, std::uint32_t value) { node.property_names = schema(value); }
    void never(SchemaNode& node, std::uint32_t value) { node.never = schema(value); }

    void pattern(SchemaNode& node, std::uint32_t value) {
        node.pattern = std::make_unique<RE2>(at(value).string(), RE2::Quiet);
        if (!node.pattern->ok()) {
            defect("bad pattern " + std::string(at(value).string()));
        }
    }

    Property& property(SchemaNode& node, std::string_view name) {
        const auto found = std::find_if(node.properties.begin(), node.properties.end(), [&](const Property& p) { return p.name == name; });
        if (found != node.properties.end()) {
            return *found;
        }
        if (node.properties.size() == kMaxProperties) {
            defect("more than 64 properties");
            return node.properties.back();
        }
        return node.properties.emplace_back(Property{std::string(name), nullptr, false});
    }

    void properties(SchemaNode& node, std::uint32_t value) {
        each_child(value, [&](std::uint32_t child) { property(node, at(child).name()).schema = schema(child); });
        mark_required(node);
    }

    void required(SchemaNode& node, std::uint32_t value) {
        each_child(value, [&](std::uint32_t child) { property(node, at(child).string()).required = true; });
        mark_required(node);
    }

    static void mark_required(SchemaNode& node) {
        node.required = 0;
        for (std::size_t i = 0; i < node.properties.size(); ++i) {
            node.required |= std::uint64_t{node.properties[i].required} << i;
        }
    }

    void additional(SchemaNode& node, std::uint32_t value) {
        if (at(value).kind == Kind::object) {
            node.additional = schema(value);
        } else {
            node.closed = at(value).kind == Kind::boolean && at(value).integer == 0;
        }
    }

    void any_of(SchemaNode& node, std::uint32_t value) {
        each_child(value, [&](std::uint32_t child) { node.any_of.push_back(schema(child)); });
    }

    /// Where every branch of an anyOf asks for one value of `type`, that value picks the branch.
    static void find_branch_types(SchemaNode& node) {
        for (const SchemaNode* branch : node.any_of) {
            const SchemaNode& shape = resolve(branch);
            const auto type = std::find_if(shape.properties.begin(), shape.properties.end(),
                                           [](const Property& p) { return p.name == "type" && p.required && p.schema != nullptr; });
            if (type == shape.properties.end() || resolve(type->schema).allowed.size() != 1) {
                node.any_of_types.clear();
                return;
            }
            node.any_of_types.emplace_back(resolve(type->schema).allowed.front());
        }
    }

    ValueTree tree_;
    CompiledSchema out_;
    std::map<std::string, const SchemaNode*, std::less<>> definitions_;
    std::vector<std::pair<SchemaNode*, std::string>> references_;
};

}  // namespace

CompiledSchema compile_schema(std::string_view text) {
    return Compiler().run(text);
}

}  // namespace bianmu::emit
