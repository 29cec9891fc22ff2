#pragma once

#include <string>
#include <string_view>

namespace bianmu::extract::pdf {

/// A picture coded as faxes are (ITU-T T.4 or T.6).
struct Fax {
    int width = 0, height = 0;
    bool group4 = true;         ///< T.6; else T.4 with line ends
    bool two_dimensional = false;  ///< of T.4
    bool black_is_white = false;   ///< the black runs are the ground
};

/// The coded bytes as they are, in a TIFF file.
[[nodiscard]] std::string wrap_fax(const Fax& fax, std::string_view coded);

}  // namespace bianmu::extract::pdf
