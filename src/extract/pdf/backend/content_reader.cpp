#include "extract/pdf/backend/content_reader.h"

#include <GfxState.h>

#include <array>
#include <utility>

#include "extract/pdf/backend/navigation.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr double kDpi = 72;  // one unit of the page is one point

}  // namespace

ContentReader::ContentReader(PDFDoc& doc, std::span<const std::byte> file, const std::vector<int>& numbers, const model::Limits& limits,
                             Reader reader)
    : doc_(doc),
      file_(file),
      numbers_(numbers),
      limits_(limits),
      reader_(reader),
      fonts_(doc.getXRef()),
      library_(doc, fonts_),
      annotations_(doc, library_, fonts_),
      contents_(file, doc.isEncrypted(), limits),
      forms_(file, doc.isEncrypted(), limits) {
    allowance_.glyphs = limits.max_glyphs + 1;  // the last one is the one too many
}

PageReader& ContentReader::recorder() {
    if (!recorder_) {
        recorder_.emplace(doc_, file_, numbers_, limits_, fonts_);
    }
    return *recorder_;
}

bool ContentReader::too_large() const {
    return glyphs_spent_ || contents_.too_large() || forms_.too_large() || (recorder_ && recorder_->too_large());
}

std::optional<model::Page> ContentReader::record(std::size_t place) {
    std::optional<model::Page> page = recorder().read(place);
    skipped_ = recorder().skipped_content();
    return page;
}

std::optional<model::Page> ContentReader::read(std::size_t place) {
    skipped_ = declined_ = false;
    Page* page = doc_.getPage(numbers_[place]);
    if (page == nullptr || !page->isOk()) {
        return std::nullopt;
    }
    std::optional<model::Page> out;
    if (reader_ == Reader::recorder) {
        out = record(place);
    } else {
        out = interpret(place, *page);
        if (declined_ && !too_large()) {
            out = record(place);
        }
    }
    if (out) {
        fonts_.count(*out);
    }
    return out;
}

model::Page ContentReader::interpret(std::size_t place, Page& page) {
    const GfxState lie(kDpi, kDpi, page.getCropBox(), page.getRotate(), true);
    const auto& ctm = lie.getCTM();
    PageBuilder builder(numbers_[place], lie.getPageWidth(), lie.getPageHeight());
    Dict* dict = page.getResourceDict();
    Resources resources(library_, dict != nullptr ? Object(dict->copy(doc_.getXRef())) : null_object());
    const Matrix matrix{ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5]};
    const model::Box area{0, 0, lie.getPageWidth(), lie.getPageHeight()};
    Interpreter interpreter(library_, forms_, allowance_, resources, builder, matrix, area);
    forms_.forget_skipped();
    interpreter.run(contents_.bytes_of(page));
    declined_ = interpreter.declined();
    skipped_ = interpreter.skipped() || contents_.skipped();
    builder.finish();
    if (!declined_ && has_drawn_annotations(page)) {
        Interpreter appearances(library_, forms_, allowance_, resources, builder, matrix, area);
        annotations_.paint(page, matrix, appearances, builder);
        skipped_ = skipped_ || appearances.skipped();
        builder.finish();
    }
    glyphs_spent_ = allowance_.glyphs == 0;
    skipped_ = skipped_ || forms_.skipped() || builder.shapes().overflowed();
    model::Page out = std::move(builder.page());
    out.links = read_links(doc_, page, {ctm[0], ctm[1], ctm[2], ctm[3], ctm[4], ctm[5]});
    out.notes = read_page_notes(page, matrix);
    return out;
}

}  // namespace bianmu::extract::pdf::backend
