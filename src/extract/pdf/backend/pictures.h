#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "extract/pdf/backend/color_spaces.h"
#include "extract/pdf/backend/version.h"
#include "model/limits.h"
#include "model/picture.h"

namespace bianmu::extract::pdf::backend {

/// What `model::Image::source` says of an image XObject: the reference to it.
[[nodiscard]] std::string picture_source(const Object& reference);
/// Of an inline image: the whole of it, as a stream object.
[[nodiscard]] std::string picture_source(std::string_view entries, std::string_view data);

/// Reads the pictures of a document, each as a file of its own: what is packed as JPEG or JPEG 2000 as it stands, faxes wrapped, all
/// others decoded into PNG.
class Pictures {
public:
    Pictures(PDFDoc& doc, const model::Limits& limits) : xref_(doc.getXRef()), spaces_(xref_), limits_(limits) {}

    /// Nothing if it cannot be made out, or is larger than the limits.
    [[nodiscard]] std::optional<model::Picture> read(const std::string& source);

private:
    [[nodiscard]] std::optional<std::string> bytes_of(Stream& stream);

    XRef* xref_;
    ColorSpaces spaces_;
    const model::Limits& limits_;
    std::uint64_t unpacked_ = 0;
};

}  // namespace bianmu::extract::pdf::backend
