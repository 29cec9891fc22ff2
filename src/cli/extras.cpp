#include "cli/extras.h"

#include <CLI/App.hpp>
#include <algorithm>
#include <filesystem>
#include <system_error>

#include "options/suggestion.h"

namespace bianmu::cli {
namespace {

using model::Code;
using model::fail;

std::vector<std::string> option_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::Option* const option : app.get_options()) {
        for (const std::string& name : option->get_lnames()) {
            names.push_back("--" + name);
        }
    }
    return names;
}

bool is_file(const std::string& word) {
    std::error_code ignored;
    return std::filesystem::exists(word, ignored);
}

}  // namespace

std::vector<std::string> command_names(const CLI::App& app) {
    std::vector<std::string> names;
    for (const CLI::App* const command : app.get_subcommands({})) {
        names.push_back(command->get_name());
    }
    return names;
}

model::Result<void> check_extras(const CLI::App& app) {
    const auto chosen = app.get_subcommands();
    const CLI::App& where = chosen.empty() ? app : *chosen.front();
    const std::string help = chosen.empty() ? "; see bianmu --help" : "; see bianmu " + where.get_name() + " --help";
    if (const auto before = app.remaining(); !chosen.empty() && !before.empty()) {
        return fail(Code::usage, before.front() + " stands before the command; what belongs to " + where.get_name() + " comes after it" + help);
    }
    const std::vector<std::string> extras = where.remaining();
    const auto option =
        std::find_if(extras.begin(), extras.end(), [](const std::string& word) { return word.size() > 1 && word[0] == '-'; });
    if (option != extras.end()) {
        const std::string name = option->substr(0, option->find('='));
        const std::string near = options::did_you_mean(name, option_names(where));
        const std::string file = is_file(*option) ? "; the file of this name is ./" + *option : "";
        return fail(Code::usage, "unknown option " + name + (!file.empty() ? file : near.empty() ? help : near));
    }
    if (chosen.empty()) {
        if (extras.empty()) {
            return fail(Code::usage, "no command: one of " + options::listed(command_names(app)) + help);
        }
        if (is_file(extras.front())) {
            return fail(Code::usage, extras.front() + " is no command; did you mean bianmu convert " + extras.front() + "?");
        }
        const std::string near = options::did_you_mean(extras.front(), command_names(app));
        return fail(Code::usage, "unknown command " + extras.front() + (near.empty() ? help : near));
    }
    if (!extras.empty()) {
        return fail(Code::usage, "unexpected argument " + extras.front() + help);
    }
    return {};
}

}  // namespace bianmu::cli
