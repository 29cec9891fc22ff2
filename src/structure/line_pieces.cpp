#include "structure/line_pieces.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "model/text.h"
#include "structure/similarity.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxWords = 20;     // of a line that is cut at its white space
constexpr double kPieceCost = 0.1;        // so that few pieces are better than many
constexpr double kGapCost = 0.1;          // for white space inside a piece
constexpr double kWideGapCost = 0.3;      // for a wide gap, or a stroke

constexpr std::u32string_view kParting = U" \t\u00A0\u3000·•|\uFF5C\u2502/,;，、；—–-";   // between two fields

struct Word {
    std::size_t start = 0, end = 0;
    double gap = 0;   ///< what it costs that the next word goes on in the same piece
};

bool has_han(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (model::is_han(model::next_code_point(text, at))) {
            return true;
        }
    }
    return false;
}

/// Whether the digits of a year begin behind other text.
bool opens_year(const Profile& profile, std::string_view text, std::size_t at, char32_t before) {
    const auto digit = [&profile](char32_t c) {
        const auto numeral = c < 0x80 ? profile.numerals.end() : profile.numerals.find(c);
        return (c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19') || (numeral != profile.numerals.end() && numeral->second < 10);
    };
    std::size_t digits = 0;
    std::size_t inside = at;
    if (at < text.size() && std::u32string_view(U"(\uFF08[\uFF3B\u3014").find(model::next_code_point(text, inside)) != std::u32string_view::npos) {
        at = inside;   // the year stands in brackets
    }
    while (at < text.size() && digits < 5 && digit(model::next_code_point(text, at))) {
        ++digits;
    }
    return digits == 4 && model::is_han(before);
}

/// Strokes between pieces, brackets that close, and the year of a date end a word as white space does.
std::vector<Word> words_of(const Profile& profile, std::string_view text) {
    const auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
    const auto stroke = [](char32_t c) { return std::u32string_view(U"|\uFF5C\u2502").find(c) != std::u32string_view::npos; };
    const auto closes = [](char32_t c) { return std::u32string_view(U")\uFF09]\uFF3D\u3011").find(c) != std::u32string_view::npos; };
    std::vector<Word> words;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at, next = at;
        bool touching = false;
        char32_t before = U' ';
        while (end < text.size() && !space(text[end])) {
            if (end > at && opens_year(profile, text, end, before)) {
                touching = true;
                break;
            }
            const char32_t c = model::next_code_point(text, next);
            if (stroke(c)) {
                break;
            }
            before = c;
            end = next;
            if (closes(c)) {
                touching = true;
                break;
            }
        }
        bool parted = false;
        next = end;
        while (next < text.size()) {
            std::size_t after = next;
            const char32_t c = model::next_code_point(text, after);
            if (!stroke(c) && !(c < 0x80 && space(static_cast<char>(c)))) {
                break;
            }
            parted = parted || stroke(c);
            next = after;
        }
        const bool lone_mark = end > at && letters_of(text.substr(at, end - at)).empty() && kParting.find(model::first_code_point(text.substr(at))) != std::u32string_view::npos;
        if (lone_mark && !words.empty()) {   // a mark between two pieces
            words.back().gap = kWideGapCost;
        } else if (end > at) {
            const bool wide = parted || next > end + 1 || (next > end && text[end] != ' ');
            words.push_back({at, end, wide ? kWideGapCost : next > end ? kGapCost : touching ? 0 : kGapCost});
        }
        at = next;
    }
    return words;
}

/// The best way to cut the words before some place, for one set of fields that it takes.
struct Way {
    double cost = 0;
    std::size_t from = 0;            ///< word where its last piece begins
    std::set<std::string> before;    ///< fields of the way to there
    LinePiece piece;
};

/// A number is one field, with its label and year.
bool has_field(const std::set<std::string>& fields, const std::string& name) {
    return fields.contains(name == "year" ? "number" : name) || (name == "label" && fields.contains("number"));
}

/// Whether what a look asks of the fields before holds.
bool stands_in_turn(const Look& look, const std::set<std::string>& found) {
    return (look.after.empty() || has_field(found, look.after)) && (look.before.empty() || !has_field(found, look.before));
}

}  // namespace

std::set<std::string> fields_of(const Captures& found) {
    std::set<std::string> fields;
    for (const auto& [name, capture] : found) {
        const bool number = name == "number" || ((name == "label" || name == "year") && found.contains("number"));
        if (name != "labelled") {   // of which a line may have several
            fields.insert(number ? "number" : name == "year" ? "label" : name);
        }
    }
    return fields;
}

std::string_view without_parting(std::string_view text) {
    std::size_t end = 0;
    for (std::size_t next = 0; next < text.size();) {
        if (kParting.find(model::next_code_point(text, next)) == std::u32string_view::npos) {
            end = next;
        }
    }
    return text.substr(0, end);
}

