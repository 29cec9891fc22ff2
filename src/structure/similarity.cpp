#include "structure/similarity.h"

#include <algorithm>
#include <string>
#include <vector>

#include "model/text.h"

namespace bianmu::structure {

std::u32string letters_of(std::string_view text) {
    std::u32string out;
    for (char32_t c : model::to_utf32(text)) {
        c = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;   // full-width forms of ASCII
        const bool letter = model::is_han(c) || (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') ||
                            (c >= 0xC0 && c < 0x2000) || (c >= 0x3041 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7AF) || c >= 0xFF66;
        if (letter) {
            out += c;
        }
    }
    return out;
}

double similarity(std::string_view a, std::string_view b) {
    const std::u32string left = letters_of(a);
    const std::u32string right = letters_of(b);
    if (left.empty() || right.empty()) {
        return left.size() == right.size() ? 1 : 0;
    }
    std::vector<std::size_t> row(right.size() + 1, 0);
    for (const char32_t c : left) {
        std::size_t diagonal = 0;
        for (std::size_t j = 1; j <= right.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = c == right[j - 1] ? diagonal + 1 : std::max(row[j], row[j - 1]);
            diagonal = above;
        }
    }
    return 2 * static_cast<double>(row.back()) / static_cast<double>(left.size() + right.size());
}

}  // namespace bianmu::structure
