#include "batch/compressor.h"

#include <zlib.h>
#include <zstd.h>

#include <array>
#include <cerrno>
#include <memory>

#include "batch/descriptor.h"
#include "batch/fault.h"

namespace bianmu::batch {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10U;

/// Each piece is a gzip member; members in a row are one gzip file.
class Gzip : public Compressor {
public:
    Gzip() {
        constexpr int kGzip = 16;
        if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
            throw EnvironmentFault("no memory to compress with");
        }
    }
    ~Gzip() override { deflateEnd(&stream_); }

    [[nodiscard]] int write(int file, std::string_view bytes, bool ends) override {
        stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream_.avail_in = static_cast<uInt>(bytes.size());
        do {
            stream_.next_out = reinterpret_cast<Bytef*>(out_.data());
            stream_.avail_out = static_cast<uInt>(out_.size());
            deflate(&stream_, ends ? Z_FINISH : Z_NO_FLUSH);
            if (!write_all(file, {out_.data(), out_.size() - stream_.avail_out})) {
                return errno;
            }
        } while (stream_.avail_out == 0);
        if (ends) {
            deflateReset(&stream_);
        }
        return 0;
    }

private:
    z_stream stream_{};
    std::array<char, kBuffer> out_{};
};

/// Each piece is a frame; frames in a row are one file. With a checksum, as the zstd program writes it.
class Zstd : public Compressor {
public:
    Zstd() : stream_(ZSTD_createCCtx()) {
        if (!stream_ || ZSTD_isError(ZSTD_CCtx_setParameter(stream_.get(), ZSTD_c_checksumFlag, 1)) != 0) {
            throw EnvironmentFault("no memory to compress with");
        }
    }

    [[nodiscard]] int write(int file, std::string_view bytes, bool ends) override {
        ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
        std::size_t left = 0;
        do {
            ZSTD_outBuffer out{out_.data(), out_.size(), 0};
            left = ZSTD_compressStream2(stream_.get(), &out, &in, ends ? ZSTD_e_end : ZSTD_e_continue);
            if (ZSTD_isError(left) != 0) {
                return ENOMEM;
            }
            if (!write_all(file, {out_.data(), out.pos})) {
                return errno;
            }
        } while (ends ? left > 0 : in.pos < in.size);
        return 0;
    }

private:
    struct Free {
        void operator()(ZSTD_CCtx* stream) const { ZSTD_freeCCtx(stream); }
    };
    std::unique_ptr<ZSTD_CCtx, Free> stream_;
    std::array<char, kBuffer> out_{};
};

}  // namespace

std::unique_ptr<Compressor> make_compressor(std::string_view name) {
    if (name.ends_with(".gz")) {
        return std::make_unique<Gzip>();
    }
    return name.ends_with(".zst") ? std::make_unique<Zstd>() : std::unique_ptr<Compressor>();
}

}  // namespace bianmu::batch
