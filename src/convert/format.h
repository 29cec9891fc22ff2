#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "model/result.h"

namespace bianmu::convert {

enum class Format : std::uint8_t { pdf, docx };

/// The media type of a format.
[[nodiscard]] std::string_view media_type(Format format);

/// Tells the format from the content; names and extensions do not count.
///
/// @return the format, or `empty`, or `unsupported_format` with what the file seems to be and what to do with it.
[[nodiscard]] model::Result<Format> detect_format(std::span<const std::byte> bytes);

}  // namespace bianmu::convert
