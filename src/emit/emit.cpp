#include "emit/emit.h"

#include <algorithm>
#include <utility>

#include "emit/document_tree.h"
#include "emit/formats.h"
#include "emit/json_reader.h"
#include "emit/json_writer.h"
#include "emit/records.h"
#include "emit/schema_checker.h"
#include "emit/schemas.h"
#include "emit/violations.h"

namespace bianmu::emit {
namespace {

const SchemaChecker& document_checker() {
    static const SchemaChecker checker(ValueTree(embedded::kDocumentSchemaRules));
    return checker;
}

const SchemaChecker& record_checker() {
    static const SchemaChecker checker(ValueTree(embedded::kRecordSchemaRules));
    return checker;
}

model::Result<std::string> checked_json(const ValueTree& tree, const SchemaChecker& checker, bool pretty) {
    const std::vector<Violation> violations = checker.check(tree);
    if (!violations.empty()) {
        const Violation& first = violations.front();
        return model::fail(model::Code::schema_violation, "its result breaks the schema at " +
                                                              (first.pointer.empty() ? "/" : first.pointer) + ": " + first.message +
                                                              "; this is a fault of bianmu, please report it");
    }
    return write_json(tree, pretty);
}

std::vector<Violation> violations_of(const ValueTree& tree, const SchemaChecker& checker) {
    std::vector<Violation> found = repeated_keys(tree);
    return found.empty() ? checker.check(tree) : found;
}

/// A record says which it is, a document has no such key.
bool is_record(const ValueTree& tree) {
    const std::vector<Node>& nodes = tree.nodes();
    for (std::uint32_t child = 1; nodes.front().kind == Kind::object && child < nodes.front().end; child = nodes[child].end) {
        if (nodes[child].name() == "record") {
            return true;
        }
    }
    return false;
}

/// @param line  0 = the text is a file of its own.
void validate_one(std::string_view text, std::size_t line, Validation& out) {
    const auto tree = read_json(text);
    const bool record = tree && is_record(*tree);
    ++(record ? out.records : out.documents);
    std::vector<Violation> found = tree ? violations_of(*tree, record ? record_checker() : document_checker()) : std::vector<Violation>{{0, "", tree.error()}};
    for (Violation& violation : found) {
        violation.line = line;
        out.violations.push_back(std::move(violation));
    }
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// One document or record per line: the first line is JSON by itself, and more follows.
bool is_lines(std::string_view text) {
    const std::size_t end = text.find('\n');
    return end != std::string_view::npos && !is_blank(text.substr(end)) && read_json(text.substr(0, end)).has_value();
}

/// The places where a text breaks a schema, or that it is no JSON.
std::vector<Violation> violations_of(std::string_view text, const SchemaChecker& checker) {
    const auto tree = read_json(text);
    return tree ? violations_of(*tree, checker) : std::vector<Violation>{{0, "", tree.error()}};
}

}  // namespace

model::Result<std::string> document_to_json(const model::Document& document, const Options& options) {
    return checked_json(to_tree(document, options), document_checker(), options.pretty);
}

model::Result<std::string> document_to_records(const model::Document& document, Rows rows) {
    std::string lines;
    model::Result<void> written;
    for_each_record(document, rows, [&](const ValueTree& record) {
        const auto line = checked_json(record, record_checker(), false);
        if (line) {
            lines += *line;
        } else {
            written = tl::unexpected(line.error());
        }
        return line.has_value();
    });
    return written.map([&] { return std::move(lines); });
}

model::Result<std::string> write_document(const model::Document& document, const Options& options) {
    switch (options.format) {
        case Format::json:
            return document_to_json(document, options);
        case Format::ndjson: {
            if (options.rows != Rows::document) {
                return document_to_records(document, options.rows);
            }
            Options one_line = options;
            one_line.pretty = false;
            return document_to_json(document, one_line);
        }
        case Format::markdown:
            return to_markdown(document, options);
        case Format::html:
            return to_html(document, options);
        case Format::text:
            return to_plain_text(document);
    }
    return std::string();
}

std::vector<Violation> validate_document(const model::Document& document) {
    return document_checker().check(to_tree(document, {}));
}

Validation validate_text(std::string_view text) {
    Validation out;
    if (!is_lines(text)) {
        validate_one(text, 0, out);
        return out;
    }
    std::size_t line = 1;
    for (std::size_t start = 0; start < text.size(); ++line) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        const std::string_view row = text.substr(start, end - start);
        start = end + 1;
        if (is_blank(row)) {
            continue;
        }
        validate_one(row, line, out);
    }
    return out;
}

std::vector<Violation> validate_profile(std::string_view text) {
    static const SchemaChecker checker(ValueTree(embedded::kProfileSchemaRules));
    return violations_of(text, checker);
}

std::string_view record_schema() {
    return embedded::kRecordSchema;
}

std::vector<Violation> validate_corrections(std::string_view text) {
    static const SchemaChecker checker(ValueTree(embedded::kCorrectionsSchemaRules));
    return violations_of(text, checker);
}

std::string_view corrections_schema() {
    return embedded::kCorrectionsSchema;
}

std::string_view profile_schema() {
    return embedded::kProfileSchema;
}

std::string_view document_schema() {
    return embedded::kDocumentSchema;
}

std::string_view version() {
    return BIANMU_VERSION;
}

}  // namespace bianmu::emit
