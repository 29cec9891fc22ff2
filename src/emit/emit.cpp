#include "emit/emit.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "emit/document_tree.h"
#include "emit/formats.h"
#include "emit/json_reader.h"
#include "emit/json_writer.h"
#include "emit/schema_checker.h"
#include "emit/schemas.h"
#include "emit/violations.h"

namespace bianmu::emit {
namespace {

const SchemaChecker& document_checker() {
    static const SchemaChecker checker(embedded::kDocumentSchema);
    return checker;
}

std::vector<Violation> violations_of(std::string_view text, const SchemaChecker& checker, std::size_t line = 0) {
    const auto tree = read_json(text);
    std::vector<Violation> found;
    if (!tree) {
        found.push_back({0, "", tree.error()});
    } else if (found = repeated_keys(*tree); found.empty()) {
        found = checker.check(*tree);
    }
    for (Violation& violation : found) {
        violation.line = line;
    }
    return found;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// One document per line: the first line is JSON by itself, and more follows.
bool is_lines(std::string_view text) {
    const std::size_t end = text.find('\n');
    return end != std::string_view::npos && !is_blank(text.substr(end)) && read_json(text.substr(0, end)).has_value();
}

}  // namespace

model::Result<std::string> document_to_json(const model::Document& document, const Options& options) {
    const ValueTree tree = to_tree(document, options);
    const std::vector<Violation> violations = document_checker().check(tree);
    if (!violations.empty()) {
        const Violation& first = violations.front();
        return model::fail(model::Code::schema_violation, "its result breaks the schema at " +
                                                              (first.pointer.empty() ? "/" : first.pointer) + ": " + first.message +
                                                              "; this is a fault of bianmu, please report it");
    }
    return write_json(tree, options.pretty);
}

model::Result<std::string> write_document(const model::Document& document, const Options& options) {
    switch (options.format) {
        case Format::json:
            return document_to_json(document, options);
        case Format::ndjson: {
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
        out.documents = 1;
        out.violations = violations_of(text, document_checker());
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
        ++out.documents;
        std::vector<Violation> found = violations_of(row, document_checker(), line);
        std::move(found.begin(), found.end(), std::back_inserter(out.violations));
    }
    return out;
}

std::vector<Violation> validate_profile(std::string_view text) {
    static const SchemaChecker checker(embedded::kProfileSchema);
    return violations_of(text, checker);
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
