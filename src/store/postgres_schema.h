#pragma once

#include <pqxx/pqxx>
#include <string>

namespace bianmu::store {

/// Makes the tables in the schema `bianmu`, or brings them up to date, as one step that one program at a time does; and the tables of this connection that rows are
/// copied into: `new_documents` and so on.
///
/// @return what is wrong with the tables that are there; empty if nothing is.
[[nodiscard]] std::string prepare_schema(pqxx::connection& connection);

/// The statements that put in place what was copied, and count the commits of the run: $1 run, $2 commits.
void merge_copied(pqxx::work& work, const std::string& run, std::int64_t commits);

}  // namespace bianmu::store
