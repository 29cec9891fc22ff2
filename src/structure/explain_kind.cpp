#include "structure/explain_kind.h"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "structure/built_in.h"
#include "structure/code_rules.h"
#include "structure/kinds.h"
#include "structure/read_document.h"

namespace bianmu::structure {

namespace {

void add_near(const Profile& profile, const model::Document& document, const KindRule* decided, model::Explanation& out) {
    for (const KindRule& rule : profile.recognition) {
        if (&rule == decided) {
            continue;
        }
        model::NearRule near{rule.id, rule.reason, {}};
        for (const std::string& field : rule.fields) {
            if (!has_field(document, field)) {
                near.failed.push_back(field);
            }
        }
        std::string any;
        for (const std::string& field : rule.any) {
            any += (any.empty() ? "" : "|") + field;
        }
        if (!any.empty() && std::none_of(rule.any.begin(), rule.any.end(), [&document](const std::string& field) { return has_field(document, field); })) {
            near.failed.push_back(std::move(any));
        }
        out.near.push_back(std::move(near));
    }
}

}  // namespace

model::Explanation explain_kind(const model::Flow& flow, const model::Document& document, const Profile& profile) {
    const model::Evidence& evidence = document.evidence.front();
    model::Explanation out;
    out.pointer = evidence.pointer;
    out.text = document.title;
    out.rule = evidence.rule;
    out.confidence = evidence.confidence;
    const auto rule = std::find_if(profile.recognition.begin(), profile.recognition.end(), [&evidence](const KindRule& r) { return r.id == evidence.rule; });
    if (rule == profile.recognition.end()) {
        out.reason = reason_of_code_rule(evidence.rule);
        return out;
    }
    out.reason = rule->reason;
    for (const std::string& field : rule->fields) {
        out.signs.push_back({field, true});
    }
    for (const std::string& field : rule->signs) {
        out.signs.push_back({field, has_field(document, field)});
    }
    add_near(profile, document, &*rule, out);
    if (!document.parts.empty()) {
        return out;
    }
    for (const std::string_view name : std::span(kBuiltIn).first<kBuiltIn.size() - 1>()) {
        const auto other = built_in_profile(name);
        if (other->name == profile.name) {
            continue;
        }
        model::Diagnostics ignored;
        Draft draft(flow, *other, ignored);
        draft.items = look_at(flow, *other);
        static_cast<void>(read_document(draft, true));
        add_near(*other, draft.document, nullptr, out);
    }
    std::stable_sort(out.near.begin(), out.near.end(), [](const auto& a, const auto& b) { return a.failed.size() < b.failed.size(); });
    return out;
}

}  // namespace bianmu::structure
