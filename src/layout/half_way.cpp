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

Line join_row(const Line& above, const Line& middle, const Line& below, LineText& text, const LineText& first, const LineText& second) {
    LineText longer = first;
    join_lines(longer, second, above.trailing_space != 0);
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
