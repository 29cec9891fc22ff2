#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/docx/xml.h"

namespace bianmu::extract::docx {

/// What a `w:ffData` says of a form's field: Word draws its state where the result is empty.
struct FormField {
    bool is_check_box = false, checked = false;
    std::vector<std::string> entries;  ///< of a drop-down list
    int selected = 0;

    /// The box, or the entry that is chosen; empty for other fields.
    [[nodiscard]] std::string text() const;
};

/// A complex field that is open: its instruction until `separate`, its result after.
struct Field {
    std::string instruction;
    bool in_result = false;
    std::int32_t link = -1;  ///< index of the link that a HYPERLINK field makes of its result; else that of the field around
    bool printed = false;    ///< its result holds text
    bool within_instruction = false;  ///< stands in the instruction of a field around
    std::string stray{};     ///< text that stands in its instruction: seen if the field never gets to its end
    FormField form{};
};

/// What one element inside `w:ffData` says, added to `into`.
void read_form_field(const Element& element, FormField& into);

/// A word of an instruction; a quoted one may hold spaces.
struct FieldWord {
    std::string text;
    bool quoted = false;
};

/// The words of an instruction, its name first.
[[nodiscard]] std::vector<FieldWord> field_words(std::string_view instruction);

/// The first word of a field's instruction, upper case: `HYPERLINK`, `PAGE`, `TOC`…
[[nodiscard]] std::string field_name(std::string_view instruction);

/// The target of a HYPERLINK instruction: an address, `#bookmark`, or both joined; empty for other fields.
[[nodiscard]] std::string hyperlink_target(std::string_view instruction);

/// Whether the result of a field is a bookmark's text that is not shown where the field stands: SET and ASK.
[[nodiscard]] bool is_silent_field(std::string_view instruction);

/// Whether a field prints a page number or the number of pages.
[[nodiscard]] bool is_page_field(std::string_view instruction);

}  // namespace bianmu::extract::docx
