#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/location.h"

namespace bianmu::model {

enum class Severity { info, warning, error };

/// A doubt about a part of a document; conversion went on. `code` is dotted and stable, such as `toc.section_mismatch`.
struct Diagnostic {
    std::string code;
    Severity severity = Severity::warning;
    std::string message;
    std::string pointer;  ///< JSON Pointer into the document, or empty
    std::vector<Location> locations;
};

/// The sink of doubts: every step of the pipeline appends to it.
class Diagnostics {
public:
    void add(std::string code, Severity severity, std::string message, std::vector<Location> locations = {}, std::string pointer = {}) {
        list_.push_back({std::move(code), severity, std::move(message), std::move(pointer), std::move(locations)});
    }
    [[nodiscard]] const std::vector<Diagnostic>& list() const { return list_; }
    [[nodiscard]] std::vector<Diagnostic> take() { return std::move(list_); }

private:
    std::vector<Diagnostic> list_;
};

}  // namespace bianmu::model
