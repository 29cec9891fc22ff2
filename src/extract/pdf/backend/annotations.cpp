#include "extract/pdf/backend/annotations.h"

#include <Catalog.h>
#include <XRef.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>

#include "extract/pdf/backend/tokenizer.h"
#include "extract/pdf/characters.h"
#include "extract/pdf/text_string.h"
#include "model/text.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr int kMaxAnnotations = 10'000;  // of one page
constexpr int kMaxAncestors = 32;        // of a form field
constexpr int kMaxChoices = 1'000;
constexpr std::size_t kMaxLines = 10'000;  // of one value
constexpr double kMargin = 2;            // points between a field's edge and its text
constexpr double kPitch = 1.15;          // em from line to line
constexpr double kLargest = 12;          // points, of text whose size is to fit its field

// Bits of /F, and of /Ff of fields.
constexpr int kHidden = 2;
constexpr int kNoView = 32;
constexpr int kMultiline = 1 << 12;
constexpr int kPassword = 1 << 13;
constexpr int kPushButton = 1 << 16;

int integer(const Object& value) {
    return value.isInt() ? value.getInt() : 0;
}

std::string text_in(const Object& value) {
    return value.isString() ? decode_text_string(text_of(*value.getString())) : std::string();
}

std::optional<model::Box> rectangle_of(Dict& annotation) {
    const Object rect = annotation.lookup("Rect");
    if (!rect.isArray() || rect.arrayGetLength() < 4) {
        return std::nullopt;
    }
    std::array<double, 4> n{};
    for (int i = 0; i < 4; ++i) {
        n[static_cast<std::size_t>(i)] = rect.arrayGet(i).getNumWithDefaultValue(0);
    }
    return model::Box{std::min(n[0], n[2]), std::min(n[1], n[3]), std::max(n[0], n[2]), std::max(n[1], n[3])};
}

model::Box on_page(const model::Box& box, const Matrix& matrix) {
    const Point first = matrix.at(box.x0, box.y0);
    model::Box out{first.x, first.y, first.x, first.y};
    for (const auto& [x, y] : {std::pair{box.x1, box.y0}, {box.x0, box.y1}, {box.x1, box.y1}}) {
        const Point corner = matrix.at(x, y);
        out.add({corner.x, corner.y, corner.x, corner.y});
    }
    return out;
}

// An entry of a form field, which it may have from the fields above it.
Object inherited(Dict& field, const char* key) {
    Object value = field.lookup(key);
    Object parent = field.lookup("Parent");
    for (int i = 0; value.isNull() && parent.isDict() && i < kMaxAncestors; ++i) {
        value = parent.dictLookup(key);
        parent = parent.dictLookup("Parent");
    }
    return value;
}

// What a chosen value shows: /Opt may give it another text than its own.
std::string shown_choice(const Object& options, const std::string& value) {
    for (int i = 0; options.isArray() && i < std::min(options.arrayGetLength(), kMaxChoices); ++i) {
        const Object option = options.arrayGet(i);
        if (option.isArray() && option.arrayGetLength() >= 2 && text_in(option.arrayGet(0)) == value) {
            return text_in(option.arrayGet(1));
        }
    }
    return value;
}

std::string value_of(Dict& field) {
    const Object type = inherited(field, "FT");
    const Object value = inherited(field, "V");
    const int flags = integer(inherited(field, "Ff"));
    if (type.isName("Tx") && (flags & kPassword) == 0) {
        return text_in(value);
    }
    if (type.isName("Btn") && (flags & kPushButton) == 0) {
        const Object state = field.lookup("AS");
        const Object& chosen = state.isName() ? state : value;
        return chosen.isName() && !chosen.isName("Off") ? "\u2611" : "";  // a box with a check
    }
    if (!type.isName("Ch")) {
        return {};
    }
    const Object options = inherited(field, "Opt");
    if (!value.isArray()) {
        return shown_choice(options, text_in(value));
    }
    std::string out;
    for (int i = 0; i < std::min(value.arrayGetLength(), kMaxChoices); ++i) {
        out += (i > 0 ? "\n" : "") + shown_choice(options, text_in(value.arrayGet(i)));
    }
    return out;
}

