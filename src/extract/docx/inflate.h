#pragma once

#include <cstddef>
#include <string_view>

#include "extract/docx/part_store.h"

namespace bianmu::extract::docx {

/// Unpacks deflated bytes (RFC 1951) into `take`: at once where the size is said to be small, else as a stream, in bounded memory.
/// @param said the unpacked size as the package gives it, which may be false; 0 where it is not known
/// @return whether all of it could be read, or `take` wanted no more.
[[nodiscard]] bool inflate_into(std::string_view packed, std::size_t said, const Take& take);

/// Hands bytes on in chunks; whether `take` wanted them all.
bool hand_on(std::string_view bytes, const Take& take);

}  // namespace bianmu::extract::docx
