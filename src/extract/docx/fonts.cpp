#include "extract/docx/fonts.h"

#include <algorithm>

namespace bianmu::extract::docx {

namespace {

/// Collects, for the major and the minor font, the Latin typeface, the East Asian one, and that of the wanted script.
class ThemeHandler : public Handler {
public:
    explicit ThemeHandler(std::string_view script) : script_(script) {}

    struct Faces {
        std::string latin, east_asia, by_script;
    };
    Faces major, minor;

    void start(const Element& element) override {
        if (element.ns != Ns::a) {
            return;
        }
        if (element.name == Name::majorFont || element.name == Name::minorFont) {
            faces_ = element.name == Name::majorFont ? &major : &minor;
        } else if (faces_ != nullptr && element.name == Name::latin) {
            faces_->latin = element.text(Name::typeface);
        } else if (faces_ != nullptr && element.name == Name::ea) {
            faces_->east_asia = element.text(Name::typeface);
        } else if (faces_ != nullptr && element.name == Name::font && element.get(Name::script) == script_) {
            faces_->by_script = element.text(Name::typeface);
        }
    }
    void end(Ns /*ns*/, Name name) override {
        if (name == Name::majorFont || name == Name::minorFont) {
            faces_ = nullptr;
        }
    }
    void text(std::string_view /*piece*/) override {}

private:
    std::string_view script_;
    Faces* faces_ = nullptr;
};

}  // namespace

std::int32_t FontTable::add(std::string_view name) {
    if (last_ < names_.size() && names_[last_] == name) {   // one run after another, and each of its scripts, has the same
        return static_cast<std::int32_t>(last_);
    }
    last_ = static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
    if (last_ == names_.size()) {
        names_.emplace_back(name);
    }
    return static_cast<std::int32_t>(last_);
}

std::int32_t ThemeFonts::resolve(std::string_view theme_name) const {
    const bool major = theme_name.starts_with("major");
    if (theme_name.ends_with("EastAsia")) {
        return major ? major_east_asia : minor_east_asia;
    }
    return theme_name.ends_with("Bidi") ? -1 : major ? major_latin : minor_latin;
}

model::Result<bool> read_theme(Package& package, std::string_view part, std::string_view script, FontTable& fonts, ThemeFonts& theme) {
    ThemeHandler handler(script);
    const auto whole = parse_part(package, part, handler);
    const auto index = [&](const std::string& face, const std::string& other) {
        const std::string& name = face.empty() ? other : face;
        return name.empty() ? -1 : fonts.add(name);
    };
    theme.major_latin = index(handler.major.latin, {});
    theme.minor_latin = index(handler.minor.latin, {});
    theme.major_east_asia = index(handler.major.east_asia, handler.major.by_script);
    theme.minor_east_asia = index(handler.minor.east_asia, handler.minor.by_script);
    return whole;
}

std::string_view script_of_language(std::string_view language) {
    if (language.starts_with("zh-TW") || language.starts_with("zh-HK") || language.starts_with("zh-MO") ||
        language.starts_with("zh-Hant")) {
        return "Hant";
    }
    return language.starts_with("ja") ? "Jpan" : language.starts_with("ko") ? "Hang" : "Hans";
}

}  // namespace bianmu::extract::docx
