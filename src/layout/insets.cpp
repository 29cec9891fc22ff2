#include "layout/insets.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace bianmu::layout {

namespace {

constexpr double kHighest = 0.4;        // of the page
constexpr double kNear = 4;             // em between the box and the lines beside it
constexpr double kNextRows = 4;         // em over and under the box, where a line goes over both
constexpr double kBeyond = 3;           // em that such a line goes on over the lines beside the box
constexpr float kSameSize = 1.1F;       // of the lines beside the box: no title
constexpr std::size_t kFewLines = 6;    // pieces of lines in each of the boxes side by side
constexpr std::size_t kBeside = 2;      // lines
constexpr std::size_t kMostBoxes = 32;  // of a page; more are a drawing
constexpr model::Color kWhite = 0xFFFFFF;

/// Lines close beside a box, on one side of it.
struct Side {
    std::size_t lines = 0;
    double from = 1e9, to = -1e9;

    void add(const model::Box& line) {
        ++lines;
        from = std::min(from, line.x0);
        to = std::max(to, line.x1);
    }
};

bool is_inside(const Line& line, const model::Box& box) {
    return box.contains(line.box.center_x(), line.box.center_y()) && line.box.x0 > box.x0 - 1 && (line.box.x1 < box.x1 + 1 || line.solid_end() < box.x1 + 1);
}

bool stands_apart(const std::vector<Line>& stretches, const model::Box& box, const std::vector<model::Box>& boxes, bool framed) {
    Side left, right;
    std::size_t inside = 0, boxed = 0;   // lines of the box, and of others beside it
    float size = 0;   // of the lines beside
    for (const Line& line : stretches) {
        if (is_inside(line, box)) {
            ++inside;
        } else if (line.box.center_y() > box.y0 && line.box.center_y() < box.y1) {
            const double em = line.size;
            if (line.box.x0 < box.x1 - 1 && line.box.x1 > box.x0 + 1) {
                return false;   // text over its side
            }
            if (std::any_of(boxes.begin(), boxes.end(), [&line](const model::Box& other) { return is_inside(line, other); })) {
                ++boxed;
                continue;
            }
            size = line.size;
            if (line.box.x1 <= box.x0 + 1 && box.x0 - line.box.x1 < kNear * em) {
                left.add(line.box);
            } else if (line.box.x0 >= box.x1 - 1 && line.box.x0 - box.x1 < kNear * em) {
                right.add(line.box);
            }
        }
    }
    if (boxed > 0) {   // boxes side by side, with too few lines to be columns
        return framed && inside > 1 && inside < kFewLines && left.lines + right.lines == 0;
    }
    if (inside == 0 || (left.lines > 0) == (right.lines > 0) || std::max(left.lines, right.lines) < kBeside) {
        return false;
    }
    return std::any_of(stretches.begin(), stretches.end(), [&](const Line& line) {
        const double em = line.size;
        const bool next = (line.box.y1 <= box.y0 + 1 && box.y0 - line.box.y1 < kNextRows * em) || (line.box.y0 >= box.y1 - 1 && line.box.y0 - box.y1 < kNextRows * em);
        return next && em < kSameSize * size && (left.lines > 0 ? line.box.x1 > box.center_x() && line.box.x0 < left.to - kBeyond * em
                                       : line.box.x0 < box.center_x() && line.box.x1 > right.from + kBeyond * em);
    });
}

}  // namespace

void take_insets(LaidPage& page) {
    std::vector<model::Box> boxes;
    for (const TextBox& frame : page.boxes) {
        if (!frame.step) {
            boxes.push_back(frame.box);
        }
    }
    const std::size_t frames = boxes.size();
    for (const model::Panel& panel : page.panels) {
        if (!panel.stroked && panel.color != kWhite) {
            boxes.push_back(panel.box);
        }
    }
    if (boxes.size() > kMostBoxes) {
        return;
    }
    std::vector<model::Box> found;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        if (boxes[i].height() < kHighest * page.height && stands_apart(page.stretches, boxes[i], boxes, i < frames)) {
            found.push_back(boxes[i]);
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const model::Box& a, const model::Box& b) { return a.x0 < b.x0; });
    for (const model::Box& box : found) {
        const auto own = std::stable_partition(page.stretches.begin(), page.stretches.end(), [&box](const Line& line) { return !is_inside(line, box); });
        if (own == page.stretches.end()) {
            continue;   // a frame and its shade
        }
        Inset inset{box, {page.frame, {std::make_move_iterator(own), std::make_move_iterator(page.stretches.end())}, {}}, false};
        page.stretches.erase(own, page.stretches.end());
        page.insets.push_back(std::move(inset));
    }
}

}  // namespace bianmu::layout
