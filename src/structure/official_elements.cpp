#include "structure/official_elements.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "model/text.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kLongestName = 4;      // Han characters of a personal name
constexpr int kFirstShortYear = 49;          // a year of two digits is one of 1949 to 2048
constexpr std::size_t kShortestInMark = 5;   // code points of one of two authorities of a mark
constexpr std::size_t kShortestOffice = 3;   // code points of an authority in a row of several
constexpr std::u32string_view kStops = U"\uFF0C,\u3001\uFF1B;\u3002.";   // behind a name in a list
constexpr std::u32string_view kOpening = U"\u3014[\uFF08(\u3010\uFF3B\uFE5D";   // before the year
constexpr std::string_view kOpen = "\u3014";
constexpr std::string_view kClose = "\u3015";

/// The field that a group of a pattern belongs to.
std::string field_of(const std::string& group) {
    static const std::map<std::string, std::string> fields{{"level", "security"},         {"period", "security"},
                                                           {"agency", "document_number"}, {"year", "document_number"},
                                                           {"serial", "document_number"}, {"number", "document_number"},
                                                           {"office", "signers"},         {"word", "attachment_list"},
                                                           {"continued", "attachment_list"}};
    const auto found = fields.find(group);
    return found == fields.end() ? group : found->second;
}

std::string_view value_of(const Fit& fit, const std::string& group) {
    const auto found = fit.found.find(group);
    return found == fit.found.end() ? std::string_view() : found->second.of(fit.piece);
}

std::string_view last_character(std::string_view text) {
    std::size_t at = text.size();
    while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0U) == 0x80U) {
    }
    return text.substr(at);
}

/// Two names that the end of a line joined, of which nothing but their surnames tells where the second begins; none if that is not sure.
std::vector<std::string> parted_names(const Profile& profile, const std::string& joined) {
    const std::u32string letters = model::to_utf32(joined);
    std::vector<std::string> parts;
    for (std::size_t cut = 2; cut + 2 <= letters.size() && letters.size() > kLongestName; ++cut) {
        const std::string first = model::to_utf8(letters.substr(0, cut)), second = model::to_utf8(letters.substr(cut));
        if (are_persons(profile, first) && are_persons(profile, second)) {
            if (!parts.empty()) {
                return {};
            }
            parts = {first, second};
        }
    }
    return parts;
}

std::vector<std::string> read_people(const Profile& profile, std::string_view text) {
    std::vector<std::string> names = read_names(text);
    for (std::size_t i = 0; names.size() > 2 && i < names.size(); ++i) {
        if (const std::vector<std::string> parts = parted_names(profile, names[i]); !parts.empty()) {
            names[i] = parts.front();
            names.insert(names.begin() + static_cast<std::ptrdiff_t>(++i), parts.back());
        }
    }
    const bool plain = std::all_of(names.begin(), names.end(), [](const std::string& name) {
        return !model::is_han(model::first_code_point(name)) || model::length(name) <= kLongestName;
    });
    return plain ? names : read_list(profile, text);
}

/// The member of `Official` that holds a list or a text of that name; null if none does.
template <typename Official>
auto* list_in(Official& official, std::string_view field) {
    const std::pair<std::string_view, decltype(&official.signers)> lists[] = {
        {"signers", &official.signers},     {"recipients", &official.recipients}, {"attachment_list", &official.attachment_list},
        {"issuers", &official.issuers},     {"copy_to", &official.copy_to},       {"attendees", &official.attendees},
        {"absentees", &official.absentees}, {"observers", &official.observers},
    };
    const auto* found = std::find_if(std::begin(lists), std::end(lists), [field](const auto& list) { return field == list.first; });
    return found == std::end(lists) ? nullptr : found->second;
}

template <typename Official>
auto* text_in(Official& official, std::string_view field) {
    const std::pair<std::string_view, decltype(&official.urgency)> texts[] = {
        {"copy_number", &official.copy_number}, {"urgency", &official.urgency},       {"issued_on", &official.issued_on},
        {"annotation", &official.annotation},   {"printed_by", &official.printed_by}, {"printed_on", &official.printed_on},
    };
    const auto* found = std::find_if(std::begin(texts), std::end(texts), [field](const auto& text) { return field == text.first; });
    return found == std::end(texts) ? nullptr : found->second;
}

}  // namespace

bool Elements::has(const std::string& field) const {
    if (field == "title") {
        return titled_;
    }
    if (field == "attachment_list" && listing_) {
        return true;
    }
    if (field == "authority_mark") {
        return !mark_.empty();
    }
    if (field == "document_number") {
        return official_.document_number.has_value();
    }
    if (field == "security") {
        return official_.security.has_value();
    }
    if (field == "copies") {
        return draft_.document.colophon.has_value();
    }
    if (const auto* list = list_in(official_, field)) {
        return !list->empty();
    }
    const auto* text = text_in(official_, field);
    return text != nullptr && !text->empty();
}

