#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "store/schema.h"

namespace bianmu::store {

/// Where the rest of a long text lies.
struct CopiedRest {
    std::size_t column = 0;
    std::uint64_t at = 0;
    std::size_t size = 0;  ///< bytes
};

/// One row as a server takes it: texts, or nothing for null. Of a long text, it is the first piece.
struct CopiedRow {
    std::vector<std::optional<std::string>> fields;
    std::vector<CopiedRest> rests;
};

/// Rows of one table that wait for a server. They lie in a file in memory, so that the process holds no more than a piece of a text.
/// Throws EnvironmentFault when memory has run out.
class CopiedRows {
public:
    /// U+0000, which PostgreSQL has not, becomes U+FFFD.
    void add(std::span<const Value> row);
    [[nodiscard]] bool empty() const { return size_ == 0; }
    /// Bytes of all rows: what `cut` goes back to.
    [[nodiscard]] std::uint64_t size() const { return size_; }
    void cut(std::uint64_t size);
    /// Takes the next piece of a rest, whole characters, off it.
    [[nodiscard]] std::string piece(CopiedRest& rest) const;

    /// Reads the rows one by one.
    class Reader {
    public:
        explicit Reader(const CopiedRows& rows);
        /// @return false behind the last.
        [[nodiscard]] bool next(CopiedRow& out);

    private:
        [[nodiscard]] std::size_t number();
        [[nodiscard]] std::string text(std::size_t size);
        const CopiedRows& rows_;
        std::uint64_t at_ = 0;
    };

private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    void write(const void* bytes, std::size_t size);
    void number(std::size_t value) { write(&value, sizeof value); }
    void field(const std::string& text);

    std::unique_ptr<std::FILE, Close> file_;   ///< for each row the count of its fields, for each field its length plus one (0 = null) and its bytes
    std::uint64_t size_ = 0;
};

}  // namespace bianmu::store
