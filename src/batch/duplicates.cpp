#include "batch/duplicates.h"

#include <algorithm>

namespace bianmu::batch {

Duplicates::Standing Duplicates::add(const std::string& key, const std::string& sha256, std::uint64_t number) {
    if (const auto first = first_.find(key); first != first_.end()) {
        first->second.emplace_back(number, sha256);
        return Standing::waits;
    }
    if (is_settled(sha256)) {
        return Standing::settled;
    }
    first_[key];
    return Standing::first;
}

std::optional<Duplicates::Freed> Duplicates::settle(const std::string& key, const std::string& sha256) {
    auto first = first_.extract(key);
    if (first.empty()) {
        return {};
    }
    Freed out;
    Waiting others;
    for (auto& waiting : first.mapped()) {
        if (waiting.second == sha256 || is_settled(waiting.second)) {
            out.same.push_back(waiting.first);
        } else if (!out.other) {
            out.other = waiting.first;
        } else {
            others.push_back(std::move(waiting));
        }
    }
    if (out.other) {
        first.mapped() = std::move(others);
        first_.insert(std::move(first));
    }
    if (!sha256.empty()) {
        settled_.add(sha256);
    }
    return out;
}

}  // namespace bianmu::batch
