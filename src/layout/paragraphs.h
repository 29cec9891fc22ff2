#pragma once

#include <utility>
#include <vector>

#include "layout/edges.h"
#include "layout/line.h"
#include "layout/line_text.h"
#include "model/flow.h"

namespace bianmu::layout {

/// What holds for the whole document.
struct Measures {
    float body_size = 12;       ///< em of most characters, points
    float pitch = 1.6F;         ///< baseline distance inside paragraphs, in em of the body
    bool first_line_indent = true;  ///< paragraphs begin indented, not apart
};

/// One line of the flow, with its place.
struct FlowLine {
    Line line;
    LineText text;
    Edges edges;
    int page = 0;
    std::size_t region = 0;   ///< counted over the document
    bool cell = false;        ///< inside a table cell
    double page_bottom = 0;   ///< lowest line of the page's text area
};

/// Joins lines in reading order into paragraphs over lines, columns and pages.
///
/// A line goes on with the paragraph when the line before is full (the next word would not have fitted) and it starts where
/// continuation lines start; it begins a new one when it is indented, differs in size, stands centred or right, follows a gap,
/// or begins with a bullet.
class ParagraphBuilder {
public:
    explicit ParagraphBuilder(const Measures& measures) : measures_(measures) {}

    /// Adds the next line of the reading order.
    void add(FlowLine line);

    /// Ends the open paragraph, so that the next line begins a new one.
    void cut();

    /// The paragraphs so far, closed. Leaves the builder empty.
    [[nodiscard]] std::vector<model::Paragraph> take();

    /// The closed paragraphs so far; the open one stays open.
    [[nodiscard]] std::vector<model::Paragraph> take_closed() { return std::exchange(done_, {}); }

    /// The number of closed paragraphs.
    [[nodiscard]] std::size_t size() const { return done_.size(); }

private:
    [[nodiscard]] float join_confidence(const FlowLine& next) const;
    [[nodiscard]] float join_in_region(const FlowLine& next) const;
    [[nodiscard]] float join_over_regions(const FlowLine& next) const;

    Measures measures_;
    std::vector<FlowLine> lines_;   ///< of the open paragraph
    float confidence_ = 1;
    double last_baseline_ = 0;      ///< of the line before the open paragraph, in the same region
    std::size_t last_region_ = static_cast<std::size_t>(-1);
    int last_page_ = 0;
    double last_bottom_gap_ = 0;    ///< from that line to the foot of the text area
    std::vector<model::Paragraph> done_;
};

/// Whether `line` stands in the middle between its edges, on purpose.
[[nodiscard]] bool is_centred(const FlowLine& line, const Measures& measures);

/// Whether the first word of `next` would not have fitted behind `line`.
[[nodiscard]] bool is_full(const FlowLine& line, const FlowLine& next);

}  // namespace bianmu::layout
