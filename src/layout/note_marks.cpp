#include "layout/note_marks.h"

#include <algorithm>
#include <string_view>

#include "layout/punctuation.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr std::size_t kMarkBytes = 12;
constexpr std::size_t kMostDigits = 3;

bool is_circled(char32_t c) { return c >= U'\u2460' && c <= U'\u2473'; }

bool is_mark(char32_t c) {
    return c == U'i' || c == U'v' || c == U'x' || (c >= U'0' && c <= U'9') || is_circled(c) || one_of(U"*†‡[]［］〔〕", c);
}

}  // namespace

bool is_raised(const LineText& text) { return !text.runs.empty() && text.runs.front().style.script == model::Script::superscript; }

bool is_note_head(const LineText& text) {
    const std::string mark = leading_mark(text);
    return !mark.empty() && (is_raised(text) || !one_of(U"[［〔", model::first_code_point(mark)));
}

bool cites(const Line& line, const std::string& mark, const Palette& palette, bool at_head) {
    const char32_t first = model::first_code_point(mark);
    if (std::none_of(line.chars.begin(), line.chars.end(), [first](const Char& c) { return c.code == first; })) {
        return false;
    }
    if (is_circled(first)) {
        return line.chars.front().code != first;
    }
    const LineText text = spell(line, palette);
    return std::any_of(text.runs.begin(), text.runs.end(), [&](const model::Run& run) {
        return (at_head || run.start > 0) && run.style.script == model::Script::superscript &&
               model::trim(std::string_view(text.text).substr(run.start, run.end - run.start)) == mark;
    });
}

std::string leading_mark(const LineText& text) {
    if (is_raised(text)) {
        const std::string_view raised = model::trim(std::string_view(text.text).substr(0, text.runs.front().end));
        return raised.size() <= kMarkBytes ? std::string(raised) : std::string();
    }
    std::string mark;
    for (std::size_t at = 0; at < text.text.size() && mark.size() <= kMarkBytes;) {
        const std::size_t start = at;
        if (!is_mark(model::next_code_point(text.text, at))) {
            break;
        }
        mark.append(text.text, start, at - start);
    }
    const std::string_view rest = std::string_view(text.text).substr(mark.size());
    const std::size_t stop = !mark.empty() && !rest.empty() && rest.front() == '.' ? 1 : 0;
    const bool apart = stop < rest.size() && model::is_space(static_cast<unsigned char>(rest[stop]));
    return apart || (!mark.empty() && is_circled(model::first_code_point(mark))) ? mark : std::string();
}

std::string leading_number(const LineText& text) {
    std::size_t digits = 0;
    while (digits < text.text.size() && text.text[digits] >= '0' && text.text[digits] <= '9') {
        ++digits;
    }
    const char32_t next = digits < text.text.size() ? model::first_code_point(std::string_view(text.text).substr(digits)) : 0;
    const bool word = model::is_han(next) || (next >= U'A' && next <= U'Z');
    return word && digits > 0 && digits <= kMostDigits && text.text.front() != '0' ? text.text.substr(0, digits) : std::string();
}

}  // namespace bianmu::layout
