#include "serve/jobs.h"

#include <sys/random.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "model/hexadecimal.h"

namespace bianmu::serve {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::uint64_t kOverhead = 4096;   ///< of a job, beside its texts

/// 128 bits of chance in hexadecimal; empty if the system has none.
std::string new_id() {
    std::array<std::uint8_t, 16> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
        return {};
    }
    return model::hexadecimal(bytes);
}

}  // namespace

std::uint64_t Job::bytes() const {
    const std::lock_guard lock(mutex);
    return kOverhead + body.bytes + answer.body.size() + options.profile.size();
}

std::shared_ptr<Job> Jobs::add(Body body, convert::Options options) {
    const auto job = std::make_shared<Job>();
    job->id = new_id();
    job->made = std::chrono::system_clock::now();
    job->used = Clock::now();
    job->options = std::move(options);
    job->body = std::move(body);
    const std::lock_guard lock(mutex_);
    forget_old(job->bytes());
    std::uint64_t sum = job->bytes();
    for (const auto& [id, other] : jobs_) {
        sum += other->bytes();
    }
    if (job->id.empty() || sum > most_bytes_) {
        return nullptr;
    }
    jobs_.emplace(job->id, job);
    return job;
}

/// Under the mutex: what was not asked for long, then the oldest until there is room.
void Jobs::forget_old(std::uint64_t room) {
    std::vector<std::pair<Clock::time_point, std::string>> by_age;
    std::uint64_t sum = room;
    for (const auto& [id, job] : jobs_) {
        sum += job->bytes();
        const std::lock_guard lock(job->mutex);
        if (job->state != JobState::queued) {
            by_age.emplace_back(job->used, id);
        }
    }
    std::sort(by_age.begin(), by_age.end());
    for (const auto& [used, id] : by_age) {
        if (used + keep_ < Clock::now() || sum > most_bytes_) {
            const auto found = jobs_.find(id);
            sum -= found->second->bytes();
            jobs_.erase(found);
        }
    }
}

std::shared_ptr<Job> Jobs::find(const std::string& id) {
    const std::lock_guard lock(mutex_);
    forget_old(0);
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) {
        return nullptr;
    }
    const std::lock_guard its(found->second->mutex);
    found->second->used = Clock::now();
    return found->second;
}

bool Jobs::remove(const std::string& id) {
    const std::lock_guard lock(mutex_);
    return jobs_.erase(id) > 0;
}

std::size_t Jobs::size() const {
    const std::lock_guard lock(mutex_);
    return jobs_.size();
}

}  // namespace bianmu::serve
