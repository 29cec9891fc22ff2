#pragma once

#include <functional>

#include "emit/emit.h"
#include "emit/value_tree.h"
#include "model/document.h"

namespace bianmu::emit {

/// Gives each article or block of the document as a flat record, then those of its parts, in the shape of `record_schema()`.
///
/// @param take  gets one record at a time, which views the document; false ends the walk.
void for_each_record(const model::Document& document, Rows rows, const std::function<bool(const ValueTree& record)>& take);

}  // namespace bianmu::emit
