#include "layout/table_joins.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <string>
#include <utility>

#include "layout/lines.h"
#include "layout/table_heads.h"
#include "layout/text_rows.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kSameSide = 4;        // points
constexpr double kInLine = 2;          // points between places that are one
constexpr double kSharedWidth = 0.8;   // of the wider piece, that the other has at least where its head is repeated
constexpr int kHeadRows = 4;           // that may be repeated
constexpr int kRestRows = 3;           // of a piece at least, where one is no row
constexpr double kFilled = 0.8;        // of a column's cells, where an empty one shows a broken row
constexpr int kOtherRows = 2;          // beside the broken one
constexpr int kRowsAround = 4;         // that fill a column whose cell goes on
constexpr double kWordSpace = 0.3;     // em
constexpr double kPadding = 2;         // em at most at both sides of a cell
constexpr double kShortLine = 0.6;     // of the table's width, for a line that says that it goes on
constexpr std::size_t kLinesOver = 2;  // such lines over a piece

std::string cell_text(const model::Cell& cell) {
    std::string text;
    for (const model::Block& block : cell.blocks) {
        text += std::get<model::Paragraph>(block.value).text;
    }
    return text;
}

std::string row_text(const model::Table& table, int row) {
    std::string text;
    for (const model::Cell& cell : table.cells) {
        const std::string own = cell.row == row ? cell_text(cell) : std::string();
        text += own.empty() ? own : own + '\t';   // what no text stands in may be merged or not
    }
    return text;
}

/// The first rows of `next` that repeat the lower rows of the table's head.
int lower_head_rows(const model::Table& table, const model::Table& next) {
    const int head = rows_of_head(table.cells);
    for (int first = 1; first < head && head <= kHeadRows; ++first) {
        int row = first;
        while (row < head && row - first + 1 < next.rows && row_text(table, row) == row_text(next, row - first) && !row_text(table, row).empty()) {
            ++row;
        }
        if (row == head) {
            return head - first;
        }
    }
    return 0;
}

/// The first rows of `next` that repeat those of the table: its head.
int head_rows(const model::Table& table, const model::Table& next) {
    int same = 0;
    while (same + 1 < std::min(table.rows, next.rows) && same < kHeadRows) {
        const std::string text = row_text(next, same);
        if (text != row_text(table, same) || model::count_characters(text) == 0) {
            break;
        }
        ++same;
    }
    if (same == 0) {   // the upper rows of the head went with the running heads
        same = lower_head_rows(table, next);
    }
    // No cell reaches from the head into the rows under it.
    while (same > 0 && std::any_of(next.cells.begin(), next.cells.end(), [same](const model::Cell& c) { return c.row < same && c.row + c.row_span > same; })) {
        --same;
    }
    return same;
}

/// The rows without any text, in none of which a merged cell stands.
std::vector<bool> empty_rows(const model::Table& table) {
    std::vector<bool> empty(static_cast<std::size_t>(table.rows), true);
    for (const model::Cell& cell : table.cells) {
        for (int row = cell.row; row < cell.row + cell.row_span && (!cell.blocks.empty() || cell.row_span > 1); ++row) {
            empty[static_cast<std::size_t>(row)] = false;
        }
    }
    return empty;
}

/// Whether a row at a page break holds nothing, as no other row of the two pieces does: it is what the break leaves of the white in a row.
bool is_rest(const model::Table& piece, int row, const model::Table& other) {
    if (piece.rows < kRestRows) {
        return false;
    }
    const std::vector<bool> own = empty_rows(piece);
    const std::vector<bool> others = empty_rows(other);
    return own[static_cast<std::size_t>(row)] && std::count(own.begin(), own.end(), true) == 1 && std::count(others.begin(), others.end(), true) == 0;
}

/// The runs of digits of a text.
std::vector<std::string> numbers_of(const std::string& text) {
    std::vector<std::string> numbers;
    bool inside = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !inside) {
            numbers.emplace_back();
        }
        if (digit) {
            numbers.back() += c;
        }
        inside = digit;
    }
    return numbers;
}

/// How the rows around a page break use a column.
struct ColumnUse {
    int filled = 0;        ///< rows but the last of the table and the first of the piece
    bool merged = false;   ///< some cell is over several rows
};

