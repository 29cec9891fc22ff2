#pragma once

#include <vector>

#include "extract/pdf/backend/fonts.h"
#include "extract/pdf/backend/interpreter.h"
#include "extract/pdf/backend/version.h"
#include "extract/pdf/page_builder.h"
#include "model/page.h"

namespace bianmu::extract::pdf::backend {

/// Paints what the annotations of a page show (ISO 32000-1, 12.5): appearance streams by `interpreter`, which stands in the page's
/// default state; the values of form fields and free text that have none as plain text in their place. `matrix` leads from user
/// space to the page.
class AnnotationPainter {
public:
    AnnotationPainter(PDFDoc& doc, Library& library, Fonts& fonts);

    void paint(Page& page, const Matrix& matrix, Interpreter& interpreter, PageBuilder& builder);

private:
    void paint_one(Dict& annotation, const Matrix& matrix, Interpreter& interpreter, PageBuilder& builder);
    [[nodiscard]] Form* appearance_of(Dict& annotation);

    PDFDoc& doc_;
    Library& library_;
    Fonts& fonts_;
    bool values_changed_ = false;  // /NeedAppearances: appearances are older than the values
};

/// What the annotations of `page` say without showing it: the texts of notes, highlights and the like.
[[nodiscard]] std::vector<model::PageNote> read_page_notes(Page& page, const Matrix& matrix);

}  // namespace bianmu::extract::pdf::backend
