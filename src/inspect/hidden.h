#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "convert/convert.h"
#include "model/document.h"
#include "model/geometry.h"
#include "model/limits.h"

namespace bianmu::inspect {

/// Text of a PDF that the page does not show, and that is in no result.
struct Hidden {
    const char* reason = "";  ///< as in `accounting.discarded`
    std::string text;
    int page = 0;
    model::Box box;
};

/// The runs of text behind the document's discarded characters, as far as their places are known: invisible and clipped ones.
/// Empty for a DOCX, and where nothing was discarded for these reasons.
[[nodiscard]] std::vector<Hidden> find_hidden(std::span<const std::byte> bytes, const model::Document& document, const convert::Options& options,
                                              const model::Limits& limits);

}  // namespace bianmu::inspect
