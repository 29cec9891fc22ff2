#include "extract/docx/picture_header.h"

#include <cstdint>

namespace bianmu::extract::docx {

namespace {

using namespace std::string_view_literals;

constexpr int kMostPixels = 1 << 24;

/// Numbers in the bytes of a picture; 0 beyond their end.
struct Reader {
    std::string_view bytes;

    [[nodiscard]] int big(std::size_t at, std::size_t size) const {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i) {
            value = value << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        return value > static_cast<std::uint32_t>(kMostPixels) ? 0 : static_cast<int>(value);
    }
    [[nodiscard]] int little(std::size_t at, std::size_t size) const {
        std::uint32_t value = 0;
        for (std::size_t i = size; i > 0; --i) {
            value = value << 8U | (at + i - 1 < bytes.size() ? static_cast<unsigned char>(bytes[at + i - 1]) : 0U);
        }
        return value > static_cast<std::uint32_t>(kMostPixels) ? 0 : static_cast<int>(value);
    }
};

/// The frame header among a JPEG's segments.
PictureHeader read_jpeg(const Reader& reader) {
    PictureHeader header{"image/jpeg"};
    for (std::size_t at = 2; at + 9 < reader.bytes.size();) {
        const int marker = reader.big(at + 1, 1);
        if (reader.bytes[at] != '\xFF') {
            break;
        }
        const bool frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            header.height = reader.big(at + 5, 2);
            header.width = reader.big(at + 7, 2);
            break;
        }
        at += marker == 0xFF ? 1 : 2 + static_cast<std::size_t>(reader.big(at + 2, 2));
    }
    return header;
}

/// The tags of width and height in the first directory of a TIFF.
PictureHeader read_tiff(const Reader& reader) {
    PictureHeader header{"image/tiff"};
    const bool little = reader.bytes[0] == 'I';
    const auto number = [&](std::size_t at, std::size_t size) { return little ? reader.little(at, size) : reader.big(at, size); };
    const auto start = static_cast<std::size_t>(number(4, 4));
    const int count = number(start, 2);
    for (int i = 0; i < count && start + 2 + static_cast<std::size_t>(i) * 12 < reader.bytes.size(); ++i) {
        const std::size_t at = start + 2 + static_cast<std::size_t>(i) * 12;
        const int tag = number(at, 2);
        const std::size_t size = number(at + 2, 2) == 3 ? 2 : 4;  // a short or a long
        header.width = tag == 256 ? number(at + 8, size) : header.width;
        header.height = tag == 257 ? number(at + 8, size) : header.height;
    }
    return header;
}

}  // namespace

PictureHeader read_picture_header(std::string_view bytes) {
    const Reader reader{bytes};
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) {
        return {"image/png", reader.big(16, 4), reader.big(20, 4)};
    }
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) {
        return read_jpeg(reader);
    }
    if (bytes.starts_with("GIF8"sv)) {
        return {"image/gif", reader.little(6, 2), reader.little(8, 2)};
    }
    if (bytes.starts_with("BM"sv)) {
        return {"image/bmp", reader.little(18, 4), reader.little(22, 4)};
    }
    if (bytes.starts_with("II*\0"sv) || bytes.starts_with("MM\0*"sv)) {
        return read_tiff(reader);
    }
    if (bytes.starts_with("RIFF"sv) && bytes.substr(0, 12).ends_with("WEBP"sv)) {
        const std::string_view kind = bytes.substr(0, 16).substr(12);
        return kind == "VP8X"   ? PictureHeader{"image/webp", reader.little(24, 3) + 1, reader.little(27, 3) + 1}
               : kind == "VP8 " ? PictureHeader{"image/webp", reader.little(26, 2) & 0x3FFF, reader.little(28, 2) & 0x3FFF}
                                : PictureHeader{"image/webp"};
    }
    if (bytes.starts_with("\x01\0\0\0"sv) && bytes.substr(0, 44).ends_with(" EMF"sv)) {
        return {"image/x-emf"};
    }
    if (bytes.starts_with("\xD7\xCD\xC6\x9A"sv) || bytes.starts_with("\x01\0\x09\0"sv)) {
        return {"image/x-wmf"};
    }
    if (bytes.substr(0, 1024).find("<svg"sv) != std::string_view::npos) {
        return {"image/svg+xml"};
    }
    return {};
}

}  // namespace bianmu::extract::docx
