#include "batch/worker.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <utility>

#include "batch/sandbox.h"
#include "convert/digest.h"
#include "convert/read_file.h"
#include "emit/emit.h"

namespace bianmu::batch {
namespace {

using model::Code;

/// A PDF of one empty page: what converting it sets up is set up once, before the sandbox closes.
constexpr std::string_view kWarmUp =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n";

constexpr std::chrono::milliseconds kBetweenProgress{100};

std::span<const std::byte> bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

/// What the system says of this process's memory. Its files are opened once: the sandbox lets none be opened for writing.
class Memory {
public:
    /// Begins to measure the peak anew.
    void reset_peak() const { static_cast<void>(write_all(peak_.get(), "5")); }
    void look() {
        constexpr std::size_t kSize = 4096;
        text_.resize(kSize);
        text_.resize(static_cast<std::size_t>(std::max<ssize_t>(::pread(status_.get(), text_.data(), kSize, 0), 0)));
    }
    /// Kilobytes behind a name, at the last look.
    [[nodiscard]] std::uint64_t kib(std::string_view name) const {
        const std::size_t at = text_.find(name);
        return at == std::string::npos ? 0 : std::strtoull(text_.c_str() + at + name.size(), nullptr, 10);
    }

private:
    Descriptor status_{::open("/proc/self/status", O_RDONLY | O_CLOEXEC)}, peak_{::open("/proc/self/clear_refs", O_WRONLY | O_CLOEXEC)};
    std::string text_;
};

std::uint64_t processor_milliseconds() {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    return static_cast<std::uint64_t>((used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000 + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1000);
}

struct Answer {
    Facts facts;
    Descriptor content;
};

class Worker {
public:
    Worker(int socket, const BeforeConversion& before, const OtherWork& other) : socket_(socket), before_(before), other_(other) {}

    /// @return false when the parent is gone, or speaks another language.
    [[nodiscard]] bool serve(const Received& request) {
        MessageReader message(request.bytes);
        switch (static_cast<WorkerRequest>(message.number())) {
            case WorkerRequest::options:
                return take_options(request.descriptor);
            case WorkerRequest::document:
                return answer(message, request.descriptor);
        }
        return false;
    }

private:
    /// A profile of one's own may be longer than a message: options lie in a file.
    bool take_options(const Descriptor& file) {
        std::string packed;
        if (!read_at(file.get(), 0, size_of(file), packed)) {
            return false;
        }
        MessageReader message(packed);
        options_ = WorkerOptions::unpack(message);
        options_.convert.progress = [this](std::size_t done, std::size_t all) { tell_progress(done, all); };
        return message.ok();
    }

    /// Now and then: few documents take so long that anybody hears of their pages.
    void tell_progress(std::size_t done, std::size_t all) {
        const auto now = std::chrono::steady_clock::now();
        if (now - told_ >= kBetweenProgress || (done == all && now - begun_ >= kBetweenProgress)) {
            told_ = now;
            MessageWriter out;
            out.text(kProgress);
            out.number(done);
            out.number(all);
            static_cast<void>(send_message(socket_, out));
        }
    }

    bool answer(MessageReader& message, const Descriptor& content) {
        begun_ = told_ = std::chrono::steady_clock::now();
        const std::string name = message.text();
        std::vector<std::string> archive_path;
        for (std::uint64_t left = message.number(); left > 0 && message.ok(); --left) {
            archive_path.push_back(message.text());
        }
        memory_.reset_peak();
        limit_processor_time(options_.processor_seconds);
        const std::uint64_t before = processor_milliseconds();
        auto result = convert(content, name, std::move(archive_path));
        MessageWriter out;
        out.text(result ? "" : model::info(result.error().code).name);
        out.text(result ? "" : result.error().message.substr(0, 4000));
        out.number(static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begun_).count()));
        out.number(processor_milliseconds() - before);
        memory_.look();
        out.number(memory_.kib("VmHWM:"));
        out.number(memory_.kib("VmRSS:"));
        out.text(sha256_);
        (result ? result->facts : Facts{}).pack(out);
        return send_message(socket_, out, result ? result->content.get() : -1);
    }

