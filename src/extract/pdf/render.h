#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "extract/pdf/read.h"
#include "model/limits.h"
#include "model/result.h"

namespace bianmu::extract::pdf {

/// A page as it is shown: its crop box, rotated; points.
struct PageSize {
    double width = 0, height = 0;
};

/// A page painted: PNG with a palette where few colours do, as on pages of text; else JPEG. No bytes = it cannot be painted.
struct PagePicture {
    int width = 0, height = 0;  ///< pixels
    std::string_view media_type;
    std::string bytes;
};

using TakePagePicture = std::function<model::Result<void>(int number, PagePicture picture)>;

/// Sizes of all pages, in order. Codes as for `read`.
[[nodiscard]] model::Result<std::vector<PageSize>> page_sizes(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits);

/// Paints the chosen pages in their order, each within twenty seconds: what is painted by then is the picture.
///
/// Fonts that the file does not hold are replaced by the system's, which are opened for reading. Equal input gives equal output on one system.
///
/// @param dpi  pixels per inch; less for a page that would have more than 16 million pixels.
/// @return what opening gives (see `read`), or the error of `take`.
[[nodiscard]] model::Result<void> render_pages(std::span<const std::byte> bytes, const Options& options, double dpi, const model::Limits& limits,
                                               const TakePagePicture& take);

}  // namespace bianmu::extract::pdf
