#include "store/search_plan.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "model/text.h"
#include "store/pieces.h"

namespace bianmu::store {
namespace {

constexpr std::size_t kTrigram = 3;
constexpr std::int64_t kManyArticles = 10'000;       ///< above which ranking takes longer than a person waits
constexpr std::int64_t kManyOccurrences = 20'000;    ///< above which a short word is not counted
constexpr std::int64_t kFewOccurrences = 50;         ///< up to which it leads where there are phrases: each costs as much as thousands that a phrase has
constexpr const char* kLastCharacter = "\U0010FFFF";

bool is_short(const std::string& word) {
    return model::length(word) < kTrigram;
}

/// Words as phrases of FTS5, all of which must be there.
std::string match_of(const std::vector<std::string>& words, const std::string& between = " AND ") {
    std::string out;
    for (const std::string& word : words) {
        out += (out.empty() ? "" : between) + "\"";
        for (const char c : word) {
            out += c == '"' ? "\"\"" : std::string(1, c);
        }
        out += '"';
    }
    return out;
}

/// A pattern of LIKE for texts that hold the word.
std::string pattern(const std::string& word) {
    std::string out = "%";
    for (const char c : word) {
        out += c == '%' || c == '_' || c == '\\' ? "\\" + std::string(1, c) : std::string(1, c);
    }
    return out + "%";
}

std::string folded_text(const std::string& word) {
    return model::to_utf8(folded(word));
}

std::int64_t count(Database& database, const std::string& rows, const std::vector<Value>& values) {
    auto query = database.prepare("select count(*) from (select 1 from " + rows + " limit ?)");
    query.with_row(values);
    std::int64_t out = 0;
    while (query.step()) {
        out = query.number(0);
    }
    return out;
}

/// Whether a short word stands at so many places, or more.
bool is_at(Database& database, const std::string& word, std::int64_t places) {
    return count(database, "article_terms where term >= ? and term < ? || ?", {folded_text(word), folded_text(word), kLastCharacter, places}) == places;
}

/// Puts a statement together, values beside their places.
class Builder {
public:
    void add(const std::string& text, const std::vector<Value>& values = {}) {
        plan_.statement += text;
        plan_.values.insert(plan_.values.end(), values.begin(), values.end());
    }
    void add(const Builder& part) { add(part.plan_.statement, part.plan_.values); }
    [[nodiscard]] SearchPlan take() { return std::move(plan_); }

private:
    SearchPlan plan_;
};

/// Whether there are articles that are indexed in pieces.
bool has_pieces(Database& database) {
    auto version = database.prepare("pragma user_version");
    bool may_have = false;
    while (version.step()) {
        may_have = version.number(0) >= 3;
    }
    return may_have && count(database, "article_pieces", {std::int64_t{1}}) > 0;
}

/// What the search asks beside the words that lead it. The keys of articles are in `key_name`.
class Conditions {
public:
    Conditions(std::string key_name, const SearchOptions& options) : key_(std::move(key_name)) {
        if (!options.kind.empty()) {
            about_document("d.kind = ?", {options.kind});
        }
        if (!options.from.empty()) {
            about_document("(d.date >= ? or substr(?, 1, length(d.date)) = d.date)", {options.from, options.from});
        }
        if (!options.to.empty()) {
            about_document("substr(d.date, 1, length(?)) <= ?", {options.to, options.to});
        }
        if (!options.issuer.empty()) {
            about_document("instr(d.issuer, ?) > 0", {model::to_nfc(options.issuer)});
        }
        if (!options.section.empty()) {
            about_text("exists (select 1 from sections s where s.document = a.document and s.ordinal = a.section and instr(s.title, ?) > 0)",
                       {model::to_nfc(options.section)});
        }
    }
    /// Reads the articles' texts.
    void has_in_text(const std::string& word, bool is_wanted) {
        const std::string text = pattern(word);
        about_text(std::string(is_wanted ? "" : "not ") + "(coalesce(a.title, '') like ? escape '\\' or a.text like ? escape '\\')", {text, text});
    }
    /// @param leads  whether its articles are asked for the phrases one by one, or those of the phrases for it (`+`).
    void has_short(const std::string& word, bool leads) {
        conditions_.add((leads ? " and " : " and +") + key_ + " in (select " + article_of("doc") + " from article_terms where term >= ? and term < ? || ?)",
                        {folded_text(word), folded_text(word), kLastCharacter});
    }
    void has_not(const std::string& word) {
        if (is_short(word)) {
            has_in_text(word, false);
        } else {
            conditions_.add(" and " + key_ + " not in (select " + article_of("rowid") + " from article_search where article_search match ?)", {match_of({word})});
        }
    }
    /// A document's number is a part of its articles' keys, so that asking it needs no article.
    [[nodiscard]] std::string joins() const {
        return std::string(asks_document_ ? " join documents d on d.id = " + key_ + " / " + std::to_string(kArticlesPerDocument) : "") +
               (asks_text_ && key_ != "a.key" ? " join articles a on a.key = " + key_ : "");
    }
    [[nodiscard]] bool asks_document() const { return asks_document_; }
    [[nodiscard]] const Builder& text() const { return conditions_; }

private:
    void about_document(const std::string& text, const std::vector<Value>& values) {
        asks_document_ = true;
        conditions_.add(" and " + text, values);
    }
    void about_text(const std::string& text, const std::vector<Value>& values) {
        asks_text_ = true;
        conditions_.add(" and " + text, values);
    }

