#include "emit/json_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "model/hexadecimal.h"
#include "model/text.h"

namespace bianmu::emit {
namespace {

/// Bytes of the character at `at` that a string holds as it is; 0 for one that is escaped, and for what is not well-formed UTF-8.
std::size_t plain_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
    const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(0);
    if (first < 0x80) {
        return first >= 0x20 && first != '"' && first != '\\' ? 1 : 0;
    }
    if (at + 2 < text.size() && model::are_one_character(text.data() + at)) {
        return 3;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) >= 0xA0;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return continues(1) ? 2 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool out_of_range = (first == 0xF0 && byte(1) < 0x90) || (first == 0xF4 && byte(1) >= 0x90);
        return continues(1) && continues(2) && continues(3) && !out_of_range ? 4 : 0;
    }
    return 0;
}

/// Whether a string holds eight bytes as they are, for they are ASCII without quotation marks, backslashes and controls.
bool are_plain(const char* eight) {
    constexpr std::uint64_t kOnes = 0x0101010101010101U;
    std::uint64_t word = 0;
    std::memcpy(&word, eight, sizeof word);
    const auto holds = [word](unsigned char byte) {   // the highest bit of a byte that is this one; no such byte is passed over
        const std::uint64_t differences = word ^ (byte * kOnes);
        return (differences - kOnes) & ~differences;
    };
    return ((word | (word - 0x20 * kOnes) | holds('"') | holds('\\')) & (0x80 * kOnes)) == 0;
}

/// Whether all of a text is such, looked at by words that overlap at the end.
bool is_plain(std::string_view text) {
    constexpr std::size_t kWord = sizeof(std::uint64_t), kHalf = kWord / 2;
    const std::size_t size = text.size();
    if (size >= kWord) {
        for (std::size_t at = 0; at + kWord < size; at += kWord) {
            if (!are_plain(text.data() + at)) {
                return false;
            }
        }
        return are_plain(text.data() + size - kWord);
    }
    std::array<char, kWord> word{' ', ' ', ' ', ' ', ' ', ' ', ' ', ' '};
    if (size >= kHalf) {
        std::memcpy(word.data(), text.data(), kHalf);
        std::memcpy(word.data() + kHalf, text.data() + size - kHalf, kHalf);
    } else {
        for (std::size_t i = 0; i < size; ++i) {
            word[i] = text[i];
        }
    }
    return are_plain(word.data());
}

/// Moves `at` behind what stands there of ideographs and then of ASCII that a string holds as they are.
void skip_plain(std::string_view text, std::size_t& at) {
    constexpr std::size_t kWord = sizeof(std::uint64_t);
    if (at < text.size() && static_cast<unsigned char>(text[at]) >= 0x80) {
        model::skip_whole_ideographs(text, at);
    }
    while (at + kWord <= text.size() && are_plain(text.data() + at)) {
        at += kWord;
    }
}

class Writer {
public:
    Writer(const ValueTree& tree, bool pretty) : nodes_(tree.nodes()), pretty_(pretty) {
        constexpr std::size_t kBytesPerNode = 8;
        out_.reserve(tree.text_bytes() + nodes_.size() * kBytesPerNode + 64);
    }

    std::string take() {
        if (!nodes_.empty()) {
            value(0, 0);
        }
        out_ += '\n';
        return std::move(out_);
    }

private:
    void string(std::string_view text) {
        out_ += '"';
        if (is_plain(text)) {   // names, dates, numbers
            out_ += text;
        } else {
            mixed(text);
        }
        out_ += '"';
    }

    void mixed(std::string_view text) {
        std::size_t done = 0;
        std::size_t at = 0;
        while (skip_plain(text, at), at < text.size()) {
            if (const std::size_t length = plain_length(text, at); length > 0) {
                at += length;
                continue;
            }
            out_.append(text, done, at - done);
            escape(static_cast<unsigned char>(text[at]));
            done = ++at;
        }
        out_.append(text, done, text.size() - done);
    }

    void escape(unsigned char c) {
        switch (c) {
            case '"':
                out_ += "\\\"";
                break;
            case '\\':
                out_ += "\\\\";
                break;
            case '\n':
                out_ += "\\n";
                break;
            case '\t':
                out_ += "\\t";
                break;
            case '\r':
                out_ += "\\r";
                break;
            case '\b':
                out_ += "\\b";
                break;
            case '\f':
                out_ += "\\f";
                break;
            default:
                if (c < 0x20) {
                    out_ += "\\u00" + model::hexadecimal(c, 2);
                } else {
                    out_ += "\uFFFD";
                }
        }
    }

    template <typename Number>
    void digits(Number number) {
        std::array<char, 32> buffer{};
        const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
        out_.append(buffer.data(), end);
    }

    void hundredths(std::int64_t value) {
        if (value < 0) {
            out_ += '-';
            value = -value;
        }
        digits(value / 100);
        const std::int64_t rest = value % 100;
        if (rest != 0) {
            out_ += '.';
            out_ += static_cast<char>('0' + rest / 10);
            if (rest % 10 != 0) {
                out_ += static_cast<char>('0' + rest % 10);
            }
        }
    }

    [[nodiscard]] bool on_one_line(std::uint32_t at) const {
        const Node& node = nodes_[at];
        return !pretty_ || node.size == 0 ||
               (node.kind == Kind::array && std::all_of(nodes_.begin() + at + 1, nodes_.begin() + node.end, [](const Node& child) {
                    return child.kind == Kind::integer || child.kind == Kind::hundredths || child.kind == Kind::number;
                }));
    }

    void line(std::size_t depth) {
        out_ += '\n';
        out_.append(depth * 2, ' ');
    }

    void children(std::uint32_t at, std::size_t depth) {
        const Node& node = nodes_[at];
        const bool object = node.kind == Kind::object;
        const bool flat = on_one_line(at);
        out_ += object ? '{' : '[';
        for (std::uint32_t child = at + 1; child < node.end; child = nodes_[child].end) {
            if (child != at + 1) {
                out_ += flat && pretty_ ? ", " : ",";
            }
            if (!flat) {
                line(depth + 1);
            }
            if (object) {
                string(nodes_[child].name());
                out_ += pretty_ ? ": " : ":";
            }
            value(child, depth + 1);
        }
        if (!flat) {
            line(depth);
        }
        out_ += object ? '}' : ']';
    }

    void value(std::uint32_t at, std::size_t depth) {
        const Node& node = nodes_[at];
        switch (node.kind) {
            case Kind::null:
                out_ += "null";
                break;
            case Kind::boolean:
                out_ += node.integer != 0 ? "true" : "false";
                break;
            case Kind::integer:
                digits(node.integer);
                break;
            case Kind::hundredths:
                hundredths(node.integer);
                break;
            case Kind::number:
                digits(node.number);
                break;
            case Kind::string:
                string(node.string());
                break;
            case Kind::array:
            case Kind::object:
                children(at, depth);
                break;
        }
    }

    const std::vector<Node>& nodes_;
    bool pretty_;
    std::string out_;
};

}  // namespace

std::string write_json(const ValueTree& tree, bool pretty) {
    return Writer(tree, pretty).take();
}

}  // namespace bianmu::emit
