#include "cli/batch_line.h"

#include <unistd.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <sstream>
#include <system_error>

#include "cli/arguments.h"
#include "cli/batch_options.h"
#include "cli/batch_words.h"
#include "cli/extras.h"
#include "options/suggestion.h"
#include "options/words.h"

namespace bianmu::cli {
namespace {

using model::Code;
using model::fail;

constexpr const char* kBatchExamples = R"(Examples:
  bianmu batch archive/ --out out/
  bianmu batch 2019.zip 2020.7z scans/ --out out/ --include '*.pdf' --jobs 8
  find /data -name '*.docx' -print0 | bianmu batch - --out out/
  bianmu batch archive/ --out archive.ndjson.gz               one document per line
  bianmu batch archive/ --out a.ndjson.zst --split-size 256M  a-00001.ndjson.zst, a-00002.ndjson.zst and so on
  bianmu batch archive/ --out articles.ndjson.gz --rows article
  bianmu batch archive/ --out archive.sqlite                  tables, and an index for bianmu search
  bianmu batch archive/ --out postgresql://host/database      the same tables; the password is better in ~/.pgpass
  bianmu batch archive/ --out out/ --resume                   after an interruption
  bianmu batch archive/ --out out/ --retry-failed timed_out --timeout 600

SOURCE is a file, a folder, an archive (zip, tar and its compressions, 7z, rar; nested too), @FILE or - for a list of files.)";

constexpr const char* kStatusExamples = R"(Examples:
  bianmu status out.ledger.sqlite
  bianmu status out.ledger.sqlite --failed)";

constexpr const char* kDiffExamples = R"(Example:
  bianmu diff before.ledger.sqlite after.ledger.sqlite)";

/// The words of the commands, before their values are understood.
struct Words {
    std::vector<std::string> sources, include, exclude, retry;
    std::string out, ledger, shard, split_size, report;
    options::Words convert;
    PoolWords pool;
    PipeWords pipe;
    SurveyWords survey;
    bool resume = false, restart = false, upgrade = false, json = false, failed = false;
    MessageWords messages;
    std::vector<std::string> ledgers;
};

void add_batch(CLI::App& app, Words& words) {
    CLI::App& command = *app.add_subcommand("batch", "Convert archives and folders with a pool of workers");
    command.add_option("SOURCE", words.sources, "Files, folders, archives, @FILE or - for a list")->type_name("");
    command.add_option("-o,--out", words.out, "Folder for the results, which mirrors the sources; or one file of lines; or an archive to search; or a database")->type_name("DIR|FILE.ndjson[.gz|.zst]|FILE.sqlite|postgresql://…");
    command.add_option("--rows", words.convert.rows, "What a line of an NDJSON file holds: a document, or one of its articles or blocks as a flat record")
        ->type_name("document|article|block");
    command.add_option("--split-size", words.split_size, "Begin another NDJSON file after so many bytes: FILE-00001.ndjson and so on")->type_name("SIZE");
    command.add_option("--ledger", words.ledger, "The ledger (SQLite); beside the output unless named")->type_name("FILE");
    command.add_option("--include", words.include, "Only documents of this name or path; may stand several times")->type_name("GLOB")->allow_extra_args(false);
    command.add_option("--exclude", words.exclude, "No files or folders of this name or path; may stand several times")->type_name("GLOB")->allow_extra_args(false);
    add_pool_options(command, words.pool);
    command.add_option("--shard", words.shard, "Do every N-th file only, the I-th part of N, for jobs side by side")->type_name("I/N");
    command.add_flag("--resume", words.resume, "Go on where the last run ended");
    command.add_flag("--restart", words.restart, "Begin anew, even if the last run did not end");
    command.add_flag("--upgrade", words.upgrade, "Resume, and redo what was made with other options or another version");
    command.add_option("--retry-failed", words.retry, "Resume, and redo failed documents: all, or those with these codes")
        ->type_name("[CODE,...]")
        ->expected(0, 1);
    command.add_option("--report", words.report, "Write a page about the batch, to look at in a browser")->type_name("FILE.html");
    add_conversion_options(command, words.convert);
    command.footer(kBatchExamples);
    add_message_options(command, words.messages);
}

