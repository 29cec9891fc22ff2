#include "extract/docx/web_archive.h"

#include <nettle/base64.h>

#include <algorithm>
#include <charconv>

#include "extract/docx/styles.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

constexpr int kDeepest = 8;                           // messages within messages
constexpr std::size_t kHead = std::size_t{16} << 10;  // bytes of headers

struct Headers {
    std::string type;      ///< with its parameters, as written
    std::string encoding;  ///< lower case
    std::size_t end = 0;   ///< where the body begins
};

/// The headers before the first empty line; those that go on over lines are joined.
Headers read_headers(std::string_view text) {
    Headers out;
    std::string* open = nullptr;
    for (std::size_t at = 0; at < text.size() && at < kHead;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, end - at);
        at = std::min(end + 1, text.size());
        if (model::trim(line).empty()) {
            out.end = at;
            break;
        }
        if (line.starts_with(' ') || line.starts_with('\t')) {
            if (open != nullptr) {
                *open += " " + std::string(model::trim(line));
            }
            continue;
        }
        const std::size_t colon = std::min(line.find(':'), line.size());
        const std::string name = lower(std::string(line.substr(0, colon)));
        open = name == "content-type" ? &out.type : name == "content-transfer-encoding" ? &out.encoding : nullptr;
        if (open != nullptr && colon < line.size()) {
            *open = model::trim(line.substr(colon + 1));
        }
    }
    out.encoding = lower(out.encoding);
    return out;
}

std::string boundary_of(const Headers& headers) {
    const std::size_t found = lower(headers.type).find("boundary=");
    if (found == std::string::npos) {
        return {};
    }
    const std::string_view value = std::string_view(headers.type).substr(found + std::string_view("boundary=").size());
    return std::string(value.starts_with('"') ? value.substr(1, value.find('"', 1) - 1) : value.substr(0, value.find_first_of("; \t")));
}

std::string from_quoted_printable(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned code = 0;
        if (text[at] != '=') {
            out += text[at];
        } else if (const char* digits = text.data() + at + 1; text.size() - at > 2 && std::from_chars(digits, digits + 2, code, 16).ptr == digits + 2) {
            out += static_cast<char>(code);
            at += 2;
        } else if (const std::size_t end = text.find('\n', at); end != std::string_view::npos && model::trim(text.substr(at + 1, end - at)).empty()) {
            at = end;  // the line goes on
        } else {
            out += '=';
        }
    }
    return out;
}

std::string from_base64(std::string_view text) {
    base64_decode_ctx context;
    base64_decode_init(&context);
    std::string out(BASE64_DECODE_LENGTH(text.size()), '\0');
    std::size_t size = out.size();
    // What stands before a sign that is none of the code's is decoded all the same.
    const bool whole = base64_decode_update(&context, &size, reinterpret_cast<std::uint8_t*>(out.data()), text.size(), text.data()) == 1;
    out.resize(whole ? size : 0);
    return out;
}

std::optional<std::string> find_page(std::string_view text, int depth) {
    const Headers headers = read_headers(text);
    const std::string type = lower(headers.type);
    const std::string_view body = text.substr(headers.end);
    if (type.starts_with("text/html")) {
        return headers.encoding == "quoted-printable" ? from_quoted_printable(body) : headers.encoding == "base64" ? from_base64(body) : std::string(body);
    }
    const std::string boundary = boundary_of(headers);
    if (!type.starts_with("multipart/") || boundary.empty() || depth == kDeepest) {
        return std::nullopt;
    }
    const std::string line = "--" + boundary;
    for (std::size_t at = body.find(line); at != std::string_view::npos;) {
        const std::size_t start = body.find('\n', at);
        if (start == std::string_view::npos || body.substr(at + line.size()).starts_with("--")) {
            break;
        }
        at = body.find("\n" + line, start);
        if (auto page = find_page(body.substr(start + 1, std::min(at, body.size()) - start - 1), depth + 1)) {
            return page;
        }
        at += at != std::string_view::npos ? 1 : 0;
    }
    return std::nullopt;
}

}  // namespace

bool is_web_archive(std::string_view bytes) {
    const std::string_view name = bytes.substr(0, std::min(bytes.find(':'), bytes.size()));
    const bool is_header = !name.empty() && name.size() < bytes.size() && name.find_first_of(" \t\r\n<{") == std::string_view::npos;
    if (!is_header) {
        return false;
    }
    const std::string type = lower(read_headers(bytes).type);
    return type.starts_with("multipart/") || type.starts_with("text/html");
}

std::optional<std::string> page_of_archive(std::string_view bytes) {
    return find_page(bytes, 0);
}

}  // namespace bianmu::extract::docx
