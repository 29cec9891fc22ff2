#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "batch/descriptor.h"
#include "model/result.h"

namespace bianmu::queue {

/// Whether a source is to be downloaded: it begins with `http://` or `https://`.
[[nodiscard]] bool is_url(std::string_view source);

/// Where the output of a URL goes: its host and path, without the query.
[[nodiscard]] std::string mirrored_url(std::string_view url);

/// Downloads a file into memory; redirections are followed.
///
/// @param tick  is called now and then meanwhile.
/// @return the file, or `not_found` (404, 410), `unreadable` (any other answer, no answer, no such host), `too_large`, `empty`.
[[nodiscard]] model::Result<batch::Descriptor> download(const std::string& url, const std::function<void()>& tick);

}  // namespace bianmu::queue
