#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "extract/docx/numbering.h"

namespace bianmu::extract::docx {

/// Where a field stands that prints a number.
struct NumberFieldPlace {
    int heading_level = -1;                    ///< of its paragraph, from 0; -1 in body text
    bool opens_paragraph = false;              ///< no text before it
    int paragraph = 0;                         ///< which paragraph of the story
    std::optional<std::pair<int, int>> list{}; ///< instance and level of its paragraph's own number
};

/// The numbers that Word computes for AUTONUM, AUTONUMLGL, AUTONUMOUT and LISTNUM (ECMA-376 Part 1, 17.16.5.5 to 7 and 34), whose results are in no file.
/// One story counts for itself, in document order.
class NumberFields {
public:
    NumberFields(const Numbering& numbering, ListCounters& lists) : numbering_(numbering), lists_(lists) {}

    /// Whether it is one of these fields.
    [[nodiscard]] static bool counts(std::string_view instruction);
    /// Counts the field and says what it prints. Precondition: counts(instruction).
    [[nodiscard]] std::string count(std::string_view instruction, const NumberFieldPlace& place);

private:
    struct Levels {
        std::array<int, kListLevels> values{};
        int heading = -1;  // level of the last heading with a field
        int next(int level, std::optional<int> start = {});
    };
    struct ListField {
        int paragraph = -1, level = 0;
        bool opened = false;  // its paragraph
        std::string name;     // of a built-in list; empty: an instance of the document
        int num_id = -1;
    };

    [[nodiscard]] std::string count_automatic(const std::string& name, std::string_view instruction, const NumberFieldPlace& place);
    [[nodiscard]] std::string count_list(std::string_view instruction, const NumberFieldPlace& place);

    const Numbering& numbering_;
    ListCounters& lists_;
    std::map<std::string, Levels> levels_;  // by field, or by built-in list
    std::optional<ListField> last_;
};

}  // namespace bianmu::extract::docx
