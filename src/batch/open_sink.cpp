#include "batch/folder_sink.h"
#include "batch/ndjson_sink.h"
#include "batch/sink.h"
#include "batch/store_sink.h"
#include "store/sqlite_store.h"

namespace bianmu::batch {

std::unique_ptr<Sink> open_sink(const std::string& out, const std::string& run) {
    if (out.ends_with(".ndjson") || out.ends_with(".ndjson.gz")) {
        return std::make_unique<NdjsonSink>(out);
    }
    if (out.ends_with(".sqlite") || out.ends_with(".db")) {
        return std::make_unique<StoreSink>(std::make_unique<store::SqliteStore>(out), out);
    }
    return std::make_unique<FolderSink>(out, run);
}

}  // namespace bianmu::batch
