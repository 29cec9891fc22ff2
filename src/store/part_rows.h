#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "store/document_rows.h"
#include "store/schema.h"

namespace bianmu::store {

using Json = nlohmann::ordered_json;

/// Makes the rows of one document, or of one part of a compound file, from its pieces. Pieces that are no such throw Json::exception.
class PartRows {
public:
    /// @param shape    the way to the part with `*` for places in arrays; empty = the file.
    /// @param pointer  JSON Pointer to the part.
    PartRows(RowTaker& taker, std::string shape, std::string pointer);

    [[nodiscard]] const std::string& shape() const { return shape_; }
    [[nodiscard]] const std::string& pointer() const { return pointer_; }

    /// Takes a piece that is whole.
    /// @param shape  the way to it inside the part.
    /// @return whether it was a piece that need not be kept.
    bool take(std::string_view shape, const Json& piece);

    /// Takes what is left of the part, which closes.
    void finish(const Json& rest, const Json& source, const Json& generator, const DocumentKey& key);

private:
    template <typename... Values>
    void add(Table table, Values&&... values) {
        taker_.take(table, std::array<Value, sizeof...(Values)>{Value(std::forward<Values>(values))...});
    }
    void take_block(const Json& block);
    void take_table(const Json& block, std::int64_t ordinal);
    void take_article(const Json& article);
    void take_section(const Json& section);
    void take_mention(const Json& mention);
    void take_fields(const Json& rest);
    void flatten(const Json& value, const std::string& pointer, const std::string& name);
    void add_field(const std::string& pointer, const std::string& name, Value value, const Json* evidence);
    void add_text(std::string_view text);

    RowTaker& taker_;
    std::string shape_, pointer_;
    std::int64_t number_;
    std::int64_t sections_ = 0, articles_ = 0, articles_of_section_ = 0, blocks_ = 0, tables_ = 0, cells_ = 0, fields_ = 0, mentions_ = 0, notes_ = 0,
                 diagnostics_ = 0;
    std::string text_;                            ///< of the open article
    std::int64_t page_ = 0;                       ///< where the open article starts; 0 = not known
    double sureness_ = 0, weight_ = 0;
    std::map<std::string, std::string> titles_;   ///< by pointer: what evidence may be about, beside fields
    const Json* evidence_ = nullptr;              ///< while fields are taken
    std::map<std::string, bool> used_;            ///< pointers of the evidence that fields had
};

}  // namespace bianmu::store
