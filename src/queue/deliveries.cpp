#include "queue/deliveries.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "batch/fault.h"
#include "convert/digest.h"
#include "queue/download.h"
#include "queue/job.h"

namespace bianmu::queue {
namespace {

using namespace std::chrono_literals;
using batch::EnvironmentFault;

constexpr std::int64_t kFetch = 250;        ///< milliseconds that one request waits
constexpr std::size_t kAhead = 8;           ///< files held, for each worker process
constexpr auto kPause = 100ms;
constexpr auto kRetry = 200ms;

std::string machine() {
    std::array<char, 256> name{};
    ::gethostname(name.data(), name.size() - 1);
    return std::string(name.data()) + ":" + std::to_string(::getpid());
}

/// The bytes of a file that came inside its message, as a file in memory.
batch::Descriptor keep(const std::string& content) {
    batch::Descriptor out = batch::make_memory_file("content");
    if (!out || !batch::write_all(out.get(), content)) {
        throw EnvironmentFault("no memory for a file of the queue");
    }
    return out;
}

}  // namespace

Deliveries::Deliveries(const WorkerOptions& options)
    : options_(options), connection_(options.queue), name_(machine()), most_(kAhead * std::max<std::size_t>(options.batch.workers, 1)), wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    connection_.make_consumer(options.ack_wait);
    subscription_ = connection_.subscribe();
    thread_ = std::thread([this] { live(); });
}

Deliveries::~Deliveries() {
    {
        const std::lock_guard lock(mutex_);
        stopped_ = Clock::now();
    }
    changed_.notify_all();
    thread_.join();
    for (const auto& [source, held] : held_) {
        for (const MessagePointer& message : held.messages) {
            static_cast<void>(natsMsg_Nak(message.get(), nullptr));
        }
    }
    connection_.flush();
}

std::optional<batch::Arrival> Deliveries::next() {
    const std::lock_guard lock(mutex_);
    if (fault_) {
        std::rethrow_exception(fault_);
    }
    if (arrived_.empty()) {
        std::uint64_t count = 0;
        static_cast<void>(::read(wake_.get(), &count, sizeof count));
        return {};
    }
    batch::Arrival out = std::move(arrived_.front());
    arrived_.pop_front();
    return out;
}

bool Deliveries::at_end() {
    const std::lock_guard lock(mutex_);
    return is_drained_;
}

void Deliveries::departed(const std::vector<batch::Departure>& departures) {
    const std::lock_guard lock(mutex_);
    departed_.insert(departed_.end(), departures.begin(), departures.end());
    changed_.notify_all();
}

/// The life of the thread; what ends it before its time ends the run.
void Deliveries::live() {
    try {
        talk();
    } catch (const std::exception&) {
        const std::lock_guard lock(mutex_);
        fault_ = std::current_exception();
        static_cast<void>(::eventfd_write(wake_.get(), 1));
    }
}

void Deliveries::talk() {
    std::unique_lock lock(mutex_);
    while (!stopped_ || (!departed_.empty() && is_patient())) {
        while (!departed_.empty() && is_patient()) {
            const batch::Departure departure = std::move(departed_.front());
            departed_.pop_front();
            lock.unlock();
            finish(departure);
            lock.lock();
        }
        const bool has_room = !stopped_ && held_.size() < most_ && !is_drained_;
        if (!has_room) {
            changed_.wait_for(lock, kPause);
        }
        lock.unlock();
        give_sign();
        if (has_room) {
            fetch(static_cast<int>(most_ - held_.size()));
        }
        lock.lock();
    }
}

void Deliveries::fetch(int most) {
    natsMsgList list{};
    jsErrCode code{};
    const natsStatus status = natsSubscription_Fetch(&list, subscription_.get(), most, kFetch, &code);
    for (int i = 0; i < list.Count; ++i) {
        take(MessagePointer(std::exchange(list.Msgs[i], nullptr)));
    }
    const bool is_empty = list.Count == 0;
    natsMsgList_Destroy(&list);
    if (status != NATS_OK && status != NATS_TIMEOUT) {
        std::this_thread::sleep_for(kRetry);   // the server is away; the connection comes back by itself
    } else if (is_empty && options_.until_empty && held_.empty() && connection_.is_drained()) {
        const std::lock_guard lock(mutex_);
        is_drained_ = departed_.empty();
        static_cast<void>(::eventfd_write(wake_.get(), 1));
    }
}

