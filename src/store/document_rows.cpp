#include "store/document_rows.h"

#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "store/part_rows.h"

namespace bianmu::store {
namespace {

using model::Code;

/// Follows the parser through a document, takes each piece out when it is whole, and lets the parser forget it.
class Pieces {
public:
    Pieces(const DocumentKey& key, RowTaker& taker) : key_(key), taker_(taker) {}

    /// The parser's callback: whether it keeps what it met.
    bool meet(int depth, Json::parse_event_t event, Json& value) {
        using Event = Json::parse_event_t;
        const auto level = static_cast<std::size_t>(depth);
        switch (event) {
            case Event::key:
                key_name_ = value.get_ref<const std::string&>();
                return true;
            case Event::value:
                return true;
            case Event::object_start:
            case Event::array_start:
                return enter(level, event == Event::array_start);
            case Event::object_end:
            case Event::array_end:
                open_.resize(level + 1);
                shape_.resize(open_.back().shape_size);
                return leave(value);
        }
        return true;
    }
    [[nodiscard]] bool is_whole() const { return is_whole_; }

private:
    struct Open {
        bool is_array = false;
        std::int64_t children = 0;     ///< arrays and objects in it, so far
        std::size_t shape_size = 0;
    };

    bool enter(std::size_t level, bool is_array) {
        open_.resize(level);
        std::int64_t index = 0;
        if (!open_.empty()) {
            shape_.resize(open_.back().shape_size);
            index = open_.back().children++;
            shape_ += open_.back().is_array ? "/*" : "/" + key_name_;
        }
        open_.push_back({is_array, 0, shape_.size()});
        if (shape_.empty() && !is_array) {
            parts_.emplace_back(taker_, "", "");
        } else if (shape_.ends_with("/parts/*") && !is_array && !parts_.empty() && shape_ == parts_.back().shape() + "/parts/*") {
            parts_.emplace_back(taker_, shape_, parts_.back().pointer() + "/parts/" + std::to_string(index));
        }
        return !shape_.ends_with("/bbox") && !shape_.ends_with("/spans") && !shape_.ends_with("/leads") && !shape_.ends_with("/furniture") &&
               !shape_.ends_with("/figures");
    }

    bool leave(Json& value) {
        if (parts_.empty()) {
            return false;
        }
        if (shape_ == "/source") {
            source_ = std::move(value);
            return false;
        }
        if (shape_ == "/generator") {
            generator_ = std::move(value);
            return false;
        }
        if (shape_ == parts_.back().shape()) {
            parts_.back().finish(value, source_, generator_, key_);
            parts_.pop_back();
            is_whole_ = parts_.empty();
            return false;
        }
        return !parts_.back().take(std::string_view(shape_).substr(parts_.back().shape().size()), value);
    }

    const DocumentKey& key_;
    RowTaker& taker_;
    std::vector<Open> open_;
    std::string shape_, key_name_;     ///< shape: the way to what is open, with `*` for places in arrays
    std::vector<PartRows> parts_;
    Json source_, generator_;
    bool is_whole_ = false;
};

}  // namespace

model::Result<void> read_rows(std::istream& json, const DocumentKey& key, RowTaker& taker) {
    Pieces pieces(key, taker);
    try {
        const Json rest = Json::parse(json, [&](int depth, Json::parse_event_t event, Json& value) { return pieces.meet(depth, event, value); });
        if (!pieces.is_whole() || !rest.is_null()) {
            return model::fail(Code::schema_violation, "its result is no document");
        }
    } catch (const Json::exception& fault) {
        return model::fail(Code::schema_violation, std::string("its result is no document: ") + fault.what());
    }
    return {};
}

}  // namespace bianmu::store
