#pragma once

namespace bianmu::cli {

/// Makes the heap ready for a process that converts one document and ends: it grows in one step and keeps what it has. A wish, never a failure; what is
/// refused leaves the heap as it is by default. To be called once, first thing in `main`.
void prepare_heap();

}  // namespace bianmu::cli
