#include "extract/docx/html_library.h"

#include <dlfcn.h>

namespace bianmu::extract::docx {

namespace {

HtmlLibrary load() {
    HtmlLibrary library;
    void* opened = dlopen("libxml2.so.2", RTLD_LAZY | RTLD_LOCAL);
    if (opened == nullptr) {
        return library;
    }
    const auto find = [&](auto& function, const char* name) { function = reinterpret_cast<std::decay_t<decltype(function)>>(dlsym(opened, name)); };
    find(library.create, "htmlCreatePushParserCtxt");
    find(library.use_options, "htmlCtxtUseOptions");
    find(library.parse, "htmlParseChunk");
    find(library.free, "htmlFreeParserCtxt");
    return library;
}

}  // namespace

const HtmlLibrary* html_library() {
    static const HtmlLibrary library = load();
    return library.create != nullptr && library.use_options != nullptr && library.parse != nullptr && library.free != nullptr ? &library : nullptr;
}

}  // namespace bianmu::extract::docx
