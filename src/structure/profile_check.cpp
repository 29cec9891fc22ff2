#include "structure/profile_check.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "model/text.h"
#include "structure/items.h"
#include "structure/make_profile.h"
#include "structure/profile.h"
#include "structure/profile_json.h"
#include "structure/profile_words.h"

namespace bianmu::structure {

namespace {

/// The groups that the rules of a list may have, and those that each must have.
struct Groups {
    std::set<std::string> needed, known;
    bool one = false;   ///< at least one of the known ones
};

const Groups& groups_of(std::string_view list) {
    static const Groups none;
    static const std::map<std::string_view, Groups> lists{
        {"masthead", {{}, {"labelled", "level", "period", "notice", "label", "number", "total", "year", "issuer", "date", "weekday", "date_rest", "foreign"}, true}},
        {"contents/entry", {{"title"}, {"title", "page"}, false}},
        {"section", {{"name"}, {"name", "open", "close"}, false}},
        {"byline", {{}, {"names"}, false}},
        {"run_in", {{"title", "rest"}, {"title", "rest"}, false}},
        {"headings", {{"marker"}, {"marker"}, false}},
        {"numbering", {{"marker"}, {"marker", "number"}, false}},
        {"leads", {{"lead"}, {"lead", "marker"}, false}},
        {"colophon/rules",
         {{},
          {"editors", "approvers", "proofreaders", "report_to", "send_to", "distribute_to", "copy_to", "printed_by", "printed_on", "copies", "postal_code",
           "address", "phone", "fax", "email", "website"},
          true}},
        {"official/type", {{"type"}, {"type"}, false}},
        {"official/head",
         {{},
          {"copy_number", "level", "period", "urgency", "authority_mark", "number", "agency", "year", "serial", "signers", "recipients",
           "issuers", "issued_on"},
          true}},
        {"official/body", {{}, {"attachment_list", "continued", "word"}, true}},
        {"official/meeting", {{}, {"attendees", "absentees", "observers"}, true}},
        {"official/date", {{"issued_on"}, {"issued_on", "issuers"}, false}},
        {"official/issuers", {{}, {"issuers", "signers", "office"}, true}},
        {"official/annotation", {{"annotation"}, {"annotation"}, false}},
        {"official/attachment", {{}, {"place", "name"}, false}},
        {"official/imprint", {{}, {"copy_to", "recipients", "printed_by", "printed_on", "copies"}, true}},
    };
    const auto found = lists.find(list);
    return found == lists.end() ? none : found->second;
}

class Checker {
public:
    Checker(const Json& own, const Profile& profile, CheckDepth depth, ProfileCheck& out) : own_(own), profile_(profile), depth_(depth), out_(out) {}

    void run() {
        for (const auto& [place, pattern] : profile_.listed_patterns()) {
            const bool own = own_.contains(Json::json_pointer(place));
            if (const std::string defect = own || depth_ == CheckDepth::all ? pattern->defect() : std::string(); !defect.empty()) {
                out_.faults.push_back({own ? place : "", "the pattern " + pattern->expression() + " is no RE2 expression: " + defect});
            }
        }
        if (!out_.faults.empty()) {
            return;   // a date that is malformed spoils each rule that it stands in
        }
        check_names(profile_, [this](const std::string& place, const std::string& what) {
            const bool own = own_.contains(Json::json_pointer(place));
            if (own || depth_ == CheckDepth::all) {
                out_.faults.push_back({own ? place : "", what});
            }
        });
        std::map<std::string, std::size_t> seen;
        for (const auto& [list, rule] : profile_.listed_rules()) {
            const std::vector<std::string> places = pointers_to_rule(own_, rule->id);
            const std::size_t before = seen[rule->id]++;
            const std::string place = places.empty() ? std::string() : places[std::min(before, places.size() - 1)];
            const bool changed = own_.contains("rules") && own_.at("rules").contains(rule->id);
            const bool own = !place.empty() || changed;
            if (before > 0) {
                add(place, *rule, "the id stands twice; each rule needs its own");
            }
            out_.rules += own ? 1 : 0;
            if (own || depth_ == CheckDepth::all) {
                check_rule(changed && place.empty() ? "/rules/" + rule->id : place, own, list, *rule);
            }
        }
    }

private:
    void add(const std::string& place, const Rule& rule, const std::string& what) { out_.faults.push_back({place, "rule " + rule.id + ": " + what}); }

