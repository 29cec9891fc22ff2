#include "store/address.h"

#include <algorithm>

namespace bianmu::store {

std::string without_password(std::string_view address) {
    const std::size_t scheme = address.find("://");
    if (scheme == std::string_view::npos) {
        return std::string(address);
    }
    const std::size_t start = scheme + 3;
    const std::size_t end = std::min(address.find_first_of("/?", start), address.size());
    std::string_view host = address.substr(start, end - start);
    std::string out(address.substr(0, start));
    if (const std::size_t at = host.rfind('@'); at != std::string_view::npos) {
        out += host.substr(0, std::min(host.find(':'), at));
        host.remove_prefix(at);
    }
    out += host;
    const std::size_t query = std::min(address.find('?', end), address.size());
    out += address.substr(end, query - end);
    char mark = '?';
    for (std::size_t from = query; from < address.size();) {
        const std::size_t to = std::min(address.find('&', from + 1), address.size());
        const std::string_view pair = address.substr(from + 1, to - from - 1);
        if (!pair.starts_with("password=") && !pair.starts_with("sslpassword=")) {
            out += mark + std::string(pair);
            mark = '&';
        }
        from = to;
    }
    return out;
}

}  // namespace bianmu::store
