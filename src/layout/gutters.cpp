#include "layout/gutters.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/row_blocks.h"

namespace bianmu::layout {

namespace {

constexpr double kMinGutter = 6;           // points
constexpr std::size_t kMinLines = 4;       // lines on each side of a gutter
constexpr std::size_t kLonelyLines = 6;    // the same where most of the area is of full width
constexpr double kMinShare = 0.1;          // of the area's width, for a column
constexpr double kMinWidth = 7;            // em, for a column
constexpr double kFullLines = 0.5;         // share of each side's lines that must be full
constexpr std::size_t kRunningLines = 3;   // full lines one after the other
constexpr double kFullWidth = 0.6;         // of the column's width, to be full
constexpr double kProgramText = 0.8;       // share of a side's lines, to be program text
constexpr double kBeside = 0.3;            // of the shorter side's height, next to the other side
constexpr double kWordGap = 1.2;           // em inside a line
constexpr double kIndent = 4;              // em from the gutter, where a column's lines begin
constexpr double kLongRule = 0.25;         // of the text's width, to divide columns
constexpr double kRuleOver = 20;           // points that a dividing rule reaches over both sides
constexpr double kPitch = 1.5;             // em between lines
constexpr std::size_t kMostLines = 60;     // on a page
constexpr double kNoLine = 1.3;            // heights of a line: white that holds none
constexpr double kTabbed = 2;              // em from the gutter, to be no column's line
constexpr std::size_t kMaxStarts = 24;     // places tried for a gutter

struct Span {
    double from = 0, to = 0;
    bool program_text = false;   ///< of a line
};

double em_of(const Piece& piece) { return std::max(1.0F, piece.item.line.size); }

/// Whether a piece stands across a strip: a rule over both its sides, a short title in its middle.
bool crosses(const Piece& piece, double x0, double x1) {
    if (piece.across) {
        return true;
    }
    const double over = piece.rule ? kRuleOver : (x0 - x1) / 2 + 1;
    return piece.box.x0 < x0 - over && piece.box.x1 > x1 + over;
}

/// The heights that crossing pieces take up, joined where they meet, by top.
template <typename Crosses>
std::vector<Span> crossed_heights(const std::vector<const Piece*>& by_top, Crosses crosses_gutter) {
    std::vector<Span> spans;
    for (const Piece* piece : by_top) {
        if (!crosses_gutter(*piece)) {
            continue;
        }
        const double low = piece->rule || !piece->item.is_line() ? 0 : kNoLine * piece->box.height();
        if (spans.empty() || piece->box.y0 > spans.back().to + low) {
            spans.push_back({piece->box.y0, piece->box.y1});
        } else {
            spans.back().to = std::max(spans.back().to, piece->box.y1);
        }
    }
    return spans;
}

/// The number of spans above `y`; none where y lies in one.
constexpr std::size_t kInside = static_cast<std::size_t>(-1);
std::size_t band_of(const std::vector<Span>& spans, double y) {
    const auto next = std::upper_bound(spans.begin(), spans.end(), y, [](double v, const Span& s) { return v < s.from; });
    return next != spans.begin() && y <= std::prev(next)->to ? kInside : static_cast<std::size_t>(next - spans.begin());
}

/// Groups pieces, given by top, into rows.
std::vector<std::vector<const Piece*>> rows_of(const std::vector<const Piece*>& by_top) {
    std::vector<std::vector<const Piece*>> rows;
    double end = -1e9;
    for (const Piece* piece : by_top) {
        if (piece->box.center_y() > end) {
            rows.emplace_back();
            end = piece->box.y1;
        }
        rows.back().push_back(piece);
    }
    return rows;
}

/// The lines of text that a table or picture is as high as.
std::size_t height_in_lines(const Piece& piece, double em) {
    return piece.item.is_line() ? 1 : std::clamp<std::size_t>(static_cast<std::size_t>(piece.box.height() / (kPitch * em)), 1, kMostLines);
}

/// From where to where the line beside the gutter runs in each row: pieces without a wide gap between them. A table or picture
/// stands for the lines that it takes the place of.
std::vector<Span> lines_beside(const std::vector<const Piece*>& side, bool left, double em) {
    std::vector<Span> lines;
    for (std::vector<const Piece*>& row : rows_of(side)) {
        std::sort(row.begin(), row.end(), [left](const Piece* a, const Piece* b) { return left ? a->box.x1 > b->box.x1 : a->box.x0 < b->box.x0; });
        Span line{row.front()->box.x0, row.front()->box.x1, row.front()->item.line.program_text};
        for (const Piece* piece : row) {
            const double gap = left ? line.from - piece->box.x1 : piece->box.x0 - line.to;
            if (gap > kWordGap * em_of(*piece)) {
                break;
            }
            line = {std::min(line.from, piece->box.x0), std::max(line.to, piece->box.x1), line.program_text};
        }
        lines.insert(lines.end(), height_in_lines(*row.front(), em), line);
    }
    return lines;
}

double quantile(std::vector<double> values, double share) {
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

/// Where the lines of the column left of a gutter begin: the last place before `limit` that a fair share of the lines begins at.
double column_start(const std::vector<Span>& lines, double limit, double em) {
    std::vector<double> starts;
    for (const Span& line : lines) {
        if (line.from < limit) {
            starts.push_back(line.from);
        }
    }
    if (starts.empty()) {
        return limit;
    }
    std::sort(starts.begin(), starts.end());
    for (std::size_t last = starts.size(); last > 0;) {
        std::size_t first = last - 1;
        while (first > 0 && starts[last - 1] - starts[first - 1] < em / 2) {
            --first;
        }
        if ((last - first) * 4 >= starts.size()) {
            return starts[first];
        }
        last = first;
    }
    return starts.front();
}

struct Side {
    std::size_t lines = 0, full = 0;
    std::size_t run = 0, longest_run = 0;   ///< full lines one after the other
    std::size_t program_text = 0;
    double width = 0;

    void add(bool is_full, bool is_program_text) {
        ++lines;
        program_text += is_program_text ? 1U : 0U;
        full += is_full ? 1U : 0U;
        run = is_full ? run + 1 : 0;
        longest_run = std::max(longest_run, run);
    }
};

Side measure_left(const std::vector<Span>& lines, double edge, double em) {
    Side side;
    double start = column_start(lines, edge, em);
    const bool cells = edge - start < kMinWidth * em;   // of the last column of a table in the column
    start = cells ? column_start(lines, edge - kMinWidth * em, em) : start;
    side.width = edge - start;
    for (const Span& line : lines) {
        if (line.to > start + em) {   // others belong to a column farther off
            side.add(line.to - start > kFullWidth * side.width && !(cells && line.from > start + kIndent * em), line.program_text);
        }
    }
    return side;
}

Side measure_right(const std::vector<Span>& lines, double start, double em) {
    std::vector<double> ends;
    for (const Span& line : lines) {
        if (line.from < start + kIndent * em) {
            ends.push_back(line.to);
        }
    }
    Side side;
    side.width = ends.empty() ? 0 : quantile(ends, 0.75) - start;
    for (const Span& line : lines) {
        if (line.from < start + kIndent * em) {
            side.add(line.to - start > kFullWidth * side.width, line.program_text);
        }
    }
    return side;
}

/// What a place for a gutter has on its sides.
struct Trial {
    Gutter gutter;
    std::size_t crossing = 0;
    bool divides = false;
};

Trial try_gutter(const std::vector<const Piece*>& by_top, double start, double area_width, double em) {
    Trial trial;
    trial.gutter.x1 = start;
    const double probe = start - kMinGutter;
    const auto is_hung = [&](const Piece& p) {   // closing punctuation behind a full line
        return !p.rule && p.box.x1 < start && p.item.is_line() && p.box.width() > kMinWidth * em && p.item.line.solid_end() <= probe;
    };
    const auto is_left = [&](const Piece& p) { return p.box.x1 <= probe || is_hung(p); };
    const auto is_right = [start](const Piece& p) { return p.box.x0 >= start - 0.5; };
    const auto in_the_way = [&](const Piece& p) { return p.rule ? crosses(p, probe, start) : p.across || (!is_left(p) && !is_right(p)); };
    const std::vector<Span> spans = crossed_heights(by_top, in_the_way);
    std::vector<std::vector<const Piece*>> left(spans.size() + 1), right(spans.size() + 1);
    for (const Piece* piece : by_top) {
        if (piece->rule) {
            continue;
        }
        const std::size_t band = band_of(spans, piece->box.center_y());
        if (in_the_way(*piece)) {
            ++trial.crossing;
        } else if (band != kInside) {
            (is_left(*piece) ? left : right)[band].push_back(piece);
        }
    }
    std::vector<Span> left_lines, right_lines;
    std::vector<const Piece*> left_pieces, right_pieces;
    double beside = 0, left_height = 0, right_height = 0;
    for (std::size_t band = 0; band <= spans.size(); ++band) {
        if (left[band].empty() || right[band].empty()) {
            continue;
        }
        const auto reach = [](const std::vector<const Piece*>& side) {
            Span span{side.front()->box.y0, side.front()->box.y1};
            for (const Piece* piece : side) {
                span.to = std::max(span.to, piece->box.y1);
            }
            return span;
        };
        const Span l = reach(left[band]);
        const Span r = reach(right[band]);
        beside += std::max(0.0, std::min(l.to, r.to) - std::max(l.from, r.from));
        left_height += l.to - l.from;
        right_height += r.to - r.from;
        for (const Piece* piece : left[band]) {
            trial.gutter.x0 = std::max(trial.gutter.x0, piece->box.x1);
        }
        const auto add = [](std::vector<Span>& lines, std::vector<Span> more) { lines.insert(lines.end(), more.begin(), more.end()); };
        add(left_lines, lines_beside(left[band], true, em));
        add(right_lines, lines_beside(right[band], false, em));
        left_pieces.insert(left_pieces.end(), left[band].begin(), left[band].end());
        right_pieces.insert(right_pieces.end(), right[band].begin(), right[band].end());
    }
    if (left_lines.size() < kMinLines || right_lines.size() < kMinLines) {
        return trial;
    }
    const Side l = measure_left(left_lines, trial.gutter.x0, em);
    const Side r = measure_right(right_lines, start, em);
    const std::size_t enough = trial.crossing * 2 < by_top.size() ? kMinLines : kLonelyLines;
    // Where nothing crosses the strip, a few lines of running text tell columns that hold tables and pictures, too.
    const auto is_column = [&](const Side& side) {
        const bool some = trial.crossing == 0 && side.longest_run >= kRunningLines && side.full >= 2 * kRunningLines;
        // Lines of program text end anywhere, and the white in them is no gutter.
        const bool program_text = static_cast<double>(side.program_text) >= kProgramText * static_cast<double>(side.lines);
        return side.lines >= enough && side.width > std::max(kMinShare * area_width, kMinWidth * em) &&
               (some || program_text || static_cast<double>(side.full) >= kFullLines * static_cast<double>(side.lines));
    };
    trial.divides = is_column(l) && is_column(r) && beside > kBeside * std::min(left_height, right_height) &&
                    !share_rows(left_pieces, right_pieces, em);
    if (trial.divides && trial.crossing > 0) {   // cells whose numbers reach over the strip
        const double top = std::min(left_pieces.front()->box.y0, right_pieces.front()->box.y0) - em;
        const double bottom = std::max(left_pieces.back()->box.y1, right_pieces.back()->box.y1) + em;
        std::vector<const Piece*> left_cells, right_cells;
        for (const Piece* piece : by_top) {
            const bool cell = is_left(*piece) || is_right(*piece) || piece->box.width() < kMinWidth * em;
            if (!piece->rule && cell && piece->box.y0 > top && piece->box.y1 < bottom) {
                (piece->box.center_x() < start ? left_cells : right_cells).push_back(piece);
            }
        }
        trial.divides = !share_rows(left_cells, right_cells, em);
    }
    return trial;
}

/// The places where most lines begin, away from the area's sides.
std::vector<double> common_starts(const std::vector<Piece>& pieces, const model::Box& area, double em) {
    std::vector<double> starts;
    for (const Piece& piece : pieces) {
        if (!piece.rule && piece.box.x0 > area.x0 + kMinShare * area.width() && piece.box.x0 < area.x1 - kMinShare * area.width()) {
            starts.insert(starts.end(), height_in_lines(piece, em), piece.box.x0);
        }
    }
    std::sort(starts.begin(), starts.end());
    std::vector<std::pair<std::size_t, double>> places;   // lines, start
    for (std::size_t i = 0; i < starts.size();) {
        std::size_t end = i;
        while (end < starts.size() && starts[end] - starts[i] < 1) {
            ++end;
        }
        places.emplace_back(end - i, starts[i]);
        i = end;
    }
    std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    places.resize(std::min(places.size(), kMaxStarts));
    if (!places.empty() && places.front().first >= kMinLines) {   // a title alone begins no column
        std::erase_if(places, [](const auto& place) { return place.first < 2; });
    }
    std::vector<double> found;
    for (const auto& [lines, start] : places) {
        found.push_back(start);
    }
    return found;
}

/// Moves the right side of a gutter to lines of the right column that begin before most: in a column of list items that hang, those of text and the marks.
void reach_outdents(Gutter& gutter, const std::vector<Piece>& pieces) {
    double start = gutter.x1;
    for (const Piece& piece : pieces) {
        const bool begins_inside = piece.box.x0 > gutter.x0 + kMinGutter && piece.box.x0 < start;
        if (!piece.rule && !piece.across && begins_inside && piece.box.center_x() > gutter.x1) {
            start = piece.box.x0;
        }
    }
    gutter.x1 = start;
}

}  // namespace

model::Box bounds(const std::vector<Piece>& pieces) {
    model::Box box = pieces.front().box;
    for (const Piece& piece : pieces) {
        box.add(piece.box);
    }
    return box;
}

bool on_row(const model::Box& a, const model::Box& b) { return b.y0 < a.y1 && b.y1 > a.y0; }

void add_dividers(std::vector<Piece>& pieces, const std::vector<model::Rule>& rules) {
    const model::Box area = bounds(pieces);
    for (const model::Rule& rule : rules) {
        if (rule.horizontal() && rule.length() > kLongRule * area.width()) {
            Piece divider;
            divider.box = rule.box;
            divider.rule = true;
            pieces.push_back(std::move(divider));
        }
    }
}

Gutter find_gutter(const std::vector<Piece>& pieces) {
    std::vector<const Piece*> by_top;
    std::vector<double> sizes;
    for (const Piece& piece : pieces) {
        by_top.push_back(&piece);
        if (piece.item.is_line() && !piece.rule) {
            sizes.push_back(em_of(piece));
        }
    }
    if (sizes.size() < kMinLines) {
        return {};
    }
    const double em = quantile(std::move(sizes), 0.5);
    std::stable_sort(by_top.begin(), by_top.end(), [](const Piece* a, const Piece* b) { return a->box.y0 < b->box.y0; });
    const model::Box area = bounds(pieces);
    Gutter best;
    std::size_t best_crossing = pieces.size();
    for (const double start : common_starts(pieces, area, em)) {
        const Trial trial = try_gutter(by_top, start, area.width(), em);
        if (trial.divides && trial.gutter.found() && trial.crossing < best_crossing) {
            best = trial.gutter;
            best_crossing = trial.crossing;
        }
    }
    if (best_crossing > 0 && best.found()) {
        reach_outdents(best, pieces);
    }
    return best;
}

bool goes_on(const std::vector<Piece>& pieces, const Gutter& known) {
    const auto top = std::min_element(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.box.y0 < b.box.y0; });
    bool left = false;
    bool right = false;
    for (const Piece& piece : pieces) {
        if (piece.box.y0 > top->box.y1) {
            continue;
        }
        const double em = em_of(piece);
        if (piece.rule || piece.across || (piece.box.x0 < known.x0 && piece.box.x1 > known.x1)) {
            return false;
        }
        left = left || (piece.box.x1 <= known.x1 && piece.box.x1 > known.x0 - kTabbed * em);
        right = right || (piece.box.x0 >= known.x0 && piece.box.x0 < known.x1 + kTabbed * em);
    }
    return right && (left || pieces.size() > 2);
}

std::vector<Band> find_bands(const std::vector<Piece>& pieces, const Gutter& gutter) {
    std::vector<const Piece*> by_top;
    for (const Piece& piece : pieces) {
        by_top.push_back(&piece);
    }
    const std::vector<Span> spans = crossed_heights(by_top, [&gutter](const Piece& p) { return crosses(p, gutter.x0, gutter.x1); });
    std::vector<Band> bands;
    std::size_t last_band = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const bool crossing = crosses(pieces[i], gutter.x0, gutter.x1);
        const std::size_t band = crossing ? kInside : band_of(spans, pieces[i].box.center_y());
        if (bands.empty() || band != last_band) {
            bands.push_back({i, i, band != kInside});
        }
        bands.back().last = i + 1;
        last_band = band;
    }
    for (Band& band : bands) {
        bool left = false, right = false;
        for (std::size_t i = band.first; i < band.last; ++i) {
            const bool on_right = pieces[i].box.center_x() > gutter.middle();
            left = left || (!pieces[i].rule && !on_right);
            right = right || (!pieces[i].rule && on_right);
        }
        band.divided = band.divided && left && right;
    }
    return bands;
}

}  // namespace bianmu::layout
