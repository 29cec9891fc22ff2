#include "correct/field_corrections.h"

#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "correct/fields.h"
#include "correct/places.h"

namespace bianmu::correct {
namespace {

using model::Article;
using model::Document;

/// The evidence of a field, of the group that it is in, and of its pieces.
void settle_evidence(Document& document, const std::string& pointer) {
    for (model::Evidence& evidence : document.evidence) {
        const std::string_view known = evidence.pointer;
        const bool is_inside = known.size() > pointer.size() ? known.starts_with(pointer) && known[pointer.size()] == '/'
                                                             : pointer.starts_with(known) && (pointer.size() == known.size() || pointer[known.size()] == '/');
        if (is_inside && known != "/contents") {
            evidence.rule = kRule;
            evidence.confidence = 1;
        }
    }
}

bool write_value(const Field& field, const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value); text != nullptr && field.text != nullptr) {
        *field.text = *text;
        return true;
    }
    if (const auto* list = std::get_if<std::vector<std::string>>(&value); list != nullptr && field.list != nullptr) {
        *field.list = *list;
        return true;
    }
    if (const auto* number = std::get_if<int>(&value); number != nullptr && field.number != nullptr) {
        *field.number = *number;
        return true;
    }
    return false;
}

/// The id of the article or block that an anchor names; empty if there is none.
std::string find_target(Document& document, const Anchor& anchor) {
    std::string by_title;
    std::size_t alike = 0;
    for (const model::Section& section : document.sections) {
        for (const Article& article : section.articles) {
            if (article.id == anchor.id) {
                return article.id;
            }
            if (!anchor.text.empty() && article.title == anchor.text) {
                by_title = article.id;
                ++alike;
            }
        }
    }
    if (const Found found = find_block(document, anchor)) {
        return found.block().id;
    }
    return alike == 1 ? by_title : std::string();
}

}  // namespace

std::string set_field(Document& document, const Correction& correction) {
    std::string_view pointer = correction.pointer;
    Document* const part = part_of(document, pointer);
    const Field field = part == nullptr ? Field{} : find_field(*part, pointer);
    if (!field) {
        return "the document has no such field";
    }
    const std::string now = field_text(field);
    if (!write_value(field, correction.value)) {
        return "the field holds a value of another kind";
    }
    // What is the same again needs no correction; what is read otherwise now is not what was put right.
    if (now != correction.was && now != field_text(field)) {
        return "the field says something else than when it was corrected";
    }
    const std::string own(pointer);
    if (own == "/masthead/title" && part->title == now) {
        part->title = part->masthead->title;
    }
    settle_evidence(*part, own);
    return {};
}

std::string set_target(Document& document, const Correction& correction) {
    std::string_view pointer = correction.pointer;
    Document* const part = part_of(document, pointer);
    const std::vector<std::string> steps = steps_of(pointer);
    const auto group = part != nullptr && steps.size() == 4 && steps[0] == "contents" ? index_of(steps[1], part->contents.size()) : std::nullopt;
    const auto index = group ? index_of(steps[3], part->contents[*group].entries.size()) : std::nullopt;
    if (!index || part->contents[*group].entries[*index].title != correction.was) {
        return "the contents have no such entry there";
    }
    model::ContentsEntry& entry = part->contents[*group].entries[*index];
    const bool is_none = correction.target.id.empty() && correction.target.text.empty();
    std::string target = is_none ? std::string() : find_target(*part, correction.target);
    if (target.empty() && !is_none) {
        return "there is no article or block that the entry could name";
    }
    entry.target = std::move(target);
    settle_evidence(*part, std::string(pointer));
    return {};
}

}  // namespace bianmu::correct