    model::Result<Answer> convert(const Descriptor& file, const std::string& name, std::vector<std::string> archive_path) {
        sha256_.clear();
        ::lseek(file.get(), 0, SEEK_SET);
        const model::Limits limits;
        const auto bytes = convert::read_descriptor(file.get(), limits);
        if (!bytes) {
            return tl::unexpected(bytes.error());
        }
        if (before_) {
            before_(bytes->span());
        }
        if (!options_.work.empty() && other_) {
            return other_(options_.work, bytes->span(), name, options_.convert, limits).and_then([](const std::string& text) { return keep({}, text); });
        }
        auto document = convert::convert(bytes->span(), name, options_.convert, limits);
        sha256_ = document ? document->source.sha256 : convert::digest_of({reinterpret_cast<const char*>(bytes->span().data()), bytes->span().size()});
        if (!document) {
            return tl::unexpected(document.error());
        }
        document->source.archive_path = std::move(archive_path);
        try {
            return write(*document);
        } catch (const std::bad_alloc&) {
            return model::fail(Code::out_of_memory, "needs more memory than is allowed; allow more with --memory");
        }
    }

    model::Result<Answer> write(const model::Document& document) const {
        auto json = emit::write_document(document, options_.convert.output);
        if (!json) {
            return tl::unexpected(json.error());
        }
        Facts facts = facts_of(document);
        facts.digest = convert::digest_of(*json);
        return keep(std::move(facts), *json);
    }

    static model::Result<Answer> keep(Facts facts, const std::string& text) {
        Answer out{std::move(facts), make_memory_file("result")};
        if (!out.content || !write_all(out.content.get(), text) || !seal(out.content)) {
            return model::fail(Code::out_of_memory, "its result does not fit into memory; convert it in parts");
        }
        return out;
    }

    int socket_;
    WorkerOptions options_;
    Memory memory_;
    std::string sha256_;   ///< of the last document
    std::chrono::steady_clock::time_point begun_, told_;   ///< of the document, and when its progress was last told
    const BeforeConversion& before_;
    const OtherWork& other_;
};

}  // namespace

MessageWriter WorkerOptions::pack() const {
    MessageWriter out;
    out.text(convert.password.value_or(""));
    out.number(convert.password ? 1 : 0);
    out.text(convert.profile);
    out.number(static_cast<std::uint64_t>(convert.revisions));
    out.number(convert.keep_hidden ? 1 : 0);
    out.number(convert.output.evidence ? 1 : 0);
    out.number(convert.output.pretty ? 1 : 0);
    out.number(static_cast<std::uint64_t>(convert.output.format));
    out.number(convert.pages.size());
    for (const auto& [first, last] : convert.pages) {
        out.number(static_cast<std::uint64_t>(first));
        out.number(static_cast<std::uint64_t>(last));
    }
    out.number(static_cast<std::uint64_t>(convert.output.rows));
    out.text(convert.corrections);
    out.text(work);
    out.number(processor_seconds);
    return out;
}

WorkerOptions WorkerOptions::unpack(MessageReader& message) {
    WorkerOptions out;
    std::string password = message.text();
    if (message.number() != 0) {
        out.convert.password = std::move(password);
    }
    out.convert.profile = message.text();
    out.convert.revisions = static_cast<model::Revisions>(message.number());
    out.convert.keep_hidden = message.number() != 0;
    out.convert.output.evidence = message.number() != 0;
    out.convert.output.pretty = message.number() != 0;
    out.convert.output.format = static_cast<emit::Format>(message.number());
    for (std::uint64_t left = message.number(); left > 0 && message.ok(); --left) {
        const auto first = static_cast<int>(message.number());
        out.convert.pages.emplace_back(first, static_cast<int>(message.number()));
    }
    out.convert.output.rows = static_cast<emit::Rows>(message.number());
    out.convert.corrections = message.text();
    out.work = message.text();
    out.processor_seconds = message.number();
    return out;
}

int run_worker(int socket, const BeforeConversion& before, const OtherWork& other) {
    Received received;
    if (receive_message(socket, received, true) != Receipt::message) {
        return 0;
    }
    Worker worker(socket, before, other);
    if (!worker.serve(received)) {
        return 1;
    }
    static_cast<void>(convert::convert_to_output(bytes_of(kWarmUp), "warm-up", {}, {}));
    if (!close_sandbox()) {
        return 1;
    }
    // The parent waits for this: a worker that cannot start is no fault of a document.
    MessageWriter hello;
    hello.text("ready");
    bool is_open = send_message(socket, hello);
    while (is_open && receive_message(socket, received, true) == Receipt::message) {
        is_open = worker.serve(received);
        received.descriptor.close();
    }
    return 0;
}

}  // namespace bianmu::batch
