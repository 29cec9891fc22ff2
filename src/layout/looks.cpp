#include "layout/looks.h"

#include <algorithm>
#include <cmath>

namespace bianmu::layout {

namespace {

constexpr float kSizeStep = 0.08F;   // share: a larger change of size is another kind of text

/// Most of a line; runs are few.
const model::Run& main_run(const LineText& text) {
    return *std::max_element(text.runs.begin(), text.runs.end(), [](const model::Run& a, const model::Run& b) { return a.end - a.start < b.end - b.start; });
}

}  // namespace

bool same_size(float a, float b) { return std::abs(a - b) <= kSizeStep * std::max(a, b); }

bool same_size(const Line& a, const Line& b) { return same_size(a.size, b.size); }

const model::TextStyle& main_style(const LineText& text) { return main_run(text).style; }

bool same_weight(const LineText& a, const LineText& b) {
    const model::Run& left = main_run(a);
    const model::Run& right = main_run(b);
    return left.style.bold == right.style.bold && (left.style.color == right.style.color || left.link >= 0 || right.link >= 0);
}

bool same_look(const LineText& a, const LineText& b) { return main_style(a).font == main_style(b).font && same_weight(a, b); }

}  // namespace bianmu::layout
