#include "queue/worker.h"

#include "batch/arrivals.h"
#include "batch/fault.h"
#include "batch/signals.h"
#include "queue/deliveries.h"

namespace bianmu::queue {
namespace {

}  // namespace

model::Result<batch::Summary> run_worker(const WorkerOptions& options, const batch::Listener& listener) {
    const batch::HeldSignals held;   // by the threads that are started here, so that the run's own reader of signals gets them
    try {
        Deliveries deliveries(options);
        return batch::run_arrivals(options.batch, listener, deliveries);
    } catch (const batch::EnvironmentFault& fault) {
        return model::fail(model::Code::environment, fault.what());
    }
}

}  // namespace bianmu::queue
