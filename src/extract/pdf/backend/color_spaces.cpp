#include "extract/pdf/backend/color_spaces.h"

#include <GfxState.h>

namespace bianmu::extract::pdf::backend {

namespace {

constexpr int kMaxDepth = 6;
constexpr int kMaxElements = 64;
const PDFRectangle kAnyPage(0, 0, 1, 1);

// A text that is the same for the same object; false where it has parts that have no short text.
bool write_key(const Object& object, std::string& key, int depth) {
    if (object.isRef()) {
        key += std::to_string(object.getRefNum()) + '.' + std::to_string(object.getRefGen()) + 'R';
    } else if (object.isName()) {
        key += '/' + std::string(object.getName());
    } else if (object.isNum()) {
        key += std::to_string(object.getNum());
    } else if (object.isArray() && depth < kMaxDepth && object.arrayGetLength() <= kMaxElements) {
        key += '[';
        for (int i = 0; i < object.arrayGetLength(); ++i) {
            if (!write_key(object.arrayGetNF(i), key, depth + 1)) {
                return false;
            }
            key += ' ';
        }
        key += ']';
    } else {
        return false;
    }
    return true;
}

}  // namespace

ColorSpaces::ColorSpaces(XRef* xref)
    : xref_(xref),
      state_(std::make_unique<GfxState>(72, 72, &kAnyPage, 0, false)),
      gray_(std::make_unique<GfxDeviceGrayColorSpace>()),
      rgb_(std::make_unique<GfxDeviceRGBColorSpace>()),
      cmyk_(std::make_unique<GfxDeviceCMYKColorSpace>()) {}

ColorSpaces::~ColorSpaces() = default;

ColorSpace ColorSpaces::find(const Object& object) {
    std::string key;
    const bool has_key = write_key(object, key, 0);
    if (has_key) {
        if (const auto known = known_.find(key); known != known_.end()) {
            return known->second.get();
        }
    }
    Object described = object.fetch(xref_);
    std::unique_ptr<GfxColorSpace> space(GfxColorSpace::parse(nullptr, &described, nullptr, state_.get()));
    if (has_key) {
        return known_.emplace(std::move(key), std::move(space)).first->second.get();
    }
    return others_.emplace_back(std::move(space)).get();
}

}  // namespace bianmu::extract::pdf::backend
