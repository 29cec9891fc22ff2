#pragma once

#include <array>
#include <string_view>

namespace bianmu::cli {

/// A command that lives in another program, so that `convert` starts without its libraries.
struct BatchCommand {
    std::string_view name, about;
    std::string_view program = "bianmu-batch";
};

inline constexpr std::array kBatchCommands{
    BatchCommand{"batch", "Convert archives and folders with a pool of workers"},
    BatchCommand{"pipe", "Convert requests from standard input, one JSON object a line"},
    BatchCommand{"survey", "Tell what a batch over some sources has to expect"},
    BatchCommand{"status", "Show what a batch has done and what failed"},
    BatchCommand{"diff", "Compare two batches document by document"},
    BatchCommand{"search", "Search the archive that a batch stored", "bianmu-search"},
    BatchCommand{"submit", "Put files into a queue, for workers on any machine", "bianmu-queue"},
    BatchCommand{"worker", "Convert what a queue delivers", "bianmu-queue"},
    BatchCommand{"serve", "Convert over HTTP, and review in a browser", "bianmu-serve"},
};

}  // namespace bianmu::cli
