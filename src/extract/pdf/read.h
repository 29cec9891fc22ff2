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
#include "model/result.h"

namespace bianmu::extract::pdf {

struct Options {
    std::optional<std::string> password;     ///< user or owner password, UTF-8
    std::vector<std::pair<int, int>> pages;  ///< inclusive ranges from 1; empty = all
};

/// Reads a PDF (ISO 32000) into painted pages: glyphs with Unicode, style and place; rules, panels, images, links, outline, tags, metadata.
///
/// Opens no file and no connection, except Poppler's CMap data. Poppler's global state is set up on first use; calls from
/// several threads are safe once one call has returned. `bytes` must outlive the call only.
///
/// @param sink  gets `pdf.repaired` (cross-reference table rebuilt), `pdf.unmapped_glyphs` (per font: no Unicode),
///              `pdf.page_failed` (a page that cannot be read, given as an empty page), `pdf.content_skipped` (a page that
///              does more than a document needs), `pdf.other_reader` (a page of unusual contents that was read in a slower way),
///              and `pdf.syntax_errors` (how many were passed over).
/// @return the pages, or `encrypted` (password needed), `wrong_password`, `damaged`, `too_large`, `unsupported_format`, `empty`.
[[nodiscard]] model::Result<model::Pages> read(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits,
                                               model::Diagnostics& sink);

}  // namespace bianmu::extract::pdf
