#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "batch/descriptor.h"
#include "batch/names.h"
#include "model/result.h"

namespace bianmu::batch {

/// What one archive of the sources may cost; beyond it, the rest of the archive fails as `too_large`.
struct ArchiveLimits {
    int max_depth = 4;                                             ///< archives inside archives
    std::uint64_t max_members = 1'000'000;                         ///< of an archive and all inside it
    std::uint64_t max_member_bytes = std::uint64_t{1} << 30U;      ///< of one file, unpacked
    std::uint64_t max_ratio = 200;                                 ///< unpacked / packed, checked above `ratio_floor`
    std::uint64_t ratio_floor = std::uint64_t{1} << 30U;           ///< bytes unpacked
};

/// Whether the file is an archive to be walked, by its content: zip, tar and its compressions, 7z, rar. A zip that is a document
/// (DOCX, OFD, ODF and their kin) is none.
[[nodiscard]] bool is_archive(const Descriptor& file);

/// Whether its first bytes leave that open; looks at nothing else.
[[nodiscard]] bool may_be_archive(const Descriptor& file);

/// One file inside an archive, or what is wrong with it.
struct Member {
    std::vector<std::string> path;  ///< nested archives' names, then its own; unique within the outermost archive
    Descriptor content;             ///< sealed
    std::uint64_t bytes = 0;
    std::string sha256;
    std::optional<model::Error> error;
};

/// Walks one archive and those inside it, in their own order.
class ArchiveWalk {
public:
    /// @param take  gets each file; false stops the walk.
    ArchiveWalk(const NameReader& names, std::optional<std::string> password, ArchiveLimits limits, std::function<bool(Member)> take)
        : names_(names), password_(std::move(password)), limits_(limits), take_(std::move(take)) {}

    /// @param name  of the archive's file; what a compressed single file unpacks to is named after it.
    /// @return what is wrong with the archive as a whole: `encrypted`, `wrong_password`, `damaged`, `too_large`; its files up to there were taken.
    [[nodiscard]] model::Result<void> run(const Descriptor& file, const std::string& name);

private:
    class Opened;
    [[nodiscard]] model::Result<void> walk(const Descriptor& file, const std::string& name, const std::vector<std::string>& inside);
    [[nodiscard]] model::Result<void> take_member(Opened& archive, Member member);
    [[nodiscard]] model::Result<void> unpack(Opened& archive, Member& member);
    [[nodiscard]] model::Result<void> check_size(std::uint64_t member_bytes) const;
    [[nodiscard]] std::string unique(const std::vector<std::string>& inside, std::string name);

    const NameReader& names_;
    std::optional<std::string> password_;
    ArchiveLimits limits_;
    std::function<bool(Member)> take_;
    std::unordered_map<std::string, unsigned> taken_;  ///< names, by how often
    std::uint64_t packed_ = 0;
    std::uint64_t unpacked_ = 0;
    std::uint64_t members_ = 0;
    bool stopped_ = false;
};

}  // namespace bianmu::batch
