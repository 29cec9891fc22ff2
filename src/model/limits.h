#pragma once

#include <cstdint>

namespace bianmu::model {

/// What one document may cost. Exceeding any of these is `Code::too_large`, never a crash or a hang.
struct Limits {
    std::uint64_t max_file_bytes = std::uint64_t{1} << 30;     ///< size of the input
    std::uint64_t max_part_bytes = std::uint64_t{512} << 20;   ///< bytes really inflated from one part of a package
    std::uint64_t max_total_bytes = std::uint64_t{1} << 30;    ///< bytes really inflated from one package
    std::uint64_t max_ratio = 200;                             ///< inflated / packed, checked above `ratio_floor`
    std::uint64_t ratio_floor = std::uint64_t{8} << 20;        ///< bytes below which the ratio is not checked
    std::uint64_t max_entries = 20000;                         ///< entries of a package
    int max_depth = 1000;                                      ///< nesting of XML elements
    int max_pages = 100000;
    std::uint64_t max_glyphs = 100'000'000;
    std::uint64_t max_picture_bytes = std::uint64_t{256} << 20;  ///< of one picture, unpacked
    std::uint64_t max_pictures_bytes = std::uint64_t{8} << 30;   ///< of all pictures of a document, unpacked
};

}  // namespace bianmu::model
