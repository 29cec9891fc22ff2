#include "structure/official_head.h"

#include <algorithm>

#include "model/text.h"
#include "structure/blocks.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxItems = 32;        // a head with the names of many authorities and signers
constexpr int kMaxRuledRows = 2, kMaxRows = 8;   // of a table that only places text
constexpr std::size_t kMaxUnknown = 6;       // lines in a row that no rule knows
constexpr std::size_t kMaxUnknownLine = 90;  // code points: a longer paragraph is text

class Reader {
public:
    Reader(Draft& draft, Elements& elements) : draft_(draft), elements_(elements), rules_(draft.profile.official) {}

    OfficialHead run() {
        while (at_ < items().size() && at_ < kMaxItems && unknown_.size() < kMaxUnknown && !elements_.has("recipients")) {
            unfold();
            if (at_ >= items().size()) {
                break;
            }
            const Item& item = items()[at_];
            if (item.figure != nullptr) {
                wait(at_ + 1);
            } else if (item.table != nullptr || (!read_line(item) && is_text(item))) {
                break;
            }
        }
        return std::move(head_);
    }

private:
    std::vector<Item>& items() { return draft_.items.list; }

    void unfold() {
        const model::Table* table = items()[at_].table;
        if (table != nullptr && !head_.title && table->rows <= (table->ruled ? kMaxRuledRows : kMaxRows)) {
            unfold_table(draft_.items, at_, draft_.flow, draft_.profile);
        }
    }

    [[nodiscard]] bool is_text(const Item& item) const {
        return item.ended || model::length(item.text) > kMaxUnknownLine || match_heading(draft_, item) != nullptr;
    }

    /// Reads the item and what goes with it. An unknown line waits for one after it that is known.
    /// @return whether a rule knew it.
    bool read_line(const Item& item) {
        if (const auto fits = elements_.match_pieces(rules_.head, item); !fits.empty()) {
            take_mark_above(fits);
            elements_.take(fits, item);
            settle(at_ + 1);
            return true;
        }
        if (auto title = head_.title ? std::nullopt : find_official_title(draft_, elements_, at_)) {
            if (!title->has_kind() && kind_follows(title->end)) {
                wait(title->end);
                return true;
            }
            settle(title->end);
            head_.title = std::move(title);
            elements_.note_title();
            read_subtitle();
            return true;
        }
        wait(at_ + 1);
        return false;
    }

    /// Names of authorities in large type, of which only the line under them tells that they are the mark.
    void take_mark_above(const std::vector<Fit>& below) {
        const auto is_mark_or_number = [](const Fit& fit) { return fit.found.contains("authority_mark") || fit.found.contains("number"); };
        if (std::none_of(below.begin(), below.end(), is_mark_or_number)) {
            return;
        }
        std::size_t first = unknown_.size();
        while (first > 0 && !elements_.match(rules_.head, items()[unknown_[first - 1]], {"over_mark"}).empty()) {
            --first;
        }
        for (std::size_t i = first; i < unknown_.size(); ++i) {
            const Item& item = items()[unknown_[i]];
            elements_.take(elements_.match(rules_.head, item, {"over_mark"}), item);
        }
        unknown_.resize(first);
    }

    void settle(std::size_t end) {
        head_.left_over.insert(head_.left_over.end(), unknown_.begin(), unknown_.end());
        unknown_.clear();
        head_.end = at_ = end;
    }

    void wait(std::size_t end) {
        for (; at_ < end; ++at_) {
            unknown_.push_back(at_);
        }
    }

    /// Whether a title that names a kind of document stands a few lines below.
    [[nodiscard]] bool kind_follows(std::size_t from) {
        for (std::size_t i = from; i < items().size() && i < from + kMaxUnknown; ++i) {
            const Item& item = items()[i];
            if (item.is_text() ? is_text(item) : item.table != nullptr && item.table->rows > kMaxRuledRows) {
                return false;
            }
            if (!item.is_text()) {
                continue;
            }
            if (const auto title = find_official_title(draft_, elements_, i); title && title->has_kind()) {
                return true;
            }
        }
        return false;
    }

    void read_subtitle() {
        if (at_ >= items().size() || !items()[at_].is_text()) {
            return;
        }
        const Item& item = items()[at_];
        const bool fits = std::any_of(draft_.profile.subtitle.begin(), draft_.profile.subtitle.end(), [&](const Rule& rule) {
            return looks_like(item, rule.look, draft_.items) && rule.matches(item.text);
        });
        if (fits) {
            head_.subtitle = at_;
            settle(at_ + 1);
        }
    }

    Draft& draft_;
    Elements& elements_;
    const OfficialRules& rules_;
    OfficialHead head_;
    std::size_t at_ = 0;
    std::vector<std::size_t> unknown_;   ///< lines since the last that a rule knew
};

}  // namespace

OfficialHead read_official_head(Draft& draft, Elements& elements) { return Reader(draft, elements).run(); }

}  // namespace bianmu::structure
