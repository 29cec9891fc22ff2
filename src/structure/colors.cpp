#include "structure/colors.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdlib>
#include <utility>

namespace bianmu::structure {

namespace {

constexpr int kNear = 0x18;         // difference of a channel that a reader does not see
constexpr int kDark = 0x30;         // brightest channel of black
constexpr int kBright = 0xE0;       // darkest channel of white
constexpr double kColorless = 0.2;  // saturation below which a color is grey

std::array<int, 3> channels(model::Color color) {
    return {static_cast<int>(color >> 16U & 0xFFU), static_cast<int>(color >> 8U & 0xFFU), static_cast<int>(color & 0xFFU)};
}

bool is_near(model::Color a, model::Color b) {
    const auto left = channels(a), right = channels(b);
    return std::abs(left[0] - right[0]) <= kNear && std::abs(left[1] - right[1]) <= kNear && std::abs(left[2] - right[2]) <= kNear;
}

/// The family of a color: of its hue, or black, grey, white.
std::string_view family_of(model::Color color) {
    const auto [red, green, blue] = channels(color);
    const int most = std::max({red, green, blue}), least = std::min({red, green, blue});
    const int spread = most - least;
    if (most < kDark) {
        return "black";
    }
    if (spread < kColorless * most) {
        return least >= kBright ? "white" : "grey";
    }
    const double sixth = most == red ? static_cast<double>(green - blue) / spread : most == green ? 2 + static_cast<double>(blue - red) / spread : 4 + static_cast<double>(red - green) / spread;
    const double hue = sixth < 0 ? 60 * sixth + 360 : 60 * sixth;
    constexpr std::pair<double, std::string_view> ends[] = {{15, "red"}, {45, "orange"}, {70, "yellow"}, {165, "green"}, {255, "blue"}, {340, "purple"}};
    const auto* const found = std::find_if(std::begin(ends), std::end(ends), [hue](const auto& end) { return hue < end.first; });
    return found == std::end(ends) ? "red" : found->second;
}

}  // namespace

bool is_red(model::Color color) {
    const auto [red, green, blue] = channels(color);
    return red >= 0x90 && green <= 0x60 && blue <= 0x60;
}

bool is_color(model::Color color, std::string_view name, model::Color body) {
    if (name.starts_with('#')) {
        model::Color wanted = 0;
        std::from_chars(name.data() + 1, name.data() + name.size(), wanted, 16);
        return is_near(color, wanted);
    }
    if (name == "other") {
        return !is_near(color, body);
    }
    const std::string_view family = family_of(color);
    return family == name || (name == "any" && family != "black" && family != "grey" && family != "white");
}

}  // namespace bianmu::structure
