#include "emit/value_tree.h"

#include <charconv>
#include <cmath>

namespace bianmu::emit {

ValueTree::ValueTree(const model::FlatJson& json) {
    using Flat = model::FlatValue;
    nodes_.reserve(json.values.size());
    for (const Flat& value : json.values) {
        while (!open_.empty() && json.values[open_.back()].end <= nodes_.size()) {
            close();
        }
        const std::string_view key = json.text.substr(value.key, value.key_size), own = json.text.substr(value.text, value.size);
        switch (value.kind) {
            case Flat::Kind::null:
                null(key);
                break;
            case Flat::Kind::flag:
                boolean(key, own == "true");
                break;
            case Flat::Kind::number:
                add_number(key, own);
                break;
            case Flat::Kind::text:
                text(key, own);
                break;
            case Flat::Kind::list:
                open_array(key);
                break;
            case Flat::Kind::object:
                open_object(key);
                break;
        }
    }
    while (!open_.empty()) {
        close();
    }
}

void ValueTree::add_number(std::string_view key, std::string_view digits) {
    const char* const end = digits.data() + digits.size();
    std::int64_t whole = 0;
    if (std::from_chars(digits.data(), end, whole).ptr == end) {
        integer(key, whole);
    } else {
        double value = 0;
        std::from_chars(digits.data(), end, value);
        number(key, value);
    }
}

Node& ValueTree::add(std::string_view key, Kind kind) {
    if (!open_.empty()) {
        ++nodes_[open_.back()].size;
    }
    Node& node = nodes_.emplace_back();
    node.key = key.data();
    node.key_size = static_cast<std::uint32_t>(key.size());
    node.kind = kind;
    node.end = static_cast<std::uint32_t>(nodes_.size());
    text_bytes_ += key.size();
    return node;
}

void ValueTree::open(std::string_view key, Kind kind) {
    add(key, kind);
    open_.push_back(static_cast<std::uint32_t>(nodes_.size() - 1));
}

void ValueTree::close() {
    nodes_[open_.back()].end = static_cast<std::uint32_t>(nodes_.size());
    open_.pop_back();
}

void ValueTree::text(std::string_view key, std::string_view value) {
    Node& node = add(key, Kind::string);
    node.text = value.data();
    node.size = static_cast<std::uint32_t>(value.size());
    text_bytes_ += value.size();
}

void ValueTree::integer(std::string_view key, std::int64_t value) {
    add(key, Kind::integer).integer = value;
}

void ValueTree::boolean(std::string_view key, bool value) {
    add(key, Kind::boolean).integer = value ? 1 : 0;
}

void ValueTree::null(std::string_view key) {
    add(key, Kind::null);
}

void ValueTree::number(std::string_view key, double value) {
    add(key, Kind::number).number = value;
}

void ValueTree::rounded(std::string_view key, double value) {
    constexpr double kLargest = 1e15;
    if (std::isfinite(value) && std::abs(value) < kLargest) {
        add(key, Kind::hundredths).integer = std::llround(value * 100);
    } else {
        null(key);
    }
}

void ValueTree::rename(std::string_view from, Kind kind, std::string_view to) {
    for (Node& node : nodes_) {
        if (node.kind == kind && node.name() == from) {
            node.key = to.data();
            node.key_size = static_cast<std::uint32_t>(to.size());
        }
    }
}

}  // namespace bianmu::emit
