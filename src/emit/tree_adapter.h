#pragma once

#include <stdexcept>  // valijson includes it inside its own namespace

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <valijson/internal/adapter.hpp>
#include <valijson/internal/basic_adapter.hpp>
#include <valijson/internal/frozen_value.hpp>
#include <valijson/internal/optional.hpp>
#include <valijson/validation_results.hpp>

#include "emit/value_tree.h"

/// A ValueTree as valijson reads it: no second tree is built, and only the strings that a keyword looks at are copied.
/// For schema_checker.cpp alone, so that valijson is compiled in one place.
namespace bianmu::emit {

// NOLINTBEGIN(readability-identifier-naming): valijson asks for these names.

/// Thrown by a walk whose results are plenty; valijson itself knows no end.
struct Enough {};

/// The tree that a walk is in, and the results that it fills, if any.
struct TreeView {
    static constexpr std::size_t kPlenty = 20'000;

    const Node* nodes = nullptr;
    const valijson::ValidationResults* results = nullptr;

    void stop_if_plenty() const {
        if (results != nullptr && results->numErrors() > kPlenty) {
            throw Enough{};
        }
    }
};

class TreeAdapter;
using TreeMember = std::pair<std::string, TreeAdapter>;

/// One child of an array or object, or the place behind the last.
class TreeIterator {
public:
    TreeIterator() = default;
    TreeIterator(const TreeView* view, std::uint32_t parent, std::uint32_t at) : view_(view), parent_(parent), at_(at) {}

    bool operator==(const TreeIterator& other) const { return at_ == other.at_; }
    bool operator!=(const TreeIterator& other) const { return at_ != other.at_; }

protected:
    void to_next() { at_ = view_->nodes[at_].end; }
    void to_previous() {
        std::uint32_t child = parent_ + 1;
        while (view_->nodes[child].end != at_) {
            child = view_->nodes[child].end;
        }
        at_ = child;
    }
    [[nodiscard]] TreeAdapter adapter() const;
    [[nodiscard]] std::string name() const { return std::string(view_->nodes[at_].name()); }

private:
    const TreeView* view_ = nullptr;
    std::uint32_t parent_ = 0;
    std::uint32_t at_ = 0;
};

class TreeItemIterator : public TreeIterator {
public:
    using TreeIterator::TreeIterator;

    TreeAdapter operator*() const;
    valijson::adapters::DerefProxy<TreeAdapter> operator->() const;
    TreeItemIterator& operator++() {
        to_next();
        return *this;
    }
    TreeItemIterator operator++(int) {
        const TreeItemIterator before = *this;
        to_next();
        return before;
    }
    TreeItemIterator& operator--() {
        to_previous();
        return *this;
    }
    void advance(std::ptrdiff_t steps) {
        for (; steps > 0; --steps) {
            to_next();
        }
    }
};

class TreeMemberIterator : public TreeIterator {
public:
    /// What `->` gives: valijson asks it for the value only, so the name is not copied.
    struct Second;

    using TreeIterator::TreeIterator;

    TreeMember operator*() const;
    Second operator->() const;
    TreeMemberIterator& operator++() {
        to_next();
        return *this;
    }
};

/// The children of an array or object; of none when made without one.
class TreeChildren {
public:
    TreeChildren() = default;
    TreeChildren(const TreeView* view, std::uint32_t at) : view_(view), at_(at) {}

    [[nodiscard]] std::size_t size() const { return view_ == nullptr ? 0 : view_->nodes[at_].size; }

protected:
    template <typename Iterator>
    [[nodiscard]] Iterator first() const {
        return view_ == nullptr ? Iterator() : Iterator(view_, at_, at_ + 1);
    }
    template <typename Iterator>
    [[nodiscard]] Iterator last() const {
        return view_ == nullptr ? Iterator() : Iterator(view_, at_, view_->nodes[at_].end);
    }
    [[nodiscard]] TreeMemberIterator member(std::string_view name) const {
        if (view_ == nullptr) {
            return {};
        }
        std::uint32_t child = at_ + 1;
        const std::uint32_t end = view_->nodes[at_].end;
        while (child < end && !is_named(view_->nodes[child], name)) {
            child = view_->nodes[child].end;
        }
        return {view_, at_, child};
    }

private:
    /// Nearly always the last letter settles it.
    static bool is_named(const Node& node, std::string_view name) {
        return node.key_size == name.size() && (name.empty() || (node.key[name.size() - 1] == name.back() && node.name() == name));
    }

    const TreeView* view_ = nullptr;
    std::uint32_t at_ = 0;
};

class TreeArray : public TreeChildren {
public:
    using const_iterator = TreeItemIterator;
    using TreeChildren::TreeChildren;

    [[nodiscard]] TreeItemIterator begin() const { return first<TreeItemIterator>(); }
    [[nodiscard]] TreeItemIterator end() const { return last<TreeItemIterator>(); }
};

class TreeObject : public TreeChildren {
public:
    using const_iterator = TreeMemberIterator;
    using TreeChildren::TreeChildren;

