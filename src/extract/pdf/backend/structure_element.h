#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "extract/pdf/backend/tokenizer.h"

namespace bianmu::extract::pdf::backend {

/// One object of a structure tree, as written: an element, a reference to marked content, or a list of kids. Views are the tokenizer's.
struct StructureElement {
    struct Kid {
        int number = 0;       ///< of an object or of marked content
        bool object = false;
        int page = -1;        ///< object number of the page, where a reference to marked content names it
    };
    std::string_view role, actual_text, alt;
    int page = -1;                ///< object number
    int mcid = -1;                ///< of a reference to marked content
    bool foreign = false;         ///< content of a form, or of no page at all
    std::size_t attributes = 0;   ///< where they stand; 0 = none
    std::vector<Kid> kids;
};

/// Reads the object at which `tokens` stand into `out`, whose memory is used again; no more than `max_kids` kids.
/// False if it is no such object.
[[nodiscard]] bool read_element(Tokenizer& tokens, std::size_t max_kids, StructureElement& out);

/// The rows and columns that a cell spans, as far as its attributes say.
struct CellSpan {
    int rows = 1, columns = 1;
};

/// Reads attributes from where `tokens` stand: a dictionary or a list. Numbers of further objects to read go to `objects`.
void read_attributes(Tokenizer& tokens, CellSpan& span, std::vector<int>& objects);

}  // namespace bianmu::extract::pdf::backend
