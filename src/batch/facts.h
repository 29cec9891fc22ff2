#pragma once

#include <cstdint>
#include <string>

#include "batch/message.h"
#include "model/document.h"

namespace bianmu::batch {

/// What is worth knowing of a document without reading it: for the ledger, the report and the survey.
struct Facts {
    std::string media_type, kind, title, issuer, date, producer, origin;
    std::string digest;               ///< SHA-256 of its JSON
    std::string signs;                ///< codes of its diagnostics, each once, parted by spaces
    std::uint64_t pages = 0, characters = 0, doubts = 0;
    std::uint64_t columns = 0;        ///< of text, side by side on most of its pages; 0 = not known
    std::uint64_t confidence = 0;     ///< of its blocks, the mean, in thousandths
    std::uint64_t least_confidence = 0;  ///< of its blocks and fields, in thousandths

    void pack(MessageWriter& message) const;
    [[nodiscard]] static Facts unpack(MessageReader& message);
};

/// All but the digest.
[[nodiscard]] Facts facts_of(const model::Document& document);

}  // namespace bianmu::batch
