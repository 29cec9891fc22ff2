#pragma once

#include <string>
#include <vector>

namespace bianmu::model {

/// A condition that a rule weighs, in the words of profiles, and whether it holds.
struct Condition {
    std::string what;
    bool holds = false;
};

/// A rule that fits the pattern of a piece and yet did not decide.
struct NearRule {
    std::string rule, reason;
    std::vector<std::string> failed;   ///< conditions that kept it; empty = it fits too, and another came first
};

/// Why one block or field of a document is what it is.
struct Explanation {
    std::string pointer;               ///< JSON Pointer into the document
    std::string text;                  ///< the printed piece
    std::string rule, reason;
    double confidence = 0;
    std::vector<std::string> look;     ///< how the line looks, in the words of profiles
    std::vector<Condition> signs;      ///< each that holds halved the doubt
    std::vector<std::string> inside;   ///< rules that fired on parts of it
    std::vector<NearRule> near;
};

}  // namespace bianmu::model
