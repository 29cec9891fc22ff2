#include "pdf/compare_pages.h"

#include <cmath>
#include <sstream>
#include <vector>

#include "extract/pdf/backend/document.h"
#include "model/text.h"
#include "support/pdf_builder.h"

namespace bianmu::test {

namespace {

constexpr double kNear = 0.01;

using extract::pdf::backend::Document;
using extract::pdf::backend::Reader;

bool near(double a, double b) {
    return a == b || std::abs(a - b) <= kNear + 1e-6 * std::abs(a);
}

bool near(const model::Box& a, const model::Box& b) {
    return near(a.x0, b.x0) && near(a.y0, b.y0) && near(a.x1, b.x1) && near(a.y1, b.y1);
}

template <typename A, typename B>
std::string shown(int page, std::size_t at, const A& ours, const B& theirs) {
    std::ostringstream out;
    out << "page " << page << ", " << at << ": " << ours << " / " << theirs;
    return out.str();
}

std::string shown(const model::Box& box) {
    std::ostringstream out;
    out << box.x0 << ' ' << box.y0 << ' ' << box.x1 << ' ' << box.y1;
    return out.str();
}

// The run of each glyph.
std::vector<const model::GlyphRun*> runs_of(const model::Page& page) {
    std::vector<const model::GlyphRun*> out(page.glyphs.size(), nullptr);
    for (const model::GlyphRun& run : page.runs) {
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
            out[i] = &run;
        }
    }
    return out;
}

std::string text_of(const model::Page& page, std::size_t from) {
    std::string out;
    for (std::size_t i = from; i < page.glyphs.size() && i < from + 12; ++i) {
        model::append_utf8(out, page.glyphs[i].code == 0 ? 0xFFFD : page.glyphs[i].code);
    }
    return out;
}

class Comparison {
public:
    Comparison(const model::Pages& ours, const model::Pages& theirs, Differences& out) : ours_(ours), theirs_(theirs), out_(out) {}

    void compare(const model::Page& a, const model::Page& b) {
        page_ = a.number;
        note("size of page", 0, near(a.width, b.width) && near(a.height, b.height), a.width, b.width);
        compare_glyphs(a, b);
        compare_list("rules", a.rules, b.rules);
        compare_list("panels", a.panels, b.panels);
        compare_list("images", a.images, b.images);
        note("links", 0, a.links.size() == b.links.size(), a.links.size(), b.links.size());
    }

private:
    template <typename A, typename B>
    void note(const char* kind, std::size_t at, bool same, const A& ours, const B& theirs) {
        if (!same) {
            out_.emplace(kind, shown(page_, at, ours, theirs));
        }
    }

    void compare_glyphs(const model::Page& a, const model::Page& b) {
        const auto ours = runs_of(a);
        const auto theirs = runs_of(b);
        const std::size_t count = std::min(a.glyphs.size(), b.glyphs.size());
        std::size_t i = 0;
        for (; i < count && a.glyphs[i].code == b.glyphs[i].code; ++i) {
            const model::Glyph& x = a.glyphs[i];
            const model::Glyph& y = b.glyphs[i];
            note("place", i, near(x.x, y.x) && near(x.y, y.y), std::to_string(x.x) + ' ' + std::to_string(x.y),
                 std::to_string(y.x) + ' ' + std::to_string(y.y));
            note("advance", i, near(x.advance, y.advance), x.advance, y.advance);
            compare_style(i, *ours[i], *theirs[i]);
        }
        if (i < count || a.glyphs.size() != b.glyphs.size()) {
            note("glyphs", i, false, std::to_string(a.glyphs.size()) + ' ' + text_of(a, i),
                 std::to_string(b.glyphs.size()) + ' ' + text_of(b, i));
        }
    }

    void compare_style(std::size_t at, const model::GlyphRun& a, const model::GlyphRun& b) {
        note("size", at, near(a.size, b.size), a.size, b.size);
        note("angle", at, near(a.angle, b.angle), a.angle, b.angle);
        note("color", at, a.color == b.color, a.color, b.color);
        note("paint", at, a.paint == b.paint, static_cast<int>(a.paint), static_cast<int>(b.paint));
        note("bold by stroke", at, a.bold_stroke == b.bold_stroke, a.bold_stroke, b.bold_stroke);
        note("slanted", at, a.slanted == b.slanted, a.slanted, b.slanted);
        note("vertical", at, a.vertical == b.vertical, a.vertical, b.vertical);
        note("clipped", at, a.clipped == b.clipped, a.clipped, b.clipped);
        const model::Font& font = ours_.fonts.at(a.font);
        const model::Font& other = theirs_.fonts.at(b.font);
        note("font", at, font.name == other.name && font.italic == other.italic && font.has_unicode == other.has_unicode, font.name,
             other.name);
        note("bold", at, font.bold == other.bold, font.bold, other.bold);
    }

    template <typename Item>
    void compare_list(const char* kind, const std::vector<Item>& a, const std::vector<Item>& b) {
        note(kind, 0, a.size() == b.size(), a.size(), b.size());
        for (std::size_t i = 0; i < a.size() && a.size() == b.size(); ++i) {
            note(kind, i, near(a[i].box, b[i].box), test::shown(a[i].box), test::shown(b[i].box));
            if constexpr (requires { a[i].color; }) {
                note("color of shapes", i, a[i].color == b[i].color, a[i].color, b[i].color);
            } else {
                note("pixels", i, a[i].pixel_width == b[i].pixel_width && a[i].pixel_height == b[i].pixel_height, a[i].pixel_width,
                     b[i].pixel_width);
            }
        }
    }

    const model::Pages& ours_;
    const model::Pages& theirs_;
    Differences& out_;
    int page_ = 0;
};

model::Result<model::Pages> read_by(Reader reader, const std::string& file) {
    model::Diagnostics sink;
    auto document = Document::open(bytes_of(file), {""});
    if (!document) {
        return tl::unexpected(document.error());
    }
    std::vector<int> numbers;
    for (int number = 1; number <= document->page_count(); ++number) {
        numbers.push_back(number);
    }
    return document->read_pages(numbers, {}, sink, reader);
}

}  // namespace

Differences compare_pages(const model::Pages& ours, const model::Pages& theirs) {
    Differences out;
    if (ours.pages.size() != theirs.pages.size()) {
        out["pages"] = shown(0, 0, ours.pages.size(), theirs.pages.size());
        return out;
    }
    Comparison comparison(ours, theirs, out);
    for (std::size_t i = 0; i < ours.pages.size(); ++i) {
        comparison.compare(ours.pages[i], theirs.pages[i]);
    }
    return out;
}

Differences compare_readers(const std::string& file) {
    const auto ours = read_by(Reader::interpreter, file);
    const auto theirs = read_by(Reader::recorder, file);
    if (ours && theirs) {
        return compare_pages(*ours, *theirs);
    }
    Differences out;
    if (ours.has_value() != theirs.has_value()) {
        out["error"] = "only " + std::string(ours ? "the interpreter" : "the recorder") + " reads it";
    }
    return out;
}

}  // namespace bianmu::test
