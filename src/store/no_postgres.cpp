#include "store/address.h"
#include "store/fault.h"
#include "store/postgres_store.h"

namespace bianmu::store {

std::unique_ptr<Store> open_postgres(const std::string& address) {
    throw EnvironmentFault(without_password(address) + ": this program was built without PostgreSQL; install libpqxx and build it again");
}

}  // namespace bianmu::store
