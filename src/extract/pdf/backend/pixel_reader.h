#pragma once

#include <cstdint>
#include <optional>

#include "extract/pdf/backend/color_spaces.h"
#include "extract/pdf/backend/version.h"
#include "extract/pdf/png.h"

namespace bianmu::extract::pdf::backend {

/// What an image's dictionary says, under the long or the short names.
struct ImageEntries {
    int width = 0, height = 0, bits = 8;
    bool stencil = false;        ///< paints where its samples say so
    bool inverted = false;       ///< `Decode` begins with 1
    ColorSpace space = nullptr;  ///< null for stencils, and where there is none
    Object decode, soft_mask, mask;

    ImageEntries(Dict& dict, ColorSpaces& spaces);
    [[nodiscard]] bool is_sound() const { return width > 0 && height > 0; }
    [[nodiscard]] bool has_mask() const { return soft_mask.isStream() || mask.isStream() || mask.isArray(); }
    /// Whether its samples are single bits that are black and white.
    [[nodiscard]] bool is_black_on_white() const;
};

/// Decodes an image: bits as bits, grey as grey, all else as RGB; masks become an alpha channel. What a stencil paints is black.
/// Nothing if it makes no sense or is larger than `most` bytes.
[[nodiscard]] std::optional<Pixels> read_pixels(Stream& stream, const ImageEntries& image, ColorSpaces& spaces, std::uint64_t most);

}  // namespace bianmu::extract::pdf::backend
