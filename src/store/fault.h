#pragma once

#include <stdexcept>

namespace bianmu::store {

/// The environment fails: a full disk, a file that cannot be written, no database. It ends the run; the doors turn it into `environment`.
class EnvironmentFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

}  // namespace bianmu::store
