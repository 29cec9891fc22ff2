#include <httplib.h>

#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "serve/respond.h"
#include "serve/service.h"
#include "serve/work.h"

namespace bianmu::serve {

using model::Code;
using nlohmann::ordered_json;

namespace {

constexpr double kReading = 0.5;   ///< share of the time that reading the pages takes

/// Under the job's mutex.
ordered_json progress_of(const Job& job, std::size_t waiting) {
    if (job.state != JobState::queued) {
        return {{"stage", "ended"}, {"fraction", 1}, {"waiting", 0}, {"seconds", static_cast<double>(job.answer.wall_ms) / 1000.0}};
    }
    const double age = std::chrono::duration<double>(std::chrono::system_clock::now() - job.made).count();
    ordered_json out{{"stage", job.is_begun ? "converting" : "waiting"}, {"fraction", 0}, {"waiting", waiting}, {"seconds", age}};
    if (job.pages > 0) {
        out["fraction"] = kReading * static_cast<double>(job.pages_read) / static_cast<double>(job.pages);
        out["page"] = job.pages_read;
        out["pages"] = job.pages;
    }
    return out;
}

}  // namespace

void Service::add_job_routes(httplib::Server& server) {
    const auto guarded = [this](void (Service::*answer)(const Request&, Response&)) {
        return [this, answer](const Request& request, Response& response) {
            if (guard_.allows(request, response)) {
                (this->*answer)(request, response);
            }
        };
    };
    const std::string job = "/v1/jobs/([0-9a-f]{32})";
    server.Post("/v1/jobs", [this](const Request& request, Response& response, const Reader& reader) { make_job(request, response, reader); });
    server.Get(job, guarded(&Service::show_job));
    server.Get(job + "/result", guarded(&Service::show_result));
    server.Get(job + "/pages", guarded(&Service::show_pages));
    server.Get(job + "/pages/([0-9]{1,6})", guarded(&Service::show_picture));
    server.Put(job + "/corrections", [this](const Request& request, Response& response, const Reader& reader) { correct(request, response, reader); });
    server.Delete(job, [this](const Request& request, Response& response) {
        if (guard_.allows(request, response) && job_of(request, response)) {
            jobs_.remove(request.matches[1]);
            response.status = 204;
        }
    });
}

std::shared_ptr<Job> Service::job_of(const Request& request, Response& response) {
    auto job = jobs_.find(request.matches[1]);
    if (!job) {
        respond_problem(response, 404, "no_such_job", "there is no such job, or it was not asked for too long; send the document again");
    }
    return job;
}

std::string Service::job_text(const Job& job) const {
    const std::lock_guard lock(job.mutex);
    const std::string path = "/v1/jobs/" + job.id;
    ordered_json out;
    out["id"] = job.id;
    out["name"] = job.body.name;
    out["status"] = job.state == JobState::queued ? "queued" : job.state == JobState::done ? "done" : "failed";
    out["progress"] = progress_of(job, engine_.load().waiting);
    if (job.answer.error) {
        out["error"] = {{"code", model::info(job.answer.error->code).name}, {"message", job.answer.error->message}};
    }
    out["links"] = {{"self", path}, {"result", path + "/result"}, {"pages", path + "/pages"}, {"corrections", path + "/corrections"}};
    return out.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

void Service::make_job(const Request& request, Response& response, const Reader& reader) {
    auto body = take_body(request, response, reader);
    if (!body) {
        return;
    }
    auto options = options_of(request, *body);
    if (!options) {
        respond_problem(response, options.error());
        return;
    }
    const std::shared_ptr<Job> job = jobs_.add(std::move(*body), std::move(*options));
    if (!job) {
        respond_busy(response);
        return;
    }
    Work work{job->body.name, job->body.content, batch::pack_options({job->options, processor_seconds(options_), {}})};
    const bool is_taken = engine_.submit(std::move(work), [this, job](Answer answer) {
        metrics_.count_conversion(answer.error ? model::info(answer.error->code).name : "", answer.wall_ms);
        const std::lock_guard lock(job->mutex);
        job->state = answer.error ? JobState::failed : JobState::done;
        job->answer = std::move(answer);
    }, [job](std::size_t done, std::size_t all) {
        const std::lock_guard lock(job->mutex);
        job->is_begun = true;
        job->pages_read = done;
        job->pages = all;
    });
    if (!is_taken) {
        jobs_.remove(job->id);
        respond_busy(response);
        return;
    }
    response.set_header("Location", "/v1/jobs/" + job->id);
    respond(response, 202, job_text(*job), "application/json");
}

void Service::show_job(const Request& request, Response& response) {
    if (const auto job = job_of(request, response)) {
        respond(response, 200, job_text(*job), "application/json");
    }
}

void Service::show_result(const Request& request, Response& response) {
    const auto job = job_of(request, response);
    if (!job) {
        return;
    }
    const std::lock_guard lock(job->mutex);
    if (job->state == JobState::queued) {
        response.set_header("Retry-After", "1");
        respond_problem(response, 409, "not_done", "the document is not converted yet; ask again");
    } else if (job->answer.error) {
        respond_problem(response, *job->answer.error);
    } else {
        respond(response, 200, job->answer.body, media_type(job->options.output.format));
    }
}

std::optional<std::string> Service::work_on(const Job& job, const convert::Options& options, const std::string& work, Response& response) {
    auto answer = engine_.ask({job.body.name, job.body.content, batch::pack_options({options, processor_seconds(options_), work})});
    if (!answer) {
        respond_busy(response);
        return std::nullopt;
    }
    if (answer->error) {
        respond_problem(response, *answer->error);
        return std::nullopt;
    }
    return std::move(answer->body);
}

void Service::show_pages(const Request& request, Response& response) {
    const auto job = job_of(request, response);
    if (!job) {
        return;
    }
    std::string known;
    {
        const std::lock_guard lock(job->mutex);
        known = job->sizes;
    }
    if (known.empty()) {
        auto made = work_on(*job, job->options, kDescribePages, response);
        if (!made) {
            return;
        }
        known = std::move(*made);
        const std::lock_guard lock(job->mutex);
        job->sizes = known;
    }
    respond(response, 200, known, "application/json");
}

void Service::show_picture(const Request& request, Response& response) {
    const auto job = job_of(request, response);
    if (!job) {
        return;
    }
    const std::string digits = request.matches[2];
    int number = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (const auto picture = work_on(*job, job->options, paint_page(number), response)) {
        if (picture->empty()) {
            respond_problem(response, 404, "no_such_page", "the document has no such page, or it cannot be painted");
            return;
        }
        response.set_header("Cache-Control", "private, max-age=900");
        respond(response, 200, *picture, picture->starts_with("\x89PNG") ? "image/png" : "image/jpeg");
    }
}

void Service::correct(const Request& request, Response& response, const Reader& reader) {
    const BodyLimits limits{options_.body_bytes, std::chrono::seconds(60)};
    if (!guard_.allows(request, response) || is_full(response)) {
        discard_body(request, reader, limits);
        return;
    }
    auto text = read_text_body(request, reader, limits);
    const auto job = job_of(request, response);
    if (!job || !text) {
        if (!text) {
            respond_problem(response, text.error());
        }
        return;
    }
    convert::Options options = job->options;
    options.corrections = std::move(*text);
    if (const auto document = work_on(*job, options, {}, response)) {
        respond(response, 200, *document, media_type(options.output.format));
    }
}

}  // namespace bianmu::serve
