#include "support/text_pdf.h"

#include <utility>

#include "model/text.h"

namespace bianmu::test {

TextPdf::TextPdf() {
    pdf_.add_named_cjk_font("F1", "FangSong", "UniGB-UCS2-H");
    pdf_.add_named_cjk_font("F2", "FangSong,Bold", "UniGB-UCS2-H");
}

TextPdf& TextPdf::page(const std::string& entries) {
    end_page();
    page_ = {};
    page_.entries = entries;
    open_ = true;
    return *this;
}

TextPdf& TextPdf::text(double x, double y, double size, std::string_view utf8, const std::string& before, const std::string& font) {
    return operators("q BT " + before + " /" + font + " " + std::to_string(size) + " Tf " + std::to_string(x) + " " +
                     std::to_string(page_.height - y) + " Td " + utf16_codes(utf8) + " Tj ET Q");
}

double TextPdf::paragraph(double x, double y, double size, int columns, std::string_view utf8, double pitch) {
    const std::u32string all = model::to_utf32(utf8);
    std::size_t room = static_cast<std::size_t>(columns) - 2;
    for (std::size_t at = 0; at < all.size(); y += pitch) {
        text(at == 0 ? x + 2 * size : x, y, size, model::to_utf8(all.substr(at, room)));
        at += room;
        room = static_cast<std::size_t>(columns);
    }
    return y;
}

TextPdf& TextPdf::operators(const std::string& content) {
    page_.content += content + "\n";
    return *this;
}

std::string TextPdf::build() {
    end_page();
    return pdf_.build();
}

void TextPdf::end_page() {
    if (std::exchange(open_, false)) {
        pdf_.add_page(page_);
    }
}

}  // namespace bianmu::test
