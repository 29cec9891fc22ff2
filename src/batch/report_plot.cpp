#include "batch/report_plot.h"

#include <algorithm>
#include <cstdio>

#include "model/text.h"

namespace bianmu::batch {
namespace {

constexpr double kWidth = 640;         ///< of a plot, in units of its own
constexpr double kLabel = 210;         ///< of the labels of lying bars
constexpr double kRow = 24;
constexpr double kTall = 160;          ///< of standing bars
constexpr std::size_t kLabelWidth = 28;  ///< in Latin letters; Han characters count twice

std::string one_decimal(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::uint64_t largest(const std::vector<Count>& bars) {
    std::uint64_t most = 1;
    for (const Count& bar : bars) {
        most = std::max(most, bar.count);
    }
    return most;
}

/// Cut to what fits beside a bar.
std::string shortened(const std::string& text) {
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto first = static_cast<unsigned char>(text[at]);
        const std::size_t size = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        width += size > 2 ? 2 : 1;
        if (width > kLabelWidth) {
            return text.substr(0, at) + "\u2026";
        }
        at += size;
    }
    return text;
}

std::string text_at(double x, double y, std::string_view anchor, std::string_view text, std::string_view kind = "") {
    return "<text x=\"" + one_decimal(x) + "\" y=\"" + one_decimal(y) + "\" text-anchor=\"" + std::string(anchor) + "\"" +
           (kind.empty() ? "" : " class=\"" + std::string(kind) + "\"") + ">" + html(text) + "</text>";
}

std::string bar_at(double x, double y, double width, double height, const Count& bar) {
    return "<rect x=\"" + one_decimal(x) + "\" y=\"" + one_decimal(y) + "\" width=\"" + one_decimal(width) + "\" height=\"" + one_decimal(height) + "\"><title>" +
           html(bar.label) + ": " + grouped(bar.count) + "</title></rect>";
}

std::string plot(double height, const std::string& content) {
    return "<svg viewBox=\"0 0 " + one_decimal(kWidth) + " " + one_decimal(height) + "\" role=\"img\">" + content + "</svg>\n";
}

}  // namespace

std::string html(std::string_view text) {
    std::string out;
    for (const char c : model::to_nfc(text)) {   // names of files may be no UTF-8
        switch (c) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            case '"': out += "&quot;"; break;
            default: out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
        }
    }
    return out;
}

std::string grouped(std::uint64_t value) {
    std::string out = std::to_string(value);
    for (std::size_t at = out.size(); at > 3;) {
        at -= 3;
        out.insert(at, "\u202f");
    }
    return out;
}

std::string lying_bars(const std::vector<Count>& bars) {
    constexpr double kNumber = 70;
    const auto most = static_cast<double>(largest(bars));
    std::string content;
    double y = 0;
    for (const Count& bar : bars) {
        const double width = std::max(1.0, (kWidth - kLabel - kNumber) * static_cast<double>(bar.count) / most);
        content += text_at(kLabel - 8, y + 16, "end", shortened(bar.label)) + bar_at(kLabel, y + 3, width, kRow - 6, bar) +
                   text_at(kLabel + width + 6, y + 16, "start", grouped(bar.count), "number");
        y += kRow;
    }
    return plot(y, content);
}

std::string standing_bars(const std::vector<Count>& bars, std::string_view name) {
    constexpr double kTop = 18;
    constexpr double kBottom = 24;
    constexpr double kLeft = 4;
    const auto most = static_cast<double>(largest(bars));
    const double step = std::min(60.0, (kWidth - 2 * kLeft) / static_cast<double>(std::max<std::size_t>(bars.size(), 1)));
    const auto every = static_cast<std::size_t>(48 / step) + 1;   // labels that would touch are left out
    std::string content = text_at(kLeft, 11, "start", std::string(name) + ", at most " + grouped(largest(bars)), "number");
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double x = kLeft + static_cast<double>(i) * step;
        const double height = kTall * static_cast<double>(bars[i].count) / most;
        content += bar_at(x + step * 0.1, kTop + kTall - height, step * 0.8, height, bars[i]);
        if (i % every == 0) {
            content += text_at(x + step / 2, kTop + kTall + 17, i == 0 && step < 20 ? "start" : "middle", bars[i].label, "number");
        }
    }
    content += "<line x1=\"0\" x2=\"" + one_decimal(kWidth) + "\" y1=\"" + one_decimal(kTop + kTall) + "\" y2=\"" + one_decimal(kTop + kTall) + "\"/>";
    return plot(kTop + kTall + kBottom, content);
}

}  // namespace bianmu::batch
