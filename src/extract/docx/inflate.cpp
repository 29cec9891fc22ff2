#include "extract/docx/inflate.h"

#include <libdeflate.h>
#include <sys/mman.h>
#include <zlib.h>

#include <cstdint>
#include <memory>
#include <new>
#include <vector>

namespace bianmu::extract::docx {

namespace {

constexpr std::size_t kAtOnce = std::size_t{8} << 20;  // bytes: whole chapters fit, a flood does not

bool inflate_stream(std::string_view data, const Take& take) {
    z_stream stream{};
    if (inflateInit2(&stream, -MAX_WBITS) != Z_OK) {
        throw std::bad_alloc();
    }
    const std::unique_ptr<z_stream, int (*)(z_stream*)> closed(&stream, inflateEnd);
    std::vector<char> buffer(kChunk);
    int state = Z_OK;
    while (state == Z_OK) {
        if (stream.avail_in == 0) {
            const std::string_view piece = data.substr(0, kChunk);
            data.remove_prefix(piece.size());
            stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));  // zlib only reads it
            stream.avail_in = static_cast<uInt>(piece.size());
        }
        stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
        stream.avail_out = static_cast<uInt>(buffer.size());
        state = inflate(&stream, Z_NO_FLUSH);
        const std::size_t got = buffer.size() - stream.avail_out;
        if (got > 0 && !take(buffer.data(), got)) {
            return true;
        }
    }
    return state == Z_STREAM_END;
}

/// Has the pages of a buffer that will be filled all at once given at once: each on its own costs a fault. Kernels before 5.14 refuse, which does no harm.
void take_pages(char* buffer, std::size_t size) {
    constexpr std::uintptr_t kPage = 4096;
    const std::uintptr_t first = (reinterpret_cast<std::uintptr_t>(buffer) + kPage - 1) / kPage * kPage;
    const std::uintptr_t last = (reinterpret_cast<std::uintptr_t>(buffer) + size) / kPage * kPage;
    if (first < last) {
        ::madvise(reinterpret_cast<void*>(first), last - first, MADV_POPULATE_WRITE);
    }
}

}  // namespace

bool hand_on(std::string_view bytes, const Take& take) {
    for (std::size_t at = 0; at < bytes.size(); at += kChunk) {
        const std::string_view piece = bytes.substr(at, kChunk);
        if (!take(piece.data(), piece.size())) {
            return false;
        }
    }
    return true;
}

bool inflate_into(std::string_view packed, std::size_t said, const Take& take) {
    if (said > 0 && said <= kAtOnce) {
        const std::unique_ptr<libdeflate_decompressor, void (*)(libdeflate_decompressor*)> decompressor(libdeflate_alloc_decompressor(),
                                                                                                      libdeflate_free_decompressor);
        if (decompressor == nullptr) {
            throw std::bad_alloc();
        }
        const std::unique_ptr<char[]> buffer(new char[said]);
        take_pages(buffer.get(), said);
        if (libdeflate_deflate_decompress(decompressor.get(), packed.data(), packed.size(), buffer.get(), said, nullptr) == LIBDEFLATE_SUCCESS) {
            take(buffer.get(), said);
            return true;
        }
    }
    return inflate_stream(packed, take);  // also what is damaged or lies about its size: as far as it goes
}

}  // namespace bianmu::extract::docx
