#include "serve/engine.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <fcntl.h>
#include <future>
#include <utility>
#include <vector>

#include "batch/fault.h"

namespace bianmu::serve {
namespace {

using namespace std::chrono_literals;
using model::Code;

constexpr auto kTick = 1s;        ///< between looks at the clock when nothing happens
constexpr auto kRestart = 2s;     ///< before workers are tried again after they could not be started

/// A descriptor of its own for a file that others read too, without a place that it stands at being shared.
batch::Descriptor opened_again(const batch::Descriptor& file) {
    return batch::Descriptor(::open(("/proc/self/fd/" + std::to_string(file.get())).c_str(), O_RDONLY | O_CLOEXEC));
}

}  // namespace

Engine::Engine(const batch::PoolOptions& pool, const batch::WorkerOptions& worker, std::size_t most)
    : pool_options_(pool), worker_options_(worker), most_(most), bell_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), thread_([this] { run(); }) {}

Engine::~Engine() {
    stop();
}

void Engine::stop() {
    stops_ = true;
    wake();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void Engine::wake() const {
    const std::uint64_t one = 1;
    static_cast<void>(!::write(bell_.get(), &one, sizeof one));
}

bool Engine::submit(Work work, std::function<void(Answer)> done, model::PageProgress progress) {
    {
        const std::lock_guard lock(mutex_);
        if (stops_ || open_ >= most_) {
            return false;
        }
        ++open_;
        waiting_.push_back({std::move(work), {std::move(done), std::move(progress)}});
    }
    wake();
    return true;
}

std::optional<Answer> Engine::ask(Work work) {
    const auto promise = std::make_shared<std::promise<Answer>>();
    std::future<Answer> future = promise->get_future();
    if (!submit(std::move(work), [promise](Answer answer) { promise->set_value(std::move(answer)); })) {
        return std::nullopt;
    }
    return future.get();
}

Load Engine::load() const {
    const std::lock_guard lock(mutex_);
    return {waiting_.size(), busy_, open_, pool_options_.workers, memory_kib_, is_ready_ && !stops_};
}

void Engine::run() {
    while (!stops_) {
        try {
            batch::Pool pool(pool_options_, worker_options_, [this](batch::Outcome outcome) { take(std::move(outcome)); },
                             [this](const batch::Task& task, std::uint64_t done, std::uint64_t all) { tell(task, done, all); });
            serve_pool(pool);
        } catch (const batch::EnvironmentFault& fault) {
            is_ready_ = false;
            fail_all(fault.what());
            for (auto left = kRestart; left > 0s && !stops_; left -= 1s) {
                std::this_thread::sleep_for(1s);
            }
            is_ready_ = true;
        }
    }
    fail_all("the service stops");
}

void Engine::serve_pool(batch::Pool& pool) {
    while (!stops_) {
        pool.start_all();
        dispatch(pool);
        wait(pool);
        pool.serve();
        busy_ = pool.busy();
        memory_kib_ = pool.memory_kib();
    }
    pool.stop();
}

void Engine::dispatch(batch::Pool& pool) {
    while (pool.has_ready()) {
        Entry entry;
        {
            const std::lock_guard lock(mutex_);
            if (waiting_.empty()) {
                return;
            }
            entry = std::move(waiting_.front());
            waiting_.pop_front();
        }
        batch::Task task;
        task.number = next_++;
        task.name = std::move(entry.work.name);
        task.content = opened_again(*entry.work.content);
        task.options = std::move(entry.work.options);
        running_.emplace(task.number, std::move(entry.listeners));
        tell(task, 0, 0);
        pool.give(std::move(task));
    }
}

void Engine::take(batch::Outcome outcome) {
    Answer answer;
    answer.error = std::move(outcome.error);
    answer.wall_ms = outcome.wall_ms;
    if (!answer.error && !batch::read_at(outcome.content.get(), 0, batch::size_of(outcome.content), answer.body)) {
        answer.error = model::Error{Code::environment, "the result could not be read back from memory"};
    }
    const auto found = running_.find(outcome.task.number);
    const std::function<void(Answer)> done = std::move(found->second.done);
    running_.erase(found);
    --open_;
    done(std::move(answer));
}

void Engine::tell(const batch::Task& task, std::uint64_t done, std::uint64_t all) const {
    if (const auto found = running_.find(task.number); found != running_.end() && found->second.progress) {
        found->second.progress(done, all);
    }
}

void Engine::wait(const batch::Pool& pool) {
    std::vector<pollfd> list{{bell_.get(), POLLIN, 0}};
    pool.watch(list);
    auto until = batch::Clock::now() + kTick;
    until = std::min(until, pool.next_deadline().value_or(until));
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - batch::Clock::now()).count() + 1;
    ::poll(list.data(), list.size(), static_cast<int>(std::max<long>(left, 0)));
    std::uint64_t rung = 0;
    static_cast<void>(!::read(bell_.get(), &rung, sizeof rung));
}

void Engine::fail_all(const std::string& why) {
    std::deque<Entry> entries;
    {
        const std::lock_guard lock(mutex_);
        entries.swap(waiting_);
    }
    for (auto& [number, listeners] : running_) {
        entries.push_back({{}, std::move(listeners)});
    }
    running_.clear();
    for (Entry& entry : entries) {
        --open_;
        entry.listeners.done({model::Error{Code::environment, why}, {}, 0});
    }
}

}  // namespace bianmu::serve
