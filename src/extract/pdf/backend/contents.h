#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "extract/pdf/backend/version.h"
#include "model/limits.h"

struct libdeflate_decompressor;

namespace bianmu::extract::pdf::backend {

/// Hands out page contents inflated beforehand, which is several times faster than Poppler's own byte-wise inflater.
class Contents {
public:
    /// `file` is the whole document as Poppler reads it; it must outlive the object.
    Contents(std::span<const std::byte> file, bool encrypted, const model::Limits& limits);
    ~Contents();
    Contents(const Contents&) = delete;
    Contents& operator=(const Contents&) = delete;

    /// What to give to Gfx::display for `page`: one stream over inflated bytes where that can be had, else what the page has.
    /// The result must be dropped before the next call.
    [[nodiscard]] Object of(Page& page);

    /// The contents of `page` as bytes, unpacked in whatever way; valid until the next call.
    [[nodiscard]] std::string_view bytes_of(Page& page);

    /// The same of one stream.
    [[nodiscard]] std::string bytes_of(const Object& stream);

    /// Drops `bytes` where too much is kept already; they can be had again.
    void keep_or_drop(std::optional<std::string>& bytes);

    /// Whether a stream grew beyond the limits; its page was given as it is in the file.
    [[nodiscard]] bool too_large() const { return too_large_; }

    /// Whether a stream of the last page was left out because it is packed as a picture: such "contents" are bombs.
    [[nodiscard]] bool skipped() const { return skipped_; }
    void forget_skipped() { skipped_ = false; }

private:
    enum class Taken { yes, no, picture };

    [[nodiscard]] Taken append(const Object& stream);
    [[nodiscard]] bool inflate(std::span<const std::byte> packed);
    void append_any(const Object& stream);
    void append_by_poppler(const Object& stream);

    std::span<const std::byte> file_;
    bool encrypted_;
    const model::Limits& limits_;
    libdeflate_decompressor* inflater_;
    std::string buffer_;
    std::size_t used_ = 0;
    std::size_t kept_ = 0;
    std::uint64_t unpacked_ = 0;
    bool too_large_ = false;
    bool skipped_ = false;
};

}  // namespace bianmu::extract::pdf::backend
