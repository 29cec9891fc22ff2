#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace bianmu::store {

/// One value of a row.
using Value = std::variant<std::nullptr_t, std::int64_t, double, std::string>;

enum class Type : std::uint8_t { integer, real, text };

struct Column {
    std::string_view name;
    Type type;
    int since = 1;   ///< version of the tables that has it first; those of later versions stand last
};

/// The tables that a document becomes rows of. All but `documents` start with `document`, the number of its row there, and `ordinal`, its place
/// in the document from 0; both together are its key.
enum class Table : std::uint8_t { documents, sections, articles, blocks, tables, cells, fields, notes, diagnostics };

/// One row of the table of tables: what it is called, and its columns in the order in which rows hold them.
struct TableInfo {
    Table table;
    std::string_view name;
    std::span<const Column> columns;
};

/// All tables in the order of the enumeration.
[[nodiscard]] std::span<const TableInfo> tables();
[[nodiscard]] inline const TableInfo& info(Table table) { return tables()[static_cast<std::size_t>(table)]; }

/// Its columns as a list: `a, b, c`.
[[nodiscard]] std::string column_list(const TableInfo& table);

/// Articles have a number of their own, for the index of their texts: this many of one document follow each other.
inline constexpr std::int64_t kArticlesPerDocument = std::int64_t{1} << 20U;

/// Version of these tables. A store of a newer one is not touched, one of an older one brought up to date when it is written to.
inline constexpr int kStoreVersion = 2;

/// What a database calls a type of column.
using TypeName = const char* (*)(Type type);

/// The statements that add the columns of a version to the tables of the one before.
[[nodiscard]] std::string added_columns(int version, TypeName type_name);

/// Takes the rows of one document.
class RowTaker {
public:
    virtual ~RowTaker() = default;
    RowTaker(const RowTaker&) = delete;
    RowTaker& operator=(const RowTaker&) = delete;

    /// The number of the document's row, and for a compound file those of its parts. Asked for in the order in which they stand in the file.
    /// @param part  JSON Pointer to the part, such as `/parts/0`; empty = the file.
    [[nodiscard]] virtual std::int64_t number_of(const std::string& part) = 0;
    /// @param row  a value for each column.
    virtual void take(Table table, std::span<const Value> row) = 0;

protected:
    RowTaker() = default;
};

}  // namespace bianmu::store
