#include "structure/draft.h"

#include "model/text.h"

namespace bianmu::structure {

void Draft::add_evidence(std::string pointer, std::string_view raw, const std::string& rule, double confidence,
                         const std::vector<model::Location>& locations) {
    document.evidence.push_back({std::move(pointer), std::string(model::trim(raw)), rule, confidence, locations});
}

void Draft::extend(model::Evidence& evidence, std::string_view line, const std::vector<model::Location>& locations) {
    evidence.raw += '\n';
    evidence.raw += line;
    evidence.locations.insert(evidence.locations.end(), locations.begin(), locations.end());
}

}  // namespace bianmu::structure
