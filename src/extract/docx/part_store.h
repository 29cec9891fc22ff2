#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "model/limits.h"
#include "model/result.h"

namespace bianmu::extract::docx {

constexpr std::size_t kChunk = std::size_t{32} << 10;   ///< bytes of a stream that are handed on together

/// Takes a chunk of bytes; returning false ends the reading.
using Take = std::function<bool(const char* bytes, std::size_t size)>;

/// What holds the parts of a package, by number. The bytes that it was opened on must outlive it.
class PartStore {
public:
    PartStore() = default;
    PartStore(const PartStore&) = delete;
    PartStore& operator=(const PartStore&) = delete;
    virtual ~PartStore() = default;

    /// The parts' names as written, by number.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

    /// Unpacks a part into `take`.
    /// @return whether all of it could be read, or `take` wanted no more; or `encrypted`, `damaged`.
    [[nodiscard]] virtual model::Result<bool> stream(std::size_t part, const Take& take) = 0;

protected:
    std::vector<std::string> names_;
};

/// A zip by its central directory.
/// @return the store, or `damaged` (no readable directory), `too_large` (more entries than the limit).
[[nodiscard]] model::Result<std::unique_ptr<PartStore>> open_zip(std::span<const std::byte> bytes, const model::Limits& limits);

/// A zip whose central directory is lost: by the header before each entry. A name that comes again is an older state and left out.
/// @return the store, or `damaged` (not a single entry), `too_large`.
[[nodiscard]] model::Result<std::unique_ptr<PartStore>> open_local_headers(std::span<const std::byte> bytes, const model::Limits& limits);

/// Whether the bytes are a Flat OPC document: the parts of a package as elements of one XML file.
[[nodiscard]] bool is_flat_opc(std::span<const std::byte> bytes);

/// A Flat OPC document in UTF-8. A part of XML comes with the elements `package`, `part` and `xmlData` around its root.
/// @return the store, or `damaged`, `too_large`.
[[nodiscard]] model::Result<std::unique_ptr<PartStore>> open_flat_opc(std::span<const std::byte> bytes, const model::Limits& limits);

}  // namespace bianmu::extract::docx
