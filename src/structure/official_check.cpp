#include "structure/official_check.h"

#include <algorithm>
#include <string>

#include "model/text.h"
#include "structure/similarity.h"

namespace bianmu::structure {

namespace {

constexpr double kSameName = 0.7;   // of a listed name and a title: slips of the typist

void check_missing(Draft& draft, const Elements& elements) {
    const model::Official& official = *draft.document.official;
    for (const Requirement& requirement : draft.profile.official.required) {
        if ((!requirement.layout.empty() && requirement.layout != official.layout) || (!requirement.type.empty() && requirement.type != official.type)) {
            continue;
        }
        for (const std::string& field : requirement.fields) {
            if (!elements.has(field)) {
                draft.sink.add("official.missing", model::Severity::warning, "the document has no " + field + ", which its layout or kind demands");
            }
        }
    }
}

void check_order(Draft& draft, const Elements& elements) {
    const auto found = draft.profile.official.order.find(draft.document.official->layout);
    if (found == draft.profile.official.order.end()) {
        return;
    }
    const std::vector<std::string>& order = found->second;
    std::size_t lowest = 0;   // rank of the last element so far
    for (const std::string& field : elements.in_order()) {
        const auto rank = static_cast<std::size_t>(std::find(order.begin(), order.end(), field) - order.begin());
        if (rank == order.size()) {
            continue;
        }
        if (rank < lowest) {
            const std::string pointer = field == "title" ? "/title" : "/official/" + field;
            draft.sink.add("official.order", model::Severity::warning, field + " stands under " + order[lowest] + ", over which it belongs", {}, pointer);
        }
        lowest = std::max(lowest, rank);
    }
}

/// Whether the document names a text that it puts into force or sends on: it follows, and is no attachment to be listed.
bool is_published(const model::Article& article, const std::string& title) {
    return std::any_of(article.blocks.begin(), article.blocks.end(), [&title](const model::DocumentBlock& block) { return block.text.find(title) != std::string::npos; });
}

void check_attachments(Draft& draft) {
    const std::vector<std::string>& names = draft.document.official->attachment_list;
    const std::vector<model::Article>& articles = draft.document.sections.front().articles;
    if (articles.size() < 2) {   // they are files of their own
        return;
    }
    const auto add = [&draft](const std::string& message, std::size_t article) {
        draft.sink.add("official.attachment", model::Severity::warning, message, {}, article == 0 ? std::string() : "/sections/0/articles/" + std::to_string(article));
    };
    for (std::size_t i = 1; i < articles.size(); ++i) {
        const std::string& title = articles[i].title;
        const auto fits = [&title](const std::string& name) { return similarity(name, title) >= kSameName; };
        if (title.empty() || (i <= names.size() && fits(names[i - 1])) || (names.empty() && is_published(articles.front(), title))) {
            continue;
        }
        const auto other = std::find_if(names.begin(), names.end(), fits);
        add(other == names.end() ? "the attachment \"" + title + "\" is not listed"
                                 : "the attachment \"" + title + "\" is number " + std::to_string(other - names.begin() + 1) + " in the list, not " + std::to_string(i), i);
    }
    for (std::size_t i = 1; i <= names.size(); ++i) {
        const auto fits = [&](const model::Article& article) { return similarity(names[i - 1], article.title) >= kSameName; };
        if (std::none_of(articles.begin() + 1, articles.end(), fits)) {
            add("the list names \"" + names[i - 1] + "\", which does not follow", 0);
        }
    }
}

}  // namespace

void check_official(Draft& draft, const Elements& elements) {
    check_missing(draft, elements);
    check_order(draft, elements);
    check_attachments(draft);
}

}  // namespace bianmu::structure
