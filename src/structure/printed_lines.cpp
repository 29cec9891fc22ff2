#include "structure/printed_lines.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "model/text.h"

namespace bianmu::structure {

std::vector<std::string> printed_lines(const Item& item) { return printed_lines(std::string_view(item.paragraph->text).substr(item.offset, item.text.size())); }

std::vector<std::string> printed_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t start = 0; start <= text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view line = model::trim(text.substr(start, end - start));
        if (!line.empty()) {
            lines.emplace_back(line);
        }
        start = end + 1;
    }
    return lines;
}

std::string join_lines(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) {
        if (!text.empty() && !model::joins_without_space(model::last_code_point(text), model::first_code_point(line))) {
            text += ' ';
        }
        text += line;
    }
    return text;
}

PrintedItems printed_items(const std::vector<Item>& items, const std::vector<std::size_t>& chosen) {
    PrintedItems printed;
    for (const std::size_t i : chosen) {
        for (std::string& line : printed_lines(items[i])) {
            printed.raw += (printed.raw.empty() ? "" : "\n") + line;
            printed.lines.push_back(std::move(line));
        }
        printed.places.insert(printed.places.end(), items[i].locations().begin(), items[i].locations().end());
    }
    return printed;
}

}  // namespace bianmu::structure
