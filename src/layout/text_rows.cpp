#include "layout/text_rows.h"

#include <algorithm>
#include <cmath>

#include "layout/punctuation.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kCellGap = 0.5;      // em: a wider gap may part columns; a word space is narrower
constexpr double kWordWhite = 0.15;   // em
constexpr double kDotGap = 1.0;       // em between the dots of a leader
constexpr double kParted = 1.1;       // em: wider than the ideographic space that stands inside a caption
constexpr double kRowOverlap = 0.22;  // share of the lower piece's height, to stand in one row

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool is_letter(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || (c >= 0xC0 && c < 0x2000) || (c > 0x3040 && c < 0x3100) || model::is_han(c);
}

void add_pieces(const Line& stretch, std::vector<RowPiece>& pieces) {
    int digits = 0;
    int letters = 0;
    bool open = false;
    bool first_word = false;   // is not at its end
    double end = 0;   // of the last character with its white
    int dots = 0;   // in a row
    char32_t last = 0;
    const auto close = [&] {
        if (open) {
            pieces.back().number = digits > 0 && letters * 2 <= digits;   // with its unit
            pieces.back().mark = digits + letters == 0;
            pieces.back().clause = ends_clause(last) || is_comma(last);
            pieces.back().colon = last == U':' || last == U'：';
        }
    };
    for (const Char& c : stretch.chars) {
        const bool dotted = is_leader_dot(last) && is_leader_dot(c.code);
        if (!open || c.x0 - end > (dotted ? kDotGap : kCellGap) * c.size) {
            close();
            pieces.push_back({.x0 = c.x0, .x1 = c.ink_end(), .top = c.top, .bottom = c.bottom, .size = c.size, .style = c.style, .spaces = {}});
            digits = letters = 0;
            dots = 0;
            open = first_word = true;
        } else if (c.x0 - end > kWordWhite * c.size) {
            pieces.back().spaces.emplace_back(end, c.x0);
        }
        RowPiece& piece = pieces.back();
        first_word = first_word && (piece.word == 0 || (c.x0 - end <= kWordWhite * c.size && !model::is_cjk(c.code)));
        piece.word = first_word ? c.x1 - piece.x0 : piece.word;
        end = c.x1;
        dots = is_leader_dot(c.code) ? dots + 1 : 0;
        last = c.code;
        piece.leader = piece.leader || dots >= kLeaderDots;
        piece.x1 = std::max(piece.x1, static_cast<double>(c.ink_end()));
        piece.top = std::min(piece.top, static_cast<double>(c.top));
        piece.bottom = std::max(piece.bottom, static_cast<double>(c.bottom));
        piece.size = std::max(piece.size, static_cast<double>(c.size));
        digits += is_digit(c.code) ? 1 : 0;
        piece.value = is_digit(c.code) ? piece.value * 10 + (c.code - U'0') : piece.value;
        letters += is_letter(c.code) ? 1 : 0;
    }
    close();
}

}  // namespace

bool TextRow::parted() const {
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        if (pieces[i].x0 - pieces[i - 1].x1 > kParted * size) {
            return true;
        }
    }
    return false;
}

void part_piece(TextRow& row, std::size_t at, std::size_t space) {
    RowPiece& piece = row.pieces[at];
    const auto white = piece.spaces.begin() + static_cast<std::ptrdiff_t>(space);
    RowPiece rest = piece;
    rest.x0 = white->second;
    rest.spaces.assign(white + 1, piece.spaces.end());
    piece.x1 = white->first;
    piece.clause = piece.colon = false;
    piece.spaces.erase(white, piece.spaces.end());
    row.pieces.insert(row.pieces.begin() + static_cast<std::ptrdiff_t>(at) + 1, std::move(rest));
}

std::vector<TextRow> find_rows(const std::vector<const Line*>& stretches) {
    std::vector<RowPiece> pieces;
    for (const Line* stretch : stretches) {
        add_pieces(*stretch, pieces);
    }
    std::stable_sort(pieces.begin(), pieces.end(), [](const RowPiece& a, const RowPiece& b) { return a.top + a.bottom < b.top + b.bottom; });
    std::vector<TextRow> rows;
    for (RowPiece& piece : pieces) {
        const bool joins = !rows.empty() && std::min(rows.back().bottom, piece.bottom) - std::max(rows.back().top, piece.top) >=
                                                kRowOverlap * std::min(rows.back().bottom - rows.back().top, piece.bottom - piece.top);
        if (!joins) {
            rows.push_back({{}, piece.top, piece.bottom, piece.size});
        }
        TextRow& row = rows.back();
        row.top = std::min(row.top, piece.top);
        row.bottom = std::max(row.bottom, piece.bottom);
        row.size = std::max(row.size, piece.size);
        row.pieces.push_back(piece);
    }
    for (TextRow& row : rows) {
        std::stable_sort(row.pieces.begin(), row.pieces.end(), [](const RowPiece& a, const RowPiece& b) { return a.x0 < b.x0; });
    }
    return rows;
}

}  // namespace bianmu::layout
