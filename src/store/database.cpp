#include "store/database.h"

#include "store/fault.h"

namespace bianmu::store {
namespace {

constexpr int kPatience = 30'000;   ///< milliseconds that another process may hold the file

/// What the database says of its last fault, with the file's name.
std::string words_of(sqlite3* database) {
    const char* const path = sqlite3_db_filename(database, nullptr);
    const std::string said = sqlite3_errcode(database) == SQLITE_FULL ? "the disk is full; free some space and run again with --resume" : sqlite3_errmsg(database);
    return std::string(path == nullptr ? "" : path) + ": " + said;
}

[[noreturn]] void give_up(sqlite3* database) {
    throw EnvironmentFault(words_of(database));
}

}  // namespace

Statement::Statement(sqlite3* database, std::string_view text) {
    sqlite3_stmt* made = nullptr;
    if (sqlite3_prepare_v3(database, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK) {
        give_up(database);
    }
    statement_.reset(made);
}

bool Statement::step() {
    const int status = sqlite3_step(statement_.get());
    if (status == SQLITE_ROW) {
        return true;
    }
    sqlite3* const database = sqlite3_db_handle(statement_.get());
    if (status != SQLITE_DONE) {
        const std::string words = words_of(database);
        sqlite3_reset(statement_.get());
        throw EnvironmentFault(words);
    }
    sqlite3_reset(statement_.get());
    return false;
}

std::string Statement::text(int column) const {
    const unsigned char* const text = sqlite3_column_text(statement_.get(), column);
    return text == nullptr ? "" : std::string(reinterpret_cast<const char*>(text), static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}

Database::Database(const std::string& path, DatabaseMode mode) {
    sqlite3* opened = nullptr;
    const int flags = mode == DatabaseMode::write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READWRITE;
    const int status = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    database_.reset(opened);
    if (status != SQLITE_OK) {
        throw EnvironmentFault(path + ": " + (opened == nullptr ? "no memory" : sqlite3_errmsg(opened)));
    }
    sqlite3_busy_timeout(opened, kPatience);
    if (mode == DatabaseMode::write) {
        run("pragma journal_mode = wal");
        run("pragma synchronous = normal");
    } else {
        run("pragma query_only = 1");
    }
}

void Database::run(const std::string& text) {
    if (sqlite3_exec(database_.get(), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
        give_up(database_.get());
    }
}

}  // namespace bianmu::store
