#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace bianmu::correct {

/// A field of a document that can be set, of one of three kinds; none of them = there is no such field.
struct Field {
    std::string* text = nullptr;
    std::vector<std::string>* list = nullptr;
    std::optional<int>* number = nullptr;

    [[nodiscard]] explicit operator bool() const { return text != nullptr || list != nullptr || number != nullptr; }
};

/// The field behind a JSON Pointer; a group that the document does not have (an issue, a document number) is made for it.
[[nodiscard]] Field find_field(model::Document& document, std::string_view pointer);

/// What a field says, as one text: the pieces of a list are parted by line breaks.
[[nodiscard]] std::string field_text(const Field& field);

/// The steps of a JSON Pointer.
[[nodiscard]] std::vector<std::string> steps_of(std::string_view pointer);

/// A step as an index below `size`.
[[nodiscard]] std::optional<std::size_t> index_of(std::string_view step, std::size_t size);

}  // namespace bianmu::correct
