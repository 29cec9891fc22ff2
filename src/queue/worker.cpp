#include "queue/worker.h"

#include <csignal>

#include "batch/arrivals.h"
#include "batch/fault.h"
#include "queue/deliveries.h"

namespace bianmu::queue {
namespace {

/// Keeps signals from the threads that are started while it lives, so that the run's own reader of signals gets them.
class QuietSignals {
public:
    QuietSignals() {
        sigset_t mask;
        sigemptyset(&mask);
        sigaddset(&mask, SIGINT);
        sigaddset(&mask, SIGTERM);
        ::pthread_sigmask(SIG_BLOCK, &mask, &before_);
    }
    QuietSignals(const QuietSignals&) = delete;
    QuietSignals& operator=(const QuietSignals&) = delete;
    ~QuietSignals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

private:
    sigset_t before_{};
};

}  // namespace

model::Result<batch::Summary> run_worker(const WorkerOptions& options, const batch::Listener& listener) {
    const QuietSignals quiet;
    try {
        Deliveries deliveries(options);
        return batch::run_arrivals(options.batch, listener, deliveries);
    } catch (const batch::EnvironmentFault& fault) {
        return model::fail(model::Code::environment, fault.what());
    }
}

}  // namespace bianmu::queue
