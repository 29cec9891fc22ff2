#include "layout/program_text.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string_view>

#include "model/text.h"

namespace bianmu::layout {

bool is_program_text(const Line& line, const Palette& palette, const FixedPitch& fonts) {
    return fonts.any() && std::all_of(line.chars.begin(), line.chars.end(), [&](const Char& c) { return fonts.sets(palette.styles[c.style]); });
}

bool goes_on_as_program_text(const LineText& line, const FixedPitch& fonts) {
    if (line.runs.empty() || !fonts.sets(line.runs.front().style)) {
        return false;
    }
    std::size_t fixed = 0, words = 0;
    for (const model::Run& run : line.runs) {
        (fonts.sets(run.style) ? fixed : words) += model::length(std::string_view(line.text).substr(run.start, run.end - run.start));
        if (run.style.size != line.runs.front().style.size) {
            return false;
        }
    }
    return fixed > words;
}

float size_of_words(const Line& line, const Palette& palette, const FixedPitch& fonts) {
    const auto fixed = [&](const Char& c) { return fonts.sets(palette.styles[c.style]); };
    if (!fonts.any() || std::none_of(line.chars.begin(), line.chars.end(), fixed)) {
        return line.size;
    }
    std::map<float, std::size_t> sizes;
    for (const Char& c : line.chars) {
        sizes[c.size] += fixed(c) ? 0 : 1;
    }
    const auto most = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most->second > 0 ? std::max(most->first, line.size) : line.size;
}

}  // namespace bianmu::layout
