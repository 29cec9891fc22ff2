#pragma once

#include <string>
#include <vector>

#include "extract/pdf/read.h"
#include "support/pdf_builder.h"

namespace bianmu::test {

/// What reading a file gave: the pages, or the code of the error.
struct PdfReading {
    model::Pages pages;
    std::vector<model::Diagnostic> diagnostics;
    std::string error;

    /// Whether a diagnostic of this code was given.
    [[nodiscard]] bool says(std::string_view code) const;
    /// The message of the first diagnostic of this code; empty = none.
    [[nodiscard]] std::string message(std::string_view code) const;
    /// All characters of a page (from 1) in their order; those without Unicode as U+FFFD.
    [[nodiscard]] std::string text(std::size_t page = 1) const;
    [[nodiscard]] const model::Page& page(std::size_t number = 1) const { return pages.pages.at(number - 1); }
    /// The font of a run of page 1.
    [[nodiscard]] const model::Font& font(std::size_t run) const { return pages.fonts.at(page().runs.at(run).font); }
};

/// Reads a file, and has the recorder read it too: both must paint the same.
[[nodiscard]] PdfReading read_pdf(const std::string& file, const extract::pdf::Options& options = {}, const model::Limits& limits = {});

/// Reads a file where the recorder is known to see something else.
[[nodiscard]] PdfReading read_pdf_alone(const std::string& file, const extract::pdf::Options& options = {},
                                        const model::Limits& limits = {});

/// Reads a document of one page with the Latin font F1 (each glyph 600/1000 wide) and this content.
[[nodiscard]] PdfReading read_content(const std::string& content, const std::string& resources = "");

}  // namespace bianmu::test
