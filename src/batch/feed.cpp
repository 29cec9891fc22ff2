#include "batch/feed.h"

#include <csignal>
#include <iterator>
#include <utility>

namespace bianmu::batch {
namespace {

constexpr std::size_t kAhead = 48;  ///< files that the reader has at once, so that neither side wakes the other for each

}  // namespace

void Feed::watch(std::vector<pollfd>& list) const {
    if (reader_ && !given_.empty()) {
        list.push_back({reader_->socket(), POLLIN, 0});
    } else {
        intake_.watch(list);
    }
}

std::optional<Clock::time_point> Feed::next_deadline() const {
    return given_.empty() ? std::nullopt : std::optional(deadline_);
}

void Feed::serve(const std::function<bool()>& has_room) {
    Received received;
    while (has_room()) {
        give_ahead();
        if (given_.empty()) {
            return;
        }
        if (!given_.front().content) {
            fail_first(std::move(given_.front().content.error()));
            continue;
        }
        const Receipt receipt = receive_message(reader_->socket(), received, false);
        if (receipt == Receipt::message) {
            take_message(received);
        } else if (receipt == Receipt::closed) {
            take_death(false);
        } else if (Clock::now() >= deadline_) {
            reader_->signal(SIGKILL);
            take_death(true);
        } else {
            return;
        }
    }
    deadline_ = Clock::now() + options_.timeout;
}

void Feed::give_ahead() {
    if (given_.size() <= kAhead / 2) {
        while (given_.size() < kAhead && open_next()) {
        }
    }
}

/// Opens the next file for the reader.
/// @return false if there is none.
bool Feed::open_next() {
    if (next_.empty()) {
        auto page = intake_.next();
        next_.assign(std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
        if (next_.empty()) {
            return false;
        }
    }
    auto content = intake_.open(next_.front());
    given_.push_back({std::move(next_.front()), std::move(content)});
    next_.pop_front();
    send(given_.back());
    return true;
}

void Feed::start_ahead() {
    start();
    MessageWriter message;
    message.number(static_cast<std::uint64_t>(ReaderRequest::sees_all));
    static_cast<void>(reader_->send(message));
}

void Feed::start() {
    if (reader_) {
        return;
    }
    reader_ = std::make_unique<Child>(kReaderMode, options_.limits);
    if (!password_.empty()) {
        MessageWriter message;
        message.number(static_cast<std::uint64_t>(ReaderRequest::password));
        message.text(password_);
        static_cast<void>(reader_->send(message));
    }
}

void Feed::send(const Given& given) {
    if (!given.content) {
        return;
    }
    start();
    if (&given == &given_.front()) {
        deadline_ = Clock::now() + options_.timeout;
    }
    MessageWriter message;
    message.number(static_cast<std::uint64_t>(ReaderRequest::file));
    message.text(given.file.source.substr(given.file.source.rfind('/') + 1));
    static_cast<void>(reader_->send(message, given.content->get()));
}

void Feed::take_message(Received& received) {
    MessageReader message(received.bytes);
    auto finding = Finding::unpack(message);
    if (!finding || (finding->kind == FindingKind::member && !finding->error && !(received.descriptor && is_sealed(received.descriptor)))) {
        reader_->signal(SIGKILL);
        return;
    }
    if (finding->kind != FindingKind::member) {
        take_first(std::move(*finding));
        return;
    }
    deadline_ = Clock::now() + options_.timeout;
    MessageWriter credit;
    credit.number(static_cast<std::uint64_t>(ReaderRequest::credit));
    static_cast<void>(reader_->send(credit));
    if (++met_ > brought_) {
        brought_ = met_;
        take_({given_.front().file, std::move(*finding), std::move(received.descriptor)});
    }
}

/// A reader may also be killed from outside, as a worker may: another one begins anew with the file, and what the first one brought is passed over.
void Feed::take_death(bool was_late) {
    model::Error error = reader_->end(was_late);
    reader_.reset();
    met_ = 0;
    if (error.code != model::Code::crashed || ++deaths_ >= options_.attempts) {
        fail_first(std::move(error));
    }
    for (const Given& given : given_) {
        send(given);
    }
}

void Feed::take_first(Finding finding) {
    Found found{std::move(given_.front().file), std::move(finding), std::move(given_.front().content).value_or(Descriptor())};
    given_.pop_front();
    deaths_ = met_ = brought_ = 0;
    deadline_ = Clock::now() + options_.timeout;
    take_(std::move(found));
}

void Feed::fail_first(model::Error error) {
    Finding finding;
    finding.kind = brought_ > 0 ? FindingKind::archive_end : FindingKind::document;
    finding.error = std::move(error);
    take_first(std::move(finding));
}

}  // namespace bianmu::batch
