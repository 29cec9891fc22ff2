#include "cli/survey_command.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <array>
#include <utility>

#include "batch/survey.h"
#include "cli/arguments.h"
#include "cli/progress.h"
#include "cli/program.h"
#include "emit/json_writer.h"
#include "emit/value_tree.h"

namespace bianmu::cli {
namespace {

using model::Code;
using model::fail;

constexpr const char* kExamples = R"(Examples:
  bianmu survey archive/
  bianmu survey archive/ old.zip --sample 0 --format json    all files

The files that are looked at are spread evenly over the sources; an archive counts as one. They are converted as a batch would, and nothing is kept.)";

constexpr std::size_t kNames = 14;    ///< letters of the names at the left
constexpr std::size_t kNumbers = 12;

std::string padded(std::string text, std::size_t width) {
    text.resize(std::max(text.size() + 1, width), ' ');
    return text;
}

std::string right(std::uint64_t value) {
    const std::string text = std::to_string(value);
    return std::string(text.size() < kNumbers ? kNumbers - text.size() : 1, ' ') + text;
}

std::string counted(std::uint64_t count, const char* name) {
    return std::to_string(count) + " " + name + (count == 1 ? "" : "s");
}

/// `kinds         bulletin: 12, generic: 3`
std::string line_of(const std::string& name, const std::vector<batch::Count>& counts) {
    std::string out;
    for (const batch::Count& count : counts) {
        out += (out.empty() ? "" : ", ") + count.label + ": " + std::to_string(count.count);
    }
    return out.empty() ? "" : padded(name, kNames) + out + "\n";
}

std::array<std::pair<const char*, const batch::Spread*>, 5> spreads(const batch::Survey& survey) {
    return {{{"pages", &survey.pages}, {"kibibytes", &survey.kibibytes}, {"characters", &survey.characters}, {"milliseconds", &survey.milliseconds}, {"peak_mib", &survey.peak_mib}}};
}

std::string text_of(const batch::Survey& survey) {
    std::string out = counted(survey.files, "file") + ", " + std::to_string(survey.bytes >> 20U) + " MiB; " + std::to_string(survey.files_looked_at) +
                      " looked at in " + duration(survey.seconds) + " by " + counted(survey.workers, "worker") + "\n";
    out += "a batch with as many workers will take about " + duration(survey.estimated_seconds) + "\n\n";
    out += padded("documents", kNames) + std::to_string(survey.documents + survey.failed) + ", of them " + std::to_string(survey.duplicates) + " duplicates, " +
           std::to_string(survey.failed) + " that cannot be converted" +
           (survey.archives > 0 ? "; in or beside " + std::to_string(survey.archives) + " archives" : "") + "\n";
    out += line_of("formats", survey.formats) + line_of("kinds", survey.kinds) + line_of("origins", survey.origins) + line_of("producers", survey.producers);
    out += line_of("columns", survey.columns) + line_of("years", survey.years) + line_of("doubts", survey.doubts);
    out += line_of("to look at", {{"encrypted", survey.encrypted}, {"scanned", survey.scanned}, {"with fonts without Unicode", survey.unreadable_fonts}});
    out += "\n" + padded("", kNames) + "       least      median     9 of 10        most\n";
    for (const auto& [name, spread] : spreads(survey)) {
        out += padded(name, kNames) + right(spread->least) + right(spread->median) + right(spread->ninth_tenth) + right(spread->largest) + "\n";
    }
    for (const batch::Refusal& refusal : survey.refusals) {
        out += (&refusal == survey.refusals.data() ? "\n" : "") + std::to_string(refusal.count) + " x " + refusal.code + ": " + refusal.message + "\n";
    }
    return out;
}

std::string json_of(const batch::Survey& survey) {
    emit::ValueTree tree;
    const auto integer = [&tree](std::string_view name, std::uint64_t value) { tree.integer(name, static_cast<std::int64_t>(value)); };
    tree.open_object();
    for (const auto& [name, value] : {std::pair("files", survey.files), {"bytes", survey.bytes}, {"files_looked_at", survey.files_looked_at}, {"archives", survey.archives},
                                      {"documents", survey.documents}, {"duplicates", survey.duplicates}, {"failed", survey.failed}, {"encrypted", survey.encrypted},
                                      {"scanned", survey.scanned}, {"unreadable_fonts", survey.unreadable_fonts}, {"workers", std::uint64_t{survey.workers}}}) {
        integer(name, value);
    }
    tree.rounded("seconds", survey.seconds);
    tree.rounded("estimated_seconds", survey.estimated_seconds);
    for (const auto& [name, counts] : {std::pair("formats", &survey.formats), {"kinds", &survey.kinds}, {"origins", &survey.origins}, {"producers", &survey.producers},
                                       {"columns", &survey.columns}, {"years", &survey.years}, {"doubts", &survey.doubts}}) {
        tree.open_object(name);
        for (const batch::Count& count : *counts) {
            integer(count.label, count.count);
        }
        tree.close();
    }
    for (const auto& [name, spread] : spreads(survey)) {
        tree.open_object(name);
        integer("least", spread->least);
        integer("median", spread->median);
        integer("ninth_tenth", spread->ninth_tenth);
        integer("largest", spread->largest);
        tree.close();
    }
    tree.open_array("refusals");
    for (const batch::Refusal& refusal : survey.refusals) {
        tree.open_object();
        tree.text("code", refusal.code);
        tree.text("message", refusal.message);
        integer("count", refusal.count);
        tree.close();
    }
    tree.close();
    tree.close();
    return emit::write_json(tree, true);
}

}  // namespace

