#pragma once

#include <string>

namespace bianmu::test {

/// The standard security handler of PDF 1.1 (revision 2, 40-bit RC4), ISO 32000-1, 7.6.3.
class PdfEncryption {
public:
    PdfEncryption(const std::string& user, const std::string& owner);

    /// `data` of object `number` (generation 0), encrypted; the same again decrypts.
    [[nodiscard]] std::string apply(int number, const std::string& data) const;
    /// The encryption dictionary.
    [[nodiscard]] std::string dictionary() const;
    /// The file identifier, in hexadecimal.
    [[nodiscard]] std::string file_id() const;

private:
    std::string owner_entry_, user_entry_, key_;
};

}  // namespace bianmu::test