void add_commands(CLI::App& app, Words& words) {
    app.get_formatter()->label("Positionals", "Arguments");
    app.set_help_flag("-h,--help", "Show this help");
    add_batch(app, words);
    CLI::App& status = *app.add_subcommand("status", "Show what a batch has done and what failed");
    status.add_option("LEDGER", words.ledgers, "The ledger of a batch")->type_name("");
    status.add_flag("--failed", words.failed, "Name each document that failed, with its code");
    status.add_option("--report", words.report, "Write a page about it, to look at in a browser")->type_name("FILE.html");
    status.add_flag("--json", words.json, "As JSON");
    status.footer(kStatusExamples);
    add_message_options(status, words.messages);
    CLI::App& diff = *app.add_subcommand("diff", "Compare two batches document by document");
    diff.add_option("LEDGER", words.ledgers, "The ledgers of two batches")->type_name("");
    diff.add_flag("--json", words.json, "As JSON lines");
    diff.footer(kDiffExamples);
    add_message_options(diff, words.messages);
    add_message_options(add_pipe(app, words.pipe), words.messages);
    add_message_options(add_survey(app, words.survey), words.messages);
    for (CLI::App* const command : app.get_subcommands({})) {
        command->allow_extras();
    }
    app.allow_extras();
}

/// `I/N`, with I from 0 or from 1.
model::Result<void> understand_shard(const std::string& text, batch::BatchOptions& options) {
    const std::size_t slash = text.find('/');
    const auto read = [](std::string_view digits, std::uint64_t& value) {
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
    };
    if (slash == std::string::npos || !read(std::string_view(text).substr(0, slash), options.shard) ||
        !read(std::string_view(text).substr(slash + 1), options.shards) || options.shards == 0 || options.shard > options.shards) {
        return fail(Code::usage, "--shard takes I/N, such as 0/4, not " + text);
    }
    return {};
}

/// `500K`, `256M`, `2G`, or bytes.
model::Result<void> understand_split_size(const std::string& text, batch::BatchOptions& options) {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
    const unsigned shift = unit.empty() ? 0 : unit == "K" ? 10 : unit == "M" ? 20 : unit == "G" ? 30 : 64;
    if (error != std::errc() || shift == 64 || value == 0 || value > (std::uint64_t{1} << 60U) >> shift) {
        return fail(Code::usage, "--split-size takes a size, such as 500K, 256M or 2G, not " + text);
    }
    if (batch::sink_kind(options.out) != batch::SinkKind::lines) {
        return fail(Code::usage, "--split-size is for NDJSON files, and --out names none");
    }
    options.split_bytes = value << shift;
    return {};
}

model::Result<void> check_codes(const std::vector<std::string>& codes) {
    std::vector<std::string> known;
    for (const model::CodeInfo& row : model::kCodes) {
        if (row.exit_status == 1) {
            known.emplace_back(row.name);
        }
    }
    for (const std::string& code : codes) {
        if (std::find(known.begin(), known.end(), code) == known.end()) {
            return fail(Code::usage, "--retry-failed takes codes, such as timed_out, not " + code + options::did_you_mean(code, known));
        }
    }
    return {};
}

/// What --report may name: no file that is there and no page.
model::Result<void> check_report(const std::string& page) {
    std::error_code ignored;
    if (!page.ends_with(".html") && !page.ends_with(".htm") && std::filesystem::is_regular_file(page, ignored)) {
        return fail(Code::usage, "--report " + page + " would replace a file that is no page; its name ends in .html");
    }
    return {};
}

model::Result<BatchRequest> understand_batch(const CLI::App& command, const Words& words) {
    if (words.sources.empty() && words.retry.empty()) {
        return fail(Code::usage, "nothing to convert: name files, folders or archives, or - for a list on standard input");
    }
    if (const auto right = check_output(words.out, words.convert.pretty); !right) {
        return tl::unexpected(right.error());
    }
    const bool is_lines = batch::sink_kind(words.out) == batch::SinkKind::lines;
    if (!is_lines && words.convert.rows != "document") {
        return fail(Code::usage, "--rows " + words.convert.rows + " makes lines; it goes with --out FILE.ndjson");
    }
    if (is_lines && words.upgrade) {
        return fail(Code::usage, "--upgrade cannot replace lines of an NDJSON file; --restart makes it anew");
    }
    if (is_lines && !words.shard.empty() && words.out.find(words.shard.substr(0, words.shard.find('/'))) == std::string::npos) {
        return fail(Code::usage, "each shard needs an NDJSON file of its own, with the number of the shard in its name");
    }
    if (const auto right = check_report(words.report); !right) {
        return tl::unexpected(right.error());
    }
    if (const auto right = check_pool(words.pool); !right) {
        return tl::unexpected(right.error());
    }
    BatchRequest request;
    batch::BatchOptions& options = request.options;
    options::Words values = words.convert;
    values.format = is_lines ? "ndjson" : values.format;
    auto conversion = options::understand(values);
    if (!conversion) {
        return tl::unexpected(std::move(conversion.error()));
    }
    options.convert = std::move(*conversion);
    request.report = words.report;
    options.sources = words.sources;
    options.include = words.include;
    options.exclude = words.exclude;
    options.out = words.out;
    options.ledger = words.ledger;
    set_pool(options, words.pool);
    options.resume = words.resume;
    options.restart = words.restart;
    options.upgrade = words.upgrade;
    if (command.count("--retry-failed") > 0) {
        options.retry.emplace();
        for (const std::string& word : words.retry) {
            // Without codes, the option takes the SOURCE behind it.
            std::error_code ignored;
            if (std::filesystem::exists(word, ignored)) {
                options.sources.push_back(word);
                continue;
            }
            std::istringstream codes(word);
            for (std::string code; std::getline(codes, code, ',');) {
                options.retry->push_back(code);
            }
        }
        std::erase(*options.retry, "");
        if (const auto right = check_codes(*options.retry); !right) {
            return tl::unexpected(right.error());
        }
    }
    if (!words.split_size.empty()) {
        if (const auto right = understand_split_size(words.split_size, options); !right) {
            return tl::unexpected(right.error());
        }
    }
    if (options.restart && (options.resume || options.upgrade || options.retry)) {
        return fail(Code::usage, "--restart begins anew, and cannot go with --resume, --upgrade or --retry-failed");
    }
    if (!words.shard.empty()) {
        if (const auto right = understand_shard(words.shard, options); !right) {
            return tl::unexpected(right.error());
        }
    }
    return request;
}

