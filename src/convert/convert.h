#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "emit/emit.h"
#include "model/document.h"
#include "model/explanation.h"
#include "model/limits.h"
#include "model/progress.h"
#include "model/result.h"
#include "model/revisions.h"

namespace bianmu::convert {

struct Options {
    std::optional<std::string> password;     ///< UTF-8
    std::vector<std::pair<int, int>> pages;  ///< inclusive ranges from 1; empty = all; PDF only
    std::string profile = "auto";            ///< `auto`, the name of a built-in profile, or the JSON text of a user's own
    model::Revisions revisions = model::Revisions::accepted;  ///< DOCX only
    bool keep_hidden = false;                                 ///< text of a DOCX that Word does not print stays in the text
    std::string corrections = {};                             ///< text of a sidecar (`schemas/corrections.schema.json`) to apply; empty = none
    emit::Options output;
    /// Takes each picture of the figures once, under a name made of its SHA-256. Empty = pictures are not read, and figures have no digest.
    std::function<model::Result<void>(const std::string& file, std::string_view bytes)> keep_picture;
    /// Takes why each block and field is what it is, once the document is found. Empty = not asked for, and no work for it is done.
    std::function<void(const std::vector<model::Explanation>&)> explain;
    model::PageProgress progress = {};  ///< how far a PDF has been read; what follows takes about as long again
};

/// Converts one document: extract → layout → structure. The format is told from the content.
///
/// Opens no file and no connection. Equal input gives equal output.
///
/// @param name  becomes `source.name`, without its folders.
/// @return the document, or any code of the steps: `empty`, `unsupported_format`, `encrypted`, `wrong_password`, `damaged`,
///         `too_large`, `out_of_memory`, and `usage` for a bad profile, bad corrections or for pages of a DOCX; or what `keep_picture` gives.
[[nodiscard]] model::Result<model::Document> convert(std::span<const std::byte> bytes, std::string_view name, const Options& options,
                                                     const model::Limits& limits);

/// The same, written in `options.output.format`; `schema_violation` if its JSON would break the schema, which is a fault of the pipeline.
[[nodiscard]] model::Result<std::string> convert_to_output(std::span<const std::byte> bytes, std::string_view name, const Options& options,
                                                           const model::Limits& limits);

}  // namespace bianmu::convert
