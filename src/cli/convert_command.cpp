#include "cli/convert_command.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "cli/input.h"
#include "cli/output_plan.h"
#include "cli/program.h"
#include "cli/standard_streams.h"
#include "convert/figure_files.h"
#include "convert/write_file.h"

namespace bianmu::cli {
namespace {

/// `3/40 documents, 2.5 per second, 15 s left`
class Rate {
public:
    explicit Rate(std::size_t total) : total_(total) {}

    [[nodiscard]] std::string line(std::size_t done) const {
        std::string out = std::to_string(done) + "/" + std::to_string(total_) + " documents";
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
        if (done > 0 && seconds > 0) {
            const double rate = static_cast<double>(done) / seconds;
            const auto tenths = static_cast<long>(rate * 10);
            out += ", " + std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " per second, " +
                   std::to_string(static_cast<long>(static_cast<double>(total_ - done) / rate)) + " s left";
        }
        return out;
    }

private:
    std::size_t total_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// The folder of the pictures as a job's result names it.
std::string shown_figures(const std::string& figures, const std::string& output) {
    if (figures.empty()) {
        return {};
    }
    const std::string folder = std::filesystem::path(output).parent_path().string();
    return convert::shown_folder(figures, !output.empty() && folder.empty() ? "." : folder);
}

/// Where results go: standard output, a file each, or one file for the lines of all.
class Results {
public:
    explicit Results(const std::string& lines) : path_(lines) {}

    model::Result<void> put(const Job& job, std::string_view text) {
        if (path_.empty()) {
            return job.output.empty() ? write_standard_output(text) : convert::write_file(job.output, text);
        }
        if (!lines_) {
            auto opened = convert::OutputFile::open(path_);
            if (!opened) {
                return tl::unexpected(opened.error());
            }
            lines_.emplace(*std::move(opened));
        }
        return lines_->append(text);
    }
    /// After the last; without any there is no file.
    model::Result<void> finish() { return lines_ ? lines_->finish() : model::Result<void>(); }

private:
    const std::string path_;   ///< of the lines
    std::optional<convert::OutputFile> lines_;
};

/// 0, or the exit status of what failed, which has then been said.
int convert_one(const Job& job, const ConvertRequest& request, convert::Options options, Results& results, Messages& messages) {
    options.output.figures = shown_figures(request.figures, job.output);
    if (request.explain) {
        options.explain = [&](const std::vector<model::Explanation>& all) { messages.explain(all, shown_input(job.input)); };
    }
    const model::Limits limits;
    const auto text = read_input(job.input, limits).and_then([&](const convert::Bytes& bytes) {
        return convert::convert_to_output(bytes.span(), input_name(job.input), options, limits);
    });
    if (!text) {
        return give_up(text.error(), messages, shown_input(job.input));
    }
    if (const auto written = results.put(job, *text); !written) {
        return give_up(written.error(), messages, job.output.empty() ? "standard output" : job.output);
    }
    return 0;
}

}  // namespace

int convert_documents(const ConvertRequest& request, Messages& messages) {
    const int environment = model::info(model::Code::environment).exit_status;
    convert::Options options = request.options;
    const auto plan = plan_outputs(request.inputs, request.out, request.options.output.format);
    if (!plan) {
        return give_up(plan.error(), messages);
    }
    if (const auto made = plan->folder.empty() ? model::Result<void>() : convert::make_folder(plan->folder); !made) {
        return give_up(made.error(), messages, plan->folder);
    }
    if (const auto made = request.figures.empty() ? model::Result<void>() : convert::keep_pictures_in(request.figures, options); !made) {
        return give_up(made.error(), messages, request.figures);
    }
    const Rate rate(plan->jobs.size());
    const bool shows_progress = plan->jobs.size() > 1 && messages.shows_progress();
    Results results(plan->lines);
    int status = 0;
    for (std::size_t i = 0; i < plan->jobs.size(); ++i) {
        if (shows_progress) {
            messages.progress(rate.line(i));
        }
        status = std::max(status, convert_one(plan->jobs[i], request, options, results, messages));
        if (status == environment) {
            break;
        }
    }
    messages.clear_progress();
    if (status != environment) {
        if (const auto finished = results.finish(); !finished) {
            messages.error(finished.error(), plan->lines);
            return environment;
        }
    }
    return status;
}

}  // namespace bianmu::cli
