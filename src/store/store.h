#pragma once

#include <cstdint>
#include <istream>
#include <string>

#include "model/result.h"
#include "store/document_rows.h"

namespace bianmu::store {

/// One place of a document.
struct SourcePlace {
    std::string source;        ///< path of its file, or of the archive that holds it
    std::string archive_path;  ///< in an archive: as in DocumentKey
};

/// Documents as rows of a database. Faults of the database are thrown as EnvironmentFault.
///
/// What was put counts once `commit` has returned, all of it or nothing. Putting the same again gives the same rows.
class Store {
public:
    virtual ~Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// How many commits of that run the store has seen.
    [[nodiscard]] virtual std::int64_t commits(const std::string& run) = 0;
    /// Takes a document with its place; one of the same key is replaced. If it fails, nothing of it stays.
    /// @param json  a document of `document.schema.json`.
    /// @return `schema_violation` if it is none.
    [[nodiscard]] virtual model::Result<void> put(const DocumentKey& key, const SourcePlace& place, std::istream& json) = 0;
    /// One more place of a document that was put.
    virtual void repeat(const std::string& sha256, const SourcePlace& place) = 0;
    /// Makes durable what was put, and the number of commits of that run with it.
    virtual void commit(const std::string& run, std::int64_t commits) = 0;
    /// After the last commit: puts the store in order for its readers.
    virtual void finish() = 0;

protected:
    Store() = default;
};

}  // namespace bianmu::store
