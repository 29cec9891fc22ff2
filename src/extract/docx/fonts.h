#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "extract/docx/part.h"

namespace bianmu::extract::docx {

/// Font names, each once; an index stands for a name.
class FontTable {
public:
    std::int32_t add(std::string_view name);
    [[nodiscard]] const std::string& name(std::int32_t index) const { return names_[static_cast<std::size_t>(index)]; }
    [[nodiscard]] std::size_t size() const { return names_.size(); }

private:
    std::vector<std::string> names_;
    std::size_t last_ = 0;   // that was asked for
};

/// The fonts that theme names such as `minorEastAsia` stand for; -1 = none.
struct ThemeFonts {
    std::int32_t major_latin = -1, minor_latin = -1, major_east_asia = -1, minor_east_asia = -1;

    /// The font of a value of `w:asciiTheme` and its kin.
    [[nodiscard]] std::int32_t resolve(std::string_view theme_name) const;
};

/// Reads a theme part into `theme`; the answer says whether the whole part could be read. `script` is the theme's name of the writing
/// system of East Asian text: `Hans`, `Hant`, `Jpan`, `Hang`.
[[nodiscard]] model::Result<bool> read_theme(Package& package, std::string_view part, std::string_view script, FontTable& fonts,
                                             ThemeFonts& theme);

/// The theme's script name for a language tag such as `zh-CN`.
[[nodiscard]] std::string_view script_of_language(std::string_view language);

}  // namespace bianmu::extract::docx
