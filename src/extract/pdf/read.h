#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/diagnostic.h"
#include "model/limits.h"
#include "model/page.h"
#include "model/picture.h"
#include "model/progress.h"
#include "model/result.h"

namespace bianmu::extract::pdf {

struct Options {
    std::optional<std::string> password;     ///< user or owner password, UTF-8
    std::vector<std::pair<int, int>> pages;  ///< inclusive ranges from 1; empty = all
    model::PageProgress progress = {};       ///< called after each page that was read
};

/// Reads a PDF (ISO 32000) into painted pages: glyphs with Unicode, style and place; rules, panels, images, links, outline, tags, metadata.
///
/// Opens no file and no connection, except Poppler's CMap data. Poppler's global state is set up on first use; calls from
/// several threads are safe once one call has returned. `bytes` must outlive the call only.
///
/// @param sink  gets `pdf.repaired` (cross-reference table rebuilt), `pdf.unmapped_glyphs` (per font, with counts per page: no Unicode),
///              `page.unreadable_text` (most of a page has none), `pdf.page_failed` (a page that cannot be read, given as an empty
///              page), `pdf.content_skipped` (a page that does more than a document needs), `pdf.other_reader` (a page of unusual
///              contents that was read in a slower way), and `pdf.syntax_errors` (how many were passed over).
/// @return the pages, or `encrypted` (password needed), `wrong_password`, `damaged`, `too_large`, `unsupported_format`, `empty`, `usage` (it has none of the pages).
[[nodiscard]] model::Result<model::Pages> read(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits,
                                               model::Diagnostics& sink);

/// Reads the pictures that `model::Image::source` named when the same bytes were read, in the order given: JPEG and JPEG 2000 as
/// they stand in the file, faxes in a TIFF file, all others as PNG.
///
/// @param limits  `max_picture_bytes` and `max_pictures_bytes` are used.
/// @param take    gets each that can be read; others are passed over.
/// @return what opening gives (see `read`), or the error of `take`.
[[nodiscard]] model::Result<void> read_pictures(std::span<const std::byte> bytes, const Options& options,
                                                const std::vector<std::string>& sources, const model::Limits& limits,
                                                const model::TakePicture& take);

}  // namespace bianmu::extract::pdf
