#include "structure/kinds.h"

#include <algorithm>
#include <string>

namespace bianmu::structure {

namespace {

constexpr const char* kAsked = "kind.profile";

/// Whether a pointer leads to the field or into it.
bool leads_to(std::string_view pointer, std::string_view field) {
    return pointer.size() > field.size() && pointer.substr(1).starts_with(field) && (pointer.size() == field.size() + 1 || pointer[field.size() + 1] == '/');
}

}  // namespace

bool has_field(const model::Document& document, std::string_view field) {
    if (field == "official/type") {   // a word of the title, which has the evidence
        return document.official && !document.official->type.empty();
    }
    return std::any_of(document.evidence.begin(), document.evidence.end(), [field](const model::Evidence& e) { return leads_to(e.pointer, field); });
}

const KindRule* recognize(const Profile& profile, const model::Document& document) {
    const auto has = [&document](const std::string& field) { return has_field(document, field); };
    const auto rule = std::find_if(profile.recognition.begin(), profile.recognition.end(), [&has](const KindRule& r) {
        return std::all_of(r.fields.begin(), r.fields.end(), has) && (r.any.empty() || std::any_of(r.any.begin(), r.any.end(), has));
    });
    return rule == profile.recognition.end() ? nullptr : &*rule;
}

double confidence_of(const KindRule& rule, const model::Document& document) {
    double doubt = 1 - rule.confidence;
    for (const std::string& sign : rule.signs) {
        doubt *= has_field(document, sign) ? 0.5 : 1;
    }
    return 1 - doubt;
}

void note_kind(const KindRule* rule, model::Document& document) {
    model::Evidence evidence{"/kind", {}, kAsked, 1, {}};
    if (rule != nullptr) {
        evidence.rule = rule->id;
        evidence.confidence = confidence_of(*rule, document);
        for (const std::string& field : rule->fields) {
            const auto found = std::find_if(document.evidence.begin(), document.evidence.end(),
                                            [&field](const model::Evidence& e) { return leads_to(e.pointer, field); });
            if (found != document.evidence.end()) {
                evidence.locations.insert(evidence.locations.end(), found->locations.begin(), found->locations.end());
            }
        }
    }
    document.evidence.insert(document.evidence.begin(), std::move(evidence));
}

}  // namespace bianmu::structure