// The size that a default appearance sets; 0 = to fit.
double size_of(const Object& appearance) {
    if (!appearance.isString()) {
        return 0;
    }
    Tokenizer tokens(text_of(*appearance.getString()));
    double last = 0;
    double size = 0;
    for (Token token = tokens.next(); token.kind != Token::Kind::end; token = tokens.next()) {
        size = token.kind == Token::Kind::keyword && token.text == "Tf" ? last : size;
        last = token.kind == Token::Kind::number ? token.number : last;
    }
    return size;
}

double width_of(char32_t code) {
    return model::is_cjk(code) ? 1 : 0.5;
}

// The lines of a value: at its line ends, and where the next word would not fit.
std::vector<std::u32string> lines_of(const std::string& value, double width) {
    std::vector<std::u32string> lines(1);
    double used = 0;
    for (const char32_t code : model::to_utf32(value)) {
        if (lines.size() > kMaxLines) {
            break;
        }
        if (code == U'\n' || code == U'\r') {
            if (!lines.back().empty()) {
                lines.emplace_back();
            }
            used = 0;
            continue;
        }
        std::u32string& line = lines.back();
        if (used + width_of(code) > width && !line.empty()) {
            const std::size_t space = line.rfind(U' ');
            const bool word = !model::is_cjk(code) && code != U' ' && space != std::u32string::npos;
            std::u32string rest = word ? line.substr(space + 1) : std::u32string();
            line.resize(word ? space + 1 : line.size());
            used = 0;
            for (const char32_t moved : rest) {
                used += width_of(moved);
            }
            lines.push_back(std::move(rest));
        }
        lines.back() += code;
        used += width_of(code);
    }
    return lines;
}

// Paints a value into its rectangle, upright in user space.
void write_value(const std::string& value, const model::Box& box, double size, bool multiline, const Matrix& matrix, Fonts& fonts,
                 PageBuilder& builder) {
    if (size <= 0) {
        size = std::clamp((box.height() - kMargin) * (multiline ? 1 : 0.8), 4.0, kLargest);
    }
    const Point along = matrix.by(1, 0);
    const double scale = std::hypot(along.x, along.y);
    if (scale <= 0) {
        return;
    }
    Style style;
    style.font = fonts.nameless();
    style.size = static_cast<float>(size * scale);
    style.angle = static_cast<float>(std::atan2(along.y, along.x) * 180 / 3.14159265358979323846);
    const std::vector<std::u32string> lines = lines_of(value, std::max(box.width() - 2 * kMargin, size) / size);
    double y = multiline || lines.size() > 1 ? box.y1 - kMargin - 0.88 * size : (box.y0 + box.y1) / 2 - 0.38 * size;
    for (const std::u32string& line : lines) {
        double x = box.x0 + kMargin;
        for (const char32_t code : line) {
            const Point at = matrix.at(x, y);
            const double advance = width_of(code) * size * scale;
            builder.add({std::u32string_view(&code, 1), at.x, at.y, advance, {along.x / scale, along.y / scale}}, style);
            x += width_of(code) * size;
        }
        y -= kPitch * size;
    }
}

}  // namespace

AnnotationPainter::AnnotationPainter(PDFDoc& doc, Library& library, Fonts& fonts) : doc_(doc), library_(library), fonts_(fonts) {
    const Object catalog = doc_.getXRef()->getCatalog();
    const Object form = catalog.isDict() ? catalog.dictLookup("AcroForm") : null_object();
    const Object needed = form.isDict() ? form.dictLookup("NeedAppearances") : null_object();
    values_changed_ = needed.isBool() && needed.getBool();
}

