#include "structure/display_lines.h"

#include <cmath>
#include <string>

#include "structure/blocks.h"
#include "structure/similarity.h"

namespace bianmu::structure {

DisplayLook look_of(const Item& item) {
    return {std::lround(item.size * 10), item.typeface, item.bold, item.color, item.centred, item.rule_below, item.boxed};
}

bool has_display_face(const Draft& draft, const Item& item) {
    return item.bold || item.font == "title" || (item.font == "hei" && draft.items.body_font != "hei");
}

bool is_display(const Draft& draft, const Item& item) {
    if (!item.is_text() || item.ended || item.right || letters_of(item.text).size() > kMaxTitleLine || item.text.find('\t') != std::string::npos ||
        match_heading(draft, item) != nullptr || draft.profile.caption.matches(item.text)) {
        return false;
    }
    const bool larger = item.size >= kLarger * draft.items.body_size;
    return larger || (has_display_face(draft, item) && !item.text.empty()) || item.paragraph->outline_level > 0 || item.boxed;
}

}  // namespace bianmu::structure
