#include "layout/watermarks.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "layout/line_text.h"
#include "layout/lines.h"

namespace bianmu::layout {

namespace {

constexpr double kLarge = 2;          // of the text's size
constexpr unsigned kPale = 0xC8;       // of each colour, at the least
constexpr std::size_t kCovered = 3;   // lines of text over a watermark

/// Large text under several lines of the page's text.
bool lies_under_text(const Line& stretch, const std::vector<Line>& stretches) {
    std::size_t lines = 0;
    for (const Line& other : stretches) {
        const bool over = other.size < stretch.size / 2 && other.box.y0 > stretch.box.y0 && other.box.y1 < stretch.box.y1 &&
                          other.box.x0 < stretch.box.x1 && other.box.x1 > stretch.box.x0;
        lines += over ? 1U : 0U;
    }
    return lines >= kCovered;
}

/// Whether a text is as pale as a shade of the paper.
bool is_pale(const Line& stretch, const Palette& palette) {
    const model::Color color = palette.styles[stretch.chars.front().style].color;
    return ((color >> 16) & 0xFFU) > kPale && ((color >> 8) & 0xFFU) > kPale && (color & 0xFFU) > kPale;
}

/// Whether several lines of the page run through a place.
bool lies_across(const model::Box& box, const std::vector<Line>& stretches) {
    const auto lines = std::count_if(stretches.begin(), stretches.end(), [&box](const Line& line) {
        return line.box.center_y() > box.y0 && line.box.center_y() < box.y1 && line.box.x0 < box.x1 && line.box.x1 > box.x0;
    });
    return static_cast<std::size_t>(lines) >= kCovered;
}

/// On how many pages each slanting text stands.
std::map<std::string, std::set<int>> slanting_texts(const std::vector<LaidPage>& pages, const Palette& palette) {
    std::map<std::string, std::set<int>> texts;
    for (const LaidPage& page : pages) {
        for (const SideText& side : page.sides) {
            for (const Line& stretch : side.stretches) {
                if (!side.frame.square()) {
                    texts[spell(stretch, palette).text].insert(page.number);
                }
            }
        }
    }
    return texts;
}

void take_from_page(LaidPage& page, const std::map<std::string, std::set<int>>& slanting, const Palette& palette,
                    std::vector<model::Furniture>& furniture) {
    const double text_size = main_size(page.stretches);
    const auto take = [&](const Line& line, const model::Box& box) {
        model::Location location;
        location.page = page.number;
        location.box = box;
        furniture.push_back({model::FurnitureKind::watermark, spell(line, palette).text, {location}});
    };
    const auto large = std::find_if(page.stretches.begin(), page.stretches.end(), [&](const Line& stretch) {
        return stretch.size > kLarge * text_size && lies_under_text(stretch, page.stretches);
    });
    if (large != page.stretches.end()) {
        take(*large, large->box);
        page.stretches.erase(large);
    }
    for (SideText& side : page.sides) {
        if (side.frame.square()) {
            continue;
        }
        std::erase_if(side.stretches, [&](const Line& stretch) {
            const model::Box box = page.frame.to_upright(side.frame.to_page(stretch.box));
            const bool once = stretch.size > kLarge * text_size && is_pale(stretch, palette) && lies_across(box, page.stretches);
            const bool mark = once || slanting.at(spell(stretch, palette).text).size() > 1;
            if (mark) {
                take(stretch, box);
            }
            return mark;
        });
    }
}

}  // namespace

void take_watermarks(std::vector<LaidPage>& pages, const Palette& palette, std::vector<model::Furniture>& furniture) {
    const auto slanting = slanting_texts(pages, palette);
    for (LaidPage& page : pages) {
        take_from_page(page, slanting, palette, furniture);
    }
}

}  // namespace bianmu::layout
