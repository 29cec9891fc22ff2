#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "structure/flat_json.h"
#include "structure/profile_json.h"

namespace bianmu::structure {

/// JSON as a table of its own. Equal texts stand in it once.
class FlatTable {
public:
    explicit FlatTable(const Json& json);

    [[nodiscard]] FlatJson view() const { return {values_, text_}; }

private:
    void add(const Json& json, std::string_view key);
    std::uint32_t place_of(std::string_view piece);

    std::vector<FlatValue> values_;
    std::string text_;
    std::unordered_map<std::string, std::uint32_t> places_;
};

}  // namespace bianmu::structure
