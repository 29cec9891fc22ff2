#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "batch/batch.h"
#include "cli/batch_options.h"
#include "cli/messages.h"
#include "model/result.h"
#include "options/words.h"

namespace bianmu::cli {

struct SurveyWords {
    std::vector<std::string> sources, include, exclude;
    options::Words convert;
    PoolWords pool;
    std::uint64_t sample = 500;
    std::string format = "text";
};

struct SurveyRequest {
    batch::BatchOptions options;
    std::uint64_t sample = 0;   ///< files; 0 = all
    bool json = false;
};

/// Adds the command `survey`.
[[nodiscard]] CLI::App& add_survey(CLI::App& app, SurveyWords& words);

/// @return what is asked, or `usage`.
[[nodiscard]] model::Result<SurveyRequest> understand_survey(const SurveyWords& words);

/// Prints what a batch over the sources has to expect.
/// @return 0 also if documents cannot be converted, which is what one wants to know; or what the survey gives.
[[nodiscard]] int survey_sources(const SurveyRequest& request, Messages& messages);

}  // namespace bianmu::cli
