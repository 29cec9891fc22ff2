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

}  // namespace

std::vector<Mutation> with_unknown_key(std::string_view json) {
    const Json document = Json::parse(json);
    std::vector<Mutation> out;
    walk(document, Pointer(), [&](const Json& value, const Pointer& at) {
        if (value.is_object()) {
            Json copy = document;
            copy[at]["x-unknown"] = "值";
            out.push_back({at.to_string(), copy.dump()});
        }
    });
    return out;
}

}  // namespace bianmu::emit
