#include "layout/headed_tables.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "layout/aligned_text.h"
#include "layout/table_rows.h"

namespace bianmu::layout {

namespace {

constexpr double kReach = 6;         // points that a stroke stands out from its table
constexpr double kFlush = 1.5;       // points between places that are one
constexpr double kHeadWhite = 0.8;   // em between the heads and the stroke
constexpr double kHeadLines = 0.3;   // em between lines of one head
constexpr double kMaxWhite = 1.6;    // em between two rows
constexpr double kGap = 0.3;         // em between the texts of two columns
constexpr double kOtherColumn = 2;   // em from the first head, where a column without a head begins
constexpr double kUpperHead = 1.2;   // em between two levels of heads
constexpr double kWholeLine = 0.9;   // of the table's width: a line of the text over it
constexpr double kNarrowest = 2.5;   // em: a narrower column is none
constexpr std::size_t kMostLines = 400;   // of a table on a page
constexpr std::size_t kRows = 2;     // with texts in several columns
constexpr double kRunningWidth = 8;  // em: a narrower column holds no running text
constexpr double kFullLine = 0.8;    // of its column's width, to be full
constexpr double kRunning = 0.5;     // share of full lines in every column of running text

/// A text in one column.
struct Text {
    std::size_t column = 0;
    double x1 = 0;
};

class HeadedTable {
public:
    HeadedTable(const Stroke& stroke, const std::vector<Line>& stretches) : stroke_(stroke) {
        for (const Line& line : stretches) {
            const bool beside = line.chars.empty() || line.box.x1 < stroke.from - kReach || line.box.x0 > stroke.to + kReach;
            if (beside) {
                beside_.push_back(&line);
            } else {
                (line.box.center_y() < stroke.at ? above_ : below_).push_back(&line);
            }
        }
        const auto by_top = [](const Line* a, const Line* b) { return a->box.y0 < b->box.y0; };
        std::stable_sort(above_.begin(), above_.end(), by_top);
        std::stable_sort(below_.begin(), below_.end(), by_top);
    }

    [[nodiscard]] std::optional<Grid> find() {
        if (!find_heads() || !find_body() || is_running_text()) {
            return std::nullopt;
        }
        return build();
    }

private:
    [[nodiscard]] static double em_of(const Line& line) { return std::max(1.0F, line.size); }

    /// The heads over the stroke, in one line or several, and where the columns begin.
    bool find_heads() {
        double top = stroke_.at, white = kHeadWhite;
        for (auto at = above_.rbegin(); at != above_.rend(); ++at) {
            const Line& line = **at;
            const bool beside = !heads_.empty() && line.box.center_y() > top;   // of the same row
            if (!beside && (top - line.box.y1) / em_of(line) > white) {
                break;
            }
            if (line.box.x0 < stroke_.from - kReach || line.box.x1 > stroke_.to + kReach) {
                return false;
            }
            const bool alike = heads_.empty() || line.chars.front().style == heads_.front()->chars.front().style;
            if (!beside && !heads_.empty() && !(alike && holds(line))) {
                break;   // what stands over the heads
            }
            heads_.push_back(&line);
            if (beside || heads_.size() == 1) {
                add_start(line.box.x0);
            }
            if (!beside) {
                top = line.box.y0;
                white = kHeadLines;
            }
        }
        if (starts_.empty()) {
            return false;
        }
        for (const Line* line : below_) {   // a column without a head
            if (line->box.x0 < starts_.front() - kOtherColumn * em_of(*line)) {
                starts_.insert(starts_.begin(), line->box.x0);
                break;
            }
        }
        const double least = kNarrowest * em_of(*heads_.front());
        const auto narrow = std::adjacent_find(starts_.begin(), starts_.end(), [least](double a, double b) { return b - a < least; });   // a mark and its text
        return starts_.size() > 1 && narrow == starts_.end() && starts_.front() > stroke_.from - kReach;
    }

    void add_start(double x) {
        const auto next = std::lower_bound(starts_.begin(), starts_.end(), x);
        starts_.insert(next, x);
    }

