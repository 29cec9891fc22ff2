#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "extract/docx/part_store.h"
#include "model/limits.h"
#include "model/result.h"

namespace bianmu::extract::docx {

/// The parts of an OPC package (a zip, or one XML file) in memory. Sizes are counted while inflating; what the directory claims is not trusted.
class Package {
public:
    /// A zip without a readable directory is read by the headers before its entries.
    /// @return the package, or `damaged` (nothing to read, names that are absolute, climb or repeat), `too_large`.
    [[nodiscard]] static model::Result<Package> open(std::span<const std::byte> bytes, const model::Limits& limits);

    /// Whether there is a part of this name; names are compared without regard to ASCII case, without a leading slash.
    [[nodiscard]] bool has(std::string_view part) const;

    /// Inflates a part into `take`.
    /// @return whether all of it could be read; or `too_large`, `encrypted`, `damaged` (no such part).
    [[nodiscard]] model::Result<bool> stream(std::string_view part, const Take& take);

    [[nodiscard]] const model::Limits& limits() const { return limits_; }
    /// Whether a part of XML comes with three elements around its root (see `open_flat_opc`).
    [[nodiscard]] bool is_flat() const { return flat_; }
    /// Whether the directory was lost and the parts were found without it.
    [[nodiscard]] bool is_repaired() const { return repaired_; }

private:
    Package(std::unique_ptr<PartStore> store, const model::Limits& limits, std::uint64_t size);

    std::unique_ptr<PartStore> store_;
    model::Limits limits_;
    std::uint64_t package_bytes_ = 0;
    std::uint64_t total_ = 0;
    std::unordered_map<std::string, std::size_t> index_;  // by lower-case name
    bool flat_ = false, repaired_ = false;
};

/// `part` resolved against the folder of `base`: `word/document.xml` + `media/a.png` = `word/media/a.png`.
/// A target that starts with a slash is absolute in the package. Segments `.` and `..` are resolved within the package.
[[nodiscard]] std::string resolve_part(std::string_view base, std::string_view target);

}  // namespace bianmu::extract::docx
