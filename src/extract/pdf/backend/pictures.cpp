#include "extract/pdf/backend/pictures.h"

#include <GfxState.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "extract/pdf/backend/pixel_reader.h"
#include "extract/pdf/fax_file.h"
#include "extract/pdf/png.h"

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::string_view kInlineStart = "<<";

// `12 0` as the reference that it is.
std::optional<Ref> read_reference(std::string_view source) {
    Ref ref{0, 0};
    const char* const end = source.data() + source.size();
    const auto number = std::from_chars(source.data(), end, ref.num);
    if (number.ec != std::errc() || number.ptr == end || std::from_chars(number.ptr + 1, end, ref.gen).ec != std::errc()) {
        return std::nullopt;
    }
    return ref;
}

// How a fax is coded, by the dictionary of its picture (ISO 32000-1, table 11): the parameters of its last filter.
Object fax_parameters(const Dict& dict) {
    Object list = dict.lookup("DecodeParms");
    if (list.isNull()) {
        list = dict.lookup("DP");
    }
    return list.isArray() && list.arrayGetLength() > 0 ? list.arrayGet(list.arrayGetLength() - 1) : std::move(list);
}

// The picture as a TIFF file, where that can say all that the PDF says.
std::optional<model::Picture> wrap(const Dict& dict, const ImageEntries& image, std::string_view coded) {
    const Object parameters = fax_parameters(dict);
    const auto flag = [&parameters](const char* key) {
        const Object value = parameters.isDict() ? parameters.dictLookup(key) : null_object();
        return value.isBool() && value.getBool();
    };
    const auto number = [&parameters](const char* key, int otherwise) {
        const Object value = parameters.isDict() ? parameters.dictLookup(key) : null_object();
        return value.isInt() ? value.getInt() : otherwise;
    };
    const int encoding = number("K", 0);
    const bool plain = image.is_black_on_white() && number("Columns", 1728) == image.width && !flag("EncodedByteAlign") && !image.has_mask();
    if (!plain || (encoding == 0 && !flag("EndOfLine"))) {
        return std::nullopt;
    }
    Fax fax;
    fax.width = image.width;
    fax.height = image.height;
    fax.group4 = encoding < 0;
    fax.two_dimensional = encoding > 0;
    fax.black_is_white = flag("BlackIs1") != image.inverted;
    return model::Picture{"image/tiff", "tif", wrap_fax(fax, coded)};
}

}  // namespace

std::string picture_source(const Object& reference) {
    return std::to_string(reference.getRefNum()) + ' ' + std::to_string(reference.getRefGen());
}

std::string picture_source(std::string_view entries, std::string_view data) {
    std::string source(kInlineStart);
    source += entries;
    source += " /Length " + std::to_string(data.size()) + " >>\nstream\n";
    source += data;
    return source += "\nendstream";
}

std::optional<model::Picture> Pictures::read(const std::string& source) {
    Object object = null_object();
    if (source.starts_with(kInlineStart)) {
        object = parse_object(xref_, source);
    } else if (const auto reference = read_reference(source)) {
        object = xref_->fetch(*reference);
    }
    if (!object.isStream()) {
        return std::nullopt;
    }
    Stream& stream = *object.getStream();
    Stream* const packed = stream.getNextStream();
    const StreamKind kind = stream.getKind();
    if (packed != nullptr && (kind == strDCT || kind == strJPX)) {
        auto bytes = bytes_of(*packed);
        if (bytes && kind == strDCT && bytes->starts_with("\xFF\xD8")) {
            return model::Picture{"image/jpeg", "jpg", *std::move(bytes)};
        }
        if (bytes && kind == strJPX && bytes->starts_with("\xFF\x4F")) {
            return model::Picture{"image/j2c", "j2c", *std::move(bytes)};
        }
        return bytes && kind == strJPX ? std::optional(model::Picture{"image/jp2", "jp2", *std::move(bytes)}) : std::nullopt;
    }
    const ImageEntries image(*stream.getDict(), spaces_);
    if (kind == strCCITTFax && packed != nullptr && image.is_sound()) {
        if (const auto coded = bytes_of(*packed)) {
            if (auto wrapped = wrap(*stream.getDict(), image, *coded)) {
                return wrapped;
            }
        }
    }
    const std::uint64_t left = limits_.max_pictures_bytes - std::min(limits_.max_pictures_bytes, unpacked_);
    const auto pixels = read_pixels(stream, image, spaces_, std::min(limits_.max_picture_bytes, left));
    if (!pixels) {
        return std::nullopt;
    }
    unpacked_ += pixels->bytes.size();
    std::string file = write_png(*pixels);
    return file.empty() ? std::nullopt : std::optional(model::Picture{"image/png", "png", std::move(file)});
}

// What `stream` holds, within the limits.
std::optional<std::string> Pictures::bytes_of(Stream& stream) {
    constexpr std::size_t kStep = 1U << 16U;
    std::string bytes;
    rewind_stream(stream);
    for (std::size_t got = kStep; got == kStep;) {
        const std::size_t size = bytes.size();
        bytes.resize(size + kStep);
        got = static_cast<std::size_t>(std::max(0, stream.doGetChars(static_cast<int>(kStep), reinterpret_cast<unsigned char*>(bytes.data() + size))));
        bytes.resize(size + got);
        unpacked_ += got;
        if (bytes.size() > limits_.max_picture_bytes || unpacked_ > limits_.max_pictures_bytes) {
            return std::nullopt;
        }
    }
    stream.close();
    return bytes;
}

}  // namespace bianmu::extract::pdf::backend
