#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "extract/pdf/render.h"
#include "model/diagnostic.h"
#include "model/limits.h"
#include "model/page.h"
#include "model/picture.h"
#include "model/progress.h"
#include "model/result.h"

namespace bianmu::extract::pdf::backend {

/// Who reads the contents of pages.
enum class Reader {
    interpreter,  ///< ours, and the recorder for what it declines
    recorder      ///< Poppler's interpreter, watched
};

/// A PDF opened by Poppler. Holds no copy of the bytes, which must outlive it.
class Document {
public:
    /// Opens `bytes`, trying `passwords` in turn if it is encrypted; says `encrypted`, `wrong_password` or `damaged` if it cannot.
    [[nodiscard]] static model::Result<Document> open(std::span<const std::byte> bytes, const std::vector<std::string>& passwords);
    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    /// Whether the cross-reference table had to be rebuilt so far: on opening, or when an object was not where it says.
    [[nodiscard]] bool repaired() const;
    [[nodiscard]] int page_count() const;
    [[nodiscard]] model::Metadata metadata() const;
    [[nodiscard]] std::vector<model::OutlineItem> outline() const;
    /// The files inside the document, those pinned to pages as far as `pages` holds these.
    [[nodiscard]] std::vector<model::Attachment> attachments(const std::vector<model::Page>& pages) const;

    /// Reads the pages of these numbers (from 1, ascending) with their fonts; says `too_large` beyond the limits, and
    /// `damaged` if there are pages and none of them can be read.
    /// @param progress  called after each page.
    [[nodiscard]] model::Result<model::Pages> read_pages(const std::vector<int>& numbers, const model::Limits& limits,
                                                         model::Diagnostics& sink, Reader reader = Reader::interpreter,
                                                         const model::PageProgress& progress = {});

    /// Reads the pictures of these sources, in turn; those that cannot be read are not taken. An error of `take` ends it.
    [[nodiscard]] model::Result<void> read_pictures(const std::vector<std::string>& sources, const model::Limits& limits,
                                                    const model::TakePicture& take) const;

    /// Sizes of all pages as they are shown: the crop box, rotated.
    [[nodiscard]] std::vector<PageSize> page_sizes() const;

    /// Paints the pages of these numbers, in turn; one that cannot be painted comes without bytes. An error of `take` ends it.
    [[nodiscard]] model::Result<void> render(const std::vector<int>& numbers, double dpi, const TakePagePicture& take) const;

    /// Reads the structure tree into `pages`, as `read_pages` left them.
    void read_tags(model::Pages& pages, const model::Limits& limits) const;

private:
    struct Opened;
    explicit Document(std::unique_ptr<Opened> opened);
    std::unique_ptr<Opened> opened_;
};

}  // namespace bianmu::extract::pdf::backend
