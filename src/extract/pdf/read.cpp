#include "extract/pdf/read.h"

#include <string>
#include <vector>

#include "extract/pdf/open.h"

namespace bianmu::extract::pdf {

model::Result<model::Pages> read(std::span<const std::byte> bytes, const Options& options, const model::Limits& limits,
                                 model::Diagnostics& sink) {
    auto document = open(bytes, options, limits);
    if (!document) {
        return tl::unexpected(document.error());
    }
    const int page_count = document->page_count();
    const std::vector<int> chosen = chosen_pages(options, page_count);
    if (chosen.empty()) {
        return model::fail(model::Code::usage, "has no such page; --pages is from 1 to " + std::to_string(page_count));
    }
    auto pages = document->read_pages(chosen, limits, sink, backend::Reader::interpreter, options.progress);
    if (pages) {
        document->read_tags(*pages, limits);
        pages->outline = document->outline();
        pages->metadata = document->metadata();
        pages->attachments = document->attachments(pages->pages);
        pages->page_count = page_count;
    }
    if (document->repaired()) {
        sink.add("pdf.repaired", model::Severity::warning,
                 "the cross-reference table was broken and has been rebuilt; parts may be missing");
    }
    return pages;
}

model::Result<void> read_pictures(std::span<const std::byte> bytes, const Options& options, const std::vector<std::string>& sources,
                                  const model::Limits& limits, const model::TakePicture& take) {
    return open(bytes, options, limits).and_then([&](const backend::Document& document) {
        return document.read_pictures(sources, limits, take);
    });
}

}  // namespace bianmu::extract::pdf
