#include "emit/json_reader.h"

#include <limits>
#include <nlohmann/json.hpp>
#include <utility>

namespace bianmu::emit {
namespace {

/// Deeper than any document of ours, and shallow enough for the recursion of checker and writer.
constexpr std::size_t kMaxDepth = 500;

/// Receives the parser's events and builds the tree.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override {
        tree_.null(take_key());
        return true;
    }
    bool boolean(bool value) override {
        tree_.boolean(take_key(), value);
        return true;
    }
    bool number_integer(std::int64_t value) override {
        tree_.integer(take_key(), value);
        return true;
    }
    bool number_unsigned(std::uint64_t value) override {
        if (value > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
            tree_.number(take_key(), static_cast<double>(value));
        } else {
            tree_.integer(take_key(), static_cast<std::int64_t>(value));
        }
        return true;
    }
    bool number_float(double value, const std::string& /*digits*/) override {
        tree_.number(take_key(), value);
        return true;
    }
    bool string(std::string& value) override {
        tree_.text(take_key(), tree_.keep(std::move(value)));
        return true;
    }
    bool binary(nlohmann::json::binary_t& /*value*/) override { return false; }
    bool start_object(std::size_t /*size*/) override {
        tree_.open_object(take_key());
        return not_too_deep();
    }
    bool key(std::string& name) override {
        key_ = tree_.keep(std::move(name));
        return true;
    }
    bool end_object() override {
        tree_.close();
        return true;
    }
    bool start_array(std::size_t /*size*/) override {
        tree_.open_array(take_key());
        return not_too_deep();
    }
    bool end_array() override {
        tree_.close();
        return true;
    }
    bool parse_error(std::size_t position, const std::string& /*token*/, const nlohmann::json::exception& /*why*/) override {
        error_ = "not JSON: stopped at byte " + std::to_string(position);
        return false;
    }

    tl::expected<ValueTree, std::string> take() {
        if (!error_.empty()) {
            return tl::unexpected(std::move(error_));
        }
        return std::move(tree_);
    }

private:
    std::string_view take_key() { return std::exchange(key_, {}); }

    bool not_too_deep() {
        if (tree_.depth() > kMaxDepth) {
            error_ = "nested deeper than " + std::to_string(kMaxDepth) + " levels";
        }
        return error_.empty();
    }

    ValueTree tree_;
    std::string_view key_;
    std::string error_;
};

}  // namespace

tl::expected<ValueTree, std::string> read_json(std::string_view text) {
    TreeBuilder builder;
    nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
    return builder.take();
}

}  // namespace bianmu::emit
