// The room's doors for a program that loads the room when a PDF comes: linked in place of the room itself.
#include <dlfcn.h>

#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "extract/pdf/functions.h"

namespace bianmu::extract::pdf {

namespace {

struct Loaded {
    const Functions* functions = nullptr;
    std::string problem;
};

/// The module lies beside the program, or in `../libexec/bianmu`.
Loaded load() {
    std::error_code ignored;
    const std::filesystem::path folder = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    std::string problem;
    for (const std::filesystem::path& path : {folder / kModule, folder / "../libexec/bianmu" / kModule}) {
        void* const opened = std::filesystem::exists(path, ignored) ? ::dlopen(path.c_str(), RTLD_LAZY | RTLD_LOCAL) : nullptr;
        if (opened != nullptr) {
            const auto entry = reinterpret_cast<const Functions* (*)()>(::dlsym(opened, kModuleEntry));
            return {entry != nullptr ? entry() : nullptr, "it is of another version"};
        }
        if (const char* said = ::dlerror(); said != nullptr) {
            problem = said;
        }
    }
    return {nullptr, problem.empty() ? "it is missing beside bianmu; install bianmu whole" : problem};
}

/// Calls a door of the module.
template <typename Door, typename... Arguments>
auto call(Door Functions::*door, Arguments&&... arguments) -> decltype((std::declval<Functions>().*door)(std::forward<Arguments>(arguments)...)) {
    static const Loaded loaded = load();
    if (loaded.functions == nullptr) {
        return model::fail(model::Code::environment, std::string("PDF needs ") + kModule + ", which cannot be used: " + loaded.problem);
    }
    return (loaded.functions->*door)(std::forward<Arguments>(arguments)...);
}

}  // namespace

model::Result<model::Pages> read(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits, model::Diagnostics& sink) {
    return call(&Functions::read, bytes, options, limits, sink);
}

model::Result<void> read_pictures(std::span<const std::byte> bytes, const Options& options, const std::vector<std::string>& sources, const model::Limits& limits,
                                  const model::TakePicture& take) {
    return call(&Functions::read_pictures, bytes, options, sources, limits, take);
}

model::Result<std::vector<PageSize>> page_sizes(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits) {
    return call(&Functions::page_sizes, bytes, options, limits);
}

model::Result<void> render_pages(std::span<const std::byte> bytes, const Options& options, double dpi, const model::Limits& limits, const TakePagePicture& take) {
    return call(&Functions::render_pages, bytes, options, dpi, limits, take);
}

}  // namespace bianmu::extract::pdf
