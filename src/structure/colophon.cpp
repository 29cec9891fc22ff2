#include "structure/colophon.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <optional>
#include <set>

#include "model/text.h"
#include "structure/blocks.h"
#include "structure/cut_items.h"
#include "structure/label_hits.h"
#include "structure/section_lines.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxPlain = 60;   // code points of a colophon line without a label
constexpr int kMaxPlainLines = 2;       // such lines in a row
constexpr std::size_t kMaxRest = 24;    // code points of a number's rest on its next line

/// Whether a cell of the table opens with a label, or half of its rows do, cell by cell.
bool table_holds_labels(const Draft& draft, const model::Table& table) {
    std::map<int, std::string> rows;
    for (const model::Cell& cell : table.cells) {
        for (const model::Block& block : cell.blocks) {
            const auto* paragraph = std::get_if<model::Paragraph>(&block.value);
            const std::string_view text = paragraph != nullptr ? model::trim(paragraph->text) : std::string_view();
            if (!text.empty() && opens_with_label(draft.profile, text)) {
                return true;
            }
            std::string& row = rows[cell.row];
            row += (row.empty() || text.empty() ? "" : "\t") + std::string(text);
        }
    }
    const auto labelled = std::count_if(rows.begin(), rows.end(), [&draft](const auto& row) {
        const std::vector<Hit> hits = find_row_hits(draft.profile, row.second);   // lists in cells may be long
        const auto known = std::count_if(hits.begin(), hits.end(), [](const Hit& hit) { return hit.label != nullptr; });
        return (known > 0 && 2 * known >= std::ssize(hits)) || opens_with_label(draft.profile, row.second);
    });
    return 2 * labelled > std::ssize(rows);
}

/// Whether each line of the text, as its author broke them, or all of it begins with a label.
bool holds_labels(const Profile& profile, std::string_view text) {
    bool any = false;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        any = any || opens_with_label(profile, model::trim(text.substr(start, end - start)));
        start = end + 1;
    }
    return any;
}

class Reader {
public:
    explicit Reader(Draft& draft) : draft_(draft) {}

    /// Notes whether the item is a row of a table of labels and values.
    void see(const Item& item) {
        if (item.is_text() && item.text.find('\t') != std::string::npos) {
            const std::vector<Hit> hits = find_row_hits(draft_.profile, item.text);
            if (std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.label != nullptr; })) {
                rows_.insert(item.block);
            }
        }
    }

    void read(const Item& item) {
        std::string_view text = item.text;
        if (!item.is_text()) {
            keep(item);
            return;
        }
        std::vector<Hit> hits = rows_.contains(item.block) ? find_row_hits(draft_.profile, text) : std::vector<Hit>();
        hits = hits.empty() ? find_hits(draft_.profile, text) : std::move(hits);
        if (!hits.empty() && without_marks(text.substr(0, hits.front().start)).empty()) {
            hits.front().start = 0;   // a mark that parted it from the line before
        }
        if (read_rest_of_name(hits, item)) {
            return;
        }
        if (hits.empty() || hits.front().start > 0) {
            const std::string_view head = text.substr(0, hits.empty() ? text.size() : hits.front().start);
            if (!model::trim(head).empty() && !apply_rules(head, item) && !go_on(head, item)) {
                keep(item);
                return;
            }
        }
        for (const Hit& hit : hits) {
            std::string_view piece = text.substr(hit.start, hit.end - hit.start);
            std::size_t cut = 0;
            for (const Rule& rule : draft_.profile.colophon) {   // such as the number printed, at the end of a list
                Captures found;
                Capture whole;
                if (rule.opens.empty() && rule.pattern.matches(piece, found, 0, &whole) && whole.start > hit.value - hit.start) {
                    cut = whole.start;
                }
            }
            if (cut > 0) {
                set(hit, piece.substr(0, cut), item);
                apply_rules(piece.substr(cut), item);
            } else if (!apply_rules(piece, item)) {
                set(hit, piece, item);
            }
        }
    }

    std::optional<model::Colophon> take() { return any_ ? std::optional(std::move(colophon_)) : std::nullopt; }

