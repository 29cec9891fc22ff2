#pragma once

#include <optional>
#include <string>
#include <vector>

#include "structure/draft.h"
#include "structure/printed_pages.h"

namespace bianmu::structure {

/// A line of the printed contents.
struct ListedTitle {
    std::string title;
    std::optional<int> page;   ///< as printed
    std::string pointer;
};

/// A title or heading of the body, or a caption.
struct BodyTitle {
    std::string title, id;
    int page = 0;              ///< of the file, from 1; 0 = unknown
};

/// Which title of the body each line of the contents names.
struct TitleMatches {
    std::vector<int> partner;   ///< index into the body's titles, or -1
    PrintedPages pages;         ///< as the titles that surely are the same tell them
};

/// Aligns the contents with the body, on titles and pages together.
///
/// Titles that are equal, and stand once on either side, are sure; the pages that they stand on tell how printed numbers count. Between them the
/// lines are aligned in order so that likeness and pages agree best in all: of equal titles the one on the page that is printed has the line, and
/// a title that was worded anew is known by its page. What is left and equal is the same in another order.
[[nodiscard]] TitleMatches match_titles(const std::vector<ListedTitle>& listed, const std::vector<BodyTitle>& body);

/// Says where the contents and what they name differ: `contents.title_mismatch`, `contents.page_mismatch`, and `toc.article_missing` for lines
/// that name nothing. The body wins.
void report_differences(Draft& draft, const std::vector<ListedTitle>& listed, const std::vector<BodyTitle>& body, const TitleMatches& matches);

}  // namespace bianmu::structure
