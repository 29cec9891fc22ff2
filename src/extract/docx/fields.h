#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bianmu::extract::docx {

/// A complex field that is open: its instruction until `separate`, its result after.
struct Field {
    std::string instruction;
    bool in_result = false;
    std::int32_t link = -1;  ///< index of the link that a HYPERLINK field makes of its result
};

/// The first word of a field's instruction, upper case: `HYPERLINK`, `PAGE`, `TOC`…
[[nodiscard]] std::string field_name(std::string_view instruction);

/// The target of a HYPERLINK instruction: an address, `#bookmark`, or both joined; empty for other fields.
[[nodiscard]] std::string hyperlink_target(std::string_view instruction);

/// Whether a field prints a page number or the number of pages.
[[nodiscard]] bool is_page_field(std::string_view instruction);

}  // namespace bianmu::extract::docx
