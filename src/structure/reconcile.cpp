#include "structure/reconcile.h"

#include <algorithm>
#include <cmath>

#include "structure/similarity.h"

namespace bianmu::structure {

namespace {

constexpr double kAlike = 0.6;   // similarity below which two titles are not the same

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

struct Listed {
    model::ContentsEntry* entry;
    std::size_t part, index;
};

struct Found {
    const model::Article* article;
    std::size_t section, index;
};

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

}  // namespace

void reconcile_contents(Draft& draft) {
    model::Document& document = draft.document;
    if (document.contents.empty()) {
        return;
    }
    std::vector<Listed> listed;
    for (std::size_t p = 0; p < document.contents.size(); ++p) {
        for (std::size_t i = 0; i < document.contents[p].entries.size(); ++i) {
            listed.push_back({&document.contents[p].entries[i], p, i});
        }
    }
    std::vector<Found> found;
    for (std::size_t s = 0; s < document.sections.size(); ++s) {
        for (std::size_t a = 0; a < document.sections[s].articles.size(); ++a) {
            if (!document.sections[s].articles[a].title.empty()) {
                found.push_back({&document.sections[s].articles[a], s, a});
            }
        }
    }
    const std::vector<int> articles = align(listed, found, [](const Listed& l, const Found& f) { return similarity(l.entry->title, f.article->title); });
    std::vector<bool> named(found.size(), false);
    std::vector<std::vector<bool>> meet(document.contents.size(), std::vector<bool>(document.sections.size(), false));
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const std::string pointer = "/contents/" + std::to_string(listed[i].part) + "/entries/" + std::to_string(listed[i].index);
        if (articles[i] < 0) {
            draft.sink.add("toc.article_missing", model::Severity::warning,
                           "the contents list " + quoted(listed[i].entry->title) + ", which the body does not have", {}, pointer);
            continue;
        }
        const auto k = static_cast<std::size_t>(articles[i]);
        listed[i].entry->target = found[k].article->id;
        named[k] = true;
        meet[listed[i].part][found[k].section] = true;
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
            return partner[p] == static_cast<int>(found[k].section) && !document.contents[p].entries.empty();
        });
        if (!named[k] && expected) {
            draft.sink.add("toc.article_unlisted", model::Severity::warning,
                           "the contents do not list " + quoted(found[k].article->title),
                           {}, "/sections/" + std::to_string(found[k].section) + "/articles/" + std::to_string(found[k].index));
        }
    }
}

}  // namespace bianmu::structure