    std::string key_;
    Builder conditions_;
    bool asks_document_ = false, asks_text_ = false;
};

/// Articles in pieces have their phrases in any of these. `scores` gives a score for each piece; an article has the greatest.
void add_pieces(Builder& builder, const std::string& scores, const std::vector<Value>& values) {
    builder.add("with pieces(key, score) as materialized (" + scores + ") ", values);
}

void add_of_pieces(Builder& builder, const std::vector<std::string>& phrases, const Conditions& conditions) {
    builder.add("select pieces.key as key, max(pieces.score) as score from pieces" + conditions.joins() + " where true");
    for (const std::string& phrase : phrases) {
        builder.add(" and pieces.key in (select " + article_of("rowid") + " from article_search where article_search match ? and rowid < 0)", {match_of({phrase})});
    }
    builder.add(conditions.text());
    builder.add(" group by pieces.key");
}

std::string pieces_with(const std::string& score) {
    return "select " + article_of("rowid") + ", " + score + " from article_search where article_search match ? and rowid < 0";
}

/// Those with all words in the title first, then all others; in both the last stored first.
/// @param pieced  for articles in pieces; null = there are none.
void add_many(Builder& builder, const std::vector<std::string>& phrases, const Conditions& conditions, const Conditions* pieced, std::int64_t most) {
    const std::string match = match_of(phrases);
    const std::string in_title = "{title} : (" + match + ")";
    const std::string found = " from article_search" + conditions.joins() + " where article_search match ?" + (pieced == nullptr ? "" : " and article_search.rowid > 0");
    if (pieced != nullptr) {
        add_pieces(builder, pieces_with("0.0") + " union all " + pieces_with("1.0"), {match_of(phrases, " OR "), in_title});
    }
    builder.add("select * from (select article_search.rowid as key, 1.0 as score" + found, {in_title});
    builder.add(conditions.text());
    builder.add(" order by article_search.rowid desc limit ?) union all select * from (select article_search.rowid, 0.0" + found, {most, match});
    builder.add(conditions.text());
    builder.add(" and article_search.rowid not in (select rowid from article_search where article_search match ?) order by article_search.rowid desc limit ?)",
                {in_title, most});
    if (pieced != nullptr) {
        builder.add(" union all select * from (");
        add_of_pieces(builder, phrases, *pieced);
        builder.add(")");
    }
    builder.add(" order by score desc, key desc");
}

void add_ranked(Builder& builder, const std::vector<std::string>& phrases, const Conditions& conditions, const Conditions* pieced) {
    const std::string score = "-bm25(article_search, 10.0, 1.0)";
    if (pieced != nullptr) {
        add_pieces(builder, pieces_with(score), {match_of(phrases, " OR ")});
    }
    builder.add("select article_search.rowid as key, " + score + " as score from article_search" + conditions.joins() + " where article_search match ?" +
                (pieced == nullptr ? "" : " and article_search.rowid > 0"), {match_of(phrases)});
    builder.add(conditions.text());
    if (pieced != nullptr) {
        builder.add(" union all ");
        add_of_pieces(builder, phrases, *pieced);
    }
    builder.add(" order by score desc, key");
}

/// The formula of bm25 with the same weights, but for the lengths of the articles.
void add_counted(Builder& builder, const std::vector<std::string>& words, const Conditions& conditions) {
    std::string score, tables;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string name = "w" + std::to_string(i);
        builder.add((i == 0 ? "with " : ", ") + name + "(key, times) as materialized (select " + article_of("doc") +
                    ", sum(case col when 'title' then 10.0 else 1.0 end) from article_terms where term >= ? and term < ? || ? group by 1)", {folded_text(words[i]), folded_text(words[i]), kLastCharacter});
        score += (i == 0 ? "" : " + ") + ("(select ln(1 + (select count(*) from articles) / (count(*) + 0.5)) from " + name + ") * " + name + ".times * 2.2 / (" + name +
                                          ".times + 1.2)");
        tables += i == 0 ? name : " join " + name + " on " + name + ".key = w0.key";
    }
    builder.add(" select w0.key as key, " + score + " as score from " + tables + conditions.joins() + " where true");
    builder.add(conditions.text());
    builder.add(" order by score desc, key");
}

void add_common(Builder& builder, const Conditions& conditions) {
    if (conditions.asks_document()) {
        builder.add("select a.key as key, 0.0 as score from documents d cross join articles a on a.document = d.id where true");
        builder.add(conditions.text());
        builder.add(" order by d.id desc, a.ordinal desc");
    } else {
        builder.add("select a.key as key, 0.0 as score from articles a where true");
        builder.add(conditions.text());
        builder.add(" order by a.key desc");
    }
}

}  // namespace

