#include "layout/half_way.h"

#include <algorithm>
#include <cmath>

#include "layout/punctuation.h"

namespace bianmu::layout {

namespace {

constexpr double kApart = 2;        // em between the texts of the row
constexpr double kPitch = 2.4;      // em between the lines of the longer one, at the most
constexpr double kHalf = 0.2;       // of their distance that the other may be off the middle
constexpr double kSameSide = 0.6;   // em

bool one_text(const Line& above, const Line& below) {
    const double em = above.size;
    const double left = std::abs(above.box.x0 - below.box.x0), right = std::abs(above.box.x1 - below.box.x1);
    const double middle = std::abs(above.box.center_x() - below.box.center_x());
    return std::min({left, right, middle}) < kSameSide * em && above.chars.back().style == below.chars.front().style && below.box.width() < above.box.width() &&
           !ends_clause(above.chars.back().code) && (is_lower(below.chars.front().code) || (model::is_cjk(above.chars.front().code) && model::is_cjk(below.chars.back().code)));
}

/// The text of both lines. Letters that are set apart are so in both, though the second has too few to show it.
LineText spell_as_one(const Line& above, const Line& below, const Palette& palette) {
    const std::size_t n = above.chars.size();
    if (n < 2 || !model::is_cjk(above.chars.back().code) || !model::is_cjk(below.chars.front().code)) {
        LineText text = spell(above, palette);
        join_lines(text, spell(below, palette), above.trailing_space != 0);
        return text;
    }
    Line whole = above;
    const float shift = 2 * above.chars[n - 1].x0 - above.chars[n - 2].x0 - below.chars.front().x0;
    for (Char c : below.chars) {
        c.x0 += shift;
        c.x1 += shift;
        c.y += above.baseline - below.baseline;
        whole.chars.push_back(c);
    }
    return spell(whole, palette);
}

}  // namespace

bool stands_half_way(const Line& above, const Line& middle, const Line& below) {
    if (above.chars.empty() || middle.chars.empty() || below.chars.empty()) {
        return false;
    }
    const double em = above.size;
    const double pitch = below.baseline - above.baseline;
    const bool half_way = std::abs((above.baseline + below.baseline) / 2 - middle.baseline) < kHalf * pitch && pitch < kPitch * em;
    const bool beside = middle.box.x1 < std::min(above.box.x0, below.box.x0) - kApart * em || middle.box.x0 > std::max(above.box.x1, below.box.x1) + kApart * em;
    return half_way && beside && one_text(above, below);
}

Line join_row(const Line& above, const Line& middle, const Line& below, LineText& text, const Palette& palette) {
    text = spell(middle, palette);
    LineText longer = spell_as_one(above, below, palette);
    const bool leads = above.box.x0 < middle.box.x0;
    Line row = leads ? above : middle;
    const auto add = [&row](const Line& line) {
        row.chars.insert(row.chars.end(), line.chars.begin(), line.chars.end());
        row.box.add(line.box);
    };
    if (leads) {
        add(below);
        add(middle);
        std::swap(text, longer);
    } else {
        add(above);
        add(below);
    }
    text.text += '\t';
    text.runs.back().end = static_cast<std::uint32_t>(text.text.size());
    const auto offset = static_cast<std::uint32_t>(text.text.size());
    text.text += longer.text;
    for (model::Run run : longer.runs) {
        run.start += offset;
        run.end += offset;
        text.runs.push_back(run);
    }
    return row;
}

}  // namespace bianmu::layout
