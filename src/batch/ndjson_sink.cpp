#include "batch/ndjson_sink.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "batch/fault.h"

namespace bianmu::batch {
namespace {

constexpr std::uint64_t kGroup = std::uint64_t{1} << 20U;   ///< bytes of documents that are made durable, and compressed, together
constexpr std::uint64_t kBlock = std::uint64_t{256} << 10U;

[[noreturn]] void give_up(const std::string& path, int error) {
    throw EnvironmentFault(path + ": cannot be written: " +
                           (error == ENOSPC || error == EDQUOT ? "the disk is full; free some space and run again with --resume" : std::strerror(error)));
}

std::uint64_t size_at(const std::string& path, bool& is_there) {
    struct stat status {};
    is_there = ::stat(path.c_str(), &status) == 0;
    return is_there ? static_cast<std::uint64_t>(status.st_size) : 0;
}

}  // namespace

/// A gzip member a group: the file can be cut behind each, and members in a row are one gzip file.
class NdjsonSink::Gzip {
public:
    Gzip() {
        constexpr int kGzip = 16;
        if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
            throw EnvironmentFault("no memory to compress with");
        }
    }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;
    ~Gzip() { deflateEnd(&stream_); }

    /// @return errno, or 0.
    [[nodiscard]] int write(int file, std::string_view bytes, bool ends) {
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
    std::array<char, std::size_t{64} << 10U> out_{};
};

NdjsonSink::NdjsonSink(std::string path) : path_(std::move(path)), partial_(path_ + ".partial") {
    if (path_.ends_with(".gz")) {
        gzip_ = std::make_unique<Gzip>();
    }
}

NdjsonSink::~NdjsonSink() = default;

std::string NdjsonSink::output_for(const std::string& /*mirrored*/) const {
    return {};
}

void NdjsonSink::restore(const std::string& state) {
    const std::uint64_t size = state.empty() ? 0 : std::stoull(state);
    bool is_partial = false;
    bool is_whole = false;
    const std::uint64_t partial_size = size_at(partial_, is_partial);
    const std::uint64_t whole_size = size_at(path_, is_whole);
    if (size > 0 && !(is_partial && partial_size >= size)) {
        // The run that is gone on with was complete.
        if (!is_whole || whole_size != size || ::rename(path_.c_str(), partial_.c_str()) != 0) {
            throw EnvironmentFault(path_ + ": is not what the ledger says; begin anew with --restart");
        }
    }
    file_ = Descriptor(::open(partial_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
    if (!file_ || ::ftruncate(file_.get(), static_cast<off_t>(size)) != 0 || ::lseek(file_.get(), 0, SEEK_END) < 0) {
        give_up(partial_, errno);
    }
}

void NdjsonSink::write(std::string_view bytes) {
    if (gzip_) {
        if (const int error = gzip_->write(file_.get(), bytes, false); error != 0) {
            give_up(partial_, error);
        }
    } else if (!write_all(file_.get(), bytes)) {
        give_up(partial_, errno);
    }
    pending_ += bytes.size();
}

model::Result<void> NdjsonSink::put(Converted& result) {
    std::string block;
    const std::uint64_t size = size_of(result.content);
    for (std::uint64_t at = 0; at < size; at += kBlock) {
        if (!read_at(result.content.get(), at, static_cast<std::size_t>(std::min(kBlock, size - at)), block)) {
            give_up(partial_, errno);
        }
        write(block);
    }
    return {};
}

/// The ledger names the other places.
void NdjsonSink::repeat(const Converted& /*result*/, const std::string& /*first*/) {}

bool NdjsonSink::is_full() const {
    return pending_ >= kGroup;
}

std::string NdjsonSink::flush() {
    if (pending_ > 0 && gzip_) {
        if (const int error = gzip_->write(file_.get(), {}, true); error != 0) {
            give_up(partial_, error);
        }
    }
    if (pending_ > 0 && ::fdatasync(file_.get()) != 0) {
        give_up(partial_, errno);
    }
    pending_ = 0;
    return std::to_string(size_of(file_));
}

void NdjsonSink::finish() {
    if (::rename(partial_.c_str(), path_.c_str()) != 0) {
        give_up(path_, errno);
    }
}

}  // namespace bianmu::batch
