#pragma once

#include <cstdint>
#include <optional>

#include "model/geometry.h"

namespace bianmu::model {

/// Where a piece of the document stands in its source.
///
/// PDF and scans: `page` (from 1) and `box`. DOCX: `part`, an index into `part_names` of the Flow or Document that holds
/// the location, and `paragraph`, the index (from 0) of the w:p in that part in document order; `page` only where the file
/// tells it, which is where some program broke the pages when it last laid the text out.
struct Location {
    int page = 0;        ///< from 1; 0 = unknown
    int part = -1;       ///< index into part_names; -1 = none
    int paragraph = -1;  ///< -1 = none
    std::optional<Box> box;
    std::uint32_t paragraph_id = 0;  ///< w14:paraId, which stays with the paragraph through editing; 0 = none
    bool page_estimated = false;     ///< `page` is counted from the page breaks that a program left in the file

    friend bool operator==(const Location&, const Location&) = default;
};

}  // namespace bianmu::model
