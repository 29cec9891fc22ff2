#include "extract/pdf/render.h"

#include "extract/pdf/open.h"

namespace bianmu::extract::pdf {

model::Result<std::vector<PageSize>> page_sizes(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits) {
    return open(bytes, options, limits).map([](const backend::Document& document) { return document.page_sizes(); });
}

model::Result<void> render_pages(std::span<const std::byte> bytes, const Options& options, double dpi, const model::Limits& limits,
                                 const TakePagePicture& take) {
    return open(bytes, options, limits).and_then([&](const backend::Document& document) {
        return document.render(chosen_pages(options, document.page_count()), dpi, take);
    });
}

}  // namespace bianmu::extract::pdf
