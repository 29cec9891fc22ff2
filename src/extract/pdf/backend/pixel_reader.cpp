#include "extract/pdf/backend/pixel_reader.h"

#include <GfxState.h>

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace bianmu::extract::pdf::backend {

namespace {

constexpr int kMaxSide = 1 << 24;        // pixels
constexpr int kMaxComponents = 32;       // of a colour
constexpr unsigned char kOpaque = 0xFF;

using Samples = unsigned char;

Object entry(Dict& dict, const char* name, const char* short_name) {
    Object value = dict.lookup(name);
    return value.isNull() ? dict.lookup(short_name) : std::move(value);
}

int whole(const Object& value, int otherwise, int most) {
    return value.isInt() && value.getInt() > 0 && value.getInt() <= most ? value.getInt() : otherwise;
}

bool is_gray(GfxColorSpace& space) {
    const GfxColorSpaceMode mode = space.getMode();
    return mode == csDeviceGray || mode == csCalGray || (mode == csICCBased && space.getNComps() == 1);
}

bool has_known_bits(const ImageEntries& image) {
    return image.bits == 1 || image.bits == 2 || image.bits == 4 || image.bits == 8 || image.bits == 16;
}

std::uint64_t pixel_count(const ImageEntries& image) {
    return static_cast<std::uint64_t>(image.width) * static_cast<std::uint64_t>(image.height);
}

// Where an image covers what is under it, from 0 to 255; empty if it does everywhere.
struct Cover {
    int width = 0, height = 0;
    std::string bytes;

    // Of the pixel at x, y of a picture of another size.
    [[nodiscard]] char at(int x, int y, const ImageEntries& image) const {
        const auto column = static_cast<std::size_t>(static_cast<std::int64_t>(x) * width / image.width);
        const auto row = static_cast<std::size_t>(static_cast<std::int64_t>(y) * height / image.height);
        return bytes[row * static_cast<std::size_t>(width) + column];
    }
};

// A picture of one component, as grey.
std::string read_gray(Stream& stream, const ImageEntries& image, GfxColorSpace& space, std::uint64_t most) {
    std::string out;
    Object decode = image.decode.copy();
    GfxImageColorMap map(image.bits, &decode, space.copy());
    if (!image.is_sound() || !has_known_bits(image) || !map.isOk() || pixel_count(image) > most) {
        return out;
    }
    out.resize(pixel_count(image));
    ImageStream samples(&stream, image.width, 1, image.bits);
    rewind_images(samples);
    for (std::size_t row = 0; row < static_cast<std::size_t>(image.height); ++row) {
        const Samples* line = samples.getLine();
        for (std::size_t x = 0; x < static_cast<std::size_t>(image.width); ++x) {
            GfxGray gray = gfxColorComp1;
            if (line != nullptr) {
                map.getGray(line + x, &gray);
            }
            out[row * static_cast<std::size_t>(image.width) + x] = static_cast<char>(colToByte(gray));
        }
    }
    samples.close();
    return out;
}

Cover read_cover(const ImageEntries& image, ColorSpaces& spaces, std::uint64_t most) {
    const bool soft = image.soft_mask.isStream();
    const Object& object = soft ? image.soft_mask : image.mask;
    if (!object.isStream()) {
        return {};
    }
    Stream& stream = *object.getStream();
    ImageEntries mask(*stream.getDict(), spaces);
    mask.bits = soft ? mask.bits : 1;
    Cover cover{mask.width, mask.height, read_gray(stream, mask, *spaces.gray(), most)};
    if (!soft) {
        for (char& value : cover.bytes) {
            value = static_cast<char>(~value);  // a stencil's 0 paints
        }
    }
    return cover;
}

// The ranges of samples that are left out, as `Mask` gives them: least and most of each component.
std::vector<std::pair<int, int>> read_key(const ImageEntries& image, int components) {
    std::vector<std::pair<int, int>> key;
    if (!image.mask.isArray() || image.mask.arrayGetLength() != 2 * components || image.bits == 16) {
        return key;
    }
    for (int i = 0; i < components; ++i) {
        const Object least = image.mask.arrayGet(2 * i), most = image.mask.arrayGet(2 * i + 1);
        key.emplace_back(least.isInt() ? least.getInt() : 0, most.isInt() ? most.getInt() : -1);
    }
    return key;
}

std::optional<Pixels> read_bits(Stream& stream, const ImageEntries& image, std::uint64_t most) {
    Pixels out{image.width, image.height, 1, true, {}};
    const std::uint64_t size = static_cast<std::uint64_t>(out.row()) * static_cast<std::uint64_t>(image.height);
    if (size > most) {
        return std::nullopt;
    }
    out.bytes.resize(size);
    ImageStream samples(&stream, image.width, 1, 1);
    rewind_images(samples);
    char* row = out.bytes.data();
    for (int y = 0; y < image.height; ++y, row += out.row()) {
        const Samples* line = samples.getLine();
        for (int x = 0; x < image.width; ++x) {
            const bool white = line == nullptr || (line[x] != 0) != image.inverted;
            row[x / 8] = static_cast<char>(row[x / 8] | (white ? 0x80 >> (x % 8) : 0));
        }
    }
    samples.close();
    return out;
}

std::optional<Pixels> read_colors(Stream& stream, const ImageEntries& image, ColorSpaces& spaces, std::uint64_t most) {
    const int components = image.space->getNComps();
    Object decode = image.decode.copy();
    GfxImageColorMap map(image.bits, &decode, image.space->copy());
    if (!map.isOk() || components < 1 || components > kMaxComponents || map.getNumPixelComps() != components) {
        return std::nullopt;
    }
    const Cover cover = read_cover(image, spaces, most);
    const auto key = read_key(image, components);
    const int colors = is_gray(*image.space) ? 1 : 3;
    const int channels = colors + (cover.bytes.empty() && key.empty() ? 0 : 1);
    Pixels out{image.width, image.height, channels, false, {}};
    const std::uint64_t size = pixel_count(image) * static_cast<std::uint64_t>(channels);
    if (size > most) {
        return std::nullopt;
    }
    out.bytes.reserve(size);
    std::vector<Samples> rgb(static_cast<std::size_t>(image.width) * 3), kept;
    ImageStream samples(&stream, image.width, components, image.bits);
    rewind_images(samples);
    for (int y = 0; y < image.height; ++y) {
        Samples* const line = samples.getLine();
        if (line == nullptr) {
            break;
        }
        if (!key.empty()) {
            kept.assign(line, line + static_cast<std::ptrdiff_t>(image.width) * components);  // the colours may be computed in place
        }
        const bool whole_lines = colors == 3 && map.useRGBLine();
        if (whole_lines) {
            map.getRGBLine(line, rgb.data(), image.width);
        }
        for (int x = 0; x < image.width; ++x) {
            const Samples* const sample = line + static_cast<std::ptrdiff_t>(x) * components;
            if (colors == 1) {
                GfxGray gray = 0;
                map.getGray(sample, &gray);
                out.bytes += static_cast<char>(colToByte(gray));
            } else if (whole_lines) {
                out.bytes.append(reinterpret_cast<const char*>(rgb.data()) + static_cast<std::ptrdiff_t>(x) * 3, 3);
            } else {
                GfxRGB color;
                map.getRGB(sample, &color);
                out.bytes += static_cast<char>(colToByte(color.r));
                out.bytes += static_cast<char>(colToByte(color.g));
                out.bytes += static_cast<char>(colToByte(color.b));
            }
            if (!cover.bytes.empty()) {
                out.bytes += cover.at(x, y, image);
            } else if (!key.empty()) {
                bool left_out = true;
                for (std::size_t i = 0; i < key.size(); ++i) {
                    const int value = kept[static_cast<std::size_t>(x) * key.size() + i];
                    left_out = left_out && value >= key[i].first && value <= key[i].second;
                }
                out.bytes += static_cast<char>(left_out ? 0 : kOpaque);
            }
        }
    }
    samples.close();
    out.bytes.resize(size);
    return out;
}

}  // namespace

ImageEntries::ImageEntries(Dict& dict, ColorSpaces& spaces)
    : width(whole(entry(dict, "Width", "W"), 0, kMaxSide)),
      height(whole(entry(dict, "Height", "H"), 0, kMaxSide)),
      bits(whole(entry(dict, "BitsPerComponent", "BPC"), 8, 16)),
      decode(entry(dict, "Decode", "D")),
      soft_mask(dict.lookup("SMask")),
      mask(dict.lookup("Mask")) {
    const Object is_stencil = entry(dict, "ImageMask", "IM");
    stencil = is_stencil.isBool() && is_stencil.getBool();
    bits = stencil ? 1 : bits;
    if (decode.isArray() && decode.arrayGetLength() > 0) {
        const Object first = decode.arrayGet(0);
        inverted = first.isNum() && first.getNum() > 0.5;
    }
    if (const Object described = entry(dict, "ColorSpace", "CS"); !stencil && !described.isNull()) {
        constexpr std::array<std::pair<std::string_view, const char*>, 4> kShort{
            {{"G", "DeviceGray"}, {"RGB", "DeviceRGB"}, {"CMYK", "DeviceCMYK"}, {"I", "Indexed"}}};
        const auto* const found = std::find_if(kShort.begin(), kShort.end(), [&described](const auto& pair) { return described.isName(pair.first.data()); });
        space = spaces.find(found == kShort.end() ? described.copy() : Object(objName, found->second));
    }
}

bool ImageEntries::is_black_on_white() const {
    return bits == 1 && (stencil || space == nullptr || is_gray(*space));
}

std::optional<Pixels> read_pixels(Stream& stream, const ImageEntries& image, ColorSpaces& spaces, std::uint64_t most) {
    if (!image.is_sound() || !has_known_bits(image) || pixel_count(image) > most * 8) {
        return std::nullopt;
    }
    if (image.is_black_on_white() && !image.has_mask()) {
        return read_bits(stream, image, most);
    }
    if (image.space == nullptr || pixel_count(image) > most) {
        return std::nullopt;
    }
    return read_colors(stream, image, spaces, most);
}

}  // namespace bianmu::extract::pdf::backend
