#pragma once

#include <istream>
#include <string>

#include "model/result.h"
#include "store/schema.h"

namespace bianmu::store {

/// How the store names a source: rows of the same key replace each other.
struct DocumentKey {
    std::string sha256;
    std::string archive_path;  ///< in an archive: the nested archives' names, then its own, between `!/`; else empty
};

/// Reads a document of `document.schema.json` and hands its rows on, piece by piece: what is held is one block or one field at a time, and the text of one
/// article. Equal documents give equal rows. The rows of `documents` come last, a part's before its whole's.
///
/// @param json  one document.
/// @return `schema_violation` if it is no JSON or no document. Rows may have been taken by then.
[[nodiscard]] model::Result<void> read_rows(std::istream& json, const DocumentKey& key, RowTaker& taker);

}  // namespace bianmu::store
