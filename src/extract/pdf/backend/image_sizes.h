#pragma once

#include <unordered_map>
#include <utility>
#include <vector>

#include "extract/pdf/backend/version.h"
#include "model/geometry.h"

namespace bianmu::extract::pdf::backend {

/// Tells whether the images that a resource dictionary offers are cheap to look at, and how large those are that are not.
///
/// Poppler decodes a JPEG 2000 image wholly before it tells the size. Where a page or form has one, its images are not drawn;
/// their sizes come from their dictionaries.
class ImageSizes {
public:
    explicit ImageSizes(XRef* xref) : xref_(xref) {}

    /// Opens the scope of a page's or form's resources; a form without any shares those around it.
    void push(Dict* resources);
    void push_form(Ref form);
    void pop();
    void clear() { scopes_.clear(); }

    /// Whether images of the innermost scope may be drawn.
    [[nodiscard]] bool cheap() const { return scopes_.empty() || scopes_.back().cheap; }

    /// Pixel size of the image of the innermost scope whose shape is nearest to `box`; 0, 0 if none comes close.
    [[nodiscard]] std::pair<int, int> nearest(const model::Box& box) const;

private:
    struct Scope {
        bool cheap = true;
        std::vector<std::pair<int, int>> sizes;  // of the images, where they are not cheap
    };

    struct Entry {
        bool image = false, cheap = true;
        std::pair<int, int> size;
    };

    [[nodiscard]] Scope look(Dict& resources);
    [[nodiscard]] const Entry& entry(Dict& objects, int index);

    XRef* xref_;
    std::vector<Scope> scopes_;
    std::unordered_map<Ref, std::pair<bool, Scope>> forms_;  // by form; first = it has resources of its own
    std::unordered_map<Ref, Entry> entries_;                 // by XObject: pages often share one dictionary
    Entry direct_;
};

}  // namespace bianmu::extract::pdf::backend
