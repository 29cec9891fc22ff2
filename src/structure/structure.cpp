#include "structure/structure.h"

#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "structure/accounting.h"
#include "structure/built_in.h"
#include "structure/compound.h"
#include "structure/explain.h"
#include "structure/ids.h"
#include "structure/kinds.h"
#include "structure/mentions.h"
#include "structure/read_document.h"

namespace bianmu::structure {

namespace {

void fill_source(model::Document& document, const model::Flow& flow) {
    document.source.metadata = flow.metadata;
    document.source.attachments = flow.attachments;
    document.source.page_count = flow.page_count;
    document.source.origin = flow.scanned_pages == 0                 ? model::Origin::born_digital
                             : flow.scanned_pages == flow.page_count ? model::Origin::scanned
                                                                     : model::Origin::mixed;
}

void fill_notes(model::Document& document, const model::Flow& flow) {
    for (std::size_t i = 0; i < flow.notes.size(); ++i) {
        const model::Note& note = flow.notes[i];
        document.notes.push_back({"n" + std::to_string(i + 1), note.kind, note.text, note.locations, note.author, note.date});
    }
}

/// What belongs to the whole file: source, furniture, notes, the account, and with all texts in place the mentions.
void complete(model::Document& document, const model::Flow& flow, const Items& items, const Profile& profile, model::Diagnostics& sink) {
    document.furniture.insert(document.furniture.begin(), flow.furniture.begin(), flow.furniture.end());
    document.furniture.insert(document.furniture.end(), items.page_numbers.begin(), items.page_numbers.end());
    document.part_names = flow.part_names;
    fill_source(document, flow);
    fill_notes(document, flow);
    hand_out_notes(document);
    account(document, flow, sink);
    const auto find = [&profile](const Profile& rules, model::Document& one, const auto& again) -> void {
        find_mentions(rules, one);
        for (model::Document& part : one.parts) {
            again(part.profile == profile.name ? profile : *built_in_profile(part.profile), part, again);
        }
    };
    find(profile, document, find);
}

/// A user's profile, read once for all the documents that it serves in a row. Thread-safe.
model::Result<std::shared_ptr<const Profile>> own_profile(std::string_view json) {
    static std::mutex guard;
    static std::string text;
    static std::shared_ptr<const Profile> known;
    const std::lock_guard lock(guard);
    if (known == nullptr || text != json) {
        auto read = parse_profile(json);
        if (!read) {
            return tl::unexpected(read.error());
        }
        known = std::make_shared<const Profile>(*std::move(read));
        text = json;
    }
    return known;
}

/// Reads a flow by the profile that was asked for: as one document, or as several of its kind.
model::Document read_as(const model::Flow& flow, const Profile& profile, model::Diagnostics& sink) {
    Draft draft(flow, profile, sink);
    draft.items = look_at(flow, profile);
    if (auto several = read_compound(flow, draft.items, &profile, sink)) {
        several->profile = profile.name;
        if (several->kind != model::DocumentKind::compound) {
            several->evidence.erase(several->evidence.begin());
            note_kind(nullptr, *several);
        }
        complete(*several, flow, draft.items, profile, sink);
        return *std::move(several);
    }
    static_cast<void>(read_document(draft, false));
    note_kind(nullptr, draft.document);
    complete(draft.document, flow, draft.items, profile, sink);
    return std::move(draft.document);
}

/// The document, if it shows the signs of the profile's kind.
/// @param items  the flow as the profile sees it; given back as they were where they may be looked at again, else empty.
std::optional<model::Document> read_if(const model::Flow& flow, const Profile& profile, Items& items, model::Diagnostics& sink) {
    Draft draft(flow, profile, sink);
    draft.items = std::move(items);
    items = {};
    const bool any = profile.kind == "generic";
    const bool is_kind = read_document(draft, !any) || any;
    const KindRule* const rule = recognize(profile, draft.document);
    if (!is_kind || rule == nullptr) {
        if (!is_kind && draft.items.made.empty()) {   // read no further than its head, and no table was unfolded
            items = std::move(draft.items);
        }
        return std::nullopt;
    }
    note_kind(rule, draft.document);
    complete(draft.document, flow, draft.items, profile, sink);
    return std::move(draft.document);
}

/// Several documents in one file, or else the first profile whose kind the document shows; generic if it shows none. The built-in profiles
/// share their font classes, so that one look at the flow serves them all.
model::Document find_kind(const model::Flow& flow, model::Diagnostics& sink) {
    const model::Diagnostics doubts = sink;
    Items items = look_at(flow, *built_in_profile("bulletin"));
    if (auto several = read_compound(flow, items, nullptr, sink)) {
        complete(*several, flow, items, *built_in_profile(several->profile), sink);
        return *std::move(several);
    }
    for (const std::string_view name : kBuiltIn) {
        const Profile& profile = *built_in_profile(name);
        if (items.list.empty()) {
            items = look_at(flow, profile);
        }
        if (auto document = read_if(flow, profile, items, sink)) {
            return *std::move(document);
        }
        sink = doubts;
    }
    return {};   // not reached: generic fits every document
}

}  // namespace

std::vector<std::string_view> profile_names() { return {kBuiltIn.begin(), kBuiltIn.end()}; }

model::Result<model::Document> build_document(model::Flow flow, std::string_view profile, model::Diagnostics& sink,
                                              std::vector<model::Explanation>* explanations) {
    std::shared_ptr<const Profile> chosen;   // null: found out
    const bool own = profile.find('{') != std::string_view::npos;
    if (own) {
        auto read = own_profile(profile);
        if (!read) {
            return tl::unexpected(std::move(read.error()));
        }
        chosen = *std::move(read);
    } else if (profile != "auto") {
        chosen = built_in_profile(profile);
        if (chosen == nullptr) {
            return model::fail(model::Code::usage, "there is no profile named " + std::string(profile));
        }
    }
    model::Document document = chosen != nullptr ? read_as(flow, *chosen, sink) : find_kind(flow, sink);
    settle_ids(document);
    if (explanations != nullptr) {
        *explanations = explain(flow, document, own ? chosen.get() : nullptr);
    }
    return document;
}

}  // namespace bianmu::structure
