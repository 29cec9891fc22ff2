#pragma once

#include "extract/pdf/backend/tokenizer.h"

namespace bianmu::extract::pdf::backend {

/// An image whose bytes stand in the content stream.
struct InlineImage {
    int pixel_width = 0, pixel_height = 0;
    bool ended = false;              ///< its end was found
    std::string_view entries, data;  ///< of its dictionary, and its bytes, as they stand in the content
};

/// Reads over an inline image; `tokens` stands behind `BI`, and afterwards behind `EI`.
[[nodiscard]] InlineImage skip_inline_image(Tokenizer& tokens);

}  // namespace bianmu::extract::pdf::backend
