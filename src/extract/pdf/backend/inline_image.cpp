#include "extract/pdf/backend/inline_image.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kDataMark = 3;    // bytes of `ID` and the white space behind it
constexpr std::size_t kLookAhead = 12;  // bytes behind an end that must look like operators

struct Header {
    int width = 0, height = 0, bits = 8;
    std::optional<int> components;  // unknown for spaces of the resources
    bool packed = false;
};

int whole(const Token& token) {
    return token.kind == Token::Kind::number && token.number >= 1 && token.number < 1e9 ? static_cast<int>(token.number) : 0;
}

std::optional<int> components_of(std::string_view space) {
    if (space == "G" || space == "DeviceGray") {
        return 1;
    }
    if (space == "RGB" || space == "DeviceRGB") {
        return 3;
    }
    return space == "CMYK" || space == "DeviceCMYK" ? std::optional(4) : std::nullopt;
}

// Reads keys and values up to `ID`; nothing if it does not come.
std::optional<Header> read_header(Tokenizer& tokens) {
    Header header;
    for (;;) {
        const Token key = tokens.next();
        if (key.kind == Token::Kind::keyword && key.text == "ID") {
            return header;
        }
        if (key.kind == Token::Kind::end) {
            return std::nullopt;
        }
        if (key.kind != Token::Kind::name) {
            continue;
        }
        const Token value = tokens.next();
        if (key.text == "W" || key.text == "Width") {
            header.width = whole(value);
        } else if (key.text == "H" || key.text == "Height") {
            header.height = whole(value);
        } else if (key.text == "BPC" || key.text == "BitsPerComponent") {
            header.bits = whole(value);
        } else if ((key.text == "IM" || key.text == "ImageMask") && value.text == "true") {
            header.bits = 1;
            header.components = 1;
        } else if (key.text == "CS" || key.text == "ColorSpace") {
            header.components = value.kind == Token::Kind::array_begin ? 1 : components_of(value.text);
        } else if (key.text == "F" || key.text == "Filter") {
            header.packed = true;
        } else if (value.kind == Token::Kind::keyword && value.text == "ID") {
            return header;
        }
    }
}

// Whether an `EI` at `at` ends the image: white space around it, and no binary data after it.
bool is_end(std::string_view content, std::size_t at) {
    if (content.substr(at, 2) != "EI" || (at > 0 && !is_pdf_space(content[at - 1]))) {
        return false;
    }
    const std::string_view behind = content.substr(at + 2, kLookAhead);
    return (behind.empty() || is_pdf_space(behind[0])) && std::all_of(behind.begin(), behind.end(), [](char c) {
               return c == '\t' || c == '\n' || c == '\r' ||
                      (static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F);
           });
}

}  // namespace

InlineImage skip_inline_image(Tokenizer& tokens) {
    const std::size_t begin = tokens.position();
    const std::optional<Header> header = read_header(tokens);
    if (!header) {
        return {};
    }
    const std::string_view content = tokens.content();
    const std::size_t data = std::min(tokens.position() + 1, content.size());
    std::size_t at = data;
    if (!header->packed && header->components) {
        const double row = static_cast<double>((static_cast<std::int64_t>(header->width) * *header->components * header->bits + 7) / 8);
        const double size = row * header->height;
        if (size < static_cast<double>(content.size())) {
            // The bytes may look like an end; a line end stands before the true one.
            at += static_cast<std::size_t>(size);
        }
    }
    for (std::size_t found = content.find("EI", std::min(at, content.size())); found != std::string_view::npos;
         found = content.find("EI", found + 1)) {
        if (is_end(content, found) || (found == at && !header->packed)) {
            tokens.move_to(found + 2);
            return {header->width, header->height, true, content.substr(begin, data - begin - kDataMark), content.substr(data, found - data)};
        }
    }
    return {};
}

}  // namespace bianmu::extract::pdf::backend
