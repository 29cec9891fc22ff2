#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "extract/pdf/backend/annotations.h"
#include "extract/pdf/backend/document.h"
#include "extract/pdf/backend/interpreter.h"
#include "extract/pdf/backend/page_reader.h"

namespace bianmu::extract::pdf::backend {

/// Reads pages by the interpreter; those that it declines, by the recorder.
class ContentReader {
public:
    /// `file` is the whole document; all arguments must outlive the object.
    ContentReader(PDFDoc& doc, std::span<const std::byte> file, const std::vector<int>& numbers, const model::Limits& limits,
                  Reader reader);

    /// The page at `place` in the list of numbers; nothing if Poppler cannot make it out. Call in ascending order.
    [[nodiscard]] std::optional<model::Page> read(std::size_t place);

    [[nodiscard]] Fonts& fonts() { return fonts_; }
    [[nodiscard]] bool too_large() const;

    /// Whether the page read last was cut short because it does more than a document needs.
    [[nodiscard]] bool skipped_content() const { return skipped_; }
    /// Whether the interpreter declined the page read last.
    [[nodiscard]] bool declined() const { return declined_; }

private:
    [[nodiscard]] model::Page interpret(std::size_t place, Page& page);
    [[nodiscard]] std::optional<model::Page> record(std::size_t place);
    [[nodiscard]] PageReader& recorder();

    PDFDoc& doc_;
    std::span<const std::byte> file_;
    const std::vector<int>& numbers_;
    const model::Limits& limits_;
    Reader reader_;
    Fonts fonts_;
    Library library_;
    AnnotationPainter annotations_;
    Contents contents_, forms_;
    Allowance allowance_;
    std::optional<PageReader> recorder_;  // made when first needed
    bool skipped_ = false, declined_ = false, glyphs_spent_ = false;
};

}  // namespace bianmu::extract::pdf::backend
