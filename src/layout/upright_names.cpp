#include "layout/upright_names.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "layout/lines.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kLarge = 1.5;          // of the size of most text
constexpr std::size_t kLetters = 3;     // at least
constexpr double kSameMiddle = 0.2;     // em between the letters' middles
constexpr double kPitch = 2;            // em from letter to letter, at the most
constexpr double kSamePitch = 0.25;     // em
constexpr std::size_t kMost = 200;      // large letters of a page; more are no names

/// The letters under `first`, by their places among the stretches.
std::vector<std::size_t> letters_under(const std::vector<Line>& stretches, const std::vector<std::size_t>& large, std::size_t first) {
    std::vector<std::size_t> found{first};
    double pitch = 0;
    for (const std::size_t at : large) {   // by top
        const Line& last = stretches[found.back()];
        const Line& line = stretches[at];
        const double down = line.baseline - last.baseline;
        const double em = last.size;
        if (down < em / 2 || std::abs(line.box.center_x() - last.box.center_x()) > kSameMiddle * em || std::abs(line.size - last.size) > kSameMiddle * em) {
            continue;
        }
        if (down > kPitch * em || (pitch > 0 && std::abs(down - pitch) > kSamePitch * em)) {
            break;
        }
        pitch = down;
        found.push_back(at);
    }
    return found;
}

bool has_text_beside(const std::vector<Line>& stretches, const model::Box& name) {
    return std::any_of(stretches.begin(), stretches.end(), [&name](const Line& line) {
        return line.box.center_y() > name.y0 && line.box.center_y() < name.y1 && (line.box.x0 > name.x1 || line.box.x1 < name.x0);
    });
}

/// The letters as one line, in the place of the first.
Line laid_down(const std::vector<Line>& stretches, const std::vector<std::size_t>& letters) {
    Line line = stretches[letters.front()];
    for (std::size_t i = 1; i < letters.size(); ++i) {
        Char c = stretches[letters[i]].chars.front();
        const float width = c.x1 - c.x0;
        c.x0 = line.chars.back().x1;
        c.x1 = c.x0 + width;
        c.y = line.baseline;
        c.top = line.chars.front().top;
        c.bottom = line.chars.front().bottom;
        line.chars.push_back(c);
        line.box.x1 = c.x1;
    }
    return line;
}

}  // namespace

void take_upright_names(LaidPage& page) {
    const double size = main_size(page.stretches);
    std::vector<std::size_t> large;
    for (std::size_t i = 0; i < page.stretches.size(); ++i) {
        const Line& line = page.stretches[i];
        if (line.chars.size() == 1 && line.size > kLarge * size && model::is_han(line.chars.front().code)) {
            large.push_back(i);
        }
    }
    if (large.size() < kLetters || large.size() > kMost) {
        return;
    }
    std::vector<bool> taken(page.stretches.size(), false);
    for (const std::size_t first : large) {
        const std::vector<std::size_t> letters = taken[first] ? std::vector<std::size_t>{} : letters_under(page.stretches, large, first);
        if (letters.size() < kLetters || std::any_of(letters.begin(), letters.end(), [&taken](std::size_t at) { return taken[at]; })) {
            continue;
        }
        model::Box box = page.stretches[first].box;
        for (const std::size_t at : letters) {
            box.add(page.stretches[at].box);
        }
        if (!has_text_beside(page.stretches, box)) {
            continue;
        }
        for (const std::size_t at : letters) {
            taken[at] = true;
        }
        page.insets.push_back({box, {page.frame, {laid_down(page.stretches, letters)}, {}}, true});
    }
    std::vector<Line> kept;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (!taken[i]) {
            kept.push_back(std::move(page.stretches[i]));
        }
    }
    page.stretches = std::move(kept);
}

}  // namespace bianmu::layout
