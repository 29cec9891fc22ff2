#include "structure/official.h"

#include "structure/blocks.h"
#include "structure/official_check.h"
#include "structure/official_elements.h"
#include "structure/official_head.h"
#include "structure/official_text.h"
#include "structure/official_title.h"

namespace bianmu::structure {

bool read_official(Draft& draft, bool if_its_kind) {
    model::Document& document = draft.document;
    Elements elements(draft);
    const OfficialHead head = read_official_head(draft, elements);
    const bool headed = elements.has("document_number") || elements.has("authority_mark");
    // Any large red name looks like the mark of a letter: without a number it needs a title that names a kind of document.
    const bool bare_name = !elements.has("document_number") && elements.find_layout() == "letter";
    const bool of_a_kind = head.title && head.title->has_kind();
    const bool may_be = headed ? !bare_name || of_a_kind : of_a_kind && elements.has("recipients");
    if (if_its_kind && !may_be) {
        return false;
    }
    model::Section& section = document.sections.emplace_back();
    section.id = "s1";
    model::Article& article = section.articles.emplace_back();
    article.id = "a1";
    const std::string pointer = "/sections/0/articles/0";
    if (head.title) {
        set_official_title(draft, article, pointer + "/title", *head.title);
        document.title = article.title;
    }
    if (head.subtitle) {
        const Item& item = draft.items.list[*head.subtitle];
        article.subtitle = item.text;
        draft.add_evidence(pointer + "/subtitle", item.text, "article.subtitle", 0.85, item.locations());
    }
    for (const std::size_t index : head.left_over) {
        article.blocks.push_back(make_block(draft, draft.items.list[index]));
    }
    read_official_text(draft, elements, head.end);
    document.official = elements.finish(document.title);
    check_official(draft, elements);
    const model::Official& official = *document.official;
    const bool addressed = !official.recipients.empty() || !official.copy_to.empty() || !official.printed_on.empty();
    return may_be && (!bare_name || (addressed && !official.type.empty()));
}

}  // namespace bianmu::structure
