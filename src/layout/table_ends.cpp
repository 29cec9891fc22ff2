#include "layout/table_ends.h"

#include <algorithm>
#include <cmath>

#include "layout/text_rows.h"

namespace bianmu::layout {

namespace {

constexpr double kReach = 4;            // points that text stands out from a stroke
constexpr double kFootWhite = 0.6;      // em between the lines of one row
constexpr float kSameLine = 1;          // points between baselines
constexpr std::ptrdiff_t kKeys = 3;     // rows with a key, where they are not so by chance
constexpr double kKeyed = 0.8;          // of the rows
constexpr double kStackedWhite = 0.25;  // em: lines of text stand farther apart
constexpr double kSameWhite = 0.1;      // em
constexpr double kHeadWhite = 1.2;      // em between a head and the stroke under it, or the heads under it
constexpr double kCentred = 1.5;        // em that a head may stand beside the middle of those under it
constexpr double kBeside = 6;           // em: text this near beside the first column is of the table
constexpr double kWideSpace = 1.6;      // em
constexpr double kFlush = 1.5;          // points between places that are one
constexpr double kMiddle = 1;           // em from the middle of the table, where captions stand

/// Whether a row stands in the middle of a table and is one text, if one with wide spaces, as captions do.
bool is_in_middle(const TextRow& row, double middle) {
    for (std::size_t i = 1; i < row.pieces.size(); ++i) {
        if (row.pieces[i].x0 - row.pieces[i - 1].x1 > kWideSpace * row.size) {
            return false;
        }
    }
    return std::abs((row.pieces.front().x0 + row.pieces.back().x1) / 2 - middle) < kMiddle * row.size;
}

/// Whether a text stands over the middle of some heads, or, where it is `flush`, begins with one of them.
bool is_over_heads(const RowPiece& text, const TextRow& heads, bool flush) {
    for (std::size_t first = 0; first < heads.pieces.size(); ++first) {
        for (std::size_t last = first + 1; last < heads.pieces.size(); ++last) {
            const double from = heads.pieces[first].x0, to = heads.pieces[last].x1;
            if (flush && std::abs(text.x0 - from) < kFlush && text.x1 < to) {
                return true;
            }
            if (text.x0 > from && text.x1 < to && std::abs(text.center() - (from + to) / 2) < kCentred * text.size) {
                return true;
            }
        }
    }
    return false;
}

}  // namespace

std::optional<Stroke> unshaded_foot(const Stroke& last, const std::vector<Line>& stretches, const std::vector<model::Rule>& rules) {
    const bool rule = std::any_of(rules.begin(), rules.end(), [&last](const model::Rule& r) {
        return r.horizontal() && std::abs(r.box.center_y() - last.at) < kReach && r.box.x1 > last.from && r.box.x0 < last.to;
    });
    std::vector<const Line*> below;
    for (const Line& line : stretches) {
        if (!rule && line.box.y0 > last.at - kReach && line.box.center_x() > last.from && line.box.center_x() < last.to) {
            below.push_back(&line);
        }
    }
    double bottom = last.at;
    bool parted = false;
    for (const TextRow& row : find_rows(below)) {
        if (row.top - bottom > kFootWhite * row.size || row.pieces.front().x0 < last.from - kReach || row.pieces.back().x1 > last.to + kReach) {
            break;
        }
        bottom = row.bottom;
        parted = parted || row.parted();
    }
    return parted ? std::optional<Stroke>({true, bottom + 1, last.from, last.to}) : std::nullopt;
}

std::optional<Stroke> head_over(const Stroke& first, std::size_t columns, const std::vector<Line>& stretches, const std::vector<Stroke>& strokes) {
    std::vector<const Line*> above, beside;
    for (const Line& line : stretches) {
        if (line.box.y1 < first.at + kReach && line.box.center_x() < first.to) {
            (line.box.center_x() > first.from ? above : beside).push_back(&line);
        }
    }
    const std::vector<TextRow> rows = find_rows(above);
    const double middle = (first.from + first.to) / 2;
    double top = first.at, head = first.at;
    double inside = kStackedWhite;   // em of white between lines of the head, beside heads half-way down
    std::size_t texts = 0;   // side by side
    const TextRow* heads = nullptr;   // the row with most
    for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
        const double white = (top - row->bottom) / row->size;
        if (white > kHeadWhite || row->pieces.front().x0 < first.from - kReach || row->pieces.back().x1 > first.to + kReach) {
            break;
        }
        const RowPiece& text = row->pieces.front();
        const bool single = texts > 1 && row->pieces.size() == 1;
        const bool underlined = std::any_of(strokes.begin(), strokes.end(), [&](const Stroke& s) {   // by a stroke over the heads under it
            return s.horizontal && s.at > row->bottom - kReach && s.at < top + kReach && s.from > first.from - kReach && s.to < first.to - kReach &&
                   s.from < text.x0 && s.to > text.x1;
        });
        const bool may_be_caption = !underlined && is_in_middle(*row, middle);
        const bool inner = single && white <= inside && (white < kStackedWhite || !may_be_caption);
        const bool side_by_side = row->parted() && row->pieces.size() * 2 >= texts;
        const bool over_heads = texts > 1 && !may_be_caption && std::all_of(row->pieces.begin(), row->pieces.end(), [&](const RowPiece& piece) {
            return is_over_heads(piece, *heads, !single);
        });
        const bool is_head = side_by_side || inner || over_heads || (single && underlined);
        if (!is_head && white > kFootWhite && row != rows.rbegin()) {
            break;
        }
        if (row != rows.rbegin() && white < kFootWhite) {
            inside = std::max(inside, white + kSameWhite);
        }
        top = row->top;
        if (is_head) {
            head = top - 1;
            if (row->pieces.size() > texts) {
                texts = row->pieces.size();
                heads = &*row;
            }
        }
    }
    const bool keyed = std::any_of(beside.begin(), beside.end(), [&](const Line* line) {   // the stroke leaves out a column
        return line->box.y1 > head && first.from - line->box.x1 < kBeside * line->box.height();
    });
    return texts * 2 >= columns && head < first.at && !keyed ? std::optional<Stroke>({true, head, first.from, first.to}) : std::nullopt;
}

bool has_keys_outside(const model::Box& box, const std::vector<const Line*>& own, const std::vector<Line>& stretches, const std::vector<Stroke>& strokes) {
    std::vector<float> keys;
    for (const Line& line : stretches) {
        const bool beside = line.box.x1 < box.x0 && line.box.center_y() > box.y0 && line.box.center_y() < box.y1;
        const auto covers = [&](const Stroke& s) {   // in a table beside
            return s.horizontal && s.from < line.box.center_x() && s.to > line.box.center_x() && s.at > box.y0 - kReach && s.at < box.y1 + kReach;
        };
        if (beside && std::none_of(strokes.begin(), strokes.end(), covers)) {
            keys.push_back(line.baseline);
        }
    }
    if (keys.empty()) {
        return false;
    }
    std::vector<float> rows;
    for (const Line* line : own) {
        rows.push_back(line->baseline);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end(), [](float a, float b) { return b - a < kSameLine; }), rows.end());
    const auto keyed = std::count_if(rows.begin(), rows.end(), [&keys](float row) {
        return std::any_of(keys.begin(), keys.end(), [row](float key) { return std::abs(key - row) < kSameLine; });
    });
    return keyed >= kKeys && static_cast<double>(keyed) >= kKeyed * static_cast<double>(rows.size());
}

}  // namespace bianmu::layout
