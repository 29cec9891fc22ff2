#pragma once

#include "extract/pdf/read.h"
#include "extract/pdf/render.h"

namespace bianmu::extract::pdf {

/// The room's doors as the module `bianmu-pdf.so` hands them out.
struct Functions {
    decltype(&extract::pdf::read) read;
    decltype(&extract::pdf::read_pictures) read_pictures;
    decltype(&extract::pdf::page_sizes) page_sizes;
    decltype(&extract::pdf::render_pages) render_pages;
};

inline constexpr const char* kModule = "bianmu-pdf.so";
inline constexpr const char* kModuleEntry = "bianmu_pdf_functions";   ///< `const Functions* ()`

}  // namespace bianmu::extract::pdf
