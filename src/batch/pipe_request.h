#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "batch/descriptor.h"
#include "batch/pipe.h"
#include "model/result.h"
#include "options/request.h"

namespace bianmu::batch {

/// One line of a pipe's input.
struct PipeRequest {
    std::string id = "null";  ///< as JSON
    std::string name;         ///< what the document is called
    Descriptor content;
    std::uint64_t bytes = 0;  ///< of the content, if it lies in memory
    options::Pairs options;
    std::optional<model::Error> error;  ///< why there is nothing to convert
};

/// Reads a request and opens its file or decodes its content. What is wrong with it is its `error`; its id is kept as far as it has one.
[[nodiscard]] PipeRequest read_request(std::string_view line);

}  // namespace bianmu::batch
