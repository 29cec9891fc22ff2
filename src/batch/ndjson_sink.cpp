#include "batch/ndjson_sink.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <optional>

#include "batch/fault.h"
#include "convert/file_fault.h"

namespace bianmu::batch {
namespace {

constexpr std::uint64_t kGroup = std::uint64_t{1} << 20U;   ///< bytes of documents that are made durable, and compressed, together
constexpr std::uint64_t kBlock = std::uint64_t{256} << 10U;
constexpr std::size_t kDigits = 5;                          ///< of the numbers in a series, at least

[[noreturn]] void give_up(const std::string& path, int error) {
    throw EnvironmentFault(path + ": " + convert::batch_write_fault(error).message);
}

std::optional<std::uint64_t> size_at(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? std::optional(static_cast<std::uint64_t>(status.st_size)) : std::nullopt;
}

/// Where a flush left the sink: `SIZE`, in a series `NUMBER SIZE`.
struct State {
    std::uint64_t number = 0, size = 0;
};

State read_state(const std::string& text) {
    const std::size_t space = text.find(' ');
    if (space == std::string::npos) {
        return {0, text.empty() ? 0 : std::stoull(text)};
    }
    return {std::stoull(text), std::stoull(text.substr(space + 1))};
}

}  // namespace

NdjsonSink::NdjsonSink(std::string path, std::uint64_t split_bytes) : path_(std::move(path)), split_bytes_(split_bytes), compressor_(make_compressor(path_)) {}

std::string NdjsonSink::name_of(std::uint64_t number) const {
    if (number == 0) {
        return path_;
    }
    const std::size_t dot = path_.rfind(".ndjson");
    const std::string digits = std::to_string(number);
    return path_.substr(0, dot) + "-" + std::string(kDigits - std::min(kDigits, digits.size()), '0') + digits + path_.substr(dot);
}

std::vector<std::string> NdjsonSink::own_files() const {
    std::vector<std::string> out;
    for (std::uint64_t number = split_bytes_ > 0 ? 1 : 0;; ++number) {
        const std::string name = name_of(number);
        const bool is_there = size_at(name) || size_at(name + ".partial");
        if (!is_there || number == 0) {
            return is_there ? std::vector{name, name + ".partial"} : out;
        }
        out.push_back(name);
        out.push_back(name + ".partial");
    }
}

std::string NdjsonSink::output_for(const std::string& /*mirrored*/) const {
    return {};
}

std::string NdjsonSink::restore(const std::string& state) {
    State last = read_state(state);
    if (!state.empty() && (last.number > 0) != (split_bytes_ > 0)) {
        throw EnvironmentFault(path_ + ": was begun with" + (split_bytes_ > 0 ? "out" : "") + " --split-size; go on in the same way, or begin anew with --restart");
    }
    if (split_bytes_ > 0 && last.number == 0) {
        last.number = 1;
    }
    for (number_ = split_bytes_ > 0 ? 1 : 0; number_ < last.number; ++number_) {
        if (!size_at(partial()) && !size_at(name_of(number_))) {
            return name_of(number_);
        }
    }
    if (last.size > 0 && size_at(partial()).value_or(0) < last.size) {
        // The run that is gone on with was complete.
        if (size_at(name_of(number_)) != last.size || ::rename(name_of(number_).c_str(), partial().c_str()) != 0) {
            return name_of(number_);
        }
    }
    open(last.size);
    return {};
}

/// Opens the file of the series that is due, cut to what is known of it.
void NdjsonSink::open(std::uint64_t size) {
    file_ = Descriptor(::open(partial().c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0666));
    if (!file_ || ::ftruncate(file_.get(), static_cast<off_t>(size)) != 0 || ::lseek(file_.get(), 0, SEEK_END) < 0) {
        give_up(partial(), errno);
    }
    flushed_ = size;
}

void NdjsonSink::write(std::string_view bytes) {
    if (compressor_) {
        if (const int error = compressor_->write(file_.get(), bytes, false); error != 0) {
            give_up(partial(), error);
        }
    } else if (!write_all(file_.get(), bytes)) {
        give_up(partial(), errno);
    }
    pending_ += bytes.size();
}

model::Result<void> NdjsonSink::put(Converted& result) {
    // The next file begins with a document and not with the flush before it, so that the ledger knows of this one's end first.
    if (split_bytes_ > 0 && pending_ == 0 && flushed_ >= split_bytes_) {
        ++number_;
        open(0);
    }
    std::string block;
    const std::uint64_t size = result.content_bytes;
    for (std::uint64_t at = 0; at < size; at += kBlock) {
        if (!read_at(result.content.get(), at, static_cast<std::size_t>(std::min(kBlock, size - at)), block)) {
            give_up(partial(), errno);
        }
        write(block);
    }
    return {};
}

/// The ledger names the other places.
void NdjsonSink::repeat(const Converted& /*result*/, const std::string& /*first*/) {}

bool NdjsonSink::is_full() const {
    return pending_ >= kGroup || (split_bytes_ > 0 && pending_ > 0 && !compressor_ && flushed_ + pending_ >= split_bytes_);
}

std::string NdjsonSink::flush() {
    if (pending_ > 0 && compressor_) {
        if (const int error = compressor_->write(file_.get(), {}, true); error != 0) {
            give_up(partial(), error);
        }
    }
    if (pending_ > 0 && ::fdatasync(file_.get()) != 0) {
        give_up(partial(), errno);
    }
    pending_ = 0;
    flushed_ = size_of(file_);
    return (split_bytes_ > 0 ? std::to_string(number_) + " " : "") + std::to_string(flushed_);
}

void NdjsonSink::finish() {
    for (std::uint64_t number = split_bytes_ > 0 ? 1 : 0; number <= number_; ++number) {
        const std::string name = name_of(number);
        // An earlier one may have its name from the run that is gone on with.
        if (::rename((name + ".partial").c_str(), name.c_str()) != 0 && (errno != ENOENT || number == number_)) {
            give_up(name, errno);
        }
    }
    // What is left of a longer series is not of this run.
    for (std::uint64_t number = number_ + 1; split_bytes_ > 0; ++number) {
        const bool is_left = ::unlink(name_of(number).c_str()) == 0;
        if (::unlink((name_of(number) + ".partial").c_str()) != 0 && !is_left) {
            break;
        }
    }
}

}  // namespace bianmu::batch