SearchPlan plan_search(Database& database, const Query& query, const SearchOptions& options) {
    std::vector<std::string> phrases, counted, common;
    for (const std::string& word : query.wanted) {
        (!is_short(word) ? phrases : is_at(database, word, kManyOccurrences) ? common : counted).push_back(word);
    }
    std::vector<std::pair<std::string, bool>> beside;   // short words beside phrases, and whether they lead
    for (const std::string& word : phrases.empty() ? std::vector<std::string>() : counted) {
        beside.emplace_back(word, !is_at(database, word, kFewOccurrences));
    }
    const auto conditions_for = [&](const std::string& key) {
        Conditions out(key, options);
        for (const auto& [word, leads] : beside) {
            out.has_short(word, leads);
        }
        for (const std::string& word : query.unwanted) {
            out.has_not(word);
        }
        for (const std::string& word : common) {
            out.has_in_text(word, true);
        }
        return out;
    };
    const Conditions conditions = conditions_for(!phrases.empty() ? "article_search.rowid" : !counted.empty() ? "w0.key" : "a.key");
    const std::optional<Conditions> of_pieces = !phrases.empty() && has_pieces(database) ? std::optional(conditions_for("pieces.key")) : std::nullopt;
    const Conditions* const pieced = of_pieces ? &*of_pieces : nullptr;
    // One more than asked for says whether there are more.
    const auto most = static_cast<std::int64_t>(options.limit + 1);
    const auto offset = static_cast<std::int64_t>(options.offset);
    Builder builder;
    if (phrases.empty() && counted.empty()) {
        add_common(builder, conditions);
    } else if (phrases.empty()) {
        add_counted(builder, counted, conditions);
    } else if (count(database, "article_search where article_search match ?", {match_of(phrases), kManyArticles}) == kManyArticles) {
        add_many(builder, phrases, conditions, pieced, most + offset);
    } else {
        add_ranked(builder, phrases, conditions, pieced);
    }
    builder.add(" limit ? offset ?", {most, offset});
    return builder.take();
}

}  // namespace bianmu::store
