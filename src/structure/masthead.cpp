#include "structure/masthead.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "model/text.h"
#include "structure/closed_up.h"
#include "structure/cut_items.h"
#include "structure/line_pieces.h"
#include "structure/printed_lines.h"
#include "structure/similarity.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxItems = 20;      // a masthead is not longer
constexpr std::size_t kBodyLength = 90;    // code points: a longer paragraph is text
constexpr std::size_t kMaxName = 40;       // letters of one line of the name
constexpr std::size_t kMaxCells = 160;     // letters of a table that only places the masthead's pieces
constexpr std::size_t kMaxIssuer = 40;     // code points of an office that only its place tells
constexpr std::size_t kMaxUnder = 2;       // lines under number, office and date
constexpr std::size_t kMinRule = 6;        // characters that draw a rule
constexpr float kSameSize = 0.97F;         // of the name's size: another line of it
constexpr float kSameName = 0.4F;          // of the name's size, in its look and beside it: a line of it too
constexpr float kBig = 1.2F;               // of the body size: display text
constexpr float kBigger = 1.05F;           // the same, where weight, colour or typeface set it apart too

constexpr char32_t kMiddleDot = U'\u00B7';

bool is_latin(std::string_view text) {
    const std::u32string whole = model::to_utf32(text);
    return std::none_of(whole.begin(), whole.end(), [](char32_t c) { return model::is_cjk(c) && c != kMiddleDot; }) &&
           std::any_of(whole.begin(), whole.end(), [](char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); });
}

/// A rule drawn with characters.
bool is_typed_rule(const Item& item) {
    return item.is_text() && model::count_characters(item.text) >= kMinRule && letters_of(item.text).empty();
}

class Reader {
public:
    explicit Reader(Draft& draft) : draft_(draft), items_(draft.items.list) {}

    Front run() {
        const std::size_t end = gather();
        find_name(end);
        is_named_ = std::any_of(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(end), [](const Item& item) { return is_latin(item.text); }) && is_named();
        std::size_t known = 0;
        for (std::size_t i = 0; i < end; ++i) {
            if (is_name(i)) {
                known = i + 1;
            } else if (name_size_ > 0 && !is_latin(items_[name_.first].text) && items_[i].is_text() && is_latin(items_[i].text) && items_[i].color == items_[name_.first].color &&
                       pieces_at(i).empty() && items_[i].size < name_size_) {
                rules_.push_back(items_[i]);   // the name in another script, apart from it
                known = i + 1;
            } else if (is_typed_rule(items_[i])) {
                add_rule(items_[i]);
                known = issue_at_ && i > *issue_at_ ? i + 1 : known;
            } else if (const auto pieces = pieces_at(i); !pieces.empty()) {
                take(items_[i], pieces);
                known = i + 1;
            } else if (std::string* const field = field_that_goes_on(i)) {
                *field += " " + read_text(items_[i].text);
                Draft::extend(draft_.document.evidence.back(), items_[i].text, items_[i].locations());
                known = i + 1;
            } else {
                front_.left_over.push_back(i);
            }
        }
        find_issuer(known);
        front_.end = known;   // what follows the last line that a rule knew is body
        front_.is_bulletin = name_size_ > 0 && (masthead_.issue.has_value() || is_known_name());
        std::erase_if(front_.left_over, [known](std::size_t index) { return index >= known; });
        if (front_.is_bulletin) {
            settle_year();
            add_name();
            draft_.document.masthead = masthead_;
            draft_.document.title = masthead_.title;
        } else {   // another kind of document: leave it as it was
            draft_.document.evidence.clear();
            if (!saved_.empty()) {
                items_ = std::move(saved_);
            }
            front_ = {};
        }
        return front_;
    }

private:
    /// Without a number, a name that says what kind of paper it is, an office and a day are a head; the name is coloured, or a rule or a notice is there.
    [[nodiscard]] bool is_known_name() const {
        const bool dressed = items_[name_.first].color != draft_.items.body_color || !masthead_.notice.empty() || !rules_.empty() ||
                             std::any_of(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(front_.end), [](const Item& item) { return item.rule_below; });
        return !issue_at_ && dressed && name_.second == name_.first + 1 && draft_.profile.title.pattern.matches(items_[name_.first].text) && !masthead_.issuer.empty() &&
               !masthead_.date.empty();
    }

