#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>

#include "batch/descriptor.h"
#include "batch/message.h"
#include "batch/sandbox.h"
#include "model/result.h"

namespace bianmu::batch {

/// Where a child finds its socket.
inline constexpr int kChildSocket = 3;

/// A child process that runs this same program in a hidden mode, at the other end of a socket. It dies with its owner.
class Child {
public:
    /// @param mode  the hidden command: `--bianmu-worker` or `--bianmu-reader`.
    /// @throws EnvironmentFault if no process can be started.
    Child(const char* mode, const ProcessLimits& limits);
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child();

    [[nodiscard]] int socket() const { return socket_.get(); }
    [[nodiscard]] pid_t id() const { return id_; }
    [[nodiscard]] bool send(const MessageWriter& message, int descriptor = -1) const { return send_message(socket_.get(), message, descriptor); }

    /// Asks it to end (SIGTERM), or makes it (SIGKILL).
    void signal(int number) const;

    /// Waits for its end, after the socket closed.
    /// @param was_late  it was made to end because its time was over.
    /// @return why it died: `timed_out`, `out_of_memory` or `crashed`, with the signal.
    [[nodiscard]] model::Error end(bool was_late);

    /// Whether the last `end` saw a death by SIGKILL that this program did not send.
    [[nodiscard]] bool was_killed() const { return was_killed_; }

    /// Forgets what it said on standard error, which belongs to the document before.
    void trim_log() const;

    /// Lets other processes go before it.
    void yield() const;

private:
    [[nodiscard]] std::string last_words() const;

    Descriptor socket_;
    Descriptor log_;
    pid_t id_ = -1;
    bool was_killed_ = false;
};

}  // namespace bianmu::batch
