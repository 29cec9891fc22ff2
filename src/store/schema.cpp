#include "store/schema.h"

namespace bianmu::store {
namespace {

using enum Type;

constexpr std::array kDocuments{
    Column{"id", integer},          Column{"sha256", text},      Column{"archive_path", text}, Column{"part", text},       Column{"name", text},
    Column{"media_type", text},     Column{"bytes", integer},    Column{"pages", integer},     Column{"origin", text},     Column{"author", text},
    Column{"producer", text},       Column{"created", text},     Column{"modified", text},     Column{"kind", text},       Column{"title", text},
    Column{"issuer", text},         Column{"date", text},        Column{"number", text},       Column{"profile", text},    Column{"version", text},
    Column{"characters", integer},  Column{"confidence", real},
};
constexpr std::array kSections{Column{"document", integer}, Column{"ordinal", integer}, Column{"id", text}, Column{"title", text}, Column{"marker", text}};
constexpr std::array kArticles{
    Column{"document", integer}, Column{"ordinal", integer}, Column{"key", integer},  Column{"section", integer},    Column{"id", text},  Column{"title", text},
    Column{"subtitle", text},    Column{"byline", text},     Column{"page", integer}, Column{"characters", integer}, Column{"text", text},
};
constexpr std::array kBlocks{
    Column{"document", integer}, Column{"ordinal", integer}, Column{"article", integer}, Column{"id", text},   Column{"type", text},       Column{"level", integer},
    Column{"marker", text},      Column{"text", text},       Column{"page", integer},    Column{"rule", text}, Column{"confidence", real},
    Column{"checked", integer, 2},
};
constexpr std::array kTables{
    Column{"document", integer}, Column{"ordinal", integer},  Column{"block", integer},        Column{"caption", text},
    Column{"row_count", integer}, Column{"column_count", integer}, Column{"continued_from", text},
};
constexpr std::array kCells{
    Column{"document", integer},     Column{"ordinal", integer},  Column{"block", integer},       Column{"row_index", integer},
    Column{"column_index", integer}, Column{"row_span", integer}, Column{"column_span", integer}, Column{"header", integer}, Column{"text", text},
};
constexpr std::array kFields{
    Column{"document", integer}, Column{"ordinal", integer}, Column{"pointer", text}, Column{"name", text},
    Column{"value", text},       Column{"raw", text},        Column{"rule", text},    Column{"confidence", real},
};
constexpr std::array kNotes{Column{"document", integer}, Column{"ordinal", integer}, Column{"id", text},
                            Column{"kind", text},        Column{"author", text},     Column{"text", text}};
constexpr std::array kDiagnostics{Column{"document", integer}, Column{"ordinal", integer}, Column{"code", text},
                                  Column{"severity", text},    Column{"message", text},    Column{"pointer", text}};

constexpr std::array kAll{
    TableInfo{Table::documents, "documents", kDocuments}, TableInfo{Table::sections, "sections", kSections},
    TableInfo{Table::articles, "articles", kArticles},    TableInfo{Table::blocks, "blocks", kBlocks},
    TableInfo{Table::tables, "tables", kTables},          TableInfo{Table::cells, "cells", kCells},
    TableInfo{Table::fields, "fields", kFields},          TableInfo{Table::notes, "notes", kNotes},
    TableInfo{Table::diagnostics, "diagnostics", kDiagnostics},
};

}  // namespace

std::span<const TableInfo> tables() {
    return kAll;
}

std::string column_list(const TableInfo& table) {
    std::string out;
    for (const Column& column : table.columns) {
        out += (out.empty() ? "" : ", ") + std::string(column.name);
    }
    return out;
}

std::string added_columns(int version, TypeName type_name) {
    std::string out;
    for (const TableInfo& table : kAll) {
        for (const Column& column : table.columns) {
            if (column.since == version) {
                out += "alter table " + std::string(table.name) + " add column " + std::string(column.name) + " " + type_name(column.type) + ";\n";
            }
        }
    }
    return out;
}

}  // namespace bianmu::store