private:
    std::vector<std::string>* names_of(const std::string& field) {
        const std::pair<const char*, std::vector<std::string>*> lists[] = {
            {"editors", &colophon_.editors},           {"approvers", &colophon_.approvers}, {"proofreaders", &colophon_.proofreaders},
            {"report_to", &colophon_.report_to},       {"send_to", &colophon_.send_to},     {"distribute_to", &colophon_.distribute_to},
            {"copy_to", &colophon_.copy_to},
        };
        for (const auto& [name, list] : lists) {
            if (field == name) {
                return list;
            }
        }
        return nullptr;
    }

    std::string* text_of(const std::string& field) {
        const std::pair<const char*, std::string*> texts[] = {
            {"printed_by", &colophon_.printed_by}, {"printed_on", &colophon_.printed_on}, {"postal_code", &colophon_.postal_code},
            {"address", &colophon_.address},       {"phone", &colophon_.phone},           {"fax", &colophon_.fax},
            {"email", &colophon_.email},           {"website", &colophon_.website},
        };
        for (const auto& [name, text] : texts) {
            if (field == name) {
                return text;
            }
        }
        return nullptr;
    }

    bool apply_rules(std::string_view piece, const Item& item) {
        const std::string text(model::trim(piece));
        for (const Rule& rule : draft_.profile.colophon) {
            Captures found;
            Capture whole;
            const bool opens = rule.opens.empty() || (!text.empty() && rule.opens.find(model::first_code_point(text)) != std::u32string::npos);
            if (!opens || !rule.pattern.matches(text, found, 0, &whole) || whole.start != 0) {
                continue;
            }
            // Each field has the printed piece from its group to the next one's.
            std::vector<std::pair<Capture, std::string>> fields;
            for (const auto& [field, capture] : found) {
                fields.emplace_back(capture, field);
            }
            std::sort(fields.begin(), fields.end(), [](const auto& a, const auto& b) { return a.first.start < b.first.start; });
            for (std::size_t i = 0; i < fields.size(); ++i) {
                const auto& [capture, field] = fields[i];
                const std::size_t start = i == 0 ? 0 : capture.start;
                const std::size_t end = i + 1 < fields.size() ? fields[i + 1].first.start : text.size();
                store(field, "", capture.of(text), std::string_view(text).substr(start, end - start), rule.id, rule.confidence, item);
            }
            return true;
        }
        return false;
    }

    void set(const Hit& hit, std::string_view piece, const Item& item) {
        const std::string_view value = without_marks(piece.substr(hit.value - hit.start));
        if (hit.label == nullptr) {
            other(hit.word, value, piece, item, 0.6);
            return;
        }
        store(hit.label->field, hit.word, value, piece, "colophon." + hit.label->field, 0.95, item, hit.label->type);
    }

    void store(const std::string& field, const std::string& word, std::string_view value, std::string_view raw, const std::string& rule,
               double confidence, const Item& item, std::string type = {}) {
        any_ = true;
        last_ = {};
        std::string pointer = "/colophon/" + field;
        if (std::vector<std::string>* list = names_of(field)) {
            std::vector<std::string> values = type == "names" ? read_names(value) : read_list(draft_.profile, value);
            pointer += list->empty() ? "" : "/" + std::to_string(list->size());
            if (values.empty()) {
                other(word, value, raw, item, confidence);
                return;
            }
            last_ = {type == "names" ? "names" : "list", list, nullptr, list->size(), 0};
            list->insert(list->end(), values.begin(), values.end());
        } else if (field == "copies") {
            const auto number = read_number(draft_.profile, copies_digits(value));
            if (!number || colophon_.copies) {
                other(word, value, raw, item, confidence);
                return;
            }
            colophon_.copies = number;
        } else if (std::string* text = text_of(field)) {
            type = type.empty() ? (field == "printed_on" ? "date" : "text") : type;
            std::string read = type == "date"      ? read_date(draft_.profile, value)
                               : type == "phone"   ? read_phone(value)
                               : type == "digits"  ? read_compact(value)
                               : type == "compact" ? read_compact(value)
                                                   : read_text(value);
            if (read.empty() || !text->empty()) {
                other(word, value, raw, item, confidence);
                return;
            }
            *text = std::move(read);
            last_ = {type, nullptr, text, 0, 0};
        }
        draft_.add_evidence(pointer, raw, rule, confidence, item.locations());
        last_.evidence = draft_.document.evidence.size() - 1;
    }

    /// The first digits of a value; where it has none, its first numerals in words.
    [[nodiscard]] std::string copies_digits(std::string_view value) const {
        std::string digits, words;
        bool in_words = true;
        for (const char32_t c : model::to_utf32(value)) {
            if ((c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19')) {
                model::append_utf8(digits, c);
            } else if (!digits.empty() && !model::is_space(c)) {
                break;
            } else if (c >= 0x80 && in_words && draft_.profile.numerals.contains(c)) {
                model::append_utf8(words, c);
            } else {
                in_words = words.empty();
            }
        }
        return digits.empty() ? words : digits;
    }

    void other(const std::string& word, std::string_view value, std::string_view raw, const Item& item, double confidence) {
        any_ = true;
        const std::string read = read_text(value);
        if (word.empty() || read.empty()) {
            keep_text(raw, item);
            return;
        }
        colophon_.other.push_back({word, read});
        draft_.add_evidence("/colophon/other/" + std::to_string(colophon_.other.size() - 1), raw, "colophon.other", confidence, item.locations());
        last_ = {};
    }

    /// The rest of a name that its line broke may touch the label behind it.
    bool read_rest_of_name(const std::vector<Hit>& hits, const Item& item) {
        if (last_.type != "names" || hits.empty() || hits.front().start > 0 || hits.front().label != nullptr) {
            return false;
        }
        std::size_t cut = 0;
        for (int han = 0; han < 2 && cut < item.text.size(); ++han) {
            static_cast<void>(model::next_code_point(item.text, cut));
            const std::vector<Hit> behind = find_hits(draft_.profile, std::string_view(item.text).substr(cut));
            if (!behind.empty() && behind.front().start == 0 && behind.front().label != nullptr && ends_name(std::string_view(item.text).substr(0, cut))) {
                go_on(std::string_view(item.text).substr(0, cut), item);
                read(cut_item(draft_.items, item, cut, item.text.size()));
                return true;
            }
        }
        return false;
    }

    /// Whether one or two Han can only be the rest of the last name.
    [[nodiscard]] bool ends_name(std::string_view text) const {
        const std::u32string rest = model::to_utf32(model::trim(text));
        const std::size_t before = last_.list->empty() ? 0 : model::length(last_.list->back());
        return std::all_of(rest.begin(), rest.end(), model::is_han) && ((rest.size() <= 2 && before == 1) || (rest.size() == 1 && before == 2));
    }

    /// A line without a label belongs to the field before it, if it can go on with that: to a list, to names, to a number that the line broke.
    bool go_on(std::string_view text, const Item& item) {
        const auto broken = [text](bool (*fits)(char32_t)) {
            const std::u32string whole = model::to_utf32(text);
            return whole.size() <= kMaxRest && std::all_of(whole.begin(), whole.end(), fits);
        };
        const bool digits = last_.type == "phone" || last_.type == "digits";
        const std::string_view line = model::trim(text);
        const std::size_t gap = std::min(line.find(' '), line.size());
        const std::string_view more = model::trim(line.substr(gap));   // names behind the rest of one
        if (last_.type == "names" && ends_name(line.substr(0, gap)) && (more.empty() || are_names(more))) {   // that the line broke
            Draft::extend(draft_.document.evidence[last_.evidence], line, item.locations());
            last_.list->back() += line.substr(0, gap);
            for (std::string& name : read_names(more)) {
                last_.list->push_back(std::move(name));
            }
            return true;
        }
        const bool remark = is_bracketed(line);
        const bool fits = (last_.type == "list" && !remark) || (last_.type == "names" && are_names(text)) ||
                          (digits && broken([](char32_t c) { return c < 0x80 ? c < U'A' : c > 0xFF00 || c == U'\u2014'; })) ||
                          (last_.type == "compact" && broken([](char32_t c) { return c > U' ' && c < 0x80; }));
        if (!fits) {
            return false;
        }
        model::Evidence& evidence = draft_.document.evidence[last_.evidence];
        Draft::extend(evidence, model::trim(text), item.locations());
        std::string printed = evidence.raw;
        last_.type == "names" ? std::replace(printed.begin(), printed.end(), '\n', ' ') : void(std::erase(printed, '\n'));
        const std::vector<Hit> hits = find_hits(draft_.profile, printed);
        const std::string_view value = std::string_view(printed).substr(hits.empty() ? 0 : hits.front().value);
        if (last_.list != nullptr) {
            const std::vector<std::string> values = last_.type == "names" ? read_names(value) : read_list(draft_.profile, value);
            last_.list->resize(last_.start);
            last_.list->insert(last_.list->end(), values.begin(), values.end());
        } else {
            *last_.text = last_.type == "phone" ? read_phone(value) : read_compact(value);
        }
        return true;
    }

    /// What no rule knows stays in the text.
    void keep(const Item& item) { last_article().blocks.push_back(make_block(draft_, item)); }

    void keep_text(std::string_view raw, const Item& item) {
        model::DocumentBlock block;
        block.id = draft_.next_block_id();
        block.text = std::string(model::trim(raw));
        block.locations = item.locations();
        block.rule = "colophon.unlabelled";
        block.confidence = 0.5;
        last_article().blocks.push_back(std::move(block));
    }

    model::Article& last_article() {
        auto& sections = draft_.document.sections;
        if (sections.empty()) {
            sections.emplace_back().id = "s1";
        }
        if (sections.back().articles.empty()) {
            sections.back().articles.emplace_back().id = "a0";
        }
        return sections.back().articles.back();
    }

    Draft& draft_;
    model::Colophon colophon_;
    std::set<std::size_t> rows_;   ///< blocks of the flow that are tables of labels and values
    bool any_ = false;

    /// The field that a line without a label may go on with.
    struct Last {
        std::string type;                           ///< as its label has it; empty: none
        std::vector<std::string>* list = nullptr;
        std::string* text = nullptr;
        std::size_t start = 0;                      ///< of the list: its first value from the last label
        std::size_t evidence = 0;
    };
    Last last_;
};

}  // namespace

