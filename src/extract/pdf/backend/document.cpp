#include "extract/pdf/backend/document.h"

#include <ErrorCodes.h>

#include <algorithm>

#include "extract/pdf/backend/attachments.h"
#include "extract/pdf/backend/content_reader.h"
#include "extract/pdf/backend/globals.h"
#include "extract/pdf/backend/navigation.h"
#include "extract/pdf/backend/pictures.h"
#include "extract/pdf/backend/renderer.h"
#include "extract/pdf/backend/tag_tree.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kMaxPageDiagnostics = 50;

model::Location on_page(int number) {
    return {.page = number, .part = -1, .paragraph = -1, .box = std::nullopt};
}

}  // namespace

struct Document::Opened {
    std::span<const std::byte> bytes;
    bool repaired = false;  // written by Poppler, at any time that it meets a broken table
    std::unique_ptr<PDFDoc> doc;
};

Document::Document(std::unique_ptr<Opened> opened) : opened_(std::move(opened)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

model::Result<Document> Document::open(std::span<const std::byte> bytes, const std::vector<std::string>& passwords) {
    set_up_poppler();
    auto opened = std::make_unique<Opened>();
    opened->bytes = bytes;
    const auto attempt = [&](const std::optional<std::string>& password) {
        opened->repaired = false;
        opened->doc = open_document(reinterpret_cast<const char*>(bytes.data()), bytes.size(), password,
                                    [target = opened.get()] { target->repaired = true; });
    };
    attempt(std::nullopt);
    for (auto password = passwords.begin();
         password != passwords.end() && !opened->doc->isOk() && opened->doc->getErrorCode() == errEncrypted; ++password) {
        attempt(*password);
    }
    const PDFDoc& doc = *opened->doc;
    if (!doc.isOk()) {
        if (doc.getErrorCode() != errEncrypted) {
            return model::fail(model::Code::damaged, "the PDF is damaged beyond repair; get a complete copy of it");
        }
        if (passwords.empty()) {
            return model::fail(model::Code::encrypted, "the PDF is encrypted; give its password");
        }
        return model::fail(model::Code::wrong_password, "the password does not open the PDF; give its user or owner password");
    }
    return Document(std::move(opened));
}

bool Document::repaired() const {
    return opened_->repaired;
}

int Document::page_count() const {
    return std::max(0, opened_->doc->getNumPages());
}

model::Metadata Document::metadata() const {
    return read_metadata(*opened_->doc);
}

std::vector<model::OutlineItem> Document::outline() const {
    return read_outline(*opened_->doc);
}

model::Result<void> Document::read_pictures(const std::vector<std::string>& sources, const model::Limits& limits,
                                            const model::TakePicture& take) const {
    Pictures pictures(*opened_->doc, limits);
    for (std::size_t place = 0; place < sources.size(); ++place) {
        if (auto picture = pictures.read(sources[place])) {
            if (auto taken = take(place, *std::move(picture)); !taken) {
                return taken;
            }
        }
    }
    return {};
}

std::vector<PageSize> Document::page_sizes() const {
    return backend::page_sizes(*opened_->doc);
}

model::Result<void> Document::render(const std::vector<int>& numbers, double dpi, const TakePagePicture& take) const {
    Renderer renderer(*opened_->doc, dpi);
    for (const int number : numbers) {
        if (auto taken = take(number, renderer.render(number)); !taken) {
            return taken;
        }
    }
    return {};
}

std::vector<model::Attachment> Document::attachments(const std::vector<model::Page>& pages) const {
    return read_attachments(*opened_->doc, pages);
}

void Document::read_tags(model::Pages& pages, const model::Limits& limits) const {
    backend::read_tags(*opened_->doc, opened_->bytes, limits, pages);
}

model::Result<model::Pages> Document::read_pages(const std::vector<int>& numbers, const model::Limits& limits, model::Diagnostics& sink,
                                                 Reader choice, const model::PageProgress& progress) {
    const std::uint64_t errors_before = syntax_errors();
    ContentReader reader(*opened_->doc, opened_->bytes, numbers, limits, choice);
    model::Pages out;
    out.pages.reserve(numbers.size());
    std::size_t failed = 0;
    std::size_t unreadable = 0;
    for (std::size_t place = 0; place < numbers.size(); ++place) {
        std::optional<model::Page> page = reader.read(place);
        if (reader.too_large()) {
            return model::fail(model::Code::too_large, "page " + std::to_string(numbers[place]) + " of the PDF unpacks beyond the limits");
        }
        if (!page) {
            if (failed++ < kMaxPageDiagnostics) {
                sink.add("pdf.page_failed", model::Severity::error,
                         "page " + std::to_string(numbers[place]) + " cannot be read and is left empty", {on_page(numbers[place])});
            }
            page.emplace().number = numbers[place];
        } else if (reader.skipped_content()) {
            sink.add(
                "pdf.content_skipped", model::Severity::warning,
                "page " + std::to_string(numbers[place]) + " draws more shapes or nested forms than a document does; the rest is left out",
                {on_page(numbers[place])});
        }
        if (page->unreadable && unreadable++ < kMaxPageDiagnostics) {
            sink.add("page.unreadable_text", model::Severity::warning,
                     "most characters of page " + std::to_string(numbers[place]) + " have no Unicode value that can be trusted (" +
                         std::to_string(page->unmapped + page->private_use) + " of " + std::to_string(page->glyphs.size()) +
                         "); recognition is needed",
                     {on_page(numbers[place])});
        }
        if (reader.declined()) {
            sink.add("pdf.other_reader", model::Severity::info,
                     "page " + std::to_string(numbers[place]) + " has contents of an unusual kind and was read in a slower way",
                     {on_page(numbers[place])});
        }
        out.pages.push_back(*std::move(page));
        if (progress) {
            progress(place + 1, numbers.size());
        }
    }
    if (failed > 0 && failed == numbers.size()) {
        return model::fail(model::Code::damaged, "no page of the PDF can be read; get a complete copy of it");
    }
    reader.fonts().report(sink);
    if (const std::uint64_t errors = syntax_errors() - errors_before; errors > 0) {
        sink.add("pdf.syntax_errors", model::Severity::info,
                 std::to_string(errors) + " syntax errors were met and passed over while reading the pages");
    }
    out.fonts = reader.fonts().take();
    return out;
}

}  // namespace bianmu::extract::pdf::backend
