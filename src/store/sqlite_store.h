#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/database.h"
#include "store/schema.h"
#include "store/store.h"

namespace bianmu::store {

/// Marks our files (`pragma application_id`): "bmar".
inline constexpr int kApplicationId = 0x626d6172;

/// Version of an archive: that of the tables, and of what SQLite has besides.
inline constexpr int kArchiveVersion = 3;
static_assert(kArchiveVersion >= kStoreVersion);

/// An archive in one SQLite file, with an index of the articles' texts that finds any piece of them (FTS5, trigrams): what `Search` reads.
///
/// A document whose last place comes to hold another one is removed.
class SqliteStore : public Store {
public:
    /// Opens the file, or makes it.
    /// @throws EnvironmentFault, also if it is no archive or one of a newer version.
    explicit SqliteStore(const std::string& path);
    ~SqliteStore() override;

    [[nodiscard]] std::int64_t commits(const std::string& run) override;
    [[nodiscard]] model::Result<void> put(const DocumentKey& key, const SourcePlace& place, std::istream& json) override;
    void repeat(const std::string& sha256, const SourcePlace& place) override;
    void commit(const std::string& run, std::int64_t commits) override;
    void finish() override;

private:
    class Rows;
    void begin();
    void index(std::int64_t article, const Value& title, const Value& text);
    void move_place(const SourcePlace& place, std::int64_t document);
    void remove(std::int64_t document);
    void remove_children(std::int64_t document);

    std::string path_;
    Database database_;
    bool is_open_ = false;                       ///< a transaction
    std::vector<Statement> insert_;              ///< by table
    std::vector<Statement> remove_;              ///< by table
    std::optional<Statement> index_, keep_piece_;         ///< what the triggers do for other writers, without copies of the text, and in pieces
    std::optional<Statement> unindex_, unindex_pieces_, remove_pieces_;
    std::optional<Statement> find_, find_by_digest_, find_place_, keep_place_, count_places_, parts_of_, last_;
    std::unique_ptr<Rows> rows_;
};

/// What is wrong with a file that should be an archive; empty if nothing is.
[[nodiscard]] std::string archive_fault(Database& database);

}  // namespace bianmu::store
