#pragma once

#include <optional>
#include <vector>

#include "layout/flow_line.h"
#include "layout/item_mark.h"
#include "layout/measures.h"

namespace bianmu::layout {

constexpr float kFlush = 0.7F;         // em: nearer to the edge is at the edge
constexpr double kRagged = 0.2;        // of the width that a line may lack before a word that cannot begin a paragraph
constexpr double kLongLine = 15;       // em: running text
constexpr double kSameEnd = 0.15;      // em

/// What a paragraph's lines and a line that may go on with them show. `join` weighs it.
class Joint {
public:
    /// All must outlive the joint; `open` is not empty.
    Joint(const std::vector<FlowLine>& open_lines, const FlowLine& next_line, const Measures& document);

    const std::vector<FlowLine>& open;
    const FlowLine& first;   ///< of the paragraph
    const FlowLine& last;
    const FlowLine& next;
    const Measures& measures;
    double em;       ///< of the next line
    char32_t end;    ///< last character of the line before
    bool ended;      ///< it ends a sentence
    std::optional<ItemMark> mark;   ///< of the paragraph

    /// The text of a run-in heading goes on in the type of the text: sentences have begun in its line, which is full.
    [[nodiscard]] bool run_in() const;

    /// The gap is that between a run-in title and its text: both of an indented paragraph, whose next line begins at the edge.
    [[nodiscard]] bool opens_with_title() const;

    /// The next line begins an item: a bullet, or a number where the paragraph is one of the same kind or has come to an end.
    [[nodiscard]] bool begins_item() const;

    /// The next line stands in another tagged item than the one before, and the items' marks are drawn.
    [[nodiscard]] bool begins_drawn_item() const;

    /// The next line cannot begin a paragraph: a comma before it, a closing mark, the rest of a word, a small letter in running text.
    [[nodiscard]] bool must_go_on() const;

    /// The text before does not end with its line.
    [[nodiscard]] bool goes_on() const;

    /// A long line in the middle of a sentence that ends where its neighbour does: both are full, in a measure of their own.
    [[nodiscard]] bool full_like_neighbour() const;

    /// A line that closes a sentence and is not full ends its paragraph where lines are stretched to the edge, or of Han, which
    /// breaks anywhere. The white of a closing mark is no room, as no character fits into it, but where text is indented and
    /// only the end of a line can show that of a paragraph; behind a semicolon one seldom ends.
    [[nodiscard]] bool closed(bool apart) const;

    [[nodiscard]] bool follows_gap() const;

    /// A full line that ends in a comma is cut and no end; so is one of Han in the middle of its sentence, with a line at the edge below it,
    /// where paragraphs are indented, or where both end alike.
    [[nodiscard]] bool is_cut() const;

    /// Whether the next line starts where the text of an item's first line starts, or between its mark and that.
    [[nodiscard]] bool hangs() const;

    /// A caption is cut in its sentence, and the rest stands in the middle below: its line fills the width, or the rest begins small.
    [[nodiscard]] bool cut_off() const;

    /// The rest of a sentence stands in the middle below its long line, wherever the edges are: both have one middle.
    [[nodiscard]] bool rest_in_middle() const;

    /// A sentence has ended, and a line without any of its script follows: the same in another language.
    [[nodiscard]] bool translated() const;

    /// A short line of another look under a line that ends a sentence, though flush as the text is: a heading.
    [[nodiscard]] bool heading_below() const;

    /// A stretched line is full in the middle of a sentence, which cannot end there.
    [[nodiscard]] bool cut_in_sentence() const;

    /// A long line of Han at the edge is full in the middle of its sentence, and the next starts where an indent would: it hangs.
    [[nodiscard]] bool hangs_in_sentence() const;

    /// An item is full in the middle of a sentence, and no item begins in the next line: it goes on there, whatever edge that column shows.
    [[nodiscard]] bool item_breaks_off() const;

    /// The paragraph begins with an initial several lines high: the next line stands beside it, or goes back to the edge under it.
    [[nodiscard]] bool around_initial() const;

    /// A quotation set in the middle in a measure of its own: its line ends inside the marks or the sentence that the next one closes. Titles have no stop.
    [[nodiscard]] bool quoted_in_middle() const;

    /// The lines stand in a block set in on both sides, as quotations are: the last is full in the block's own measure, in the middle of a sentence.
    [[nodiscard]] bool goes_on_in_block() const;

    /// The line belongs to the paragraph wherever the edges are: both are of one tagged element, or it hangs under an item's text,
    /// and neither white, nor an indent, nor a number, nor a sentence that ends before the edge says that it begins another.
    [[nodiscard]] bool one_text() const;

    /// Lines of a heading that its author broke: display type set solid, flush left.
    [[nodiscard]] bool stacked_display() const;

    [[nodiscard]] bool hangs_exactly() const;

    [[nodiscard]] bool broken_by_author() const;
};

}  // namespace bianmu::layout
