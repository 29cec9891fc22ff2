#include "serve/service.h"

#include <httplib.h>

#include <utility>

#include "serve/respond.h"
#include "serve/work.h"

namespace bianmu::serve {

using model::Code;

namespace {

void respond_no_such_path(const httplib::Request& request, httplib::Response& response) {
    respond_problem(response, 404, "no_such_path", "there is nothing at this path for " + request.method + "; see /docs");
}

}  // namespace

Service::Service(const Options& options, Engine& engine)
    : options_(options), engine_(engine), guard_(options.token, options.host), jobs_(options.keep, options.kept_bytes) {}

void Service::add_routes(httplib::Server& server) {
    server.Post("/v1/convert", [this](const Request& request, Response& response, const Reader& reader) { convert(request, response, reader); });
    add_job_routes(server);
    add_page_routes(server);
    server.Get("/healthz", [](const Request& /*request*/, Response& response) { respond(response, 200, "{\"status\":\"alive\"}\n", "application/json"); });
    server.Get("/readyz", [this](const Request& /*request*/, Response& response) {
        const bool is_ready = engine_.load().is_ready;
        respond(response, is_ready ? 200 : 503, is_ready ? "{\"status\":\"ready\"}\n" : "{\"status\":\"not ready\"}\n", "application/json");
    });
    server.Get("/metrics", [this](const Request& request, Response& response) {
        if (guard_.allows(request, response)) {
            respond(response, 200, metrics_.text(engine_.load(), jobs_.size()), "text/plain; version=0.0.4; charset=utf-8");
        }
    });
    // Last: what no path takes. The library itself would read a body first, and wait for one that is not there.
    const auto nowhere = [this](const Request& request, Response& response, const Reader& reader) {
        discard_body(request, reader, {options_.body_bytes, std::chrono::seconds(60)});
        respond_no_such_path(request, response);
    };
    server.Post(".*", nowhere);
    server.Put(".*", nowhere);
    server.Patch(".*", nowhere);
    server.set_error_handler([](const Request& request, Response& response) {
        if (!response.body.empty()) {
            return;
        }
        if (response.status == 404) {
            respond_no_such_path(request, response);
        } else if (response.status == 413) {
            respond_too_large(response);
        } else {
            respond_problem(response, response.status, "bad_request", "the request cannot be understood");
        }
    });
    server.set_exception_handler([](const Request& /*request*/, Response& response, std::exception_ptr /*fault*/) {
        respond_problem(response, 500, "environment", "the service failed; its memory may have run out");
    });
    server.set_logger([this](const Request& request, const Response& response) {
        // The first two steps of a path: ids and page numbers would make a series each.
        const std::string path = request.path.starts_with("/v1/") ? request.path.substr(0, request.path.find('/', 4)) : "other";
        const bool is_known = response.status != 404 || path == "/v1/jobs";
        metrics_.count_request(is_known ? path : "other", response.status);
    });
}

bool Service::is_full(Response& response) const {
    if (engine_.load().open >= options_.queue) {
        respond_busy(response);
        return true;
    }
    return false;
}

std::optional<Body> Service::take_body(const Request& request, Response& response, const Reader& reader) {
    const BodyLimits limits{options_.body_bytes, std::chrono::seconds(60)};
    if (!guard_.allows(request, response) || is_full(response)) {
        discard_body(request, reader, limits);
        return std::nullopt;
    }
    auto body = read_body(request, reader, limits);
    if (!body) {
        if (response.status == 413) {   // httplib itself did not take it
            respond_too_large(response);
        } else if (body.error().code == Code::timed_out) {
            respond_problem(response, 408, "timed_out", body.error().message);
        } else {
            respond_problem(response, body.error());
        }
        return std::nullopt;
    }
    return std::move(*body);
}

model::Result<convert::Options> Service::options_of(const Request& request, Body& body) const {
    OptionWords words;
    for (const auto& [name, value] : request.params) {
        if (name != "name") {
            words.emplace_back(name, value);
        }
    }
    if (!body.password.empty()) {
        words.emplace_back("password", body.password);
    }
    return options_.understand(words).map([&](convert::Options options) {
        if (!body.profile.empty()) {
            options.profile = std::move(body.profile);
        }
        if (!body.corrections.empty()) {
            options.corrections = std::move(body.corrections);
        }
        return options;
    });
}

void Service::convert(const Request& request, Response& response, const Reader& reader) {
    auto body = take_body(request, response, reader);
    if (!body) {
        return;
    }
    const auto options = options_of(request, *body);
    if (!options) {
        respond_problem(response, options.error());
        return;
    }
    const auto answer = engine_.ask({body->name, body->content, batch::pack_options({*options, processor_seconds(options_), {}})});
    if (!answer) {
        respond_busy(response);
        return;
    }
    metrics_.count_conversion(answer->error ? model::info(answer->error->code).name : "", answer->wall_ms);
    if (answer->error) {
        respond_problem(response, *answer->error);
        return;
    }
    respond(response, 200, answer->body, media_type(options->output.format));
}

}  // namespace bianmu::serve
