#pragma once

#include <string>
#include <string_view>

namespace bianmu::batch {

/// A path as one below an output: without its root, and without steps that lead nowhere or upwards.
[[nodiscard]] std::string inward(std::string_view path);

/// A name of so many bytes at most: of a longer one the beginning, cut between code points, and eight digits of its digest.
[[nodiscard]] std::string fitting(std::string name, std::size_t most);

/// Turns the names of old archives into UTF-8. Made before the sandbox closes, since the tables lie in files.
class NameReader {
public:
    NameReader();
    ~NameReader();
    NameReader(const NameReader&) = delete;
    NameReader& operator=(const NameReader&) = delete;

    /// The name in UTF-8: as it is if it is that (and not by chance, as 通知 in GBK is); else read as GBK or Shift-JIS, whichever gives more plausible text; bytes that
    /// fit neither become U+FFFD. Control characters become `_`.
    [[nodiscard]] std::string read(std::string_view name) const;

private:
    void* gbk_;
    void* shift_jis_;
};

}  // namespace bianmu::batch
