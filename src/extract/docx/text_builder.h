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
};

/// Puts a paragraph's text together: joins pieces of one look, splits those that mix Latin and East Asian characters of different fonts.
class TextBuilder {
public:
    void append(std::string_view text, const RunLook& look, std::int32_t link = -1, std::int32_t note = -1);
    /// A mark without text: an empty run that names a note.
    void append_mark(const RunLook& look, std::int32_t link, std::int32_t note);
    /// The text and runs of `other`, behind this.
    void append(const TextBuilder& other);

    [[nodiscard]] bool empty() const { return text_.empty() && runs_.empty(); }
    [[nodiscard]] const std::string& text() const { return text_; }
    [[nodiscard]] const std::vector<model::Run>& runs() const { return runs_; }

    /// Moves the text, normalised to NFC, and the runs into `paragraph`, and starts anew.
    void finish(model::Paragraph& paragraph);

private:
    void append_run(std::string_view text, const model::TextStyle& style, std::int32_t link, std::int32_t note);

    std::string text_;
    std::vector<model::Run> runs_;
};

}  // namespace bianmu::extract::docx
