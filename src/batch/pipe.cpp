#include "batch/pipe.h"

#include <algorithm>
#include <deque>
#include <map>
#include <new>
#include <optional>
#include <unordered_map>
#include <utility>

#include "batch/fault.h"
#include "batch/lines.h"
#include "batch/outlet.h"
#include "batch/pipe_request.h"
#include "batch/pool.h"
#include "emit/json_writer.h"
#include "emit/value_tree.h"

namespace bianmu::batch {
namespace {

using namespace std::chrono_literals;
using model::Code;
using model::fail;

constexpr std::size_t kMaxLine = std::size_t{32} << 20U;            ///< bytes of one request
constexpr std::size_t kAhead = 16;                                   ///< requests in flight, for each worker
constexpr std::uint64_t kContentBytes = std::uint64_t{384} << 20U;   ///< of documents and results held at once
constexpr std::size_t kKnownOptions = 256;                           ///< that are kept
constexpr auto kReportEvery = 200ms;

std::string error_json(const std::string& id, const model::Error& error) {
    emit::ValueTree tree;
    tree.open_object();
    tree.text("code", model::info(error.code).name);
    tree.text("message", error.message);
    tree.close();
    std::string json = emit::write_json(tree, false);
    json.pop_back();
    return R"({"id":)" + id + R"(,"error":)" + json + "}\n";
}

bool is_json(const convert::Options& options) {
    return options.output.format == emit::Format::json || options.output.format == emit::Format::ndjson;
}

std::uint64_t processor_seconds(const PipeOptions& options) {
    return static_cast<std::uint64_t>(options.timeout.count()) + 5;
}

/// What a request asks for.
struct Wanted {
    PackedOptions options;  ///< none = the usual ones
    bool is_json = true;
};

class Pipe {
public:
    Pipe(int in, int out, const PipeOptions& options, const PoolOptions& pool, const std::function<void(const Progress&)>& progress)
        : options_(options),
          listener_(progress),
          lines_(in, kMaxLine),
          in_(in),
          outlet_(out),
          usual_{nullptr, is_json(options.convert)},
          pool_(pool, {options.convert, processor_seconds(options)}, [this](Outcome outcome) { finish(std::move(outcome)); }) {
        progress_.workers = pool.workers;
    }

    Progress run() {
        while (true) {
            take_requests();
            dispatch();
            send_answers();
            if (lines_.at_end() && items_.empty() && outlet_.is_idle()) {
                break;
            }
            wait();
            pool_.serve();
            report(false);
        }
        pool_.stop();
        report(true);
        return progress_;
    }

private:
    struct Item {
        std::string id;
        std::uint64_t bytes = 0;  ///< of its content, then of its result, in memory
        bool is_json = true;
        std::optional<Task> task;
        std::optional<Parcel> answer;
    };

    [[nodiscard]] model::Result<Wanted> wanted(const options::Pairs& words) {
        if (words.empty()) {
            return usual_;
        }
        std::string key;
        for (const auto& [name, value] : words) {
            key += name + '\0' + value + '\0';
        }
        if (const auto known = known_.find(key); known != known_.end()) {
            return known->second;
        }
        return options_.understand(words).map([&](const convert::Options& convert) {
            if (known_.size() >= kKnownOptions) {
                known_.clear();
            }
            return known_.emplace(key, Wanted{pack_options({convert, processor_seconds(options_)}), is_json(convert)}).first->second;
        });
    }

    [[nodiscard]] bool has_room() const { return items_.size() < kAhead * progress_.workers && held_bytes_ < kContentBytes; }

    void take_requests() {
        while (has_room()) {
            auto line = lines_.next();
            if (!line) {
                return;
            }
            if (line->is_too_long || line->text.find_first_not_of(" \t\r") != std::string::npos) {
                take(*line);
            }
        }
    }

    void take(const Lines::Line& line) {
        PipeRequest request;
        if (line.is_too_long) {
            request.error = model::Error{Code::too_large, "a request is at most " + std::to_string(kMaxLine >> 20U) + " MiB; give the path of the document instead"};
        } else {
            request = read_request(line.text);
        }
        Item item;
        item.id = std::move(request.id);
        ++progress_.known;
        if (!request.error) {
            auto found = wanted(request.options);
            if (found) {
                item.is_json = found->is_json;
                item.bytes = request.bytes;
                held_bytes_ += item.bytes;
                Task task;
                task.number = next_number_;
                task.name = std::move(request.name);
                task.content = std::move(request.content);
                task.options = found->options;
                item.task = std::move(task);
            } else {
                request.error = std::move(found.error());
            }
        }
        if (request.error) {
            if (request.error->code == Code::usage || line.is_too_long) {
                request.error->message = "line " + std::to_string(line.number) + ": " + request.error->message;
            }
            item.answer = Parcel{error_json(item.id, *request.error), {}, 0, {}};
            ++progress_.failed;
        }
        add(std::move(item));
    }

