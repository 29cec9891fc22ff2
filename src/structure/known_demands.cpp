#include "structure/known_demands.h"

#include <algorithm>
#include <iterator>

#include "demand_table.h"

namespace bianmu::structure {

std::optional<CloseDemands> known_demands(std::string_view expression) {
    const auto expression_of = [](const embedded::KnownDemands& known) { return embedded::kDemandText.substr(known.expression, known.expression_size); };
    const auto* const found = std::lower_bound(std::begin(embedded::kKnownDemands), std::end(embedded::kKnownDemands), expression,
                                               [&](const embedded::KnownDemands& known, std::string_view wanted) { return expression_of(known) < wanted; });
    if (found == std::end(embedded::kKnownDemands) || expression_of(*found) != expression) {
        return std::nullopt;
    }
    return demands_from(embedded::kDemandText.substr(found->demands, found->demands_size));
}

}  // namespace bianmu::structure
