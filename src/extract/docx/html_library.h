#pragma once

#include <libxml/HTMLparser.h>

namespace bianmu::extract::docx {

/// The functions of libxml2 that read HTML.
struct HtmlLibrary {
    decltype(&htmlCreatePushParserCtxt) create = nullptr;
    decltype(&htmlCtxtUseOptions) use_options = nullptr;
    decltype(&htmlParseChunk) parse = nullptr;
    decltype(&htmlFreeParserCtxt) free = nullptr;
};

/// libxml2, loaded when it is first wanted: HTML in a document is rare, and the library with its ICU takes longer to load than a short
/// document to read.
/// @return the functions, or nothing where the library is not installed.
[[nodiscard]] const HtmlLibrary* html_library();

}  // namespace bianmu::extract::docx
