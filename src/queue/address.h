#pragma once

#include <string>
#include <string_view>

#include "model/result.h"

namespace bianmu::queue {

/// Where a queue is: a server, and a stream on it.
struct Address {
    std::string server;            ///< `nats://HOST:PORT`, as the library takes it
    std::string stream = "bianmu";

    [[nodiscard]] std::string jobs() const { return "bianmu." + stream + ".jobs"; }
    [[nodiscard]] std::string parked() const { return "bianmu." + stream + ".parked"; }
    [[nodiscard]] std::string parked_stream() const { return stream + "-parked"; }
};

/// Reads `nats://[USER:PASSWORD@]HOST[:PORT][/STREAM]`, or `tls://…`; `usage` if it is anything else.
[[nodiscard]] model::Result<Address> read_address(std::string_view text);

}  // namespace bianmu::queue