    /// Whether the name has a word that such papers have.
    [[nodiscard]] bool is_named() const {
        bool any = false;
        for (std::size_t i = name_.first; name_size_ > 0 && i < name_.second; ++i) {
            any = any || draft_.profile.title.pattern.matches(items_[i].text);
        }
        return any;
    }

    [[nodiscard]] std::vector<LinePiece> pieces_of(const Item& item, const std::set<std::string>& taken) const {
        const bool foreign = !item.is_text() || draft_.profile.document_number.matches(item.text);
        return foreign ? std::vector<LinePiece>() : read_pieces(item, draft_.profile, draft_.items, taken, is_named_ && is_latin(item.text));
    }

    [[nodiscard]] std::vector<LinePiece> pieces_at(std::size_t index) const {
        return pieces_of(items_[index], fields_);
    }

    /// Unfolds the tables that place the masthead's pieces, and finds where it ends.
    std::size_t gather() {
        std::set<std::string> seen;
        for (std::size_t i = 0; i < items_.size() && i < kMaxItems; ++i) {
            if (items_[i].table != nullptr && is_layout_table(*items_[i].table)) {
                if (saved_.empty()) {
                    saved_ = items_;
                }
                unfold_table(draft_.items, i, draft_.flow, draft_.profile);
                if (i >= items_.size()) {
                    return i;
                }
            }
            if (const std::vector<std::size_t> cuts = changes_of_size(items_[i]); !cuts.empty() && model::length(items_[i].text) <= kBodyLength) {
                if (saved_.empty()) {
                    saved_ = items_;
                }
                cut_at(draft_.items, i, cuts);
            }
            const Item& item = items_[i];
            if (is_typed_rule(item)) {
                if (issue_at_) {
                    return i + 1;
                }
                continue;
            }
            if (item.table != nullptr || model::length(item.text) > kBodyLength || draft_.profile.contents_heading.matches(item.text)) {
                return i;
            }
            if (const auto closed = item.is_text() ? closed_up(item.text) : std::nullopt) {
                close_up(i, *closed);
            }
            std::set<std::string> own;
            if (item.is_text()) {
                for (const LinePiece& piece : pieces_of(item, seen)) {
                    own.merge(fields_of(piece.found));
                }
            }
            const bool section = own.empty() && std::any_of(draft_.profile.section.begin(), draft_.profile.section.end(), [&](const Rule& rule) {
                return looks_like(item, rule.look, draft_.items) && rule.matches(item.text);
            });
            if (section) {
                return i;
            }
            if ((own.contains("number") && !seen.contains("number")) || ((own.contains("label") || own.contains("total")) && !issue_at_)) {
                issue_at_ = i;
            }
            date_at_ = own.contains("date") && !date_at_ ? std::optional(i) : date_at_;
            seen.merge(own);
            const bool rule = item.rule_below && (issue_at_ || date_at_) && (item.red_rule_below || !own.empty());
            if (rule || ((seen.contains("number") || seen.contains("label")) && seen.contains("issuer") && seen.contains("date"))) {
                return after_total(i + 1, seen);
            }
        }
        return std::min(items_.size(), kMaxItems);
    }

    /// Figures that were set apart are read as if they were not.
    void close_up(std::size_t index, const std::string& closed) {
        Item line = items_[index];
        line.text = closed;
        if (pieces_of(line, {}).empty()) {
            return;
        }
        if (saved_.empty()) {
            saved_ = items_;
        }
        items_[index].text = closed;
    }

    /// Several offices stand one under the other, in one look, and so do the lines of a notice. Null where the line is none of them.
    [[nodiscard]] std::string* field_that_goes_on(std::size_t index) {
        if (index == 0 || draft_.document.evidence.empty() || !items_[index].is_text() || !items_[index - 1].is_text()) {
            return nullptr;
        }
        const model::Evidence& last = draft_.document.evidence.back();
        const Item &item = items_[index], &over = items_[index - 1];
        const std::string field = last.pointer == "/masthead/issuer" ? "issuer" : last.pointer == "/masthead/notice" ? "notice" : "";
        if (field.empty() || over.text.find(last.raw.substr(last.raw.rfind('\n') + 1)) == std::string::npos || item.size != over.size || item.centred != over.centred) {
            return nullptr;
        }
        const std::vector<LinePiece> pieces = pieces_of(item, {});
        const bool alone = pieces.size() == 1 && fields_of(pieces.front().found) == std::set<std::string>{field} && pieces.front().rule->zone.empty();
        return !alone ? nullptr : field == "issuer" ? &masthead_.issuer : &masthead_.notice;
    }

