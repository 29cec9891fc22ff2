#include "cli/handover.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>

#include "cli/batch_words.h"

namespace bianmu::cli {

namespace {

/// The program of a command; empty = this one.
std::string program_of(const std::vector<std::string>& arguments) {
    const auto command = std::find_if(kBatchCommands.begin(), kBatchCommands.end(), [&](const BatchCommand& known) {
        return !arguments.empty() && known.name == arguments.front();
    });
    return command == kBatchCommands.end() ? "" : std::string(command->program);
}

}  // namespace

bool is_for_another(const std::vector<std::string>& arguments) {
    return !program_of(arguments).empty();
}

model::Error become_another(const std::vector<std::string>& arguments) {
    std::string name = program_of(arguments);
    std::error_code ignored;
    const std::filesystem::path here = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    std::vector<char*> words{name.data()};
    for (const std::string& argument : arguments) {
        words.push_back(const_cast<char*>(argument.c_str()));
    }
    words.push_back(nullptr);
    for (const std::filesystem::path& path : {here / name, here.parent_path() / "libexec" / "bianmu" / name}) {
        ::execv(path.c_str(), words.data());
    }
    return {model::Code::environment, "the program " + name + " is missing beside bianmu; install bianmu whole" + (name == "bianmu-queue" ? ", built with libnats-dev" : name == "bianmu-serve" ? ", built with libcpp-httplib-dev" : "")};
}

}  // namespace bianmu::cli
