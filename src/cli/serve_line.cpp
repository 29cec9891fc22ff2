#include "cli/serve_line.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <charconv>
#include <optional>
#include <string_view>

#include "cli/arguments.h"
#include "cli/batch_options.h"
#include "cli/extras.h"
#include "convert/read_file.h"
#include "options/request.h"

namespace bianmu::cli {
namespace {

using model::Code;
using model::fail;

constexpr const char* kExamples = R"(Examples:
  bianmu serve                                   then open http://127.0.0.1:8640/ in a browser
  bianmu serve --listen 0.0.0.0:8080 --token-file /etc/bianmu/token --jobs 8
  curl -sF file=@notice.pdf 'http://127.0.0.1:8640/v1/convert?format=markdown'
  curl -s --data-binary @notice.pdf http://127.0.0.1:8640/v1/convert

/docs describes the interface, /openapi.json in OpenAPI 3.1. SIGTERM ends it, after what is under way.)";

constexpr std::uint64_t kMaxBody = 1024;   ///< MiB, as one document may have

struct Words {
    std::string listen = "127.0.0.1:8640";
    std::optional<std::string> token_file;
    std::uint64_t body = 64, queue = 64;
    PoolWords pool;
    MessageWords messages;
};

void add_serve(CLI::App& app, Words& words) {
    CLI::App& command = *app.add_subcommand("serve", "Convert over HTTP, and review in a browser");
    command.add_option("--listen", words.listen, "Address and port; this machine only unless named: 127.0.0.1:8640")->type_name("HOST:PORT");
    command.add_option("--token-file", words.token_file, "File whose first line requests must bear: Authorization: Bearer TOKEN")->type_name("FILE");
    add_number(command, "--max-body", words.body, "MIB", "MiB that a request may have");
    add_number(command, "--queue", words.queue, "N", "Documents that may wait or be converted at once; more are answered with 429");
    words.pool.attempts = 2;
    add_pool_options(command, words.pool);
    add_message_options(command, words.messages);
    command.footer(kExamples);
    command.allow_extras();
}

/// `HOST:PORT`, `[::1]:PORT`, `:PORT`, `PORT` or `HOST`.
model::Result<void> understand_address(const std::string& text, serve::Options& options) {
    const auto wrong = [&] { return fail(Code::usage, "--listen takes an address and a port, such as 127.0.0.1:8640, not " + text); };
    std::string host, port;
    const bool is_port = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
    if (is_port) {
        port = text;
    } else if (text.starts_with('[')) {
        const std::size_t end = text.find(']');
        if (end == std::string::npos || (end + 1 < text.size() && text[end + 1] != ':')) {
            return wrong();
        }
        host = text.substr(1, end - 1);
        port = end + 2 <= text.size() ? text.substr(end + 2) : "";
    } else {
        host = text.substr(0, text.find(':'));
        port = text.find(':') == std::string::npos ? "" : text.substr(text.find(':') + 1);
        if (port.find(':') != std::string::npos) {
            return wrong();
        }
    }
    if (!port.empty()) {
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), options.port);
        if (error != std::errc() || end != port.data() + port.size() || options.port < 0 || options.port > 65535) {
            return wrong();
        }
    } else if (host.empty() || text.ends_with(':')) {
        return wrong();
    }
    options.host = host.empty() ? options.host : host;
    return {};
}

model::Result<std::string> read_token(const std::string& path) {
    const auto bytes = convert::read_file(path, {});
    if (!bytes) {
        return fail(Code::usage, "--token-file " + path + ": " + bytes.error().message);
    }
    std::string out(reinterpret_cast<const char*>(bytes->span().data()), bytes->span().size());
    out.resize(std::min(out.find('\n'), out.size()));
    while (!out.empty() && (out.back() == '\r' || out.back() == ' ')) {
        out.pop_back();
    }
    const bool is_good = out.size() >= 16 && out.find_first_of(" \t") == std::string::npos;
    return is_good ? model::Result<std::string>(out) : fail(Code::usage, "--token-file " + path + ": its first line is to be a token of 16 characters or more, without spaces");
}

/// Nothing of this system is read for a client: a profile is one of the built-in ones, or comes with the request.
model::Result<convert::Options> understand_query(const options::Pairs& words) {
    for (const auto& [name, value] : words) {
        if (name == "profile" && (value.find('/') != std::string::npos || value.ends_with(".json"))) {
            return fail(Code::usage, "profile takes the name of a built-in profile; send one of your own as the part profile of a form");
        }
    }
    return options::understand({}, words, {"", true});
}

model::Result<ServeLine> understand(const CLI::App& app, const Words& words) {
    ServeLine out;
    ServeRequest request;
    serve::Options& options = request.options;
    const auto right = check_extras(app)
                           .and_then([&] { return check_pool(words.pool); })
                           .and_then([&] { return understand_address(words.listen, options); });
    if (!right) {
        return tl::unexpected(right.error());
    }
    const auto messages = understand_messages(words.messages);
    if (!messages) {
        return tl::unexpected(messages.error());
    }
    out.messages = *messages;
    if (words.body == 0 || words.body > kMaxBody || words.queue == 0) {
        return fail(Code::usage, "--max-body is 1 to " + std::to_string(kMaxBody) + ", --queue at least 1");
    }
    if (words.token_file) {
        auto token = read_token(*words.token_file);
        if (!token) {
            return tl::unexpected(std::move(token.error()));
        }
        options.token = std::move(*token);
    }
    set_pool(options, words.pool);
    options.body_bytes = words.body << 20U;
    options.queue = words.queue;
    options.understand = understand_query;
    out.request = std::move(request);
    return out;
}

}  // namespace

model::Result<ServeLine> parse_serve_line(const std::vector<std::string>& arguments) {
    CLI::App app("bianmu over HTTP.", "bianmu");
    Words words;
    app.get_formatter()->label("Positionals", "Arguments");
    app.set_help_flag("-h,--help", "Show this help");
    add_serve(app, words);
    app.allow_extras();
    return parse_arguments(app, arguments).and_then([&](const std::string& help) -> model::Result<ServeLine> {
        return help.empty() ? understand(app, words) : ServeLine{{}, HelpRequest{help}};
    });
}

}  // namespace bianmu::cli
