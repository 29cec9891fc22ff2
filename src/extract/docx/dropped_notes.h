#pragma once

#include <string_view>
#include <vector>

#include "extract/docx/accounting.h"
#include "model/flow.h"

namespace bianmu::extract::docx {

/// Takes out of a flow the notes whose every mark stands in text that was dropped: they go with it, as where the change is accepted or rejected in Word.
///
/// @param dropped     notes with a mark in dropped text; indices into `Flow::notes`, repeated or not.
/// @param referenced  notes with a mark in text that stays.
/// @param reason      for which their text is discarded; it is counted as kept so far.
void drop_notes(model::Flow& flow, const std::vector<std::int32_t>& dropped, const std::vector<std::int32_t>& referenced, std::string_view reason,
                Accounting& accounting);

}  // namespace bianmu::extract::docx
