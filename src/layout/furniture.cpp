#include "layout/furniture.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "layout/edge_agreement.h"
#include "layout/edge_rows.h"
#include "layout/watermarks.h"

namespace bianmu::layout {

namespace {

constexpr double kMargin = 0.14;        // share of the page's height where page numbers stand
constexpr double kOuterTop = 0.05;      // for small type that no other page has
constexpr double kOuterFoot = 0.06;
constexpr double kSmall = 0.8;
constexpr double kTiny = 0.6;

/// What a row is, where all rows farther out are furniture; nothing where it is text.
std::optional<model::FurnitureKind> judge(const EdgeRow& row, const EdgeAgreement& agreement, std::size_t pages) {
    const auto edge = row.top ? model::FurnitureKind::header : model::FurnitureKind::footer;
    const bool number = row.dressed;
    if (row.from_edge < kMargin) {
        const std::size_t counting = agreement.counting(row);
        const bool label = row.top && row.flush;   // of parts that each begin on a page
        if (counting > 0 && (number || (!label && (counting > 1 || pages <= 3) && row.white > row.size / 2))) {
            return row.letters <= kFewLetters ? model::FurnitureKind::page_number : edge;
        }
    }
    if (row.from_edge < kTextMargin) {
        const std::size_t enough = pages <= 3 ? 1 : 2;
        // Small type apart from the text on a third of the pages: running heads that change with the chapter.
        const bool place = !row.under_note_rule && row.depth == 0 && pages > 3 && row.is_apart() && 3 * (agreement.same_place(row) + 1) >= std::min<std::size_t>(pages, 60) &&
                           agreement.same_place(row) >= 3;
        if (!number && (agreement.same_text(row) >= enough || agreement.same_words(row) >= 2 || place)) {
            return edge;
        }
    }
    if (row.over_rule && row.depth == 0 && row.from_edge < kMargin && row.parts.size() == 1 && row.size < kSmaller * row.text_size && agreement.same_text(row) > 0) {
        return edge;   // on oblong pages margins are a larger share of the height
    }
    const bool set_off = row.size < kSmaller * row.text_size || (row.size <= row.text_size && row.white > kApart * row.text_size && row.from_edge < kTextMargin);
    if (row.top && row.page > 0 && row.depth == 0 && row.from_edge < kMargin && set_off && agreement.repeats_first_head(row)) {
        return edge;
    }
    if (row.artifact && (number || row.from_edge < kMargin)) {
        return number ? model::FurnitureKind::page_number : edge;
    }
    if (row.under_note_rule && !number) {
        return std::nullopt;
    }
    const bool apart = row.white > kApart * row.text_size;
    // A lone number at the foot counts one page, or a page whose neighbours print theirs elsewhere; at the left edge, as close under the text as its lines
    // are, it is the last word of a paragraph.
    if (number && !row.top && (apart || !row.flush) && (row.from_edge < kMargin || (apart && row.parts.size() == 1 && row.numbers.size() == 1))) {
        return model::FurnitureKind::page_number;
    }
    const double outer = row.top ? kOuterTop : kOuterFoot;
    const bool small = row.size < kSmall * row.text_size;
    if (apart && small && (row.from_edge < outer || (row.is_label() && row.size < kTiny * row.text_size && row.from_edge < kMargin))) {
        return edge;
    }
    if (row.top && row.depth == 0 && row.page > 0 && row.two_sided && row.is_apart()) {   // no title stands on a later page like this
        return edge;
    }
    if (!row.top && row.depth == 0 && row.three_parts && row.from_edge < kMargin && row.white > 0.9 * row.size) {
        return edge;
    }
    return std::nullopt;
}

}  // namespace

std::vector<model::Furniture> take_furniture(std::vector<LaidPage>& pages, const Palette& palette) {
    std::vector<model::Furniture> furniture;
    take_watermarks(pages, palette, furniture);
    const std::vector<EdgeRow> rows = find_edge_rows(pages, palette);
    const EdgeAgreement agreement(rows);
    std::map<std::pair<std::size_t, int>, std::set<std::size_t>> taken;   // stretches by page and side
    bool open = true;   // whether all rows farther out are furniture
    for (const EdgeRow& row : rows) {
        open = row.depth == 0 || open;
        const auto kind = open ? judge(row, agreement, pages.size()) : std::nullopt;
        open = kind.has_value() || (open && row.side >= 0);
        std::set<std::size_t>& gone = taken[{row.page, row.side}];
        if (!kind || std::any_of(row.stretches.begin(), row.stretches.end(), [&gone](std::size_t at) { return gone.count(at) > 0; })) {
            continue;
        }
        gone.insert(row.stretches.begin(), row.stretches.end());
        const LaidPage& page = pages[row.page];
        model::Location location;
        location.page = page.number;
        location.box = row.side < 0 ? row.box : page.frame.to_upright(page.sides[static_cast<std::size_t>(row.side)].frame.to_page(row.box));
        furniture.push_back({*kind, row.spelled, {location}});
    }
    for (const auto& [place, gone] : taken) {
        LaidPage& page = pages[place.first];
        std::vector<Line>& stretches = place.second < 0 ? page.stretches : page.sides[static_cast<std::size_t>(place.second)].stretches;
        std::vector<Line> kept;
        for (std::size_t i = 0; i < stretches.size(); ++i) {
            if (gone.count(i) == 0) {
                kept.push_back(std::move(stretches[i]));
            }
        }
        stretches = std::move(kept);
    }
    std::stable_sort(furniture.begin(), furniture.end(), [](const model::Furniture& a, const model::Furniture& b) {
        const model::Location& left = a.locations.front();
        const model::Location& right = b.locations.front();
        return std::pair(left.page, left.box->y0) < std::pair(right.page, right.box->y0);
    });
    return furniture;
}

}  // namespace bianmu::layout
