// The module `bianmu-pdf.so`: the room with all of Poppler, for programs that load it when a PDF comes (loader.cpp).
#include "extract/pdf/functions.h"

extern "C" __attribute__((visibility("default"))) const bianmu::extract::pdf::Functions* bianmu_pdf_functions();

const bianmu::extract::pdf::Functions* bianmu_pdf_functions() {
    using namespace bianmu::extract::pdf;
    static constexpr Functions functions{read, read_pictures, page_sizes, render_pages};
    return &functions;
}
