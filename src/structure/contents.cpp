#include "structure/contents.h"

#include <algorithm>

#include "model/text.h"
#include "structure/articles.h"
#include "structure/similarity.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxEntry = 90;        // code points
constexpr std::size_t kMaxBareSection = 60;  // bytes
constexpr double kSameTitle = 0.75;          // similarity
constexpr float kLarger = 1.12F;             // of the entries' size: an article's title

class Reader {
public:
    Reader(Draft& draft, std::size_t start) : draft_(draft), at_(start) {}

    std::size_t run() {
        const Item& heading = draft_.items.list[at_];
        draft_.add_evidence("/contents", heading.text, draft_.profile.contents_heading.id, draft_.profile.contents_heading.confidence,
                            heading.locations());
        for (++at_; at_ < draft_.items.list.size() && !ends_at(draft_.items.list[at_]); ++at_) {
            read_line(draft_.items.list[at_]);
        }
        return at_;
    }

private:
    [[nodiscard]] bool repeats(std::string_view text, bool exact) const {
        for (const model::ContentsPart& part : draft_.document.contents) {
            const bool first = &part == &draft_.document.contents.front();
            if (!part.section.empty() && (exact ? letters_of(part.section) == letters_of(text) : first && similarity(part.section, text) >= kSameTitle)) {
                return true;
            }
            for (const model::ContentsEntry& entry : part.entries) {
                if (similarity(entry.title, text) >= kSameTitle && letters_of(text).size() >= 6) {
                    return true;
                }
            }
        }
        return false;
    }

    [[nodiscard]] bool ends_at(const Item& item) const {
        if (!item.is_text()) {
            return true;
        }
        const bool begun = !draft_.document.contents.empty();
        const bool named = std::any_of(draft_.document.contents.begin(), draft_.document.contents.end(), [&item](const model::ContentsPart& part) {
            return !part.section.empty() && letters_of(part.section) == letters_of(item.text);
        });
        if (named) {
            return true;   // no section is listed twice: this is the body's
        }
        const auto section = match_section(draft_, item);
        if (section && !(section->ornament && begun && !repeats(section->name, true))) {
            if (begun && repeats(section->name, true)) {
                return true;
            }
            return begun && repeats(section->name, false) && (item.paragraph->page_break_before || entry_size_ > 0);
        }
        if (model::length(item.text) > kMaxEntry || (begun && entry_size_ > 0 && item.size > kLarger * entry_size_ && item.centred)) {
            return true;
        }
        if (item.ended && model::length(item.text) > 25) {
            return true;
        }
        Captures found;
        const bool listed = draft_.profile.contents_entry.matches(item.text, found) && found.contains("page");
        return begun && !listed && repeats(item.text, true) && (item.centred || item.bold || item.paragraph->page_break_before);
    }

    /// An ornament may name a section or only open an entry: the body tells, where sections come again.
    [[nodiscard]] bool comes_again(const SectionLine& line) const {
        for (std::size_t i = at_ + 1; i < draft_.items.list.size(); ++i) {
            if (!draft_.items.list[i].is_text()) {
                continue;
            }
            const auto later = match_section(draft_, draft_.items.list[i]);
            if (later && later->marker == line.marker && similarity(later->name, line.name) >= kSameTitle) {
                return true;
            }
        }
        return false;
    }

    /// A bare line that stands again in the body, set left and apart from the text, names a section.
    [[nodiscard]] bool heads_a_section(const Item& item) const {
        Captures found;
        if (item.text.size() > kMaxBareSection || !draft_.profile.contents_entry.matches(item.text, found) || found.contains("page") ||
            !found.contains("title") || found.at("title").start > 0) {
            return false;
        }
        const std::u32string letters = letters_of(item.text);
        return std::any_of(draft_.items.list.begin() + static_cast<std::ptrdiff_t>(at_) + 1, draft_.items.list.end(), [&](const Item& later) {
            return later.is_text() && !later.centred && (later.bold || later.size > item.size) && letters_of(later.text) == letters;
        });
    }

    void read_line(const Item& item) {
        auto section = match_section(draft_, item);
        if (section && section->ornament && !comes_again(*section)) {
            section.reset();
        }
        if (!section && heads_a_section(item)) {
            section = SectionLine{item.text, {}, "section.listed", 0.85, false};
        }
        if (section) {
            model::ContentsPart part;
            part.section = section->name;
            draft_.document.contents.push_back(std::move(part));
            draft_.add_evidence("/contents/" + std::to_string(draft_.document.contents.size() - 1) + "/section", item.text, section->rule,
                                section->confidence, item.locations());
            return;
        }
        if (draft_.document.contents.empty()) {
            draft_.document.contents.emplace_back();
        }
        auto& parts = draft_.document.contents;
        const Rule& rule = draft_.profile.contents_entry;
        std::string text = item.text;
        std::replace(text.begin(), text.end(), '\n', ' ');
        Captures found;
        model::ContentsEntry entry;
        if (rule.matches(text, found) && found.contains("title")) {
            entry.title = read_text(found.at("title").of(text));
            entry.page = found.contains("page") ? std::string(found.at("page").of(text)) : std::string();
        } else {
            entry.title = read_text(text);
        }
        entry_size_ = item.size;
        parts.back().entries.push_back(std::move(entry));
        draft_.add_evidence("/contents/" + std::to_string(parts.size() - 1) + "/entries/" + std::to_string(parts.back().entries.size() - 1),
                            item.text, rule.id, confidence_of(rule, item, draft_.items), item.locations());
    }

    Draft& draft_;
    std::size_t at_;
    float entry_size_ = 0;
};

}  // namespace

std::size_t read_contents(Draft& draft, std::size_t start) {
    if (start >= draft.items.list.size() || !draft.items.list[start].is_text() ||
        !draft.profile.contents_heading.matches(draft.items.list[start].text)) {
        return start;
    }
    return Reader(draft, start).run();
}

}  // namespace bianmu::structure
