#pragma once

#include <string>

#include "correct/correction.h"
#include "model/document.h"

namespace bianmu::correct {

/// Corrections of fields and of what contents entries point to. Each returns why it does not fit; the document may then be half changed.
[[nodiscard]] std::string set_field(model::Document& document, const Correction& correction);
[[nodiscard]] std::string set_target(model::Document& document, const Correction& correction);

}  // namespace bianmu::correct
