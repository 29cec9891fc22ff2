#pragma once

// The only file that knows how Poppler's private interface differs between releases. BIANMU_POPPLER is 100 * major + minor.

#include <Annot.h>
#include <Dict.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <Link.h>
#include <Object.h>
#include <OutputDev.h>
#include <PDFDoc.h>
#include <Page.h>
#include <Parser.h>
#include <Stream.h>
#include <goo/GooString.h>

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace bianmu::extract::pdf::backend {

#if BIANMU_POPPLER >= 2509
using MatrixArgument = const std::array<double, 6>&;
using BoxArgument = const std::array<double, 4>&;
#else
using MatrixArgument = const double*;
using BoxArgument = const double*;
#endif

#if BIANMU_POPPLER >= 2604
using TextArgument = const std::string&;
using TagArgument = const std::string&;
#else
using TextArgument = const GooString*;
using TagArgument = const char*;
#endif

inline std::string_view text_of(const GooString& text) {
    return text.toStr();
}

inline std::string_view text_of(TextArgument text) {
#if BIANMU_POPPLER >= 2604
    return text;
#else
    return text == nullptr ? std::string_view{} : std::string_view(text->toStr());
#endif
}

inline bool is_vertical(const GfxFont& font) {
#if BIANMU_POPPLER >= 2602
    return font.getWMode() != GfxFont::WritingMode::Horizontal;
#else
    return font.getWMode() != 0;
#endif
}

inline Object null_object() {
#if BIANMU_POPPLER >= 2505
    return Object::null();
#else
    return Object(objNull);
#endif
}

/// A stream over `size` bytes at `data`, which stay the caller's.
inline Object memory_stream(const char* data, std::size_t size) {
#if BIANMU_POPPLER >= 2505
    return Object(std::make_unique<MemStream>(data, 0, static_cast<Goffset>(size), null_object()));
#else
    return Object(static_cast<Stream*>(new MemStream(data, 0, static_cast<Goffset>(size), null_object())));
#endif
}

inline void rewind_stream(Stream& stream) {
#if BIANMU_POPPLER >= 2601
    static_cast<void>(stream.rewind());
#else
    static_cast<void>(stream.reset());
#endif
}

/// The object that `text` holds, perhaps a stream over bytes of `text`, which must outlive it.
inline Object parse_object(XRef* xref, const std::string& text) {
#if BIANMU_POPPLER >= 2505
    Parser parser(xref, std::make_unique<MemStream>(text.data(), 0, static_cast<Goffset>(text.size()), null_object()), true);
#else
    Parser parser(xref, new MemStream(text.data(), 0, static_cast<Goffset>(text.size()), null_object()), true);
#endif
    return parser.getObj();
}

inline void rewind_images(ImageStream& images) {
#if BIANMU_POPPLER >= 2601
    static_cast<void>(images.rewind());
#else
    images.reset();
#endif
}

/// Opens a document over `size` bytes at `data`, which must outlive it.
inline std::unique_ptr<PDFDoc> open_document(const char* data, std::size_t size, const std::optional<std::string>& password,
                                             const std::function<void()>& on_repair) {
    std::optional<GooString> secret;
    if (password) {
        secret.emplace(*password);
    }
#if BIANMU_POPPLER >= 2602
    return std::make_unique<PDFDoc>(std::make_unique<MemStream>(data, 0, static_cast<Goffset>(size), null_object()), secret, secret,
                                    on_repair);
#else
    return std::make_unique<PDFDoc>(new MemStream(data, 0, static_cast<Goffset>(size), null_object()), secret, secret, nullptr, on_repair);
#endif
}

}  // namespace bianmu::extract::pdf::backend
