#include "structure/official_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "model/text.h"
#include "structure/blocks.h"
#include "structure/captions.h"
#include "structure/colophon.h"
#include "structure/label_hits.h"
#include "structure/official_title.h"
#include "structure/printed_lines.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxIssuers = 16;   // lines over one date

class Reader {
public:
    Reader(Draft& draft, Elements& elements, std::size_t start)
        : draft_(draft), elements_(elements), rules_(draft.profile.official), items_(draft.items.list), at_(start) {}

    void run() {
        minutes_ = elements_.is_minutes(article().title);
        unfold_tables();
        captions_ = find_captions(draft_, std::vector<bool>(items_.size(), false), at_, items_.size());
        for (const auto& [owner, caption] : captions_) {
            owners_.emplace(caption.text, owner);
        }
        find_signature();
        for (; at_ < items_.size(); ++at_) {
            const Item& item = items_[at_];
            if (told_.contains(at_)) {
                continue;   // under its figure
            }
            if (item.figure != nullptr && is_over_signature(at_)) {
                elements_.add_seal(make_plain_block(draft_, item).figure);
            } else if (!item.is_text() || !(read_signature(item) || read_imprint(item) || read_element(item) || read_attachment(item) || read_staff(item))) {
                add_block(item);
            }
        }
        if (!staff_.empty()) {
            const auto copies = draft_.document.colophon ? draft_.document.colophon->copies : std::nullopt;
            read_colophon(draft_, staff_, items_.size());
            if (draft_.document.colophon && !draft_.document.colophon->copies) {
                draft_.document.colophon->copies = copies;
            }
        }
    }

private:
    enum class Last { text, list, people, signature, imprint };   ///< what the item before was

    [[nodiscard]] model::Section& section() { return draft_.document.sections.back(); }
    [[nodiscard]] model::Article& article() { return section().articles.back(); }

    /// Imprints and signatures may be placed by tables.
    void unfold_tables() {
        for (std::size_t i = at_; i < items_.size(); ++i) {
            if (items_[i].table == nullptr) {
                continue;
            }
            Items probe;
            probe.list.push_back(items_[i]);
            probe.body_size = draft_.items.body_size;
            unfold_table(probe, 0, draft_.flow, draft_.profile);
            for (const Item& line : probe.list) {
                const bool dated = !items_[i].table->ruled && !elements_.match(rules_.date, line).empty();
                if (dated || !elements_.match(rules_.imprint, line).empty()) {
                    unfold_table(draft_.items, i, draft_.flow, draft_.profile);
                    break;
                }
            }
        }
    }

    /// The first date that stands as a signature's, and the authorities over it.
    void find_signature() {
        for (std::size_t i = at_; i < items_.size(); ++i) {
            const Item& item = items_[i];
            if (!item.is_text()) {
                continue;
            }
            if (i > at_ && (is_label(i) || !elements_.match(rules_.imprint, item).empty())) {
                return;
            }
            const bool named = i > at_ && items_[i - 1].is_text() && !elements_.match(rules_.issuers, items_[i - 1], {"over_date"}).empty();
            auto date = elements_.match(rules_.date, item, named ? std::vector<std::string>{"under_issuer"} : std::vector<std::string>());
            if (!date.empty()) {
                const bool complete = date.front().found.contains("issuers");
                signature_[i] = std::move(date);
                for (std::size_t k = i; !complete && k > at_ && i - k < kMaxIssuers; --k) {
                    const Item& above = items_[k - 1];
                    if (above.figure != nullptr) {   // a seal
                        continue;
                    }
                    const std::vector<std::string> zones(k == i ? 1 : 0, "over_date");
                    auto issuer = above.is_text() ? elements_.match(rules_.issuers, above, zones) : std::vector<Fit>();
                    if (issuer.empty()) {
                        break;
                    }
                    signature_[k - 1] = std::move(issuer);
                }
                return;
            }
        }
    }

