#include "layout/local_measures.h"

#include <algorithm>

namespace bianmu::layout {

namespace {

constexpr double kNarrowed = 2;             // em that a picture takes of a region's width at least
constexpr std::size_t kNarrowedLines = 3;   // beside it
constexpr std::size_t kMostFloats = 32;     // of a page
constexpr double kFrameHeight = 0.4;   // of the page; a higher frame is its border

}  // namespace

const TextBox* find_frame(const LaidPage& page, const Line& line) {
    const TextBox* found = nullptr;
    for (const TextBox& frame : page.boxes) {
        const model::Box& box = frame.box;
        const bool inside = box.contains(line.box.center_x(), line.box.center_y()) && line.box.x0 > box.x0 && (line.box.x1 < box.x1 + 1 || line.solid_end() < box.x1 + 1);
        if (inside && box.height() < kFrameHeight * page.height && (found == nullptr || box.width() * box.height() < found->box.width() * found->box.height())) {
            found = &frame;
        }
    }
    return found;
}

std::vector<Edges> measure_frames(const LaidPage& page) {
    std::vector<Edges> edges;
    for (const TextBox& frame : page.boxes) {
        edges.push_back({frame.box.x1, frame.box.x1, false});
    }
    for (const Region& region : page.regions) {
        for (const Item& item : region.items) {
            const TextBox* frame = edges.empty() || !item.is_line() ? nullptr : find_frame(page, item.line);
            if (frame != nullptr) {
                Edges& own = edges[static_cast<std::size_t>(frame - page.boxes.data())];
                own.left = std::min(own.left, item.line.box.x0);
                own.right = std::max({frame->box.x1 - (own.left - frame->box.x0), own.right == frame->box.x1 ? 0 : own.right, item.line.box.x1 < frame->box.x1 + 1 ? item.line.box.x1 : item.line.solid_end()});
            }
        }
    }
    return edges;
}

std::vector<Narrowed> find_narrowed(const LaidPage& page, const Region& region, const Edges& edges) {
    std::vector<Narrowed> found;
    if (page.pictures.size() + page.grids.size() > kMostFloats) {
        return found;   // a drawing
    }
    const auto add = [&](const model::Box& box, std::size_t least = kNarrowedLines) {
        std::size_t before = 0, behind = 0;
        Narrowed left{box.y0, box.y1, {edges.left, edges.left, false}}, right{box.y0, box.y1, {edges.right, edges.right, false}};
        for (const Item& item : region.items) {
            const model::Box& line = item.line.box;
            const double em = item.line.size;
            if (!item.is_line() || line.center_y() < box.y0 - em || line.center_y() > box.y1 + em) {
                continue;
            }
            if (line.x1 < box.x0 + 1 && box.x0 < edges.right - kNarrowed * em) {
                ++before;
                left.edges.right = std::max(left.edges.right, line.x1);
            } else if (line.x0 > box.x1 - 1 && box.x1 > edges.left + kNarrowed * em) {
                ++behind;
                right.edges.left = std::min(right.edges.left, line.x0);
            }
            left.y0 = right.y0 = std::min(left.y0, box.y0 - em);
            left.y1 = right.y1 = std::max(left.y1, box.y1 + em);
        }
        if (before >= least) {
            found.push_back(left);
        }
        if (behind >= least) {
            found.push_back(right);
        }
    };
    for (const model::Box& picture : page.pictures) {
        add(picture);
    }
    for (const Grid& grid : page.grids) {
        add(grid.box);
    }
    for (const Inset& inset : page.insets) {
        add(inset.box, 1);
    }
    return found;
}

}  // namespace bianmu::layout
