#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "layout/flow_line.h"
#include "layout/measures.h"
#include "model/flow.h"

namespace bianmu::layout {

/// Builds blocks in reading order: joins lines into paragraphs over lines, columns and pages (join), and around what floats.
///
/// A figure stands after the paragraph that was open when it came. A paragraph that breaks off before a figure, a table, or
/// captions at a page's head goes on behind them.
class ParagraphBuilder {
public:
    /// @param measures  must outlive the builder.
    explicit ParagraphBuilder(const Measures& measures) : measures_(measures) {}

    /// Adds the next line of the reading order.
    void add(FlowLine line);

    /// Adds a block that is no line of text. The open paragraph stays open.
    void add(model::Block block);

    /// Ends the open paragraph, so that the next line begins a new one.
    void cut();

    /// The blocks so far; the last one is empty where a paragraph is open.
    [[nodiscard]] std::vector<model::Block>& blocks() { return blocks_; }

    /// Takes the last block out again. No paragraph is open.
    [[nodiscard]] model::Block drop_last();

    /// The blocks. Leaves the builder empty.
    [[nodiscard]] std::vector<model::Block> take();

    /// Hyphens of divided words that are left out.
    [[nodiscard]] std::uint64_t hyphens() const { return hyphens_; }

private:
    /// A paragraph whose lines are still coming.
    struct Open {
        std::vector<FlowLine> lines;
        std::size_t slot = 0;   ///< its place in blocks_
        std::uint64_t hyphens = 0;   ///< left out when it was built
        float confidence = 1;
        model::Joined joined = model::Joined::lines;
        float space_before = 0;
        bool page_break_before = false;
    };

    void begin(FlowLine line);
    void append(Open& open, FlowLine line, float confidence);
    [[nodiscard]] bool goes_on_behind_floats(const FlowLine& line) const;
    [[nodiscard]] model::Paragraph build(Open& open) const;
    /// Marks the first paragraph of a list item whose mark is drawn.
    void mark_drawn_item(const Open& open);

    const Measures& measures_;
    std::uint64_t hyphens_ = 0;
    std::optional<Open> open_;
    std::optional<Open> broken_off_;   ///< the last paragraph that ended in the middle of a sentence
    double last_baseline_ = 0;         ///< of the line before the open paragraph, in the same region
    std::size_t last_region_ = static_cast<std::size_t>(-1);
    int last_page_ = 0;
    double last_bottom_gap_ = 0;       ///< from that line to the foot of the text area
    std::map<std::int32_t, std::size_t> drawn_items_;   ///< tagged list item: the place of its first paragraph
    std::vector<model::Block> blocks_;
};

}  // namespace bianmu::layout