std::size_t find_colophon(Draft& draft, std::size_t start) {
    auto& items = draft.items.list;
    std::size_t begin = items.size();
    int plain = 0;
    for (std::size_t i = items.size(); i > start && plain <= kMaxPlainLines; --i) {
        const Item& item = items[i - 1];
        if (item.table != nullptr) {
            if (!table_holds_labels(draft, *item.table)) {
                break;
            }
            unfold_table(draft.items, i - 1, draft.flow, draft.profile);
            begin = i - 1;
            plain = 0;
            continue;
        }
        if (item.is_text() && holds_labels(draft.profile, item.text)) {
            begin = i - 1;
            plain = 0;
            cut_at_breaks(draft.items, i - 1);
            continue;
        }
        if (!item.is_text() || model::length(item.text) > kMaxPlain || match_section(draft, item) || match_heading(draft, item) != nullptr) {
            break;
        }
        ++plain;
    }
    return begin;
}

std::size_t find_front_colophon(Draft& draft, std::size_t start) {
    auto& items = draft.items.list;
    if (start < items.size() && items[start].table != nullptr && table_holds_labels(draft, *items[start].table)) {
        unfold_table(draft.items, start, draft.flow, draft.profile);
    }
    std::size_t end = start;
    while (end < items.size() && items[end].is_text() && opens_with_label(draft.profile, items[end].text)) {
        ++end;
    }
    return end;
}

