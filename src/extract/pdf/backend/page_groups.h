#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/pdf/backend/version.h"

namespace bianmu::extract::pdf::backend {

/// Pages that one interpreter can read one after the other, because they lie alike and name their fonts alike.
struct PageGroup {
    Ref font_dict = Ref::INVALID();    ///< where all pages share one /Font dictionary
    std::map<std::string, Ref> fonts;  ///< else the union of their font names
    bool own_resources = false;        ///< fonts that cannot be shared: the page's resources are used as they are
    std::size_t last = 0;              ///< place of its last page in the list that was sorted
};

/// Sorts pages into groups. Poppler builds every font of a page's resources anew for each interpreter, which is most of the
/// time it takes; a group builds each once.
class PageGroups {
public:
    /// Sorts `pages` (numbers from 1); pages that cannot be read get no group.
    PageGroups(PDFDoc& doc, const std::vector<int>& pages);

    /// The group of the page at `place` in the list.
    [[nodiscard]] std::optional<std::size_t> group_of(std::size_t place) const { return groups_of_pages_[place]; }
    [[nodiscard]] const PageGroup& group(std::size_t index) const { return groups_[index]; }

private:
    [[nodiscard]] std::size_t sort(Page& page, XRef* xref);
    [[nodiscard]] std::size_t add(PageGroup group, const std::string& key);

    std::vector<PageGroup> groups_;
    std::vector<std::optional<std::size_t>> groups_of_pages_;
    std::unordered_map<std::string, std::vector<std::size_t>> open_;  // by how the page lies; the latest first come last
};

/// A resource dictionary that holds the fonts of `group` only.
[[nodiscard]] Object font_resources(const PageGroup& group, XRef* xref);

/// The resources of `page` without its fonts; null if it has none.
[[nodiscard]] Object other_resources(Page& page, XRef* xref);

}  // namespace bianmu::extract::pdf::backend
