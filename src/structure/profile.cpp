#include "structure/profile.h"

#include <algorithm>
#include <cctype>

#include "model/text.h"
#include "structure/flat_json.h"
#include "structure/flatten.h"
#include "structure/make_profile.h"

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

Look read_look(const Value& value) {
    Look look;
    look.align = value["align"].text();
    look.below_size = value["below_size"].number();
    look.min_size = value["min_size"].number();
    look.min_indent = value["min_indent"].number();
    look.max_indent = value["max_indent"].number();
    const auto flag = [&value](const char* name) {
        const Value member = value[name];
        return member ? (member.flag() ? 1 : 0) : -1;
    };
    look.size_rank = value["size_rank"].integer();
    look.bold = flag("bold");
    look.italic = flag("italic");
    look.red = flag("red");
    look.rule_below = flag("rule_below");
    look.rule_above = flag("rule_above");
    look.page_top = flag("page_top");
    look.first_page = flag("first_page");
    look.fonts = value["fonts"].texts();
    look.colors = value["colors"].texts();
    look.after = value["after"].text();
    look.before = value["before"].text();
    return look;
}

Pattern read_pattern(const Value& value, const std::string& date = {}) {
    return value ? Pattern(date.empty() ? std::string(value.text()) : expand(std::string(value.text()), date)) : Pattern();
}

Rule read_rule(const Value& value, const std::string& date) {
    Rule rule;
    rule.id = value.at("id").text();
    rule.reason = value.at("reason").text();
    rule.zone = value["zone"].text();
    rule.pattern = read_pattern(value["pattern"], date);
    rule.except = read_pattern(value["except"], date);
    rule.opens = model::to_utf32(value["opens"].text());
    if (const Value style = value["style"]) {
        rule.look = read_look(style);
    }
    for (const Value sign : value["signs"]) {
        rule.signs.push_back(read_look(sign));
    }
    rule.confidence = value.at("confidence").number();
    rule.level = value["level"].integer();
    rule.max_chars = static_cast<std::size_t>(value["max_chars"].number());
    rule.match = value["match"].texts();
    rule.no_match = value["no_match"].texts();
    return rule;
}

/// The rules of a list; none if the profile has none.
std::vector<Rule> read_rules(const Value& list, const std::string& date) {
    std::vector<Rule> rules;
    for (const Value value : list) {
        rules.push_back(read_rule(value, date));
    }
    return rules;
}

/// A rule; one that fits nothing if the profile has none.
Rule read_one(const Value& value, const std::string& date) { return value ? read_rule(value, date) : Rule(); }

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

Label read_label(const Value& value) {
    Label label;
    label.field = value.at("field").text();
    const Value type = value["type"];
    label.type = type ? std::string(type.text()) : natural_type(label.field);
    label.words = value.at("words").texts();
    for (const std::string& word : label.words) {
        std::u32string spelt = model::to_utf32(word);
        std::erase_if(spelt, [](char32_t c) { return model::is_space(c); });
        label.spelt.push_back(std::move(spelt));
    }
    return label;
}

std::vector<KindRule> read_recognition(const Value& value) {
    std::vector<KindRule> rules;
    for (const Value item : value) {
        rules.push_back({std::string(item.at("id").text()), std::string(item.at("reason").text()), item.at("confidence").number(), item["fields"].texts(),
                         item["any"].texts(), item["signs"].texts()});
    }
    return rules;
}

OfficialRules read_official_rules(const Value& value, const std::string& date) {
    OfficialRules rules;
    rules.type = read_one(value["type"], date);
    for (const Value name : value["type_names"]) {
        rules.type_names[std::string(name.key())] = name.text();
    }
    for (const Value required : value["required"]) {
        rules.required.push_back({std::string(required["layout"].text()), std::string(required["type"].text()), required.at("fields").texts()});
    }
    for (const Value order : value["order"]) {
        rules.order[std::string(order.key())] = order.texts();
    }
    rules.gap = read_pattern(value["gap"]);
    rules.mark_closing = read_pattern(value["mark_closing"]);
    rules.attachment_marker = read_pattern(value["attachment_marker"]);
    rules.forwards = read_pattern(value["forwards"]);
    rules.layouts = read_rules(value["layouts"], date);
    rules.head = read_rules(value["head"], date);
    rules.title = read_rules(value["title"], date);
    rules.body = read_rules(value["body"], date);
    rules.meeting = read_rules(value["meeting"], date);
    rules.date = read_rules(value["date"], date);
    rules.issuers = read_rules(value["issuers"], date);
    rules.annotation = read_rules(value["annotation"], date);
    rules.attachment = read_rules(value["attachment"], date);
    rules.imprint = read_rules(value["imprint"], date);
    return rules;
}