    /// The texts of a line, if each begins where a column does and ends before the next.
    [[nodiscard]] std::vector<Text> texts(const Line& line) const {
        std::vector<Text> found;
        const double gap = kGap * em_of(line);
        double end = -1e9;
        for (const Char& c : line.chars) {
            const auto start = std::find_if(starts_.begin(), starts_.end(), [&c](double x) { return std::abs(c.x0 - x) < kFlush; });
            if (c.x0 - end > gap && start != starts_.end()) {
                found.push_back({static_cast<std::size_t>(start - starts_.begin()), c.x1});
            }
            if (found.empty()) {
                return {};
            }
            const std::size_t next = found.back().column + 1;
            if (c.x1 > (next < starts_.size() ? starts_[next] - gap / 2 : stroke_.to + kReach)) {
                return {};
            }
            found.back().x1 = end = c.x1;
        }
        return found;
    }

    [[nodiscard]] bool holds(const Line& line) const { return !texts(line).empty(); }

    /// The lines under the stroke, as far as they stand in the columns.
    bool find_body() {
        double bottom = stroke_.at;
        for (const Line* line : below_) {
            if ((line->box.y0 - bottom) / em_of(*line) > kMaxWhite || body_.size() == kMostLines || !holds(*line)) {
                const auto on_row = [line](const Line* other) { return other->box.y1 > line->box.center_y(); };
                std::erase_if(body_, on_row);   // what stands beside a text that is no cell is none either
                break;
            }
            body_.push_back(line);
            bottom = std::max(bottom, line->box.y1);
        }
        while (!body_.empty() && is_other_text()) {
            body_.pop_back();
        }
        return !body_.empty();
    }

    /// Whether the last line stands alone in the first column, in a look that no other text there has.
    [[nodiscard]] bool is_other_text() const {
        const Line& last = *body_.back();
        const auto is_key = [this](const Line& line) { return texts(line).front().column == 0; };
        return is_key(last) && std::none_of(body_.begin(), std::prev(body_.end()), [&](const Line* line) {
            return line->box.y1 > last.box.center_y() || (is_key(*line) && line->chars.front().style == last.chars.front().style);
        });
    }

    /// Whether most lines are full in all columns.
    [[nodiscard]] bool is_running_text() const {
        std::vector<std::vector<double>> widths(starts_.size());
        for (const Line* line : body_) {
            for (const Text& text : texts(*line)) {
                widths[text.column].push_back(text.x1 - starts_[text.column]);
            }
        }
        const double em = em_of(*body_.front());
        return std::all_of(widths.begin(), widths.end(), [em](const std::vector<double>& column) {
            const double widest = column.empty() ? 0 : *std::max_element(column.begin(), column.end());
            const auto full = std::count_if(column.begin(), column.end(), [widest](double width) { return width > kFullLine * widest; });
            return widest > kRunningWidth * em && static_cast<double>(full) >= kRunning * static_cast<double>(column.size());
        });
    }

    /// Where the columns part: half-way between the longest text and the next column's start.
    [[nodiscard]] std::vector<double> bounds(const std::vector<const Line*>& lines) const {
        std::vector<double> ends(starts_.begin(), starts_.end());
        for (const Line* line : lines) {
            for (const Text& text : texts(*line)) {
                ends[text.column] = std::max(ends[text.column], text.x1);
            }
        }
        std::vector<double> found;
        for (std::size_t c = 1; c < starts_.size(); ++c) {
            found.push_back((ends[c - 1] + starts_[c]) / 2);
        }
        return found;
    }

    [[nodiscard]] static std::size_t columns_filled(const AlignedText& text, const std::pair<std::size_t, std::size_t>& group, std::vector<bool>& filled) {
        filled.assign(text.columns(), false);
        for (std::size_t i = group.first; i < group.second; ++i) {
            const Filling line = text.filling(text.rows[i]);
            for (std::size_t c = 0; c < text.columns(); ++c) {
                filled[c] = filled[c] || line.text[c];
            }
        }
        return static_cast<std::size_t>(std::count(filled.begin(), filled.end(), true));
    }

