#include "batch/folder_sink.h"
#include "batch/sink.h"

namespace bianmu::batch {

std::unique_ptr<Sink> open_sink(const std::string& out, const std::string& run) {
    return std::make_unique<FolderSink>(out, run);
}

}  // namespace bianmu::batch
