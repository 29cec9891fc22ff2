#pragma once

#include <memory>
#include <string>

#include "store/store.h"

namespace bianmu::store {

/// Opens a store in PostgreSQL: the tables of an archive, in the schema `bianmu` of the database, made or brought up to date as needed. Many may write at a time.
///
/// Documents of a commit are copied in one go and put in place by key. A connection that is lost is made anew a few times, and the commit done again; a server that
/// stays away is a fault. Documents stay when their places come to hold others, because other batches may share them.
///
/// @param address  `postgresql://…`
/// @throws EnvironmentFault, also in a program that was built without PostgreSQL, and for tables of a newer version. Messages have no password.
[[nodiscard]] std::unique_ptr<Store> open_postgres(const std::string& address);

}  // namespace bianmu::store
