#pragma once

#include <memory>
#include <string_view>

namespace bianmu::batch {

/// Compresses into a file, in pieces that stand alone: the file can be cut behind each piece and is whole again. Equal input gives equal bytes.
class Compressor {
public:
    virtual ~Compressor() = default;
    Compressor(const Compressor&) = delete;
    Compressor& operator=(const Compressor&) = delete;

    /// @param ends  ends the piece with these bytes.
    /// @return errno, or 0.
    [[nodiscard]] virtual int write(int file, std::string_view bytes, bool ends) = 0;

protected:
    Compressor() = default;
};

/// The compressor that a file's name asks for: `.gz`, `.zst`; none for others.
[[nodiscard]] std::unique_ptr<Compressor> make_compressor(std::string_view name);

}  // namespace bianmu::batch
