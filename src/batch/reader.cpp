#include "batch/reader.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <clocale>
#include <deque>
#include <memory>
#include <utility>

#include "batch/archive.h"
#include "batch/names.h"
#include "batch/sandbox.h"
#include "batch/seen.h"
#include "convert/digest.h"

namespace bianmu::batch {
namespace {

using model::Code;

constexpr std::uint64_t kEnd = std::uint64_t{4} << 10U;   ///< bytes of a file's beginning and end that are in its key

class Reader {
public:
    explicit Reader(int socket) : socket_(socket) {}

    /// Does what is asked next.
    /// @return false when the parent is gone.
    [[nodiscard]] bool serve() {
        Received request;
        if (waiting_.empty()) {
            if (receive_message(socket_, request, true) != Receipt::message) {
                return false;
            }
        } else {
            request = std::move(waiting_.front());
            waiting_.pop_front();
        }
        MessageReader message(request.bytes);
        switch (static_cast<ReaderRequest>(message.number())) {
            case ReaderRequest::sees_all:
                sees_all_ = true;
                return true;
            case ReaderRequest::password:
                password_ = message.text();
                return true;
            case ReaderRequest::credit:
                ++credit_;
                return true;
            case ReaderRequest::file:
                return is_archive(request.descriptor) ? walk(request.descriptor, message.text()) : look_at(request.descriptor);
        }
        return false;
    }

private:
    /// Sends what was found in an archive, after the parent has taken what was found before: it lies in memory until then.
    bool send_member(const Finding& finding, int descriptor) {
        while (credit_ == 0) {
            Received request;
            if (receive_message(socket_, request, true) != Receipt::message) {
                return false;
            }
            if (static_cast<ReaderRequest>(MessageReader(request.bytes).number()) == ReaderRequest::credit) {
                ++credit_;
            } else {
                waiting_.push_back(std::move(request));
            }
        }
        --credit_;
        return send(finding, descriptor);
    }

    bool send(const Finding& finding, int descriptor = -1) const { return send_message(socket_, finding.pack(), descriptor); }

    bool walk(const Descriptor& file, const std::string& name) {
        bool is_wanted = true;
        ArchiveWalk walk(names_, password_, {}, [&](Member member) {
            Finding finding{FindingKind::member, std::move(member.path), member.bytes, {}, std::move(member.sha256), std::move(member.error)};
            if (member.content) {
                finding.key = key_of(member.content, member.bytes);
                keys_.add(finding.key);
            }
            is_wanted = send_member(finding, member.content.get());
            return is_wanted;
        });
        Finding end{FindingKind::archive_end, {}, 0, {}, {}, {}};
        try {
            if (auto done = walk.run(file, name); !done) {
                end.error = std::move(done.error());
            }
        } catch (const std::bad_alloc&) {
            end.error = model::Error{Code::out_of_memory, "needs more memory than is allowed; allow more with --memory"};
        }
        return is_wanted && send(end);
    }

    /// The worker digests what it reads, so it is done here only for a document that may be one that came before.
    bool look_at(const Descriptor& file) {
        Finding finding;
        finding.bytes = size_of(file);
        finding.key = key_of(file, finding.bytes);
        if (keys_.add(finding.key) || !sees_all_) {
            auto digest = digest_of_file(file);
            if (digest) {
                finding.sha256 = *std::move(digest);
            } else {
                finding.error = std::move(digest.error());
            }
        }
        return send(finding);
    }

    static std::string key_of(const Descriptor& file, std::uint64_t bytes) {
        std::string key = std::to_string(bytes) + " ", piece;
        for (const std::uint64_t from : {std::uint64_t{0}, bytes - std::min(bytes, kEnd)}) {
            static_cast<void>(read_at(file.get(), from, static_cast<std::size_t>(std::min(bytes, kEnd)), piece));
            key += piece;
        }
        return convert::digest_of(key);
    }

    int socket_;
    NameReader names_;
    std::optional<std::string> password_;
    std::uint64_t credit_ = kReaderCredit;
    std::deque<Received> waiting_;   ///< requests that came while one waited for its credit
    Seen keys_;
    bool sees_all_ = false;
};

}  // namespace

MessageWriter Finding::pack() const {
    MessageWriter out;
    out.number(static_cast<std::uint64_t>(kind));
    out.number(archive_path.size());
    for (const std::string& step : archive_path) {
        out.text(step);
    }
    out.number(bytes);
    out.text(key);
    out.text(sha256);
    out.number(error ? static_cast<std::uint64_t>(error->code) + 1 : 0);
    out.text(error ? std::string_view(error->message).substr(0, 4000) : "");
    return out;
}

std::optional<Finding> Finding::unpack(MessageReader& message) {
    Finding out;
    const std::uint64_t kind = message.number();
    out.kind = static_cast<FindingKind>(kind);
    for (std::uint64_t left = message.number(); left > 0 && message.ok(); --left) {
        out.archive_path.push_back(message.text());
    }
    out.bytes = message.number();
    out.key = message.text();
    out.sha256 = message.text();
    const std::uint64_t code = message.number();
    std::string text = message.text();
    if (!message.ok() || kind > static_cast<std::uint64_t>(FindingKind::archive_end) || code > model::kCodes.size()) {
        return {};
    }
    if (code > 0) {
        out.error = model::Error{model::kCodes[code - 1].code, std::move(text)};
    }
    return out;
}

int run_reader(int socket) {
    // Names in UTF-8 and UTF-16 come out as UTF-8; others as they are.
    std::setlocale(LC_CTYPE, "C.UTF-8");
    Reader reader(socket);
    if (!close_sandbox()) {
        return 1;
    }
    while (reader.serve()) {
    }
    return 0;
}

}  // namespace bianmu::batch
