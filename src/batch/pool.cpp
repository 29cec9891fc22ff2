#include "batch/pool.h"

#include <algorithm>
#include <csignal>
#include <utility>

#include "batch/fault.h"

namespace bianmu::batch {
namespace {

constexpr std::chrono::seconds kStart{60};   ///< that a worker may take to be ready
constexpr std::size_t kLeastAhead = 4, kMostAhead = 32;   ///< documents that wait in a worker
constexpr std::size_t kAheadInAll = 256;     ///< in all workers, if they are many: each is an open file
constexpr std::uint64_t kAheadTime = 100'000; ///< microseconds that those in a worker shall take: as long as this process may need to make results durable
constexpr std::uint64_t kPaceOver = 8;       ///< documents of which a worker's pace is the mean, about
constexpr unsigned kFailedStarts = 5;        ///< in a row, after which it is not chance

std::uint64_t since(Clock::time_point start) {
    return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count());
}

}  // namespace

PackedOptions pack_options(const WorkerOptions& options) {
    auto out = std::make_shared<Descriptor>(make_memory_file("options"));
    if (!*out || !write_all(out->get(), options.pack().bytes())) {
        throw EnvironmentFault("no memory for the workers' options");
    }
    return out;
}

Pool::Pool(PoolOptions options, const WorkerOptions& worker, std::function<void(Outcome)> take, TaskProgress progress)
    : options_(options), packed_(pack_options(worker)), take_(std::move(take)), progress_(std::move(progress)),
      slots_(std::max<std::size_t>(options.workers, 1) + options.spare) {}

bool Pool::has_room() const {
    return busy() < slots_.size() - options_.spare + slow();
}

bool Pool::takes_ahead(const Slot& slot) const {
    const std::size_t most = std::clamp(kAheadInAll / slots_.size(), kLeastAhead, kMostAhead);
    const std::size_t ahead = slot.pace == 0 ? kLeastAhead : std::clamp<std::size_t>(kAheadTime / slot.pace, kLeastAhead, most);
    return slot.is_given && slot.tasks.size() <= ahead && !slot.is_late;
}

bool Pool::has_room_ahead() const {
    return std::any_of(slots_.begin(), slots_.end(), [this](const Slot& slot) { return takes_ahead(slot); });
}

bool Pool::is_fed(std::chrono::microseconds time) const {
    return std::all_of(slots_.begin(), slots_.end(), [&](const Slot& slot) {
        return slot.is_given && (slot.tasks.size() - 1) * slot.pace >= static_cast<std::uint64_t>(time.count());
    });
}

bool Pool::has_ready() const {
    return has_room() && std::any_of(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.tasks.empty() && slot.is_ready; });
}

std::size_t Pool::slow() const {
    return std::min(options_.spare, static_cast<std::size_t>(std::count_if(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.is_slow; })));
}

bool Pool::is_idle() const {
    return busy() == 0;
}

std::size_t Pool::busy() const {
    return static_cast<std::size_t>(std::count_if(slots_.begin(), slots_.end(), [](const Slot& slot) { return !slot.tasks.empty(); }));
}

std::uint64_t Pool::memory_kib() const {
    std::uint64_t sum = 0;
    for (const Slot& slot : slots_) {
        sum += slot.kib;
    }
    return sum;
}

void Pool::start_all(std::size_t most) {
    auto missing = static_cast<std::ptrdiff_t>(std::min(most, slots_.size() - options_.spare + slow())) -
                   std::count_if(slots_.begin(), slots_.end(), [](const Slot& slot) { return slot.child != nullptr; });
    for (Slot& slot : slots_) {
        if (missing > 0 && !slot.child) {
            start(slot);
            --missing;
        }
    }
}

void Pool::give(Task task) {
    if (!has_room()) {
        Slot& busy = *std::min_element(slots_.begin(), slots_.end(), [this](const Slot& a, const Slot& b) {
            return takes_ahead(a) && (!takes_ahead(b) || a.tasks.size() < b.tasks.size());
        });
        send(busy, busy.tasks.emplace_back(std::move(task)));
        return;
    }
    auto slot = std::find_if(slots_.begin(), slots_.end(), [](const Slot& s) { return s.tasks.empty() && s.is_ready; });
    if (slot == slots_.end()) {
        slot = std::find_if(slots_.begin(), slots_.end(), [](const Slot& s) { return s.tasks.empty(); });
    }
    slot->tasks.push_back(std::move(task));
    if (!slot->child) {
        start(*slot);
    }
    if (slot->is_ready) {
        begin(*slot);
    }
}

void Pool::start(Slot& slot) const {
    slot.child = std::make_unique<Child>(kWorkerMode, options_.limits);
    slot.is_ready = slot.is_given = slot.is_late = slot.is_slow = false;
    slot.served = slot.first_kib = slot.pace = 0;
    slot.deadline = Clock::now() + kStart;
    tell(slot, !slot.tasks.empty() && slot.tasks.front().options ? slot.tasks.front().options : packed_);
}

/// Lets the worker have these options for the documents that follow.
void Pool::tell(Slot& slot, PackedOptions options) const {
    slot.told = std::move(options);
    MessageWriter message;
    message.number(static_cast<std::uint64_t>(WorkerRequest::options));
    static_cast<void>(slot.child->send(message, slot.told->get()));
}

/// A send that fails means a death, which is seen on the socket.
void Pool::send(Slot& slot, const Task& task) const {
    if (const PackedOptions& wanted = task.options ? task.options : packed_; slot.told != wanted) {
        tell(slot, wanted);
    }
    MessageWriter message;
    message.number(static_cast<std::uint64_t>(WorkerRequest::document));
    message.text(task.name);
    message.number(task.archive_path.size());
    for (const std::string& step : task.archive_path) {
        message.text(step);
    }
    static_cast<void>(slot.child->send(message, task.content.get()));
}

