#include "correct/places.h"

#include <string>
#include <vector>

#include "correct/fields.h"
#include "model/text.h"

namespace bianmu::correct {
namespace {

constexpr std::size_t kEnoughWords = 4;   ///< code points by which a block may be known

}  // namespace

Found find_block(model::Document& document, const Anchor& anchor) {
    Found by_id, by_text;
    std::size_t alike = 0;
    const bool has_words = model::length(anchor.text) >= kEnoughWords;
    each_block(document, [&](const Found& found) {
        if (found.block().id == anchor.id) {
            by_id = found;
        } else if (has_words && found.block().text.starts_with(anchor.text)) {
            by_text = found;
            ++alike;
        }
    });
    return by_id ? by_id : alike == 1 ? by_text : Found{};
}

model::Document* part_of(model::Document& document, std::string_view& pointer) {
    model::Document* out = &document;
    while (pointer.starts_with("/parts/")) {
        const std::vector<std::string> steps = steps_of(pointer);
        const auto at = steps.size() > 2 ? index_of(steps[1], out->parts.size()) : std::nullopt;
        if (!at) {
            return nullptr;
        }
        pointer.remove_prefix(steps[0].size() + steps[1].size() + 2);
        out = &out->parts[*at];
    }
    return out;
}

}  // namespace bianmu::correct
