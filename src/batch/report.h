#pragma once

#include <string>

#include "model/result.h"

namespace bianmu::batch {

/// A page of HTML about what a ledger holds, that stands by itself: sums, speed, kinds, producers, years and issuers as plots, what failed by code, and
/// the documents that are least certain. Reads the ledger also while a run works with it; the page's size does not grow with the batch.
///
/// @param page  where the page will lie; links go from there.
/// @return the HTML; `not_found`, or `environment` for a file that is no ledger of this version.
[[nodiscard]] model::Result<std::string> report_page(const std::string& ledger, const std::string& page);

}  // namespace bianmu::batch
