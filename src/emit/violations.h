#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "emit/emit.h"
#include "emit/value_tree.h"

namespace bianmu::emit {

/// Violations that are reported of one document.
inline constexpr std::size_t kMaxViolations = 100;

/// One sentence of valijson about one value.
struct Complaint {
    std::vector<std::string> path;  ///< "<root>", then "[key]" or "[index]"
    std::string text;
};

/// What valijson says of a tree in our own words: every place once, the first `kMaxViolations` that it found, in document order.
///
/// valijson repeats each fault for every value around it, and each shape that an anyOf allows complains for itself. Kept are
/// the places themselves, and of an anyOf the shape that fits best.
///
/// @param complaints  in valijson's order; a tree that breaks its schema gives a violation even if there are none.
[[nodiscard]] std::vector<Violation> violations_from(std::vector<Complaint> complaints, const ValueTree& tree);

/// Keys that stand twice in their object: JSON allows it, yet readers differ in what they make of it.
[[nodiscard]] std::vector<Violation> repeated_keys(const ValueTree& tree);

}  // namespace bianmu::emit
