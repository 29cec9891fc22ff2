#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "model/page.h"

namespace bianmu::extract::pdf {

/// What the role of an element makes of it; no role = it only groups or styles.
struct Role {
    std::optional<model::TagRole> role;
    std::uint8_t level = 0;  ///< of a heading; 0 = not said
};

/// The roles of one document's structure tree: the standard ones (ISO 32000-1, 14.8.4, and those of ISO 32000-2), and the file's own.
class TagRoles {
public:
    /// From the file's role `name` to another one, perhaps its own too. Call before `find`.
    void map(std::string name, std::string to) { map_.emplace(std::move(name), std::move(to)); }

    /// Follows the role `name` to a standard one; chains that are too long or circular say nothing.
    [[nodiscard]] Role find(std::string_view name);

private:
    std::map<std::string, std::string, std::less<>> map_;
    std::map<std::string, Role, std::less<>> found_;
};

}  // namespace bianmu::extract::pdf
