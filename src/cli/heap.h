#pragma once

namespace bianmu::cli {

/// Makes the heap ready for a process that converts one document and ends: memory is kept once it was fetched, and lies in huge pages where the system
/// grants them (transparent huge pages, `madvise` or `always`). A wish, never a failure; what is refused leaves the heap as it is by default.
/// To be called once, first thing in `main`.
void prepare_heap();

}  // namespace bianmu::cli
