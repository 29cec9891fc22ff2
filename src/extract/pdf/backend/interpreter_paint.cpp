#include <GfxState.h>

#include <algorithm>

#include "extract/pdf/backend/interpreter.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kMaxSaved = 100'000;
constexpr double kFarthest = 1e10;

double near(double value) {
    return std::clamp(value, -kFarthest, kFarthest);
}

}  // namespace

bool Interpreter::Paintbrush::is_pattern() const {
    return space->getMode() == csPattern;
}

void Interpreter::save() {
    if (saved_.size() < kMaxSaved) {
        saved_.push_back(state_);
    } else {
        stopped_ = true;
    }
}

void Interpreter::restore() {
    if (saved_.size() <= saved_floor_) {
        return;
    }
    state_ = saved_.back();
    saved_.pop_back();
    geometry_known_ = ink_known_ = false;
}

void Interpreter::concat(const Matrix& matrix) {
    const Matrix old = state_.page;
    Matrix page = old.after(matrix);
    state_.page = {near(page.a), near(page.b), near(page.c), near(page.d), near(page.e), near(page.f)};
    if (!state_.page.same_linear(old)) {
        geometry_known_ = ink_known_ = false;
    }
}

void Interpreter::move_to(double x, double y) {
    just_moved_ = true;
    pen_ = {x, y};
}

void Interpreter::open_subpath() {
    if (path_size_ == path_.size()) {
        path_.emplace_back();
    }
    Subpath& part = path_[path_size_++];
    part.points.assign(1, pen_);
    part.curved.assign(1, false);
    part.closed = false;
    just_moved_ = false;
}

void Interpreter::line_to(double x, double y, bool curved) {
    if (path_size_ == 0 && !just_moved_) {
        return;
    }
    if (just_moved_ || path_[path_size_ - 1].closed) {
        open_subpath();
    }
    pen_ = {x, y};
    path_[path_size_ - 1].points.push_back(pen_);
    path_[path_size_ - 1].curved.push_back(curved);
}

void Interpreter::curve_to(Point first, Point second, Point end) {
    controls_.push_back(first);
    controls_.push_back(second);
    line_to(end.x, end.y, true);
}

void Interpreter::close_path() {
    if (path_size_ == 0 && !just_moved_) {
        return;
    }
    if (just_moved_) {
        open_subpath();
    }
    Subpath& part = path_[path_size_ - 1];
    const Point first = part.points.front();
    if (pen_.x != first.x || pen_.y != first.y) {
        part.points.push_back(first);
        part.curved.push_back(false);
    }
    part.closed = true;
    pen_ = first;
}

void Interpreter::place_path() {
    if (path_placed_) {
        return;
    }
    path_placed_ = true;
    for (std::size_t i = 0; i < path_size_; ++i) {
        for (Point& point : path_[i].points) {
            point = state_.page.at(point.x, point.y);
        }
    }
    for (Point& point : controls_) {
        point = state_.page.at(point.x, point.y);
    }
}

void Interpreter::rectangle(double x, double y, double width, double height) {
    move_to(x, y);
    line_to(x + width, y);
    line_to(x + width, y + height);
    line_to(x, y + height);
    close_path();
}

void Interpreter::paint(bool fill, bool stroke) {
    if (path_size_ == 0 && !just_moved_) {
        return;
    }
    if (path_size_ > 0 && !hidden()) {
        place_path();
        path_.resize(path_size_);
        if (fill && !state_.fill.is_pattern() && state_.fill_opacity > 0) {
            builder_.shapes().fill(path_, state_.fill.color, state_.clip);
        }
        if (stroke && !state_.stroke.is_pattern() && state_.stroke_opacity > 0) {
            builder_.shapes().stroke(path_, line_width_on(state_.page, state_.line_width), state_.stroke.color, state_.clip);
        }
    }
    end_path();
}

void Interpreter::end_path() {
    if (clip_ != Clip::none && (path_size_ > 0 || just_moved_)) {
        if (path_size_ == 0) {
            clip_to({});
        } else {
            place_path();
            const Point first = path_[0].points[0];
            model::Box box{first.x, first.y, first.x, first.y};
            for (std::size_t i = 0; i < path_size_; ++i) {
                for (const Point& point : path_[i].points) {
                    box.add({point.x, point.y, point.x, point.y});
                }
            }
            for (const Point& point : controls_) {
                box.add({point.x, point.y, point.x, point.y});
            }
            clip_to(box);
        }
    }
    clip_ = Clip::none;
    path_size_ = 0;
    controls_.clear();
    path_placed_ = false;
    just_moved_ = false;
}

void Interpreter::clip_to(const model::Box& box) {
    model::Box& clip = state_.clip;
    clip = {std::max(clip.x0, box.x0), std::max(clip.y0, box.y0), std::min(clip.x1, box.x1), std::min(clip.y1, box.y1)};
}

void Interpreter::set_space(Paintbrush& brush, ColorSpace space) {
    brush.space = space;
    brush.color = 0;
    ink_known_ = false;
    if (!brush.is_pattern()) {
        GfxColor color;
        GfxRGB rgb;
        space->getDefaultColor(&color);
        space->getRGB(&color, &rgb);
        brush.color = to_color(rgb, *space);
    }
}

void Interpreter::set_color(Paintbrush& brush) {
    if (brush.is_pattern()) {
        return;
    }
    const auto count = static_cast<std::size_t>(brush.space->getNComps());
    if (operands_.size() != count || count > gfxColorMaxComps) {
        return;
    }
    GfxColor color{};
    for (std::size_t i = 0; i < count; ++i) {
        if (operands_[i].kind == Token::Kind::number) {
            color.c[i] = dblToCol(operands_[i].number);
        }
    }
    GfxRGB rgb;
    brush.space->getRGB(&color, &rgb);
    brush.color = to_color(rgb, *brush.space);
    ink_known_ = false;
}

void Interpreter::set_device_color(Paintbrush& brush, std::string_view default_name, ColorSpace device, std::size_t components) {
    double n[4];
    if (!numbers(components, n)) {
        return;
    }
    brush.space = resources_->device(default_name, device);
    GfxColor color{};
    for (std::size_t i = 0; i < components; ++i) {
        color.c[i] = dblToCol(n[i]);
    }
    GfxRGB rgb;
    brush.space->getRGB(&color, &rgb);
    brush.color = to_color(rgb, *brush.space);
    ink_known_ = false;
}

}  // namespace bianmu::extract::pdf::backend
