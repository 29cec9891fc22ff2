#include "structure/profile_words.h"

#include <map>
#include <utility>
#include <vector>

namespace bianmu::structure {

namespace {

using Words = std::set<std::string>;
using Add = std::function<void(const std::string&, const std::string&)>;

/// Elements of official documents, as rules know them while they read.
const Words kElements{"title", "copy_number", "security", "urgency", "authority_mark", "document_number", "signers", "recipients", "attachment_list", "issuers",
                      "issued_on", "annotation", "copy_to", "printed_by", "printed_on", "copies", "attendees", "absentees", "observers"};
const Words kMasthead{"notice", "level", "period", "number", "label", "year", "total", "issuer", "date"};
const Words kLayouts{"standard", "letter", "order", "minutes"};
const Words kColophon{"editors", "approvers", "proofreaders", "report_to", "send_to", "distribute_to", "copy_to", "printed_by", "printed_on", "copies",
                      "postal_code", "address", "phone", "fax", "email", "website", "other"};

/// Fields by their pointers, as rules of kinds name them.
Words pointers() {
    Words out{"title", "contents", "masthead", "colophon", "official", "official/type"};
    for (const char* field : {"notice", "security", "title", "issue", "issuer", "date"}) {
        out.insert(std::string("masthead/") + field);
    }
    for (const std::string& field : kElements) {
        if (field != "title" && field != "copies") {
            out.insert("official/" + field);
        }
    }
    for (const std::string& field : kColophon) {
        out.insert("colophon/" + field);
    }
    return out;
}

void check(const std::string& word, const Words& known, const std::string& what, const std::string& place, const Add& add) {
    if (!word.empty() && !known.contains(word)) {
        add(place, "there is no " + what + " named " + word + "; there are " + listed_words(known));
    }
}

}  // namespace

std::string listed_words(const Words& words) {
    std::string out;
    for (const std::string& word : words) {
        out += (out.empty() ? "" : ", ") + word;
    }
    return out;
}

const KnownWords& known_words(std::string_view list) {
    static const KnownWords none;
    static const std::map<std::string_view, KnownWords> lists{
        {"masthead", {{"beside", "named"}, kMasthead}},
        {"section", {{"ornament"}, {}}},
        {"subtitle", {{"under_title"}, {}}},
        {"byline", {{"under_title"}, {}}},
        {"numbering", {{"clause", "annex", "letters", "points", "first_point"}, {}}},
        {"captions", {{"table", "figure"}, {}}},
        {"mentions/rules", {{"document", "date", "amount", "phone"}, {}}},
        {"official/type", {{}, kElements}},
        {"official/layouts", {kLayouts, kElements}},
        {"official/head", {{"over_mark"}, kElements}},
        {"official/title", {{"kind"}, kElements}},
        {"official/body", {{"following"}, kElements}},
        {"official/meeting", {{"attendees", "absentees", "observers"}, kElements}},
        {"official/date", {{"under_issuer"}, kElements}},
        {"official/issuers", {{"over_date"}, kElements}},
        {"official/annotation", {{}, kElements}},
        {"official/attachment", {{"page"}, kElements}},
        {"official/imprint", {{"following"}, kElements}},
    };
    const auto found = lists.find(list);
    return found == lists.end() ? none : found->second;
}

void check_words(std::string_view list, const Rule& rule, const Add& add) {
    const KnownWords& known = known_words(list);
    if (!rule.zone.empty() && !known.zones.contains(rule.zone)) {
        add("/zone", known.zones.empty() ? "rules of " + std::string(list) + " have no zones"
                                         : "there is no zone named " + rule.zone + "; rules of " + std::string(list) + " have " + listed_words(known.zones));
    }
    const auto check_look = [&](const Look& look, const std::string& place) {
        for (const auto& [name, field] : {std::pair("after", &look.after), std::pair("before", &look.before)}) {
            if (!field->empty() && !known.fields.contains(*field)) {
                add(place + "/" + name, known.fields.empty() ? std::string(name) + " does not count for rules of " + std::string(list) + ", only for those of masthead and official"
                                                             : "there is no field named " + *field + "; " + name + " may name " + listed_words(known.fields));
            }
        }
    };
    check_look(rule.look, "/style");
    for (std::size_t i = 0; i < rule.signs.size(); ++i) {
        check_look(rule.signs[i], "/signs/" + std::to_string(i));
    }
}

void check_names(const Profile& profile, const Add& add) {
    static const Words known = pointers();
    for (std::size_t i = 0; i < profile.recognition.size(); ++i) {
        const KindRule& rule = profile.recognition[i];
        for (const auto& [name, fields] : {std::pair("fields", &rule.fields), std::pair("any", &rule.any), std::pair("signs", &rule.signs)}) {
            for (std::size_t k = 0; k < fields->size(); ++k) {
                check((*fields)[k], known, "field", "/recognition/" + std::to_string(i) + "/" + name + "/" + std::to_string(k), add);
            }
        }
    }
    for (const MentionRule& mention : profile.mentions.rules) {
        const Words groups = mention.rule.pattern.groups();
        for (std::size_t open = mention.value.find('{'); open != std::string::npos; open = mention.value.find('{', open + 1)) {
            const std::string word = mention.value.substr(open + 1, mention.value.find('}', open) - open - 1);
            if (!groups.contains(word)) {
                add("", "rule " + mention.rule.id + ": value names " + word + ", which is no group of its pattern; there are " + listed_words(groups));
            }
        }
    }
    for (std::size_t i = 0; i < profile.official.required.size(); ++i) {
        const Requirement& required = profile.official.required[i];
        const std::string place = "/official/required/" + std::to_string(i);
        check(required.layout, kLayouts, "layout", place + "/layout", add);
        for (std::size_t k = 0; k < required.fields.size(); ++k) {
            check(required.fields[k], kElements, "field", place + "/fields/" + std::to_string(k), add);
        }
    }
    for (const auto& [layout, fields] : profile.official.order) {
        check(layout, kLayouts, "layout", "/official/order", add);
        for (std::size_t k = 0; k < fields.size(); ++k) {
            check(fields[k], kElements, "field", "/official/order/" + layout + "/" + std::to_string(k), add);
        }
    }
}

}  // namespace bianmu::structure
