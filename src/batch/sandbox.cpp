#include "batch/sandbox.h"

#include <fcntl.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

namespace bianmu::batch {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;   // they reserve terabytes of addresses, and start processes of their own
#else
constexpr bool kSanitized = false;
#endif

/// What converting and unpacking need: memory, files that are open, files in memory, clocks, signals to itself, the end.
constexpr std::array kAllowed{
    SCMP_SYS(brk),           SCMP_SYS(mmap),           SCMP_SYS(munmap),      SCMP_SYS(mprotect),  SCMP_SYS(mremap),      SCMP_SYS(madvise),
    SCMP_SYS(read),          SCMP_SYS(readv),          SCMP_SYS(pread64),     SCMP_SYS(write),     SCMP_SYS(writev),      SCMP_SYS(pwrite64),
    SCMP_SYS(lseek),         SCMP_SYS(close),          SCMP_SYS(fstat),       SCMP_SYS(stat),      SCMP_SYS(lstat),       SCMP_SYS(newfstatat),
    SCMP_SYS(statx),         SCMP_SYS(access),         SCMP_SYS(faccessat),   SCMP_SYS(faccessat2), SCMP_SYS(readlink),   SCMP_SYS(getdents64),
    SCMP_SYS(fcntl),         SCMP_SYS(ftruncate),      SCMP_SYS(fadvise64),   SCMP_SYS(memfd_create), SCMP_SYS(getcwd),   SCMP_SYS(ioctl),
    SCMP_SYS(sendmsg),       SCMP_SYS(recvmsg),        SCMP_SYS(poll),        SCMP_SYS(ppoll),     SCMP_SYS(futex),       SCMP_SYS(rseq),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),  SCMP_SYS(gettimeofday), SCMP_SYS(time),     SCMP_SYS(getrandom),
    SCMP_SYS(getpid),        SCMP_SYS(gettid),         SCMP_SYS(getuid),      SCMP_SYS(geteuid),   SCMP_SYS(getgid),      SCMP_SYS(getegid),
    SCMP_SYS(getrusage),     SCMP_SYS(getrlimit),      SCMP_SYS(setrlimit),   SCMP_SYS(sysinfo),   SCMP_SYS(uname),       SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack),
    SCMP_SYS(restart_syscall), SCMP_SYS(set_robust_list), SCMP_SYS(exit),     SCMP_SYS(exit_group),
};

void limit(int what, std::uint64_t value) {
    const rlimit both{value, value};
    ::setrlimit(static_cast<__rlimit_resource_t>(what), &both);
}

}  // namespace

void limit_process(const ProcessLimits& limits) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, limits.file_bytes);
    if (!kSanitized) {
        limit(RLIMIT_AS, limits.memory_bytes);
    }
}

bool close_sandbox() {
    if (kSanitized) {
        return true;
    }
    const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
    if (filter == nullptr) {
        return false;
    }
    bool is_good = std::all_of(kAllowed.begin(), kAllowed.end(), [&](int call) { return seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0) == 0; });
    constexpr std::uint64_t kWriting = O_ACCMODE | O_CREAT | O_TRUNC;
    is_good = is_good && seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY)) == 0 &&
              seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, O_RDONLY)) == 0 &&
              // Limits of itself only, and signals to itself only, as abort sends.
              seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A0(SCMP_CMP_EQ, 0)) == 0 &&
              seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, static_cast<std::uint64_t>(::getpid()))) == 0 &&
              seccomp_load(filter) == 0;
    seccomp_release(filter);
    return is_good;
}

void limit_processor_time(std::uint64_t seconds) {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    rlimit both{};
    ::getrlimit(RLIMIT_CPU, &both);
    both.rlim_cur = std::min<rlim_t>(static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) + 1 + seconds, both.rlim_max);
    ::setrlimit(RLIMIT_CPU, &both);
}

}  // namespace bianmu::batch
