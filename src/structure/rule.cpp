#include "structure/rule.h"

#include <stdexcept>

namespace bianmu::structure {

Pattern::Pattern(const std::string& expression) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    auto regex = std::make_shared<re2::RE2>(expression, options);
    if (!regex->ok()) {
        throw std::invalid_argument("pattern " + expression + ": " + regex->error());
    }
    for (const auto& [name, number] : regex->NamedCapturingGroups()) {
        const bool alternative = name.back() >= '2' && name.back() <= '9';
        names_.emplace_back(number, alternative ? name.substr(0, name.size() - 1) : name);
    }
    regex_ = std::move(regex);
}

bool Pattern::matches(std::string_view text) const {
    return regex_ != nullptr && re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *regex_);
}

bool Pattern::matches(std::string_view text, Captures& captures, std::size_t from, Capture* whole) const {
    if (regex_ == nullptr) {
        return false;
    }
    std::vector<re2::StringPiece> groups(static_cast<std::size_t>(regex_->NumberOfCapturingGroups()) + 1);
    const re2::StringPiece piece(text.data(), text.size());
    if (!regex_->Match(piece, from, text.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()))) {
        return false;
    }
    const auto place = [&text](const re2::StringPiece& group) {
        const auto start = static_cast<std::size_t>(group.data() - text.data());
        return Capture{start, start + group.size()};
    };
    captures.clear();
    for (const auto& [number, name] : names_) {
        const re2::StringPiece& group = groups[static_cast<std::size_t>(number)];
        if (group.data() != nullptr && !group.empty()) {
            captures[name] = place(group);
        }
    }
    if (whole != nullptr) {
        *whole = place(groups[0]);
    }
    return true;
}

}  // namespace bianmu::structure
