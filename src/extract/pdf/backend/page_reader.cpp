#include "extract/pdf/backend/page_reader.h"

#include <Gfx.h>

#include <algorithm>
#include <string_view>

#include "extract/pdf/backend/annotations.h"
#include "extract/pdf/backend/navigation.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr double kDpi = 72;  // one device unit is one point
constexpr std::uint64_t kMaxFormsOfPage = 10'000;
constexpr int kMaxOpenMarks = 100'000;

// Notes and links show a sign of their own, which is no part of the page's text or lines.
bool is_drawn(const Annot& annotation) {
    const Annot::AnnotSubtype type = annotation.getType();
    return type != Annot::typeLink && type != Annot::typePopup && type != Annot::typeText;
}

}  // namespace

// Building Poppler's annotations reads the whole form; most pages have links at most.
bool has_drawn_annotations(Page& page) {
    const Object list = page.getAnnotsObject();
    if (!list.isArray()) {
        return false;
    }
    for (int i = 0; i < list.arrayGetLength(); ++i) {
        const Object annotation = list.arrayGet(i);
        if (!annotation.isDict()) {
            continue;
        }
        const Object type = annotation.dictLookup("Subtype");
        if (type.isName() && !type.isName("Link") && !type.isName("Popup") && !type.isName("Text")) {
            return true;
        }
    }
    return false;
}

PageReader::PageReader(PDFDoc& doc, std::span<const std::byte> file, const std::vector<int>& numbers, const model::Limits& limits,
                       Fonts& fonts)
    : doc_(doc),
      numbers_(numbers),
      recorder_(fonts, doc.getXRef(), {limits.max_glyphs, kMaxFormsOfPage}),
      contents_(file, doc.isEncrypted(), limits),
      groups_(doc, numbers) {}

PageReader::~PageReader() = default;

std::optional<model::Page> PageReader::read(std::size_t place) {
    const std::optional<std::size_t> group = groups_.group_of(place);
    return group ? std::optional(draw(place, *group)) : std::nullopt;
}

model::Page PageReader::draw(std::size_t place, std::size_t group) {
    Page& page = *doc_.getPage(numbers_[place]);
    Gfx& gfx = interpreter(group, page);
    gfx.getState()->clearPath();
    gfx.saveState();
    std::array<double, 6> matrix{};
    std::copy_n(&gfx.getState()->getCTM()[0], 6, matrix.begin());
    recorder_.begin_page(numbers_[place], gfx.getState()->getPageWidth(), gfx.getState()->getPageHeight(), gfx, page.getResourceDict());
    const bool own_resources = groups_.group(group).own_resources;
    const Object others = own_resources ? null_object() : other_resources(page, doc_.getXRef());
    if (!own_resources) {
        gfx.pushResources(others.isDict() ? others.getDict() : nullptr);
    }
    draw_contents(gfx, page);
    draw_annotations(gfx, page);
    if (!own_resources) {
        gfx.popResources();
    }
    gfx.restoreState();
    skipped_content_ = recorder_.skipped_content() || contents_.skipped();
    model::Page out = recorder_.end_page();
    out.links = read_links(doc_, page, matrix);
    out.notes = read_page_notes(page, {matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]});
    if (groups_.group(group).last == place) {
        interpreters_[group].reset();
    }
    return out;
}

Gfx& PageReader::interpreter(std::size_t group, Page& page) {
    if (interpreters_.size() <= group) {
        interpreters_.resize(group + 1);
    }
    std::unique_ptr<Gfx>& gfx = interpreters_[group];
    if (!gfx) {
        const PageGroup& like = groups_.group(group);
        const Object shared = like.own_resources ? null_object() : font_resources(like, doc_.getXRef());
        Dict* resources = like.own_resources ? page.getResourceDict() : shared.getDict();
        gfx = std::make_unique<Gfx>(&doc_, &recorder_, page.getNum(), resources, kDpi, kDpi, page.getCropBox(), nullptr, page.getRotate(),
                                    &Recorder::abort_check, &recorder_);
    }
    return *gfx;
}

void PageReader::draw_contents(Gfx& gfx, Page& page) {
    Object contents = contents_.of(page);
    if (!contents.isStream() && !contents.isArray()) {
        return;
    }
    gfx.saveState();
    gfx.display(&contents);
    close_marked_content(gfx);
    gfx.restoreState();
}

void PageReader::draw_annotations(Gfx& gfx, Page& page) {
    if (!has_drawn_annotations(page)) {
        return;
    }
    recorder_.begin_annotations();
    gfx.getState()->clearPath();
    for (const auto& annotation : page.getAnnots()->getAnnots()) {
        if (is_drawn(*annotation)) {
            annotation->draw(&gfx, false);
            close_marked_content(gfx);
        }
    }
}

// Marked content that a page leaves open stays open in the interpreter, and a hidden layer left open would hide the pages after it.
void PageReader::close_marked_content(Gfx& gfx) {
    static constexpr std::string_view kClose = "EMC ";
    for (int i = 0; i < kMaxOpenMarks; ++i) {
        static_cast<void>(recorder_.take_closed_marked_content());
        Object close = memory_stream(kClose.data(), kClose.size());
        gfx.display(&close);
        if (!recorder_.take_closed_marked_content()) {
            return;
        }
    }
}

}  // namespace bianmu::extract::pdf::backend
