#include "correct/correction.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace bianmu::correct {
namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 6> kOperations{"set_type", "merge", "split", "set_field", "set_target", "accept"};
constexpr std::array<std::pair<std::string_view, model::BlockType>, 5> kTypes{{{"paragraph", model::BlockType::paragraph},
                                                                               {"heading", model::BlockType::heading},
                                                                               {"list_item", model::BlockType::list_item},
                                                                               {"quote", model::BlockType::quote},
                                                                               {"code", model::BlockType::code}}};

Anchor anchor_of(const json& correction, const char* name) {
    const auto found = correction.find(name);
    return found == correction.end() || found->is_null() ? Anchor{} : Anchor{found->value("id", ""), found->value("text", "")};
}

Value value_of(const json& value) {
    if (value.is_array()) {
        return value.get<std::vector<std::string>>();
    }
    return value.is_number() ? Value(value.get<int>()) : Value(value.get<std::string>());
}

Correction read_one(const json& given) {
    Correction out;
    const std::string operation = given.at("op").get<std::string>();
    for (std::size_t i = 0; i < kOperations.size(); ++i) {
        out.operation = operation == kOperations[i] ? static_cast<Operation>(i) : out.operation;
    }
    out.block = anchor_of(given, "block");
    out.with = anchor_of(given, "with");
    out.target = anchor_of(given, "target");
    const std::string type = given.value("type", "");
    for (const auto& [name, value] : kTypes) {
        out.type = type == name ? value : out.type;
    }
    out.level = given.value("level", 0);
    if (given.contains("marker")) {
        out.marker = given.at("marker").get<std::string>();
    }
    out.at = given.value("at", std::size_t{0});
    out.pointer = given.value("pointer", "");
    out.was = given.value("was", "");
    if (given.contains("value")) {
        out.value = value_of(given.at("value"));
    }
    return out;
}

}  // namespace

std::string Correction::shown() const {
    std::string out(kOperations[static_cast<std::size_t>(operation)]);
    if (!pointer.empty()) {
        out += " " + pointer;
    } else if (!block.id.empty()) {
        out += " " + block.id;
    }
    return out;
}

std::vector<Correction> read_corrections(std::string_view text) {
    const json sidecar = json::parse(text);
    std::vector<Correction> out;
    for (const json& given : sidecar.at("corrections")) {
        out.push_back(read_one(given));
    }
    return out;
}

}  // namespace bianmu::correct
