#include "extract/pdf/tag_roles.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bianmu::extract::pdf {

namespace {

constexpr int kMaxSteps = 32;  // from a role of the file's own to a standard one

using model::TagRole;

constexpr std::array<std::pair<std::string_view, TagRole>, 23> kRoles{{{"P", TagRole::paragraph},
                                                                       {"H", TagRole::heading},
                                                                       {"Title", TagRole::heading},
                                                                       {"L", TagRole::list},
                                                                       {"LI", TagRole::list_item},
                                                                       {"Lbl", TagRole::label},
                                                                       {"LBody", TagRole::list_body},
                                                                       {"Table", TagRole::table},
                                                                       {"THead", TagRole::table_head},
                                                                       {"TR", TagRole::table_row},
                                                                       {"TH", TagRole::header_cell},
                                                                       {"TD", TagRole::cell},
                                                                       {"Caption", TagRole::caption},
                                                                       {"Figure", TagRole::figure},
                                                                       {"Note", TagRole::note},
                                                                       {"FENote", TagRole::note},
                                                                       {"TOC", TagRole::contents},
                                                                       {"TOCI", TagRole::contents_item},
                                                                       {"BlockQuote", TagRole::quote},
                                                                       {"Quote", TagRole::quote},
                                                                       {"Code", TagRole::code},
                                                                       {"Formula", TagRole::formula},
                                                                       {"Artifact", TagRole::artifact}}};

// Standard roles that only group or style; the search for a meaning ends at them.
constexpr std::array<std::string_view, 24> kSilent{"Document",  "DocumentFragment", "Part", "Art",   "Sect", "Div", "Aside",   "NonStruct",
                                                   "Private",   "Index",            "Span", "Link",  "Ruby", "RB",  "Warichu", "Reference",
                                                   "BibEntry",  "Annot",            "RT",   "RP",    "WT",   "WP",  "TBody",   "TFoot"};

std::optional<Role> standard_role(std::string_view name) {
    for (const auto& [known, role] : kRoles) {
        if (known == name) {
            return Role{role, 0};
        }
    }
    if (name.size() == 2 && name[0] == 'H' && name[1] >= '1' && name[1] <= '9') {
        return Role{TagRole::heading, static_cast<std::uint8_t>(name[1] - '0')};
    }
    if (std::find(kSilent.begin(), kSilent.end(), name) != kSilent.end()) {
        return Role{};
    }
    return std::nullopt;
}

}  // namespace

Role TagRoles::find(std::string_view name) {
    const auto known = found_.find(name);
    if (known != found_.end()) {
        return known->second;
    }
    std::optional<Role> role = standard_role(name);
    auto entry = map_.find(name);
    for (int step = 0; !role && entry != map_.end() && step < kMaxSteps; ++step) {
        role = standard_role(entry->second);
        entry = map_.find(entry->second);
    }
    return found_.emplace(name, role.value_or(Role{})).first->second;
}

}  // namespace bianmu::extract::pdf
