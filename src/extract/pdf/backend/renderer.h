#pragma once

#include <memory>
#include <vector>

#include "extract/pdf/render.h"

class PDFDoc;
class SplashOutputDev;

namespace bianmu::extract::pdf::backend {

/// Of all pages in order, as they are painted: cropped and turned.
[[nodiscard]] std::vector<PageSize> page_sizes(PDFDoc& doc);

/// Paints pages of one document with Poppler's Splash, whose fonts are kept from page to page. `doc` must outlive it.
class Renderer {
public:
    Renderer(PDFDoc& doc, double dpi);
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;
    ~Renderer();

    /// @param number  from 1; a page that is not there comes without bytes.
    [[nodiscard]] PagePicture render(int number);

private:
    PDFDoc& doc_;
    double dpi_;
    std::unique_ptr<SplashOutputDev> device_;
};

}  // namespace bianmu::extract::pdf::backend
