#include "structure/mentions.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"
#include "structure/mention_values.h"

namespace bianmu::structure {

namespace {

std::size_t count_digits(std::string_view text) {
    std::size_t digits = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = model::next_code_point(text, at);
        digits += c - U'0' < 10 || c - U'\uFF10' < 10 ? 1 : 0;
    }
    return digits;
}

class Finder {
public:
    Finder(const Profile& profile, std::vector<model::Mention>& mentions) : profile_(profile), rules_(profile.mentions), mentions_(mentions) {}

    /// @param where  a mention with nothing but its place.
    void search(std::string_view text, const model::Mention& where) {
        const std::uint32_t candidates = rules_.candidates(text);
        const std::size_t first = mentions_.size();
        taken_.clear();
        for (std::size_t i = 0; i < rules_.rules.size(); ++i) {
            if ((candidates & MentionRules::bit(i)) != 0) {
                search(text, rules_.rules[i], where);
            }
        }
        if (mentions_.size() > first) {
            order(text, first);
        }
    }

private:
    void search(std::string_view text, const MentionRule& rule, const model::Mention& where) {
        Capture whole;
        for (std::size_t from = 0; rule.rule.pattern.matches(text, groups_, from, &whole);) {
            const auto named = groups_.find("text");
            const Capture found = named == groups_.end() ? whole : named->second;
            from = std::max(found.end, from + 1);
            const std::string_view printed = found.of(text);
            const bool too_long = rule.rule.max_chars > 0 && model::length(printed) > rule.rule.max_chars;
            if (too_long || (rule.min_digits > 1 && count_digits(printed) < rule.min_digits) || rule.rule.except.matches(printed) || !take(found, text.size())) {
                continue;
            }
            model::Mention& mention = mentions_.emplace_back(where);
            mention.kind = rule.kind;
            mention.text = printed;
            mention.value = canonical_value(profile_, rule, groups_, text);
            mention.start = found.start;
            mention.end = found.end;
            mention.rule = rule.rule.id;
            mention.confidence = rule.rule.confidence;
        }
    }

    /// Whether no rule before has any of it; then it is taken.
    bool take(Capture piece, std::size_t size) {
        taken_.resize(size);
        const auto start = taken_.begin() + static_cast<std::ptrdiff_t>(piece.start);
        const auto end = taken_.begin() + static_cast<std::ptrdiff_t>(piece.end);
        if (std::find(start, end, true) != end) {
            return false;
        }
        std::fill(start, end, true);
        return true;
    }

    /// The mentions of one text as they stand in it, their bytes counted as code points.
    void order(std::string_view text, std::size_t first) {
        const auto begin = mentions_.begin() + static_cast<std::ptrdiff_t>(first);
        std::sort(begin, mentions_.end(), [](const model::Mention& a, const model::Mention& b) { return a.start < b.start; });
        std::size_t bytes = 0, points = 0;
        for (auto mention = begin; mention != mentions_.end(); ++mention) {
            points += model::length(text.substr(bytes, mention->start - bytes));
            bytes = mention->end;
            mention->start = points;
            points += model::length(mention->text);
            mention->end = points;
        }
    }

    const Profile& profile_;
    const MentionRules& rules_;
    std::vector<model::Mention>& mentions_;
    Captures groups_;
    std::vector<bool> taken_;   ///< bytes of the text that belong to a mention
};

void search(Finder& finder, const model::DocumentBlock& block) {
    model::Mention where;
    where.block = block.id;
    finder.search(block.text, where);
    for (const model::TableCell& cell : block.cells) {
        where.row = cell.row;
        where.column = cell.column;
        finder.search(cell.text, where);
    }
}

}  // namespace

void find_mentions(const Profile& profile, model::Document& document) {
    Finder finder(profile, document.mentions);
    for (const model::Section& section : document.sections) {
        for (const model::Article& article : section.articles) {
            model::Mention where;
            where.article = article.id;
            finder.search(article.title, where);
            for (const model::DocumentBlock& block : article.blocks) {
                search(finder, block);
            }
        }
    }
    for (const model::DocumentNote& note : document.notes) {
        model::Mention where;
        where.note = note.id;
        finder.search(note.text, where);
    }
}

}  // namespace bianmu::structure
