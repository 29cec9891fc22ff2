#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "batch/sink.h"
#include "store/store.h"

namespace bianmu::batch {

/// Documents as rows of a database. They come in the order of the sources, so that their numbers in it are the same in every run.
///
/// The store counts the commits of a run, and the ledger remembers the count: a store that was exchanged or set back is noticed.
class StoreSink : public Sink {
public:
    /// @param name  how messages call the store.
    StoreSink(std::unique_ptr<store::Store> store, std::string name);

    [[nodiscard]] bool is_ordered() const override { return true; }
    [[nodiscard]] bool is_grouped() const override { return false; }
    [[nodiscard]] std::vector<std::string> own_files() const override { return {name_, name_ + "-wal", name_ + "-shm"}; }
    [[nodiscard]] std::string output_for(const std::string& mirrored) const override;
    [[nodiscard]] std::string restore(const std::string& state) override;
    [[nodiscard]] model::Result<void> put(Converted& result) override;
    void repeat(const Converted& result, const std::string& first) override;
    [[nodiscard]] bool is_full() const override;
    std::string flush() override;
    void finish() override { store_->finish(); }

private:
    std::unique_ptr<store::Store> store_;
    std::string name_, run_;
    std::int64_t commits_ = 0;
    bool has_news_ = false;
    std::uint64_t pending_ = 0;   ///< bytes put since the last flush
};

}  // namespace bianmu::batch
