#include "structure/section_lines.h"

#include "model/text.h"

namespace bianmu::structure {

std::optional<SectionLine> match_section(const Draft& draft, const Item& item) {
    for (const Rule& rule : draft.profile.section) {
        Captures found;
        if (rule.matches(item.text, found) && looks_like(item, rule.look, draft.items) && found.contains("name")) {
            SectionLine line;
            line.name = std::string(model::trim(found.at("name").of(item.text)));
            for (const char* side : {"open", "close"}) {
                line.marker += found.contains(side) ? model::squash(found.at(side).of(item.text)) : std::string();
            }
            line.rule = rule.id;
            line.ornament = rule.zone == "ornament";
            line.confidence = confidence_of(rule, item, draft.items);
            return line;
        }
    }
    return std::nullopt;
}

}  // namespace bianmu::structure
