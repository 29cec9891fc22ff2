#pragma once

#include <cstddef>
#include <functional>

namespace bianmu::model {

/// Hears how far a document has been read: `done` of `all` pages. Called often, so it must be quick; empty = nobody listens.
using PageProgress = std::function<void(std::size_t done, std::size_t all)>;

}  // namespace bianmu::model
