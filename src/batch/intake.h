#pragma once

#include <poll.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "batch/descriptor.h"
#include "batch/ledger.h"
#include "batch/open_source.h"
#include "model/result.h"

namespace bianmu::batch {

/// Where the files of a run come from, and who hears what became of them.
class Intake {
public:
    virtual ~Intake() = default;
    Intake(const Intake&) = delete;
    Intake& operator=(const Intake&) = delete;

    /// The next files, in their order; none if none is there now.
    [[nodiscard]] virtual std::vector<Waiting> next() = 0;
    /// Whether no file will come any more.
    [[nodiscard]] virtual bool at_end() = 0;
    /// Opens a file that `next` gave.
    [[nodiscard]] virtual model::Result<Descriptor> open(const Waiting& file) { return open_source(file.source); }
    /// What to wait for while there is none.
    virtual void watch(std::vector<pollfd>& /*list*/) const {}
    /// Hears of what is settled for good.
    virtual void settled(const std::vector<Settlement>& /*settlements*/) {}
    /// Whether a document that occurs at several places is converted once.
    [[nodiscard]] virtual bool shares_results() const { return true; }
    /// Whether somebody waits for `settled`, so that it must not wait for a group to be full.
    [[nodiscard]] virtual bool is_awaited() const { return false; }

protected:
    Intake() = default;
};

/// The files that wait in a ledger.
class LedgerIntake : public Intake {
public:
    explicit LedgerIntake(Ledger& ledger) : ledger_(ledger) {}

    [[nodiscard]] std::vector<Waiting> next() override {
        constexpr std::size_t kPage = 1000;   // that are fetched at once
        if (is_exhausted_) {
            return {};
        }
        auto page = ledger_.waiting(last_id_, kPage);
        is_exhausted_ = page.empty();
        last_id_ = page.empty() ? last_id_ : page.back().id;
        return page;
    }
    [[nodiscard]] bool at_end() override { return is_exhausted_; }

private:
    Ledger& ledger_;
    std::int64_t last_id_ = 0;
    bool is_exhausted_ = false;
};

}  // namespace bianmu::batch