std::vector<Fit> Elements::match(const std::vector<Rule>& rules, const Item& item, const std::vector<std::string>& zones) const {
    for (const Rule& rule : rules) {
        Fit fit{&rule, item.text, {}};
        if ((rule.zone.empty() || std::find(zones.begin(), zones.end(), rule.zone) != zones.end()) && fits(rule, item.text, item, {}, fit.found)) {
            return {std::move(fit)};
        }
    }
    return {};
}

std::vector<Fit> Elements::match_pieces(const std::vector<Rule>& rules, const Item& item) const {
    std::vector<Fit> fits;
    return match_rest(rules, item.text, item, fits) ? fits : std::vector<Fit>();
}

bool Elements::match_rest(const std::vector<Rule>& rules, std::string_view text, const Item& item, std::vector<Fit>& row) const {
    const auto match_one = [&](std::string_view piece) {
        for (const Rule& rule : rules) {
            Fit fit{&rule, std::string(piece), {}};
            if (rule.zone.empty() && fits(rule, fit.piece, item, row, fit.found)) {
                row.push_back(std::move(fit));
                return true;
            }
        }
        return false;
    };
    if (match_one(text)) {
        return true;
    }
    Captures found;
    for (std::size_t at = 0; at < text.size() && draft_.profile.official.gap.matches(text, found, at) && found.contains("gap");) {
        const Capture gap = found.at("gap");
        const std::size_t taken = row.size();
        if (match_one(text.substr(0, gap.start)) && match_rest(rules, text.substr(gap.end), item, row)) {
            return true;
        }
        row.resize(taken);
        at = gap.end;
    }
    return false;
}

bool Elements::fits(const Rule& rule, std::string_view piece, const Item& item, const std::vector<Fit>& before, Captures& found) const {
    const auto known = [&](const std::string& field) {
        return has(field) || std::any_of(before.begin(), before.end(), [&field](const Fit& fit) {
                   return std::any_of(fit.found.begin(), fit.found.end(), [&field](const auto& group) { return field_of(group.first) == field; });
               });
    };
    if ((!rule.look.after.empty() && !known(rule.look.after)) || (!rule.look.before.empty() && known(rule.look.before)) ||
        !looks_like(item, rule.look, draft_.items) || !rule.matches(piece, found)) {
        return false;
    }
    return std::all_of(found.begin(), found.end(), [&](const auto& group) {
        const std::string field = field_of(group.first);
        const bool open = field == "authority_mark" || field == "annotation" || list_in(official_, field) != nullptr;
        const bool date = field == "issued_on" || field == "printed_on";
        return (open || !known(field)) && (!date || read_date(draft_.profile, group.second.of(piece)).size() == 10);
    });
}

void Elements::take(const std::vector<Fit>& row, const Item& item) {
    for (const Fit& fit : row) {
        // Each field has the printed piece from its first group to the next field's.
        std::vector<std::pair<std::size_t, std::string>> starts;
        for (const auto& [group, capture] : fit.found) {
            starts.emplace_back(capture.start, field_of(group));
        }
        std::sort(starts.begin(), starts.end());
        std::set<std::string> seen;
        std::erase_if(starts, [&seen](const auto& start) { return !seen.insert(start.second).second; });
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const std::size_t from = i == 0 ? 0 : starts[i].first;
            const std::size_t to = i + 1 < starts.size() ? starts[i + 1].first : fit.piece.size();
            Fit part{fit.rule, fit.piece.substr(from, to - from), {}};
            for (const auto& [group, capture] : fit.found) {
                if (field_of(group) == starts[i].second) {
                    part.found[group] = {capture.start - from, capture.end - from};
                }
            }
            set(starts[i].second, part, item);
        }
    }
}

