#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/flow.h"

namespace bianmu::extract::docx {

/// How a run looks: one style, and the font of its East Asian characters.
struct RunLook {
    model::TextStyle style;  ///< its font is that of Latin text
    std::int32_t east_asia_font = -1;
    bool ambiguous_east_asia = false;  ///< quotation marks, dashes… take the East Asian font
    bool hidden = false;
    char32_t last_symbol = 0;  ///< up to which its Latin font draws symbols for letters
};

/// What a stretch of text belongs to besides its look; indices into the lists of the flow, -1 = none.
struct Marks {
    std::int32_t link = -1, note = -1, revision = -1, ruby = -1, formula = -1;
};

/// Puts a paragraph's text together: joins pieces of one look, splits those that mix Latin and East Asian characters of different fonts.
class TextBuilder {
public:
    /// The base of one annotation, and one formula, is one run in the look of its beginning.
    void append(std::string_view text, const RunLook& look, const Marks& marks = {});
    /// A mark without text: an empty run that names a note or the revision of a paragraph's end.
    void append_mark(const RunLook& look, const Marks& marks);
    /// The text and runs of `other`, behind this.
    void append(const TextBuilder& other);

    [[nodiscard]] bool empty() const { return text_.empty() && runs_.empty(); }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::vector<model::Run>& runs() const { return runs_; }

    /// Moves the text, normalised to NFC, and the runs into `paragraph`, and starts anew.
    void finish(model::Paragraph& paragraph);

private:
    void append_run(std::string_view text, const model::TextStyle& style, const Marks& marks);

    std::string text_;
    std::vector<model::Run> runs_;
};

}  // namespace bianmu::extract::docx
