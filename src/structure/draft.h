#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/document.h"
#include "structure/items.h"

namespace bianmu::structure {

/// The document while it is being found, and what the steps share.
class Draft {
public:
    Draft(const model::Flow& source, const Profile& rules, model::Diagnostics& doubts) : flow(source), profile(rules), sink(doubts) {}

    const model::Flow& flow;
    const Profile& profile;
    model::Diagnostics& sink;
    Items items;
    model::Document document;

    /// Notes why a field has its value. `raw` is the printed piece.
    void add_evidence(std::string pointer, std::string_view raw, const std::string& rule, double confidence,
                      const std::vector<model::Location>& locations);

    /// Notes that a field was read from one more printed line.
    static void extend(model::Evidence& evidence, std::string_view line, const std::vector<model::Location>& locations);

    /// The id of the next block.
    [[nodiscard]] std::string next_block_id() { return "b" + std::to_string(++blocks_); }

private:
    int blocks_ = 0;
};

}  // namespace bianmu::structure
