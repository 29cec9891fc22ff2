#include "serve/metrics.h"

#include <algorithm>

namespace bianmu::serve {
namespace {

/// Seconds from milliseconds, written the same in every locale.
std::string seconds(std::uint64_t milliseconds) {
    std::string rest = std::to_string(milliseconds % 1000);
    rest.insert(0, 3 - rest.size(), '0');
    return std::to_string(milliseconds / 1000) + "." + rest;
}

void add(std::string& out, std::string_view name, std::string_view type, std::string_view help) {
    out.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ").append(name).append(" ").append(type).append("\n");
}

void gauge(std::string& out, const std::string& name, std::string_view help, std::uint64_t value) {
    add(out, name, "gauge", help);
    out += name + " " + std::to_string(value) + "\n";
}

}  // namespace

void Metrics::count_request(std::string_view route, int status) {
    const std::lock_guard lock(mutex_);
    ++requests_[{std::string(route), status}];
}

void Metrics::count_conversion(std::string_view code, std::uint64_t wall_ms) {
    const std::lock_guard lock(mutex_);
    ++conversions_[std::string(code.empty() ? "done" : code)];
    ++buckets_[static_cast<std::size_t>(std::lower_bound(kBounds.begin(), kBounds.end(), wall_ms) - kBounds.begin())];
    sum_ms_ += wall_ms;
    ++count_;
}

std::string Metrics::text(const Load& load, std::size_t jobs) const {
    std::string out;
    const std::lock_guard lock(mutex_);
    add(out, "bianmu_requests_total", "counter", "Requests answered.");
    for (const auto& [key, value] : requests_) {
        out += "bianmu_requests_total{route=\"" + key.first + "\",status=\"" + std::to_string(key.second) + "\"} " + std::to_string(value) + "\n";
    }
    add(out, "bianmu_conversions_total", "counter", "Documents given to a worker, by what became of them.");
    for (const auto& [code, value] : conversions_) {
        out += "bianmu_conversions_total{code=\"" + code + "\"} " + std::to_string(value) + "\n";
    }
    add(out, "bianmu_conversion_seconds", "histogram", "Time that a worker took for a document.");
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < kBounds.size(); ++i) {
        below += buckets_[i];
        out += "bianmu_conversion_seconds_bucket{le=\"" + seconds(kBounds[i]) + "\"} " + std::to_string(below) + "\n";
    }
    out += "bianmu_conversion_seconds_bucket{le=\"+Inf\"} " + std::to_string(count_) + "\nbianmu_conversion_seconds_sum " + seconds(sum_ms_) +
           "\nbianmu_conversion_seconds_count " + std::to_string(count_) + "\n";
    gauge(out, "bianmu_queue_length", "Documents that wait for a worker.", load.waiting);
    gauge(out, "bianmu_workers", "Workers.", load.workers);
    gauge(out, "bianmu_workers_busy", "Workers that convert a document.", load.busy);
    gauge(out, "bianmu_workers_memory_bytes", "Memory of the workers.", load.memory_kib * 1024);
    gauge(out, "bianmu_jobs", "Jobs that are kept.", jobs);
    return out;
}

}  // namespace bianmu::serve
