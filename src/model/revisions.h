#pragma once

#include <cstdint>

namespace bianmu::model {

/// Which state of a document with tracked changes is read.
enum class Revisions : std::uint8_t {
    accepted,  ///< insertions stay, deletions are discarded
    original,  ///< deletions stay, insertions are discarded, former properties hold
    all,       ///< both stay, marked as what they are
};

}  // namespace bianmu::model
