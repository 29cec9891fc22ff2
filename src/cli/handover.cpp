#include "cli/handover.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "cli/batch_words.h"

namespace bianmu::cli {

bool is_for_batches(const std::vector<std::string>& arguments) {
    return !arguments.empty() && std::any_of(kBatchCommands.begin(), kBatchCommands.end(), [&](const BatchCommand& command) {
        return command.name == arguments.front();
    });
}

model::Error become_batch_program(const std::vector<std::string>& arguments) {
    constexpr const char* kName = "bianmu-batch";
    std::error_code ignored;
    const std::filesystem::path here = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    std::vector<char*> words{const_cast<char*>(kName)};
    for (const std::string& argument : arguments) {
        words.push_back(const_cast<char*>(argument.c_str()));
    }
    words.push_back(nullptr);
    for (const std::filesystem::path& path : {here / kName, here.parent_path() / "libexec" / "bianmu" / kName}) {
        ::execv(path.c_str(), words.data());
    }
    return {model::Code::environment, std::string("the program ") + kName + " is missing beside bianmu; install bianmu whole"};
}

}  // namespace bianmu::cli