    void add(Item item) {
        const bool is_ready = item.answer.has_value();
        items_.emplace(next_number_, std::move(item));
        if (is_ready && options_.unordered) {
            ready_.push_back(next_number_);
        }
        ++next_number_;
    }

    void dispatch() {
        for (auto item = items_.lower_bound(undispatched_); item != items_.end() && pool_.has_room(); ++item) {
            if (item->second.task) {
                pool_.give(std::move(*item->second.task));
                item->second.task.reset();
            }
            undispatched_ = item->first + 1;
        }
    }

    void finish(Outcome outcome) {
        Item& item = items_.at(outcome.task.number);
        held_bytes_ -= item.bytes;
        item.bytes = 0;
        if (outcome.error) {
            ++progress_.failed;
            item.answer = Parcel{error_json(item.id, *outcome.error), {}, 0, {}};
        } else {
            ++progress_.done;
            item.answer = answer(item, std::move(outcome.content));
        }
        if (options_.unordered) {
            ready_.push_back(outcome.task.number);
        }
    }

    Parcel answer(Item& item, Descriptor content) {
        Parcel out;
        out.head = R"({"id":)" + item.id + R"(,"document":)";
        const std::uint64_t size = size_of(content);
        if (item.is_json) {
            // A line of JSON, which goes out as it is, but for the line break.
            item.bytes = size;
            held_bytes_ += size;
            out.body = std::move(content);
            out.body_bytes = size - 1;
            out.tail = "}\n";
            return out;
        }
        std::string text;
        if (!read_at(content.get(), 0, static_cast<std::size_t>(size), text)) {
            throw EnvironmentFault("a result cannot be read from memory");
        }
        emit::ValueTree tree;
        tree.text({}, text);
        out.head += emit::write_json(tree, false);
        out.head.pop_back();
        out.head += "}\n";
        item.bytes = out.head.size();
        held_bytes_ += item.bytes;
        return out;
    }

    void send_answers() {
        outlet_.serve();
        while (outlet_.is_idle()) {
            const auto item = next_answer();
            if (item == items_.end()) {
                return;
            }
            held_bytes_ -= item->second.bytes;
            outlet_.give(std::move(*item->second.answer));
            items_.erase(item);
            outlet_.serve();
        }
    }

    std::map<std::uint64_t, Item>::iterator next_answer() {
        if (options_.unordered) {
            if (ready_.empty()) {
                return items_.end();
            }
            const std::uint64_t number = ready_.front();
            ready_.pop_front();
            return items_.find(number);
        }
        return !items_.empty() && items_.begin()->second.answer ? items_.begin() : items_.end();
    }

    void wait() {
        std::vector<pollfd> list{outlet_.watched()};
        const bool reads = has_room() && lines_.is_open();
        if (reads) {
            list.push_back({in_, POLLIN, 0});
        }
        pool_.watch(list);
        const auto until = std::min(Clock::now() + kReportEvery, pool_.next_deadline().value_or(Clock::time_point::max()));
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count() + 1;
        ::poll(list.data(), list.size(), static_cast<int>(std::max<long>(left, 0)));
        if (reads && list[1].revents != 0) {
            lines_.read();
        }
    }

    void report(bool always) {
        const auto now = Clock::now();
        if (always || now - reported_ >= kReportEvery) {
            reported_ = now;
            progress_.busy = pool_.busy();
            progress_.memory_kib = pool_.memory_kib();
            progress_.seconds = std::chrono::duration<double>(now - started_).count();
            listener_(progress_);
        }
    }

    const PipeOptions& options_;
    const std::function<void(const Progress&)>& listener_;
    Lines lines_;
    int in_;
    Outlet outlet_;
    std::unordered_map<std::string, Wanted> known_;   ///< by the words that asked for them
    Wanted usual_;
    Pool pool_;
    std::map<std::uint64_t, Item> items_;
    std::deque<std::uint64_t> ready_;                 ///< answers that may go out, where the order does not count
    std::uint64_t next_number_ = 0, undispatched_ = 0;
    std::uint64_t held_bytes_ = 0;
    Progress progress_;
    Clock::time_point reported_ = Clock::now(), started_ = Clock::now();
};

}  // namespace

model::Result<Progress> run_pipe(int in, int out, const PipeOptions& options, const std::function<void(const Progress&)>& progress) {
    PoolOptions pool;
    pool.workers = std::max<std::size_t>(options.workers, 1);
    pool.timeout = options.timeout;
    pool.limits.memory_bytes = options.memory_mib << 20U;
    pool.attempts = std::max<std::uint64_t>(options.attempts, 1);
    return without_faults([&]() -> model::Result<Progress> { return Pipe(in, out, options, pool, progress).run(); });
}

}  // namespace bianmu::batch
