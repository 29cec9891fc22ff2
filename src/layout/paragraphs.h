#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "layout/flow_line.h"
#include "layout/measures.h"
#include "model/flow.h"

namespace bianmu::layout {

/// Joins lines in reading order into paragraphs over lines, columns and pages (join).
class ParagraphBuilder {
public:
    /// @param measures  must outlive the builder.
    explicit ParagraphBuilder(const Measures& measures) : measures_(measures) {}

    /// Adds the next line of the reading order.
    void add(FlowLine line);

    /// Ends the open paragraph, so that the next line begins a new one.
    void cut();

    /// The paragraphs so far, closed. Leaves the builder empty.
    [[nodiscard]] std::vector<model::Paragraph> take();

    /// The closed paragraphs so far; the open one stays open.
    [[nodiscard]] std::vector<model::Paragraph> take_closed() { return std::exchange(done_, {}); }

    /// Hyphens of divided words that are left out of the closed paragraphs.
    [[nodiscard]] std::uint64_t hyphens() const { return hyphens_; }

    /// The number of closed paragraphs.
    [[nodiscard]] std::size_t size() const { return done_.size(); }

private:
    const Measures& measures_;
    std::uint64_t hyphens_ = 0;
    std::vector<FlowLine> lines_;   ///< of the open paragraph
    float confidence_ = 1;
    double last_baseline_ = 0;      ///< of the line before the open paragraph, in the same region
    std::size_t last_region_ = static_cast<std::size_t>(-1);
    int last_page_ = 0;
    double last_bottom_gap_ = 0;    ///< from that line to the foot of the text area
    std::vector<model::Paragraph> done_;
};

}  // namespace bianmu::layout
