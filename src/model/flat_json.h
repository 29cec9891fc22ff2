#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace bianmu::model {

/// One value of JSON in a table that holds all of them in the order of the document, their text apart. Made of numbers alone, so that the build can
/// put tables into the program that need neither parsing nor relocation.
struct FlatValue {
    enum class Kind : std::uint8_t { null, flag, number, text, list, object };

    std::uint32_t key = 0, text = 0;   ///< where they begin; numbers and flags are text too, as JSON writes them
    std::uint32_t size = 0;            ///< bytes of the text
    std::uint32_t end = 0;             ///< place behind the last value inside
    std::uint16_t key_size = 0;
    Kind kind = Kind::null;
};

struct FlatJson {
    std::span<const FlatValue> values;
    std::string_view text;
};

}  // namespace bianmu::model
