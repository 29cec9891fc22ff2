#include "structure/draft.h"

#include "model/text.h"

namespace bianmu::structure {

void Draft::add_evidence(std::string pointer, std::string_view raw, const std::string& rule, double confidence,
                         const std::vector<model::Location>& locations) {
    document.evidence.push_back({std::move(pointer), std::string(model::trim(raw)), rule, confidence, locations});
}

}  // namespace bianmu::structure