void AnnotationPainter::paint(Page& page, const Matrix& matrix, Interpreter& interpreter, PageBuilder& builder) {
    const Object list = page.getAnnotsObject();
    for (int i = 0; list.isArray() && i < std::min(list.arrayGetLength(), kMaxAnnotations); ++i) {
        const Object annotation = list.arrayGet(i);
        if (annotation.isDict()) {
            paint_one(*annotation.getDict(), matrix, interpreter, builder);
        }
    }
}

// Notes and links show a sign of their own, which is no part of the page's text or lines.
void AnnotationPainter::paint_one(Dict& annotation, const Matrix& matrix, Interpreter& interpreter, PageBuilder& builder) {
    const Object type = annotation.lookup("Subtype");
    if (!type.isName() || type.isName("Link") || type.isName("Popup") || type.isName("Text") ||
        (integer(annotation.lookup("F")) & (kHidden | kNoView)) != 0 || !library_.is_visible(annotation.lookupNF("OC"))) {
        return;
    }
    const std::optional<model::Box> box = rectangle_of(annotation);
    if (!box) {
        return;
    }
    const bool field = type.isName("Widget");
    const Object kind = field ? inherited(annotation, "FT") : null_object();
    const bool button = kind.isName("Btn");
    Form* const appearance = appearance_of(annotation);
    const std::size_t before = builder.glyph_count();
    if (appearance != nullptr && (!values_changed_ || !field || button)) {
        const model::Box shown = on_page(appearance->box, appearance->matrix);
        const double across = shown.width() > 0 ? box->width() / shown.width() : 1;
        const double down = shown.height() > 0 ? box->height() / shown.height() : 1;
        interpreter.draw_appearance(*appearance, {across, 0, 0, down, box->x0 - shown.x0 * across, box->y0 - shown.y0 * down});
        if (!button || builder.glyph_count() > before) {
            return;  // the mark of a button may be drawn as lines: its value is said below
        }
    }
    const std::string value = field ? value_of(annotation) : type.isName("FreeText") ? text_in(annotation.lookup("Contents")) : "";
    const bool multiline = !field || (integer(inherited(annotation, "Ff")) & kMultiline) != 0;
    write_value(value, *box, size_of(inherited(annotation, "DA")), multiline, matrix, fonts_, builder);
}

Form* AnnotationPainter::appearance_of(Dict& annotation) {
    const Object appearances = annotation.lookup("AP");
    if (!appearances.isDict()) {
        return nullptr;
    }
    const Object normal = appearances.dictLookup("N");
    Object stream = appearances.dictLookupNF("N").copy();
    if (normal.isDict()) {
        const Object state = annotation.lookup("AS");
        stream = state.isName() ? normal.dictLookupNF(state.getName()).copy() : null_object();
    }
    const DrawnObject* const drawn = library_.drawn(stream, true);
    return drawn == nullptr ? nullptr : drawn->form.get();
}

std::vector<model::PageNote> read_page_notes(Page& page, const Matrix& matrix) {
    std::vector<model::PageNote> out;
    const Object list = page.getAnnotsObject();
    for (int i = 0; list.isArray() && i < std::min(list.arrayGetLength(), kMaxAnnotations); ++i) {
        const Object annotation = list.arrayGet(i);
        if (!annotation.isDict()) {
            continue;
        }
        const Object type = annotation.dictLookup("Subtype");
        // A pop-up repeats its parent's text; what fields, links and free text say stands on the page; a state is no text.
        if (!type.isName() || type.isName("Popup") || type.isName("Widget") || type.isName("Link") || type.isName("FreeText") ||
            annotation.dictLookup("StateModel").isString() || (integer(annotation.dictLookup("F")) & kHidden) != 0) {
            continue;
        }
        const std::optional<model::Box> box = rectangle_of(*annotation.getDict());
        std::string text = text_in(annotation.dictLookup("Contents"));
        if (box && !model::trim(text).empty()) {
            out.push_back({on_page(*box, matrix), std::string(model::trim(text))});
        }
    }
    return out;
}

}  // namespace bianmu::extract::pdf::backend
