#include "cli/arguments.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace bianmu::cli {

using model::Code;
using model::fail;

model::Result<std::string> parse_arguments(CLI::App& app, const std::vector<std::string>& arguments) {
    try {
        app.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
        return std::string();
    } catch (const CLI::CallForHelp&) {
        return app.help();
    } catch (const CLI::ArgumentMismatch& mismatch) {
        // Its text starts with the option: `--out: 1 required OUT missing`.
        const std::string text = mismatch.what();
        return fail(Code::usage, text.substr(0, text.find(':')) + " takes one value");
    } catch (const CLI::ParseError& error) {
        return fail(Code::usage, error.what());
    }
}

}  // namespace bianmu::cli
