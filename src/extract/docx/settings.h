#pragma once

#include <string>
#include <string_view>

#include "extract/docx/number_format.h"
#include "extract/docx/part.h"

namespace bianmu::extract::docx {

/// What is read of the settings part.
struct Settings {
    std::string east_asian_language;  ///< of theme fonts, such as `zh-CN`
    NumberFormat footnote_format = NumberFormat::decimal;
    NumberFormat endnote_format = NumberFormat::lower_roman;
};

/// @return whether the whole part could be read.
[[nodiscard]] model::Result<bool> read_settings(Package& package, std::string_view part, Settings& settings);

}  // namespace bianmu::extract::docx