/// @param head  rows of `next` that are no rows of its own.
std::vector<ColumnUse> use_of_columns(const model::Table& table, const model::Table& next, int head) {
    std::vector<ColumnUse> columns(static_cast<std::size_t>(table.columns));
    const auto count = [&columns](const model::Table& from, int first, int end) {
        for (const model::Cell& cell : from.cells) {
            const int rows = std::min(cell.row + cell.row_span, end) - std::max(cell.row, first);
            for (int c = cell.column; rows > 0 && c < cell.column + cell.column_span; ++c) {
                ColumnUse& use = columns[static_cast<std::size_t>(c)];
                use.filled += cell.blocks.empty() ? 0 : rows;
                use.merged = use.merged || rows > 1;
            }
        }
    };
    count(table, 0, table.rows - 1);
    count(next, head + 1, next.rows);
    return columns;
}

const model::Paragraph* paragraph_at(const std::vector<model::Block>& blocks, std::size_t at) {
    return at < blocks.size() ? std::get_if<model::Paragraph>(&blocks[at].value) : nullptr;
}

/// Whether a short line over a piece is no caption of another table: it counts no other number than the caption of the table before
/// does, and says less than that or stands at the right side.
bool says_goes_on(const model::Paragraph& line, const model::Paragraph* caption, const model::Location& last) {
    const model::Location& place = line.locations.front();
    if (!place.box || !last.box || place.page != last.page + 1 || line.locations.size() > 1 || line.text.find('\n') != std::string::npos ||
        place.box->width() > kShortLine * last.box->width()) {
        return false;
    }
    const std::vector<std::string> own = numbers_of(line.text);
    const std::vector<std::string> known = caption == nullptr ? std::vector<std::string>{} : numbers_of(caption->text);
    if (!own.empty()) {
        return own.size() == 1 && !known.empty() && own.front() == known.front();
    }
    const bool right = place.box->x0 - last.box->x0 > 2 * std::max(0.0, last.box->x1 - place.box->x1);
    return !known.empty() || right;
}

}  // namespace

const CellPart* TableJoiner::Piece::part(int row, int column) const {
    const auto found = std::find_if(cells.begin(), cells.end(), [row, column](const CellPart& p) {
        return p.cell.row <= row && p.cell.row + p.cell.row_span > row && p.cell.column == column && p.cell.column_span == 1;
    });
    return found == cells.end() ? nullptr : &*found;
}

bool TableJoiner::Piece::is_full(const CellPart& part, const CellPart& next) const {
    const std::vector<Line> lines = join_stretches(part.cell.stretches);
    const std::vector<Line> more = join_stretches(next.cell.stretches);
    if (lines.empty() || more.empty()) {
        return false;
    }
    const std::vector<Char>& chars = more.front().chars;
    std::size_t word = 1;   // characters of its first word
    while (word < chars.size() && chars[word].space == 0 && !model::is_cjk(chars[word].code) && !model::is_cjk(chars[word - 1].code)) {
        ++word;
    }
    const double needed = kWordSpace * lines.back().size + chars[word - 1].x1 - chars[0].x0;
    // A column whose lines all leave room in its cells breaks none.
    const double room = ruled ? part.cell.box.width() - kPadding * lines.back().size : 0;
    return lines.back().box.width() + needed > std::max(room, widths[static_cast<std::size_t>(part.cell.column)]);
}

bool TableJoiner::Piece::stands_like(const Piece& other) const {
    const auto near = [](double a, double b) { return std::abs(a - b) < kInLine; };
    for (std::size_t c = 0; c < texts.size(); ++c) {
        const auto& [x0, x1] = texts[c];
        const auto& [other0, other1] = other.texts[c];
        if (!near(x0, other0) && !near(x1, other1) && !near((x0 + x1) / 2, (other0 + other1) / 2)) {
            return false;
        }
    }
    return texts.size() > 1;
}

TableJoiner::Piece TableJoiner::keep(const Grid& grid, int page) {
    Piece piece;
    piece.xs = grid.xs;
    piece.ruled = grid.ruled;
    piece.widths.resize(static_cast<std::size_t>(grid.columns));
    piece.texts.resize(piece.widths.size(), {std::numeric_limits<double>::max(), std::numeric_limits<double>::lowest()});
    for (const GridCell& cell : grid.cells) {
        if (cell.row <= kHeadRows || cell.row + cell.row_span == grid.rows) {
            piece.cells.push_back({cell, page});
        }
        for (const Line& stretch : cell.stretches) {
            double& width = piece.widths[static_cast<std::size_t>(cell.column)];
            width = cell.column_span > 1 ? width : std::max(width, stretch.box.width());
            if (cell.column_span == 1 && !cell.header) {
                auto& [x0, x1] = piece.texts[static_cast<std::size_t>(cell.column)];
                x0 = std::min(x0, stretch.box.x0);
                x1 = std::max(x1, stretch.box.x1);
            }
        }
    }
    return piece;
}