MentionRules read_mention_rules(const Value& value, const std::string& date) {
    MentionRules rules;
    for (const Value item : value["rules"]) {
        MentionRule& rule = rules.rules.emplace_back();
        rule.rule = read_rule(item, date);
        rule.kind = rule.rule.zone == "date"     ? model::MentionKind::date
                    : rule.rule.zone == "amount" ? model::MentionKind::amount
                    : rule.rule.zone == "phone"  ? model::MentionKind::phone
                                                 : model::MentionKind::document;
        rule.value = item["value"].text();
        rule.min_digits = static_cast<std::size_t>(item["min_digits"].number());
    }
    for (const Value currency : value["currencies"]) {
        rules.currencies[std::string(currency.key())] = currency.text();
    }
    for (const Value scale : value["scales"]) {
        rules.scales[std::string(scale.key())] = scale.integer();
    }
    return rules;
}

void read_values(const Value& value, Profile& profile) {
    for (const Value font : value["fonts"]) {
        for (const Value pattern : font) {
            profile.fonts.emplace_back(font.key(), read_pattern(pattern));
        }
    }
    for (const Value numeral : value["numerals"]) {
        profile.numerals[model::first_code_point(numeral.key())] = numeral.integer();
    }
    for (const Value month : value["months"]) {
        profile.months[to_lower(month.key())] = month.integer();
    }
    profile.surnames = model::to_utf32(value["surnames"].text());
    for (const Value name : value["double_surnames"]) {
        profile.double_surnames.push_back(model::to_utf32(name.text()));
    }
    for (const Value era : value["eras"]) {
        profile.eras[std::string(era.key())] = era.integer();
    }
}

void read_colophon(const Value& value, const std::string& date, Profile& profile) {
    for (const Value label : value["labels"]) {
        profile.labels.push_back(read_label(label));
    }
    profile.colophon = read_rules(value["rules"], date);
    profile.other_label = read_pattern(value["other"]);
    profile.organisation = read_pattern(value["organisations"]);
    profile.shared_word = read_pattern(value["shared_word"]);
    profile.own_head = read_pattern(value["own_head"]);
    profile.apart = read_pattern(value["apart"]);
}

}  // namespace

Profile read_profile(const Value& value) {
    Profile profile;
    profile.name = value.at("name").text();
    profile.kind = value.at("kind").text();
    profile.recognition = read_recognition(value["recognition"]);
    profile.single_article = value["single_article"].flag();
    read_values(value, profile);
    profile.date = read_pattern(value["date"]);
    const std::string date = without_names(profile.date.expression());
    profile.document_number = read_pattern(value["document_number"]);
    profile.masthead = read_rules(value["masthead"], date);
    profile.title = read_one(value["title"], date);
    profile.contents_heading = read_one(value["contents"]["heading"], date);
    profile.contents_entry = read_one(value["contents"]["entry"], date);
    profile.section = read_rules(value["section"], date);
    profile.titles = read_rules(value["titles"], date);
    profile.subtitle = read_rules(value["subtitle"], date);
    profile.byline = read_rules(value["byline"], date);
    profile.run_in = read_rules(value["run_in"], date);
    profile.headings = read_rules(value["headings"], date);
    profile.numbering = read_rules(value["numbering"], date);
    profile.never_headings = read_rules(value["never_headings"], date);
    profile.captions = read_rules(value["captions"], date);
    profile.page_number = read_one(value["page_number"], date);
    profile.continued = read_one(value["continued"], date);
    profile.bullet = read_pattern(value["bullet"]);
    profile.leads = read_rules(value["leads"], date);
    profile.lead_end = read_pattern(value["lead_end"]);
    profile.caption = read_pattern(value["caption"]);
    read_colophon(value["colophon"], date, profile);
    profile.mentions = read_mention_rules(value["mentions"], date);
    if (const Value official = value["official"]) {
        profile.official = read_official_rules(official, date);
    }
    return profile;
}

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
        const FlatTable table(whole);
        const FlatJson json = table.view();
        return read_profile(Value(json));
    } catch (const Malformed& error) {
        return model::fail(model::Code::usage, std::string("the profile is malformed: ") + error.what());
    }
}

}  // namespace bianmu::structure