model::Result<BatchLine> understand(const CLI::App& app, const Words& words) {
    if (const auto right = check_extras(app); !right) {
        return tl::unexpected(right.error());
    }
    BatchLine out;
    const auto messages = understand_messages(words.messages);
    if (!messages) {
        return tl::unexpected(messages.error());
    }
    out.messages = *messages;
    const CLI::App& command = *app.get_subcommands().front();
    if (command.get_name() == "batch") {
        auto request = understand_batch(command, words);
        if (!request) {
            return tl::unexpected(std::move(request.error()));
        }
        out.request = std::move(*request);
    } else if (command.get_name() == "pipe") {
        auto request = understand_pipe(words.pipe);
        if (!request) {
            return tl::unexpected(std::move(request.error()));
        }
        out.request = std::move(*request);
    } else if (command.get_name() == "survey") {
        auto request = understand_survey(words.survey);
        if (!request) {
            return tl::unexpected(std::move(request.error()));
        }
        out.request = std::move(*request);
    } else if (command.get_name() == "status") {
        if (words.ledgers.size() != 1) {
            return fail(Code::usage, "status takes one ledger, such as out.ledger.sqlite");
        }
        if (const auto right = check_report(words.report); !right) {
            return tl::unexpected(right.error());
        }
        out.request = StatusRequest{words.ledgers.front(), words.report, words.json, words.failed};
    } else {
        if (words.ledgers.size() != 2) {
            return fail(Code::usage, "diff takes two ledgers");
        }
        out.request = DiffRequest{words.ledgers[0], words.ledgers[1], words.json};
    }
    return out;
}

}  // namespace

model::Result<void> check_output(const std::string& out, bool is_pretty) {
    if (out.empty()) {
        return fail(Code::usage, "no place for the results: name it with --out");
    }
    const batch::SinkKind kind = batch::sink_kind(out);
    const std::string taken = "--out takes a folder, a file that ends in .ndjson, .ndjson.gz, .ndjson.zst or .sqlite, or postgresql://…, not " + out;
    if (out.find("://") != std::string::npos && kind != batch::SinkKind::server) {
        return fail(Code::usage, taken);
    }
    constexpr std::array kFiles{".pdf", ".docx", ".json", ".jsonl", ".csv", ".txt", ".md", ".html", ".xml", ".sql", ".zip", ".gz", ".zst"};
    std::error_code ignored;
    const std::string ending = std::filesystem::path(out).extension().string();
    const bool is_slip = std::find(kFiles.begin(), kFiles.end(), ending) != kFiles.end() || !options::suggestion(ending, {".ndjson", ".sqlite"}).empty();
    if (kind == batch::SinkKind::folder && is_slip && !std::filesystem::is_directory(out, ignored)) {
        return fail(Code::usage, taken + "; a folder of this name would be " + out + "/");
    }
    if (kind == batch::SinkKind::lines && is_pretty) {
        return fail(Code::usage, "--pretty makes many lines of a document, and an NDJSON file has one; leave it out");
    }
    return {};
}

model::Result<BatchLine> parse_batch_line(const std::vector<std::string>& arguments) {
    CLI::App app("Batches of bianmu.", "bianmu");
    Words words;
    add_commands(app, words);
    return parse_arguments(app, arguments).and_then([&](const std::string& help) -> model::Result<BatchLine> {
        return help.empty() ? understand(app, words) : BatchLine{{}, HelpRequest{help}};
    });
}

}  // namespace bianmu::cli
