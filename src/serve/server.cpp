#include <httplib.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <thread>
#include <utility>

#include "batch/batch.h"
#include "batch/fault.h"
#include "batch/signals.h"
#include "serve/engine.h"
#include "serve/guard.h"
#include "serve/respond.h"
#include "serve/serve.h"
#include "serve/service.h"
#include "serve/work.h"

namespace bianmu::serve {
namespace {

using model::Code;
using model::fail;

/// Pages may load what the service itself holds, and nothing else; nobody may frame them.
constexpr const char* kPolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'";

constexpr std::chrono::seconds kPatience{30};   ///< for what is under way when the service stops

/// @return whether a signal came within this time.
bool wait(const batch::HeldSignals& signals, std::chrono::milliseconds time) {
    const timespec limit{time.count() / 1000, time.count() % 1000 * 1000000};
    return ::sigtimedwait(&signals.mask(), nullptr, &limit) > 0;
}

batch::PoolOptions pool_options(const Options& options) {
    batch::PoolOptions out;
    out.workers = options.workers;
    out.timeout = options.timeout;
    out.attempts = options.attempts;
    out.spare = options.workers;
    out.limits.memory_bytes = options.memory_mib << 20U;
    return out;
}

/// @param listening  gets the socket that is listened on.
void set_up(httplib::Server& server, const Options& options, socket_t& listening) {
    server.new_task_queue = [&options] { return new httplib::ThreadPool(options.connections); };
    // A connection for each request: an answer may come before the body was read, and no thread waits on an idle client.
    server.set_keep_alive_max_count(1);
    server.set_read_timeout(10);
    server.set_write_timeout(30);
    server.set_tcp_nodelay(true);
    const std::size_t most = options.body_bytes + (std::size_t{8} << 20U);   // a form has more than its file
    server.set_payload_max_length(most);
    // A client that asks before it sends a large body need not send one that is too large.
    server.set_expect_100_continue_handler([most](const httplib::Request& request, httplib::Response& response) {
        if (request.get_header_value<std::uint64_t>("Content-Length") <= most) {
            return 100;
        }
        respond_too_large(response);
        return response.status;
    });
    server.set_socket_options([&listening](socket_t socket) {
        const int yes = 1;
        ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
        listening = socket;
    });
    server.set_default_headers({{"Content-Security-Policy", kPolicy},
                                {"X-Content-Type-Options", "nosniff"},
                                {"X-Frame-Options", "DENY"},
                                {"Referrer-Policy", "no-referrer"},
                                {"Cross-Origin-Resource-Policy", "same-origin"},
                                {"Cross-Origin-Opener-Policy", "same-origin"}});
    server.set_post_routing_handler([](const httplib::Request& /*request*/, httplib::Response& response) {
        if (!response.has_header("Cache-Control")) {
            response.set_header("Cache-Control", "no-store");
        }
    });
}

std::string address_of(const Options& options, int port) {
    const bool is_six = options.host.find(':') != std::string::npos;
    return "http://" + (is_six ? "[" + options.host + "]" : options.host) + ":" + std::to_string(port) + "/";
}

}  // namespace

model::Result<void> serve(const Options& options, const Listener& listener) {
    const batch::HeldSignals signals;
    try {
        Engine engine(pool_options(options), {{}, processor_seconds(options), {}}, options.queue);
        Service service(options, engine);
        httplib::Server server;
        socket_t listening = INVALID_SOCKET;
        set_up(server, options, listening);
        service.add_routes(server);
        const int port = options.port == 0 ? server.bind_to_any_port(options.host) : server.bind_to_port(options.host, options.port) ? options.port : -1;
        if (port < 0) {
            return fail(Code::environment, "cannot listen on " + options.host + " port " + std::to_string(options.port) + "; it may be in use, or not an address of this machine");
        }
        // httplib lets five clients knock at once; the system does not hear those beyond, and they knock again after one second, then two.
        ::listen(listening, SOMAXCONN);
        std::atomic<bool> has_ended{false};
        std::thread accepting([&] {
            server.listen_after_bind();
            has_ended = true;
        });
        while (!server.is_running() && !has_ended) {   // before that, a stop would not be heard
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        if (options.token.empty() && !is_loopback(options.host)) {
            listener.warning("whoever reaches " + address_of(options, port) + " may use this service; ask for a token with --token-file, or listen on 127.0.0.1");
        }
        listener.listening(address_of(options, port));
        while (!has_ended && !wait(signals, std::chrono::milliseconds(500))) {
        }
        listener.stopping("stopping: what is under way is finished first");
        server.stop();
        const auto end = std::chrono::steady_clock::now() + kPatience;
        while (!has_ended && std::chrono::steady_clock::now() < end && !wait(signals, std::chrono::milliseconds(50))) {
        }
        engine.stop();   // what has no answer by now gets one that says so
        accepting.join();
        return {};
    } catch (const batch::EnvironmentFault& fault) {
        return fail(Code::environment, fault.what());
    } catch (const std::bad_alloc&) {
        return fail(Code::environment, "memory has run out");
    }
}

bool is_child(const std::vector<std::string>& arguments) {
    return batch::is_child(arguments);
}

int run_child(const std::vector<std::string>& arguments, const std::function<void(std::span<const std::byte>)>& before) {
    warm_up();
    return batch::run_child(arguments, before, do_work);
}

}  // namespace bianmu::serve
