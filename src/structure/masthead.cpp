#include "structure/masthead.h"

#include <algorithm>

#include "model/text.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxItems = 16;      // a masthead is not longer
constexpr std::size_t kBodyLength = 90;    // code points: a longer paragraph is text

class Reader {
public:
    explicit Reader(Draft& draft) : draft_(draft) {}

    Front run() {
        find_title();
        std::size_t i = 0;
        for (; i < draft_.items.list.size() && i < kMaxItems; ++i) {
            const Item* item = &draft_.items.list[i];
            if (item->table != nullptr && is_layout_table(*item->table)) {
                if (saved_.empty()) {
                    saved_ = draft_.items.list;
                }
                unfold_table(draft_.items, i, draft_.flow, draft_.profile);
                if (i >= draft_.items.list.size()) {
                    break;
                }
                item = &draft_.items.list[i];
            }
            if (ends_before(*item, i)) {
                break;
            }
            if (!item->is_text() || !(is_title(*item) ? add_title(*item) : apply_rules(*item))) {
                front_.left_over.push_back(i);
            }
        }
        front_.is_bulletin = !masthead_.title.empty() && masthead_.issue.has_value();
        front_.end = i;
        if (front_.is_bulletin) {
            // What follows the last line that a rule knew is body.
            while (!front_.left_over.empty() && front_.left_over.back() + 1 == front_.end) {
                front_.left_over.pop_back();
                --front_.end;
            }
            draft_.document.masthead = masthead_;
            draft_.document.title = masthead_.title;
        } else {   // another kind of document: leave it as it was
            draft_.document.evidence.clear();
            if (!saved_.empty()) {
                draft_.items.list = std::move(saved_);
            }
            front_ = {};
        }
        return front_;
    }

private:
    static bool is_layout_table(const model::Table& table) { return !table.ruled || table.rows <= 2; }

    /// The largest size among the first lines, if it stands out.
    void find_title() {
        for (std::size_t i = 0; i < draft_.items.list.size() && i < kMaxItems; ++i) {
            const Item& item = draft_.items.list[i];
            if (item.is_text() && item.text.size() < 100 && looks_like(item, draft_.profile.title.look, draft_.items)) {
                title_size_ = std::max(title_size_, item.size);
            }
        }
    }

    [[nodiscard]] bool is_title(const Item& item) const {
        return title_size_ > 0 && item.size >= 0.97F * title_size_ && (masthead_.title.empty() || title_open_);
    }

    bool add_title(const Item& item) {
        title_open_ = true;
        masthead_.title += item.text;
        std::string& raw = title_raw_;
        raw += (raw.empty() ? "" : "\n") + item.text;
        title_places_.insert(title_places_.end(), item.locations().begin(), item.locations().end());
        std::replace(masthead_.title.begin(), masthead_.title.end(), '\n', ' ');
        masthead_.title = read_text(masthead_.title);
        double confidence = draft_.profile.title.confidence;
        confidence += item.red ? 0.06 : 0;
        confidence += item.centred ? 0.03 : 0;
        std::erase_if(draft_.document.evidence, [](const model::Evidence& e) { return e.pointer == "/masthead/title"; });
        draft_.add_evidence("/masthead/title", raw, draft_.profile.title.id, confidence, title_places_);
        return true;
    }

    [[nodiscard]] bool ends_before(const Item& item, std::size_t index) const {
        if (!item.is_text()) {
            return item.table != nullptr || !masthead_.title.empty();
        }
        if (draft_.profile.contents_heading.matches(item.text)) {
            return true;
        }
        if (model::length(item.text) > kBodyLength || (index > 0 && closed_ && masthead_.issue)) {
            return true;
        }
        const bool section = std::any_of(draft_.profile.section.begin(), draft_.profile.section.end(), [&](const Rule& rule) {
            return looks_like(item, rule.look, draft_.items) && rule.matches(item.text);
        });
        const bool known = std::any_of(draft_.profile.masthead.begin(), draft_.profile.masthead.end(),
                                       [&](const Rule& rule) { return rule.matches(item.text); });
        return section && !known;
    }

