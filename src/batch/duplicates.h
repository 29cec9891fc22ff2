#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "batch/seen.h"

namespace bianmu::batch {

/// Which of the documents on their way are the same as one before, so that each is converted once.
///
/// Documents whose keys differ are not the same. Of the first with a key nobody knows the digest until it is settled: those that come with its key, and with their
/// digests, wait until then.
class Duplicates {
public:
    /// @param ask  whether a document of this digest is settled.
    explicit Duplicates(std::function<bool(const std::string& sha256)> ask) : ask_(std::move(ask)) { settled_.give_up(); }

    /// Nothing is settled yet: `ask` is asked only for digests that `settle` was told.
    void begin_anew() { settled_ = {}; }

    enum class Standing : std::uint8_t { first, waits, settled };
    /// A document comes.
    /// @param sha256  empty: it is the first of its key.
    [[nodiscard]] Standing add(const std::string& key, const std::string& sha256, std::uint64_t number);

    struct Freed {
        std::vector<std::uint64_t> same;      ///< as this one, or as others that are settled
        std::optional<std::uint64_t> other;   ///< only looked like it, and is the first now
    };
    /// The first of a key is settled, with this digest, or with none if it could not be read.
    /// @return what waited for it; nothing if it is not the first.
    [[nodiscard]] std::optional<Freed> settle(const std::string& key, const std::string& sha256);

private:
    using Waiting = std::vector<std::pair<std::uint64_t, std::string>>;   ///< numbers and digests
    [[nodiscard]] bool is_settled(const std::string& sha256) const { return !sha256.empty() && settled_.may_have(sha256) && ask_(sha256); }

    std::function<bool(const std::string& sha256)> ask_;
    Seen settled_;
    std::unordered_map<std::string, Waiting> first_;   ///< keys on their way
};

}  // namespace bianmu::batch
