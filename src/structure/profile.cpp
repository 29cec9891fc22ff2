#include "structure/profile.h"

#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "profiles.h"
#include "model/text.h"

namespace bianmu::structure {

namespace {

using nlohmann::json;

std::string_view built_in_text(std::string_view name) {
    if (name == "bulletin") {
        return embedded::kBulletin;
    }
    if (name == "official") {
        return embedded::kOfficial;
    }
    return name == "generic" ? embedded::kGeneric : std::string_view();
}

/// The built-in profile of that name as it stands; null if there is none. Two others extend one: it is parsed once.
const json* built_in_json(std::string_view name) {
    static std::mutex guard;
    static std::map<std::string, json, std::less<>> parsed;
    const std::lock_guard lock(guard);   // what is parsed never moves
    auto found = parsed.find(name);
    if (found == parsed.end() && !built_in_text(name).empty()) {
        found = parsed.emplace(std::string(name), json::parse(built_in_text(name))).first;
    }
    return found == parsed.end() ? nullptr : &found->second;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// `{date}` in an expression stands for the profile's date, without its groups' names.
std::string expand(const std::string& expression, const std::string& date) {
    std::string anonymous = date;
    for (const char* name : {"(?P<year>", "(?P<month>", "(?P<day>"}) {
        anonymous = replace_all(anonymous, name, "(?:");
    }
    return replace_all(expression, "{date}", anonymous);
}

Look read_look(const json& value) {
    Look look;
    look.align = value.value("align", "");
    look.below_size = value.value("below_size", 0.0);
    look.min_size = value.value("min_size", 0.0);
    look.min_indent = value.value("min_indent", 0.0);
    look.max_indent = value.value("max_indent", 0.0);
    const auto flag = [&value](const char* name) { return value.contains(name) ? (value.at(name).get<bool>() ? 1 : 0) : -1; };
    look.bold = flag("bold");
    look.red = flag("red");
    look.rule_below = flag("rule_below");
    look.fonts = value.value("fonts", std::vector<std::string>());
    look.after = value.value("after", "");
    look.before = value.value("before", "");
    return look;
}

Rule read_rule(const json& value, const std::string& date) {
    Rule rule;
    rule.id = value.at("id");
    rule.reason = value.at("reason");
    rule.zone = value.value("zone", "");
    if (value.contains("pattern")) {
        rule.pattern = Pattern(expand(value.at("pattern"), date));
    }
    if (value.contains("except")) {
        rule.except = Pattern(expand(value.at("except"), date));
    }
    rule.opens = model::to_utf32(value.value("opens", ""));
    rule.look = read_look(value.value("style", json::object()));
    rule.look.min_size = value.value("min_size", rule.look.min_size);
    for (const json& sign : value.value("signs", json::array())) {
        rule.signs.push_back(read_look(sign));
    }
    rule.confidence = value.at("confidence");
    rule.level = value.value("level", 0);
    rule.max_chars = value.value("max_chars", std::size_t{0});
    rule.match = value.value("match", std::vector<std::string>());
    rule.no_match = value.value("no_match", std::vector<std::string>());
    return rule;
}

std::vector<Rule> read_rules(const json& list, const std::string& date) {
    std::vector<Rule> rules;
    for (const json& value : list) {
        rules.push_back(read_rule(value, date));
    }
    return rules;
}

/// `text` as an expression for itself: one character.
std::string escaped(const std::string& text) {
    const bool plain = text.size() > 1 || (text[0] >= '0' && text[0] <= '9') || (text[0] >= 'A' && text[0] <= 'Z') || (text[0] >= 'a' && text[0] <= 'z');
    return plain ? text : "\\" + text;
}

/// The words of a label in one expression; white space may stand between their characters, and a colon follows.
Label read_label(const json& value) {
    Label label;
    label.field = value.at("field");
    label.type = value.at("type");
    label.words = value.at("words").get<std::vector<std::string>>();
    std::string words;
    for (const std::string& word : label.words) {
        words += words.empty() ? "" : "|";
        bool first = true;
        for (const char32_t c : model::to_utf32(word)) {
            if (model::is_space(c)) {
                continue;
            }
            words += first ? "" : "\\s*";
            first = false;
            std::string utf8;
            model::append_utf8(utf8, c);
            words += escaped(utf8);
        }
    }
    label.pattern = Pattern("(?:^|[\\s。；;，,）)\\]】])(?P<label>(?:" + words + ")\\s*[：:])");
    return label;
}

OfficialRules read_official_rules(const json& value, const std::string& date) {
    OfficialRules rules;
    rules.type = read_rule(value.at("type"), date);
    rules.type_names = value.at("type_names").get<std::map<std::string, std::string>>();
    rules.gap = Pattern(value.at("gap").get<std::string>());
    rules.attachment_marker = Pattern(value.at("attachment_marker").get<std::string>());
    rules.layouts = read_rules(value.at("layouts"), date);
    rules.head = read_rules(value.at("head"), date);
    rules.title = read_rules(value.at("title"), date);
    rules.body = read_rules(value.at("body"), date);
    rules.meeting = read_rules(value.at("meeting"), date);
    rules.date = read_rules(value.at("date"), date);
    rules.issuers = read_rules(value.at("issuers"), date);
    rules.annotation = read_rules(value.at("annotation"), date);
    rules.attachment = read_rules(value.at("attachment"), date);
    rules.imprint = read_rules(value.at("imprint"), date);
    return rules;
}

Profile read_profile(const json& value) {
    Profile profile;
    profile.name = value.at("name");
    profile.kind = value.at("kind");
    profile.single_article = value.value("single_article", false);
    for (const auto& [name, patterns] : value.at("fonts").items()) {
        for (const json& pattern : patterns) {
            profile.fonts.emplace_back(name, Pattern(pattern.get<std::string>()));
        }
    }
    for (const auto& [digit, number] : value.at("numerals").items()) {
        profile.numerals[model::first_code_point(digit)] = number;
    }
    const std::string date = value.at("date");
    profile.date = Pattern(date);
    profile.masthead = read_rules(value.at("masthead"), date);
    profile.title = read_rule(value.at("title"), date);
    profile.contents_heading = read_rule(value.at("contents").at("heading"), date);
    profile.contents_entry = read_rule(value.at("contents").at("entry"), date);
    profile.section = read_rules(value.at("section"), date);
    profile.subtitle = read_rules(value.at("subtitle"), date);
    profile.byline = read_rules(value.at("byline"), date);
    profile.run_in = read_rules(value.at("run_in"), date);
    profile.headings = read_rules(value.at("headings"), date);
    profile.numbering = read_rules(value.value("numbering", json::array()), date);
    profile.never_headings = read_rules(value.value("never_headings", json::array()), date);
    profile.captions = read_rules(value.value("captions", json::array()), date);
    if (value.contains("continued")) {
        profile.continued = read_rule(value.at("continued"), date);
    }
    if (value.contains("bullet")) {
        profile.bullet = Pattern(value.at("bullet").get<std::string>());
    }
    profile.leads = read_rules(value.at("leads"), date);
    profile.lead_end = Pattern(value.at("lead_end").get<std::string>());
    profile.caption = Pattern(value.at("caption").get<std::string>());
    const json& colophon = value.at("colophon");
    for (const json& label : colophon.at("labels")) {
        profile.labels.push_back(read_label(label));
    }
    profile.colophon = read_rules(colophon.at("rules"), date);
    profile.other_label = Pattern(colophon.at("other").get<std::string>());
    profile.organisation = Pattern(colophon.at("organisations").get<std::string>());
    if (value.contains("official")) {
        profile.official = read_official_rules(value.at("official"), date);
    }
    return profile;
}

}  // namespace

std::string Profile::font_class(std::string_view font_name) const {
    for (const auto& [font, pattern] : fonts) {
        if (pattern.matches(font_name)) {
            return font;
        }
    }
    return {};
}

std::vector<const Rule*> Profile::rules() const {
    std::vector<const Rule*> all{&title, &contents_heading, &contents_entry};
    if (!continued.id.empty()) {
        all.push_back(&continued);
    }
    if (!official.head.empty()) {
        all.push_back(&official.type);
    }
    for (const auto* list : {&masthead, &section, &subtitle, &byline, &run_in, &headings, &numbering, &captions, &never_headings, &leads, &colophon, &official.layouts, &official.head,
                             &official.title, &official.body, &official.meeting, &official.date, &official.issuers, &official.annotation,
                             &official.attachment, &official.imprint}) {
        for (const Rule& rule : *list) {
            all.push_back(&rule);
        }
    }
    return all;
}

namespace {

tl::unexpected<model::Error> malformed(const json::exception& error) {
    return model::fail(model::Code::usage, std::string("the profile is malformed: ") + error.what());
}

/// @param own  a user's profile: every pattern is compiled at once, so that a malformed one is an error and not a rule that never fits.
model::Result<Profile> parse(json value, bool own) {
    try {
        while (value.contains("extends")) {   // built-in profiles extend each other at most once, so this ends
            const json* const base = built_in_json(value.at("extends").get<std::string>());
            if (base == nullptr) {
                return model::fail(model::Code::usage, "the profile extends an unknown profile");
            }
            json merged = *base;
            value.erase("extends");
            merged.merge_patch(value);
            value = std::move(merged);
        }
        Profile profile = read_profile(value);
        for (const Rule* rule : profile.rules()) {
            for (const Pattern* pattern : {&rule->pattern, &rule->except}) {
                if (own && !pattern->defect().empty()) {
                    return model::fail(model::Code::usage, "the profile is malformed: rule " + rule->id + ": " + pattern->defect());
                }
            }
        }
        return profile;
    } catch (const json::exception& error) {
        return malformed(error);
    }
}

}  // namespace

model::Result<Profile> parse_profile(std::string_view text) {
    try {
        return parse(json::parse(text), true);
    } catch (const json::exception& error) {
        return malformed(error);
    }
}

std::shared_ptr<const Profile> built_in_profile(std::string_view name) {
    static std::map<std::string, std::shared_ptr<const Profile>, std::less<>> compiled;
    const auto found = compiled.find(name);
    if (found != compiled.end()) {
        return found->second;
    }
    const json* const value = built_in_json(name);
    if (value == nullptr) {
        return nullptr;
    }
    auto profile = parse(*value, false);
    if (!profile) {
        throw std::logic_error(profile.error().message);   // a defect of the program: the tests compile every built-in profile
    }
    return compiled[std::string(name)] = std::make_shared<const Profile>(std::move(*profile));
}

}  // namespace bianmu::structure