    /// Whether nothing stands close over the heads, where those of another level would, and nothing beside the table, as the keys of sums do.
    [[nodiscard]] bool is_plain(const model::Box& box) const {
        const auto is_over = [&](const Line* line) {
            const bool flush = std::abs(line->box.x0 - starts_.front()) < kFlush;
            const bool ends_paragraph = std::any_of(above_.begin(), above_.end(), [&](const Line* before) {
                const double white = line->box.y0 - before->box.y1;
                return before->box.y0 < line->box.y0 && white < kUpperHead * em_of(*line) && before->box.width() > kWholeLine * box.width();
            });
            const bool is_close = line->box.y1 < box.y0 + kReach && box.y0 - line->box.y1 < kUpperHead * em_of(*line);
            return is_close && line->box.width() < kWholeLine * box.width() && !(flush && (ends_paragraph || line->box.x1 > starts_[1]));
        };
        const auto is_beside = [&box](const Line* line) { return line->box.center_y() > box.y0 && line->box.center_y() < box.y1; };
        return std::none_of(above_.begin(), above_.end(), is_over) && std::none_of(beside_.begin(), beside_.end(), is_beside);
    }

    /// Whether most texts of some column are numbers: alignment finds such tables, with heads on several levels.
    [[nodiscard]] static bool has_numbers(const AlignedText& text) {
        std::vector<std::size_t> texts(text.columns()), numbers(text.columns());
        for (const TextRow& row : text.rows) {
            const Filling line = text.filling(row);
            for (std::size_t c = 0; c < text.columns(); ++c) {
                texts[c] += line.text[c] ? 1U : 0U;
                numbers[c] += line.number[c] ? 1U : 0U;
            }
        }
        for (std::size_t c = 1; c < text.columns(); ++c) {
            if (numbers[c] * 2 >= texts[c]) {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::optional<Grid> build() const {
        std::vector<const Line*> lines = heads_;
        lines.insert(lines.end(), body_.begin(), body_.end());
        AreaFrame area{{stroke_.from, stroke_.at, stroke_.to, stroke_.at}, {stroke_}, false};
        for (const Line* line : lines) {
            area.box.add(line->box);
        }
        const AlignedText text{area, find_rows(lines), bounds(lines)};
        if (has_numbers(text) && !is_plain(area.box)) {
            return std::nullopt;
        }
        RowGroups rows = group_rows(text);
        std::vector<bool> filled;
        while (rows.groups.size() > 1 && columns_filled(text, rows.groups.back(), filled) == 1 && filled.front()) {
            rows.groups.pop_back();   // the text under the table
        }
        std::size_t full = 0;
        for (std::size_t g = rows.head_groups; g < rows.groups.size(); ++g) {
            full += columns_filled(text, rows.groups[g], filled) > 1 ? 1 : 0;
        }
        if (rows.head_groups != 1 || full < kRows || full * 2 < rows.groups.size()) {
            return std::nullopt;
        }
        std::vector<double> ys{area.box.y0, stroke_.at};
        for (std::size_t g = 2; g < rows.groups.size(); ++g) {
            ys.push_back((text.rows[rows.groups[g].first - 1].bottom + text.rows[rows.groups[g].first].top) / 2);
        }
        ys.push_back(text.rows[rows.groups.back().second - 1].bottom);
        if (!std::is_sorted(ys.begin(), ys.end())) {
            return std::nullopt;
        }
        Grid grid = Slots(text.sides(), std::move(ys)).grid();
        for (GridCell& cell : grid.cells) {
            cell.header = cell.row == 0;
        }
        grid.ruled = false;
        return grid;
    }

    const Stroke& stroke_;
    std::vector<const Line*> above_, below_, beside_;
    std::vector<const Line*> heads_, body_;
    std::vector<double> starts_;   ///< of the columns
};

}  // namespace

std::optional<Grid> find_headed_table(const Stroke& stroke, const std::vector<Line>& stretches) { return HeadedTable(stroke, stretches).find(); }

}  // namespace bianmu::layout
