#include "convert/corrections.h"

#include <string>
#include <vector>

#include "correct/apply.h"
#include "correct/correction.h"
#include "emit/emit.h"

namespace bianmu::convert {
namespace {

void tell_unmatched(model::Document& document, const correct::Correction& correction, const std::string& why) {
    document.diagnostics.push_back(
        {"corrections.unmatched", model::Severity::warning, "a correction (" + correction.shown() + ") was passed over: " + why, {}, {}});
}

/// Each in turn; with `checks`, what breaks the schema is taken back.
void apply_each(model::Document& document, const std::vector<correct::Correction>& corrections, bool checks) {
    for (const correct::Correction& correction : corrections) {
        const model::Document before = checks ? document : model::Document{};
        std::string why = correct::apply(document, correction);
        if (checks && why.empty()) {
            if (const auto violations = emit::validate_document(document); !violations.empty()) {
                document = before;
                why = "its value is none that the schema allows there";
            }
        }
        if (!why.empty()) {
            tell_unmatched(document, correction, why);
        }
    }
}

}  // namespace

model::Result<void> apply_corrections(model::Document& document, std::string_view sidecar) {
    if (const auto violations = emit::validate_corrections(sidecar); !violations.empty()) {
        const emit::Violation& first = violations.front();
        return model::fail(model::Code::usage, "the corrections do not fit their schema: " + (first.pointer.empty() ? "" : first.pointer + ": ") + first.message);
    }
    const std::vector<correct::Correction> corrections = correct::read_corrections(sidecar);
    model::Document corrected = document;
    apply_each(corrected, corrections, false);
    if (!emit::validate_document(corrected).empty()) {
        corrected = document;
        apply_each(corrected, corrections, true);
    }
    document = std::move(corrected);
    return {};
}

}  // namespace bianmu::convert
