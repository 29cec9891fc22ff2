#include "store/copied_rows.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "store/fault.h"

namespace bianmu::store {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 20U;   ///< bytes of a text that are held at once

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

[[noreturn]] void give_up() {
    throw EnvironmentFault("no memory for the rows that wait for the database");
}

/// Bytes of the piece that ends with a whole character.
std::size_t whole_characters(const std::string& piece) {
    std::size_t out = piece.size();
    while (out > 0 && (static_cast<unsigned char>(piece[out - 1]) & 0xC0U) == 0x80U) {
        --out;
    }
    return out > 1 ? out - 1 : piece.size();   // the last one goes to the next piece
}

}  // namespace

void CopiedRows::write(const void* bytes, std::size_t size) {
    if (!file_) {
        const int memory = ::memfd_create("rows", MFD_CLOEXEC);
        file_.reset(memory < 0 ? nullptr : ::fdopen(memory, "w+"));
    }
    if (!file_ || std::fwrite(bytes, 1, size, file_.get()) != size) {
        give_up();
    }
    size_ += size;
}

void CopiedRows::field(const std::string& text) {
    number(text.size() + 1);
    write(text.data(), text.size());
}

void CopiedRows::add(std::span<const Value> row) {
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

void CopiedRows::cut(std::uint64_t size) {
    if (file_ && (std::fflush(file_.get()) != 0 || ::ftruncate(::fileno(file_.get()), static_cast<off_t>(size)) != 0 ||
                  ::fseeko(file_.get(), static_cast<off_t>(size), SEEK_SET) != 0)) {
        give_up();
    }
    size_ = size;
}

std::string CopiedRows::piece(CopiedRest& rest) const {
    std::string out(std::min(rest.size, kPiece), '\0');
    if (::pread(::fileno(file_.get()), out.data(), out.size(), static_cast<off_t>(rest.at)) != static_cast<ssize_t>(out.size())) {
        give_up();
    }
    out.resize(out.size() < rest.size ? whole_characters(out) : out.size());
    rest.at += out.size();
    rest.size -= out.size();
    return out;
}

CopiedRows::Reader::Reader(const CopiedRows& rows) : rows_(rows) {
    if (rows.file_ && (std::fflush(rows.file_.get()) != 0 || ::fseeko(rows.file_.get(), 0, SEEK_SET) != 0)) {
        give_up();
    }
}

std::size_t CopiedRows::Reader::number() {
    std::size_t out = 0;
    if (std::fread(&out, sizeof out, 1, rows_.file_.get()) != 1) {
        give_up();
    }
    at_ += sizeof out;
    return out;
}

std::string CopiedRows::Reader::text(std::size_t size) {
    std::string out(size, '\0');
    if (std::fread(out.data(), 1, size, rows_.file_.get()) != size) {
        give_up();
    }
    at_ += size;
    return out;
}

bool CopiedRows::Reader::next(CopiedRow& out) {
    if (at_ == rows_.size_) {
        return false;
    }
    out.fields.resize(number());
    out.rests.clear();
    for (std::size_t column = 0; column < out.fields.size(); ++column) {
        const std::size_t size = number();
        if (size == 0) {
            out.fields[column].reset();
        } else if (size - 1 <= kPiece) {
            out.fields[column] = text(size - 1);
        } else {
            CopiedRest rest{column, at_, size - 1};
            out.fields[column] = rows_.piece(rest);
            out.rests.push_back(rest);
            at_ += size - 1;
            if (::fseeko(rows_.file_.get(), static_cast<off_t>(at_), SEEK_SET) != 0) {
                give_up();
            }
        }
    }
    return true;
}

}  // namespace bianmu::store
