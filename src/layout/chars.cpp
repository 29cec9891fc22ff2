#include "layout/chars.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "layout/tags.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

// The em box of CJK type. Fonts' own figures differ too much to compare lines by.
constexpr float kAscent = 0.88F;
constexpr float kDescent = 0.12F;
constexpr float kTouch = 0.15F;   // em between neighbours
constexpr int kAskew = 2;   // degrees that a line may lean

model::TextStyle style_of(const model::GlyphRun& run, const std::vector<model::Font>& fonts) {
    model::TextStyle style;
    style.font = run.font < fonts.size() ? static_cast<std::int32_t>(run.font) : -1;
    style.size = std::round(run.size * 10) / 10;
    style.color = run.color;
    if (style.font >= 0) {
        style.bold = fonts[run.font].bold;
        style.italic = fonts[run.font].italic;
    }
    style.bold = style.bold || run.bold_stroke;
    style.italic = style.italic || run.slanted;
    return style;
}

std::uint32_t intern(Palette& palette, const model::TextStyle& style) {
    const auto found = std::find(palette.styles.rbegin(), palette.styles.rend(), style);
    if (found != palette.styles.rend()) {
        return static_cast<std::uint32_t>(palette.styles.rend() - found - 1);
    }
    palette.styles.push_back(style);
    return static_cast<std::uint32_t>(palette.styles.size() - 1);
}

/// Degrees in which the lines of a run go on; nearly square is square, as on a page scanned askew.
int direction_of(const model::GlyphRun& run) {
    const int angle = (static_cast<int>(std::lround(run.angle)) % 360 + 360) % 360;
    const int square = (angle + 45) / 90 % 4 * 90;
    const int off = std::abs(angle - square);
    const int settled = std::min(off, 360 - off) <= kAskew ? square : angle;
    return run.vertical ? (settled + 90) % 360 : settled;
}

/// An empty stream for each direction of the page, in order of their characters, square ones first.
std::vector<CharStream> open_streams(const model::Page& page, bool text_layer) {
    struct Count {
        int angle;
        std::size_t chars = 0, leftwards = 0, letters = 0;
    };
    std::vector<Count> counts{{0}};
    for (const model::GlyphRun& run : page.runs) {
        const int angle = direction_of(run);
        auto count = std::find_if(counts.begin(), counts.end(), [angle](const Count& c) { return c.angle == angle; });
        if (count == counts.end()) {
            count = counts.insert(counts.end(), {angle});
        }
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
            const char32_t code = page.glyphs[i].code;
            count->leftwards += model::reads_leftwards(code) ? 1U : 0U;
            count->letters += code >= U'A' ? 1U : 0U;
        }
        count->chars += (run.paint == model::Paint::invisible && !text_layer) || run.clipped ? 0 : run.count;
    }
    std::stable_sort(counts.begin(), counts.end(), [](const Count& a, const Count& b) {
        const bool a_square = a.angle % 90 == 0;
        const bool b_square = b.angle % 90 == 0;
        return a_square != b_square ? a_square : a.chars > b.chars;
    });
    std::vector<CharStream> streams;
    for (const Count& count : counts) {
        streams.push_back({{count.angle, 2 * count.leftwards > count.letters, page.width, page.height}, {}});
    }
    return streams;
}

/// Whether the glyph is painted right behind a character of its line; a soft hyphen elsewhere is not seen.
bool touches_word(const CharStream& stream, const model::Glyph& glyph, float size) {
    if (stream.chars.empty() || stream.chars.back().code == 0 || glyph.advance <= 0) {
        return false;
    }
    double u = 0, v = 0;
    stream.frame.to_upright(glyph.x, glyph.y, u, v);
    const Char& last = stream.chars.back();
    return std::abs(u - static_cast<double>(last.x1)) < kTouch * size && std::abs(v - static_cast<double>(last.y)) < kTouch * size;
}

std::int32_t link_at(const model::Page& page, int first_link, double x, double y) {
    for (std::size_t i = 0; i < page.links.size(); ++i) {
        if (page.links[i].box.contains(x, y)) {
            return first_link + static_cast<std::int32_t>(i);
        }
    }
    return -1;
}

}  // namespace

float Char::ink_end() const {
    constexpr std::u32string_view left_half = U"，。、；：！？）》〉】〗］〕」』”’";
    return x1 - x0 > 0.8F * size && left_half.find(code) != std::u32string_view::npos ? x0 + 0.5F * size : x1;
}

