#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extract/pdf/backend/document.h"
#include "extract/pdf/read.h"
#include "model/limits.h"
#include "model/result.h"

namespace bianmu::extract::pdf {

/// Opens a PDF that has pages, within the limits. Codes as for `read`.
[[nodiscard]] model::Result<backend::Document> open(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits);

/// The numbers of the pages that the options ask for, ascending, each once.
[[nodiscard]] std::vector<int> chosen_pages(const Options& options, int page_count);

}  // namespace bianmu::extract::pdf
