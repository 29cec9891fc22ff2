#include "batch/faults.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// Ends the worker if anything goes through that the sandbox should stop.
void probe_sandbox() {
    const bool is_open = ::socket(AF_INET, SOCK_STREAM, 0) >= 0 || ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0 || ::fork() >= 0 ||
                         ::open("/tmp/bianmu-probe", O_WRONLY | O_CREAT | O_CLOEXEC, 0600) >= 0 || ::open("/dev/null", O_RDWR | O_CLOEXEC) >= 0 ||
                         ::execl("/bin/true", "true", nullptr) == 0 || ::kill(::getppid(), 0) == 0 || ::unlink("/tmp/bianmu-nothing") == 0 ||
                         ::setuid(1) == 0;
    if (is_open) {
        std::abort();
    }
}

[[noreturn]] void hang() {
    while (true) {
        ::usleep(10'000);
    }
}

}  // namespace

void plant_fault(std::span<const std::byte> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (!text.starts_with("%FAULT ")) {
        return;
    }
    const std::string_view what = text.substr(7);
    if (what.starts_with("crash")) {
        std::raise(SIGSEGV);
    } else if (what.starts_with("abort")) {
        std::abort();
    } else if (what.starts_with("hang")) {
        hang();
    } else if (what.starts_with("stubborn")) {
        std::signal(SIGTERM, SIG_IGN);
        hang();
    } else if (what.starts_with("spin")) {
        volatile bool goes_on = true;
        while (goes_on) {
        }
    } else if (what.starts_with("memory")) {
        for (std::vector<std::string> held;;) {
            held.emplace_back(std::size_t{16} << 20U, 'x');
        }
    } else if (what.starts_with("probe")) {
        probe_sandbox();
    } else if (what.starts_with("slow")) {
        ::usleep(200'000);
    }
}
