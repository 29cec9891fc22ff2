#pragma once

#include <string>
#include <string_view>

#include "support/pdf_builder.h"

namespace bianmu::test {

/// Typesets pages of Chinese text by hand: Han one em wide, Latin half an em. Coordinates are points from the top left, y is the
/// baseline, A4 pages. Fonts are `F1` (FangSong) and `F2` (FangSong, bold).
class TextPdf {
public:
    TextPdf();

    /// Ends the page before, if any, and begins another; `entries` are of its dictionary.
    TextPdf& page(const std::string& entries = "");

    /// One piece of text; `before` are operators for it alone, such as `3 Tr`.
    TextPdf& text(double x, double y, double size, std::string_view utf8, const std::string& before = "", const std::string& font = "F1");

    /// A paragraph in lines of `columns` characters, the first indented by two; returns the baseline after it.
    double paragraph(double x, double y, double size, int columns, std::string_view utf8, double pitch = 28);

    /// Operators as they are, in PDF's own coordinates.
    TextPdf& operators(const std::string& content);

    [[nodiscard]] PdfBuilder& pdf() { return pdf_; }
    [[nodiscard]] std::string build();

private:
    void end_page();

    PdfBuilder pdf_;
    PdfPage page_;
    bool open_ = false;
};

}  // namespace bianmu::test
