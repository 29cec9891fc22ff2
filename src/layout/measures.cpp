#include "layout/measures.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <optional>

#include "layout/line_fit.h"
#include "layout/punctuation.h"

namespace bianmu::layout {

namespace {

constexpr float kBody = 0.6F;           // points of size from the body's
constexpr std::size_t kFewLines = 6;    // pairs of lines that show a pitch
constexpr std::ptrdiff_t kFewGaps = 6;  // between paragraphs that show them to stand apart
constexpr std::size_t kFewFlush = 3;    // the same where there is no other
constexpr std::size_t kFewAlike = 3;    // of them that are alike do, where there are no more
constexpr int kWidest = 56;             // twentieths of an em that lines of a paragraph stand apart
constexpr float kApart = 1.15F;         // of the pitch: white between paragraphs
constexpr float kFarApart = 4;          // em: more is no distance between paragraphs

constexpr double kLeastHang = 0.9, kMostHang = 6;   // em
constexpr double kNearlyFull = 0.15;    // of the measure that a ragged line may lack
constexpr std::size_t kFewHangs = 2;    // lines that show how far lines hang

int half_points(float size) { return static_cast<int>(std::lround(size * 2)); }

/// The smallest frequent one, in em: gaps between paragraphs are larger.
std::optional<float> frequent_pitch(const std::map<int, std::size_t>& counts) {
    std::size_t total = 0;
    for (const auto& [twentieths, count] : counts) {
        total += count;
    }
    if (total < kFewLines) {   // a page of a few lines shows one where most of them keep it
        const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
        const bool kept = most->second >= kFewAlike && 2 * most->second >= total && most->first < kWidest;
        return kept ? std::optional(static_cast<float>(most->first) / 20) : std::nullopt;
    }
    for (const auto& [twentieths, count] : counts) {
        if (count * 6 >= total && twentieths >= 16) {
            return static_cast<float>(twentieths) / 20;
        }
    }
    return std::nullopt;
}

}  // namespace

float body_size(const std::vector<LaidPage>& pages) {
    std::map<int, std::size_t> sizes;   // by half points
    for (const LaidPage& page : pages) {
        for (const Region& region : page.regions) {
            for (const Item& item : region.items) {
                sizes[static_cast<int>(std::lround(item.line.size * 2))] += item.line.chars.size();
            }
        }
    }
    const auto most = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == sizes.end() || most->first == 0 ? 12 : static_cast<float>(most->first) / 2;
}

Measures measure_document(const std::vector<LaidPage>& pages, const std::vector<std::vector<Edges>>& edges, float body) {
    Measures measures;
    measures.body_size = body;
    std::map<int, std::map<int, std::size_t>> pitches;   // by half points; by twentieths of an em
    std::size_t indented = 0;
    std::vector<float> ended;   // those of them where the next word would have fitted
    std::vector<float> flush;   // distances, in em, behind a short line
    for (std::size_t p = 0; p < pages.size(); ++p) {
        for (std::size_t r = 0; r < pages[p].regions.size(); ++r) {
            const Line* before = nullptr;
            for (const Item& item : pages[p].regions[r].items) {
                const Line& line = item.line;
                if (!item.is_line()) {
                    before = nullptr;
                    continue;
                }
                measures.compounds.learn(line);
                if (before != nullptr) {
                    measures.compounds.see_break(*before, line);
                }
                if (before != nullptr && half_points(before->size) == half_points(line.size)) {
                    const float distance = (line.baseline - before->baseline) / line.size;
                    ++pitches[half_points(line.size)][static_cast<int>(std::lround(distance * 20))];
                    const double left = line.box.x0 - edges[p][r].left;
                    const bool body_text = std::abs(line.size - body) <= kBody;
                    const bool short_before = body_text && before->box.x1 < edges[p][r].right - 2 * body;
                    indented += short_before && left > 1.5 * body && left < 2.6 * body ? 1U : 0U;
                    const double hang = line.box.x0 - before->box.x0;
                    if (body_text && hang > kLeastHang * body && hang < kMostHang * body && before->box.x0 - edges[p][r].left < 0.7 * body &&
                        before->box.x1 > edges[p][r].right - kNearlyFull * edges[p][r].width() && in_sentence(before->chars.back().code, line.chars.front().code)) {
                        ++measures.hangs[static_cast<int>(std::lround(hang / body * 10))];
                    }
                    if (short_before && left < 0.7 * body && distance < kFarApart) {
                        flush.push_back(distance);
                        if (!is_full(*before, edges[p][r].right, line)) {
                            ended.push_back(distance);
                        }
                    }
                }
                before = &line;
            }
        }
    }
    measures.first_line_indent = indented >= flush.size();
    for (const auto& [size, counts] : pitches) {
        if (const auto pitch = frequent_pitch(counts)) {
            measures.pitches[size] = *pitch;
        }
    }
    if (const auto known = measures.pitches.find(half_points(body)); known != measures.pitches.end()) {
        measures.pitch = known->second;
    }
    const auto is_apart = [&measures](float distance) { return distance > kApart * measures.pitch; };
    const auto apart = std::count_if(flush.begin(), flush.end(), is_apart);
    measures.spaced = indented * 10 <= flush.size() && apart >= kFewGaps && static_cast<std::size_t>(apart) * 4 >= flush.size() * 3;
    const auto ends_apart = static_cast<std::size_t>(std::count_if(ended.begin(), ended.end(), is_apart));
    measures.apart = indented == 0 && ends_apart >= kFewFlush && ends_apart * 4 >= ended.size() * 3;
    return measures;
}

bool Measures::hangs_at(float indent) const {
    const int tenths = static_cast<int>(std::lround(indent * 10));
    std::size_t lines = 0;
    for (auto at = hangs.lower_bound(tenths - 1); at != hangs.end() && at->first <= tenths + 1; ++at) {
        lines += at->second;
    }
    return lines >= kFewHangs;
}

float Measures::pitch_of(float size) const {
    const auto known = pitches.find(half_points(size));
    return known == pitches.end() ? pitch : known->second;
}

}  // namespace bianmu::layout
