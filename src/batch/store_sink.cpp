#include "batch/store_sink.h"

#include <malloc.h>

#include <algorithm>
#include <istream>
#include <random>
#include <streambuf>
#include <utility>

#include "batch/fault.h"
#include "model/hexadecimal.h"

namespace bianmu::batch {
namespace {

constexpr std::uint64_t kGroup = std::uint64_t{8} << 20U;   ///< bytes of documents that are committed together

/// Reads a descriptor from its start in small pieces.
class DescriptorBuffer : public std::streambuf {
public:
    explicit DescriptorBuffer(const Descriptor& file) : file_(file), size_(size_of(file)) {}

protected:
    int_type underflow() override {
        const std::uint64_t left = size_ - at_;
        if (left == 0 || !read_at(file_.get(), at_, static_cast<std::size_t>(std::min<std::uint64_t>(left, kPiece)), piece_)) {
            return traits_type::eof();
        }
        at_ += piece_.size();
        setg(piece_.data(), piece_.data(), piece_.data() + piece_.size());
        return traits_type::to_int_type(piece_.front());
    }

private:
    static constexpr std::uint64_t kPiece = std::uint64_t{64} << 10U;
    const Descriptor& file_;
    std::uint64_t size_, at_ = 0;
    std::string piece_;
};

std::string new_run() {
    std::random_device chance;
    return model::hexadecimal(chance(), 8) + model::hexadecimal(chance(), 8);
}

store::SourcePlace place_of(const Converted& result) {
    return {result.place.source, result.place.inner()};
}

}  // namespace

StoreSink::StoreSink(std::unique_ptr<store::Store> store, std::string name) : store_(std::move(store)), name_(std::move(name)) {
    // Large texts go back to the system as soon as they are done with; otherwise the room that the largest document took stays with the parent.
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

std::string StoreSink::output_for(const std::string& /*mirrored*/) const {
    return {};
}

/// The state is the name of the run and its commits: `0f3c… 12`.
std::string StoreSink::restore(const std::string& state) {
    const std::size_t space = state.find(' ');
    if (space == std::string::npos) {
        run_ = new_run();
        return {};
    }
    run_ = state.substr(0, space);
    // The store is one ahead if the ledger was not reached.
    const std::int64_t known = std::stoll(state.substr(space + 1));
    commits_ = store_->commits(run_);
    return commits_ < known ? name_ : "";
}

model::Result<void> StoreSink::put(Converted& result) {
    DescriptorBuffer buffer(result.content);
    std::istream json(&buffer);
    has_news_ = true;
    pending_ += result.content_bytes;
    return store_->put({result.sha256, result.place.inner()}, place_of(result), json);
}

void StoreSink::repeat(const Converted& result, const std::string& /*first*/) {
    has_news_ = true;
    store_->repeat(result.sha256, place_of(result));
}

bool StoreSink::is_full() const {
    return pending_ >= kGroup;
}

std::string StoreSink::flush() {
    if (has_news_) {
        store_->commit(run_, ++commits_);
        has_news_ = false;
        pending_ = 0;
    }
    return run_ + " " + std::to_string(commits_);
}

}  // namespace bianmu::batch
