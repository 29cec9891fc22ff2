#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <variant>

#include "store/schema.h"

namespace bianmu::store {

/// One prepared statement of a database. Faults of the database are thrown as EnvironmentFault.
class Statement {
public:
    Statement(sqlite3* database, std::string_view text);

    /// Binds all values from the first on and begins anew.
    template <typename... Values>
    Statement& with(const Values&... values) {
        sqlite3_reset(statement_.get());
        int at = 0;
        (bind(++at, values, SQLITE_TRANSIENT), ...);
        return *this;
    }
    /// The same for values that are known at run time only, and stay where they are until the last step: their texts are not copied.
    Statement& with_row(std::span<const Value> values) {
        sqlite3_reset(statement_.get());
        int at = 0;
        for (const Value& value : values) {
            bind(++at, value, SQLITE_STATIC);
        }
        return *this;
    }
    /// Binds all values without a copy, and runs.
    template <typename... Values>
    void run_with(const Values&... values) {
        sqlite3_reset(statement_.get());
        int at = 0;
        (bind(++at, values, SQLITE_STATIC), ...);
        run();
    }
    /// Goes on to the next row; false behind the last, when the statement is free again.
    bool step();
    void run() {
        while (step()) {
        }
    }
    [[nodiscard]] std::string text(int column) const;
    [[nodiscard]] std::int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
    [[nodiscard]] double real(int column) const { return sqlite3_column_double(statement_.get(), column); }
    [[nodiscard]] bool is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

private:
    struct Finalize {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    using Life = sqlite3_destructor_type;   ///< of a text: whether it is copied
    void bind(int at, std::string_view value, Life life) {
        sqlite3_bind_text(statement_.get(), at, value.data(), static_cast<int>(value.size()), life);
    }
    void bind(int at, const std::string& value, Life life) { bind(at, std::string_view(value), life); }
    void bind(int at, const char* value, Life life) { bind(at, std::string_view(value), life); }
    void bind(int at, std::int64_t value, Life /*none*/) { sqlite3_bind_int64(statement_.get(), at, value); }
    void bind(int at, std::uint64_t value, Life life) { bind(at, static_cast<std::int64_t>(value), life); }
    void bind(int at, int value, Life life) { bind(at, static_cast<std::int64_t>(value), life); }
    void bind(int at, double value, Life /*none*/) { sqlite3_bind_double(statement_.get(), at, value); }
    void bind(int at, const Value& value, Life life) {
        std::visit([&](const auto& known) { bind(at, known, life); }, value);
    }
    void bind(int at, std::nullptr_t /*null*/, Life /*none*/) { sqlite3_bind_null(statement_.get(), at); }

    std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

enum class DatabaseMode : std::uint8_t { read, write };

/// An SQLite file. Faults are thrown as EnvironmentFault, with the file's name.
class Database {
public:
    /// @param mode  write: made if it is not there, in WAL; read: must be there.
    Database(const std::string& path, DatabaseMode mode);

    void run(const std::string& text);
    [[nodiscard]] Statement prepare(std::string_view text) { return {database_.get(), text}; }
    [[nodiscard]] sqlite3* handle() { return database_.get(); }

private:
    struct Close {
        void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
    };
    std::unique_ptr<sqlite3, Close> database_;
};

}  // namespace bianmu::store
