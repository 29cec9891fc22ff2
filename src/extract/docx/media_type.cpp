#include "extract/docx/media_type.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace bianmu::extract::docx {

namespace {

// Of several extensions the usual comes first.
constexpr std::pair<std::string_view, std::string_view> kTypes[] = {
    {"png", "image/png"},   {"jpg", "image/jpeg"},  {"jpeg", "image/jpeg"}, {"gif", "image/gif"},
    {"bmp", "image/bmp"},   {"tif", "image/tiff"},  {"tiff", "image/tiff"}, {"svg", "image/svg+xml"},
    {"emf", "image/x-emf"}, {"wmf", "image/x-wmf"}, {"webp", "image/webp"},
};

}  // namespace

std::string extension_of(std::string_view part) {
    constexpr std::size_t kLongest = 5;
    const std::size_t dot = part.rfind('.');
    std::string extension(dot == std::string_view::npos ? std::string_view() : part.substr(dot + 1));
    for (char& c : extension) {
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const bool plain = std::all_of(extension.begin(), extension.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
    return extension.empty() || extension.size() > kLongest || !plain ? "bin" : extension;
}

std::string extension_of_type(std::string_view media_type) {
    const auto* found = std::find_if(std::begin(kTypes), std::end(kTypes), [&](const auto& pair) { return pair.second == media_type; });
    return found == std::end(kTypes) ? "bin" : std::string(found->first);
}

std::string media_type_of(std::string_view part) {
    const std::string extension = extension_of(part);
    const auto* found = std::find_if(std::begin(kTypes), std::end(kTypes), [&](const auto& pair) { return pair.first == extension; });
    return found == std::end(kTypes) ? "application/octet-stream" : std::string(found->second);
}

}  // namespace bianmu::extract::docx
