#pragma once

#include <memory>
#include <span>
#include <vector>

#include "extract/pdf/backend/contents.h"
#include "extract/pdf/backend/fonts.h"
#include "extract/pdf/backend/page_groups.h"
#include "extract/pdf/backend/recorder.h"
#include "model/limits.h"
#include "model/page.h"

namespace bianmu::extract::pdf::backend {

/// Reads pages by the recorder, one interpreter for each group of like pages.
class PageReader {
public:
    /// `file` is the whole document; all arguments must outlive the object.
    PageReader(PDFDoc& doc, std::span<const std::byte> file, const std::vector<int>& numbers, const model::Limits& limits, Fonts& fonts);
    ~PageReader();
    PageReader(const PageReader&) = delete;
    PageReader& operator=(const PageReader&) = delete;

    /// The page at `place` in the list of numbers; nothing if Poppler cannot make it out. Call in ascending order.
    [[nodiscard]] std::optional<model::Page> read(std::size_t place);

    [[nodiscard]] bool too_large() const { return contents_.too_large() || recorder_.too_many_glyphs(); }

    /// Whether the page read last was cut short because it draws more forms or shapes than a document does.
    [[nodiscard]] bool skipped_content() const { return skipped_content_; }

private:
    [[nodiscard]] model::Page draw(std::size_t place, std::size_t group);
    [[nodiscard]] Gfx& interpreter(std::size_t group, Page& page);
    void draw_contents(Gfx& gfx, Page& page);
    void draw_annotations(Gfx& gfx, Page& page);
    void close_marked_content(Gfx& gfx);

    PDFDoc& doc_;
    const std::vector<int>& numbers_;
    Recorder recorder_;
    Contents contents_;
    PageGroups groups_;
    std::vector<std::unique_ptr<Gfx>> interpreters_;  // by group; alive from its first page to its last
    bool skipped_content_ = false;
};

/// Whether annotations of `page` draw text or lines of its own.
[[nodiscard]] bool has_drawn_annotations(Page& page);

}  // namespace bianmu::extract::pdf::backend