    /// A running number, the day of the week and the name in another script may stand on lines of their own under all else, and a typed rule.
    [[nodiscard]] std::size_t after_total(std::size_t at, const std::set<std::string>& seen) const {
        for (std::size_t more = 0; more < kMaxUnder && at < items_.size() && (!pieces_of(items_[at], seen).empty() || is_other_script(at)); ++more) {
            ++at;
        }
        return at < items_.size() && is_typed_rule(items_[at]) ? at + 1 : at;
    }

    /// The name in another script, beside the lines that follow it: in the colour of display type over it.
    [[nodiscard]] bool is_other_script(std::size_t at) const {
        const Item& item = items_[at];
        return item.is_text() && item.color != draft_.items.body_color && is_latin(item.text) && !item.ended &&
               std::any_of(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(at), [&](const Item& over) {
                   return over.is_text() && over.color == item.color && over.size >= kBig * draft_.items.body_size && over.size > item.size && !is_latin(over.text);
               });
    }

    /// A typed rule is printed with what stands over it.
    void add_rule(const Item& item) {
        if (draft_.document.evidence.empty()) {
            rules_.push_back(item);
            return;
        }
        Draft::extend(draft_.document.evidence.back(), item.text, item.locations());
    }

    /// Whether what stands between the tabs of a text are fields of the masthead.
    [[nodiscard]] bool are_fields(std::string_view text) const {
        for (bool more = true; more;) {
            const std::size_t tab = text.find('\t');
            const std::string part = as_item_text(text.substr(0, tab));
            if (std::none_of(draft_.profile.masthead.begin(), draft_.profile.masthead.end(), [&part](const Rule& rule) { return rule.zone.empty() && rule.matches(part); })) {
                return false;
            }
            more = tab != std::string_view::npos;
            text.remove_prefix(more ? tab + 1 : 0);
        }
        return true;
    }

    [[nodiscard]] bool is_layout_table(const model::Table& table) const {
        std::size_t chars = 0;
        bool known = false;   // a cell that is a field of the masthead
        bool opens = !table.ruled && table.rows > 1;   // its first row holds nothing else: what it places below are the contents
        for (const model::Cell& cell : table.cells) {
            for (const model::Block& block : cell.blocks) {
                const auto* paragraph = std::get_if<model::Paragraph>(&block.value);
                if (paragraph == nullptr) {
                    return false;
                }
                chars += letters_of(paragraph->text).size();
                const bool field = are_fields(paragraph->text);
                known = known || field;
                opens = opens && (cell.row > 0 || field || model::trim(paragraph->text).empty());
            }
        }
        return ((!table.ruled || table.rows <= 2 || known) && chars <= kMaxCells) || (opens && known);
    }

    /// The largest line over the number, or the one beside it, if it is display type.
    void find_name(std::size_t end) {
        constexpr std::size_t kUnder = 4;   // items from the number down where the name may stand
        const std::optional<std::size_t> anchor = issue_at_ ? issue_at_ : draft_.profile.title.pattern.empty() ? std::nullopt : date_at_;
        if (!anchor) {
            return;
        }
        for (const std::size_t reach : {std::size_t{0}, kUnder}) {
            for (std::size_t i = 0; i < std::min(end, *anchor + reach); ++i) {
                const Item& item = items_[i];
                const bool apart = item.bold || item.color != draft_.items.body_color || item.font != draft_.items.body_font;
                const bool display = item.is_text() && letters_of(item.text).size() <= kMaxName && !item.ended &&
                                     item.size >= (apart ? kBigger : kBig) * draft_.items.body_size &&
                                     i != *anchor && looks_like(item, draft_.profile.title.look, draft_.items);
                if (display && item.size > name_size_) {
                    name_size_ = item.size;
                    name_ = {i, i + 1};
                }
            }
            if (name_size_ > 0) {
                break;
            }
        }
        if (name_size_ == 0) {
            return;
        }
        const Item& main = items_[name_.first];
        const auto belongs = [&](std::size_t index) {
            const Item& item = items_[index];
            if (!item.is_text() || index == *anchor || letters_of(item.text).size() > kMaxName || item.ended) {
                return false;
            }
            const bool same = item.size >= kSameSize * main.size;
            const bool alike = item.color == main.color && item.font == main.font && item.centred == main.centred && item.size >= kBig * draft_.items.body_size;
            const bool foreign = is_latin(item.text) && !is_latin(main.text);
            return foreign || ((same || (alike && item.size >= kSameName * main.size)) && (same || pieces_at(index).empty()));
        };
        while (name_.first > 0 && belongs(name_.first - 1)) {
            --name_.first;
        }
        while (name_.second < end && belongs(name_.second)) {
            ++name_.second;
        }
    }

