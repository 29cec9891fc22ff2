#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

#include "model/code.h"

namespace bianmu::model {

/// Why this document cannot be converted: a promised code, and a sentence for a person that says what to do.
struct Error {
    Code code;
    std::string message;
};

/// A value, or the error that prevented it. Libraries return it; they never print, exit or throw across a room.
template <typename T>
using Result = tl::expected<T, Error>;

/// Shorthand for returning an error from a function that returns a Result.
[[nodiscard]] inline tl::unexpected<Error> fail(Code code, std::string message) {
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

}  // namespace bianmu::model
