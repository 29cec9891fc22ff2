#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "model/flat_json.h"

namespace bianmu::emit {

enum class Kind : std::uint8_t { null, boolean, integer, hundredths, number, string, array, object };

/// One value. The children of an array or object follow it at once; `end` is the index behind its last descendant.
struct Node {
    const char* key = nullptr;  ///< member name, not terminated; null in arrays and at the root
    union {
        const char* text;      ///< string
        std::int64_t integer;  ///< boolean, integer, hundredths
        double number;         ///< number
    };
    std::uint32_t size = 0;  ///< bytes of a string, children of an array or object
    std::uint32_t end = 0;
    std::uint32_t key_size = 0;
    Kind kind = Kind::null;

    Node() : integer(0) {}
    [[nodiscard]] std::string_view name() const { return {key, key_size}; }
    [[nodiscard]] std::string_view string() const { return {text, size}; }
};

/// A JSON value as one flat array of nodes in document order, which is also the order of writing.
///
/// What is checked against the schema and what is written is one and the same tree. Strings and keys are views: what they
/// point to must outlive the tree, or be handed to `keep`.
class ValueTree {
public:
    ValueTree() = default;
    /// The value of a table, whose text outlives the tree.
    explicit ValueTree(const model::FlatJson& json);

    void open_object(std::string_view key = {}) { open(key, Kind::object); }
    void open_array(std::string_view key = {}) { open(key, Kind::array); }
    /// Closes the array or object opened last.
    void close();

    void text(std::string_view key, std::string_view value);
    void integer(std::string_view key, std::int64_t value);
    void boolean(std::string_view key, bool value);
    void null(std::string_view key);
    /// Any number, as it is.
    void number(std::string_view key, double value);
    /// A number that is written with at most two decimals; null if it is not finite.
    void rounded(std::string_view key, double value);

    /// Stores `value` as long as the tree lives.
    std::string_view keep(std::string value) { return kept_.emplace_back(std::move(value)); }

    /// Gives every member `from` whose value is a `kind` the name `to`, which must outlive the tree.
    void rename(std::string_view from, Kind kind, std::string_view to);

    [[nodiscard]] const std::vector<Node>& nodes() const { return nodes_; }
    /// Bytes of all strings and keys.
    [[nodiscard]] std::size_t text_bytes() const { return text_bytes_; }
    /// Arrays and objects that are open.
    [[nodiscard]] std::size_t depth() const { return open_.size(); }

private:
    Node& add(std::string_view key, Kind kind);
    void open(std::string_view key, Kind kind);
    /// A number as JSON writes it.
    void add_number(std::string_view key, std::string_view digits);

    std::vector<Node> nodes_;
    std::vector<std::uint32_t> open_;
    std::deque<std::string> kept_;
    std::size_t text_bytes_ = 0;
};

}  // namespace bianmu::emit
