#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "emit/value_tree.h"
#include "model/document.h"

namespace bianmu::emit {

/// Members as the contract has them: what is empty is left out, places are spelled in one way.
class TreeMembers {
protected:
    explicit TreeMembers(ValueTree& tree) : tree_(tree) {}

    void optional(std::string_view key, std::string_view value) {
        if (!value.empty()) {
            tree_.text(key, value);
        }
    }

    void optional(std::string_view key, const std::optional<int>& value) {
        if (value) {
            tree_.integer(key, *value);
        }
    }

    void flag(std::string_view key, bool value) {
        if (value) {
            tree_.boolean(key, true);
        }
    }

    void count(std::string_view key, std::uint64_t value) { tree_.integer(key, static_cast<std::int64_t>(value)); }

    template <typename List, typename Action>
    void array(std::string_view key, const List& list, Action action) {
        tree_.open_array(key);
        for (const auto& item : list) {
            action(item);
        }
        tree_.close();
    }

    void texts(std::string_view key, const std::vector<std::string>& list) {
        array(key, list, [&](const std::string& item) { tree_.text({}, item); });
    }

    void locations(const std::vector<model::Location>& list);
    void add_locations(const std::vector<model::Location>& list);
    void location(const model::Location& place);

    ValueTree& tree_;
    const std::vector<std::string>* part_names_ = nullptr;  ///< of the document that is being written
};

}  // namespace bianmu::emit
