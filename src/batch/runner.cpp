#include "batch/runner.h"

#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <utility>

#include "batch/descriptor.h"
#include "batch/fault.h"
#include "batch/signals.h"

namespace bianmu::batch {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kAhead = 64, kLeastAhead = 8;                  ///< documents found ahead, for each worker; if there are many, it is fewer
constexpr std::size_t kAheadInAll = 256;
constexpr std::size_t kKept = 2;                                     ///< of them, that wait for no certain worker
constexpr std::size_t kOrderedAhead = 256;                           ///< the same in all where the order counts: one slow document holds up few
constexpr std::uint64_t kContentBytes = std::uint64_t{384} << 20U;   ///< of documents and results held at once
constexpr std::size_t kGroup = 512;                                  ///< settlements after which the ledger is written in any case
constexpr auto kFlushEvery = 1s;
constexpr auto kFlushAwaited = 50ms;                                 ///< at least, where somebody waits for it
constexpr int kFlushShare = 10;                                      ///< of the time that flushing may take then, one part in so many
constexpr auto kReportEvery = 200ms;
constexpr auto kPause = 15ms;                                        ///< between two looks at workers that have enough to do
constexpr auto kLastWork = 10s;                                      ///< for what is running when a signal ends the run

std::string last_step(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

}  // namespace

Runner::Runner(const BatchOptions& options, const Listener& listener, Ledger& ledger, Sink& sink, const Filter& filter, const PoolOptions& pool, Intake& intake)
    : options_(options),
      listener_(listener),
      ledger_(ledger),
      sink_(sink),
      filter_(filter),
      intake_(intake),
      pool_(pool, {options.convert, static_cast<std::uint64_t>(options.timeout.count()) + 5}, [this](Outcome outcome) { finish(std::move(outcome)); }),
      feed_(intake, pool, options.convert.password.value_or(""), [this](Found found) { find(std::move(found)); }),
      duplicates_([this](const std::string& sha256) { return recent_.contains(sha256) || ledger_.find_twin(sha256); }) {
    progress_.workers = pool.workers;
    outputs_.give_up();
}

void Runner::begin_anew() {
    duplicates_.begin_anew();
    outputs_ = {};
    feed_.start_ahead();
}

bool Runner::run(const Counts& known) {
    const HeldSignals held;
    const Descriptor signals(::signalfd(-1, &held.mask(), SFD_CLOEXEC | SFD_NONBLOCK));
    started_ = flushed_ = reported_ = Clock::now();
    progress_.kept = known.done + known.failed;
    progress_.known = progress_.kept + known.pending;
    pool_.start_all(known.pending);
    while (true) {
        if (interrupts_ == 0) {
            feed_.serve([this] { return has_room(); });
        }
        dispatch();
        settle_ready();
        const bool is_done = interrupts_ == 0 ? feed_.at_end() && items_.empty() : pool_.is_idle() || Clock::now() > patience_ || interrupts_ > 1;
        if (is_done) {
            break;
        }
        wait(signals.get());
        pool_.serve();
        if ((!sink_.is_grouped() || intake_.is_awaited()) && Clock::now() - flushed_ > flush_pause()) {
            flush();
        }
        report(false);
    }
    const bool is_complete = interrupts_ == 0;
    pool_.stop();
    // Where the bytes depend on what is flushed together, an interrupted group is left to the next run.
    if (is_complete || !sink_.is_grouped() || intake_.is_awaited()) {
        flush();
    }
    report(true);
    return is_complete;
}

Summary Runner::run_to_end(const Counts& known) {
    Summary out;
    out.is_complete = run(known);
    if (out.is_complete) {
        sink_.finish();
    }
    out.progress = progress_;
    out.failed_in_all = ledger_.counts().failed;
    ledger_.end(out.is_complete);
    return out;
}

void Runner::wait(int signals) {
    std::vector<pollfd> list{{signals, POLLIN, 0}};
    // While all have enough to do nobody wakes this process: it takes what has come by then in one go.
    const bool may_pause = interrupts_ == 0 && !intake_.is_awaited() && pool_.is_fed(2 * kPause);
    auto until = Clock::now() + (may_pause ? Clock::duration(kPause) : Clock::duration(kReportEvery));
    if (!may_pause) {
        pool_.watch(list);
        if (interrupts_ == 0 && has_room()) {
            feed_.watch(list);
            until = std::min(until, feed_.next_deadline().value_or(until));
        }
        until = std::min(until, pool_.next_deadline().value_or(until));
        if (intake_.is_awaited() && !unflushed_.empty()) {
            until = std::min(until, flushed_ + flush_pause());
        }
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count() + 1;
    ::poll(list.data(), list.size(), static_cast<int>(std::max<long>(left, 0)));
    signalfd_siginfo signal{};
    while (list.front().revents != 0 && ::read(signals, &signal, sizeof signal) == static_cast<ssize_t>(sizeof signal)) {
        ++interrupts_;
        patience_ = Clock::now() + kLastWork;
    }
}

Clock::duration Runner::flush_pause() const {
    return intake_.is_awaited() ? std::clamp<Clock::duration>(kFlushShare * flush_took_, kFlushAwaited, kFlushEvery) : Clock::duration(kFlushEvery);
}

bool Runner::has_room() const {
    const std::size_t most = is_ordered() ? kOrderedAhead : std::clamp(kAheadInAll, kLeastAhead * progress_.workers, kAhead * progress_.workers);
    return items_.size() < most && content_bytes_ < kContentBytes;
}

void Runner::find(Found found) {
    if (found.finding.kind == FindingKind::archive_end) {
        end_archive(found);
        return;
    }
    Place place{found.file.source, found.finding.archive_path};
    std::string mirrored = found.file.mirrored;
    for (const std::string& step : place.archive_path) {
        mirrored += "/" + step;
    }
    if (filter_.excludes(mirrored) || !filter_.includes(mirrored)) {
        if (place.archive_path.empty()) {
            ledger_.remove_source(place.source);
            --progress_.known;
            Settlement left_out;
            left_out.place = std::move(place);
            intake_.settled({left_out});
        }
        return;
    }
    find_document(std::move(place), mirrored, found);
}

void Runner::find_document(Place place, const std::string& mirrored, Found& found) {
    Item item;
    item.output = found.file.output;
    if (!place.archive_path.empty()) {
        const auto known = ledger_.find(place);
        if (known && known->is_settled && known->sha256 == found.finding.sha256) {
            if (known->error) {   // of which nobody may have heard, if the run before died
                Settlement again;
                again.place = std::move(place);
                again.error = known->error;
                intake_.settled({again});
            }
            return;
        }
        archives_[place.source].unsettled += 1;
        progress_.known += known && !known->is_settled ? 0 : 1;
        item.output = known ? known->output : "";
    }
    const bool is_named = !item.output.empty();
    if (!is_named) {
        item.output = sink_.output_for(mirrored);
    }
    if (!item.output.empty() && outputs_.add(item.output)) {
        item.output = is_named ? item.output : ledger_.free_output(item.output, place);
        if (is_taken(item.output, place)) {
            item.output = Ledger::marked(item.output, place);
        }
        outputs_.add(item.output);
    }
    item.place = std::move(place);
    item.sha256 = std::move(found.finding.sha256);
    item.bytes = found.finding.bytes;
    if (found.finding.error) {
        item.outcome.emplace();
        item.outcome->error = std::move(found.finding.error);
        item.is_ready = true;
    } else if (intake_.shares_results()) {
        item.key = std::move(found.finding.key);
        const auto standing = duplicates_.add(item.key, item.sha256, next_number_);
        item.is_twin = standing != Duplicates::Standing::first;
        item.is_ready = standing == Duplicates::Standing::settled;
    }
    if (!item.is_ready) {
        content_bytes_ += item.place.archive_path.empty() ? 0 : item.bytes;
        Task task;
        task.name = last_step(item.place.archive_path.empty() ? item.place.source : item.place.archive_path.back());
        if (!item.place.archive_path.empty()) {
            task.archive_path.push_back(last_step(item.place.source));
            task.archive_path.insert(task.archive_path.end(), item.place.archive_path.begin(), item.place.archive_path.end());
        }
        task.number = next_number_;
        task.content = std::move(found.content);
        item.task = std::move(task);
    }
    items_.emplace(next_number_++, std::move(item));
}

/// Whether a place that the ledger does not know yet has this output.
bool Runner::is_taken(const std::string& output, const Place& place) const {
    return std::any_of(items_.begin(), items_.end(), [&](const auto& other) { return other.second.output == output; }) ||
           std::any_of(unflushed_.begin(), unflushed_.end(), [&](const Settlement& other) { return other.output == output && other.place.shown() != place.shown(); });
}

/// An archive is settled after all that is in it, so that dying before walks it again.
void Runner::end_archive(Found& found) {
    Settlement end;
    end.place.source = found.file.source;
    end.is_archive = true;
    end.error = std::move(found.finding.error);
    end.attempts = 1;
    progress_.known -= end.error ? 0 : 1;
    OpenArchive& archive = archives_[found.file.source];
    archive.end = std::move(end);
    ++archive.unsettled;
    leave_archive({found.file.source, {}});
}

void Runner::leave_archive(const Place& place) {
    const auto archive = archives_.find(place.source);
    if (archive != archives_.end() && --archive->second.unsettled == 0 && archive->second.end) {
        Settlement end = std::move(*archive->second.end);
        archives_.erase(archive);
        if (end.error) {
            ++progress_.failed;
            listener_.failed(end.place.shown(), *end.error);
        }
        unflushed_.push_back(std::move(end));
    }
}

void Runner::dispatch() {
    // The last ones are kept for workers that are idle: they are not to wait behind a slow document.
    const auto has_room = [&](std::uint64_t number) {
        return pool_.has_room() || (!intake_.is_awaited() && pool_.has_room_ahead() && next_number_ - number > kKept * progress_.workers);
    };
    for (auto item = items_.lower_bound(undispatched_); item != items_.end() && interrupts_ == 0 && has_room(item->first); ++item) {
        undispatched_ = item->first + 1;
        if (item->second.task && !item->second.is_twin) {
            Task task = std::move(*item->second.task);
            item->second.task.reset();
            pool_.give(std::move(task));
        }
    }
}

/// The document itself is no longer needed.
void Runner::release(const Item& item) {
    content_bytes_ -= item.place.archive_path.empty() ? 0 : item.bytes;
}

void Runner::finish(Outcome outcome) {
    Item& item = items_.at(outcome.task.number);
    release(item);
    if (!outcome.sha256.empty()) {
        item.sha256 = outcome.sha256;
    } else if (item.sha256.empty()) {   // its worker died of it
        item.sha256 = digest_of_file(outcome.task.content).value_or("");
    }
    outcome.task.content.close();
    item.content_bytes = size_of(outcome.content);
    content_bytes_ += item.content_bytes;
    item.outcome = std::move(outcome);
    item.is_ready = true;
    dispatch();   // the worker need not wait until this one is settled
}

void Runner::settle_ready() {
    for (auto item = items_.begin(); item != items_.end();) {
        if (item->second.is_ready) {
            settle(item->second);
            item = items_.erase(item);
        } else if (is_ordered()) {
            break;
        } else {
            ++item;
        }
    }
}

void Runner::settle(Item& item) {
    Settlement settlement;
    if (item.is_twin) {
        settlement = settle_twin(item);
        if (item.task) {
            release(item);
        }
    } else {
        Outcome& outcome = *item.outcome;
        settlement.error = outcome.error;
        settlement.attempts = std::max<std::uint64_t>(outcome.task.attempts, 1);
        settlement.wall_ms = outcome.wall_ms;
        settlement.processor_ms = outcome.processor_ms;
        settlement.peak_kib = outcome.peak_kib;
        settlement.facts = outcome.facts;
        if (!outcome.error) {
            content_bytes_ -= item.content_bytes;
            Converted converted{item.place, item.sha256, item.bytes, outcome.facts, item.output, std::move(outcome.content), item.content_bytes};
            if (auto taken = sink_.put(converted); !taken) {
                settlement.error = std::move(taken.error());
            }
        }
    }
    settlement.place = item.place;
    settlement.sha256 = item.sha256;
    settlement.bytes = item.bytes;
    settlement.output = item.output;
    if (const auto freed = item.is_twin ? std::nullopt : duplicates_.settle(item.key, item.sha256)) {
        recent_.insert_or_assign(item.sha256, unflushed_.size());
        free_waiting(*freed);
    }
    keep(std::move(settlement));
}

void Runner::free_waiting(const Duplicates::Freed& freed) {
    for (const std::uint64_t twin : freed.same) {
        items_.at(twin).is_ready = true;
    }
    if (freed.other) {
        items_.at(*freed.other).is_twin = false;
        undispatched_ = std::min(undispatched_, *freed.other);
        dispatch();
    }
}

Settlement Runner::settle_twin(const Item& item) {
    const auto recent = recent_.find(item.sha256);
    Settlement out = recent != recent_.end() ? unflushed_[recent->second] : ledger_.find_twin(item.sha256).value();
    out.wall_ms = out.processor_ms = out.peak_kib = 0;
    if (!out.error) {
        const std::string first = !out.same_as.empty() ? out.same_as : !out.output.empty() ? out.output : out.place.shown();
        const Converted converted{item.place, item.sha256, item.bytes, out.facts, item.output, {}, 0};
        sink_.repeat(converted, first);
        out.same_as = first;
    }
    return out;
}

void Runner::keep(Settlement settlement) {
    if (settlement.error) {
        ++progress_.failed;
        listener_.failed(settlement.place.shown(), *settlement.error);
    } else {
        ++progress_.done;
    }
    const Place place = settlement.place;
    unflushed_.push_back(std::move(settlement));
    if (!place.archive_path.empty()) {
        leave_archive(place);
    }
    if (sink_.is_full() || unflushed_.size() >= kGroup) {
        flush();
    }
}

void Runner::flush() {
    const auto began = flushed_ = Clock::now();
    if (unflushed_.empty()) {
        return;
    }
    ledger_.settle(unflushed_, sink_.flush());
    flushed_ = Clock::now();
    flush_took_ = flushed_ - began;
    intake_.settled(unflushed_);
    unflushed_.clear();
    recent_.clear();
}

void Runner::report(bool always) {
    const auto now = Clock::now();
    if (always || now - reported_ >= kReportEvery) {
        reported_ = now;
        progress_.known = std::max(progress_.known, progress_.done + progress_.failed + progress_.kept + items_.size());
        progress_.busy = pool_.busy();
        progress_.memory_kib = pool_.memory_kib();
        progress_.seconds = std::chrono::duration<double>(now - started_).count();
        listener_.progress(progress_);
    }
}

}  // namespace bianmu::batch
