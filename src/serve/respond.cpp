#include "serve/respond.h"

#include <httplib.h>

#include "serve/problem.h"

namespace bianmu::serve {

void respond(httplib::Response& response, int status, const std::string& text, std::string_view type) {
    response.status = status;
    response.set_content(text, std::string(type));
}

void respond_problem(httplib::Response& response, const model::Error& error) {
    // The service fails, not the request: what stops or lacks memory may be back later.
    if (error.code == model::Code::environment) {
        response.set_header("Retry-After", "5");
        respond_problem(response, 503, "environment", error.message);
        return;
    }
    respond(response, model::info(error.code).http_status, problem(error), kProblemType);
}

void respond_problem(httplib::Response& response, int status, std::string_view code, std::string_view detail) {
    respond(response, status, problem(status, code, detail), kProblemType);
}

void respond_too_large(httplib::Response& response) {
    respond_problem(response, model::Error{model::Code::too_large, "the request is larger than this service takes"});
}

void respond_busy(httplib::Response& response) {
    response.set_header("Retry-After", "2");
    respond_problem(response, 429, "busy", "too many documents wait already; try again later");
}

std::string_view media_type(emit::Format format) {
    switch (format) {
        case emit::Format::json:
            return "application/json";
        case emit::Format::ndjson:
            return "application/x-ndjson";
        case emit::Format::markdown:
            return "text/markdown; charset=utf-8";
        case emit::Format::html:
            return "text/html; charset=utf-8";
        case emit::Format::text:
            return "text/plain; charset=utf-8";
    }
    return "application/octet-stream";
}

}  // namespace bianmu::serve
