#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "store/schema.h"

namespace bianmu::store {

/// One row as a server takes it: texts, or nothing for null.
using CopiedRow = std::vector<std::optional<std::string>>;

/// Rows of one table that wait for a server, close together in memory: many small strings would take several times as much.
class CopiedRows {
public:
    /// U+0000, which PostgreSQL has not, becomes U+FFFD.
    void add(const std::vector<Value>& row);
    [[nodiscard]] bool empty() const { return bytes_.empty(); }
    /// Bytes of all rows: what `cut` goes back to.
    [[nodiscard]] std::size_t size() const { return bytes_.size(); }
    void cut(std::size_t size) { bytes_.resize(size); }
    void clear() {
        bytes_.clear();
        bytes_.shrink_to_fit();
    }

    /// Reads the rows one by one.
    class Reader {
    public:
        explicit Reader(const CopiedRows& rows) : bytes_(rows.bytes_) {}
        /// @return false behind the last.
        [[nodiscard]] bool next(CopiedRow& out);

    private:
        [[nodiscard]] std::size_t number();
        const std::string& bytes_;
        std::size_t at_ = 0;
    };

private:
    void number(std::size_t value);
    void field(const std::string& text);
    std::string bytes_;   ///< for each row the count of its fields, for each field its length plus one (0 = null) and its bytes
};

}  // namespace bianmu::store
