#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "convert/convert.h"
#include "emit/value_tree.h"
#include "model/result.h"
#include "options/words.h"

namespace bianmu::options {

/// Options of one request or call: their names, with `_` where the command line has `-`, and values as text.
using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Which options a door takes beside profile, password, pages, revisions, evidence, hidden and format, and how it calls them in messages.
struct Form {
    std::string_view prefix;   ///< before their names: `options.`
    bool has_lines = false;    ///< pretty, rows: the answer may have more lines than one
    bool has_files = false;    ///< corrections, password_file, ocr: the caller is a user of this machine
    bool has_figures = false;  ///< figures: the conversion may write
};

/// The names that a form takes.
[[nodiscard]] std::vector<std::string> option_names(const Form& form);

/// The members of a JSON object as pairs; `usage` if one is neither a string nor true or false.
[[nodiscard]] model::Result<Pairs> read_pairs(const emit::ValueTree& tree, const emit::Node& object, std::string_view prefix);

/// Puts a request's options over those of `values`; `usage` with what is wrong.
[[nodiscard]] model::Result<Words> put_over(Words values, const Pairs& pairs, const Form& form);

/// The message with its options called as the form calls them: `revisions` for `--revisions`.
[[nodiscard]] model::Error in_words_of(const Form& form, model::Error error);

/// What a request asks for, its options over those of `values`; `usage` with what is wrong.
[[nodiscard]] model::Result<convert::Options> understand(Words values, const Pairs& pairs, const Form& form);

}  // namespace bianmu::options
