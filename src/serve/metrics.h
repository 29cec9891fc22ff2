#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "serve/engine.h"

namespace bianmu::serve {

/// What is counted, as Prometheus reads it. Thread-safe.
class Metrics {
public:
    void count_request(std::string_view route, int status);
    /// @param code  empty for a document that was converted.
    void count_conversion(std::string_view code, std::uint64_t wall_ms);

    /// The text format, version 0.0.4.
    [[nodiscard]] std::string text(const Load& load, std::size_t jobs) const;

private:
    static constexpr std::array<std::uint64_t, 10> kBounds{10, 25, 50, 100, 250, 500, 1000, 5000, 20000, 60000};   ///< milliseconds

    mutable std::mutex mutex_;
    std::map<std::pair<std::string, int>, std::uint64_t> requests_;
    std::map<std::string, std::uint64_t, std::less<>> conversions_;
    std::array<std::uint64_t, kBounds.size() + 1> buckets_{};
    std::uint64_t sum_ms_ = 0, count_ = 0;
};

}  // namespace bianmu::serve
