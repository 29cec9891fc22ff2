#pragma once

#include <cstddef>
#include <span>

/// Does to this process what a document that begins with `%FAULT` says: crash, abort, hang, stubborn, spin, memory, probe, slow. Other documents do nothing.
void plant_fault(std::span<const std::byte> bytes);
