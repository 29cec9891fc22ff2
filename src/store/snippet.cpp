#include "store/snippet.h"

#include <utf8proc.h>

#include <algorithm>

#include "model/text.h"

namespace bianmu::store {
namespace {

/// Where a word stands, in code points.
struct Hit {
    std::size_t start, end, word;
};

/// All places of the words in a folded text, by start.
std::vector<Hit> find_words(std::u32string_view text, const std::vector<std::string>& words) {
    std::vector<Hit> out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::u32string word = folded(words[i]);
        for (std::size_t at = word.empty() ? std::u32string::npos : text.find(word); at != std::u32string::npos; at = text.find(word, at + word.size())) {
            out.push_back({at, at + word.size(), i});
        }
    }
    std::sort(out.begin(), out.end(), [](const Hit& a, const Hit& b) { return std::pair(a.start, b.end) < std::pair(b.start, a.end); });
    return out;
}

/// Code points as UTF-8, those that the hits cover marked; neighbours and overlaps become one.
Marked with_marks(std::u32string_view text, const std::vector<Hit>& hits, std::size_t from, std::size_t to) {
    Marked out;
    std::size_t behind_mark = 0;
    auto hit = hits.begin();
    for (std::size_t at = from; at < to; ++at) {
        for (; hit != hits.end() && hit->start <= at; ++hit) {
            behind_mark = hit->start >= from ? std::max(behind_mark, std::min(hit->end, to)) : behind_mark;
        }
        const std::size_t start = out.text.size();
        const char32_t c = text[at];
        const bool is_control = c < 0x20 || (c >= 0x7F && c < 0xA0);
        model::append_utf8(out.text, is_control ? U' ' : c);
        if (at < behind_mark) {
            if (!out.marks.empty() && out.marks.back().second == start) {
                out.marks.back().second = out.text.size();
            } else {
                out.marks.emplace_back(start, out.text.size());
            }
        }
    }
    return out;
}

/// Different words in a stretch, each worth more than any number of repetitions.
std::size_t worth(const std::vector<Hit>& hits, std::size_t first, std::size_t to, std::size_t word_count) {
    std::vector<bool> is_there(word_count);
    std::size_t out = 0;
    for (std::size_t i = first; i < hits.size() && (hits[i].end <= to || i == first); ++i) {
        out += is_there[hits[i].word] ? 1 : 1000;
        is_there[hits[i].word] = true;
    }
    return out;
}

}  // namespace

std::u32string folded(std::string_view text) {
    std::u32string out = model::to_utf32(text);
    for (char32_t& c : out) {
        c = static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
    }
    return out;
}

Marked mark(std::string_view text, const std::vector<std::string>& words) {
    const std::u32string points = model::to_utf32(text);
    return with_marks(points, find_words(folded(text), words), 0, points.size());
}

Marked snippet(std::string_view text, const std::vector<std::string>& words, std::size_t width) {
    const std::u32string points = model::to_utf32(text);
    const std::vector<Hit> hits = find_words(folded(text), words);
    std::size_t from = 0;
    std::size_t best = 0;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const std::size_t start = hits[i].start - std::min(hits[i].start, width / 4);
        if (const std::size_t found = worth(hits, i, start + width, words.size()); found > best) {
            best = found;
            from = start;
        }
    }
    if (points.size() <= width) {
        from = 0;
    } else if (from + width > points.size()) {
        from = points.size() - width;
    }
    const std::size_t to = std::min(points.size(), from + width);
    Marked out = with_marks(points, hits, from, to);
    constexpr std::string_view kCut = "\u2026";
    if (from > 0) {
        out.text.insert(0, kCut);
        for (auto& [start, end] : out.marks) {
            start += kCut.size();
            end += kCut.size();
        }
    }
    out.text += to < points.size() ? kCut : "";
    return out;
}

}  // namespace bianmu::store
