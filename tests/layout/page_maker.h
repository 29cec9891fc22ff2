#pragma once

#include <cmath>
#include <numbers>
#include <string_view>
#include <utility>
#include <vector>

#include "model/page.h"
#include "model/text.h"

namespace bianmu::layout {

/// Paints pages by hand: Han characters are one em wide, all others half an em or `latin()`. Coordinates are points, y is the baseline.
class PageMaker {
public:
    explicit PageMaker(double width = 600, double height = 800) {
        pages_.fonts.push_back({"FangSong", false, false});
        pages_.fonts.push_back({"HeiTi", true, false});
        width_ = width;
        height_ = height;
        page();
    }

    PageMaker& page() {
        model::Page page;
        page.number = static_cast<int>(pages_.pages.size()) + 1;
        page.width = width_;
        page.height = height_;
        pages_.pages.push_back(std::move(page));
        pages_.page_count = page.number;
        return *this;
    }

    /// One run of text from (x, y) on, in the direction of `next()`. `spacing` points are added after each character.
    PageMaker& text(double x, double y, double size, std::string_view utf8, double spacing = 0) {
        model::Page& page = pages_.pages.back();
        model::GlyphRun run = next_;
        run.first = static_cast<std::uint32_t>(page.glyphs.size());
        run.size = static_cast<float>(size);
        const double direction = (static_cast<double>(run.angle) + (run.vertical ? 90 : 0)) * std::numbers::pi / 180;
        for (const char32_t c : model::to_utf32(utf8)) {
            const double advance = model::is_cjk(c) ? size : size * latin_;
            page.glyphs.push_back({c == U'\uFFFD' ? U'\0' : c, static_cast<float>(x), static_cast<float>(y), static_cast<float>(advance)});
            x += (advance + spacing) * std::cos(direction);
            y += (advance + spacing) * std::sin(direction);
        }
        run.count = static_cast<std::uint32_t>(page.glyphs.size()) - run.first;
        page.runs.push_back(run);
        next_ = {};
        return *this;
    }

    /// A paragraph of Han text set in lines of `columns` characters, the first indented by two; returns the baseline after it.
    double paragraph(double x, double y, double size, int columns, std::string_view utf8, double pitch = 28) {
        const std::u32string text = model::to_utf32(utf8);
        for (std::size_t at = 0, n = static_cast<std::size_t>(columns) - 2; at < text.size(); at += n, n = static_cast<std::size_t>(columns), y += pitch) {
            this->text(at == 0 ? x + 2 * size : x, y, size, model::to_utf8(text.substr(at, n)));
        }
        return y;
    }

    /// The width of characters that are not Han, in em, from here on.
    PageMaker& latin(double width) {
        latin_ = width;
        return *this;
    }

    /// The look of the next run.
    model::GlyphRun& next() { return next_; }

    PageMaker& rule(double x0, double y0, double x1, double y1, model::Color color = 0) {
        pages_.pages.back().rules.push_back({{x0, y0, x1, y1}, color});
        return *this;
    }

    /// The rules painted on this page so far.
    std::vector<model::Rule>& rules() { return pages_.pages.back().rules; }

    /// The rules of a grid with the given edges.
    PageMaker& grid(const std::vector<double>& xs, const std::vector<double>& ys) {
        for (const double x : xs) {
            rule(x - 0.25, ys.front(), x + 0.25, ys.back());
        }
        for (const double y : ys) {
            rule(xs.front(), y - 0.25, xs.back(), y + 0.25);
        }
        return *this;
    }

    /// A filled box without border.
    PageMaker& panel(const model::Box& box, model::Color color) {
        pages_.pages.back().panels.push_back({box, color, false});
        return *this;
    }

    PageMaker& image(const model::Box& box) {
        pages_.pages.back().images.push_back({box, 100, 100});
        return *this;
    }

    [[nodiscard]] model::Pages take() { return std::move(pages_); }

private:
    double width_ = 0, height_ = 0;
    double latin_ = 0.5;
    model::Pages pages_;
    model::GlyphRun next_;
};

}  // namespace bianmu::layout
