#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "convert/convert.h"
#include "model/limits.h"
#include "model/result.h"

namespace bianmu::inspect {

/// Pixels per inch of the pages' pictures: sharp at the width that the page gives them.
inline constexpr double kDpi = 110;

/// Converts a document and makes one page of HTML of it, to look at: the pages' pictures with a box for each block, beside the structure.
///
/// The page holds all that it needs and asks for nothing, from no network and no file; its pictures are decoded as they come into view.
/// A DOCX, which has no pages, is shown as the text that was found.
///
/// @return the page, or what `convert::convert` gives.
[[nodiscard]] model::Result<std::string> inspect(std::span<const std::byte> bytes, std::string_view name, const convert::Options& options,
                                                 const model::Limits& limits);

/// The pages of a PDF and their sizes, and its hidden text, as the front end reads them: `{"pages": […], "hidden": […]}`; for a DOCX both are empty.
/// Codes as for `inspect`.
[[nodiscard]] model::Result<std::string> describe_pages(std::span<const std::byte> bytes, std::string_view name, const convert::Options& options,
                                                        const model::Limits& limits);

/// One page of a PDF as a PNG or JPEG file; empty if there is no such page, or it cannot be painted.
[[nodiscard]] model::Result<std::string> paint_page(std::span<const std::byte> bytes, int number, const convert::Options& options,
                                                    const model::Limits& limits);

/// What the front end is made of; the page of `inspect` and the service show the same.
[[nodiscard]] std::string_view script();
[[nodiscard]] std::string_view style();

}  // namespace bianmu::inspect
