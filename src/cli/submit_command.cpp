#include "cli/submit_command.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "cli/arguments.h"
#include "cli/program.h"
#include "emit/json_writer.h"
#include "emit/value_tree.h"

namespace bianmu::cli {
namespace {

using model::Code;
using model::fail;

constexpr const char* kExamples = R"(Examples:
  bianmu submit /shared/archive --queue nats://queue.example.cn:4222
  bianmu submit scans/ --queue nats://localhost/scans --inside 512     small files travel inside the messages
  bianmu submit @urls.txt --queue nats://localhost                     lines may be files, folders and URLs
  bianmu submit --queue nats://localhost --parked                      what failed, as JSON lines

The workers read the files where they lie: submit from a folder that all machines have in the same place, or use --inside. They download URLs.
A file that was submitted within an hour and has not changed is not taken twice.)";

std::string sums(const queue::Submitted& done) {
    return std::to_string(done.files) + " files submitted, " + std::to_string(done.duplicates) + " known already";
}

int print_parked(const queue::Address& address, Messages& messages) {
    std::string out;
    const auto listed = queue::list_parked(address, [&](std::string_view line) { out += line; });
    return listed ? print_text(out, messages) : give_up(listed.error(), messages);
}

}  // namespace

CLI::App& add_submit(CLI::App& app, SubmitWords& words) {
    CLI::App& command = *app.add_subcommand("submit", "Put files into a queue, for workers on any machine");
    command.add_option("SOURCE", words.sources, "Files, folders, archives, http(s) URLs, @FILE or - for a list")->type_name("");
    command.add_option("--queue", words.queue, "The queue: a NATS server with JetStream, and the name of a stream")->type_name("nats://HOST:PORT[/STREAM]");
    add_number(command, "--inside", words.inside_kib, "KIB", "Files up to this size travel inside the message");
    command.add_option("--include", words.include, "Only files of this name or path; may stand several times")->type_name("GLOB")->allow_extra_args(false);
    command.add_option("--exclude", words.exclude, "No files or folders of this name or path; may stand several times")->type_name("GLOB")->allow_extra_args(false);
    command.add_flag("--parked", words.parked, "Print what workers gave up, with the reason, as JSON lines");
    command.footer(kExamples);
    return command;
}

model::Result<SubmitRequest> understand_submit(const SubmitWords& words) {
    if (words.queue.empty()) {
        return fail(Code::usage, "no queue: name it with --queue nats://HOST:PORT[/STREAM]");
    }
    if (words.sources.empty() != words.parked) {
        return fail(Code::usage, words.parked ? "--parked prints what was given up, and takes no sources" : "nothing to submit: name files, folders or archives, or - for a list on standard input");
    }
    return queue::read_address(words.queue).map([&](queue::Address address) {
        SubmitRequest request;
        request.options = {words.sources, words.include, words.exclude, std::move(address), words.inside_kib << 10U};
        request.parked = words.parked;
        return request;
    });
}

int submit_sources(const SubmitRequest& request, Messages& messages) {
    if (request.parked) {
        return print_parked(request.options.queue, messages);
    }
    double last_shown = 0;
    const auto done = queue::submit(request.options, [&](const queue::Submitted& so_far) {
        if (so_far.seconds - last_shown > 0.2) {
            last_shown = so_far.seconds;
            messages.progress(sums(so_far));
        }
    });
    messages.clear_progress();
    if (!done) {
        return give_up(done.error(), messages);
    }
    emit::ValueTree tree;
    tree.open_object();
    tree.text("level", "info");
    tree.text("event", "submitted");
    tree.integer("files", static_cast<std::int64_t>(done->files));
    tree.integer("duplicates", static_cast<std::int64_t>(done->duplicates));
    tree.rounded("seconds", done->seconds);
    tree.close();
    std::string line = emit::write_json(tree, false);
    line.pop_back();
    messages.note("bianmu: " + sums(*done), line);
    return 0;
}

}  // namespace bianmu::cli
