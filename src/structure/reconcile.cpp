#include "structure/reconcile.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "structure/similarity.h"
#include "structure/title_matches.h"

namespace bianmu::structure {

namespace {

constexpr double kAlike = 0.6;   // similarity below which two names are not the same

/// Pairs of equal things in two ordered lists: the alignment with the greatest sum of similarity.
/// @return for each left element its partner on the right, or -1.
template <typename Left, typename Right, typename Alike>
std::vector<int> align(const std::vector<Left>& left, const std::vector<Right>& right, Alike alike) {
    const std::size_t n = left.size();
    const std::size_t m = right.size();
    std::vector<double> best((n + 1) * (m + 1), 0);
    std::vector<double> own(n * m, 0);
    const auto at = [m](std::size_t i, std::size_t j) { return i * (m + 1) + j; };
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;) {
            const double alike_here = alike(left[i], right[j]);
            own[i * m + j] = alike_here >= kAlike ? alike_here : 0;
            const double pair = own[i * m + j] > 0 ? own[i * m + j] + best[at(i + 1, j + 1)] : 0;
            best[at(i, j)] = std::max({pair, best[at(i + 1, j)], best[at(i, j + 1)]});
        }
    }
    std::vector<int> partner(n, -1);
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
        if (own[i * m + j] > 0 && std::abs(best[at(i, j)] - own[i * m + j] - best[at(i + 1, j + 1)]) < 1e-9) {
            partner[i++] = static_cast<int>(j++);
        } else if (best[at(i + 1, j)] >= best[at(i, j + 1)]) {
            ++i;
        } else {
            ++j;
        }
    }
    return partner;
}

/// The page that each title begins on, by its pointer; titles whose page is unknown are left out.
std::unordered_map<std::string, int> pages_of_titles(const model::Document& document) {
    std::unordered_map<std::string, int> pages;
    for (const model::Evidence& item : document.evidence) {
        if (item.pointer.starts_with("/sections/") && !item.locations.empty() && item.locations.front().page > 0) {
            pages.emplace(item.pointer, item.locations.front().page);
        }
    }
    return pages;
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

}  // namespace

void reconcile_contents(Draft& draft) {
    model::Document& document = draft.document;
    if (document.contents.empty()) {
        return;
    }
    std::vector<ListedTitle> listed;
    std::vector<std::pair<std::size_t, std::size_t>> entries;   // part, index
    for (std::size_t p = 0; p < document.contents.size(); ++p) {
        for (std::size_t i = 0; i < document.contents[p].entries.size(); ++i) {
            const model::ContentsEntry& entry = document.contents[p].entries[i];
            listed.push_back({entry.title, printed_page(entry.page), "/contents/" + std::to_string(p) + "/entries/" + std::to_string(i)});
            entries.emplace_back(p, i);
        }
    }
    const std::unordered_map<std::string, int> pages = pages_of_titles(document);
    std::vector<BodyTitle> found;
    std::vector<std::pair<std::size_t, std::string>> places;   // section, pointer
    for (std::size_t s = 0; s < document.sections.size(); ++s) {
        for (std::size_t a = 0; a < document.sections[s].articles.size(); ++a) {
            const model::Article& article = document.sections[s].articles[a];
            if (!article.title.empty()) {
                places.emplace_back(s, "/sections/" + std::to_string(s) + "/articles/" + std::to_string(a));
                const auto page = pages.find(places.back().second + "/title");
                found.push_back({article.title, article.id, page == pages.end() ? 0 : page->second});
            }
        }
    }
    const TitleMatches matches = match_titles(listed, found);
    report_differences(draft, listed, found, matches);
    std::vector<bool> named(found.size(), false);
    std::vector<std::vector<bool>> meet(document.contents.size(), std::vector<bool>(document.sections.size(), false));
    for (std::size_t i = 0; i < listed.size(); ++i) {
        if (matches.partner[i] >= 0) {
            const auto k = static_cast<std::size_t>(matches.partner[i]);
            document.contents[entries[i].first].entries[entries[i].second].target = found[k].id;
            named[k] = true;
            meet[entries[i].first][places[k].first] = true;
        }
    }
    std::vector<std::size_t> parts(document.contents.size());
    std::vector<std::size_t> sections(document.sections.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        parts[i] = i;
    }
    for (std::size_t i = 0; i < sections.size(); ++i) {
        sections[i] = i;
    }
    // Sections agree by name, or because their articles do.
    const std::vector<int> partner = align(parts, sections, [&](std::size_t p, std::size_t s) {
        const double names = similarity(document.contents[p].section, document.sections[s].title);
        return meet[p][s] ? std::max(names, kAlike + 0.2) : names;
    });
    for (std::size_t p = 0; p < parts.size(); ++p) {
        const std::string& name = document.contents[p].section;
        if (name.empty()) {
            continue;
        }
        const std::string body = partner[p] < 0 ? std::string() : document.sections[static_cast<std::size_t>(partner[p])].title;
        if (letters_of(name) != letters_of(body)) {
            draft.sink.add("toc.section_mismatch", model::Severity::warning,
                           partner[p] < 0 ? "the contents name the section " + quoted(name) + ", which the body does not have"
                                          : "the contents name the section " + quoted(name) + ", the body " + quoted(body),
                           {}, "/contents/" + std::to_string(p) + "/section");
        }
    }
    for (std::size_t k = 0; k < found.size(); ++k) {
        const bool expected = std::any_of(parts.begin(), parts.end(), [&](std::size_t p) {
            return partner[p] == static_cast<int>(places[k].first) && !document.contents[p].entries.empty();
        });
        if (!named[k] && expected) {
            draft.sink.add("toc.article_unlisted", model::Severity::warning,
                           "the contents do not list " + quoted(found[k].title), {}, places[k].second);
        }
    }
}

}  // namespace bianmu::structure
