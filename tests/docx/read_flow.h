#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/docx/read.h"
#include "support/docx_builder.h"

namespace bianmu::test {

/// Reads a package and checks what holds of every flow: characters balance, runs lie end to end, locations are in range.
/// Fails the test and gives an empty flow if the package cannot be read.
[[nodiscard]] model::Flow read_flow(const Bytes& bytes, extract::docx::Revisions revisions = extract::docx::Revisions::accepted,
                                    model::Diagnostics* sink = nullptr);

/// The code with which reading fails; nothing if it succeeds.
[[nodiscard]] std::optional<model::Code> read_error(const Bytes& bytes, const model::Limits& limits = {}, std::string* message = nullptr);

/// The paragraphs of the body, without tables and figures.
[[nodiscard]] std::vector<model::Paragraph> paragraphs(const std::vector<model::Block>& blocks);
/// The texts of the paragraphs of the body.
[[nodiscard]] std::vector<std::string> texts(const model::Flow& flow);
/// The first table of the body; fails the test if there is none.
[[nodiscard]] model::Table first_table(const model::Flow& flow);
/// A cell's paragraphs joined by line ends.
[[nodiscard]] std::string cell_text(const model::Table& table, int row, int column);
/// Characters discarded for a reason.
[[nodiscard]] std::uint64_t discarded(const model::Flow& flow, std::string_view reason);
/// The font of a run, or an empty name.
[[nodiscard]] std::string font_of(const model::Flow& flow, const model::Run& run);

}  // namespace bianmu::test
