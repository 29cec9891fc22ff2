#include "layout/chars.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string_view>

#include "model/text.h"

namespace bianmu::layout {

namespace {

// The em box of CJK type. Fonts' own figures differ too much to compare lines by.
constexpr float kAscent = 0.88F;
constexpr float kDescent = 0.12F;

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

struct Turn {
    float cos = 1, sin = 0;
    explicit Turn(int degrees)
        : cos(std::round(1e6F * std::cos(static_cast<float>(degrees) * std::numbers::pi_v<float> / 180)) / 1e6F),
          sin(std::round(1e6F * std::sin(static_cast<float>(degrees) * std::numbers::pi_v<float> / 180)) / 1e6F) {}
};

CharStream& stream_for(std::vector<CharStream>& streams, int angle, bool vertical) {
    for (CharStream& stream : streams) {
        if (stream.angle == angle && stream.vertical == vertical) {
            return stream;
        }
    }
    streams.push_back({angle, vertical, {}});
    return streams.back();
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

model::Box CharStream::to_page(const model::Box& box) const {
    if (!vertical && angle == 0) {
        return box;
    }
    const Turn turn(vertical ? 90 : angle);
    const auto corner = [&turn](double u, double v) {
        return std::pair{u * turn.cos - v * turn.sin, u * turn.sin + v * turn.cos};
    };
    const auto [ax, ay] = corner(box.x0, box.y0);
    const auto [bx, by] = corner(box.x1, box.y1);
    return {std::min(ax, bx), std::min(ay, by), std::max(ax, bx), std::max(ay, by)};
}

std::vector<CharStream> read_chars(const model::Page& page, const std::vector<model::Font>& fonts, int first_link, Palette& palette,
                                   DiscardCount& discarded, std::uint64_t& source_chars) {
    std::vector<CharStream> streams(1);
    for (const model::GlyphRun& run : page.runs) {
        const bool invisible = run.paint == model::Paint::invisible;
        const bool hidden = invisible || run.clipped;
        const bool vertical = run.vertical && std::abs(run.angle) < 1;
        const int angle = vertical ? 0 : (static_cast<int>(std::lround(run.angle)) % 360 + 360) % 360;
        CharStream& stream = stream_for(streams, angle, vertical);
        const Turn turn(vertical ? 90 : angle);
        const std::uint32_t style = intern(palette, style_of(run, fonts));
        char32_t space = 0;
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
            const model::Glyph& glyph = page.glyphs[i];
            if (glyph.code != 0 && model::is_space(glyph.code)) {
                space = glyph.code;
                continue;
            }
            const bool counted = glyph.code == 0 || model::is_counted(glyph.code);
            source_chars += counted ? 1U : 0U;
            if (hidden || glyph.code == 0) {
                discarded.add(glyph.code == 0 ? "unmapped" : invisible ? "invisible" : "clipped", counted ? 1 : 0);
                continue;
            }
            Char c;
            c.code = glyph.code;
            c.x0 = glyph.x * turn.cos + glyph.y * turn.sin;
            c.y = -glyph.x * turn.sin + glyph.y * turn.cos;
            if (vertical) {   // the origin is the column's middle line; the upright line hangs around it
                c.y += 0.38F * run.size;
            }
            c.x1 = c.x0 + glyph.advance;
            c.size = run.size;
            c.top = c.y - kAscent * run.size;
            c.bottom = c.y + kDescent * run.size;
            c.style = style;
            c.space = space;
            c.artifact = run.artifact;
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
    std::erase_if(streams, [](const CharStream& stream) {
        return std::none_of(stream.chars.begin(), stream.chars.end(), [](const Char& c) { return c.code != 0; });
    });
    return streams;
}

}  // namespace bianmu::layout
