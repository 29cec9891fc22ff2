#include "structure/profile_json.h"

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "profiles.h"

namespace bianmu::structure {

namespace {

std::string_view built_in_text(std::string_view name) {
    if (name == "bulletin") {
        return embedded::kBulletin;
    }
    if (name == "official") {
        return embedded::kOfficial;
    }
    return name == "generic" ? embedded::kGeneric : std::string_view();
}

/// The text of a built-in profile without the examples of its rules, which are a third of it and of the time to read it.
std::string without_examples(std::string_view text) {
    constexpr std::string_view kExamples = "match\": [", kCounter = "\"no_";
    std::string out;
    out.reserve(text.size());
    std::size_t kept = 0;   // up to here the text is in `out`, or left out
    for (std::size_t at = text.find(kExamples); at != std::string_view::npos; at = text.find(kExamples, kept)) {
        const bool counter = text.substr(kept, at - kept).ends_with(kCounter);
        const std::size_t comma = text.find_last_not_of(" \n", at - (counter ? kCounter.size() : 1) - 1);
        out += text.substr(kept, comma - kept);
        kept = at + kExamples.size();
        while (text[kept] != ']') {   // strings and commas
            if (text[kept++] == '"') {
                for (; text[kept] != '"'; ++kept) {
                    kept += text[kept] == '\\' ? 1 : 0;
                }
                ++kept;
            }
        }
        ++kept;
    }
    out += text.substr(kept);
    return out;
}

tl::unexpected<model::Error> wrong(const std::string& pointer, const std::string& what) { return model::fail(model::Code::usage, pointer + ": " + what); }

/// Adds words to the labels of their fields; a field without a label gets one.
void add_words(Json& labels, const Json& words) {
    for (const auto& [field, more] : words.items()) {
        const auto same = std::find_if(labels.begin(), labels.end(), [&name = field](const Json& label) { return label.at("field") == name; });
        if (same == labels.end()) {
            labels.push_back({{"field", field}, {"words", more}});
        } else {
            Json& own = same->at("words");
            own.insert(own.end(), more.begin(), more.end());
        }
    }
}

/// Rules before and after those of the list.
void add_rules(Json& list, const Json& more) {
    if (more.contains("before")) {
        list.insert(list.begin(), more.at("before").begin(), more.at("before").end());
    }
    if (more.contains("after")) {
        list.insert(list.end(), more.at("after").begin(), more.at("after").end());
    }
}

void merge(Json& base, const Json& own) {
    for (const auto& [name, value] : own.items()) {
        if (!base.contains(name)) {
            const bool adds = value.is_object() && (value.contains("before") || value.contains("after"));
            base[name] = adds ? Json::array() : Json();
        }
        Json& member = base[name];
        if (!value.is_object() || member.is_null()) {
            member = value;
        } else if (member.is_array()) {
            name == "labels" ? add_words(member, value) : add_rules(member, value);
        } else {
            merge(member, value);
        }
    }
}

/// The rule with that id somewhere in `value`, and the list that it stands in, null if none; null where there is none.
std::pair<Json*, Json*> find_rule(Json& value, std::string_view id) {
    for (Json& member : value) {
        if (!member.is_structured()) {
            continue;
        }
        if (member.is_object() && member.contains("id") && member.at("id") == id) {
            return {&member, value.is_array() ? &value : nullptr};
        }
        if (const auto found = find_rule(member, id); found.first != nullptr) {
            return found;
        }
    }
    return {nullptr, nullptr};
}

model::Result<void> change_rules(Json& profile, const Json& changes) {
    for (const auto& [id, change] : changes.items()) {
        const auto [rule, list] = find_rule(profile, id);
        if (rule == nullptr) {
            return wrong("/rules/" + id, "there is no rule of that id to change");
        }
        if (change.is_null()) {
            if (list == nullptr) {
                return wrong("/rules/" + id, "this rule cannot be switched off; give it another pattern");
            }
            list->erase(static_cast<std::size_t>(rule - &list->front()));
            continue;
        }
        for (const auto& [name, value] : change.items()) {
            if (value.is_null()) {
                rule->erase(name);
            } else {
                (*rule)[name] = value;
            }
        }
    }
    return {};
}

model::Result<Json> put_together(Json own, Examples examples) {
    own.erase("$schema");
    const Json changes = own.contains("rules") ? own.at("rules") : Json::object();
    own.erase("rules");
    Json base = Json::object();
    if (own.contains("extends")) {
        const Json* const extended = built_in_json(own.at("extends").get<std::string>(), examples);
        if (extended == nullptr) {
            return wrong("/extends", "there is no built-in profile named " + own.at("extends").get<std::string>());
        }
        base = *extended;
        own.erase("extends");
    }
    merge(base, own);
    if (!base.contains("kind")) {
        return wrong("/kind", "is needed where no built-in profile is extended: bulletin, official_document or generic");
    }
    return change_rules(base, changes).map([&base] { return std::move(base); });
}

}  // namespace

model::Result<Json> put_together(Json own) { return put_together(std::move(own), Examples::kept); }

const Json* built_in_json(std::string_view name, Examples examples) {
    static std::recursive_mutex guard;   // one extends another
    static auto& known = *new std::array<std::map<std::string, Json, std::less<>>, 2>;   // ends with the program, not piece by piece
    const std::lock_guard lock(guard);   // what is known never moves
    auto& own = known[examples == Examples::kept ? 0 : 1];
    const auto found = own.find(name);
    const std::string_view text = built_in_text(name);
    if (found != own.end() || text.empty()) {
        return found == own.end() ? nullptr : &found->second;
    }
    auto whole = put_together(examples == Examples::kept ? Json::parse(text) : Json::parse(without_examples(text)), examples);
    if (!whole) {
        throw std::logic_error(whole.error().message);   // a defect of the program: the tests read every built-in profile
    }
    return &own.emplace(std::string(name), *std::move(whole)).first->second;
}

std::vector<std::string> pointers_to_rule(const Json& profile, std::string_view id) {
    std::vector<std::string> out;
    for (const auto& [name, member] : profile.items()) {
        if (member.is_object() && member.contains("id") && member.at("id") == id) {
            out.push_back("/" + name);
        } else if (member.is_structured()) {
            for (const std::string& inner : pointers_to_rule(member, id)) {
                out.push_back("/" + name + inner);
            }
        }
    }
    return out;
}

}  // namespace bianmu::structure