std::vector<Item> take_colophon_within(Draft& draft, std::size_t start) {
    auto& items = draft.items.list;
    const auto is_line = [&](const Item& item) { return item.is_text() && item.size <= draft.items.body_size && holds_labels(draft.profile, item.text); };
    for (std::size_t i = start; i < items.size(); ++i) {
        std::size_t end = i;
        std::set<std::string> fields;
        for (; end < items.size() && (is_line(items[end]) || (end > i && items[end].is_text() && items[end].first_page && find_hits(draft.profile, items[end].text).size() == 1)); ++end) {
            for (const Hit& hit : find_hits(draft.profile, items[end].text)) {
                fields.insert(hit.label != nullptr ? hit.label->field : std::string());
            }
        }
        const auto says = [&fields](std::initializer_list<const char*> names) { return std::any_of(names.begin(), names.end(), [&](const char* name) { return fields.contains(name); }); };
        fields.erase("");
        const bool on_first = items[i].first_page && says({"editors", "approvers", "proofreaders", "copies"});
        const bool closes_page = end < items.size() && items[end].page_top && says({"report_to", "send_to", "distribute_to", "copy_to"});   // what is attached follows
        if (fields.size() >= 2 && (on_first || closes_page)) {
            const auto first = items.begin() + static_cast<std::ptrdiff_t>(i), last = items.begin() + static_cast<std::ptrdiff_t>(end);
            std::vector<Item> taken(std::make_move_iterator(first), std::make_move_iterator(last));
            items.erase(first, last);
            return taken;
        }
        i = std::max(i, end);
    }
    return {};
}

void read_colophon(Draft& draft, const std::vector<Item>& front, std::size_t start) {
    Reader reader(draft);
    std::for_each(front.begin(), front.end(), [&reader](const Item& item) { reader.see(item); });
    std::for_each(draft.items.list.begin() + static_cast<std::ptrdiff_t>(start), draft.items.list.end(), [&reader](const Item& item) { reader.see(item); });
    for (const Item& item : front) {
        reader.read(item);
    }
    for (std::size_t i = start; i < draft.items.list.size(); ++i) {
        reader.read(draft.items.list[i]);
    }
    draft.document.colophon = reader.take();
}

}  // namespace bianmu::structure
