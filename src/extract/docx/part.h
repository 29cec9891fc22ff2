#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "extract/docx/package.h"
#include "extract/docx/xml.h"
#include "model/result.h"

namespace bianmu::extract::docx {

/// Streams one XML part into `handler`.
/// @return whether the whole part could be read; or `damaged` (a DTD, no such part), `too_large` (nesting, size), `encrypted`.
[[nodiscard]] model::Result<bool> parse_part(Package& package, std::string_view part, Handler& handler);

struct Relationship {
    std::string id;
    std::string kind;    ///< last segment of the type URI, such as `styles`
    std::string target;  ///< part name, or the URI as written if external
    bool external = false;
};

/// The relationships of a part; of the package itself for an empty name. A part without any has an empty list.
[[nodiscard]] model::Result<std::vector<Relationship>> read_relationships(Package& package, std::string_view part);

/// The part that `[Content_Types].xml` declares as the main document of a WordprocessingML package; empty if none.
[[nodiscard]] model::Result<std::string> find_main_by_content_type(Package& package);

}  // namespace bianmu::extract::docx
