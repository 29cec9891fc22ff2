// One input through the whole pipeline: whatever the bytes are, convert answers with a document or an error.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "convert/convert.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    bianmu::model::Limits limits;
    limits.max_part_bytes = std::uint64_t{16} << 20U;
    limits.max_total_bytes = std::uint64_t{32} << 20U;
    limits.max_glyphs = 200'000;
    const auto json = bianmu::convert::convert_to_output(std::as_bytes(std::span(data, size)), "input", {}, limits);
    if (!json && json.error().code == bianmu::model::Code::schema_violation) {
        std::abort();   // an invalid document is our defect, whatever the input
    }
    return 0;
}
