#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "layout/laid_page.h"
#include "model/geometry.h"

namespace bianmu::layout {

constexpr double kTextMargin = 0.1;     // share of the page's height where running heads and feet stand
constexpr double kApart = 1.2;          // em of the page's text between a running line and the text
constexpr double kSmaller = 0.95;       // of the size of the page's text: small type
constexpr std::size_t kFewLetters = 6;  // that may stand beside a page number
constexpr int kLongestNumber = 9999;    // of a page

/// A row of stretches at an edge of a page, or of the text that lies across it.
struct EdgeRow {
    std::size_t page = 0;
    int side = -1;                       ///< index into LaidPage::sides; -1 = the page's own text
    std::vector<std::size_t> stretches;
    std::vector<model::Box> parts;       ///< of the stretches, left to right
    model::Box box;
    bool top = false;
    std::size_t depth = 0;               ///< rows farther out
    double from_edge = 0;                ///< share of the height, of its middle
    double white = 1e9;                  ///< towards the text, points
    double size = 0;
    double text_size = 0;                ///< of most of the page
    int angle = 0;
    std::string spelled;
    std::string text;                    ///< without white space
    std::vector<int> numbers;
    bool dressed = false;                ///< a page number and marks around it, no more
    std::string word;                    ///< its letters, sorted: the parts of a line change sides from page to page
    std::size_t letters = 0;
    bool begins_with_letter = false;
    std::vector<int> lone_numbers;       ///< of parts that are a number only
    bool three_parts = false;            ///< left, in the middle and right
    bool two_sided = false;              ///< left and right
    bool artifact = true;
    bool under_note_rule = false;        ///< under the short rule that parts footnotes from the text
    bool over_rule = false;              ///< a rule runs close under it
    bool flush = false;                  ///< one short line of the text's own size at its left edge

    /// A few words over the page number; a footnote is longer, or begins with its mark.
    [[nodiscard]] bool is_label() const;
    /// Where its middle is, in steps within which rows of several pages are at one height.
    [[nodiscard]] long height() const;
    /// Small type at the edge, with white between it and the text.
    [[nodiscard]] bool is_apart() const;
};

/// The outermost rows of the texts of all pages, page by page, those at the top first, from the edge inwards.
[[nodiscard]] std::vector<EdgeRow> find_edge_rows(const std::vector<LaidPage>& pages, const Palette& palette);

}  // namespace bianmu::layout
