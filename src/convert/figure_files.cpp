#include "convert/figure_files.h"

#include <filesystem>
#include <system_error>

#include "convert/write_file.h"

namespace bianmu::convert {
namespace {

namespace fs = std::filesystem;

model::Result<void> keep_picture(const fs::path& path, std::string_view bytes, std::string_view option) {
    std::error_code ignored;
    if (fs::file_size(path, ignored) == bytes.size()) {
        return {};
    }
    return write_file(path.string(), bytes, option).map_error([&](model::Error error) {
        error.message = "its picture " + path.filename().string() + " " + error.message;
        return error;
    });
}

}  // namespace

model::Result<void> keep_pictures_in(const std::string& folder, Options& options, std::string_view option) {
    options.keep_picture = [folder = fs::path(folder), option = std::string(option)](const std::string& file, std::string_view bytes) {
        return keep_picture(folder / file, bytes, option);
    };
    return make_folder(folder, option);
}

std::string shown_folder(const std::string& folder, const std::string& from) {
    std::error_code ignored;
    return ((from.empty() ? fs::path(folder) : fs::proximate(folder, from, ignored)) / "").generic_string();
}

}  // namespace bianmu::convert
