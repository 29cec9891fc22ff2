#include "structure/profile_json.h"

#include <algorithm>
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

}  // namespace

model::Result<Json> put_together(Json own) {
    own.erase("$schema");
    const Json changes = own.contains("rules") ? own.at("rules") : Json::object();
    own.erase("rules");
    Json base = Json::object();
    if (own.contains("extends")) {
        const Json* const extended = built_in_json(own.at("extends").get<std::string>());
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

const Json* built_in_json(std::string_view name) {
    static std::recursive_mutex guard;   // one extends another
    static std::map<std::string, Json, std::less<>> known;
    const std::lock_guard lock(guard);   // what is known never moves
    const auto found = known.find(name);
    if (found != known.end() || built_in_text(name).empty()) {
        return found == known.end() ? nullptr : &found->second;
    }
    auto whole = put_together(Json::parse(built_in_text(name)));
    if (!whole) {
        throw std::logic_error(whole.error().message);   // a defect of the program: the tests read every built-in profile
    }
    return &known.emplace(std::string(name), *std::move(whole)).first->second;
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