    [[nodiscard]] bool has(const std::string& field) const {
        if (field == "title") {
            return !masthead_.title.empty();
        }
        if (field == "issuer") {
            return !masthead_.issuer.empty();
        }
        if (field == "date") {
            return !masthead_.date.empty();
        }
        if (field == "notice") {
            return !masthead_.notice.empty();
        }
        if (field == "level") {
            return masthead_.security.has_value();
        }
        if (field == "total") {
            return masthead_.issue && masthead_.issue->total;
        }
        return field == "number" && masthead_.issue.has_value();
    }

    bool apply_rules(const Item& item) {
        title_open_ = false;
        for (const Rule& rule : draft_.profile.masthead) {
            Captures found;
            if ((!rule.look.after.empty() && !has(rule.look.after)) || !looks_like(item, rule.look, draft_.items) ||
                !rule.matches(item.text, found)) {
                continue;
            }
            const bool taken = std::any_of(found.begin(), found.end(), [this](const auto& f) { return has(f.first); });
            if (taken || found.empty()) {
                continue;
            }
            take(item, rule, found);
            closed_ = closed_ || (item.rule_below && !masthead_.title.empty());
            return true;
        }
        closed_ = closed_ || (item.red_rule_below && !masthead_.title.empty() && masthead_.issue);
        return false;
    }

    void take(const Item& item, const Rule& rule, const Captures& found) {
        const double confidence = confidence_of(rule, item, draft_.items);
        const auto evidence = [&](const char* pointer, std::string_view raw) {
            draft_.add_evidence(pointer, raw, rule.id, confidence, item.locations());
        };
        const auto text = [&](const char* name) { return found.contains(name) ? found.at(name).of(item.text) : std::string_view(); };
        const bool numbered = found.contains("number") || found.contains("label");
        const bool alone = !found.contains("issuer") && !found.contains("date");
        if (numbered) {
            model::Issue issue;
            issue.number = read_number(draft_.profile, text("number"));
            issue.total = read_number(draft_.profile, text("total"));
            issue.year = read_number(draft_.profile, text("year"));
            const std::size_t end = alone ? item.text.size() : std::min(found.contains("issuer") ? found.at("issuer").start : item.text.size(),
                                                                        found.contains("date") ? found.at("date").start : item.text.size());
            issue.label = read_text(std::string_view(item.text).substr(0, end));
            masthead_.issue = issue;
            evidence("/masthead/issue", std::string_view(item.text).substr(0, end));
        }
        if (found.contains("total") && !numbered && masthead_.issue) {
            masthead_.issue->total = read_number(draft_.profile, text("total"));
            evidence("/masthead/issue/total", item.text);
        }
        if (found.contains("level")) {
            masthead_.security = model::Security{model::squash(text("level")), std::string(model::trim(text("period")))};
            evidence("/masthead/security", item.text);
        }
        if (found.contains("notice")) {
            masthead_.notice = read_text(text("notice"));
            evidence("/masthead/notice", item.text);
        }
        if (found.contains("issuer")) {
            masthead_.issuer = read_text(text("issuer"));
            const std::size_t start = numbered ? found.at("issuer").start : 0;
            const std::size_t end = found.contains("date") ? found.at("date").start : item.text.size();
            evidence("/masthead/issuer", std::string_view(item.text).substr(start, end - start));
        }
        if (found.contains("date")) {
            masthead_.date = read_date(draft_.profile, text("date"));
            const std::size_t start = found.contains("issuer") || numbered ? found.at("date").start : 0;
            evidence("/masthead/date", std::string_view(item.text).substr(start));
        }
    }

    Draft& draft_;
    Front front_;
    model::Masthead masthead_;
    float title_size_ = 0;
    bool title_open_ = false;   ///< the line before was a line of the title
    bool closed_ = false;       ///< the rule under the masthead has passed
    std::vector<Item> saved_;   ///< the items before the first table was unfolded
    std::string title_raw_;
    std::vector<model::Location> title_places_;
};

}  // namespace

Front read_masthead(Draft& draft) { return Reader(draft).run(); }

}  // namespace bianmu::structure
