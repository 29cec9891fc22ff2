#pragma once

#include <string>
#include <string_view>

#include "emit/emit.h"
#include "model/document.h"

namespace bianmu::emit {

/// What a reader sees, in the order of print: paragraphs parted by empty lines, tables in columns.
[[nodiscard]] std::string to_plain_text(const model::Document& document);

/// One HTML file that stands by itself, but for pictures.
[[nodiscard]] std::string to_html(const model::Document& document, const Options& options);

/// Markdown that GitHub and pandoc read; fields stand in its YAML head.
[[nodiscard]] std::string to_markdown(const model::Document& document, const Options& options);

/// Whether a link of the document may be followed from a result: no scripts, no files.
[[nodiscard]] bool is_safe_link(std::string_view link);

}  // namespace bianmu::emit
