#include "structure/structure.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "structure/accounting.h"
#include "structure/articles.h"
#include "structure/colophon.h"
#include "structure/contents.h"
#include "structure/masthead.h"
#include "structure/reconcile.h"

namespace bianmu::structure {

namespace {

model::DocumentKind kind_of(const std::string& name) {
    return name == "bulletin"            ? model::DocumentKind::bulletin
           : name == "official_document" ? model::DocumentKind::official_document
                                         : model::DocumentKind::generic;
}

void fill_source(model::Document& document, const model::Flow& flow) {
    document.source.metadata = flow.metadata;
    document.source.page_count = flow.page_count;
    document.source.origin = flow.scanned_pages == 0                 ? model::Origin::born_digital
                             : flow.scanned_pages == flow.page_count ? model::Origin::scanned
                                                                     : model::Origin::mixed;
}

void fill_notes(model::Document& document, const model::Flow& flow) {
    for (std::size_t i = 0; i < flow.notes.size(); ++i) {
        const model::Note& note = flow.notes[i];
        document.notes.push_back({"n" + std::to_string(i + 1), note.kind, note.text, note.locations});
    }
}

/// The title of a document that is one text: its first article's.
void borrow_title(model::Document& document) {
    if (document.title.empty() && !document.sections.empty() && !document.sections.front().articles.empty()) {
        document.title = document.sections.front().articles.front().title;
    }
}

/// The zones in order: masthead, contents, body, colophon.
model::Document find_structure(const model::Flow& flow, const Profile& profile, bool needs_masthead, bool& is_kind, model::Diagnostics& sink) {
    Draft draft(flow, profile, sink);
    draft.document.profile = profile.name;
    draft.document.kind = kind_of(profile.kind);
    draft.items = look_at(flow, profile);
    const Front front = profile.masthead.empty() ? Front{} : read_masthead(draft);
    is_kind = front.is_bulletin || !needs_masthead;
    if (!is_kind) {
        return {};
    }
    const std::size_t contents_end = read_contents(draft, front.end);
    const std::size_t colophon = front.is_bulletin ? find_colophon(draft, contents_end) : draft.items.list.size();
    for (const std::size_t index : front.left_over) {
        read_articles(draft, index, index + 1);
    }
    read_articles(draft, contents_end, colophon);
    if (front.is_bulletin) {
        read_colophon(draft, colophon);
    }
    reconcile_contents(draft);
    borrow_title(draft.document);
    draft.document.furniture = flow.furniture;
    draft.document.part_names = flow.part_names;
    fill_source(draft.document, flow);
    fill_notes(draft.document, flow);
    account(draft.document, flow.source_chars, flow.discarded, sink);
    return std::move(draft.document);
}

}  // namespace

std::vector<std::string_view> profile_names() { return {"bulletin", "generic"}; }

model::Result<model::Document> build_document(model::Flow flow, std::string_view profile, model::Diagnostics& sink) {
    bool is_kind = false;
    if (profile == "auto") {
        model::Diagnostics doubts = sink;
        model::Document document = find_structure(flow, *built_in_profile("bulletin"), true, is_kind, sink);
        if (is_kind) {
            return document;
        }
        sink = std::move(doubts);
        return find_structure(flow, *built_in_profile("generic"), false, is_kind, sink);
    }
    if (!profile.empty() && profile.front() == '{') {
        auto own = parse_profile(profile);
        if (!own) {
            return tl::unexpected(own.error());
        }
        return find_structure(flow, *own, false, is_kind, sink);
    }
    const std::shared_ptr<const Profile> known = built_in_profile(profile);
    if (known == nullptr) {
        return model::fail(model::Code::usage, "there is no profile named " + std::string(profile));
    }
    return find_structure(flow, *known, false, is_kind, sink);
}

}  // namespace bianmu::structure
