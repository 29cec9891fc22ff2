#include "cli/arguments.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <charconv>
#include <iterator>
#include <span>
#include <system_error>

namespace bianmu::cli {

using model::Code;
using model::fail;

namespace {

constexpr std::uint64_t kMost = 1'000'000'000;

/// Empty, or what is wrong: also of numbers that would not fit where they go, and of signs, which unsigned numbers pass over.
std::string check_number(const std::string& text) {
    std::uint64_t value = 0;
    const char* const last = text.data() + text.size();
    const auto [end, error] = std::from_chars(text.data(), last, value);
    const bool is_good = error == std::errc() && end == last && value <= kMost;
    return is_good ? "" : "takes a whole number up to " + std::to_string(kMost) + ", not " + text;
}

/// Hands the words behind a `--` to the last argument of the command: names and queries that begin with a dash.
void add_arguments(const CLI::App& app, std::span<const std::string> words) {
    const auto chosen = app.get_subcommands();
    const auto options = chosen.empty() ? std::vector<CLI::Option*>() : chosen.front()->get_options([](const CLI::Option* option) { return option->get_positional(); });
    if (options.empty()) {
        throw CLI::ParseError("unexpected argument " + words.front(), CLI::ExitCodes::ExtrasError);
    }
    for (const std::string& word : words) {
        options.back()->add_result(word);
    }
    options.back()->run_callback();
}

}  // namespace

void add_number(CLI::App& command, const std::string& name, std::uint64_t& value, const std::string& type, const std::string& text) {
    const std::string unless = value > 0 ? "; " + std::to_string(value) + " unless named" : "";
    command.add_option(name, value, text + unless)->type_name(type)->check(check_number);
}

void add_reading_options(CLI::App& command, options::Words& words, const std::string& encrypted) {
    command.add_option("--profile", words.profile, "Rules to find the structure with: auto, a built-in profile, or a FILE of your own")
        ->type_name("NAME|FILE");
    command.add_option("--password", words.password, "Password of " + encrypted)->type_name("P");
    command.add_option("--password-file", words.password_file, "File whose first line is the password")->type_name("FILE");
    command.add_option("--revisions", words.revisions, "Tracked changes of a DOCX: as if accepted, as if rejected, or both, marked")
        ->type_name("accepted|original|all");
    command.add_flag("--hidden", words.hidden, "Keep hidden text of a DOCX, which Word does not print");
}

model::Result<std::string> parse_arguments(CLI::App& app, const std::vector<std::string>& arguments) {
    try {
        const auto mark = std::find(arguments.begin(), arguments.end(), "--");
        app.parse(std::vector<std::string>(std::reverse_iterator(mark), arguments.rend()));
        if (arguments.end() - mark > 1) {
            add_arguments(app, {mark + 1, arguments.end()});
        }
        return std::string();
    } catch (const CLI::CallForHelp&) {
        return app.help();
    } catch (const CLI::ArgumentMismatch& mismatch) {
        // Its text starts with the option: `--out: 1 required OUT missing`.
        const std::string text = mismatch.what();
        return fail(Code::usage, text.substr(0, text.find(':')) + " takes one value");
    } catch (const CLI::ValidationError& error) {
        // `--jobs: takes a whole number`
        std::string text = error.what();
        text.erase(std::min(text.find(':'), text.size()), 1);
        return fail(Code::usage, text);
    } catch (const CLI::ParseError& error) {
        return fail(Code::usage, error.what());
    }
}

}  // namespace bianmu::cli