    [[nodiscard]] bool is_name(std::size_t index) const { return name_size_ > 0 && index >= name_.first && index < name_.second; }

    void add_name() {
        std::string raw;
        std::vector<std::string> lines;
        std::vector<model::Location> places;
        bool red = true, centred = true, any_han = false;
        for (std::size_t i = name_.first; i < name_.second; ++i) {
            any_han = any_han || !is_latin(items_[i].text);
        }
        for (std::size_t i = name_.first; i < name_.second; ++i) {
            const Item& item = items_[i];
            raw += (raw.empty() ? "" : "\n") + item.text;
            places.insert(places.end(), item.locations().begin(), item.locations().end());
            if (any_han && is_latin(item.text)) {   // the same name in another script
                continue;
            }
            std::string line = item.text;
            std::replace(line.begin(), line.end(), '\n', ' ');
            lines.push_back(read_text(closed_up(line).value_or(line)));   // letters that stand apart do so in a line
            red = red && item.red;
            centred = centred && item.centred;
        }
        masthead_.title = join_lines(lines);
        double doubt = 1 - draft_.profile.title.confidence;
        doubt *= red ? 0.5 : 1;
        doubt *= centred ? 0.7 : 1;
        draft_.add_evidence("/masthead/title", raw, draft_.profile.title.id, 1 - doubt, places);
        std::for_each(rules_.begin(), rules_.end(), [this](const Item& rule) { add_rule(rule); });
    }

    /// An office that no pattern knows stands between the lines that rules know, under the name.
    void find_issuer(std::size_t known) {
        if (!masthead_.issuer.empty() || name_size_ == 0) {
            return;
        }
        for (std::size_t k = 0; k < front_.left_over.size(); ++k) {
            const std::size_t index = front_.left_over[k];
            const Item& item = items_[index];
            const bool placed = index >= name_.second && index < known && item.is_text() && !item.ended && model::length(item.text) <= kMaxIssuer &&
                                item.size < name_size_ && !is_latin(item.text);
            if (placed) {
                masthead_.issuer = read_text(item.text);
                for (const Rule& rule : draft_.profile.masthead) {
                    if (Captures found; rule.zone == "beside" && rule.matches(item.text, found) && found.contains("issuer")) {
                        masthead_.issuer = read_text(found.at("issuer").of(item.text));
                    }
                }
                draft_.add_evidence("/masthead/issuer", item.text, "masthead.issuer_place", 0.6, item.locations());
                front_.left_over.erase(front_.left_over.begin() + static_cast<std::ptrdiff_t>(k));
                return;
            }
        }
    }

    void take(const Item& item, const std::vector<LinePiece>& pieces) {
        for (const LinePiece& piece : pieces) {
            fields_.merge(fields_of(piece.found));
            for (const LinePiece& field : fields_apart(item.text, piece)) {
                take_field(item, field);
            }
        }
    }

