#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/flow.h"
#include "model/limits.h"
#include "model/picture.h"
#include "model/result.h"
#include "model/revisions.h"

namespace bianmu::extract::docx {

using model::Revisions;

struct Options {
    std::optional<std::string> password;
    Revisions revisions = Revisions::accepted;
    bool keep_hidden = false;  ///< text that Word does not print stays in the text
    int nested = 0;            ///< documents that stand around this one
};

/// Whether the bytes are a package as one XML file (Flat OPC), which `read` takes as well as a zip.
[[nodiscard]] bool is_flat_package(std::span<const std::byte> bytes);

/// Reads a DOCX package (ECMA-376, transitional or strict) into running text with effective properties.
///
/// Streams the parts; holds no tree of the main part. Opens no file and no connection; external relationships are never
/// followed; a DTD is refused. `bytes` must outlive the call only.
///
/// @param sink  gets `docx.unresolved_revisions` with the counts of tracked changes, `docx.part_damaged` per part that could be read only in part,
///              and `docx.package_repaired` for a zip without a readable directory.
/// @return the flow, or `empty`, `unsupported_format` (a zip that is no DOCX), `damaged`, `encrypted`, `wrong_password`, `too_large`.
[[nodiscard]] model::Result<model::Flow> read(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits,
                                              model::Diagnostics& sink);

/// Reads the pictures that `model::Figure::source` named when the same bytes were read, in the order given, as they stand in the package.
///
/// @param limits  as for the package; `max_picture_bytes` for a picture.
/// @param take    gets each that can be read; others are passed over.
/// @return what opening gives (see `read`), or the error of `take`.
[[nodiscard]] model::Result<void> read_pictures(std::span<const std::byte> bytes, const Options& options,
                                                const std::vector<std::string>& sources, const model::Limits& limits,
                                                const model::TakePicture& take);

}  // namespace bianmu::extract::docx
