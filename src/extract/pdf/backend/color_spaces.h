#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "extract/pdf/backend/version.h"

namespace bianmu::extract::pdf::backend {

using ColorSpace = GfxColorSpace*;  // owned by ColorSpaces

/// The colour spaces of a document, each parsed once: a colour profile takes longer to set up than a page to read.
class ColorSpaces {
public:
    explicit ColorSpaces(XRef* xref);
    ~ColorSpaces();
    ColorSpaces(const ColorSpaces&) = delete;
    ColorSpaces& operator=(const ColorSpaces&) = delete;

    /// The space that `object` (a name, an array or a reference to one) describes; null if it makes no sense.
    [[nodiscard]] ColorSpace find(const Object& object);

    [[nodiscard]] ColorSpace gray() const { return gray_.get(); }
    [[nodiscard]] ColorSpace rgb() const { return rgb_.get(); }
    [[nodiscard]] ColorSpace cmyk() const { return cmyk_.get(); }

private:
    XRef* xref_;
    std::unique_ptr<GfxState> state_;  // Poppler's profiles want one
    std::unique_ptr<GfxColorSpace> gray_, rgb_, cmyk_;
    std::unordered_map<std::string, std::unique_ptr<GfxColorSpace>> known_;  // by how the object is written
    std::vector<std::unique_ptr<GfxColorSpace>> others_;
};

}  // namespace bianmu::extract::pdf::backend
