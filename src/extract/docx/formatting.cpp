#include "extract/docx/formatting.h"

namespace bianmu::extract::docx {

std::optional<std::pair<int, int>> Formatting::list_of(const ParagraphProperties& effective) const {
    if (!effective.num_id || *effective.num_id == 0) {
        return std::nullopt;
    }
    std::optional<int> linked;
    if (effective.num_style >= 0) {
        linked = numbering.level_of_style(*effective.num_id, styles.at(effective.num_style).id);
    }
    return std::pair(*effective.num_id, linked ? *linked : effective.level.value_or(0));
}

void Formatting::lay(ParagraphProperties& base, const ParagraphProperties& over) const {
    if (over.num_id || over.level) {
        ParagraphProperties numbered = base;
        numbered.merge(over);
        if (const auto list = list_of(numbered)) {
            if (const ListLevel* level = numbering.level(list->first, list->second)) {
                base.merge_indents(level->paragraph);
            }
        }
    }
    base.merge(over);
}

ParagraphProperties Formatting::paragraph(const StyleContext& context, const ParagraphProperties& direct) const {
    const auto [slot, fresh] = by_style_.try_emplace({context.table, context.first_row, context.paragraph}, styles.paragraph_defaults());
    if (fresh) {
        for (const std::int32_t index : styles.chain(context.table)) {
            lay(slot->second, styles.at(index).paragraph);
            if (context.first_row) {
                lay(slot->second, styles.at(index).first_row_paragraph);
            }
        }
        for (const std::int32_t index : styles.chain(context.paragraph)) {
            lay(slot->second, styles.at(index).paragraph);
        }
    }
    ParagraphProperties out = slot->second;
    lay(out, direct);
    return out;
}

}  // namespace bianmu::extract::docx
