#include "layout/furniture.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <tuple>

#include "layout/line_text.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kMargin = 0.14;      // share of the page's height, for page numbers
constexpr double kTextMargin = 0.1;   // for running text
constexpr double kSameHeight = 4;     // points
constexpr int kMaxLines = 3;          // running lines at one edge

/// A line at the edge of a page that may be furniture.
struct Candidate {
    std::size_t page = 0, region = 0, item = 0;
    bool top = false;
    double y = 0;
    std::string text;      ///< without white space
    std::string shape;     ///< text with each number replaced by #
    std::optional<int> number;
    bool only_number = false;   ///< digits and marks, no letters
    bool artifact = false;
};

bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９'); }

bool is_letter(char32_t c) {
    return model::is_counted(c) && !is_digit(c) && ((c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c > 0x2E7F || (c > 0xBF && c < 0x2000)) &&
           !(c >= 0x3000 && c <= 0x3020) && !(c >= 0xFF01 && c <= 0xFF0F);
}

void read_text(Candidate& candidate, const std::string& spelled) {
    candidate.text = model::squash(spelled);
    candidate.only_number = true;
    bool in_number = false;
    for (const char32_t c : model::to_utf32(candidate.text)) {
        if (!is_digit(c)) {
            in_number = false;
            candidate.only_number = candidate.only_number && !is_letter(c);
            model::append_utf8(candidate.shape, c);
            continue;
        }
        const int digit = static_cast<int>(c >= U'０' ? c - U'０' : c - U'0');
        if (!in_number) {
            candidate.shape += '#';
            if (!candidate.number) {
                candidate.number = 0;
                in_number = true;
                candidate.number = digit;
                continue;
            }
        } else if (candidate.number && *candidate.number < 100000 && std::count(candidate.shape.begin(), candidate.shape.end(), '#') == 1) {
            candidate.number = *candidate.number * 10 + digit;
        }
        in_number = true;
    }
    candidate.only_number = candidate.only_number && candidate.number.has_value();
}

/// The outermost line of the page, if it stands in the margin band and apart from a table.
std::optional<Candidate> edge_line(const LaidPage& page, std::size_t page_index, bool top, const Palette& palette) {
    std::vector<std::tuple<double, std::size_t, std::size_t>> found;   // distance from the edge, region, item
    for (std::size_t in = 0; in < page.regions.size(); ++in) {
        for (std::size_t at = 0; at < page.regions[in].items.size(); ++at) {
            const model::Box& box = page.regions[in].items[at].line.box;
            found.emplace_back(top ? box.y0 : -box.y1, in, at);
        }
    }
    if (found.empty()) {
        return std::nullopt;
    }
    const auto [distance, r, i] = *std::min_element(found.begin(), found.end());
    const Item& item = page.regions[r].items[i];
    const double y = item.line.box.center_y();
    if (!item.is_line() || (top ? y > kMargin * page.height : y < (1 - kMargin) * page.height)) {
        return std::nullopt;
    }
    Candidate candidate{page_index, r, i, top, y, {}, {}, {}, false, item.line.artifact()};
    read_text(candidate, spell(item.line, palette).text);
    const bool near_edge = top ? y < kTextMargin * page.height : y > (1 - kTextMargin) * page.height;
    return candidate.only_number || near_edge || candidate.artifact ? std::optional(candidate) : std::nullopt;
}

/// How a candidate agrees with the others at its height.
std::optional<model::FurnitureKind> judge(const Candidate& candidate, const std::vector<Candidate>& all, std::size_t pages) {
    std::set<std::size_t> same_text, counting;
    for (const Candidate& other : all) {
        if (other.page == candidate.page || other.top != candidate.top || std::abs(other.y - candidate.y) > kSameHeight) {
            continue;
        }
        if (other.text == candidate.text) {
            same_text.insert(other.page);
        }
        if (other.shape == candidate.shape && candidate.number && other.number &&
            static_cast<std::int64_t>(*other.number) - *candidate.number ==
                static_cast<std::int64_t>(other.page) - static_cast<std::int64_t>(candidate.page)) {
            counting.insert(other.page);
        }
    }
    if (!counting.empty() && (candidate.only_number || counting.size() >= 2)) {
        return model::FurnitureKind::page_number;
    }
    const std::size_t enough = pages <= 3 ? 1 : 2;
    if (same_text.size() >= enough || (candidate.artifact && !candidate.only_number)) {
        return candidate.top ? model::FurnitureKind::header : model::FurnitureKind::footer;
    }
    // A lone number in the margin counts one page, or a page whose neighbours print theirs elsewhere.
    if (candidate.only_number && candidate.text.size() <= 18 && (!candidate.top || candidate.artifact)) {
        return model::FurnitureKind::page_number;
    }
    return std::nullopt;
}

}  // namespace

std::vector<model::Furniture> take_furniture(std::vector<LaidPage>& pages, const Palette& palette) {
    std::vector<model::Furniture> furniture;
    for (int round = 0; round < kMaxLines; ++round) {
        std::vector<Candidate> all;
        for (std::size_t p = 0; p < pages.size(); ++p) {
            for (const bool top : {true, false}) {
                if (auto candidate = edge_line(pages[p], p, top, palette)) {
                    all.push_back(std::move(*candidate));
                }
            }
        }
        bool taken = false;
        std::vector<std::pair<const Candidate*, model::FurnitureKind>> found;
        for (const Candidate& candidate : all) {
            if (const auto kind = judge(candidate, all, pages.size())) {
                found.emplace_back(&candidate, *kind);
            }
        }
        // From the last item to the first, so that places stay valid.
        std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
            return std::tuple(a.first->page, b.first->region, b.first->item) < std::tuple(b.first->page, a.first->region, a.first->item);
        });
        std::set<std::tuple<std::size_t, std::size_t, std::size_t>> gone;
        for (const auto& [candidate, kind] : found) {
            if (!gone.insert({candidate->page, candidate->region, candidate->item}).second) {
                continue;
            }
            auto& items = pages[candidate->page].regions[candidate->region].items;
            const Line& line = items[candidate->item].line;
            model::Location location;
            location.page = pages[candidate->page].number;
            location.box = line.box;
            furniture.push_back({kind, spell(line, palette).text, {location}});
            items.erase(items.begin() + static_cast<std::ptrdiff_t>(candidate->item));
            taken = true;
        }
        if (!taken) {
            break;
        }
    }
    for (LaidPage& page : pages) {
        std::erase_if(page.regions, [](const Region& region) { return region.items.empty(); });
        for (Region& region : page.regions) {
            region.box = region.items.front().line.box;
            for (const Item& item : region.items) {
                region.box.add(item.line.box);
            }
        }
    }
    std::stable_sort(furniture.begin(), furniture.end(), [](const model::Furniture& a, const model::Furniture& b) {
        const model::Location& left = a.locations.front();
        const model::Location& right = b.locations.front();
        return std::pair(left.page, left.box->y0) < std::pair(right.page, right.box->y0);
    });
    return furniture;
}

}  // namespace bianmu::layout
