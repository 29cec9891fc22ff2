#include "layout/word_pairs.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

#include "layout/median.h"

namespace bianmu::layout {

namespace {

constexpr std::size_t kRows = 5;
constexpr std::size_t kRuledRows = 3;   // between strokes at the top and the foot
constexpr std::size_t kLooseRows = 4;
constexpr double kLoose = 0.6;          // em of white between rows
constexpr double kFull = 0.9;           // of the rows: have both, stand in line, are words
constexpr double kInLine = 1.5;         // points between places that are one
constexpr double kMiddle = 0.3;         // em between middles that are one: closing punctuation has half its width of white
constexpr double kGap = 0.6;            // em between key and value, in each row
constexpr double kRuledGap = 0.7;       // the same between strokes
constexpr double kUsualGap = 1.5;       // the same in most rows, where no strokes are

bool most(std::size_t count, std::size_t of) { return static_cast<double>(count) >= kFull * static_cast<double>(of); }

/// Whether pieces begin, end or have their middles at one place.
bool stand_in_line(const std::vector<const RowPiece*>& pieces) {
    const auto in_line = [&pieces](double off, const std::function<double(const RowPiece&)>& place) {
        std::vector<double> places;
        for (const RowPiece* piece : pieces) {
            places.push_back(place(*piece));
        }
        const double usual = median(places);
        return most(static_cast<std::size_t>(std::count_if(places.begin(), places.end(), [usual, off](double p) { return std::abs(p - usual) < off; })), places.size());
    };
    return in_line(kInLine, [](const RowPiece& p) { return p.x0; }) || in_line(kInLine, [](const RowPiece& p) { return p.x1; }) ||
           in_line(std::max(kInLine, kMiddle * pieces.front()->size), [](const RowPiece& p) { return p.center(); });
}

/// Whether white stands between all rows.
bool is_loose(const AlignedText& text, const RowGroups& rows) {
    return std::all_of(rows.groups.begin() + 1, rows.groups.end(), [&text](const auto& group) {
        const TextRow& row = text.rows[group.first];
        return row.top - text.rows[group.first - 1].bottom > kLoose * row.size;
    });
}

}  // namespace

bool are_word_pairs(const AlignedText& text, const RowGroups& rows) {
    if (text.columns() != 2) {
        return false;
    }
    const bool ruled = text.area.long_strokes() >= 2;
    if (rows.groups.size() < (ruled ? kRuledRows : is_loose(text, rows) ? kLooseRows : kRows)) {
        return false;
    }
    std::vector<const RowPiece*> keys, values;
    std::vector<double> gaps;   // em
    std::size_t words = 0, numbers = 0;   // keys, values
    for (const auto& group : rows.groups) {
        const RowPiece *key = nullptr, *value = nullptr;
        for (const RowPiece& piece : text.rows[group.first].pieces) {
            const auto [from, to] = text.span(piece);
            if (from < to || piece.leader) {
                return false;
            }
            (from == 0 ? key : value) = &piece;
        }
        if (key == nullptr || value == nullptr) {
            continue;
        }
        gaps.push_back((value->x0 - key->x1) / key->size);
        if (gaps.back() < (ruled ? kRuledGap : kGap)) {
            return false;
        }
        words += key->number || key->mark || key->clause ? 0 : 1;
        numbers += value->number ? 1 : 0;
        keys.push_back(key);
        values.push_back(value);
    }
    return !keys.empty() && (ruled || median(gaps) >= kUsualGap) && !most(numbers, keys.size()) && most(keys.size(), rows.groups.size()) && most(words, keys.size()) && stand_in_line(keys) && stand_in_line(values);
}

}  // namespace bianmu::layout