    void take_field(const Item& item, const LinePiece& piece) {
        const std::string_view raw = std::string_view(item.text).substr(piece.start, piece.end - piece.start);
        const auto text = [&](const char* name) { return piece.found.contains(name) ? piece.found.at(name).of(item.text) : std::string_view(); };
        const auto evidence = [&](const char* pointer) { draft_.add_evidence(pointer, raw, piece.rule->id, piece.confidence, item.locations()); };
        if (piece.found.contains("number") || piece.found.contains("label")) {
            model::Issue issue;
            issue.number = read_number(draft_.profile, text("number"));
            issue.total = read_number(draft_.profile, text("total"));
            if (masthead_.issue && !is_labelled_) {   // the running number stood first
                issue.total = masthead_.issue->total;
                issue_evidence().pointer = "/masthead/issue/total";
            }
            issue.year = read_number(draft_.profile, text("year"));
            issue.label = read_text(without_parting(raw));
            if (is_labelled_) {   // the number of a special issue stands apart from the word for it
                join_issue(issue, item, raw);
                return;
            }
            is_labelled_ = true;
            masthead_.issue = issue;
            evidence("/masthead/issue");
        } else if (piece.found.contains("total") && masthead_.issue) {
            masthead_.issue->total = read_number(draft_.profile, text("total"));
            evidence("/masthead/issue/total");
        } else if (piece.found.contains("total")) {
            masthead_.issue = model::Issue{read_text(raw), {}, read_number(draft_.profile, text("total")), {}};
            evidence("/masthead/issue");
        } else if (piece.found.contains("foreign")) {
            rules_.push_back(cut_item(draft_.items, item, piece.start, piece.end));   // the name in another script
        } else if (piece.found.contains("labelled")) {
            front_.labelled.push_back(cut_item(draft_.items, item, piece.start, piece.end));
        } else if (piece.found.contains("level")) {
            masthead_.security = model::Security{model::squash(text("level")), std::string(model::trim(text("period")))};
            evidence("/masthead/security");
        } else if (piece.found.contains("notice")) {
            masthead_.notice = read_text(text("notice"));
            evidence("/masthead/notice");
        } else if (piece.found.contains("issuer")) {
            masthead_.issuer = read_text(text("issuer"));
            evidence("/masthead/issuer");
        } else if (piece.found.contains("date")) {
            masthead_.date = read_date(draft_.profile, text("date"));
            evidence("/masthead/date");
        } else if (piece.found.contains("weekday")) {
            take_under_date(cut_item(draft_.items, item, piece.start, piece.end), {});
        } else if (piece.found.contains("date_rest")) {
            take_under_date(cut_item(draft_.items, item, piece.start, piece.end), text("date_rest"));
        }
    }

    void join_issue(const model::Issue& more, const Item& item, std::string_view raw) {
        model::Issue& issue = *masthead_.issue;
        issue.label += " " + more.label;
        issue.number = issue.number ? issue.number : more.number;
        issue.total = issue.total ? issue.total : more.total;
        issue.year = issue.year ? issue.year : more.year;
        Draft::extend(issue_evidence(), model::trim(raw), item.locations());
    }

    /// A year alone that stands apart from the number is the number's.
    void settle_year() {
        const auto found = std::find_if(draft_.document.evidence.begin(), draft_.document.evidence.end(), [](const model::Evidence& e) { return e.pointer == "/masthead/date"; });
        if (masthead_.issue && masthead_.issue->number && !masthead_.issue->year && masthead_.date.size() == 4) {
            masthead_.issue->year = read_number(draft_.profile, std::exchange(masthead_.date, {}));
            found->pointer = "/masthead/issue/year";
        }
    }

    model::Evidence& issue_evidence() {
        return *std::find_if(draft_.document.evidence.begin(), draft_.document.evidence.end(), [](const model::Evidence& e) { return e.pointer == "/masthead/issue"; });
    }

    /// The day of the week goes with the date over it, as does the rest of a date that did not fit its line.
    void take_under_date(const Item& item, std::string_view rest) {
        const auto date = std::find_if(draft_.document.evidence.begin(), draft_.document.evidence.end(), [](const model::Evidence& e) { return e.pointer == "/masthead/date"; });
        if (date == draft_.document.evidence.end()) {
            rules_.push_back(item);
            return;
        }
        if (!rest.empty()) {
            masthead_.date = read_date(draft_.profile, date->raw + std::string(rest));
        }
        Draft::extend(*date, item.text, item.locations());
    }

    Draft& draft_;
    std::vector<Item>& items_;
    Front front_;
    model::Masthead masthead_;
    std::set<std::string> fields_;              ///< that were found
    bool is_labelled_ = false;                  ///< a number, or a word for a special issue, was found
    bool is_named_ = true;                      ///< the name has a word that such papers have, or is not found yet
    std::optional<std::size_t> issue_at_;       ///< the line of the number
    std::optional<std::size_t> date_at_;        ///< the line of the day
    float name_size_ = 0;                       ///< 0 = no name
    std::pair<std::size_t, std::size_t> name_;  ///< the name's items, from and to
    std::vector<Item> rules_;                   ///< lines that are printed with the name: typed rules, other scripts
    std::vector<Item> saved_;                   ///< the items before the first table was unfolded
};

}  // namespace

Front read_masthead(Draft& draft) { return Reader(draft).run(); }

}  // namespace bianmu::structure
