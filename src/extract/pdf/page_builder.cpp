#include "extract/pdf/page_builder.h"

#include <algorithm>
#include <cmath>

#include "extract/pdf/actual_text.h"
#include "extract/pdf/characters.h"
#include "model/text.h"

namespace bianmu::extract::pdf {

namespace {

bool same_look(const Style& a, const Style& b) {
    return a.font == b.font && a.size == b.size && a.angle == b.angle && a.color == b.color && a.paint == b.paint &&
           a.bold_stroke == b.bold_stroke && a.slanted == b.slanted && a.vertical == b.vertical && a.artifact == b.artifact &&
           a.clipped == b.clipped && a.mcid == b.mcid;
}

}  // namespace

PageBuilder::PageBuilder(int number, double width, double height) : shapes_(page_) {
    page_.number = number;
    page_.width = width;
    page_.height = height;
}

void PageBuilder::add(const PaintedGlyph& glyph, const Style& style) {
    if (glyph.codes.size() == 1 && is_plain(glyph.codes[0])) {
        if (after_accent_ && replace_accent(glyph.codes[0], glyph.x, glyph.y, glyph.advance)) {
            return;
        }
        push(glyph.codes[0], glyph.x, glyph.y, glyph.advance, style);
        return;
    }
    if (glyph.codes.empty()) {
        push(0, glyph.x, glyph.y, glyph.advance, style);
        return;
    }
    const std::u32string codes = fold(glyph.codes);
    if (codes.size() == 1 && compose_with_last(codes[0])) {
        return;
    }
    if (codes.size() == 1 && after_accent_ && replace_accent(codes[0], glyph.x, glyph.y, glyph.advance)) {
        return;
    }
    const double share = codes.empty() ? 0 : glyph.advance / static_cast<double>(codes.size());
    const bool leftwards = codes.size() > 1 && std::all_of(codes.begin(), codes.end(), model::reads_leftwards);   // the ligature's first letter is its right part
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const double along = share * static_cast<double>(leftwards ? codes.size() - 1 - i : i);
        push(codes[i], glyph.x + along * glyph.direction.x, glyph.y + along * glyph.direction.y, share, style);
    }
}

void PageBuilder::push(char32_t code, double x, double y, double advance, const Style& style) {
    if (break_run_ || !same_look(page_.runs.back(), style)) {
        Style run = style;
        run.first = static_cast<std::uint32_t>(page_.glyphs.size());
        run.count = 0;
        page_.runs.push_back(run);
        break_run_ = false;
    }
    page_.glyphs.push_back({code, static_cast<float>(x), static_cast<float>(y), static_cast<float>(advance)});
    after_accent_ = code >= 0xA8 && combining_form(code) != 0;
    ++page_.runs.back().count;
}

bool PageBuilder::compose_with_last(char32_t code) {
    if (break_run_ || page_.glyphs.empty()) {
        return false;
    }
    char32_t& last = page_.glyphs.back().code;
    const char32_t composed = compose(last, code);
    if (composed == 0) {
        return false;
    }
    last = composed;
    return true;
}

// TeX paints an accent and then the letter under it; the letter's place counts.
bool PageBuilder::replace_accent(char32_t code, double x, double y, double advance) {
    model::Glyph& accent = page_.glyphs.back();
    const double middle = static_cast<double>(accent.x) + static_cast<double>(accent.advance) / 2;
    if (break_run_ || middle < x || middle > x + advance || std::abs(static_cast<double>(accent.y) - y) > advance) {
        return false;
    }
    const char32_t composed = compose(code, combining_form(accent.code));
    if (composed == 0) {
        return false;
    }
    accent = {composed, static_cast<float>(x), static_cast<float>(y), static_cast<float>(advance)};
    after_accent_ = false;
    return true;
}

void PageBuilder::begin_actual_text(std::string_view text) {
    if (actual_depth_++ > 0) {
        return;
    }
    actual_text_ = plain_actual_text(text);
    actual_glyph_ = page_.glyphs.size();
    actual_run_ = page_.runs.size();
    break_run_ = true;
}

void PageBuilder::end_actual_text() {
    if (actual_depth_ == 0 || --actual_depth_ > 0) {
        return;
    }
    break_run_ = true;
    if (page_.glyphs.size() == actual_glyph_) {
        return;
    }
    if (actual_text_.empty()) {
        for (std::size_t run = actual_run_; run < page_.runs.size(); ++run) {
            page_.runs[run].paint = model::Paint::invisible;
        }
        return;
    }
    replace_from(actual_glyph_, actual_run_, actual_text_);
}

void PageBuilder::replace_from(std::size_t first_glyph, std::size_t first_run, const std::u32string& text) {
    const std::vector<model::Glyph> glyphs(page_.glyphs.begin() + static_cast<std::ptrdiff_t>(first_glyph), page_.glyphs.end());
    const std::vector<model::GlyphRun> runs(page_.runs.begin() + static_cast<std::ptrdiff_t>(first_run), page_.runs.end());
    page_.glyphs.resize(first_glyph);
    page_.runs.resize(first_run);
    append_spread(page_, runs, glyphs, text);
}

void PageBuilder::finish() {
    while (actual_depth_ > 0) {
        end_actual_text();
    }
    page_.unmapped = static_cast<std::uint32_t>(
        std::count_if(page_.glyphs.begin(), page_.glyphs.end(), [](const model::Glyph& glyph) { return glyph.code == 0; }));
}

}  // namespace bianmu::extract::pdf
