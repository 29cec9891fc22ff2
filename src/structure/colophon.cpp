#include "structure/colophon.h"

#include <algorithm>
#include <optional>

#include "model/text.h"
#include "structure/articles.h"
#include "structure/blocks.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxPlain = 60;   // code points of a colophon line without a label
constexpr std::size_t kMaxLabel = 10;   // code points of a label that no rule knows
constexpr int kMaxPlainLines = 2;       // such lines in a row

/// A field in a line: where its label begins, where its value begins and ends.
struct Hit {
    std::size_t start = 0, value = 0, end = 0;
    const Label* label = nullptr;   ///< null for a label that no rule knows
    std::string word;
};

std::vector<Hit> find_hits(const Profile& profile, std::string_view text) {
    std::vector<Hit> hits;
    for (const Label& label : profile.labels) {
        Captures found;
        for (std::size_t at = 0; at < text.size() && label.pattern.matches(text, found, at) && found.contains("label");) {
            const Capture own = found.at("label");
            hits.push_back({own.start, own.end, text.size(), &label, {}});
            at = own.end;
        }
    }
    const bool opens_known = std::any_of(hits.begin(), hits.end(), [](const Hit& h) { return h.start == 0; });
    if (Captures found; !opens_known && profile.other_label.matches(text, found) && found.contains("label") && found.at("label").start == 0 &&
                        model::length(found.at("label").of(text)) <= kMaxLabel) {
        const std::size_t colon = text.find_first_of(":\xEF", found.at("label").end);
        hits.push_back({0, std::min(text.size(), colon + (text[colon] == ':' ? 1 : 3)), text.size(), nullptr, {}});
    }
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.start != b.start ? a.start < b.start : a.value > b.value; });
    hits.erase(std::unique(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return b.start < a.value; }), hits.end());
    for (std::size_t i = 0; i < hits.size(); ++i) {
        hits[i].end = i + 1 < hits.size() ? hits[i + 1].start : text.size();
        std::string word = model::squash(text.substr(hits[i].start, hits[i].value - hits[i].start));
        while (!word.empty() && (word.back() == ':' || model::last_code_point(word) == U'\uFF1A')) {
            word.resize(word.size() - (word.back() == ':' ? 1 : 3));
        }
        hits[i].word = std::move(word);
    }
    return hits;
}

}  // namespace

bool opens_with_label(const Profile& profile, std::string_view text) {
    const std::vector<Hit> hits = find_hits(profile, text);
    const bool known = std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.label != nullptr; });
    if (known && hits.front().start == 0) {
        return true;
    }
    return std::any_of(profile.colophon.begin(), profile.colophon.end(), [text](const Rule& rule) { return rule.matches(text); });
}

namespace {

bool table_holds_labels(const Draft& draft, const model::Table& table) {
    for (const model::Cell& cell : table.cells) {
        for (const model::Block& block : cell.blocks) {
            const auto* paragraph = std::get_if<model::Paragraph>(&block.value);
            if (paragraph != nullptr && opens_with_label(draft.profile, model::trim(paragraph->text))) {
                return true;
            }
        }
    }
    return false;
}

class Reader {
public:
    explicit Reader(Draft& draft) : draft_(draft) {}

    void read(const Item& item) {
        std::string_view text = item.text;
        if (!item.is_text()) {
            keep(item);
            return;
        }
        const std::vector<Hit> hits = find_hits(draft_.profile, text);
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
                if (rule.pattern.matches(piece, found, 0, &whole) && whole.start > hit.value - hit.start) {
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
            if (!rule.pattern.matches(text, found, 0, &whole) || whole.start != 0) {
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
        const std::string_view value = piece.substr(hit.value - hit.start);
        if (hit.label == nullptr) {
            other(hit.word, value, piece, item, 0.6);
            return;
        }
        store(hit.label->field, hit.word, value, piece, "colophon." + hit.label->field, 0.95, item, hit.label->type);
    }

    void store(const std::string& field, const std::string& word, std::string_view value, std::string_view raw, const std::string& rule,
               double confidence, const Item& item, std::string type = {}) {
        any_ = true;
        last_list_ = nullptr;
        std::string pointer = "/colophon/" + field;
        if (std::vector<std::string>* list = names_of(field)) {
            std::vector<std::string> values = type == "names" ? read_names(value) : read_list(draft_.profile, value);
            pointer += list->empty() ? "" : "/" + std::to_string(list->size());
            if (values.empty()) {
                other(word, value, raw, item, confidence);
                return;
            }
            last_start_ = list->size();
            list->insert(list->end(), values.begin(), values.end());
            last_list_ = type == "names" ? nullptr : list;
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
        }
        draft_.add_evidence(pointer, raw, rule, confidence, item.locations());
        last_evidence_ = draft_.document.evidence.size() - 1;
    }

    static std::string copies_digits(std::string_view value) {
        std::string digits;
        for (const char32_t c : model::to_utf32(value)) {
            if ((c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19')) {
                model::append_utf8(digits, c);
            } else if (!digits.empty()) {
                break;
            }
        }
        return digits;
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
        last_evidence_ = draft_.document.evidence.size() - 1;
        last_list_ = nullptr;
    }

    /// A line without a label belongs to the list before it.
    bool go_on(std::string_view text, const Item& item) {
        if (last_list_ == nullptr) {
            return false;
        }
        model::Evidence& evidence = draft_.document.evidence[last_evidence_];
        evidence.raw += "\n" + std::string(model::trim(text));
        evidence.locations.insert(evidence.locations.end(), item.locations().begin(), item.locations().end());
        std::string value = evidence.raw;
        std::erase(value, '\n');
        last_list_->resize(last_start_);
        const std::vector<Hit> hits = find_hits(draft_.profile, value);
        const std::size_t from = hits.empty() ? 0 : hits.front().value;
        const std::vector<std::string> values = read_list(draft_.profile, std::string_view(value).substr(from));
        last_list_->insert(last_list_->end(), values.begin(), values.end());
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
    bool any_ = false;
    std::vector<std::string>* last_list_ = nullptr;   ///< the list that a line without a label goes on with
    std::size_t last_start_ = 0;                      ///< its first value from the last label
    std::size_t last_evidence_ = 0;
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
        if (item.is_text() && opens_with_label(draft.profile, item.text)) {
            begin = i - 1;
            plain = 0;
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

void read_colophon(Draft& draft, const std::vector<std::size_t>& front, std::size_t start) {
    Reader reader(draft);
    for (const std::size_t i : front) {
        reader.read(draft.items.list[i]);
    }
    for (std::size_t i = start; i < draft.items.list.size(); ++i) {
        reader.read(draft.items.list[i]);
    }
    draft.document.colophon = reader.take();
}

}  // namespace bianmu::structure
