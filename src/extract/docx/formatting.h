#pragma once

#include <map>
#include <optional>
#include <tuple>

#include "extract/docx/fonts.h"
#include "extract/docx/numbering.h"
#include "extract/docx/styles.h"

namespace bianmu::extract::docx {

/// Which styles stand behind a paragraph; indices into Styles, or -1.
struct StyleContext {
    std::int32_t table = -1;
    bool first_row = false;
    std::int32_t paragraph = -1;
};

/// All look-ahead parts, and the effective properties that follow from them.
class Formatting {
public:
    FontTable fonts;
    ThemeFonts theme;
    Styles styles;
    Numbering numbering;

    /// Effective paragraph properties: defaults, table style, style chain, numbering and direct formatting, in this order;
    /// a style's own indents stand above those of the list that it brings.
    [[nodiscard]] ParagraphProperties paragraph(const StyleContext& context, const ParagraphProperties& direct) const;

    /// The list instance and level that effective properties name; nothing for plain paragraphs.
    [[nodiscard]] std::optional<std::pair<int, int>> list_of(const ParagraphProperties& effective) const;

private:
    void lay(ParagraphProperties& base, const ParagraphProperties& over) const;

    mutable std::map<std::tuple<std::int32_t, bool, std::int32_t>, ParagraphProperties> by_style_;
};

}  // namespace bianmu::extract::docx
