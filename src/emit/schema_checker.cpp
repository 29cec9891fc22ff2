#include "emit/schema_checker.h"

#include <re2/re2.h>

#include <cassert>
#include <exception>
#include <mutex>
#include <new>
#include <stdexcept>
#include <utility>
#include <valijson/constraint_builder.hpp>
#include <valijson/constraints/concrete_constraints.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "emit/json_reader.h"
#include "emit/schema_acceptor.h"
#include "emit/tree_adapter.h"
#include "emit/violations.h"
#include "model/text.h"

static_assert(VALIJSON_USE_EXCEPTIONS, "without exceptions valijson ends the program on a bad schema");

namespace bianmu::emit {
namespace {

/// Two keywords under names that valijson leaves to us. Its `pattern` is std::regex, which overflows the stack on long strings;
/// its `minLength` stops at U+0000 and reads beyond a table where the UTF-8 is malformed.
constexpr std::string_view kPattern = "bianmu-pattern";
constexpr std::string_view kMinLength = "bianmu-minLength";

// NOLINTBEGIN(readability-identifier-naming): valijson asks for these names.

/// A constraint on strings as valijson takes it from outside.
template <typename Keyword>
class StringConstraint : public valijson::constraints::PolyConstraint {
public:
    bool validate(const valijson::adapters::Adapter& target, const std::vector<std::string>& context,
                  valijson::ValidationResults* results) const override {
        const auto& self = static_cast<const Keyword&>(*this);
        if (!target.isString() || self.allows(target.asString())) {
            return true;
        }
        if (results != nullptr) {
            results->pushError(context, self.complaint());
        }
        return false;
    }

    class Builder : public valijson::ConstraintBuilder {
    public:
        [[nodiscard]] valijson::constraints::Constraint* make(const valijson::adapters::Adapter& value) const override {
            return new Keyword(value);
        }
    };

private:
    valijson::constraints::Constraint* cloneInto(void* place) const override {
        return new (place) Keyword(static_cast<const Keyword&>(*this));
    }
    [[nodiscard]] std::size_t sizeOf() const override { return sizeof(Keyword); }
};

class Pattern : public StringConstraint<Pattern> {
public:
    explicit Pattern(const valijson::adapters::Adapter& value) : pattern_(std::make_shared<RE2>(value.asString(), RE2::Quiet)) {
        if (!pattern_->ok()) {
            throw std::runtime_error("bad pattern " + pattern_->pattern());
        }
    }

    [[nodiscard]] bool allows(const std::string& text) const { return RE2::PartialMatch(text, *pattern_); }
    [[nodiscard]] std::string complaint() const { return "does not match " + pattern_->pattern(); }

private:
    std::shared_ptr<const RE2> pattern_;
};

class MinLength : public StringConstraint<MinLength> {
public:
    explicit MinLength(const valijson::adapters::Adapter& value) : least_(static_cast<std::size_t>(value.asInteger())) {}

    /// Only between `least_` bytes and four times as many is there need to count.
    [[nodiscard]] bool allows(const std::string& text) const {
        constexpr std::size_t kMostBytes = 4;
        return text.size() >= kMostBytes * least_ || (text.size() >= least_ && model::length(text) >= least_);
    }
    [[nodiscard]] std::string complaint() const { return "is too short"; }

private:
    std::size_t least_;
};

// NOLINTEND(readability-identifier-naming)

}  // namespace

struct SchemaChecker::Compiled {
    explicit Compiled(ValueTree text) : tree(std::move(text)), acceptor(tree), view{tree.nodes().data()} {}

    ValueTree tree;  ///< constants and enums look into it
    SchemaAcceptor acceptor;
    TreeView view;
    std::once_flag once;
    valijson::Schema schema;  ///< once it is wanted
    std::string defect;

    void populate() {
        std::call_once(once, [this] {
            tree.rename("pattern", Kind::string, kPattern);
            tree.rename("minLength", Kind::integer, kMinLength);
            try {
                valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
                parser.addConstraintBuilder(std::string(kPattern), new Pattern::Builder);
                parser.addConstraintBuilder(std::string(kMinLength), new MinLength::Builder);
                parser.populateSchema(TreeAdapter(view), schema);
            } catch (const std::exception& error) {
                defect = error.what();
            }
        });
    }
};

SchemaChecker::SchemaChecker(std::string_view schema) {
    auto tree = read_json(schema);
    if (tree) {
        compiled_ = std::make_unique<Compiled>(std::move(*tree));
    } else {
        unreadable_ = tree.error();
    }
}

SchemaChecker::SchemaChecker(ValueTree schema) : compiled_(std::make_unique<Compiled>(std::move(schema))) {}

SchemaChecker::~SchemaChecker() = default;

std::string SchemaChecker::defect() const {
    if (compiled_ == nullptr) {
        return unreadable_;
    }
    compiled_->populate();
    return compiled_->defect;
}

std::vector<Violation> SchemaChecker::check(const ValueTree& tree) const {
    if (compiled_ != nullptr && compiled_->acceptor.accepts(tree)) {
        assert(judge(tree).empty());   // whatever a build with assertions accepts, valijson has seen too
        return {};
    }
    return judge(tree);
}

std::vector<Violation> SchemaChecker::judge(const ValueTree& tree) const {
    if (const std::string fault = defect(); !fault.empty()) {
        return {{0, "", "the schema cannot be used: " + fault}};
    }
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    TreeView view{tree.nodes().data()};
    if (validator.validate(compiled_->schema, TreeAdapter(view), nullptr)) {
        return {};
    }
    valijson::ValidationResults results;  // also of alternatives that are not taken
    view.results = &results;
    try {
        validator.validate(compiled_->schema, TreeAdapter(view), &results);
    } catch (const Enough&) {
        // what was found until then is told
    }
    std::vector<Complaint> complaints;
    for (valijson::ValidationResults::Error error; results.popError(error);) {
        complaints.push_back({std::move(error.context), std::move(error.description)});
    }
    return violations_from(std::move(complaints), tree);
}

}  // namespace bianmu::emit
