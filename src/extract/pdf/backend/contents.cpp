#include "extract/pdf/backend/contents.h"

#include <libdeflate.h>

#include <algorithm>
#include <cstring>

namespace bianmu::extract::pdf::backend {

namespace {

constexpr std::size_t kMostKept = std::size_t{32} << 20U;  // bytes of forms

enum class Filter { none, flate, picture, other };

bool is_picture(const Object& filter) {
    return filter.isName("JBIG2Decode") || filter.isName("JPXDecode") || filter.isName("DCTDecode") || filter.isName("CCITTFaxDecode");
}

Filter filter_of(Dict& dict) {
    Object filter = dict.lookup("Filter");
    if (filter.isArray()) {
        const int count = filter.arrayGetLength();
        for (int i = 0; i < count; ++i) {
            if (is_picture(filter.arrayGet(i))) {
                return Filter::picture;
            }
        }
        if (count != 1) {
            return count == 0 ? Filter::none : Filter::other;
        }
        filter = filter.arrayGet(0);
    }
    if (is_picture(filter)) {
        return Filter::picture;
    }
    if (filter.isNull()) {
        return dict.hasKey("F") ? Filter::other : Filter::none;
    }
    const bool flate = filter.isName("FlateDecode") || filter.isName("Fl");
    return flate && !dict.hasKey("DecodeParms") && !dict.hasKey("DP") ? Filter::flate : Filter::other;
}

}  // namespace

Contents::Contents(std::span<const std::byte> file, bool encrypted, const model::Limits& limits)
    : file_(file), encrypted_(encrypted), limits_(limits), inflater_(libdeflate_alloc_decompressor()) {}

Contents::~Contents() {
    libdeflate_free_decompressor(inflater_);
}

Object Contents::of(Page& page) {
    Object contents = page.getContents();
    used_ = 0;
    skipped_ = false;
    if (contents.isStream()) {
        const Taken taken = append(contents);
        if (taken == Taken::picture) {
            skipped_ = true;
            return null_object();
        }
        return taken == Taken::yes ? memory_stream(buffer_.data(), used_) : std::move(contents);
    }
    if (!contents.isArray()) {
        return contents;
    }
    bool all_taken = true;
    for (int i = contents.arrayGetLength() - 1; i >= 0; --i) {
        const Object part = contents.arrayGet(i);
        if (part.isStream() && filter_of(*part.streamGetDict()) == Filter::picture) {
            contents.arrayRemove(i);
            skipped_ = true;
        }
    }
    for (int i = 0; i < contents.arrayGetLength() && all_taken; ++i) {
        const Object part = contents.arrayGet(i);
        all_taken = part.isStream() && append(part) == Taken::yes;
        // Poppler's lexer ends a token where a stream ends.
        if (used_ == buffer_.size()) {
            buffer_.resize(used_ + 1);
        }
        buffer_[used_++] = '\n';
    }
    return all_taken ? memory_stream(buffer_.data(), used_) : std::move(contents);
}

Contents::Taken Contents::append(const Object& stream) {
    const Filter filter = filter_of(*stream.streamGetDict());
    if (filter == Filter::picture) {
        return Taken::picture;
    }
    if (filter == Filter::other || encrypted_) {
        return Taken::no;
    }
    BaseStream* base = stream.getStream()->getBaseStream();
    const Goffset start = base->getStart();
    const Goffset length = base->getLength();
    if (start < 0 || length < 0 || static_cast<std::size_t>(start) > file_.size() ||
        static_cast<std::size_t>(length) > file_.size() - static_cast<std::size_t>(start)) {
        return Taken::no;
    }
    const std::span<const std::byte> raw = file_.subspan(static_cast<std::size_t>(start), static_cast<std::size_t>(length));
    if (filter == Filter::flate) {
        return inflate(raw) ? Taken::yes : Taken::no;
    }
    if (buffer_.size() - used_ < raw.size()) {
        buffer_.resize(used_ + raw.size());
    }
    std::memcpy(buffer_.data() + used_, raw.data(), raw.size());
    used_ += raw.size();
    return Taken::yes;
}

std::string_view Contents::bytes_of(Page& page) {
    const Object contents = page.getContents();
    used_ = 0;
    skipped_ = false;
    if (contents.isStream()) {
        append_any(contents);
    } else if (contents.isArray()) {
        for (int i = 0; i < contents.arrayGetLength(); ++i) {
            append_any(contents.arrayGet(i));
        }
    }
    return {buffer_.data(), used_};
}

std::string Contents::bytes_of(const Object& stream) {
    used_ = 0;
    append_any(stream);
    return buffer_.substr(0, used_);
}

void Contents::keep_or_drop(std::optional<std::string>& bytes) {
    if (kept_ + bytes->size() > kMostKept) {
        bytes.reset();
    } else {
        kept_ += bytes->size();
    }
}

// Adds the bytes of `stream` and a line end: a token ends where a stream ends.
void Contents::append_any(const Object& stream) {
    if (!stream.isStream()) {
        return;
    }
    const std::size_t before = used_;
    const Taken taken = append(stream);
    if (taken == Taken::picture) {
        skipped_ = true;
        return;
    }
    if (taken == Taken::no && !too_large_) {
        used_ = before;
        append_by_poppler(stream);
    }
    unpacked_ += used_ - before;
    too_large_ = too_large_ || unpacked_ > limits_.max_total_bytes;
    if (used_ == buffer_.size()) {
        buffer_.resize(used_ + 1);
    }
    buffer_[used_++] = '\n';
}

void Contents::append_by_poppler(const Object& stream) {
    constexpr std::size_t step = 1U << 16U;
    const std::size_t start = used_;
    Stream& source = *stream.getStream();
    const auto packed = static_cast<std::uint64_t>(std::max<Goffset>(source.getBaseStream()->getLength(), 0));
    const std::uint64_t most = std::min(limits_.max_part_bytes, std::max(limits_.ratio_floor, limits_.max_ratio * packed));
    rewind_stream(source);
    for (;;) {
        if (buffer_.size() - used_ < step) {
            buffer_.resize(used_ + step * 2);
        }
        const int got = source.doGetChars(static_cast<int>(step), reinterpret_cast<unsigned char*>(buffer_.data() + used_));
        used_ += static_cast<std::size_t>(std::max(got, 0));
        if (used_ - start > most) {
            too_large_ = true;
            break;
        }
        if (got < static_cast<int>(step)) {
            break;
        }
    }
    source.close();
}

bool Contents::inflate(std::span<const std::byte> packed) {
    const std::uint64_t by_ratio = std::max(limits_.ratio_floor, limits_.max_ratio * packed.size());
    const std::size_t most = static_cast<std::size_t>(std::min(limits_.max_part_bytes, by_ratio));
    std::size_t room = std::min(most, std::max<std::size_t>(packed.size() * 6 + 1024, buffer_.size() - used_));
    for (;;) {
        if (buffer_.size() - used_ < room) {
            buffer_.resize(used_ + room);
        }
        std::size_t inflated = 0;
        const libdeflate_result result =
            libdeflate_zlib_decompress(inflater_, packed.data(), packed.size(), buffer_.data() + used_, room, &inflated);
        if (result == LIBDEFLATE_SUCCESS) {
            used_ += inflated;
            return true;
        }
        if (result != LIBDEFLATE_INSUFFICIENT_SPACE) {
            return false;
        }
        if (room >= most) {
            too_large_ = true;
            return false;
        }
        room = std::min(most, room * 4);
    }
}

}  // namespace bianmu::extract::pdf::backend
