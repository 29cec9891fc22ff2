#include "emit/mutations.h"

#include <nlohmann/json.hpp>

namespace bianmu::emit {
namespace {

using Json = nlohmann::ordered_json;
using Pointer = Json::json_pointer;

template <typename Action>
void walk(const Json& value, const Pointer& at, Action action) {
    action(value, at);
    if (value.is_object()) {
        for (const auto& [key, child] : value.items()) {
            walk(child, at / key, action);
        }
    } else if (value.is_array()) {
        for (std::size_t i = 0; i < value.size(); ++i) {
            walk(value[i], at / i, action);
        }
    }
}

std::string with(const Json& document, const Pointer& at, const Json& value) {
    Json copy = document;
    copy[at] = value;
    return copy.dump();
}

}  // namespace

std::vector<Mutation> with_unknown_key(std::string_view json) {
    const Json document = Json::parse(json);
    std::vector<Mutation> out;
    walk(document, Pointer(), [&](const Json& value, const Pointer& at) {
        if (value.is_object()) {
            Json copy = value;
            copy["x-unknown"] = "值";
            out.push_back({at.to_string(), with(document, at, copy)});
        }
    });
    return out;
}

std::vector<Mutation> with_one_value_changed(std::string_view json) {
    const Json document = Json::parse(json);
    std::vector<Mutation> out;
    walk(document, Pointer(), [&](const Json& value, const Pointer& at) {
        if (at.empty()) {
            return;
        }
        Json parent = document[at.parent_pointer()];
        if (parent.is_object()) {
            parent.erase(at.back());
            out.push_back({"without " + at.to_string(), with(document, at.parent_pointer(), parent)});
        }
        if (value.is_object()) {
            return;
        }
        const Json replacements[] = {nullptr, "", "x", -1, 1.5, true, Json::array(), Json::array({value}), Json::object()};
        for (const Json& replacement : replacements) {
            out.push_back({at.to_string() + " = " + replacement.dump(), with(document, at, replacement)});
        }
    });
    return out;
}

}  // namespace bianmu::emit
