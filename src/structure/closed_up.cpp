#include "structure/closed_up.h"

#include <algorithm>
#include <utility>

#include "model/text.h"

namespace bianmu::structure {

std::optional<std::string> closed_up(std::string_view text) {
    constexpr std::size_t kLeast = 4;
    std::string out, row;          // what is sure, and characters that stand apart, with their spaces
    std::size_t in_row = 0;
    bool any = false;
    const auto end_row = [&] {
        any = any || in_row >= kLeast;
        if (in_row >= kLeast) {
            const bool more = row.ends_with(' ');   // before the next word
            row.erase(std::remove(row.begin(), row.end(), ' '), row.end());
            row += more ? " " : "";
        }
        out += std::exchange(row, {});
        in_row = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of(" \t\n", at), text.size());
        std::size_t gap = end;
        while (gap < text.size() && (text[gap] == ' ' || text[gap] == '\t' || text[gap] == '\n')) {
            ++gap;
        }
        std::size_t first = 0;
        static_cast<void>(model::next_code_point(text.substr(at), first));
        const bool single = end > at && first == end - at;
        const std::string_view space = text.substr(end, gap - end);
        if (!single) {
            end_row();
            out += text.substr(at, gap - at);
        } else {
            row += text.substr(at, end - at);
            ++in_row;
            if (space == " ") {
                row += ' ';
            } else {
                end_row();
                out += space;
            }
        }
        at = gap;
    }
    end_row();
    return any ? std::optional(std::move(out)) : std::nullopt;
}

}  // namespace bianmu::structure
