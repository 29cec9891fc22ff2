#pragma once

#include <string>
#include <string_view>

#include "emit/emit.h"
#include "model/result.h"

namespace httplib {
struct Response;
}

namespace bianmu::serve {

/// Answers with a text of this media type.
void respond(httplib::Response& response, int status, const std::string& text, std::string_view media_type);
/// Answers with problem details and the status that belongs to the code.
void respond_problem(httplib::Response& response, const model::Error& error);
/// The same for a problem of HTTP itself.
void respond_problem(httplib::Response& response, int status, std::string_view code, std::string_view detail);
/// 413.
void respond_too_large(httplib::Response& response);
/// 429: to be tried again later.
void respond_busy(httplib::Response& response);

/// Such as `text/markdown; charset=utf-8`.
[[nodiscard]] std::string_view media_type(emit::Format format);

}  // namespace bianmu::serve
