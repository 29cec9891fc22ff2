#pragma once

#include "store/database.h"

namespace bianmu::batch {

using store::Database;
using store::DatabaseMode;
using store::Statement;

}  // namespace bianmu::batch