void Elements::set(const std::string& field, const Fit& fit, const Item& item) {
    const double confidence = confidence_of(*fit.rule, item, draft_.items);
    const std::string pointer = "/official/" + field;
    if (std::find(in_order_.begin(), in_order_.end(), field) == in_order_.end()) {
        in_order_.push_back(field);
    }
    if (field == "document_number") {
        set_number(fit, item);
    } else if (field == "security") {
        official_.security = model::Security{model::squash(value_of(fit, "level")), read_text(value_of(fit, "period"))};
    } else if (field == "authority_mark") {
        for (std::string& line : lines_of_mark(read_text(value_of(fit, field)), item)) {
            mark_.push_back(std::move(line));
        }
    } else if (field == "copies") {
        draft_.document.colophon.emplace().copies = read_number(draft_.profile, value_of(fit, field));
        add_piece("/colophon/copies", fit.piece, *fit.rule, confidence, item);
        return;
    } else if (fit.found.contains("word")) {
        listing_ = true;
    } else if (fit.found.contains("continued")) {
        if (official_.attachment_list.empty()) {   // only the word stands over it
            official_.attachment_list.emplace_back();
        }
        official_.attachment_list.back() += read_text(value_of(fit, "continued"));
        const std::size_t last = official_.attachment_list.size() - 1;
        add_piece(last == 0 ? pointer : pointer + "/" + std::to_string(last), fit.piece, *fit.rule, confidence, item);
        return;
    } else if (auto* list = list_in(official_, field)) {
        const std::vector<std::string> values = read_values(field, value_of(fit, field));
        const bool further = !list->empty() && !values.empty();
        if (further && field == "copy_to" && fit.rule->zone == "following" && !std::exchange(copies_closed_, false)) {   // cut in a name by the end of the line
            list->back() += values.front();
            add_piece(pointer, fit.piece, *fit.rule, confidence, item);
            list->insert(list->end(), values.begin() + 1, values.end());
        } else {
            add_piece(further ? pointer + "/" + std::to_string(list->size()) : pointer, fit.piece, *fit.rule, confidence, item);
            list->insert(list->end(), values.begin(), values.end());
        }
        copies_closed_ = kStops.find(model::to_utf32(last_character(model::trim(fit.piece)))) != std::u32string_view::npos;
        return;
    } else if (auto* text = text_in(official_, field)) {
        const std::string_view value = value_of(fit, field);
        const std::string read = field == "issued_on" || field == "printed_on"   ? read_date(draft_.profile, value)
                                 : field == "copy_number" || field == "urgency" ? read_compact(value)
                                                                                : read_text(value);
        *text += (text->empty() ? "" : "\n") + read;
    }
    add_piece(pointer, fit.piece, *fit.rule, confidence, item);
}

/// Two authorities one under the other that came as one line: the width of their box says how much one line holds.
std::vector<std::string> Elements::lines_of_mark(const std::string& mark, const Item& item) const {
    const std::u32string letters = model::to_utf32(mark);
    const auto& places = item.locations();
    const double room = places.size() == 1 && places.front().box && item.size > 0 ? places.front().box->width() / item.size + 0.5 : 0;
    if (room < 1 || letters.find(U' ') != std::u32string::npos || static_cast<double>(letters.size()) <= room || static_cast<double>(letters.size()) > 2 * room) {
        return {mark};
    }
    for (std::size_t cut = letters.size() - static_cast<std::size_t>(room); static_cast<double>(cut) <= room && cut + kShortestInMark <= letters.size(); ++cut) {
        std::string first = model::to_utf8(letters.substr(0, cut)), second = model::to_utf8(letters.substr(cut));
        if (cut >= kShortestInMark && draft_.profile.organisation.matches(first) && draft_.profile.organisation.matches(second)) {
            return {std::move(first), std::move(second)};
        }
    }
    return {mark};
}

void Elements::set_number(const Fit& fit, const Item& item) {
    model::DocumentNumber number;
    number.agency = model::squash(value_of(fit, "agency"));
    number.year = read_number(draft_.profile, value_of(fit, "year"));
    if (number.year && *number.year < 100) {   // as it was typed before 2000
        *number.year += *number.year >= kFirstShortYear ? 1900 : 2000;
    }
    number.serial = read_number(draft_.profile, value_of(fit, "serial"));
    const std::u32string typed = model::to_utf32(value_of(fit, "number"));
    const bool bracketed = typed.find_first_of(kOpening) != std::u32string::npos;
    number.text = bracketed && number.year && number.serial ? number.agency + std::string(kOpen) + std::to_string(*number.year) + std::string(kClose) +
                                                     std::to_string(*number.serial) + std::string(last_character(value_of(fit, "number")))
                                               : read_compact(value_of(fit, "number"));
    number_centred_ = item.centred;
    official_.document_number = std::move(number);
}

