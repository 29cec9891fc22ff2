#include "batch/feed.h"

#include <csignal>
#include <iterator>
#include <utility>

namespace bianmu::batch {

void Feed::watch(std::vector<pollfd>& list) const {
    if (reader_ && current_) {
        list.push_back({reader_->socket(), POLLIN, 0});
    } else {
        intake_.watch(list);
    }
}

std::optional<Clock::time_point> Feed::next_deadline() const {
    return current_ ? std::optional(deadline_) : std::nullopt;
}

void Feed::serve(const std::function<bool()>& has_room) {
    Received received;
    while (has_room()) {
        if (!current_ && !open_next()) {
            return;
        }
        if (!current_) {
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

/// Opens the next file for the reader; a file that cannot be opened is found so.
/// @return false if there is none.
bool Feed::open_next() {
    if (next_.empty()) {
        auto page = intake_.next();
        next_.assign(std::make_move_iterator(page.begin()), std::make_move_iterator(page.end()));
        if (next_.empty()) {
            return false;
        }
    }
    current_ = std::move(next_.front());
    next_.pop_front();
    is_archive_ = false;
    auto opened = intake_.open(*current_);
    if (!opened) {
        fail_current(std::move(opened.error()));
        return true;
    }
    file_ = std::move(*opened);
    attempts_ = brought_ = 0;
    give_current();
    return true;
}

void Feed::give_current() {
    if (!reader_) {
        reader_ = std::make_unique<Child>(kReaderMode, options_.limits);
        if (!password_.empty()) {
            MessageWriter message;
            message.number(static_cast<std::uint64_t>(ReaderRequest::password));
            message.text(password_);
            static_cast<void>(reader_->send(message));
        }
    }
    MessageWriter message;
    message.number(static_cast<std::uint64_t>(ReaderRequest::file));
    message.text(current_->source.substr(current_->source.rfind('/') + 1));
    static_cast<void>(reader_->send(message, file_.get()));
    ++attempts_;
    met_ = 0;
    deadline_ = Clock::now() + options_.timeout;
}

void Feed::take_message(Received& received) {
    MessageReader message(received.bytes);
    auto finding = Finding::unpack(message);
    if (!finding || (finding->kind == FindingKind::member && !finding->error && !(received.descriptor && is_sealed(received.descriptor)))) {
        reader_->signal(SIGKILL);
        return;
    }
    MessageWriter credit;
    credit.number(static_cast<std::uint64_t>(ReaderRequest::credit));
    static_cast<void>(reader_->send(credit));
    deadline_ = Clock::now() + options_.timeout;
    if (finding->kind == FindingKind::member) {
        is_archive_ = true;
        if (++met_ <= brought_) {
            return;
        }
        brought_ = met_;
        take_({*current_, std::move(*finding), std::move(received.descriptor)});
        return;
    }
    Found found{std::move(*current_), std::move(*finding), std::move(file_)};
    current_.reset();
    take_(std::move(found));
}

/// A reader may also be killed from outside, as a worker may: another one begins anew with the file, and what the first one brought is passed over.
void Feed::take_death(bool was_late) {
    model::Error error = reader_->end(was_late);
    reader_.reset();
    if (error.code == model::Code::crashed && attempts_ < options_.attempts) {
        give_current();
        return;
    }
    fail_current(std::move(error));
}

void Feed::fail_current(model::Error error) {
    Found found{std::move(*current_), {}, {}};
    found.finding.kind = is_archive_ ? FindingKind::archive_end : FindingKind::document;
    found.finding.error = std::move(error);
    current_.reset();
    file_.close();
    take_(std::move(found));
}

}  // namespace bianmu::batch
