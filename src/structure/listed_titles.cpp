#include "structure/listed_titles.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "model/text.h"
#include "structure/similarity.h"
#include "structure/title_matches.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxEntry = 110;     // columns of a title without its leader
constexpr std::size_t kLookAhead = 2;      // lines of a title before the one with its page
constexpr std::size_t kMaxTitle = 80;     // columns of a title that has no page behind it
constexpr std::size_t kRow = 4;           // titles beside a title, without text between them
constexpr float kSameSize = 0.6F;          // points
constexpr std::size_t kMinLeader = 4;      // characters

bool is_leader(char32_t c) { return c == U'.' || c == U'\uFF0E' || c == U'\u2026' || c == U'\u00B7' || c == U'\u22EF' || c == U'\u30FB'; }

/// Where the entries of one item end: after each page number that follows a leader; the last ends with the text.
std::vector<std::size_t> ends_of_entries(std::string_view text) {
    std::vector<std::size_t> ends;
    std::size_t leader = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at;
        const char32_t c = model::next_code_point(text, next);
        if (is_leader(c)) {
            leader += c == U'\u2026' ? 2 : 1;
        } else if (!model::is_space(c)) {
            if (leader >= kMinLeader && c < 0x80 && std::isalnum(static_cast<int>(c)) != 0) {
                while (next < text.size() && static_cast<unsigned char>(text[next]) < 0x80 && std::isalnum(static_cast<unsigned char>(text[next])) != 0) {
                    ++next;
                }
                ends.push_back(next);
            }
            leader = 0;
        }
        at = next;
    }
    if (ends.empty() || !model::trim(text.substr(ends.back())).empty()) {
        ends.push_back(text.size());
    }
    return ends;
}

class Reader {
public:
    Reader(Draft& draft, const Looks& looks, std::vector<bool>& taken) : draft_(draft), looks_(looks), items_(draft.items.list), taken_(taken) {}

    /// @param at  the item that heads the contents.
    /// @return the first item after them; `at` if no line follows that they could hold.
    std::size_t read(std::size_t at) {
        const std::size_t heading = at;
        if (times_.empty()) {
            for (std::size_t i = 0; i < items_.size(); ++i) {
                if (items_[i].is_text() && looks_.signs[i].width <= kMaxEntry) {
                    ++times_[letters_of(items_[i].text)];
                }
            }
        }
        heading_ = heading;
        titles_.clear();
        paged_ = false;
        size_ = 0;
        for (++at; at < items_.size() && goes_on(at); ++at) {
            if (titles_.empty() && pending_.empty()) {
                open(heading);
            }
            read_item(at);
        }
        flush();
        return titles_.empty() ? heading : at;
    }

private:
    struct Entry {
        std::string title, page;
    };

    [[nodiscard]] Entry split(std::string_view text) const {
        std::string line(text);
        std::replace(line.begin(), line.end(), '\n', ' ');
        Captures found;
        Entry entry;
        if (draft_.profile.contents_entry.matches(line, found) && found.contains("title")) {
            entry.title = read_text(found.at("title").of(line));
            entry.page = found.contains("page") ? std::string(found.at("page").of(line)) : std::string();
        } else {
            entry.title = read_text(line);
        }
        return entry;
    }

    /// Whether the item is a line of contents with its page.
    [[nodiscard]] bool has_page(std::size_t at) const {
        if (at >= items_.size() || !items_[at].is_text() || items_[at].ended) {
            return false;
        }
        const std::vector<std::size_t> ends = ends_of_entries(items_[at].text);
        return ends.size() > 1 || (!split(items_[at].text).page.empty() && looks_.signs[at].width - split(items_[at].text).title.size() > 0);
    }

    [[nodiscard]] bool goes_on(std::size_t at) const {
        const Item& item = items_[at];
        if (!item.is_text() || taken_[at]) {
            return false;
        }
        if (item.paragraph->style.starts_with("toc ") || has_page(at)) {
            return true;
        }
        const Signs& signs = looks_.signs[at];
        if (titles_.contains(letters_of(item.text)) || signs.width > kMaxEntry || (item.ended && signs.width > 50) ||
            draft_.profile.contents_heading.matches(item.text)) {
            return false;
        }
        for (std::size_t next = at + 1; next <= at + kLookAhead; ++next) {
            if (has_page(next)) {
                return true;   // a title of several lines, its page after the last, or the name of a part
            }
        }
        // Contents without page numbers: lines in one size that stand again in the text, or in a row with others of their kind.
        const bool again = comes_again(at) || (at + 1 < items_.size() && comes_again(at + 1));
        const bool in_size = size_ == 0 ? item.size < items_[heading_].size + kSameSize : std::abs(item.size - size_) < kSameSize;
        return !paged_ && in_size && (again || stands_in_row(at));
    }

    /// Whether the line is one of several titles without text between them.
    [[nodiscard]] bool stands_in_row(std::size_t at) const {
        const auto is_title = [&](std::size_t i) {
            return i < items_.size() && items_[i].is_text() && !items_[i].ended && looks_.signs[i].width <= kMaxTitle && !items_[i].text.empty() &&
                   std::abs(items_[i].size - items_[at].size) < kSameSize;
        };
        std::size_t first = at, last = at;
        while (first > heading_ + 1 && at - first < kRow && is_title(first - 1)) {
            --first;
        }
        while (last - at < kRow && is_title(last + 1) && !titles_.contains(letters_of(items_[last + 1].text))) {
            ++last;
        }
        return is_title(at) && last - first >= kRow;
    }

