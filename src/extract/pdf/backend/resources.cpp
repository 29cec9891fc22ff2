#include "extract/pdf/backend/resources.h"

#include <Catalog.h>
#include <GfxFont.h>
#include <GfxState.h>
#include <OptionalContent.h>

#include <algorithm>

#include "extract/pdf/backend/pictures.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::array<const char*, 5> kCategories{"Font", "XObject", "ColorSpace", "ExtGState", "Properties"};

bool read_numbers(const Object& array, double* out, int count) {
    if (!array.isArray() || array.arrayGetLength() < count) {
        return false;
    }
    for (int i = 0; i < count; ++i) {
        const Object value = array.arrayGet(i);
        if (!value.isNum()) {
            return false;
        }
        out[i] = value.getNum();
    }
    return true;
}

int pixels(Dict& dict, const char* key, const char* short_key) {
    const Object value = dict.lookup(key, 0);
    const Object number = value.isNull() ? dict.lookup(short_key, 0) : value.copy();
    return number.isNum() && number.getNum() >= 1 && number.getNum() < 1e9 ? static_cast<int>(number.getNum()) : 0;
}

}  // namespace

Form::Form() = default;
Form::~Form() = default;

Library::Library(PDFDoc& doc, Fonts& fonts) : doc_(doc), xref_(doc.getXRef()), fonts_(fonts), spaces_(xref_) {}

const LoadedFont* Library::font(const Object& object) {
    // A font written into a dictionary has no id; one is made up that no object has.
    const Ref id = object.isRef() ? object.getRef() : Ref{-2 - direct_fonts_++, 0};
    const auto [entry, added] = loaded_.try_emplace(id);
    LoadedFont& loaded = entry->second;
    if (added) {
        const Object dict = object.fetch(xref_);
        if (dict.isDict()) {
            std::shared_ptr<const GfxFont> font(GfxFont::makeFont(xref_, "F", id, dict.getDict()));
            if (font && font->isOk()) {
                loaded = {font, &fonts_.use(*font)};
            }
        }
    }
    return loaded.font ? &loaded : nullptr;
}

bool Library::is_visible(const Object& layer) const {
    OCGs* layers = doc_.getCatalog()->getOptContentConfig();
    return layers == nullptr || layer.isNull() || layers->optContentIsVisible(&layer);
}

const DrawnObject* Library::drawn(const Object& object, bool appearance) {
    if (!object.isRef()) {
        return nullptr;  // streams are never written into a dictionary
    }
    std::unique_ptr<const DrawnObject>& known = drawn_[object.getRef()];
    if (!known) {
        known = std::make_unique<const DrawnObject>(read(object, appearance));
    }
    return known.get();
}

DrawnObject Library::read(const Object& object, bool appearance) {
    DrawnObject out;
    Object stream = object.fetch(xref_);
    if (!stream.isStream()) {
        return out;
    }
    Dict& dict = *stream.streamGetDict();
    if (!is_visible(dict.lookupNF("OC"))) {
        return out;
    }
    const Object type = dict.lookup("Subtype");
    if (type.isName("Image")) {
        const int width = pixels(dict, "Width", "W");
        const int height = pixels(dict, "Height", "H");
        if (width > 0 && height > 0) {
            out.pixel_width = width;
            out.pixel_height = height;
            out.source = picture_source(object);
        }
        return out;
    }
    double box[4];
    if (!(type.isName("Form") || (appearance && type.isNull())) || !read_numbers(dict.lookup("BBox"), box, 4)) {
        return out;
    }
    out.form = std::make_unique<Form>();
    Form& form = *out.form;
    form.box = {std::min(box[0], box[2]), std::min(box[1], box[3]), std::max(box[0], box[2]), std::max(box[1], box[3])};
    double matrix[6];
    if (read_numbers(dict.lookup("Matrix"), matrix, 6)) {
        form.matrix = {matrix[0], matrix[1], matrix[2], matrix[3], matrix[4], matrix[5]};
    }
    const Object group = dict.lookup("Group");
    form.transparency_group = group.isDict() && group.dictLookup("S").isName("Transparency");
    if (Object resources = dict.lookup("Resources"); resources.isDict()) {
        form.resources = std::make_unique<Resources>(*this, std::move(resources));
    }
    form.stream = std::move(stream);
    return out;
}

Object Resources::own(Kind kind, std::string_view name) {
    const auto index = static_cast<std::size_t>(kind);
    std::optional<Object>& category = categories_[index];
    if (!category) {
        category = dict_.isDict() ? dict_.dictLookup(kCategories[index]) : null_object();
    }
    return category->isDict() ? category->dictLookupNF(std::string(name).c_str()).copy() : null_object();
}

Object Resources::look_up(Kind kind, std::string_view name) {
    Object found = own(kind, name);
    return found.isNull() && around_ != nullptr ? around_->look_up(kind, name) : std::move(found);
}

const LoadedFont* Resources::font(std::string_view name) {
    auto entry = fonts_.find(name);
    if (entry == fonts_.end()) {
        const Object found = own(Kind::font, name);
        entry = fonts_.emplace(name, found.isNull() ? nullptr : library_.font(found)).first;
    }
    return entry->second == nullptr && around_ != nullptr ? around_->font(name) : entry->second;
}

const DrawnObject* Resources::drawn(std::string_view name) {
    auto entry = drawn_.find(name);
    if (entry == drawn_.end()) {
        const Object found = own(Kind::object, name);
        entry = drawn_.emplace(name, found.isNull() ? nullptr : library_.drawn(found)).first;
    }
    return entry->second == nullptr && around_ != nullptr ? around_->drawn(name) : entry->second;
}

ColorSpace Resources::space(std::string_view name) {
    auto entry = spaces_.find(name);
    if (entry == spaces_.end()) {
        Object found = own(Kind::space, name);
        if (found.isNull() && around_ == nullptr) {
            found = Object(objName, std::string(name).c_str());
        }
        entry = spaces_.emplace(name, found.isNull() ? nullptr : library_.spaces().find(found)).first;
    }
    return entry->second == nullptr && around_ != nullptr ? around_->space(name) : entry->second;
}

ColorSpace Resources::device(std::string_view default_name, ColorSpace device) {
    auto entry = devices_.find(default_name);
    if (entry == devices_.end()) {
        const Object found = look_up(Kind::space, default_name);
        ColorSpace space = found.isNull() ? device : library_.spaces().find(found);
        if (space == nullptr || space->getNComps() != device->getNComps()) {
            space = device;
        }
        entry = devices_.emplace(default_name, space).first;
    }
    return entry->second;
}

}  // namespace bianmu::extract::pdf::backend
