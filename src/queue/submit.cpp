#include "queue/submit.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <thread>

#include "batch/fault.h"
#include "batch/filter.h"
#include "batch/walk.h"
#include "convert/digest.h"
#include "queue/connection.h"
#include "queue/download.h"
#include "queue/job.h"

namespace bianmu::queue {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using batch::EnvironmentFault;
using model::Code;
using model::fail;
using Clock = std::chrono::steady_clock;

constexpr auto kPatience = 60s;         ///< for a server that cannot be reached
constexpr auto kRetry = 200ms;
constexpr std::uint64_t kRoom = 4096;   ///< bytes of a message that are not the file

class Submission {
public:
    Submission(const SubmitOptions& options, const std::function<void(const Submitted&)>& progress) : options_(options), progress_(progress), connection_(options.queue) {}

    model::Result<Submitted> run() {
        const batch::Filter filter(options_.include, options_.exclude);
        batch::Walk walk(filter, [this](const batch::SourceFile& file) { put(file); });
        return batch::read_lists(options_.sources).map([&](const batch::Lists& lists) {
            walk.run(options_.sources, lists);
            return done_;
        });
    }

private:
    void put(const batch::SourceFile& file) {
        Job job;
        job.source = is_url(file.path) ? file.path : fs::absolute(file.path).lexically_normal().string();
        job.mirrored = is_url(file.path) ? mirrored_url(file.path) : file.mirrored;
        job.bytes = file.bytes;
        job.modified = file.modified;
        // Two files that would have one output get a mark as in a batch, which knows all its files.
        if (!names_.insert(convert::digest_of(job.mirrored).substr(0, 16)).second) {
            job.mirrored += "~" + convert::digest_of(file.path).substr(0, 8);
        }
        const std::uint64_t most = connection_.most_bytes();
        if (job.bytes > 0 && job.bytes <= options_.inside_bytes && job.bytes + job.source.size() + job.mirrored.size() + kRoom <= most) {
            std::ifstream content(file.path, std::ios::binary);
            std::string bytes((std::istreambuf_iterator<char>(content)), std::istreambuf_iterator<char>());
            if (bytes.size() == job.bytes) {
                job.content = std::move(bytes);
            }
        }
        publish(job);
        done_.seconds = std::chrono::duration<double>(Clock::now() - started_).count();
        progress_(done_);
    }

    void publish(const Job& job) {
        const std::string message = job.pack();
        const std::string id = job.id();
        const auto until = Clock::now() + kPatience;
        while (true) {
            switch (connection_.publish(options_.queue.jobs(), message, id)) {
                case Connection::Published::stored:
                    ++done_.files;
                    return;
                case Connection::Published::duplicate:
                    ++done_.duplicates;
                    return;
                case Connection::Published::full:
                    break;   // workers make room
                case Connection::Published::failed:
                    if (Clock::now() > until) {
                        throw EnvironmentFault("the queue " + options_.queue.server + " does not answer; submit again when it does: what it has is not taken twice");
                    }
            }
            progress_(done_);
            std::this_thread::sleep_for(kRetry);
        }
    }

    const SubmitOptions& options_;
    const std::function<void(const Submitted&)>& progress_;
    Connection connection_;
    std::set<std::string> names_;
    Submitted done_;
    Clock::time_point started_ = Clock::now();
};

}  // namespace

model::Result<Submitted> submit(const SubmitOptions& options, const std::function<void(const Submitted&)>& progress) {
    try {
        return Submission(options, progress).run();
    } catch (const EnvironmentFault& fault) {
        return fail(Code::environment, fault.what());
    } catch (const fs::filesystem_error& fault) {
        return fail(Code::environment, fault.what());
    }
}

model::Result<void> list_parked(const Address& queue, const std::function<void(std::string_view)>& take) {
    try {
        Connection(queue).each_parked(take);
        return {};
    } catch (const EnvironmentFault& fault) {
        return fail(Code::environment, fault.what());
    }
}

}  // namespace bianmu::queue