    void check_rule(const std::string& place, bool own, std::string_view list, const Rule& rule) {
        for (const auto& [name, pattern] : {std::pair("pattern", &rule.pattern), std::pair("except", &rule.except)}) {
            if (const std::string defect = pattern->defect(); !defect.empty()) {
                add(place.empty() ? place : place + "/" + name, rule, "the " + std::string(name) + " " + pattern->expression() + " is no RE2 expression: " + defect);
                return;
            }
        }
        if (rule.pattern.empty() && list != "title") {
            add(place, rule, "needs a pattern");
            return;
        }
        check_groups(place, list, rule);
        check_looks(place, rule);
        check_words(list, rule, [&](const std::string& member, const std::string& what) { add(place.empty() ? place : place + member, rule, what); });
        if (own && depth_ == CheckDepth::all) {   // another date changes what those that it took over hit
            check_examples(place, rule);
        }
    }

    void check_groups(const std::string& place, std::string_view list, const Rule& rule) {
        const Groups& groups = groups_of(list);
        const std::set<std::string> own = rule.pattern.groups();
        for (const std::string& group : groups.needed) {
            if (!own.contains(group)) {
                add(place, rule, "the pattern needs a group named " + group);
            }
        }
        for (const std::string& group : own) {
            if (!groups.known.empty() && !groups.known.contains(group)) {
                add(place, rule, "no rule of " + std::string(list) + " fills a group named " + group + "; they fill " + listed_words(groups.known));
            }
        }
        if (groups.one && own.empty()) {
            add(place, rule, "the pattern needs a group: one of " + listed_words(groups.known));
        }
    }

    void check_looks(const std::string& place, const Rule& rule) {
        std::set<std::string> classes;
        for (const auto& [name, pattern] : profile_.fonts) {
            classes.insert(name);
        }
        std::vector<Look> looks = rule.signs;
        looks.push_back(rule.look);
        for (const Look& look : looks) {
            for (const std::string& font : look.fonts) {
                if (!classes.contains(font)) {
                    add(place, rule, "there is no class of fonts named " + font + "; there are " + listed_words(classes));
                }
            }
        }
    }

    void check_examples(const std::string& place, const Rule& rule) {
        if (rule.pattern.empty()) {
            return;   // the name of a paper, by its look
        }
        if (rule.match.empty()) {
            add(place, rule, "has no example that it hits; give one in match");
        }
        for (const bool wanted : {true, false}) {
            const std::vector<std::string>& texts = wanted ? rule.match : rule.no_match;
            for (std::size_t i = 0; i < texts.size(); ++i) {
                ++out_.examples;
                if (rule.matches(as_item_text(texts[i])) != wanted) {
                    const std::string name = wanted ? "match" : "no_match";
                    add(place.empty() ? place : place + "/" + name + "/" + std::to_string(i), rule,
                        (wanted ? "does not hit its example \"" : "hits its counter-example \"") + texts[i] + "\"" + reason(rule, texts[i]));
                }
            }
        }
    }

    /// Which of a rule's conditions an example fails.
    static std::string reason(const Rule& rule, const std::string& example) {
        const std::string text = as_item_text(example);
        if (rule.matches(text)) {
            return {};
        }
        return !rule.pattern.matches(text)  ? ": the pattern does not fit"
               : rule.except.matches(text) ? ": except fits too"
                                           : ": it is longer than max_chars, or begins with a character that opens does not have";
    }

    const Json& own_;
    const Profile& profile_;
    CheckDepth depth_;
    ProfileCheck& out_;
};

/// An error says its place before the first colon, where it knows one.
ProfileFault fault_of(const model::Error& error) {
    const std::size_t colon = error.message.find(": ");
    return error.message.starts_with('/') && colon != std::string::npos ? ProfileFault{error.message.substr(0, colon), error.message.substr(colon + 2)}
                                                                        : ProfileFault{"", error.message};
}

}  // namespace

ProfileCheck check_profile(std::string_view text, CheckDepth depth) {
    ProfileCheck out;
    try {
        const Json own = Json::parse(text);
        out.name = own.at("name").get<std::string>();
        const auto whole = put_together(own);
        const auto profile = whole.and_then(make_profile);
        if (profile) {
            Checker(own, *profile, depth, out).run();
        } else {
            out.faults.push_back(fault_of(profile.error()));
        }
    } catch (const Json::exception& error) {
        out.faults.push_back({"", error.what()});
    }
    return out;
}

model::Result<Profile> parse_profile(std::string_view text) {
    const ProfileCheck check = check_profile(text, CheckDepth::own_rules);
    if (!check.faults.empty()) {
        const ProfileFault& first = check.faults.front();
        return model::fail(model::Code::usage, first.pointer.empty() ? first.message : first.pointer + ": " + first.message);
    }
    return put_together(Json::parse(text)).and_then(make_profile);
}

std::string built_in_profile_text(std::string_view name) {
    const Json* const whole = built_in_json(name);
    return whole == nullptr ? std::string() : whole->dump(2) + "\n";
}

}  // namespace bianmu::structure
