#include "batch/child.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "batch/fault.h"

namespace bianmu::batch {
namespace {

using model::Code;

constexpr std::size_t kLastWords = 2000;                     ///< bytes of it that are looked at

/// What runs in the child until exec: system calls only.
[[noreturn]] void become(const char* mode, int socket, int log, const ProcessLimits& limits, pid_t parent) {
    limit_process(limits);
    if (::getppid() != parent) {
        ::_exit(127);   // the parent died before the death signal was set
    }
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGINT, SIG_IGN);   // a terminal sends it to all; the parent decides
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(log, STDERR_FILENO);
    ::dup2(log, STDOUT_FILENO);
    ::dup2(socket, kChildSocket);
    ::close_range(kChildSocket + 1, ~0U, 0);
    std::array<char*, 3> arguments{const_cast<char*>("bianmu-batch"), const_cast<char*>(mode), nullptr};
    ::execv("/proc/self/exe", arguments.data());
    ::_exit(127);
}

}  // namespace

Child::Child(const char* mode, const ProcessLimits& limits) {
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        throw EnvironmentFault(std::string("no socket for a worker: ") + std::strerror(errno));
    }
    socket_ = Descriptor(ends[0]);
    // High numbers, so that none of them is what another is copied to.
    const Descriptor low(ends[1]);
    const Descriptor theirs(::fcntl(low.get(), F_DUPFD_CLOEXEC, kChildSocket + 1));
    const Descriptor memory = make_memory_file("log");
    log_ = Descriptor(::fcntl(memory.get(), F_DUPFD_CLOEXEC, kChildSocket + 1));
    if (!theirs || !log_ || ::fcntl(log_.get(), F_SETFL, O_APPEND) != 0) {
        throw EnvironmentFault(std::string("no worker can be started: ") + std::strerror(errno));
    }
    const pid_t self = ::getpid();
    id_ = ::fork();
    if (id_ == 0) {
        become(mode, theirs.get(), log_.get(), limits, self);
    }
    if (id_ < 0) {
        throw EnvironmentFault(std::string("no worker can be started: ") + std::strerror(errno));
    }
}

Child::~Child() {
    if (id_ > 0) {
        signal(SIGKILL);
        while (::waitpid(id_, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
}

void Child::signal(int number) const {
    if (id_ > 0) {
        ::kill(id_, number);
    }
}

model::Error Child::end(bool was_late) {
    // It may live on with its socket closed; then nobody asked for what it does.
    int status = 0;
    constexpr int kPatience = 100;   // times 10 ms
    int waited = 0;
    pid_t gone = 0;
    while ((gone = ::waitpid(id_, &status, WNOHANG)) == 0 && waited++ < kPatience) {
        ::usleep(10000);
    }
    const bool by_us = gone == 0;
    if (by_us) {
        signal(SIGKILL);
        while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
        }
    }
    id_ = -1;
    const int number = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    was_killed_ = number == SIGKILL && !was_late && !by_us;
    if (was_late || number == SIGXCPU) {
        return {Code::timed_out, "took longer than is allowed; allow more with --timeout"};
    }
    const std::string words = last_words();
    if (number != SIGSEGV && (words.find("ut of memory") != std::string::npos || words.find("bad_alloc") != std::string::npos)) {
        return {Code::out_of_memory, "needs more memory than is allowed; allow more with --memory"};
    }
    if (was_killed_) {
        return {Code::crashed, "its worker was killed from outside (signal 9), as the system does when memory runs out"};
    }
    return {Code::crashed, "its worker died" + (number != 0 ? std::string(" of signal ") + std::to_string(number) + " (" + ::strsignal(number) + ")"
                                                              : " with status " + std::to_string(WEXITSTATUS(status))) +
                               "; this is a fault of bianmu, please report it"};
}

std::string Child::last_words() const {
    const std::uint64_t size = size_of(log_);
    const std::size_t kept = static_cast<std::size_t>(std::min<std::uint64_t>(size, kLastWords));
    std::string out;
    static_cast<void>(read_at(log_.get(), size - kept, kept, out));
    return out;
}

void Child::trim_log() const {
    if (size_of(log_) > 0) {
        static_cast<void>(::ftruncate(log_.get(), 0));
    }
}

void Child::yield() const {
    constexpr int kNice = 10;
    ::setpriority(PRIO_PROCESS, static_cast<id_t>(id_), kNice);
}

}  // namespace bianmu::batch
