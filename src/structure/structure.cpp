#include "structure/structure.h"

#include <algorithm>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "structure/accounting.h"
#include "structure/articles.h"
#include "structure/colophon.h"
#include "structure/contents.h"
#include "structure/explain.h"
#include "structure/ids.h"
#include "structure/label_hits.h"
#include "structure/masthead.h"
#include "structure/mentions.h"
#include "structure/official.h"
#include "structure/reconcile.h"
#include "structure/similarity.h"
#include "structure/single_text.h"

namespace bianmu::structure {

namespace {

model::DocumentKind kind_of(const std::string& name) {
    return name == "bulletin"            ? model::DocumentKind::bulletin
           : name == "official_document" ? model::DocumentKind::official_document
                                         : model::DocumentKind::generic;
}

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

/// The title of a document that is one text: its first article's, or else the heading that opens it, if all others stand under that.
void borrow_title(Draft& draft) {
    model::Document& document = draft.document;
    if (!document.title.empty() || document.sections.empty() || document.sections.front().articles.empty()) {
        return;
    }
    const model::Article& article = document.sections.front().articles.front();
    document.title = article.title;
    const model::DocumentBlock* first = article.title.empty() && !article.blocks.empty() ? &article.blocks.front() : nullptr;
    const auto is_chapter = [](const model::DocumentBlock& block) { return block.type == model::BlockType::heading && block.level <= 1; };
    if (first != nullptr && is_chapter(*first) && first->marker.empty() && std::count_if(article.blocks.begin(), article.blocks.end(), is_chapter) == 1) {
        document.title = first->text;
        draft.add_evidence("/title", first->text, "title.only_chapter", 0.7, first->locations);
    }
}

/// A line of small type that only repeats the paper's name, with or without the number, is a running head that layout could not tell.
void set_aside_running_heads(Draft& draft, std::size_t start) {
    const model::Masthead& masthead = *draft.document.masthead;
    const std::u32string name = letters_of(masthead.title);
    const std::u32string numbered = name + (masthead.issue ? letters_of(masthead.issue->label) : std::u32string());
    std::erase_if(draft.items.list, [&](const Item& item) {
        const bool after = &item - draft.items.list.data() >= static_cast<std::ptrdiff_t>(start);
        const std::u32string own = after && item.is_text() && item.size <= draft.items.body_size ? letters_of(item.text) : std::u32string();
        if (own.empty() || (own != name && own != numbered)) {
            return false;
        }
        draft.document.furniture.push_back({model::FurnitureKind::header, item.text, item.locations()});
        return true;
    });
}

/// The zones of bulletins in order: masthead, contents, body, colophon; of a document that is one text, all that follows the masthead.
/// @return whether a masthead was found; where it must be and is not, nothing else is read.
bool read_zones(Draft& draft, bool needs_masthead) {
    const Front front = draft.profile.masthead.empty() ? Front{} : read_masthead(draft);
    if (needs_masthead && (!front.is_bulletin || draft.profile.title.except.matches(draft.document.title))) {
        return false;
    }
    if (draft.profile.single_article) {
        read_single_text(draft, front.end);
        return front.is_bulletin;
    }
    std::vector<Item> front_colophon = front.labelled;   // what stands of it on the first page
    for (const std::size_t index : front.left_over) {
        if (const Item& item = draft.items.list[index]; item.is_text() && opens_with_label(draft.profile, item.text)) {
            front_colophon.push_back(item);
        } else {
            read_articles(draft, index, index + 1);
        }
    }
    if (front.is_bulletin) {
        set_aside_running_heads(draft, front.end);
        unfold_boxes(draft.items, front.end, draft.flow, draft.profile);
    }
    const std::size_t contents_end = read_contents(draft, front.end);
    const std::size_t body = front.is_bulletin ? find_front_colophon(draft, contents_end) : contents_end;
    for (std::size_t index = contents_end; index < body; ++index) {
        front_colophon.push_back(draft.items.list[index]);
    }
    const std::size_t colophon = front.is_bulletin ? find_colophon(draft, body) : draft.items.list.size();
    read_articles(draft, body, colophon);
    if (front.is_bulletin) {
        read_colophon(draft, front_colophon, colophon);
    }
    reconcile_contents(draft);
    return front.is_bulletin;
}

/// @param items        the flow as the profile sees it; given back as they were where they may be looked at again, else empty.
/// @param if_its_kind  only if the document shows the signs of the profile's kind.
std::optional<model::Document> find_structure(const model::Flow& flow, const Profile& profile, Items& items, bool if_its_kind,
                                              model::Diagnostics& sink) {
    Draft draft(flow, profile, sink);
    draft.document.profile = profile.name;
    draft.document.kind = kind_of(profile.kind);
    draft.items = std::move(items);
    items = {};
    const bool official = draft.document.kind == model::DocumentKind::official_document && !profile.official.head.empty();
    const bool is_kind = official ? read_official(draft, if_its_kind) : read_zones(draft, if_its_kind);
    if (if_its_kind && !is_kind) {
        if (draft.items.made.empty()) {   // no table was unfolded
            items = std::move(draft.items);
        }
        return std::nullopt;
    }
    borrow_title(draft);
    draft.document.furniture.insert(draft.document.furniture.begin(), flow.furniture.begin(), flow.furniture.end());
    draft.document.furniture.insert(draft.document.furniture.end(), draft.items.page_numbers.begin(), draft.items.page_numbers.end());
    draft.document.part_names = flow.part_names;
    fill_source(draft.document, flow);
    fill_notes(draft.document, flow);
    account(draft.document, flow, sink);
    find_mentions(profile, draft.document);
    return std::move(draft.document);
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

model::Document read_as(const model::Flow& flow, const Profile& profile, model::Diagnostics& sink) {
    Items items = look_at(flow, profile);
    return *find_structure(flow, profile, items, false, sink);
}

/// The first profile whose kind the document shows; generic if it shows none. The built-in profiles share their font classes, so
/// that one look at the flow serves them all.
model::Document find_kind(const model::Flow& flow, model::Diagnostics& sink) {
    const model::Diagnostics doubts = sink;
    Items items;
    for (const char* name : {"bulletin", "official", "generic"}) {
        const Profile& profile = *built_in_profile(name);
        if (items.list.empty()) {
            items = look_at(flow, profile);
        }
        if (auto document = find_structure(flow, profile, items, std::string_view(name) != "generic", sink)) {
            return *std::move(document);
        }
        sink = doubts;
    }
    return {};   // not reached: generic fits every document
}

}  // namespace

std::vector<std::string_view> profile_names() { return {"bulletin", "official", "generic"}; }

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