CLI::App& add_survey(CLI::App& app, SurveyWords& words) {
    CLI::App& command = *app.add_subcommand("survey", "Tell what a batch over some sources has to expect");
    command.add_option("SOURCE", words.sources, "Files, folders, archives, @FILE or - for a list")->type_name("");
    add_number(command, "--sample", words.sample, "N", "Files to look at, spread evenly, 0 for all");
    command.add_option("--format", words.format, "What is printed")->type_name("text|json");
    command.add_option("--include", words.include, "Only documents of this name or path; may stand several times")->type_name("GLOB")->allow_extra_args(false);
    command.add_option("--exclude", words.exclude, "No files or folders of this name or path; may stand several times")->type_name("GLOB")->allow_extra_args(false);
    add_pool_options(command, words.pool);
    add_conversion_options(command, words.convert, true);
    command.footer(kExamples);
    return command;
}

model::Result<SurveyRequest> understand_survey(const SurveyWords& words) {
    if (words.sources.empty()) {
        return fail(Code::usage, "nothing to look at: name files, folders or archives, or - for a list on standard input");
    }
    if (words.format != "text" && words.format != "json") {
        return fail(Code::usage, "--format takes text or json, not " + words.format);
    }
    if (const auto good = check_pool(words.pool); !good) {
        return tl::unexpected(good.error());
    }
    auto conversion = options::understand(words.convert);
    if (!conversion) {
        return tl::unexpected(std::move(conversion.error()));
    }
    SurveyRequest request;
    request.sample = words.sample;
    request.json = words.format == "json";
    request.options.sources = words.sources;
    request.options.include = words.include;
    request.options.exclude = words.exclude;
    set_pool(request.options, words.pool);
    request.options.convert = std::move(*conversion);
    return request;
}

int survey_sources(const SurveyRequest& request, Messages& messages) {
    ProgressReport report(messages);
    const auto survey = batch::run_survey(request.options, request.sample, [&](const batch::Progress& progress) { report.show(progress); });
    messages.clear_progress();
    if (!survey) {
        return give_up(survey.error(), messages);
    }
    if (!survey->is_complete) {
        const model::Error error{Code::environment, "interrupted; what was seen until then:"};
        messages.error(error);
    }
    for (const std::string& source : survey->missing) {
        messages.error({Code::not_found, "there is no such file; check the name"}, source);
    }
    const int printed = print_text(request.json ? json_of(*survey) : text_of(*survey), messages);
    if (printed != 0) {
        return printed;
    }
    return !survey->is_complete ? model::info(Code::environment).exit_status : survey->missing.empty() ? 0 : model::info(Code::not_found).exit_status;
}

}  // namespace bianmu::cli
