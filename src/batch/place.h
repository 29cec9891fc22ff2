#pragma once

#include <string>
#include <vector>

namespace bianmu::batch {

/// Where a document lies.
struct Place {
    std::string source;                     ///< path of its file, or of the archive that holds it
    std::vector<std::string> archive_path;  ///< in an archive: the nested archives' names, then its own; else empty

    /// `archive.zip!/nested.tar!/a/b.docx`: the part inside the archive, as the ledger and the outputs key it.
    [[nodiscard]] std::string inner() const {
        std::string out;
        for (const std::string& step : archive_path) {
            out += (out.empty() ? "" : "!/") + step;
        }
        return out;
    }
    /// How messages name it.
    [[nodiscard]] std::string shown() const { return archive_path.empty() ? source : source + "!/" + inner(); }
};

}  // namespace bianmu::batch
