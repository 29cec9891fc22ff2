#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "batch/sink.h"

namespace bianmu::batch {

/// One line for each document, in the order of the sources, in a file that may be gzipped (`.gz`).
///
/// The file has its final name once the run is complete; until then it is FILE.partial. A document that occurs several times has one line.
class NdjsonSink : public Sink {
public:
    explicit NdjsonSink(std::string path);
    ~NdjsonSink() override;

    [[nodiscard]] bool is_grouped() const override { return true; }
    [[nodiscard]] bool is_ordered() const override { return true; }
    [[nodiscard]] std::string output_for(const std::string& mirrored) const override;
    void restore(const std::string& state) override;
    [[nodiscard]] model::Result<void> put(Converted& result) override;
    void repeat(const Converted& result, const std::string& first) override;
    [[nodiscard]] bool is_full() const override;
    std::string flush() override;
    void finish() override;

private:
    class Gzip;
    void write(std::string_view bytes);

    std::string path_, partial_;
    Descriptor file_;
    std::unique_ptr<Gzip> gzip_;  ///< none = plain
    std::uint64_t pending_ = 0;   ///< bytes put since the last flush
};

}  // namespace bianmu::batch
