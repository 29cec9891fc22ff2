#pragma once

#include <map>
#include <string>

#include "model/page.h"

namespace bianmu::test {

/// Differences between two readings of a file by kind (`code`, `place`, `rules` …), each with the first example.
using Differences = std::map<std::string, std::string>;

/// Compares what is painted: glyphs, their style and place, rules, panels and images.
[[nodiscard]] Differences compare_pages(const model::Pages& ours, const model::Pages& theirs);

/// Reads `file` by both readers and compares; an error of one only is the kind `error`.
[[nodiscard]] Differences compare_readers(const std::string& file);

}  // namespace bianmu::test