    [[nodiscard]] TreeMemberIterator begin() const { return first<TreeMemberIterator>(); }
    [[nodiscard]] TreeMemberIterator end() const { return last<TreeMemberIterator>(); }
    [[nodiscard]] TreeMemberIterator find(const std::string& name) const { return member(name); }
};

/// One value of a tree. 1.00 is an integer, as draft-07 says.
class TreeValue {
public:
    TreeValue(const TreeView* view, std::uint32_t at) : view_(view), at_(at) {}

    /// A reference, not a copy: the schema's tree lives as long as the schema.
    [[nodiscard]] valijson::adapters::FrozenValue* freeze() const;

    [[nodiscard]] opt::optional<TreeArray> getArrayOptional() const {
        return isArray() ? opt::optional<TreeArray>(TreeArray(view_, at_)) : opt::nullopt;
    }
    [[nodiscard]] opt::optional<TreeObject> getObjectOptional() const {
        return isObject() ? opt::optional<TreeObject>(TreeObject(view_, at_)) : opt::nullopt;
    }
    bool getArraySize(std::size_t& result) const {
        result = node().size;
        return isArray();
    }
    bool getObjectSize(std::size_t& result) const {
        result = node().size;
        return isObject();
    }
    bool getBool(bool& result) const {
        result = node().integer != 0;
        return isBool();
    }
    bool getDouble(double& result) const {
        result = number();
        return isDouble();
    }
    bool getInteger(std::int64_t& result) const {
        constexpr double kLimit = 9.2e18;
        if (!isInteger() || (node().kind == Kind::number && std::abs(node().number) > kLimit)) {
            return false;
        }
        result = node().kind == Kind::integer ? node().integer : static_cast<std::int64_t>(number());
        return true;
    }
    bool getString(std::string& result) const {
        if (isString()) {
            result.assign(node().text, node().size);
        }
        return isString();
    }

    static bool hasStrictTypes() { return true; }
    [[nodiscard]] bool isArray() const { return node().kind == Kind::array; }
    [[nodiscard]] bool isBool() const { return node().kind == Kind::boolean; }
    [[nodiscard]] bool isDouble() const { return node().kind == Kind::hundredths || node().kind == Kind::number; }
    [[nodiscard]] bool isInteger() const { return node().kind == Kind::integer || (isDouble() && std::trunc(number()) == number()); }
    [[nodiscard]] bool isNull() const { return node().kind == Kind::null; }
    [[nodiscard]] bool isNumber() const { return isDouble() || node().kind == Kind::integer; }
    [[nodiscard]] bool isObject() const { return node().kind == Kind::object; }
    [[nodiscard]] bool isString() const { return node().kind == Kind::string; }

private:
    [[nodiscard]] const Node& node() const { return view_->nodes[at_]; }
    [[nodiscard]] double number() const {
        return node().kind == Kind::number ? node().number
                                           : static_cast<double>(node().integer) / (node().kind == Kind::hundredths ? 100 : 1);
    }

    const TreeView* view_;
    std::uint32_t at_;
};

class TreeAdapter : public valijson::adapters::BasicAdapter<TreeAdapter, TreeArray, TreeMember, TreeObject, TreeValue> {
public:
    TreeAdapter(const TreeView* view, std::uint32_t at) : BasicAdapter(TreeValue(view, at)) {}
    /// valijson opens fetched schemas so; ours fetch none, but its template asks for it.
    explicit TreeAdapter(const TreeView& view) : TreeAdapter(&view, 0) {}
};

struct TreeMemberIterator::Second {
    TreeAdapter second;
    const Second* operator->() const { return this; }
};

class TreeConstant : public valijson::adapters::FrozenValue {
public:
    explicit TreeConstant(const TreeAdapter& value) : value_(value) {}
    [[nodiscard]] FrozenValue* clone() const override { return new TreeConstant(value_); }
    [[nodiscard]] bool equalTo(const valijson::adapters::Adapter& other, bool strict) const override {
        return value_.equalTo(other, strict);
    }

private:
    TreeAdapter value_;
};

inline TreeAdapter TreeIterator::adapter() const {
    view_->stop_if_plenty();
    return {view_, at_};
}

inline TreeAdapter TreeItemIterator::operator*() const {
    return adapter();
}

inline valijson::adapters::DerefProxy<TreeAdapter> TreeItemIterator::operator->() const {
    return valijson::adapters::DerefProxy<TreeAdapter>(adapter());
}

inline TreeMember TreeMemberIterator::operator*() const {
    return {name(), adapter()};
}

inline TreeMemberIterator::Second TreeMemberIterator::operator->() const {
    return {adapter()};
}

inline valijson::adapters::FrozenValue* TreeValue::freeze() const {
    return new TreeConstant({view_, at_});
}

// NOLINTEND(readability-identifier-naming)

}  // namespace bianmu::emit

template <>
struct valijson::adapters::AdapterTraits<bianmu::emit::TreeAdapter> {
    using DocumentType = bianmu::emit::TreeView;
};
