#include "serve/guard.h"

#include <httplib.h>
#include <openssl/crypto.h>

#include <array>
#include <string_view>
#include <utility>

#include "serve/problem.h"

namespace bianmu::serve {
namespace {

/// The name in a Host header, without its port.
std::string_view host_name(std::string_view host) {
    if (host.starts_with('[')) {
        return host.substr(0, host.find(']') + 1);
    }
    return host.substr(0, host.rfind(':'));
}

bool refuse(httplib::Response& response, int status, std::string_view code, std::string_view why) {
    response.status = status;
    response.set_content(problem(status, code, why), kProblemType);
    return false;
}

/// In a time that does not tell how much of it is right.
bool equals(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace

bool is_loopback(std::string_view name) {
    // All of it: 127.example.cn is a name that anyone may own.
    const bool is_four = name.starts_with("127.") && name.find_first_not_of("0123456789.") == std::string_view::npos;
    return name == "localhost" || name == "::1" || name == "[::1]" || is_four;
}

Guard::Guard(std::string token, const std::string& host) : token_(std::move(token)), is_loopback_(is_loopback(host)) {}

bool Guard::allows_reading(const httplib::Request& request, httplib::Response& response) const {
    const std::string host = request.get_header_value("Host");
    if (is_loopback_ && !is_loopback(host_name(host))) {
        return refuse(response, 421, "wrong_host", "this service answers on this machine only, by the name localhost or its address");
    }
    const std::string origin = request.get_header_value("Origin");
    const bool is_foreign = !origin.empty() && origin != "http://" + host && origin != "https://" + host;
    if (is_foreign || request.get_header_value("Sec-Fetch-Site") == "cross-site") {
        return refuse(response, 403, "foreign_origin", "pages of other sites may not use this service");
    }
    return true;
}

bool Guard::allows(const httplib::Request& request, httplib::Response& response) const {
    if (!allows_reading(request, response)) {
        return false;
    }
    if (!token_.empty() && !equals(request.get_header_value("Authorization"), "Bearer " + token_)) {
        response.set_header("WWW-Authenticate", "Bearer");
        return refuse(response, 401, "unauthorized", "the header Authorization: Bearer TOKEN is missing or wrong");
    }
    return true;
}

}  // namespace bianmu::serve
