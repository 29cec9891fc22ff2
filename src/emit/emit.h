#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"
#include "model/result.h"

namespace bianmu::emit {

enum class Format : std::uint8_t { json, ndjson, markdown, html, text };

/// What a line of NDJSON holds: a document, or as a flat record one of its articles or blocks.
enum class Rows : std::uint8_t { document, article, block };

struct Options {
    bool evidence = true;  ///< false: `evidence` is an empty object
    bool pretty = false;   ///< indented by two spaces
    Format format = Format::json;
    Rows rows = Rows::document;   ///< of NDJSON
    std::string figures = {};   ///< before the names of picture files where a result shows them: a folder with its slash
};

/// One place where a document breaks its schema.
struct Violation {
    std::size_t line = 0;  ///< from 1 in a file with one document per line; 0 in a file that is one document
    std::string pointer;   ///< JSON Pointer; empty = the whole document
    std::string message;
};

/// Writes a document as JSON, checked against `document_schema()`: UTF-8, keys in the contract's order, a newline at the end.
///
/// Pure: equal documents give equal bytes, on any thread and in any locale. Lengths and confidences are rounded to two
/// decimals. Evidence for one pointer that stands in several pieces is joined: `raw` by line breaks, the least confidence.
///
/// @return the text, or `schema_violation` with the first place that is wrong, which is always a fault of the pipeline.
[[nodiscard]] model::Result<std::string> document_to_json(const model::Document& document, const Options& options = {});

/// The articles or blocks of a document as flat records for tables, a line each, those of its parts behind its own.
///
/// A record repeats the fields of its document or part; each is checked against `record_schema()`. Pure, like `document_to_json`.
///
/// @param rows  article or block.
/// @return the lines, none for a document without text, or `schema_violation` as `document_to_json`.
[[nodiscard]] model::Result<std::string> document_to_records(const model::Document& document, Rows rows);

/// Writes a document in `options.format`; the JSON formats as `document_to_json`, NDJSON on one line, or as records where `options.rows` asks for
/// them. The others are for readers and have no schema.
///
/// Pure, like `document_to_json`, and returns the same code.
[[nodiscard]] model::Result<std::string> write_document(const model::Document& document, const Options& options);

/// The places where the document breaks its schema, up to 100.
[[nodiscard]] std::vector<Violation> validate_document(const model::Document& document);

struct Validation {
    std::size_t documents = 0;
    std::size_t records = 0;
    std::vector<Violation> violations;
};

/// Checks text against `document_schema()`, or `record_schema()` where it names a `record`: one, or one on each line (NDJSON).
///
/// Never fails: what is no JSON is a violation, of a document. Reports up to 100 violations a document or record.
[[nodiscard]] Validation validate_text(std::string_view text);

/// The schema of documents: JSON Schema draft-07, the text of `schemas/document.schema.json`.
[[nodiscard]] std::string_view document_schema();

/// The schema of records, the text of `schemas/record.schema.json`.
[[nodiscard]] std::string_view record_schema();

/// The places where the text of a profile breaks `profile_schema()`, or that it is no JSON; up to 100.
[[nodiscard]] std::vector<Violation> validate_profile(std::string_view text);

/// The schema of profiles, the text of `schemas/profile.schema.json`.
[[nodiscard]] std::string_view profile_schema();

/// The places where the text of a sidecar of corrections breaks `corrections_schema()`, or that it is no JSON; up to 100.
[[nodiscard]] std::vector<Violation> validate_corrections(std::string_view text);

/// The schema of sidecars of corrections, the text of `schemas/corrections.schema.json`.
[[nodiscard]] std::string_view corrections_schema();

/// Version of the shape of the documents.
inline constexpr std::string_view kSchemaVersion = "1.0";

/// Version of bianmu, as in `generator.version`.
[[nodiscard]] std::string_view version();

}  // namespace bianmu::emit
