#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "batch/descriptor.h"
#include "batch/place.h"
#include "batch/worker.h"
#include "model/result.h"

namespace bianmu::batch {

/// One converted document on its way into a sink.
struct Converted {
    Place place;
    std::string sha256;
    std::uint64_t bytes = 0;
    Facts facts;
    std::string output;   ///< where it goes, for sinks with a place for each document
    Descriptor content;   ///< what the worker wrote; sealed
    std::uint64_t content_bytes = 0;
};

/// Takes what a batch makes. Faults are thrown as EnvironmentFault.
///
/// What was put counts once `flush` has returned. Putting again what was put before, after dying anywhere, gives the same.
class Sink {
public:
    virtual ~Sink() = default;
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;

    /// Whether the documents must come in the order of the sources, because what comes out depends on it.
    [[nodiscard]] virtual bool is_ordered() const = 0;
    /// Whether it also depends on which documents are flushed together, so that the clock must not decide about that.
    [[nodiscard]] virtual bool is_grouped() const = 0;
    /// Files and folders of the sink that are there, so that no batch takes them for documents.
    [[nodiscard]] virtual std::vector<std::string> own_files() const = 0;
    /// Where a document goes that has a place of its own, relative to the sink; empty if it has none.
    /// @param mirrored  the path of the document below its SOURCE.
    [[nodiscard]] virtual std::string output_for(const std::string& mirrored) const = 0;
    /// Goes back to where the last `flush` stood; what came later is undone.
    /// @param state  what `flush` gave; empty = begins anew.
    /// @return the file that is not what the state says; empty where all is.
    [[nodiscard]] virtual std::string restore(const std::string& state) = 0;
    /// @return what is wrong with the document; then nothing of it was taken.
    [[nodiscard]] virtual model::Result<void> put(Converted& result) = 0;
    /// The same document at one more place.
    /// @param first  output of the one that was put.
    virtual void repeat(const Converted& result, const std::string& first) = 0;
    /// Whether it is time for `flush`, from what was put and not from the clock.
    [[nodiscard]] virtual bool is_full() const = 0;
    /// Makes durable what was put.
    /// @return the state to go on from.
    virtual std::string flush() = 0;
    /// After the last flush: gives the outputs their final names.
    virtual void finish() = 0;

protected:
    Sink() = default;
};

/// The sink that `--out` names, see SinkKind.
/// @param run  names what is not yet final, so that several runs may share one sink.
/// @param split_bytes  of lines: the size after which another file begins; 0 = never.
[[nodiscard]] std::unique_ptr<Sink> open_sink(const std::string& out, const std::string& run, std::uint64_t split_bytes = 0);

}  // namespace bianmu::batch
