#include "serve/body.h"

#include <httplib.h>

#include <set>
#include <utility>

namespace bianmu::serve {
namespace {

using model::Code;
using model::fail;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kMaxText = std::size_t{4} << 20U;   ///< of a profile or corrections
constexpr std::size_t kMaxName = 255;

std::string megabytes(std::uint64_t bytes) {
    return std::to_string(bytes >> 20U) + " MiB";
}

/// Counts what comes in, and says why no more is taken.
class Gate {
public:
    explicit Gate(const BodyLimits& limits) : limits_(limits), end_(Clock::now() + limits.time) {}

    [[nodiscard]] bool lets(std::size_t more) {
        bytes_ += more;
        if (bytes_ > limits_.bytes) {
            error_ = model::Error{Code::too_large, "the request is larger than the limit of " + megabytes(limits_.bytes)};
        } else if (Clock::now() > end_) {
            error_ = model::Error{Code::timed_out, "the request did not arrive within " + std::to_string(limits_.time.count()) + " seconds"};
        }
        return !error_;
    }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
    [[nodiscard]] std::optional<model::Error>& error() { return error_; }

private:
    BodyLimits limits_;
    Clock::time_point end_;
    std::uint64_t bytes_ = 0;
    std::optional<model::Error> error_;
};

/// The last step of a path, as some browsers send one; what cannot be a name is left out.
std::string clean_name(const std::string& given) {
    std::string out = given.substr(given.find_last_of("/\\") + 1);
    std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (out.size() > kMaxName) {
        out.resize(kMaxName);
    }
    return out.empty() ? "document" : out;
}

model::Error broken(bool is_form) {
    return {Code::usage, is_form ? "the form broke off before its end, or its parts are not parted by the boundary that its Content-Type names" : "the request broke off before its end"};
}

/// Without both there is no body (RFC 9112, 6.3); the library would wait for one until its patience ends.
bool has_body(const httplib::Request& request) {
    return request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
}

class FormReader {
public:
    FormReader(Gate& gate, batch::Descriptor& file, Body& body) : gate_(gate), file_(file), body_(body) {}

    [[nodiscard]] bool begin(const httplib::MultipartFormData& part) {
        if (!names_.insert(part.name).second) {
            gate_.error() = model::Error{Code::usage, "the form has two parts named " + part.name + "; a request holds one document"};
            return false;
        }
        text_ = part.name == "profile" ? &body_.profile : part.name == "corrections" ? &body_.corrections : part.name == "password" ? &body_.password : nullptr;
        is_file_ = part.name == "file";
        if (is_file_) {
            body_.name = clean_name(part.filename);
        } else if (text_ == nullptr) {
            gate_.error() = model::Error{Code::usage, "unknown part of the form; it has file, profile, corrections, password"};
        }
        return !gate_.error();
    }

    [[nodiscard]] bool add(const char* data, std::size_t size) {
        if (!gate_.lets(size)) {
            return false;
        }
        if (is_file_) {
            body_.bytes += size;
            return batch::write_all(file_.get(), {data, size});
        }
        if (text_->size() + size > kMaxText) {
            gate_.error() = model::Error{Code::too_large, "a profile and corrections are no larger than " + megabytes(kMaxText)};
            return false;
        }
        text_->append(data, size);
        return true;
    }
    [[nodiscard]] bool has_file() const { return names_.contains("file"); }

private:
    Gate& gate_;
    batch::Descriptor& file_;
    Body& body_;
    std::set<std::string> names_;
    std::string* text_ = nullptr;
    bool is_file_ = false;
};

}  // namespace

model::Result<Body> read_body(const httplib::Request& request, const httplib::ContentReader& reader, const BodyLimits& limits) {
    auto file = std::make_shared<batch::Descriptor>(batch::make_memory_file("document"));
    if (!*file) {
        return fail(Code::environment, "no memory for the document");
    }
    if (const std::string encoding = request.get_header_value("Content-Encoding"); !encoding.empty() && encoding != "identity") {
        return fail(Code::unsupported_format, "the request is compressed (Content-Encoding: " + encoding + "); send it as it is");
    }
    if (!has_body(request)) {
        return fail(Code::empty, "the request holds no document");
    }
    Body out;
    Gate gate(limits);
    bool is_whole = false;
    if (request.is_multipart_form_data()) {
        FormReader form(gate, *file, out);
        is_whole = reader([&](const httplib::MultipartFormData& part) { return form.begin(part); },
                          [&](const char* data, std::size_t size) { return form.add(data, size); });
        if (is_whole && !form.has_file()) {
            return fail(Code::usage, "the form has no part named file");
        }
    } else {
        out.name = clean_name(request.get_param_value("name"));
        is_whole = reader([&](const char* data, std::size_t size) {
            out.bytes += size;
            return gate.lets(size) && batch::write_all(file->get(), {data, size});
        });
    }
    if (gate.error()) {
        return tl::unexpected(*std::move(gate.error()));
    }
    if (!is_whole) {
        return tl::unexpected(broken(request.is_multipart_form_data()));
    }
    if (out.bytes == 0) {
        return fail(Code::empty, "the request holds no document");
    }
    out.content = std::move(file);
    return out;
}

model::Result<std::string> read_text_body(const httplib::Request& request, const httplib::ContentReader& reader, const BodyLimits& limits) {
    if (!has_body(request)) {
        return {};
    }
    Gate gate({std::min<std::uint64_t>(limits.bytes, kMaxText), limits.time});
    std::string out;
    const bool is_whole = reader([&](const char* data, std::size_t size) {
        if (!gate.lets(size)) {
            return false;
        }
        out.append(data, size);
        return true;
    });
    if (gate.error()) {
        return tl::unexpected(*std::move(gate.error()));
    }
    if (!is_whole) {
        return tl::unexpected(broken(false));
    }
    return out;
}

void discard_body(const httplib::Request& request, const httplib::ContentReader& reader, const BodyLimits& limits) {
    if (!has_body(request)) {
        return;
    }
    Gate gate(limits);
    const auto take = [&](const char* /*data*/, std::size_t size) { return gate.lets(size); };
    if (request.is_multipart_form_data()) {
        reader([](const httplib::MultipartFormData& /*part*/) { return true; }, take);
    } else {
        reader(take);
    }
}

}  // namespace bianmu::serve
