#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/limits.h"
#include "model/result.h"

namespace bianmu::extract::docx {

/// The parts of an OPC package (a zip) in memory. Sizes are counted while inflating; what the directory claims is not trusted.
class Package {
public:
    /// @return the package, or `damaged` (no readable zip, names that are absolute, climb or repeat), `too_large`.
    [[nodiscard]] static model::Result<Package> open(std::span<const std::byte> bytes, const model::Limits& limits);

    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;
    ~Package();

    /// Whether there is a part of this name; names are compared without regard to ASCII case, without a leading slash.
    [[nodiscard]] bool has(std::string_view part) const;

    /// Takes a chunk of bytes; returning false ends the reading.
    using Take = std::function<bool(const char* bytes, std::size_t size)>;

    /// Inflates a part into `take`.
    /// @return whether all of it could be read; or `too_large`, `encrypted`, `damaged` (no such part).
    [[nodiscard]] model::Result<bool> stream(std::string_view part, const Take& take);

    [[nodiscard]] const model::Limits& limits() const { return limits_; }

private:
    struct Archive;
    Package(std::unique_ptr<Archive> archive, const model::Limits& limits, std::uint64_t size);

    std::unique_ptr<Archive> archive_;
    model::Limits limits_;
    std::uint64_t package_bytes_ = 0;
    std::uint64_t total_ = 0;
    std::unordered_map<std::string, std::uint64_t> index_;  // by lower-case name
};

/// `part` resolved against the folder of `base`: `word/document.xml` + `media/a.png` = `word/media/a.png`.
/// A target that starts with a slash is absolute in the package. Segments `.` and `..` are resolved within the package.
[[nodiscard]] std::string resolve_part(std::string_view base, std::string_view target);

}  // namespace bianmu::extract::docx
