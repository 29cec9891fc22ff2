#pragma once

#include "store/fault.h"

namespace bianmu::batch {

using store::EnvironmentFault;

}  // namespace bianmu::batch
