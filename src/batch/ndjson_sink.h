#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "batch/compressor.h"
#include "batch/sink.h"

namespace bianmu::batch {

/// One line for each document, in the order of the sources, in a file that may be compressed (`.gz`, `.zst`), or in a series of such files.
///
/// Files have their final names once the run is complete; until then they are FILE.partial. A document that occurs several times has one line.
class NdjsonSink : public Sink {
public:
    /// @param split_bytes  0 = one file; else a series: `a.ndjson` becomes `a-00001.ndjson`, `a-00002.ndjson`, … A file that has reached this size when a group
    ///                     of documents ends is followed by the next.
    explicit NdjsonSink(std::string path, std::uint64_t split_bytes = 0);

    [[nodiscard]] bool is_grouped() const override { return true; }
    [[nodiscard]] bool is_ordered() const override { return true; }
    [[nodiscard]] std::vector<std::string> own_files() const override;
    [[nodiscard]] std::string output_for(const std::string& mirrored) const override;
    [[nodiscard]] std::string restore(const std::string& state) override;
    [[nodiscard]] model::Result<void> put(Converted& result) override;
    void repeat(const Converted& result, const std::string& first) override;
    [[nodiscard]] bool is_full() const override;
    std::string flush() override;
    void finish() override;

private:
    /// Name of one file; 0 where there is no series.
    [[nodiscard]] std::string name_of(std::uint64_t number) const;
    [[nodiscard]] std::string partial() const { return name_of(number_) + ".partial"; }
    void open(std::uint64_t size);
    void write(std::string_view bytes);

    std::string path_;
    std::uint64_t split_bytes_;
    std::uint64_t number_ = 0;      ///< of the file that is open
    Descriptor file_;
    std::unique_ptr<Compressor> compressor_;   ///< none = plain
    std::uint64_t pending_ = 0;     ///< bytes put since the last flush
    std::uint64_t flushed_ = 0;     ///< size of the file then
};

}  // namespace bianmu::batch
