#include "queue/address.h"

#include <algorithm>
#include <cctype>

namespace bianmu::queue {

model::Result<Address> read_address(std::string_view text) {
    const auto wrong = [&](const std::string& what) { return model::fail(model::Code::usage, "--queue takes nats://HOST:PORT[/STREAM], not " + std::string(text) + what); };
    const std::size_t scheme = text.starts_with("nats://") ? 7 : text.starts_with("tls://") ? 6 : 0;
    if (scheme == 0) {
        return wrong("");
    }
    Address out;
    const std::size_t slash = std::min(text.find('/', scheme), text.size());
    out.server = text.substr(0, slash);
    if (out.server.size() == scheme) {
        return wrong(", which has no host");
    }
    if (slash + 1 < text.size()) {
        out.stream = text.substr(slash + 1);
    }
    const auto is_plain = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_'; };
    if (out.stream.size() > 64 || !std::all_of(out.stream.begin(), out.stream.end(), is_plain)) {
        return wrong("; a stream's name has letters, digits, - and _");
    }
    return out;
}

}  // namespace bianmu::queue