/// Whether `next` goes on with the table before: in the next column or on the next page, with the same columns, and the same head,
/// lines drawn, or without a head of its own and its texts in line with those before.
bool TableJoiner::goes_on(const model::Table& table, const model::Table& next, const Piece& piece) const {
    const model::Location& last = table.locations.back();
    const model::Location& first = next.locations.front();
    if (table.columns != next.columns || !last.box || !first.box || piece.xs.size() != last_.xs.size()) {
        return false;
    }
    const double shift = piece.xs.front() - last_.xs.front();
    bool same_shape = true;
    for (std::size_t i = 1; i < piece.xs.size(); ++i) {
        same_shape = same_shape && std::abs(piece.xs[i] - last_.xs[i] - shift) < kSameSide;
    }
    const bool same_sides = std::abs(last.box->x0 - first.box->x0) < kSameSide && std::abs(last.box->x1 - first.box->x1) < kSameSide;
    const double narrower = std::min(last.box->width(), first.box->width());
    const bool head = head_rows(table, next) > 0 && narrower > kSharedWidth * std::max(last.box->width(), first.box->width());
    if (first.page == last.page) {   // in the next column
        return first.box->y0 < last.box->y0 && (head || (same_shape && table.ruled && table.columns > 1));
    }
    const bool headless = std::none_of(next.cells.begin(), next.cells.end(), [](const model::Cell& cell) { return cell.header; });
    const bool alike = table.ruled ? same_shape || same_sides : headless && piece.stands_like(last_);
    return first.page == last.page + 1 && (head || alike);
}

/// Whether a row of `next` goes on with the last row of the table. Cells that only one of the two fill show it: what else the row
/// holds continues full lines above holes; or the two fill each other's holes; or the first column or several have holes that no other row has.
bool TableJoiner::breaks_row(const model::Table& table, const model::Table& next, int head, const Piece& piece) const {
    const int others = table.rows - 1 + next.rows - head - 1;
    if (table.rows < 2 || others < kOtherRows) {
        return false;
    }
    const std::vector<ColumnUse> columns = use_of_columns(table, next, head);
    bool text = false, key_text = false, loose = false, hole_above = false, hole_below = false, key_goes_on = false;
    int sure_holes = 0;   // below, that no other row has
    for (int c = 0; c < table.columns; ++c) {
        const CellPart* upper = last_.part(last_.cells.back().cell.row + last_.cells.back().cell.row_span - 1, c);
        const CellPart* lower = piece.part(head, c);
        if (upper == nullptr || lower == nullptr || (lower->cell.row_span > 1 && !lower->cell.stretches.empty())) {
            return false;
        }
        const ColumnUse& use = columns[static_cast<std::size_t>(c)];
        const bool above = !upper->cell.stretches.empty();
        const bool below = !lower->cell.stretches.empty();
        if (lower->cell.row_span > 1) {   // the cell above goes on
            key_goes_on = key_goes_on || c == 0;
        } else if (above && below) {
            const auto is_number = [](const CellPart& part) { return find_rows({&part.cell.stretches.front()}).front().pieces.front().number; };
            if (is_number(*upper) && is_number(*lower)) {
                return false;
            }
            loose = loose || !last_.is_full(*upper, *lower);
            (c > 0 ? text : key_text) = true;
        } else if (above != below && use.filled >= kFilled * others) {
            (above ? hole_below : hole_above) = true;
            const bool sure = above && !use.merged && use.filled == others;
            sure_holes += sure ? 1 : 0;
            key_goes_on = key_goes_on || (sure && c == 0);
        }
    }
    if (loose) {
        return !key_text && others >= kRowsAround && sure_holes > 0 && (sure_holes > 1 || key_goes_on);
    }
    return (text && hole_below) || (key_text && sure_holes > 0) || (hole_above && hole_below);
}

/// Moves what a row of `next` holds into the last row of the table.
void TableJoiner::join_row(model::Table& table, model::Table& next, int row, const Piece& piece) {
    const int last_row = last_.cells.back().cell.row + last_.cells.back().cell.row_span - 1;
    std::uint64_t before = 0, after = 0;   // hyphens left out
    for (model::Cell& cell : table.cells) {
        if (cell.row + cell.row_span != table.rows) {
            continue;
        }
        const CellPart* upper = last_.part(last_row, cell.column);
        const CellPart* lower = piece.part(row, cell.column);
        cell.row_span += lower->cell.row_span - 1;
        if (lower->cell.stretches.empty()) {
            continue;
        }
        static_cast<void>(maker_.build_cell({*upper}, before));
        static_cast<void>(maker_.build_cell({*lower}, before));
        cell.blocks = maker_.build_cell({*upper, *lower}, after);
    }
    maker_.discarded.add("hyphen", after - before);
    std::erase_if(next.cells, [row](const model::Cell& cell) { return cell.row == row; });
}

