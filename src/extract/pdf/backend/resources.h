#pragma once

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/pdf/backend/color_spaces.h"
#include "extract/pdf/backend/fonts.h"
#include "extract/pdf/backend/look.h"
#include "extract/pdf/backend/version.h"

namespace bianmu::extract::pdf::backend {

class Resources;

/// A font ready for use: Poppler's and what is kept of it.
struct LoadedFont {
    std::shared_ptr<const GfxFont> font;
    const FontUse* use = nullptr;
};

/// A form XObject.
struct Form {
    Object stream;
    model::Box box;
    Matrix matrix;
    bool transparency_group = false;
    std::unique_ptr<Resources> resources;  ///< null: those around it
    std::optional<std::string> bytes;      ///< inflated when first drawn
    bool drawing = false;

    Form();
    ~Form();
};

/// What `Do` draws.
struct DrawnObject {
    int pixel_width = 0, pixel_height = 0;  ///< of an image; 0, 0 = none
    std::string source;                     ///< of an image
    std::unique_ptr<Form> form;
};

/// Makes fonts and XObjects of one document, each once, whatever pages name it.
class Library {
public:
    Library(PDFDoc& doc, Fonts& fonts);

    /// Null if it is no font. `object` is a reference or a dictionary.
    [[nodiscard]] const LoadedFont* font(const Object& object);
    /// An appearance stream may leave out that it is a form.
    [[nodiscard]] const DrawnObject* drawn(const Object& object, bool appearance = false);
    [[nodiscard]] bool is_visible(const Object& layer) const;
    [[nodiscard]] ColorSpaces& spaces() { return spaces_; }
    [[nodiscard]] Fonts& fonts() { return fonts_; }
    [[nodiscard]] XRef* xref() const { return xref_; }

private:
    [[nodiscard]] DrawnObject read(const Object& object, bool appearance);

    PDFDoc& doc_;
    XRef* xref_;
    Fonts& fonts_;
    ColorSpaces spaces_;
    std::unordered_map<Ref, LoadedFont> loaded_;
    std::unordered_map<Ref, std::unique_ptr<const DrawnObject>> drawn_;
    int direct_fonts_ = 0;
};

/// The resource dictionary of a page or form, with what was looked up in it so far. Names that it lacks are looked up around it.
class Resources {
public:
    enum class Kind { font, object, space, state, properties };

    Resources(Library& library, Object dict) : library_(library), dict_(std::move(dict)) {}

    /// Sets the resources around these, which must live as long as they are used.
    void stand_in(Resources* around) { around_ = around; }

    [[nodiscard]] const LoadedFont* font(std::string_view name);
    [[nodiscard]] const DrawnObject* drawn(std::string_view name);
    /// The space of this name, also a device space; null if there is none.
    [[nodiscard]] ColorSpace space(std::string_view name);
    /// What stands for a device space here, as `DefaultGray` and so on say.
    [[nodiscard]] ColorSpace device(std::string_view default_name, ColorSpace device);
    /// The entry as it is written, perhaps a reference; null if there is none.
    [[nodiscard]] Object look_up(Kind kind, std::string_view name);

private:
    [[nodiscard]] Object own(Kind kind, std::string_view name);

    Library& library_;
    Object dict_;
    Resources* around_ = nullptr;
    std::array<std::optional<Object>, 5> categories_;
    std::map<std::string, const LoadedFont*, std::less<>> fonts_;
    std::map<std::string, const DrawnObject*, std::less<>> drawn_;
    std::map<std::string, ColorSpace, std::less<>> spaces_;
    std::map<std::string, ColorSpace, std::less<>> devices_;
};

}  // namespace bianmu::extract::pdf::backend
