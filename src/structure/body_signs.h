#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "structure/display_lines.h"
#include "structure/draft.h"
#include "structure/recurrences.h"
#include "structure/section_lines.h"

namespace bianmu::structure {

/// The first of the rules that fits the item. Rules of the zone `under_title` count only there.
[[nodiscard]] const Rule* first_match(const Draft& draft, const std::vector<Rule>& rules, const Item& item, bool under_title);

/// Whether the text from an item on, up to the next display line, is paragraphs of which most open with a sentence set apart: briefs whose
/// titles end in a stop.
[[nodiscard]] bool opens_with_sentences(const Draft& draft, std::size_t start, std::size_t end);

/// What tells, in the body of a bulletin, names of sections and titles of articles from the text: their marks and looks, and the
/// printed contents, aligned with the body once.
class BodySigns {
public:
    /// What the contents list, where the text says it.
    struct Listed {
        Recurrence place;
        bool section = false;
    };

    /// Looks at the items from `start` up to `end`. The draft must outlive the signs; they see the sections that it has when they are asked.
    BodySigns(const Draft& draft, std::size_t start, std::size_t end);

    /// The section that an item names; nothing if it names none.
    [[nodiscard]] std::optional<SectionLine> section_at(const Item& item) const;

    /// Whether the item is a line of an article's title.
    [[nodiscard]] bool is_title(const Item& item) const;

    /// Below sections that have other marks, or none, an ornament opens a title.
    [[nodiscard]] bool is_ornamented_title(const SectionLine& line) const;

    /// What the contents list of the text that begins at an item; null for nothing.
    [[nodiscard]] const Listed* listed_at(std::size_t index) const;

    /// How well a title agrees with some line of the contents, 0 to 1.
    [[nodiscard]] double likeness_to_listed(const std::string& title) const;

private:
    [[nodiscard]] std::size_t index_of(const Item& item) const;
    [[nodiscard]] bool heads_title(std::size_t index) const;
    [[nodiscard]] std::optional<SectionLine> listed_section(const Item& item) const;
    void find_listed();
    void find_section_look();
    void find_numbered_look();

    const Draft& draft_;
    const std::vector<Item>& items_;
    std::size_t start_, end_;
    std::map<std::size_t, Listed> listed_;   ///< by first item
    std::optional<DisplayLook> section_look_;
    std::optional<DisplayLook> numbered_look_;   ///< of numbered lines that name sections
    bool sub_outline_ = false;   ///< the source has headings of a second level, so that those of the first are sections
};

}  // namespace bianmu::structure
