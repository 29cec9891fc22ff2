#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace bianmu::batch {

/// Lines of a descriptor that come as they are written, none longer than a limit.
class Lines {
public:
    Lines(int descriptor, std::size_t most) : descriptor_(descriptor), most_(most) {}

    struct Line {
        std::string text;
        std::size_t number = 0;    ///< from 1
        bool is_too_long = false;  ///< then without its text
    };

    /// The next line that is there whole.
    [[nodiscard]] std::optional<Line> next();
    /// Reads once; waits if nothing is there.
    /// @throws EnvironmentFault if that fails.
    void read();
    /// Whether nothing more will come.
    [[nodiscard]] bool at_end() const { return is_closed_ && buffer_.empty(); }
    /// Whether there is more to read.
    [[nodiscard]] bool is_open() const { return !is_closed_; }

private:
    int descriptor_;
    std::size_t most_;
    std::string buffer_;
    std::size_t start_ = 0, searched_ = 0;  ///< of the next line; up to where there is no line break
    std::size_t number_ = 0;
    bool is_skipping_ = false;              ///< in a line that is too long
    bool is_closed_ = false;
};

}  // namespace bianmu::batch
