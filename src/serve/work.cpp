#include "serve/work.h"

#include <charconv>

#include "inspect/inspect.h"

namespace bianmu::serve {
namespace {

constexpr std::string_view kPaint = "page ";

/// A page with a word in a font that it does not hold.
constexpr std::string_view kWarmUp =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj "
    "4 0 obj<</Length 35>>stream\nBT /F1 10 Tf 10 10 Td (words) Tj ET \nendstream endobj "
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n";

}  // namespace

void warm_up() {
    const std::span<const char> text(kWarmUp);
    static_cast<void>(inspect::paint_page(std::as_bytes(text), 1, {}, {}));
}

std::string paint_page(int number) {
    return std::string(kPaint) + std::to_string(number);
}

model::Result<std::string> do_work(std::string_view work, std::span<const std::byte> bytes, std::string_view name, const convert::Options& options,
                                   const model::Limits& limits) {
    if (work == kDescribePages) {
        return inspect::describe_pages(bytes, name, options, limits);
    }
    int number = 0;
    if (work.starts_with(kPaint)) {
        std::from_chars(work.data() + kPaint.size(), work.data() + work.size(), number);
    }
    return inspect::paint_page(bytes, number, options, limits);
}

std::uint64_t processor_seconds(const Options& options) {
    return static_cast<std::uint64_t>(options.timeout.count()) + 5;
}

}  // namespace bianmu::serve
