#pragma once

#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "extract/docx/properties.h"

namespace bianmu::extract::docx {

/// ASCII letters in lower case.
[[nodiscard]] std::string lower(std::string text);

enum class StyleType : std::uint8_t { paragraph, character, table, numbering };

struct Style {
    std::string id;
    std::string name;      ///< lower case
    std::string based_on;  ///< id, or empty
    StyleType type = StyleType::paragraph;
    bool is_default = false;
    ParagraphProperties paragraph;
    RunProperties run;
    ParagraphProperties first_row_paragraph;  ///< table styles: the conditional format of header rows
    RunProperties first_row_run;
    Toggle ruled = Toggle::unset;  ///< table styles: draws some border
};

/// The styles part: styles by id, chains, and run properties resolved through them.
class Styles {
public:
    /// @return whether the whole part could be read.
    [[nodiscard]] model::Result<bool> read(Package& package, std::string_view part, const ThemeFonts& theme, FontTable& fonts);

    /// Index of a style; -1 if there is none of this id and type.
    [[nodiscard]] std::int32_t find(std::string_view id, StyleType type) const;
    /// Index of the default style of a type, or -1.
    [[nodiscard]] std::int32_t default_of(StyleType type) const { return defaults_[static_cast<std::size_t>(type)]; }
    [[nodiscard]] const Style& at(std::int32_t index) const { return styles_[static_cast<std::size_t>(index)]; }

    /// Indices of a style and the nearest 64 of those it is based on, the root first; empty for -1.
    [[nodiscard]] std::vector<std::int32_t> chain(std::int32_t index) const;

    /// Run properties from the document defaults and the styles of table, paragraph and run (each may be -1); toggle
    /// properties are on where an odd number of the three turn them on. The reference stays valid.
    [[nodiscard]] const RunProperties& run(std::int32_t table, bool first_row, std::int32_t paragraph, std::int32_t character) const;

    [[nodiscard]] const ParagraphProperties& paragraph_defaults() const { return paragraph_defaults_; }
    /// Whether a table style, or one it is based on, draws borders.
    [[nodiscard]] bool is_ruled(std::int32_t table) const;

private:
    friend class StylesHandler;
    void index();

    std::vector<Style> styles_;
    std::unordered_map<std::string, std::int32_t> by_id_[4];
    std::int32_t defaults_[4] = {-1, -1, -1, -1};
    RunProperties run_defaults_;
    ParagraphProperties paragraph_defaults_;
    mutable std::map<std::tuple<std::int32_t, bool, std::int32_t, std::int32_t>, RunProperties> resolved_;
};

}  // namespace bianmu::extract::docx
