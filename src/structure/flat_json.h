#pragma once

#include <cstdint>
#include <iterator>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "model/flat_json.h"

namespace bianmu::structure {

using model::FlatJson;
using model::FlatValue;

/// A value is not what the reader of a profile asks for.
struct Malformed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Looks at a value, or at nothing: what a missing member is. The table outlives it.
class Value {
public:
    Value() = default;
    explicit Value(const FlatJson& json, std::uint32_t at = 0) : json_(&json), at_(at) {}

    explicit operator bool() const { return json_ != nullptr; }

    /// The name that it has in its object.
    [[nodiscard]] std::string_view key() const { return json_->text.substr(node().key, node().key_size); }
    /// A member; nothing if there is none.
    [[nodiscard]] Value operator[](std::string_view name) const;
    /// A member. @throw Malformed if there is none.
    [[nodiscard]] Value at(std::string_view name) const;

    // What it holds, or what is given if it is nothing. @throw Malformed if it is of another kind.

    [[nodiscard]] std::string_view text() const;
    [[nodiscard]] double number(double otherwise = 0) const;
    [[nodiscard]] int integer(int otherwise = 0) const { return static_cast<int>(number(otherwise)); }
    [[nodiscard]] bool flag(bool otherwise = false) const;
    [[nodiscard]] std::vector<std::string> texts() const;

    /// The values inside a list or an object.
    class Iterator {
    public:
        Iterator(const FlatJson* json, std::uint32_t at) : json_(json), at_(at) {}
        Value operator*() const { return Value(*json_, at_); }
        Iterator& operator++() {
            at_ = json_->values[at_].end;
            return *this;
        }
        bool operator!=(const Iterator& other) const { return at_ != other.at_; }

    private:
        const FlatJson* json_;
        std::uint32_t at_;
    };
    [[nodiscard]] Iterator begin() const { return {json_, json_ == nullptr ? 0 : at_ + 1}; }
    [[nodiscard]] Iterator end() const { return {json_, json_ == nullptr ? 0 : node().end}; }

private:
    [[nodiscard]] const FlatValue& node() const { return json_->values[at_]; }
    [[nodiscard]] std::string_view text_of(FlatValue::Kind kind) const;

    const FlatJson* json_ = nullptr;
    std::uint32_t at_ = 0;
};

}  // namespace bianmu::structure