    [[nodiscard]] bool comes_again(std::size_t at) const {
        const auto found = items_[at].is_text() ? times_.find(letters_of(items_[at].text)) : times_.end();
        return found != times_.end() && found->second > 1;
    }

    void open(std::size_t heading) {
        const Item& item = items_[heading];
        draft_.document.contents.emplace_back();
        const bool first = draft_.document.contents.size() == 1;
        const std::string part = std::to_string(draft_.document.contents.size() - 1);
        if (!first) {
            draft_.document.contents.back().section = read_text(item.text);
        }
        draft_.add_evidence(first ? "/contents" : "/contents/" + part + "/section", item.text, draft_.profile.contents_heading.id,
                            draft_.profile.contents_heading.confidence, item.locations());
        taken_[heading] = true;
    }

    void read_item(std::size_t at) {
        const Item& item = items_[at];
        taken_[at] = true;
        size_ = item.size;
        std::size_t start = 0;
        for (const std::size_t end : ends_of_entries(item.text)) {
            const std::string_view piece = model::trim(std::string_view(item.text).substr(start, end - start));
            start = end;
            Entry entry = split(piece);
            paged_ = paged_ || !entry.page.empty();
            const bool waits = entry.page.empty() && has_page(at + 1) && !looks_.signs[at + 1].number && looks_.signs[at].width > 50;
            raw_ += (raw_.empty() ? "" : "\n") + std::string(piece);
            if (!pending_.empty() && !model::joins_without_space(model::last_code_point(pending_), model::first_code_point(entry.title))) {
                pending_ += ' ';
            }
            pending_ += entry.title;
            places_.insert(places_.end(), item.locations().begin(), item.locations().end());
            if (!waits) {
                page_ = entry.page;
                flush();
            }
        }
    }

    void flush() {
        if (pending_.empty() && raw_.empty()) {
            return;
        }
        model::ContentsPart& part = draft_.document.contents.back();
        titles_.insert(letters_of(pending_));
        part.entries.push_back({pending_, page_, {}});
        draft_.add_evidence("/contents/" + std::to_string(draft_.document.contents.size() - 1) + "/entries/" + std::to_string(part.entries.size() - 1), raw_,
                            draft_.profile.contents_entry.id, page_.empty() ? 0.75 : draft_.profile.contents_entry.confidence, places_);
        pending_.clear();
        page_.clear();
        raw_.clear();
        places_.clear();
    }

    Draft& draft_;
    const Looks& looks_;
    const std::vector<Item>& items_;
    std::vector<bool>& taken_;
    std::unordered_map<std::u32string, int> times_;   ///< how often each short line stands in the document, by its letters
    std::size_t heading_ = 0;
    std::unordered_set<std::u32string> titles_;   ///< letters of the entries so far
    bool paged_ = false;                          ///< some entry has a page
    float size_ = 0;                              ///< of the last entry
    std::string pending_, page_, raw_;            ///< the entry that is being read
    std::vector<model::Location> places_;
};

}  // namespace

void read_listed_titles(Draft& draft, const Looks& looks, std::size_t start, std::vector<bool>& taken) {
    const std::vector<Item>& items = draft.items.list;
    Reader reader(draft, looks, taken);
    for (std::size_t at = start; at < items.size();) {
        const bool heads = items[at].is_text() && !taken[at] && draft.profile.contents_heading.matches(items[at].text);
        const std::size_t end = heads ? reader.read(at) : at;
        at = std::max(end, at + 1);
    }
}

void match_listed_titles(Draft& draft) {
    if (draft.document.contents.empty()) {
        return;
    }
    std::vector<BodyTitle> body;
    const auto page_of = [](const std::vector<model::Location>& places) { return places.empty() ? 0 : places.front().page; };
    for (const model::Section& section : draft.document.sections) {
        for (const model::Article& article : section.articles) {
            body.push_back({article.title, article.id, 0});
            for (const model::DocumentBlock& block : article.blocks) {
                if (block.type == model::BlockType::heading) {
                    body.push_back({block.text, block.id, page_of(block.locations)});
                } else if (!block.caption.empty()) {
                    body.push_back({block.caption, block.id, page_of(block.locations)});
                }
            }
        }
    }
    for (std::size_t p = 0; p < draft.document.contents.size(); ++p) {
        std::vector<model::ContentsEntry>& entries = draft.document.contents[p].entries;
        std::vector<ListedTitle> listed;
        for (std::size_t i = 0; i < entries.size(); ++i) {
            listed.push_back({entries[i].title, printed_page(entries[i].page), "/contents/" + std::to_string(p) + "/entries/" + std::to_string(i)});
        }
        const TitleMatches matches = match_titles(listed, body);
        report_differences(draft, listed, body, matches);
        for (std::size_t i = 0; i < entries.size(); ++i) {
            entries[i].target = matches.partner[i] < 0 ? std::string() : body[static_cast<std::size_t>(matches.partner[i])].id;
        }
    }
}

}  // namespace bianmu::structure
