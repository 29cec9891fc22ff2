#pragma once

#include <string>
#include <string_view>

#include "emit/emit.h"
#include "model/result.h"

namespace httplib {
struct Response;
}

namespace bianmu::serve {

void respond(httplib::Response& response, int status, const std::string& text, std::string_view media_type);
void respond_problem(httplib::Response& response, const model::Error& error);
void respond_problem(httplib::Response& response, int status, std::string_view code, std::string_view detail);
void respond_too_large(httplib::Response& response);
/// 429: to be tried again later.
void respond_busy(httplib::Response& response);

[[nodiscard]] std::string_view media_type(emit::Format format);

}  // namespace bianmu::serve
