#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "model/result.h"

namespace bianmu::model {

/// A picture of a document as a file of its own.
struct Picture {
    std::string media_type;   ///< such as `image/png`
    std::string extension;    ///< of a file's name, without the dot
    std::string bytes;
};

/// Takes the picture that stands at `place` of a list of sources. An error ends the reading and is handed on.
using TakePicture = std::function<Result<void>(std::size_t place, Picture picture)>;

}  // namespace bianmu::model
