#pragma once

#include <string>

#include "correct/correction.h"
#include "model/document.h"

namespace bianmu::correct {

/// Corrections of blocks. Each returns why it does not fit; the document may then be half changed.
[[nodiscard]] std::string set_type(model::Document& document, const Correction& correction);
[[nodiscard]] std::string merge(model::Document& document, const Correction& correction);
[[nodiscard]] std::string split(model::Document& document, const Correction& correction);

}  // namespace bianmu::correct