/// Lets merged cells of the table go on at the head of `next`, where the text stands in one of the two parts: parts of several rows,
/// or a part under the text in a column with merged cells that all other rows fill.
void TableJoiner::extend_cells(model::Table& table, model::Table& next, int row) {
    if (!table.ruled) {
        return;
    }
    const std::vector<ColumnUse> columns = use_of_columns(table, next, row);
    const int others = table.rows - 1 + next.rows - row - 1;
    std::erase_if(next.cells, [&](model::Cell& cell) {
        const ColumnUse& use = columns[static_cast<std::size_t>(cell.column)];
        const bool group = use.merged && use.filled == others && others >= kRowsAround;
        const auto above = std::find_if(table.cells.begin(), table.cells.end(), [&](const model::Cell& c) {
            const bool touches = cell.row == row && c.row + c.row_span == table.rows && c.column == cell.column && c.column_span == cell.column_span;
            const bool one_text = c.blocks.empty() != cell.blocks.empty();
            const bool merged = cell.blocks.empty() ? cell.row_span > 1 || group : cell.row_span > 1 && c.row_span > 1;
            return touches && one_text && merged;
        });
        if (above == table.cells.end()) {
            return false;
        }
        above->row_span += cell.row_span;
        std::move(cell.blocks.begin(), cell.blocks.end(), std::back_inserter(above->blocks));
        return true;
    });
}

/// Appends the rows of `next`.
void TableJoiner::append(model::Table& table, model::Table next, const Piece& piece) {
    int skipped = head_rows(table, next);
    for (int row = 0; row < skipped; ++row) {
        furniture_.push_back({model::FurnitureKind::header, std::string(model::trim(row_text(next, row))), next.locations});
    }
    for (model::Cell& cell : table.cells) {
        cell.header = cell.header || cell.row < skipped;   // what is repeated is a head
    }
    const bool rest_above = is_rest(table, table.rows - 1, next);
    const bool rest_below = !rest_above && is_rest(next, skipped, table);
    std::erase_if(next.cells, [skipped](const model::Cell& cell) { return cell.row < skipped; });
    if (rest_above) {
        --table.rows;
        std::erase_if(table.cells, [&table](const model::Cell& cell) { return cell.row == table.rows; });
    } else if (rest_below) {
        std::erase_if(next.cells, [skipped](const model::Cell& cell) { return cell.row == skipped; });
        ++skipped;
    } else if (breaks_row(table, next, skipped, piece)) {
        join_row(table, next, skipped, piece);
        ++skipped;
    } else {
        extend_cells(table, next, skipped);
    }
    for (model::Cell& cell : next.cells) {
        cell.row += table.rows - skipped;
        cell.header = false;
        table.cells.push_back(std::move(cell));
    }
    table.rows += next.rows - skipped;
    table.locations.insert(table.locations.end(), next.locations.begin(), next.locations.end());
    mark_bold_head(table);   // which may have stood alone at the foot of a page
}

void TableJoiner::add(ParagraphBuilder& builder, Grid grid, int page) {
    Piece piece = keep(grid, page);
    model::Table table = maker_.build(grid, page);
    builder.cut();
    std::vector<model::Block>& blocks = builder.blocks();
    std::size_t end = blocks.size();   // behind the table before
    while (end > 0 && blocks.size() - end < kLinesOver && paragraph_at(blocks, end - 1) != nullptr) {
        --end;
    }
    auto* before = end == 0 ? nullptr : std::get_if<model::Table>(&blocks[end - 1].value);
    bool joins = before != nullptr && goes_on(*before, table, piece) && (end == blocks.size() || head_rows(*before, table) > 0);
    for (std::size_t i = end; joins && i < blocks.size(); ++i) {
        joins = says_goes_on(*paragraph_at(blocks, i), end < 2 ? nullptr : paragraph_at(blocks, end - 2), before->locations.back());
    }
    if (joins) {
        while (blocks.size() > end) {
            const auto line = std::get<model::Paragraph>(builder.drop_last().value);
            furniture_.push_back({model::FurnitureKind::header, line.text, line.locations});
        }
        append(std::get<model::Table>(blocks[end - 1].value), std::move(table), piece);
    } else {
        builder.add(model::Block{std::move(table)});
    }
    last_ = std::move(piece);
}

}  // namespace bianmu::layout
