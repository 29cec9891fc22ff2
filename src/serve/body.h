#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "batch/descriptor.h"
#include "model/result.h"

namespace httplib {
struct Request;
class ContentReader;
}  // namespace httplib

namespace bianmu::serve {

/// What a client sent: the document, and texts beside it.
struct Body {
    std::string name;                                  ///< of the document, as the client calls it
    std::shared_ptr<const batch::Descriptor> content;  ///< in memory
    std::uint64_t bytes = 0;
    std::string profile, corrections, password;        ///< parts of a form; empty = not sent
};

struct BodyLimits {
    std::uint64_t bytes = 0;
    std::chrono::seconds time{60};   ///< for all of it
};

/// Reads a body: the document itself, or a form whose part `file` is the document; `profile`, `corrections` and `password` may stand beside it.
///
/// @return `empty`, `too_large`, `timed_out` (it came too slowly), `usage` (a form without a file, or broken off).
[[nodiscard]] model::Result<Body> read_body(const httplib::Request& request, const httplib::ContentReader& reader, const BodyLimits& limits);

/// Reads a body that is text, which may be empty. Codes as for `read_body`.
[[nodiscard]] model::Result<std::string> read_text_body(const httplib::Request& request, const httplib::ContentReader& reader, const BodyLimits& limits);

/// Takes what is left of a body and forgets it, so that the answer is not lost with the connection.
void discard_body(const httplib::Request& request, const httplib::ContentReader& reader, const BodyLimits& limits);

}  // namespace bianmu::serve
