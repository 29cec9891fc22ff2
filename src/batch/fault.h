#pragma once

#include <filesystem>
#include <new>

#include "model/result.h"
#include "store/fault.h"

namespace bianmu::batch {

using store::EnvironmentFault;

/// Does the work behind a door: faults of the environment become `environment`.
/// @param work  gives a Result.
template <class Work>
[[nodiscard]] auto without_faults(Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const EnvironmentFault& fault) {
        return tl::unexpected(model::Error{model::Code::environment, fault.what()});
    } catch (const std::filesystem::filesystem_error& fault) {
        return tl::unexpected(model::Error{model::Code::environment, fault.what()});
    } catch (const std::bad_alloc&) {
        return tl::unexpected(model::Error{model::Code::environment, "memory has run out"});
    }
}

}  // namespace bianmu::batch