std::vector<LinePiece> fields_apart(std::string_view text, const LinePiece& piece) {
    std::map<std::string, LinePiece> fields;   // by what is one field: the parts of a number, a level and its period
    for (const auto& [name, capture] : piece.found) {
        const bool number = name == "number" || name == "label" || name == "year" || name == "total";
        LinePiece& field = fields.try_emplace(number ? "number" : name == "period" ? "level" : name, LinePiece{capture.start, capture.end, piece.rule, {}, piece.confidence}).first->second;
        field.start = std::min(field.start, capture.start);
        field.end = std::max(field.end, capture.end);
        field.found.emplace(name, capture);
    }
    std::vector<LinePiece> parts;
    for (auto& [name, field] : fields) {
        parts.push_back(std::move(field));
    }
    std::sort(parts.begin(), parts.end(), [](const LinePiece& a, const LinePiece& b) { return a.start < b.start; });
    for (std::size_t i = 0; i + 1 < parts.size(); ++i) {
        if (parts[i].end > parts[i + 1].start) {
            return {piece};   // one inside another
        }
        std::size_t cut = parts[i].end;
        for (std::size_t next = cut; next < parts[i + 1].start; cut = next) {
            if (kParting.find(model::next_code_point(text, next)) == std::u32string_view::npos) {
                break;
            }
        }
        parts[i].end = parts[i + 1].start = cut;
    }
    if (parts.size() < 2) {
        return {piece};
    }
    parts.front().start = piece.start;
    parts.back().end = piece.end;
    return parts;
}

std::vector<LinePiece> read_pieces(const Item& item, const Profile& profile, const Items& items, const std::set<std::string>& taken, bool named) {
    const std::string_view text = item.text;
    const std::vector<Rule>& rules = profile.masthead;
    const std::vector<Word> words = words_of(profile, text);
    const auto match = [&](std::size_t from, std::size_t to, const Rule& rule, LinePiece& piece) {
        const std::string_view own = text.substr(from, to - from);
        if (!looks_like(item, rule.look, items) || !rule.matches(own, piece.found) || piece.found.empty()) {
            return false;
        }
        for (auto& [name, capture] : piece.found) {
            capture.start += from;
            capture.end += from;
        }
        piece.start = from;
        piece.end = to;
        piece.rule = &rule;
        piece.confidence = confidence_of(rule, item, items);
        return true;
    };
    std::vector<std::map<std::set<std::string>, Way>> ways(words.size() + 1);
    ways[0][taken] = {};
    const bool cut = words.size() <= kMaxWords;
    const bool any_han = has_han(text);
    for (std::size_t i = 0; i < words.size() && (cut || i == 0); ++i) {
        if (ways[i].empty()) {
            continue;
        }
        for (std::size_t j = cut ? i + 1 : words.size(); j <= words.size(); ++j) {
            double gaps = 0;
            for (std::size_t k = i; k + 1 < j; ++k) {
                gaps += words[k].gap;
            }
            for (const Rule& rule : rules) {
                LinePiece piece;
                const bool whole = i == 0 && j == words.size();
                if ((rule.zone == "beside" && (whole || !any_han)) || (rule.zone == "named" && !named) || !match(words[i].start, words[j - 1].end, rule, piece)) {
                    continue;
                }
                const std::set<std::string> fields = fields_of(piece.found);
                for (const auto& [before, way] : ways[i]) {
                    if (!stands_in_turn(rule.look, before)) {
                        continue;
                    }
                    std::set<std::string> after = before;
                    const bool fresh = std::all_of(fields.begin(), fields.end(), [&after](const std::string& field) { return after.insert(field).second; });
                    const double cost = way.cost + kPieceCost + gaps + 1 - rule.confidence;
                    const auto known = ways[j].find(after);
                    if (fresh && (known == ways[j].end() || cost < known->second.cost)) {
                        ways[j][after] = {cost, i, before, piece};
                    }
                }
            }
        }
    }
    std::vector<LinePiece> pieces;
    if (words.empty() || ways.back().empty()) {
        return pieces;
    }
    auto best = std::min_element(ways.back().begin(), ways.back().end(), [](const auto& a, const auto& b) { return a.second.cost < b.second.cost; });
    for (std::size_t at = words.size();;) {
        const Way& way = best->second;
        pieces.push_back(way.piece);
        pieces.back().end = pieces.size() == 1 ? text.size() : pieces[pieces.size() - 2].start;
        at = way.from;
        if (at == 0) {
            break;
        }
        best = ways[at].find(way.before);
    }
    std::reverse(pieces.begin(), pieces.end());
    return pieces;
}

}  // namespace bianmu::structure
