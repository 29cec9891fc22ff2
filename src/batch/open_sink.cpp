#include <utility>

#include "batch/batch.h"
#include "batch/folder_sink.h"
#include "batch/ndjson_sink.h"
#include "batch/sink.h"
#include "batch/store_sink.h"
#include "store/address.h"
#include "store/postgres_store.h"
#include "store/sqlite_store.h"

namespace bianmu::batch {

SinkKind sink_kind(std::string_view out) {
    if (out.starts_with("postgresql://") || out.starts_with("postgres://")) {
        return SinkKind::server;
    }
    if (out.ends_with(".ndjson") || out.ends_with(".ndjson.gz") || out.ends_with(".ndjson.zst")) {
        return SinkKind::lines;
    }
    return out.ends_with(".sqlite") || out.ends_with(".db") ? SinkKind::archive : SinkKind::folder;
}

std::unique_ptr<Sink> open_sink(const std::string& out, const std::string& run, std::uint64_t split_bytes) {
    switch (sink_kind(out)) {
        case SinkKind::lines:
            return std::make_unique<NdjsonSink>(out, split_bytes);
        case SinkKind::archive:
            return std::make_unique<StoreSink>(std::make_unique<store::SqliteStore>(out), out);
        case SinkKind::server:
            return std::make_unique<StoreSink>(store::open_postgres(out), store::without_password(out));
        case SinkKind::folder:
            break;
    }
    return std::make_unique<FolderSink>(out, run);
}

}  // namespace bianmu::batch
