#include "structure/read_document.h"

#include <algorithm>
#include <string>
#include <vector>

#include "structure/articles.h"
#include "structure/colophon.h"
#include "structure/contents.h"
#include "structure/label_hits.h"
#include "structure/masthead.h"
#include "structure/official.h"
#include "structure/printed_lines.h"
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
        document.title = join_lines(printed_lines(first->text));
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

/// Where the contents begin: what stands between the masthead and the word for them, such as the theme of the issue or a note of its editors, is text.
std::size_t find_contents(const Draft& draft, std::size_t start) {
    constexpr std::size_t kMaxBefore = 6;
    const std::vector<Item>& items = draft.items.list;
    for (std::size_t i = start; i < items.size() && i <= start + kMaxBefore && items[i].is_text(); ++i) {
        if (draft.profile.contents_heading.matches(items[i].text)) {
            return i;
        }
    }
    return start;
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
    std::size_t contents_end = read_contents(draft, front.end);
    if (const std::size_t found = find_contents(draft, front.end); contents_end == front.end && found > front.end) {
        read_articles(draft, front.end, found);
        contents_end = read_contents(draft, found);
    }
    const std::size_t body = front.is_bulletin ? find_front_colophon(draft, contents_end) : contents_end;
    for (std::size_t index = contents_end; index < body; ++index) {
        front_colophon.push_back(draft.items.list[index]);
    }
    std::size_t colophon = front.is_bulletin ? find_colophon(draft, body) : draft.items.list.size();
    if (front.is_bulletin && colophon == draft.items.list.size() && front_colophon.empty()) {
        front_colophon = take_colophon_within(draft, body);
        colophon = draft.items.list.size();
    }
    read_articles(draft, body, colophon);
    if (front.is_bulletin) {
        read_colophon(draft, front_colophon, colophon);
    }
    reconcile_contents(draft);
    return front.is_bulletin;
}

}  // namespace

bool read_document(Draft& draft, bool if_its_kind) {
    draft.document.profile = draft.profile.name;
    draft.document.kind = kind_of(draft.profile.kind);
    const bool official = draft.document.kind == model::DocumentKind::official_document && !draft.profile.official.head.empty();
    const bool is_kind = official ? read_official(draft, if_its_kind) : read_zones(draft, if_its_kind);
    if (is_kind || !if_its_kind) {
        borrow_title(draft);
    }
    return is_kind;
}

}  // namespace bianmu::structure
