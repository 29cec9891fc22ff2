#include "layout/program_text.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <map>
#include <string_view>

#include "layout/line_fit.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr float kPitch = 1.9F;        // em between lines of a paragraph
constexpr double kSameLeft = 1;       // points
constexpr double kWords = 0.25;       // share of a line that is words: a name in program text is less
constexpr double kFirstIndent = 2.5;  // em

}  // namespace

bool is_program_text(const Line& line, const Palette& palette, const FixedPitch& fonts) {
    return fonts.any() && std::all_of(line.chars.begin(), line.chars.end(), [&](const Char& c) { return fonts.sets(palette.styles[c.style]); });
}

bool goes_on_as_program_text(const LineText& line, const FixedPitch& fonts) {
    if (line.runs.empty() || !fonts.sets(line.runs.front().style)) {
        return false;
    }
    std::size_t fixed = 0, words = 0;
    for (const model::Run& run : line.runs) {
        const std::string_view text = std::string_view(line.text).substr(run.start, run.end - run.start);
        (fonts.sets(run.style) ? fixed : words) += model::length(text);
        const bool latin = !fonts.sets(run.style) && std::any_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80 && std::isalpha(c) != 0; });
        if (latin || run.style.size != line.runs.front().style.size) {   // its fonts have these letters
            return false;
        }
    }
    return fixed > words;
}

bool goes_on_in_words(const Line& before, const Line& line, double right) {
    const double out = before.box.x0 - line.box.x0;   // the first line of a paragraph is set in
    return line.chars.front().size == before.chars.back().size && line.baseline > before.baseline && line.baseline - before.baseline < kPitch * before.size &&
           out > -kSameLeft && out < kFirstIndent * before.size && before.box.x1 < right + kSameLeft && is_full(before, right, line);
}

bool ends_in_program_text(const Line& line, const Palette& palette, const FixedPitch& fonts) {
    if (!fonts.any() || !fonts.sets(palette.styles[line.chars.back().style])) {
        return false;
    }
    const auto words = std::count_if(line.chars.begin(), line.chars.end(), [&](const Char& c) { return !fonts.sets(palette.styles[c.style]); });
    return static_cast<double>(words) > kWords * static_cast<double>(line.chars.size());
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
