#include "batch/arrivals.h"

#include <filesystem>
#include <new>
#include <unordered_map>
#include <utility>

#include "batch/fault.h"
#include "batch/intake.h"
#include "batch/runner.h"
#include "batch/sink.h"
#include "convert/digest.h"
#include "emit/emit.h"
#include "store/address.h"

namespace bianmu::batch {
namespace {

using model::Code;
using model::fail;

/// Puts what arrives into the ledger, as if a walk had found it.
class ArrivalIntake : public Intake {
public:
    ArrivalIntake(Arrivals& arrivals, Ledger& ledger) : arrivals_(arrivals), ledger_(ledger) {}

    [[nodiscard]] std::vector<Waiting> next() override {
        auto arrival = arrivals_.next();
        if (!arrival) {
            return {};
        }
        ledger_.add_source(arrival->source, arrival->mirrored, arrival->bytes, arrival->modified);
        if (arrival->modified != 0 && ledger_.is_done(arrival->source)) {
            // What failed in it may not have been heard of, if a worker died before.
            settled(ledger_.failed_in(arrival->source));
            arrivals_.departed({{arrival->source, {}, {}}});
            return {};
        }
        if (arrival->error) {
            contents_.insert_or_assign(arrival->source, tl::unexpected(std::move(*arrival->error)));
        } else if (arrival->content) {
            contents_.insert_or_assign(arrival->source, std::move(arrival->content));
        }
        const auto known = ledger_.find({arrival->source, {}});
        return {{0, arrival->source, arrival->mirrored, known ? known->output : ""}};
    }
    [[nodiscard]] bool at_end() override { return arrivals_.at_end(); }
    [[nodiscard]] model::Result<Descriptor> open(const Waiting& file) override {
        const auto content = contents_.find(file.source);
        if (content == contents_.end()) {
            return open_source(file.source);
        }
        auto out = std::move(content->second);
        contents_.erase(content);
        return out;
    }
    void watch(std::vector<pollfd>& list) const override { list.push_back({arrivals_.wake(), POLLIN, 0}); }
    void settled(const std::vector<Settlement>& settlements) override {
        std::vector<Departure> departures;
        for (const Settlement& settlement : settlements) {
            departures.push_back({settlement.place.source, settlement.place.inner(), settlement.error});
        }
        arrivals_.departed(departures);
    }
    [[nodiscard]] bool shares_results() const override { return false; }
    [[nodiscard]] bool is_awaited() const override { return true; }

private:
    Arrivals& arrivals_;
    Ledger& ledger_;
    std::unordered_map<std::string, model::Result<Descriptor>> contents_;   ///< of files that came with what is in them, or cannot be had
};

model::Result<Summary> run(const BatchOptions& options, const Listener& listener, Arrivals& arrivals) {
    const std::string path = ledger_path(options);
    Ledger ledger(path);
    const auto sink = open_sink(options.out, convert::digest_of(path).substr(0, 8));
    ledger.begin(true, digest_of_options(options.convert), std::string(emit::version()), store::without_password(options.out));
    ledger.forget_waiting();
    if (const std::string wrong = sink->restore(ledger.sink_state()); !wrong.empty()) {
        return model::fail(model::Code::environment, wrong + ": is not what the ledger says; choose another ledger with --ledger");
    }
    ArrivalIntake intake(arrivals, ledger);
    const Filter filter;
    Runner runner(options, listener, ledger, *sink, filter, pool_options(options), intake);
    return runner.run_to_end({});
}

}  // namespace

model::Result<Summary> run_arrivals(const BatchOptions& options, const Listener& listener, Arrivals& arrivals) {
    return without_faults([&] { return run(options, listener, arrivals); });
}

}  // namespace bianmu::batch
