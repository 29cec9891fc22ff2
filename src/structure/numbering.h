#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "structure/profile.h"

namespace bianmu::structure {

/// The number at the head of a line, in the terms of the profile's families (一、 / 第一章 / 1.2.3 / A.1 / ①).
struct Number {
    std::size_t family = 0;   ///< index into Profile::numbering
    int depth = 1;            ///< of numbers with points: 1.2.3 has 3
    int first = 0;            ///< the number before the first point
    int value = 0;            ///< the last number; 0 = it could not be read
    std::size_t end = 0;      ///< bytes of the marker
};

/// Reads the number at the head of `text`, which is trimmed; none if no family fits.
[[nodiscard]] std::optional<Number> read_numbering(const Profile& profile, std::string_view text);

/// Reads the bullet at the head of `text`: its bytes; 0 if there is none.
[[nodiscard]] std::size_t read_bullet(const Profile& profile, std::string_view text);

}  // namespace bianmu::structure
