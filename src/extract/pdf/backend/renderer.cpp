#include "extract/pdf/backend/renderer.h"

#include <SplashOutputDev.h>
#include <goo/JpegWriter.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "extract/pdf/backend/version.h"
#include "extract/pdf/page_pixels.h"
#include "extract/pdf/png.h"

#if defined(__SANITIZE_ADDRESS__)
/// fontconfig, which Poppler asks for fonts that a file only names, keeps a few hundred bytes for each process, and forgets where: no fault of ours. The sanitizer calls this by its name.
extern "C" const char* __lsan_default_suppressions();
extern "C" const char* __lsan_default_options();
extern "C" const char* __lsan_default_suppressions() {
    return "leak:libfontconfig\n";
}
extern "C" const char* __lsan_default_options() { return "print_suppressions=0"; }   // standard error is the command line's
#endif

namespace bianmu::extract::pdf::backend {

namespace {

using Clock = std::chrono::steady_clock;

constexpr double kMostPixels = 16e6;
constexpr std::chrono::seconds kMostTime{20};
constexpr int kJpegQuality = 75;

bool is_late(void* deadline) {
    return Clock::now() > *static_cast<const Clock::time_point*>(deadline);
}

PageSize size_of(PDFDoc& doc, int number) {
    const double width = doc.getPageCropWidth(number);
    const double height = doc.getPageCropHeight(number);
    const int turn = doc.getPageRotate(number);
    return turn == 90 || turn == 270 ? PageSize{height, width} : PageSize{width, height};
}

#ifdef ENABLE_LIBJPEG
std::string write_jpeg(const Pixels& pixels) {
    char* data = nullptr;
    std::size_t size = 0;
    FILE* const file = ::open_memstream(&data, &size);
    if (file == nullptr) {
        return {};
    }
    bool is_good = false;
    {
        JpegWriter writer(kJpegQuality, false, JpegWriter::RGB);
        is_good = writer.init(file, pixels.width, pixels.height, 72, 72);
        std::string row(pixels.row(), '\0');
        for (int y = 0; is_good && y < pixels.height; ++y) {
            std::memcpy(row.data(), pixels.bytes.data() + pixels.row() * static_cast<std::size_t>(y), row.size());
            auto* bytes = reinterpret_cast<unsigned char*>(row.data());
            is_good = writer.writeRow(&bytes);
        }
        is_good = is_good && writer.close();
    }
    is_good = std::fclose(file) == 0 && is_good;
    std::string out = is_good ? std::string(data, size) : std::string();
    std::free(data);
    return out;
}
#else
std::string write_jpeg(const Pixels& /*pixels*/) {
    return {};
}
#endif

PagePicture packed(const Pixels& pixels) {
    PagePicture out{pixels.width, pixels.height, "image/png", {}};
    if (const auto few = with_palette(pixels)) {
        out.bytes = write_png(*few);
        return out;
    }
    out.bytes = write_jpeg(pixels);
    if (out.bytes.empty()) {
        out.bytes = write_png(pixels);
    } else {
        out.media_type = "image/jpeg";
    }
    return out;
}

}  // namespace

std::vector<PageSize> page_sizes(PDFDoc& doc) {
    std::vector<PageSize> out;
    for (int number = 1; number <= doc.getNumPages(); ++number) {
        out.push_back(size_of(doc, number));
    }
    return out;
}

Renderer::Renderer(PDFDoc& doc, double dpi) : doc_(doc), dpi_(dpi) {
    SplashColor paper{255, 255, 255};
    device_ = std::make_unique<SplashOutputDev>(splashModeRGB8, 1, false, paper);
    device_->setFontAntialias(true);
    device_->setVectorAntialias(true);
    device_->startDoc(&doc_);
}

Renderer::~Renderer() = default;

PagePicture Renderer::render(int number) {
    if (number < 1 || number > doc_.getNumPages()) {
        return {};
    }
    const PageSize size = size_of(doc_, number);
    const double pixels = size.width * size.height * dpi_ * dpi_ / (72 * 72);
    if (!(pixels >= 1)) {
        return {};
    }
    const double dpi = dpi_ * std::min(1.0, std::sqrt(kMostPixels / pixels));
    Clock::time_point deadline = Clock::now() + kMostTime;
    doc_.displayPage(device_.get(), number, dpi, dpi, 0, false, true, false, is_late, &deadline);
    const SplashBitmap* const bitmap = device_->getBitmap();
    if (bitmap == nullptr || bitmap->getDataPtr() == nullptr || bitmap->getRowSize() != bitmap->getWidth() * 3) {
        return {};
    }
    const auto* const data = reinterpret_cast<const char*>(bitmap->getDataPtr());
    const auto bytes = static_cast<std::size_t>(bitmap->getRowSize()) * static_cast<std::size_t>(bitmap->getHeight());
    return packed({bitmap->getWidth(), bitmap->getHeight(), 3, false, std::string(data, bytes)});
}

}  // namespace bianmu::extract::pdf::backend