float Char::ink_start() const {
    constexpr std::u32string_view right_half = U"（《〈【〖〔［「『“‘";
    return x1 - x0 > 0.8F * size && right_half.find(code) != std::u32string_view::npos ? x1 - 0.5F * size : x0;
}

float Line::solid_end() const {
    const bool hangs = chars.size() > 1 && chars.back().ink_end() < chars.back().x1;
    return hangs ? chars[chars.size() - 2].x1 : chars.back().x1;
}

bool Line::artifact() const {
    return std::all_of(chars.begin(), chars.end(), [](const Char& c) { return c.artifact; });
}

void DiscardCount::add(const char* reason, std::uint64_t chars) {
    if (chars == 0) {
        return;
    }
    for (model::Discarded& entry : list_) {
        if (entry.reason == reason) {
            entry.chars += chars;
            return;
        }
    }
    list_.push_back({reason, chars});
}

std::vector<CharStream> read_chars(const model::Page& page, const std::vector<model::Font>& fonts, const std::vector<std::int32_t>& elements,
                                   int first_link, bool text_layer, Palette& palette, DiscardCount& discarded, std::uint64_t& source_chars) {
    std::vector<CharStream> streams = open_streams(page, text_layer);
    for (const model::GlyphRun& run : page.runs) {
        const bool invisible = run.paint == model::Paint::invisible && !text_layer;
        const bool hidden = invisible || run.clipped;
        const int direction = direction_of(run);
        CharStream& stream = *std::find_if(streams.begin(), streams.end(), [direction](const CharStream& s) { return s.frame.angle == direction; });
        const Frame& frame = stream.frame;
        const std::uint32_t style = intern(palette, style_of(run, fonts));
        const std::int32_t tag = tag_of(page, run);
        const std::int32_t element = tag >= 0 && static_cast<std::size_t>(tag) < elements.size() ? elements[static_cast<std::size_t>(tag)] : -1;
        char32_t space = 0;
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
            model::Glyph glyph = page.glyphs[i];
            if (glyph.code == U'\u00AD' && space == 0 && touches_word(stream, glyph, run.size)) {
                glyph.code = U'-';   // soft or not, it is printed
            }
            if (glyph.code != 0 && model::is_space(glyph.code)) {
                space = glyph.code;
                if (frame.mirrored && !stream.chars.empty()) {   // painted from left to right, it stands before the last character
                    stream.chars.back().space = space;
                }
                continue;
            }
            const bool counted = glyph.code == 0 || model::is_counted(glyph.code);
            source_chars += counted ? 1U : 0U;
            if (hidden || glyph.code == 0) {
                space = glyph.code == 0 ? U' ' : space;   // a gap where it stands is seen
                discarded.add(glyph.code == 0 ? "unmapped" : invisible ? "invisible" : "clipped", counted ? 1 : 0);
                continue;
            }
            Char c;
            c.code = glyph.code;
            double u = 0, v = 0;
            frame.to_upright(glyph.x, glyph.y, u, v);
            c.x0 = static_cast<float>(frame.mirrored ? u - glyph.advance : u);
            c.x1 = c.x0 + glyph.advance;
            c.y = static_cast<float>(v);
            if (run.vertical) {   // the origin is the column's middle line; the upright line hangs around it
                c.y += 0.38F * run.size;
            }
            c.size = run.size;
            c.top = c.y - kAscent * run.size;
            c.bottom = c.y + kDescent * run.size;
            c.style = style;
            c.element = element;
            c.space = space;
            c.artifact = run.artifact;
            c.mirrored = frame.mirrored;
            if (!page.links.empty()) {
                c.link = link_at(page, first_link, glyph.x + glyph.advance / 2, glyph.y - run.size / 3);
            }
            space = 0;
            stream.chars.push_back(c);
        }
        if (space != 0 && !stream.chars.empty()) {   // a space that ends a run belongs before the next run's first character
            Char mark;
            mark.space = space;
            stream.chars.push_back(mark);
        }
    }
    std::erase_if(streams, [&main = streams.front()](const CharStream& stream) {
        return &stream != &main && std::none_of(stream.chars.begin(), stream.chars.end(), [](const Char& c) { return c.code != 0; });
    });
    return streams;
}

}  // namespace bianmu::layout
