#pragma once

#include <span>
#include <string>

#include "convert/convert.h"
#include "convert/format.h"
#include "model/diagnostic.h"
#include "model/document.h"

namespace bianmu::convert {

/// Reads the pictures of the document's figures, hands each one on once, and puts its type, digest and file name into the figures.
///
/// @param sink  gets `pdf.image_failed` or `docx.image_failed` for a picture that cannot be read.
/// @return what `options.keep_picture` gives, or what opening the document gives.
[[nodiscard]] model::Result<void> add_pictures(Format format, std::span<const std::byte> bytes, const Options& options,
                                               const model::Limits& limits, model::Document& document, model::Diagnostics& sink);

}  // namespace bianmu::convert
