#include "layout/paragraphs.h"

#include <algorithm>
#include <utility>

#include "layout/joins.h"

namespace bianmu::layout {

namespace {

model::Alignment alignment_of(const std::vector<FlowLine>& lines, const Measures& measures) {
    const FlowLine& last = lines.back();
    if (is_centred(last, measures) &&
        std::all_of(lines.begin(), lines.end() - 1, [&](const FlowLine& l) { return is_centred(l, measures) || l.right_gap() < 1.5 * l.line.size; })) {
        return model::Alignment::center;
    }
    const bool right = std::all_of(lines.begin(), lines.end(), [](const FlowLine& l) {
        return l.indent() > 0.3 * l.edges.width() && l.indent() > 2 * l.right_gap() && l.text.text.find('\t') == std::string::npos;
    });
    return right ? model::Alignment::end : model::Alignment::start;
}

}  // namespace

void ParagraphBuilder::add(FlowLine line) {
    if (!lines_.empty()) {
        const Join found = join(lines_, line, measures_);
        if (found.confidence == 0) {
            cut();
        } else {
            confidence_ = std::min(confidence_, found.confidence);
            line.after_break = found.by_author;
        }
    }
    lines_.push_back(std::move(line));
}

void ParagraphBuilder::cut() {
    if (lines_.empty()) {
        return;
    }
    const FlowLine& first = lines_.front();
    model::Paragraph paragraph;
    LineText text;
    model::Location place;
    std::size_t region = first.region + 1;
    double rest_left = 1e9;
    double rest_right = 1e9;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
        const FlowLine& line = lines_[i];
        if (line.after_break) {
            break_line(text);
        }
        hyphens_ += join_lines(text, line.text, i > 0 && lines_[i - 1].line.trailing_space != 0, &measures_.compounds);
        if (line.region != region) {
            if (place.box) {
                paragraph.locations.push_back(place);
            }
            place = {};
            place.page = line.page;
            place.box = line.line.box;
            region = line.region;
        } else {
            place.box->add(line.line.box);
        }
        if (i > 0) {
            rest_left = std::min(rest_left, line.indent());
        }
        rest_right = std::min(rest_right, line.right_gap());
    }
    paragraph.locations.push_back(place);
    paragraph.text = std::move(text.text);
    paragraph.runs = std::move(text.runs);
    paragraph.alignment = alignment_of(lines_, measures_);
    if (paragraph.alignment == model::Alignment::start) {
        paragraph.indent_left = static_cast<float>(std::max(0.0, lines_.size() > 1 ? rest_left : 0));
        paragraph.first_line = static_cast<float>(first.indent()) - paragraph.indent_left;
    }
    paragraph.indent_right = static_cast<float>(std::max(0.0, rest_right));
    if (last_region_ == first.region) {
        paragraph.space_before =
            static_cast<float>(std::max(0.0, first.line.baseline - last_baseline_ - static_cast<double>(measures_.pitch * first.line.size)));
    } else if (last_page_ != 0 && last_page_ != first.page) {
        paragraph.page_break_before = last_bottom_gap_ > 3 * measures_.pitch * measures_.body_size;
    }
    paragraph.join_confidence = confidence_;
    confidence_ = 1;
    const FlowLine& last = lines_.back();
    last_region_ = last.region;
    last_page_ = last.page;
    last_baseline_ = last.line.baseline;
    last_bottom_gap_ = last.page_bottom - last.line.box.y1;
    done_.push_back(std::move(paragraph));
    lines_.clear();
}

std::vector<model::Paragraph> ParagraphBuilder::take() {
    cut();
    return std::exchange(done_, {});
}

}  // namespace bianmu::layout
