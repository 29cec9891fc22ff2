#include "structure/flatten.h"

namespace bianmu::structure {

FlatTable::FlatTable(const Json& json) {
    add(json, {});
    places_.clear();
}

std::uint32_t FlatTable::place_of(std::string_view piece) {
    const auto [found, fresh] = places_.try_emplace(std::string(piece), static_cast<std::uint32_t>(text_.size()));
    if (fresh) {
        text_ += piece;
    }
    return found->second;
}

void FlatTable::add(const Json& json, std::string_view key) {
    using Kind = FlatValue::Kind;
    const std::size_t at = values_.size();
    FlatValue value;
    value.key = place_of(key);
    value.key_size = static_cast<std::uint16_t>(key.size());
    if (!json.is_structured()) {
        const std::string text = json.is_string() ? json.get<std::string>() : json.dump();
        value.kind = json.is_string() ? Kind::text : json.is_boolean() ? Kind::flag : json.is_number() ? Kind::number : Kind::null;
        value.text = place_of(text);
        value.size = static_cast<std::uint32_t>(text.size());
        values_.push_back(value);
    } else {
        value.kind = json.is_object() ? Kind::object : Kind::list;
        values_.push_back(value);
        if (json.is_object()) {
            for (const auto& [name, member] : json.items()) {
                add(member, name);
            }
        } else {
            for (const Json& member : json) {
                add(member, {});
            }
        }
    }
    values_[at].end = static_cast<std::uint32_t>(values_.size());
}

}  // namespace bianmu::structure