void Deliveries::take(MessagePointer message) {
    jsMsgMetaData* meta = nullptr;
    std::uint64_t deliveries = 1;
    if (natsMsg_GetMetaData(&meta, message.get()) == NATS_OK) {
        deliveries = meta->NumDelivered;
        jsMsgMetaData_Destroy(meta);
    }
    const std::string_view text(natsMsg_GetData(message.get()), static_cast<std::size_t>(natsMsg_GetDataLength(message.get())));
    auto job = Job::unpack(text);
    std::vector<MessagePointer> messages;
    if (!job || deliveries > options_.deliveries) {
        const bool is_kept = job ? park(job->source, {}, "crashed", "was delivered " + std::to_string(deliveries - 1) + " times, and no worker lived to finish it", deliveries - 1)
                                 : park(std::string(text.substr(0, 200)), {}, "usage", "is no job of bianmu", deliveries);
        messages.push_back(std::move(message));
        if (is_kept) {
            acknowledge(messages);
        }
        return;
    }
    Held& held = held_[job->source];
    held.messages.push_back(std::move(message));
    held.deliveries = deliveries;
    if (held.messages.size() > 1) {
        return;   // it is being worked on
    }
    batch::Arrival arrival{job->source, job->mirrored, job->bytes, job->modified, {}, {}};
    if (job->content) {
        arrival.content = keep(*job->content);
    } else if (is_url(job->source)) {
        auto file = download(job->source, [this] { give_sign(); });
        if (file) {
            arrival.content = std::move(*file);
        } else {
            arrival.error = std::move(file.error());
        }
    }
    const std::lock_guard lock(mutex_);
    arrived_.push_back(std::move(arrival));
    static_cast<void>(::eventfd_write(wake_.get(), 1));
}

/// Parks what failed, then acknowledges the file once all in it is through.
void Deliveries::finish(const batch::Departure& departure) {
    const auto held = held_.find(departure.source);
    const std::uint64_t deliveries = held == held_.end() ? 0 : held->second.deliveries;
    if (departure.error &&
        !park(departure.source, departure.inner, std::string(model::info(departure.error->code).name), departure.error->message, deliveries)) {
        return;   // nobody heard of it: it is delivered again
    }
    if (held != held_.end() && departure.inner.empty()) {
        acknowledge(held->second.messages);
        held_.erase(held);
    }
}

bool Deliveries::park(const std::string& source, const std::string& inner, const std::string& code, const std::string& message, std::uint64_t deliveries) {
    const std::string text = Parked{source, inner, code, message, name_, deliveries}.pack();
    const std::string id = convert::digest_of(source + '\0' + inner + '\0' + code).substr(0, 32);
    while (true) {
        const Connection::Published result = connection_.publish(options_.queue.parked(), text, id);
        if (result == Connection::Published::stored || result == Connection::Published::duplicate) {
            return true;
        }
        give_sign();
        std::unique_lock lock(mutex_);
        if (!is_patient()) {
            return false;
        }
        lock.unlock();
        std::this_thread::sleep_for(kRetry);
    }
}

void Deliveries::acknowledge(const std::vector<MessagePointer>& messages) const {
    for (const MessagePointer& message : messages) {
        static_cast<void>(natsMsg_Ack(message.get(), nullptr));
    }
}

/// Tells the server that this worker lives and works on what it holds.
void Deliveries::give_sign() {
    if (Clock::now() - signed_ < options_.ack_wait / 4.0) {
        return;
    }
    signed_ = Clock::now();
    for (const auto& [source, held] : held_) {
        for (const MessagePointer& message : held.messages) {
            static_cast<void>(natsMsg_InProgress(message.get(), nullptr));
        }
    }
}

}  // namespace bianmu::queue
