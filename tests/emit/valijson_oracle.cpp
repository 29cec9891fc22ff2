// valijson and nlohmann/json together compile slowly, and valijson aborts on a bad schema unless it may throw: both stay in this file.
#define VALIJSON_USE_EXCEPTIONS 1

#include "emit/valijson_oracle.h"

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

namespace bianmu::emit {

struct ValijsonOracle::State {
    nlohmann::json text;
    valijson::Schema schema;
};

ValijsonOracle::ValijsonOracle(std::string_view schema) : state_(std::make_unique<State>()) {
    state_->text = nlohmann::json::parse(schema);
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(state_->text), state_->schema);
}

ValijsonOracle::~ValijsonOracle() = default;

bool ValijsonOracle::accepts(std::string_view json) const {
    const nlohmann::json value = nlohmann::json::parse(json);
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    return validator.validate(state_->schema, valijson::adapters::NlohmannJsonAdapter(value), nullptr);
}

}  // namespace bianmu::emit
