#include "layout/paragraphs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "layout/item_mark.h"
#include "layout/joins.h"
#include "layout/line_fit.h"

namespace bianmu::layout {

namespace {

constexpr float kAroundFloats = 0.7F;     // confidence of a join around a figure or table
constexpr std::size_t kMostColumns = 80;  // of an indent
constexpr std::size_t kMostFloats = 9;    // blocks between the parts of one paragraph
constexpr std::string_view kDrawnBullet = "\u2022";
constexpr float kSizeStep = 0.08F;        // share: a larger change of size is another kind of text

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

/// Whether a paragraph between two parts of a text stands apart from it: in the middle, or in another size.
bool floats(const model::Paragraph& paragraph, float size) {
    return paragraph.alignment == model::Alignment::center ||
           std::none_of(paragraph.runs.begin(), paragraph.runs.end(), [size](const model::Run& run) { return std::abs(run.style.size - size) < kSizeStep * size; });
}

/// Whether all of a paragraph stands left or right of a line's column, as a box beside the text does.
bool stands_beside(const model::Paragraph& paragraph, const FlowLine& line) {
    return std::all_of(paragraph.locations.begin(), paragraph.locations.end(), [&line](const model::Location& place) {
        return place.page == line.page && (place.box->x0 > line.edges.right || place.box->x1 < line.edges.left);
    });
}

/// Columns of fixed pitch between `left` and the line.
std::size_t columns_before(const Line& line, double left) {
    const double pitch = line.chars.front().x1 - line.chars.front().x0;
    return pitch > 0 ? std::min(kMostColumns, static_cast<std::size_t>(std::lround(std::max(0.0, line.box.x0 - left) / pitch))) : 0;
}

/// Takes back the line breaks that the paragraph's own width explains: the word behind would have reached beyond its longest line.
void settle_breaks(std::vector<FlowLine>& lines) {
    if (std::none_of(lines.begin(), lines.end(), [](const FlowLine& line) { return line.may_wrap; })) {
        return;
    }
    std::map<std::size_t, double> right;   // of the lines in each region
    for (const FlowLine& line : lines) {
        const auto [edge, first] = right.emplace(line.region, line.line.box.x1);
        edge->second = std::max(edge->second, line.line.box.x1);
    }
    for (std::size_t i = 1; i < lines.size(); ++i) {
        if (lines[i].may_wrap) {
            const FlowLine& before = lines[i - 1];
            lines[i].after_break = !is_full(before.line, right.at(before.region), lines[i].line);
        }
    }
}

}  // namespace

void ParagraphBuilder::add(FlowLine line) {
    if (open_) {
        const Join found = join(open_->lines, line, measures_);
        if (found.confidence > 0) {
            line.after_break = found.by_author;
            line.may_wrap = found.may_wrap;
            append(*open_, std::move(line), found.confidence);
            return;
        }
        cut();
    }
    if (goes_on_behind_floats(line)) {
        open_ = std::exchange(broken_off_, std::nullopt);
        hyphens_ -= open_->hyphens;   // it is built again
        append(*open_, std::move(line), kAroundFloats);
        open_->joined = model::Joined::floats;
        return;
    }
    begin(std::move(line));
}

void ParagraphBuilder::add(model::Block block) { blocks_.push_back(std::move(block)); }

model::Block ParagraphBuilder::drop_last() {
    model::Block block = std::move(blocks_.back());
    blocks_.pop_back();
    if (broken_off_ && broken_off_->slot == blocks_.size()) {
        broken_off_.reset();
    }
    return block;
}

void ParagraphBuilder::begin(FlowLine line) {
    Open& open = open_.emplace();
    open.slot = blocks_.size();
    blocks_.emplace_back();
    if (last_region_ == line.region) {
        open.space_before =
            static_cast<float>(std::max(0.0, line.line.baseline - last_baseline_ - static_cast<double>(measures_.pitch * line.line.size)));
    } else if (last_page_ != 0 && last_page_ != line.page) {
        open.page_break_before = last_bottom_gap_ > 3 * measures_.pitch * measures_.body_size;
    }
    open.lines.push_back(std::move(line));
}

void ParagraphBuilder::append(Open& open, FlowLine line, float confidence) {
    const FlowLine& last = open.lines.back();
    const model::Joined over = last.page != line.page       ? model::Joined::pages
                               : last.region != line.region ? model::Joined::columns
                                                            : model::Joined::lines;
    open.joined = std::max(open.joined, over);
    open.confidence = std::min(open.confidence, confidence);
    open.lines.push_back(std::move(line));
}

bool ParagraphBuilder::goes_on_behind_floats(const FlowLine& line) const {
    if (!broken_off_ || blocks_.size() - broken_off_->slot > kMostFloats || line.page > broken_off_->lines.back().page + 1) {
        return false;
    }
    const FlowLine& last = broken_off_->lines.back();
    const bool goes_on_below = line.page == last.page && line.line.box.y0 > last.line.box.y1 && line.line.box.x0 < last.edges.right;
    bool float_between = line.page != last.page;
    for (std::size_t i = broken_off_->slot + 1; i < blocks_.size(); ++i) {
        const auto* paragraph = std::get_if<model::Paragraph>(&blocks_[i].value);
        const auto beside = [this](std::size_t at) { return at < blocks_.size() && !std::holds_alternative<model::Paragraph>(blocks_[at].value); };
        if (paragraph == nullptr || (goes_on_below && stands_beside(*paragraph, last))) {
            float_between = true;
        } else if (!floats(*paragraph, last.line.size) && !beside(i - 1) && !beside(i + 1)) {
            return false;
        }
    }
    return float_between && join_around(broken_off_->lines, line, measures_) > 0;
}

void ParagraphBuilder::cut() {
    if (!open_) {
        return;
    }
    blocks_[open_->slot].value = build(*open_);
    mark_drawn_item(*open_);
    hyphens_ += open_->hyphens;
    const FlowLine& last = open_->lines.back();
    last_region_ = last.region;
    last_page_ = last.page;
    last_baseline_ = last.line.baseline;
    last_bottom_gap_ = last.page_bottom - last.line.box.y1;
    if (breaks_off(open_->lines, measures_)) {
        broken_off_ = std::move(open_);
    }
    open_.reset();
}

model::Paragraph ParagraphBuilder::build(Open& open) const {
    open.hyphens = 0;
    settle_breaks(open.lines);
    model::Paragraph paragraph;
    LineText text;
    model::Location place;
    std::size_t region = open.lines.front().region + 1;
    double rest_left = 1e9;
    double rest_right = 1e9;
    const double left = std::min_element(open.lines.begin(), open.lines.end(), [](const FlowLine& a, const FlowLine& b) {
                            return a.line.box.x0 < b.line.box.x0;
                        })->line.box.x0;
    for (std::size_t i = 0; i < open.lines.size(); ++i) {
        const FlowLine& line = open.lines[i];
        if (line.after_break) {
            break_line(text);
            text.text.append(line.code ? columns_before(line.line, left) : 0, ' ');
        }
        open.hyphens += join_lines(text, line.text, i > 0 && open.lines[i - 1].line.trailing_space != 0, &measures_.compounds);
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
    paragraph.alignment = alignment_of(open.lines, measures_);
    if (paragraph.alignment == model::Alignment::start) {
        paragraph.indent_left = static_cast<float>(std::max(0.0, open.lines.size() > 1 ? rest_left : 0));
        paragraph.first_line = static_cast<float>(open.lines.front().indent()) - paragraph.indent_left;
    }
    paragraph.indent_right = static_cast<float>(std::max(0.0, rest_right));
    paragraph.space_before = open.space_before;
    paragraph.page_break_before = open.page_break_before;
    if (const auto mark = find_item_mark(open.lines.front().line); mark && !paragraph.preformatted && (mark->bullet() || mark->apart || paragraph.first_line < 0)) {
        paragraph.marker = marker_of(*mark, paragraph.text);
    }
    paragraph.join_confidence = open.confidence;
    paragraph.joined = open.joined;
    paragraph.preformatted = std::all_of(open.lines.begin(), open.lines.end(), [](const FlowLine& line) { return line.code; });
    return paragraph;
}

void ParagraphBuilder::mark_drawn_item(const Open& open) {
    const std::int32_t item = measures_.drawn_item(open.lines.front().line.chars.front().element);
    auto& paragraph = std::get<model::Paragraph>(blocks_[open.slot].value);
    if (item < 0 || paragraph.marker || paragraph.preformatted || find_item_mark(open.lines.front().line)) {
        return;
    }
    if (drawn_items_.try_emplace(item, open.slot).first->second == open.slot) {   // the first of its paragraphs
        paragraph.marker = model::Marker{std::string(kDrawnBullet), 0, false, true};
    }
}

std::vector<model::Block> ParagraphBuilder::take() {
    cut();
    broken_off_.reset();
    return std::exchange(blocks_, {});
}

}  // namespace bianmu::layout
