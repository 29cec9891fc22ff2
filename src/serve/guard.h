#pragma once

#include <string>
#include <string_view>

namespace httplib {
struct Request;
struct Response;
}  // namespace httplib

namespace bianmu::serve {

/// Whether it is a name or address by which only this machine is reached.
[[nodiscard]] bool is_loopback(std::string_view name);

/// Who may ask: those who bear the token, if there is one; and of browsers, only the service's own pages.
class Guard {
public:
    /// @param host  that the service listens on: while it is a loopback address, requests for other host names are refused, as a
    ///              page from elsewhere could send them under a name of its own.
    Guard(std::string token, const std::string& host);

    /// Whether the request may go on; else the response says why: 401, 403 or 421.
    [[nodiscard]] bool allows(const httplib::Request& request, httplib::Response& response) const;
    /// The same without the token: for what everyone may read.
    [[nodiscard]] bool allows_reading(const httplib::Request& request, httplib::Response& response) const;

private:
    std::string token_;
    bool is_loopback_;
};

}  // namespace bianmu::serve
