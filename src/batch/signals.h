#pragma once

#include <csignal>

namespace bianmu::batch {

/// SIGINT and SIGTERM, kept from this thread and those that it starts for as long as it lives, as something to wait for.
class HeldSignals {
public:
    HeldSignals() {
        sigemptyset(&mask_);
        sigaddset(&mask_, SIGINT);
        sigaddset(&mask_, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &mask_, &before_);
    }
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;
    ~HeldSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

    [[nodiscard]] const sigset_t& mask() const { return mask_; }

private:
    sigset_t mask_{}, before_{};
};

}  // namespace bianmu::batch
