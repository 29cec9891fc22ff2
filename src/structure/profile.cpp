#include "structure/profile.h"

#include <algorithm>
#include <cctype>
#include <mutex>

#include "model/text.h"
#include "structure/make_profile.h"
#include "structure/profile_json.h"

namespace bianmu::structure {

namespace {

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
    }
    return text;
}

/// `date` without the names of its groups, in brackets of its own.
std::string without_names(std::string date) {
    constexpr std::string_view opening = "(?P<";
    for (std::size_t at = 0; (at = date.find(opening, at)) != std::string::npos;) {
        date.replace(at, date.find('>', at) + 1 - at, "(?:");
    }
    return "(?:" + date + ")";
}

/// `{date}` in an expression stands for the profile's date.
std::string expand(const std::string& expression, const std::string& date) { return replace_all(expression, "{date}", date); }

std::string to_lower(std::string_view name) {
    std::string text(name);
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

Look read_look(const Json& value) {
    Look look;
    look.align = value.value("align", "");
    look.below_size = value.value("below_size", 0.0);
    look.min_size = value.value("min_size", 0.0);
    look.min_indent = value.value("min_indent", 0.0);
    look.max_indent = value.value("max_indent", 0.0);
    const auto flag = [&value](const char* name) { return value.contains(name) ? (value.at(name).get<bool>() ? 1 : 0) : -1; };
    look.size_rank = value.value("size_rank", 0);
    look.bold = flag("bold");
    look.italic = flag("italic");
    look.red = flag("red");
    look.rule_below = flag("rule_below");
    look.rule_above = flag("rule_above");
    look.page_top = flag("page_top");
    look.first_page = flag("first_page");
    look.fonts = value.value("fonts", std::vector<std::string>());
    look.colors = value.value("colors", std::vector<std::string>());
    look.after = value.value("after", "");
    look.before = value.value("before", "");
    return look;
}

Rule read_rule(const Json& value, const std::string& date) {
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
    rule.look = read_look(value.value("style", Json::object()));
    for (const Json& sign : value.value("signs", Json::array())) {
        rule.signs.push_back(read_look(sign));
    }
    rule.confidence = value.at("confidence");
    rule.level = value.value("level", 0);
    rule.max_chars = value.value("max_chars", std::size_t{0});
    rule.match = value.value("match", std::vector<std::string>());
    rule.no_match = value.value("no_match", std::vector<std::string>());
    return rule;
}

/// The rules of that name; none if the profile has none.
std::vector<Rule> read_rules(const Json& profile, const char* name, const std::string& date) {
    std::vector<Rule> rules;
    if (profile.contains(name)) {
        for (const Json& value : profile.at(name)) {
            rules.push_back(read_rule(value, date));
        }
    }
    return rules;
}

/// The rule of that name; one that fits nothing if the profile has none.
Rule read_one(const Json& profile, const char* name, const std::string& date) {
    return profile.contains(name) ? read_rule(profile.at(name), date) : Rule();
}

Pattern read_pattern(const Json& profile, const char* name) {
    return profile.contains(name) ? Pattern(profile.at(name).get<std::string>()) : Pattern();
}

/// How the values of a field are read if the profile does not say.
std::string natural_type(std::string_view field) {
    static const std::map<std::string_view, const char*> types{
        {"editors", "names"},      {"approvers", "names"}, {"proofreaders", "names"},  {"report_to", "list"}, {"send_to", "list"}, {"distribute_to", "list"},
        {"copy_to", "list"},       {"printed_on", "date"}, {"copies", "number"},       {"phone", "phone"},    {"fax", "phone"},
        {"postal_code", "digits"}, {"email", "compact"},   {"website", "compact"},
    };
    const auto found = types.find(field);
    return found == types.end() ? "text" : found->second;
}

Label read_label(const Json& value) {
    Label label;
    label.field = value.at("field");
    label.type = value.value("type", natural_type(label.field));
    label.words = value.at("words").get<std::vector<std::string>>();
    for (const std::string& word : label.words) {
        std::u32string spelt = model::to_utf32(word);
        std::erase_if(spelt, [](char32_t c) { return model::is_space(c); });
        label.spelt.push_back(std::move(spelt));
    }
    return label;
}

std::vector<KindRule> read_recognition(const Json& value) {
    std::vector<KindRule> rules;
    for (const Json& item : value) {
        const auto read_fields = [&item](const char* name) { return item.value(name, std::vector<std::string>()); };
        rules.push_back({item.at("id"), item.at("reason"), item.at("confidence"), read_fields("fields"), read_fields("any"), read_fields("signs")});
    }
    return rules;
}

OfficialRules read_official_rules(const Json& value, const std::string& date) {
    OfficialRules rules;
    rules.type = read_one(value, "type", date);
    rules.type_names = value.value("type_names", std::map<std::string, std::string>());
    for (const Json& required : value.value("required", Json::array())) {
        rules.required.push_back({required.value("layout", ""), required.value("type", ""), required.at("fields").get<std::vector<std::string>>()});
    }
    rules.order = value.value("order", std::map<std::string, std::vector<std::string>>());
    rules.gap = read_pattern(value, "gap");
    rules.mark_closing = read_pattern(value, "mark_closing");
    rules.attachment_marker = read_pattern(value, "attachment_marker");
    rules.forwards = read_pattern(value, "forwards");
    rules.layouts = read_rules(value, "layouts", date);
    rules.head = read_rules(value, "head", date);
    rules.title = read_rules(value, "title", date);
    rules.body = read_rules(value, "body", date);
    rules.meeting = read_rules(value, "meeting", date);
    rules.date = read_rules(value, "date", date);
    rules.issuers = read_rules(value, "issuers", date);
    rules.annotation = read_rules(value, "annotation", date);
    rules.attachment = read_rules(value, "attachment", date);
    rules.imprint = read_rules(value, "imprint", date);
    return rules;
}

MentionRules read_mention_rules(const Json& value, const std::string& date) {
    MentionRules rules;
    for (const Json& item : value.value("rules", Json::array())) {
        MentionRule& rule = rules.rules.emplace_back();
        rule.rule = read_rule(item, date);
        rule.kind = rule.rule.zone == "date"     ? model::MentionKind::date
                    : rule.rule.zone == "amount" ? model::MentionKind::amount
                    : rule.rule.zone == "phone"  ? model::MentionKind::phone
                                                 : model::MentionKind::document;
        rule.value = item.value("value", "");
        rule.min_digits = item.value("min_digits", std::size_t{0});
    }
    rules.currencies = value.value("currencies", rules.currencies);
    rules.scales = value.value("scales", rules.scales);
    rules.prepare();
    return rules;
}

void read_values(const Json& value, Profile& profile) {
    const auto each = [&value](const char* name, const auto& take) {
        const Json members = value.value(name, Json::object());
        for (const auto& [key, member] : members.items()) {
            take(key, member);
        }
    };
    each("fonts", [&](const std::string& font, const Json& patterns) {
        for (const Json& pattern : patterns) {
            profile.fonts.emplace_back(font, Pattern(pattern.get<std::string>()));
        }
    });
    each("numerals", [&](const std::string& digit, const Json& number) { profile.numerals[model::first_code_point(digit)] = number; });
    each("months", [&](const std::string& month, const Json& number) { profile.months[to_lower(month)] = number; });
    profile.surnames = model::to_utf32(value.value("surnames", std::string()));
    for (const Json& name : value.value("double_surnames", Json::array())) {
        profile.double_surnames.push_back(model::to_utf32(name.get<std::string>()));
    }
    each("eras", [&](const std::string& era, const Json& year) { profile.eras[era] = year; });
}

void read_colophon(const Json& value, const std::string& date, Profile& profile) {
    for (const Json& label : value.value("labels", Json::array())) {
        profile.labels.push_back(read_label(label));
    }
    profile.colophon = read_rules(value, "rules", date);
    profile.other_label = read_pattern(value, "other");
    profile.organisation = read_pattern(value, "organisations");
    profile.shared_word = read_pattern(value, "shared_word");
    profile.own_head = read_pattern(value, "own_head");
    profile.apart = read_pattern(value, "apart");
}

Profile read_profile(const Json& value) {
    Profile profile;
    profile.name = value.at("name");
    profile.kind = value.at("kind");
    profile.recognition = read_recognition(value.value("recognition", Json::array()));
    profile.single_article = value.value("single_article", false);
    read_values(value, profile);
    profile.date = read_pattern(value, "date");
    const std::string date = without_names(profile.date.expression());
    profile.document_number = read_pattern(value, "document_number");
    profile.masthead = read_rules(value, "masthead", date);
    profile.title = read_one(value, "title", date);
    const Json contents = value.value("contents", Json::object());
    profile.contents_heading = read_one(contents, "heading", date);
    profile.contents_entry = read_one(contents, "entry", date);
    profile.section = read_rules(value, "section", date);
    profile.titles = read_rules(value, "titles", date);
    profile.subtitle = read_rules(value, "subtitle", date);
    profile.byline = read_rules(value, "byline", date);
    profile.run_in = read_rules(value, "run_in", date);
    profile.headings = read_rules(value, "headings", date);
    profile.numbering = read_rules(value, "numbering", date);
    profile.never_headings = read_rules(value, "never_headings", date);
    profile.captions = read_rules(value, "captions", date);
    profile.page_number = read_one(value, "page_number", date);
    profile.continued = read_one(value, "continued", date);
    profile.bullet = read_pattern(value, "bullet");
    profile.leads = read_rules(value, "leads", date);
    profile.lead_end = read_pattern(value, "lead_end");
    profile.caption = read_pattern(value, "caption");
    read_colophon(value.value("colophon", Json::object()), date, profile);
    profile.mentions = read_mention_rules(value.value("mentions", Json::object()), date);
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

std::optional<int> Profile::month(std::string_view month_name) const {
    const auto found = months.find(to_lower(month_name));
    return found == months.end() ? std::nullopt : std::optional(found->second);
}

std::vector<ListedRule> Profile::listed_rules() const {
    std::vector<ListedRule> all;
    const auto add_one = [&all](std::string_view place, const Rule& rule) {
        if (!rule.id.empty()) {
            all.push_back({place, &rule});
        }
    };
    const auto add = [&](std::string_view place, const std::vector<Rule>& rules) {
        for (const Rule& rule : rules) {
            add_one(place, rule);
        }
    };
    add("masthead", masthead);
    add_one("title", title);
    add_one("contents/heading", contents_heading);
    add_one("contents/entry", contents_entry);
    add("section", section);
    add("titles", titles);
    add("subtitle", subtitle);
    add("byline", byline);
    add("run_in", run_in);
    add("headings", headings);
    add("numbering", numbering);
    add("captions", captions);
    add("never_headings", never_headings);
    add_one("page_number", page_number);
    add_one("continued", continued);
    add("leads", leads);
    add("colophon/rules", colophon);
    for (const MentionRule& mention : mentions.rules) {
        add_one("mentions/rules", mention.rule);
    }
    add_one("official/type", official.type);
    add("official/layouts", official.layouts);
    add("official/head", official.head);
    add("official/title", official.title);
    add("official/body", official.body);
    add("official/meeting", official.meeting);
    add("official/date", official.date);
    add("official/issuers", official.issuers);
    add("official/annotation", official.annotation);
    add("official/attachment", official.attachment);
    add("official/imprint", official.imprint);
    return all;
}

std::vector<ListedPattern> Profile::listed_patterns() const {
    std::vector<ListedPattern> all{{"/date", &date}, {"/bullet", &bullet}, {"/lead_end", &lead_end}, {"/caption", &caption},
                                   {"/colophon/other", &other_label}, {"/colophon/organisations", &organisation},
                                   {"/colophon/shared_word", &shared_word}, {"/colophon/own_head", &own_head}, {"/document_number", &document_number}, {"/colophon/apart", &apart}, {"/official/mark_closing", &official.mark_closing},
                                   {"/official/gap", &official.gap}, {"/official/attachment_marker", &official.attachment_marker},
                                   {"/official/forwards", &official.forwards}};
    std::map<std::string, std::size_t> counts;
    for (const auto& [font, pattern] : fonts) {
        all.push_back({"/fonts/" + font + "/" + std::to_string(counts[font]++), &pattern});
    }
    return all;
}

model::Result<Profile> make_profile(const Json& whole) {
    try {
        return read_profile(whole);
    } catch (const Json::exception& error) {
        return model::fail(model::Code::usage, std::string("the profile is malformed: ") + error.what());
    }
}

std::shared_ptr<const Profile> built_in_profile(std::string_view name) {
    static std::mutex guard;
    static auto& known = *new std::map<std::string, std::shared_ptr<const Profile>, std::less<>>;   // ends with the program, not piece by piece
    const std::lock_guard lock(guard);
    const auto found = known.find(name);
    if (found != known.end()) {
        return found->second;
    }
    const Json* const value = built_in_json(name, Examples::left_out);
    return value == nullptr ? nullptr : known[std::string(name)] = std::make_shared<const Profile>(read_profile(*value));
}

}  // namespace bianmu::structure
