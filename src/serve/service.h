#pragma once

#include <functional>
#include <memory>
#include <string>

#include "serve/engine.h"
#include "serve/guard.h"
#include "serve/jobs.h"
#include "serve/metrics.h"
#include "serve/serve.h"

namespace httplib {
class ContentReader;
class Server;
struct Request;
struct Response;
}  // namespace httplib

namespace bianmu::serve {

/// The answers to all requests. Thread-safe.
class Service {
public:
    Service(const Options& options, Engine& engine);
    void add_routes(httplib::Server& server);

private:
    using Request = httplib::Request;
    using Response = httplib::Response;
    using Reader = httplib::ContentReader;

    void add_job_routes(httplib::Server& server);
    void add_page_routes(httplib::Server& server);

    /// Reads what is to be converted; without a value the response says why not.
    [[nodiscard]] std::optional<Body> take_body(const Request& request, Response& response, const Reader& reader);
    [[nodiscard]] model::Result<convert::Options> options_of(const Request& request, Body& body) const;
    [[nodiscard]] bool is_full(Response& response) const;

    void convert(const Request& request, Response& response, const Reader& reader);
    void make_job(const Request& request, Response& response, const Reader& reader);
    void show_job(const Request& request, Response& response);
    void show_result(const Request& request, Response& response);
    void show_pages(const Request& request, Response& response);
    void show_picture(const Request& request, Response& response);
    void correct(const Request& request, Response& response, const Reader& reader);

    /// The job of the path; without a value the response says that there is none.
    [[nodiscard]] std::shared_ptr<Job> job_of(const Request& request, Response& response);
    [[nodiscard]] std::string job_text(const Job& job) const;
    /// Has a worker do something with a job's document, and waits.
    [[nodiscard]] std::optional<std::string> work_on(const Job& job, const convert::Options& options, const std::string& work, Response& response);

    const Options& options_;
    Engine& engine_;
    Guard guard_;
    Jobs jobs_;
    Metrics metrics_;
};

}  // namespace bianmu::serve