std::vector<std::string> Elements::read_values(const std::string& field, std::string_view text) const {
    if (field == "recipients" || field == "copy_to") {
        return read_list(draft_.profile, text);
    }
    std::vector<std::string> values;
    if (field == "attachment_list") {
        Captures found;
        std::vector<Capture> markers;
        for (std::size_t at = 0; at < text.size() && draft_.profile.official.attachment_marker.matches(text, found, at); at = markers.back().end) {
            markers.push_back(found.at("marker"));
        }
        if (markers.empty() || !model::trim(text.substr(0, markers.front().start)).empty()) {
            return {read_text(text)};
        }
        for (std::size_t i = 0; i < markers.size(); ++i) {
            const std::size_t end = i + 1 < markers.size() ? markers[i + 1].start : text.size();
            values.push_back(read_text(text.substr(markers[i].end, end - markers[i].end)));
        }
        return values;
    }
    if (field != "issuers") {
        return read_people(draft_.profile, text);
    }
    // Joint authorities in a row stand apart by wide gaps; short words between gaps are one name, spaced out.
    Captures found;
    std::size_t start = 0;
    for (std::size_t at = 0; at < text.size() && draft_.profile.official.gap.matches(text, found, at) && found.contains("gap"); at = found.at("gap").end) {
        values.push_back(read_text(text.substr(start, found.at("gap").start - start)));
        start = found.at("gap").end;
    }
    values.push_back(read_text(text.substr(start)));
    if (values.size() == 1) {   // a narrow gap parts names that are whole
        std::vector<std::string> words(1);
        for (const char c : values.front()) {
            c == ' ' ? void(words.emplace_back()) : void(words.back() += c);
        }
        const bool whole = std::all_of(words.begin(), words.end(), [this](const std::string& word) {
            return model::length(word) > kShortestOffice && draft_.profile.organisation.matches(word);
        });
        return whole ? words : values;
    }
    const bool apart = std::all_of(values.begin(), values.end(), [](const std::string& v) { return model::length(v) >= kShortestOffice; });
    return apart ? values : std::vector<std::string>{read_text(text)};
}

void Elements::add_piece(const std::string& pointer, std::string_view raw, const Rule& rule, double confidence, const Item& item) {
    auto& evidence = draft_.document.evidence;
    const auto same = std::find_if(evidence.begin(), evidence.end(), [&pointer](const model::Evidence& e) { return e.pointer == pointer; });
    if (same == evidence.end()) {
        draft_.add_evidence(pointer, raw, rule.id, confidence, item.locations());
        return;
    }
    same->raw += "\n" + std::string(model::trim(raw));
    same->confidence = std::min(same->confidence, confidence);
    for (const model::Location& location : item.locations()) {
        if (std::find(same->locations.begin(), same->locations.end(), location) == same->locations.end()) {
            same->locations.push_back(location);
        }
    }
}

void Elements::add_label(std::size_t attachment, const Rule& rule, const Item& item, std::string_view raw) {
    const std::string list = "/official/attachment_list";
    const bool own = attachment > 0 && attachment < official_.attachment_list.size();
    add_piece(own ? list + "/" + std::to_string(attachment) : list, raw, rule, confidence_of(rule, item, draft_.items), item);
}

/// The lines of the mark: authorities stand apart, the word behind them all closes it, wherever it was set.
std::string Elements::join_mark() const {
    std::string mark, word;
    const auto add = [&](std::string_view name) {
        mark += mark.empty() || name.empty() || !draft_.profile.organisation.matches(mark) ? "" : " ";
        mark += name;
    };
    for (const std::string& line : mark_) {
        Captures found;
        if (!draft_.profile.official.mark_closing.matches(line, found) || !found.contains("closing")) {
            add(model::trim(line));
            continue;
        }
        const Capture closing = found.at("closing");
        word += model::squash(closing.of(line));
        add(model::trim(std::string_view(line).substr(0, closing.start)));
        add(model::trim(std::string_view(line).substr(closing.end)));   // beside the first of several names that came as one line
    }
    return mark + word;
}

std::string Elements::find_layout() const {
    const std::string mark = join_mark();
    for (const Rule& rule : draft_.profile.official.layouts) {
        if (!mark.empty() && rule.matches(mark)) {
            return rule.zone == "letter" && number_centred_ ? "standard" : rule.zone;
        }
    }
    return {};
}

std::string Elements::find_type(std::string_view text) const {
    Captures found;
    if (!draft_.profile.official.type.matches(text, found)) {
        return {};
    }
    std::string type = model::squash(found.at("type").of(text));
    const auto& names = draft_.profile.official.type_names;
    return names.contains(type) ? names.at(type) : type;
}

bool Elements::is_minutes(std::string_view title) const {
    const std::string mark = join_mark();
    return std::any_of(draft_.profile.official.layouts.begin(), draft_.profile.official.layouts.end(), [&](const Rule& rule) {
        return rule.zone == "minutes" && (rule.matches(mark) || rule.matches(title));
    });
}

model::Official Elements::finish(std::string_view title) {
    official_.authority_mark = join_mark();
    official_.layout = find_layout();
    official_.type = find_type(title);
    if (official_.type.empty()) {   // what has no title is named by its mark
        official_.type = find_type(official_.authority_mark);
    }
    return official_;
}

}  // namespace bianmu::structure
