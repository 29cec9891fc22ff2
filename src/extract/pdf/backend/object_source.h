#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "extract/pdf/backend/contents.h"
#include "extract/pdf/backend/tokenizer.h"
#include "extract/pdf/backend/version.h"

namespace bianmu::extract::pdf::backend {

/// Opens indirect objects as tokens, where many small ones are wanted and Poppler's own objects would cost too much.
/// Strings of an encrypted file come as they are stored, encrypted, unless they stand in an object stream.
class ObjectSource {
public:
    /// `file` is the whole document; all arguments must outlive the object.
    ObjectSource(PDFDoc& doc, std::span<const std::byte> file, const model::Limits& limits);

    /// A tokenizer that stands at the value of object `number`; null if there is none. Valid until the next call.
    [[nodiscard]] Tokenizer* open(int number);

    /// Whether the strings of the object opened last can be read.
    [[nodiscard]] bool strings_readable() const { return in_stream_ || !encrypted_; }

private:
    struct Unpacked {
        int number = 0;  // of the object stream
        std::string bytes;
        std::vector<std::pair<int, std::size_t>> objects;  // number and where it stands
        std::unique_ptr<Tokenizer> tokens;
    };

    [[nodiscard]] Tokenizer* open_in_file(int number, std::size_t offset);
    [[nodiscard]] Tokenizer* open_in_stream(int number, int stream, int index);
    [[nodiscard]] Unpacked* unpack(int stream);

    XRef* xref_;
    std::string_view file_;
    bool encrypted_;
    bool in_stream_ = false;
    Contents contents_;
    Tokenizer tokens_;             // of the file
    std::list<Unpacked> unpacked_;  // used last first
    int unpackings_ = 0;
};

}  // namespace bianmu::extract::pdf::backend
