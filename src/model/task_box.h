#pragma once

#include <optional>
#include <string_view>

#include "model/text.h"

namespace bianmu::model {

/// The box that opens what an item of a task list says.
struct TaskBox {
    bool checked = false;
    std::size_t end = 0;   ///< bytes of the box and the white space behind it
};

/// A ballot box as printed.
[[nodiscard]] constexpr bool is_box(char32_t c) { return c >= U'\u2610' && c <= U'\u2612'; }

/// The box at the start of `text`, as a task list item marker begins the content of its item (GitHub Flavored Markdown, 5.3). None where no words
/// follow, or another box: that is a row of choices.
[[nodiscard]] inline std::optional<TaskBox> read_task_box(std::string_view text) {
    TaskBox box;
    const char32_t first = first_code_point(text);
    if (!is_box(first)) {
        return std::nullopt;
    }
    box.checked = first != U'\u2610';
    const std::string_view words = trim(text.substr(to_utf8({&first, 1}).size()));
    box.end = words.empty() ? text.size() : static_cast<std::size_t>(words.data() - text.data());
    for (std::size_t at = 0; at < words.size();) {
        if (is_box(next_code_point(words, at))) {
            return std::nullopt;
        }
    }
    return words.empty() ? std::nullopt : std::optional(box);
}

/// The same for the words of a list item behind its marker.
[[nodiscard]] inline std::optional<TaskBox> read_task_box(std::string_view text, std::string_view marker) {
    const bool marked = !marker.empty() && text.starts_with(marker) && !is_box(first_code_point(marker));
    const std::string_view words = trim(marked ? text.substr(marker.size()) : text);
    auto box = read_task_box(words);
    if (box) {
        box->end += static_cast<std::size_t>(words.data() - text.data());
    }
    return box;
}

}  // namespace bianmu::model
