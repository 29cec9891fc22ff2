#include "extract/pdf/open.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "extract/pdf/text_string.h"

namespace bianmu::extract::pdf {

namespace {

constexpr std::size_t kHeaderWindow = 1024;  // ISO 32000-1, annex H: where readers look for the header

bool has_header(std::span<const std::byte> bytes) {
    const std::string_view head(reinterpret_cast<const char*>(bytes.data()), std::min(bytes.size(), kHeaderWindow));
    return head.find("%PDF-") != std::string_view::npos;
}

// Older encryption wants Latin-1, the newest UTF-8.
std::vector<std::string> forms_of(const std::optional<std::string>& password) {
    std::vector<std::string> forms;
    if (password) {
        forms.push_back(*password);
        if (const auto latin1 = to_latin1(*password); latin1 && *latin1 != *password) {
            forms.push_back(*latin1);
        }
    }
    return forms;
}

}  // namespace

std::vector<int> chosen_pages(const Options& options, int page_count) {
    std::vector<int> numbers;
    if (options.pages.empty()) {
        for (int number = 1; number <= page_count; ++number) {
            numbers.push_back(number);
        }
        return numbers;
    }
    for (const auto& [first, last] : options.pages) {
        for (int number = std::max(first, 1); number <= std::min(last, page_count); ++number) {
            numbers.push_back(number);
        }
    }
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
    return numbers;
}

model::Result<backend::Document> open(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits) {
    if (bytes.empty()) {
        return model::fail(model::Code::empty, "the file is empty");
    }
    if (bytes.size() > limits.max_file_bytes) {
        return model::fail(model::Code::too_large,
                           "the PDF is larger than the limit of " + std::to_string(limits.max_file_bytes) + " bytes");
    }
    if (!has_header(bytes)) {
        return model::fail(model::Code::unsupported_format, "the file is no PDF: it has no %PDF header");
    }
    auto document = backend::Document::open(bytes, forms_of(options.password));
    if (!document) {
        return document;
    }
    const int page_count = document->page_count();
    if (page_count == 0) {
        return model::fail(model::Code::damaged, "the PDF has no pages; get a complete copy of it");
    }
    if (page_count > limits.max_pages) {
        return model::fail(model::Code::too_large, "the PDF has more pages than the limit of " + std::to_string(limits.max_pages));
    }
    return document;
}

}  // namespace bianmu::extract::pdf
