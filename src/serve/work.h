#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "convert/convert.h"
#include "model/limits.h"
#include "model/result.h"
#include "serve/serve.h"

namespace bianmu::serve {

/// What a worker does with a document besides converting it: tells its pages, or paints one.
inline constexpr const char* kDescribePages = "pages";
[[nodiscard]] std::string paint_page(int number);

/// Does such work, in a worker.
[[nodiscard]] model::Result<std::string> do_work(std::string_view work, std::span<const std::byte> bytes, std::string_view name,
                                                 const convert::Options& options, const model::Limits& limits);

/// Paints a page once, so that the list of the system's fonts is read before the sandbox closes.
void warm_up();

/// Time of the processor that one piece of work may take.
[[nodiscard]] std::uint64_t processor_seconds(const Options& options);

}  // namespace bianmu::serve
