#include "cli/validate_command.h"

#include <algorithm>
#include <string>

#include "cli/input.h"
#include "cli/program.h"
#include "cli/standard_streams.h"
#include "emit/emit.h"

namespace bianmu::cli {
namespace {

std::string message_of(const emit::Violation& violation) {
    std::string out = violation.line > 0 ? "line " + std::to_string(violation.line) + ": " : "";
    if (!violation.pointer.empty()) {
        out += violation.pointer + ": ";
    }
    return out + violation.message;
}

/// `valid`, or `3 documents, 12 records, all valid`.
std::string counted(const emit::Validation& found) {
    if (found.documents + found.records == 1) {
        return "valid";
    }
    std::string out;
    for (const auto& [count, name] : {std::pair(found.documents, " document"), std::pair(found.records, " record")}) {
        if (count > 0) {
            out += std::to_string(count) + name + (count == 1 ? ", " : "s, ");
        }
    }
    return out + "all valid";
}

int validate_one(const std::string& input, Messages& messages) {
    const std::string shown = shown_input(input);
    const auto bytes = read_input(input, {});
    if (!bytes) {
        return give_up(bytes.error(), messages, shown);
    }
    const auto text = bytes->span();
    const emit::Validation found = emit::validate_text({reinterpret_cast<const char*>(text.data()), text.size()});
    for (const emit::Violation& violation : found.violations) {
        messages.error({model::Code::schema_violation, message_of(violation)}, shown);
    }
    if (!found.violations.empty()) {
        return model::info(model::Code::schema_violation).exit_status;
    }
    if (messages.quiet()) {
        return 0;
    }
    if (const auto written = write_standard_output(shown + ": " + counted(found) + "\n"); !written) {
        return give_up(written.error(), messages, "standard output");
    }
    return 0;
}

}  // namespace

int validate_documents(const ValidateRequest& request, Messages& messages) {
    int status = 0;
    for (const std::string& input : request.inputs) {
        status = std::max(status, validate_one(input, messages));
    }
    return status;
}

}  // namespace bianmu::cli
