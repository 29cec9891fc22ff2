#pragma once

#include <string>
#include <utility>
#include <vector>

#include "batch/sink.h"

namespace bianmu::batch {

/// One JSON file for each document, in folders that mirror the sources. Files appear whole or not at all.
class FolderSink : public Sink {
public:
    FolderSink(std::string folder, const std::string& run);
    ~FolderSink() override;

    [[nodiscard]] bool is_grouped() const override { return false; }
    [[nodiscard]] bool is_ordered() const override { return false; }
    [[nodiscard]] std::vector<std::string> own_files() const override { return {folder_}; }
    [[nodiscard]] std::string output_for(const std::string& mirrored) const override;
    [[nodiscard]] std::string restore(const std::string& state) override;
    [[nodiscard]] model::Result<void> put(Converted& result) override;
    void repeat(const Converted& result, const std::string& first) override;
    [[nodiscard]] bool is_full() const override;
    std::string flush() override;
    void finish() override;

private:
    [[nodiscard]] std::string temporary();
    void make_folder_of(const std::string& path) const;

    std::string folder_;
    std::string staging_;                                      ///< for what is not yet synced
    Descriptor file_system_;
    std::uint64_t made_ = 0;
    std::vector<std::pair<std::string, std::string>> staged_;  ///< temporary and final names
};

}  // namespace bianmu::batch