    /// Whether a picture lies over the signature: beside one of its lines, other seals between.
    [[nodiscard]] bool is_over_signature(std::size_t index) const {
        std::size_t before = index, after = index;
        while (before > 0 && items_[before].figure != nullptr) {
            --before;
        }
        while (after + 1 < items_.size() && items_[after].figure != nullptr) {
            ++after;
        }
        return signature_.contains(before) || signature_.contains(after);
    }

    bool read_signature(const Item& item) {
        const auto found = signature_.find(at_);
        if (found == signature_.end()) {
            return false;
        }
        elements_.take(found->second, item);
        signed_ = signed_ || elements_.has("issued_on");
        last_ = Last::signature;
        return true;
    }

    bool take(const std::vector<Fit>& fits, const Item& item, Last kind) {
        if (fits.empty()) {
            return false;
        }
        elements_.take(fits, item);
        last_ = kind;
        return true;
    }

    [[nodiscard]] std::vector<std::string> following(Last kind) const {
        return last_ == kind ? std::vector<std::string>{"following"} : std::vector<std::string>();
    }

    bool read_imprint(const Item& item) { return take(elements_.match(rules_.imprint, item, following(Last::imprint)), item, Last::imprint); }

    /// Under the imprint stands who typed and read the document, as in a bulletin's colophon.
    bool read_staff(const Item& item) {
        const std::vector<Hit> hits = last_ == Last::imprint ? find_hits(draft_.profile, item.text) : std::vector<Hit>();
        const bool known = !hits.empty() && hits.front().start == 0 && std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.label != nullptr; });
        if (known) {
            staff_.push_back(item);
        }
        return known;
    }

    bool read_element(const Item& item) {
        if (attachments_ > 0 || is_label(at_)) {
            return false;
        }
        return (minutes_ && read_people(item)) ||
               take(elements_.match(rules_.body, item, following(Last::list)), item, Last::list) ||
               (may_annotate() && take(elements_.match(rules_.annotation, item), item, Last::signature));
    }

    /// Who was present; further lines of names stand under the first.
    bool read_people(const Item& item) {
        const std::vector<Fit> fits = elements_.match(rules_.meeting, item, last_ == Last::people ? std::vector<std::string>{people_} : std::vector<std::string>());
        people_ = fits.empty() ? std::string() : fits.front().found.begin()->first;
        return take(fits, item, Last::people);
    }

    /// Whether a note may stand here: under the signature, or, where the head has that, at the end of the text.
    [[nodiscard]] bool may_annotate() const {
        if (signed_) {
            return last_ == Last::signature;
        }
        const bool last = at_ + 1 == items_.size() || !items_[at_ + 1].is_text() || is_label(at_ + 1) || !elements_.match(rules_.imprint, items_[at_ + 1]).empty();
        return last && elements_.has("issued_on");
    }

    [[nodiscard]] bool is_label(std::size_t index) const {
        const Item& item = items_[index];
        const bool possible = item.is_text() && (item.paragraph->page_break_before || signed_ || elements_.has("attachment_list"));
        return possible && !match_label(item).empty() && !is_listed(index);
    }

    /// Whether a page begins with the names of attachments: the signature follows them.
    [[nodiscard]] bool is_listed(std::size_t index) const {
        if (signed_ || elements_.match(rules_.body, items_[index]).empty()) {
            return false;
        }
        for (std::size_t i = index + 1; i < items_.size() && i - index <= kMaxIssuers && items_[i].is_text(); ++i) {
            if (!elements_.match(rules_.date, items_[i], {"under_issuer"}).empty()) {
                return true;
            }
            if (elements_.match(rules_.body, items_[i], {"following"}).empty() && elements_.match(rules_.issuers, items_[i], {"over_date"}).empty()) {
                return false;
            }
        }
        return false;
    }

    [[nodiscard]] std::vector<Fit> match_label(const Item& item) const {
        return elements_.match(rules_.attachment, item, item.paragraph->page_break_before ? std::vector<std::string>{"page"} : std::vector<std::string>());
    }

    /// A label opens an attachment; so does the title of a text that follows the signature without one.
    bool read_attachment(const Item& item) {
        if (is_label(at_)) {
            open_labelled(match_label(item).front(), item);
            return true;
        }
        if (!signed_ || attachments_ > 0 || (!item.centred && !item.page_top)) {
            return false;
        }
        const auto title = find_official_title(draft_, elements_, at_);
        if (title) {
            open(*title);
        }
        return title.has_value();
    }

    void open_labelled(const Fit& label, const Item& item) {
        const auto group = [&label](const char* name) {
            const auto found = label.found.find(name);
            return found == label.found.end() ? std::optional<Capture>() : std::optional(found->second);
        };
        std::size_t index = attachments_;
        if (const auto place = group("place")) {
            const auto read = read_number(draft_.profile, place->of(label.piece));
            index = read && *read > 0 ? static_cast<std::size_t>(*read) - 1 : index;
        }
        const auto own_name = group("name");
        elements_.add_label(index, *label.rule, item, own_name ? std::string_view(label.piece).substr(0, own_name->start) : std::string_view(label.piece));
        if (own_name) {
            open({at_, at_ + 1, {read_text(own_name->of(label.piece))}, label.rule});
        } else if (auto title = at_ + 1 < items_.size() ? find_official_title(draft_, elements_, at_ + 1) : std::nullopt) {
            open(*title);
        } else {
            open({});
        }
    }

    void open(const TitleLines& title) {
        ++attachments_;
        model::Article& opened = section().articles.emplace_back();
        opened.id = "a" + std::to_string(section().articles.size());
        if (!title.lines.empty()) {
            set_official_title(draft_, opened, "/sections/0/articles/" + std::to_string(section().articles.size() - 1) + "/title", title);
            at_ = title.end - 1;
        }
        last_ = Last::text;
    }

    /// What a caption says is told with its table or figure, unless another rule had the line.
    void add_caption(model::DocumentBlock& block) {
        const auto found = captions_.find(at_);
        if (found == captions_.end() || (found->second.text < at_ && told_.erase(found->second.text) == 0)) {
            return;
        }
        const Item& text = items_[found->second.text];
        const std::string printed = join_lines(printed_lines(text));
        std::string pointer = "/sections/0/articles/" + std::to_string(section().articles.size() - 1) + "/blocks/" + std::to_string(article().blocks.size()) + "/caption";
        if (block.type == model::BlockType::figure) {
            pointer = "/figures/" + std::to_string(draft_.document.figures.size() - 1) + "/caption";
            draft_.document.figures.back().caption = printed;
        } else {
            block.caption = printed;
        }
        told_.insert(found->second.text);
        draft_.add_evidence(std::move(pointer), printed, found->second.rule->id, found->second.rule->confidence, text.locations());
    }

    void add_block(const Item& item) {
        if (const auto owner = owners_.find(at_); owner != owners_.end() && owner->second > at_) {
            told_.insert(at_);
            return;
        }
        model::DocumentBlock block = make_block(draft_, item);
        add_caption(block);
        const bool followed = at_ + 1 < items_.size() && items_[at_ + 1].is_text();
        if (followed) {
            make_heading(draft_, item, block);
        }
        article().blocks.push_back(std::move(block));
        last_ = Last::text;
    }

    Draft& draft_;
    Elements& elements_;
    const OfficialRules& rules_;
    const std::vector<Item>& items_;
    std::size_t at_;
    std::map<std::size_t, std::vector<Fit>> signature_;   ///< by item
    std::unordered_map<std::size_t, Caption> captions_;   ///< by their table or figure
    std::unordered_map<std::size_t, std::size_t> owners_; ///< tables and figures by their captions
    std::set<std::size_t> told_;                          ///< captions that no other rule had
    Last last_ = Last::text;
    std::vector<Item> staff_;
    std::string people_;   ///< the field of the names that the last line held
    bool minutes_ = false;
    bool signed_ = false;
    std::size_t attachments_ = 0;
};

}  // namespace

void read_official_text(Draft& draft, Elements& elements, std::size_t start) { Reader(draft, elements, start).run(); }

}  // namespace bianmu::structure
