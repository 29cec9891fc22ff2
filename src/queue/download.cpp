#include "queue/download.h"

#include <httplib.h>

#include <algorithm>
#include <cstdint>

#include "model/limits.h"

namespace bianmu::queue {
namespace {

using model::Code;
using model::fail;

constexpr int kPatience = 30;   ///< seconds without a byte

std::size_t host_start(std::string_view url) {
    return url.find("://") + 3;
}

model::Error error_of(int status) {
    const std::string text = "the server answers " + std::to_string(status);
    return status == 404 || status == 410 ? model::Error{Code::not_found, text + "; check the address"} : model::Error{Code::unreadable, text};
}

}  // namespace

bool is_url(std::string_view source) {
    return source.starts_with("http://") || source.starts_with("https://");
}

std::string mirrored_url(std::string_view url) {
    url.remove_prefix(std::min(host_start(url), url.size()));
    return std::string(url.substr(0, url.find_first_of("?#")));
}

model::Result<batch::Descriptor> download(const std::string& url, const std::function<void()>& tick) {
    const std::size_t slash = std::min(url.find('/', host_start(url)), url.size());
    httplib::Client client(url.substr(0, slash));
    if (!client.is_valid()) {
        return fail(Code::unreadable, "is no address that can be downloaded from");
    }
    client.set_follow_location(true);
    client.set_connection_timeout(kPatience);
    client.set_read_timeout(kPatience);
    batch::Descriptor file = batch::make_memory_file("download");
    const std::uint64_t most = model::Limits{}.max_file_bytes;
    std::uint64_t size = 0;
    int status = 0;
    const auto answer = client.Get(
        url.substr(slash).empty() ? "/" : url.substr(slash, url.find('#') - slash),
        [&](const httplib::Response& head) {
            status = head.status;
            return head.status == 200;
        },
        [&](const char* bytes, std::size_t count) {
            tick();
            size += count;
            return size <= most && batch::write_all(file.get(), {bytes, count});
        });
    if (status != 0 && status != 200) {
        return tl::unexpected(error_of(status));
    }
    if (size > most) {
        return fail(Code::too_large, "is larger than " + std::to_string(most >> 20U) + " MiB");
    }
    if (!answer || !file) {
        return fail(Code::unreadable, "cannot be downloaded: " + httplib::to_string(answer.error()));
    }
    if (size == 0) {
        return fail(Code::empty, "is empty; check the address");
    }
    return file;
}

}  // namespace bianmu::queue
