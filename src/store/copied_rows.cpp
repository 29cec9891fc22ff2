#include "store/copied_rows.h"

#include <array>
#include <charconv>
#include <cstring>
#include <utility>

namespace bianmu::store {
namespace {

/// The shortest digits that read back as the same number.
template <typename Number>
std::string digits(Number number) {
    std::array<char, 32> out{};
    return {out.data(), std::to_chars(out.data(), out.data() + out.size(), number).ptr};
}

std::string without_nul(std::string text) {
    for (std::size_t at = text.find('\0'); at != std::string::npos; at = text.find('\0', at)) {
        text.replace(at, 1, "\uFFFD");
    }
    return text;
}

}  // namespace

void CopiedRows::number(std::size_t value) {
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void CopiedRows::field(const std::string& text) {
    number(text.size() + 1);
    bytes_ += text;
}

void CopiedRows::add(const std::vector<Value>& row) {
    number(row.size());
    for (const Value& value : row) {
        if (const auto* const text = std::get_if<std::string>(&value)) {
            text->find('\0') == std::string::npos ? field(*text) : field(without_nul(*text));
        } else if (const auto* const integer = std::get_if<std::int64_t>(&value)) {
            field(digits(*integer));
        } else if (const auto* const real = std::get_if<double>(&value)) {
            field(digits(*real));
        } else {
            number(0);
        }
    }
}

std::size_t CopiedRows::Reader::number() {
    std::size_t out = 0;
    std::memcpy(&out, bytes_.data() + at_, sizeof out);
    at_ += sizeof out;
    return out;
}

bool CopiedRows::Reader::next(CopiedRow& out) {
    if (at_ == bytes_.size()) {
        return false;
    }
    out.resize(number());
    for (auto& field : out) {
        const std::size_t size = number();
        if (size == 0) {
            field.reset();
        } else {
            field = bytes_.substr(at_, size - 1);
            at_ += size - 1;
        }
    }
    return true;
}

}  // namespace bianmu::store