/// Its worker is at its first task, which it may have already.
void Pool::begin(Slot& slot) const {
    if (!slot.is_given) {
        for (const Task& task : slot.tasks) {
            send(slot, task);
        }
    }
    ++slot.tasks.front().attempts;
    slot.is_given = true;
    slot.started = Clock::now();
    slot.deadline = slot.started + options_.timeout;
}

/// Its first task is done with: the next one's turn, in a new worker if this one is gone.
Task Pool::take_first(Slot& slot) const {
    Task done = std::move(slot.tasks.front());
    slot.tasks.pop_front();
    slot.is_given = !slot.tasks.empty() && slot.child;
    if (slot.is_given) {
        begin(slot);
    } else if (!slot.tasks.empty()) {
        start(slot);
    }
    return done;
}

void Pool::watch(std::vector<pollfd>& list) const {
    for (const Slot& slot : slots_) {
        if (slot.child) {
            list.push_back({slot.child->socket(), POLLIN, 0});
        }
    }
}

std::optional<Clock::time_point> Pool::next_deadline() const {
    std::optional<Clock::time_point> out;
    for (const Slot& slot : slots_) {
        if (is_timed(slot)) {
            const auto next = may_be_slow(slot) ? std::min(slot.deadline, slot.started + options_.patience) : slot.deadline;
            out = out ? std::min(*out, next) : next;
        }
    }
    return out;
}

void Pool::serve() {
    Received received;
    for (Slot& slot : slots_) {
        while (slot.child) {
            const Receipt receipt = receive_message(slot.child->socket(), received, false);
            if (receipt == Receipt::nothing) {
                break;
            }
            if (receipt == Receipt::message) {
                take_message(slot, received);
            } else {
                take_death(slot);
            }
        }
        check_time(slot);
    }
}

void Pool::take_message(Slot& slot, Received& received) {
    if (!slot.is_ready) {
        slot.is_ready = true;
        failed_starts_ = 0;
        if (!slot.tasks.empty()) {
            begin(slot);
        }
        return;
    }
    MessageReader message(received.bytes);
    Outcome outcome;
    const std::string code = message.text();
    if (code == kProgress) {
        const std::uint64_t done = message.number(), all = message.number();
        if (progress_ && !slot.tasks.empty() && message.ok()) {
            progress_(slot.tasks.front(), done, all);
        }
        return;
    }
    const std::string text = message.text();
    const std::uint64_t took = message.number();
    outcome.wall_ms = took / 1000;
    outcome.processor_ms = message.number();
    outcome.peak_kib = message.number();
    slot.kib = message.number();
    outcome.sha256 = message.text();
    outcome.facts = Facts::unpack(message);
    const model::CodeInfo* const known = model::find_code(code);
    const bool is_result = code.empty() && received.descriptor && is_sealed(received.descriptor);
    if (!message.ok() || !slot.is_given || (known == nullptr && !is_result)) {
        slot.child->signal(SIGKILL);   // what speaks another language is no worker any more
        return;
    }
    if (!is_result) {
        outcome.error = model::Error{known->code, text};
    }
    outcome.content = std::move(received.descriptor);
    slot.child->trim_log();
    ++slot.served;
    slot.pace = slot.pace == 0 ? took : (slot.pace * (kPaceOver - 1) + took) / kPaceOver;
    slot.first_kib = slot.first_kib == 0 ? slot.kib : slot.first_kib;
    if (slot.is_late || slot.is_slow || slot.served >= options_.documents || slot.kib > slot.first_kib + options_.growth_kib) {
        slot.child.reset();
        slot.is_ready = slot.is_slow = false;
        slot.kib = 0;
    }
    outcome.task = take_first(slot);
    take_(std::move(outcome));
}

void Pool::take_death(Slot& slot) {
    const bool was_ready = slot.is_ready;
    model::Error error = slot.child->end(slot.is_late);
    slot.child.reset();
    slot.is_ready = slot.is_given = slot.is_slow = false;
    slot.kib = 0;
    if (!was_ready && ++failed_starts_ >= kFailedStarts) {
        throw EnvironmentFault("the workers do not start: " + error.message);
    }
    if (slot.tasks.empty()) {
        return;
    }
    if (!was_ready || (error.code == model::Code::crashed && slot.tasks.front().attempts < options_.attempts)) {
        start(slot);
        return;
    }
    Outcome outcome;
    outcome.error = std::move(error);
    outcome.wall_ms = since(slot.started);
    outcome.task = take_first(slot);
    take_(std::move(outcome));
}

bool Pool::is_timed(const Slot& slot) {
    return slot.child && (!slot.tasks.empty() || !slot.is_ready);
}

bool Pool::may_be_slow(const Slot& slot) const {
    return options_.spare > 0 && slot.child && slot.is_given && !slot.is_slow;
}

void Pool::check_time(Slot& slot) const {
    if (may_be_slow(slot) && Clock::now() >= slot.started + options_.patience) {
        slot.is_slow = true;
        slot.child->yield();
    }
    if (!is_timed(slot) || Clock::now() < slot.deadline) {
        return;
    }
    slot.child->signal(slot.is_late ? SIGKILL : SIGTERM);
    slot.is_late = true;
    slot.deadline = Clock::now() + options_.grace;
}

void Pool::stop() {
    for (const Slot& slot : slots_) {
        if (slot.child) {
            slot.child->signal(SIGKILL);   // all at once, so that they end beside each other
        }
    }
    for (Slot& slot : slots_) {
        slot.child.reset();
        slot.tasks.clear();
    }
}

}  // namespace bianmu::batch
