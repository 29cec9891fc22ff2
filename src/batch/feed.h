#pragma once

#include <poll.h>

#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/child.h"
#include "batch/intake.h"
#include "batch/ledger.h"
#include "batch/pool.h"
#include "batch/reader.h"

namespace bianmu::batch {

/// Something that a file of the sources turned out to be or to hold.
struct Found {
    Waiting file;
    Finding finding;
    Descriptor content;  ///< of a document
};

/// Brings the documents of the files of an intake, in their order. Files are opened here, and read by a process of their own, so that
/// no archive is unpacked by the parent.
class Feed {
public:
    Feed(Intake& intake, const PoolOptions& options, std::string password, std::function<void(Found)> take)
        : intake_(intake), options_(options), password_(std::move(password)), take_(std::move(take)) {}

    /// Whether everything was brought.
    [[nodiscard]] bool at_end() const { return given_.empty() && next_.empty() && intake_.at_end(); }
    /// Starts the reader before the first file comes. It then digests none that is not like one before.
    void start_ahead();
    /// What to wait for.
    void watch(std::vector<pollfd>& list) const;
    [[nodiscard]] std::optional<Clock::time_point> next_deadline() const;
    /// Brings what is there.
    /// @param has_room  asked before each; without room nothing is brought, and the reader's time stands still.
    void serve(const std::function<bool()>& has_room);

private:
    /// A file that the reader has, or that could not be opened.
    struct Given {
        Waiting file;
        model::Result<Descriptor> content;
    };

    void start();
    void give_ahead();
    bool open_next();
    void send(const Given& given);
    void take_message(Received& received);
    void take_death(bool was_late);
    void take_first(Finding finding);
    void fail_first(model::Error error);

    Intake& intake_;
    PoolOptions options_;
    std::string password_;
    std::function<void(Found)> take_;
    std::unique_ptr<Child> reader_;
    std::deque<Waiting> next_;
    std::deque<Given> given_;              ///< in their order; the reader is at the first
    std::uint64_t deaths_ = 0;             ///< of readers at the first
    std::uint64_t met_ = 0, brought_ = 0;  ///< members of it that this reader found, and that were handed on
    Clock::time_point deadline_;
};

}  // namespace bianmu::batch
