#include "structure/label_hits.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "model/text.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxLabel = 10;   // code points of a label that no rule knows
constexpr std::size_t kMinName = 2, kMaxName = 4;   // Han of a personal name
constexpr std::ptrdiff_t kMaxBare = 60;    // code points of a line whose labels have no colon

constexpr std::size_t kMaxBytes = 400;  // of such a line

constexpr std::u32string_view kHeads = U"\u3002\uFF1B;\uFF0C,\uFF09)]\u3011\u00B7\u2022\u30FB/\uFF0F|\uFF5C\u2502";   // a word may begin behind them
constexpr std::u32string_view kMarks = U"\u00B7\u2022\u30FB/\uFF0F|\uFF5C\u2502";   // that part a value from the next label
constexpr std::u32string_view kStrokes = U"/\uFF0F|\uFF5C\u2502";

bool is_colon(char32_t c) { return c == U':' || c == U'\uFF1A'; }
bool is_digit(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'\uFF10' && c <= U'\uFF19'); }

/// The code points of a text with their places.
struct Letters {
    explicit Letters(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            places.push_back(at);
            codes.push_back(model::next_code_point(text, at));
        }
        places.push_back(text.size());
    }
    std::vector<std::size_t> places;   ///< bytes; one more than there are codes
    std::u32string codes;
};

/// Where a word that ends before `end` begins, white space between its letters ignored.
std::optional<std::size_t> begins_before(const Letters& line, std::size_t end, const std::u32string& word) {
    std::size_t at = end;
    for (std::size_t k = word.size(); k > 0; --k) {
        while (at > 0 && model::is_space(line.codes[at - 1])) {
            --at;
        }
        if (at == 0 || line.codes[at - 1] != word[k - 1]) {
            return std::nullopt;
        }
        --at;
    }
    return at;
}

/// Where a word that begins at `start` ends; white space between its letters ignored.
std::optional<std::size_t> ends_after(const Letters& line, std::size_t start, const std::u32string& word) {
    std::size_t at = start;
    for (const char32_t c : word) {
        while (at > start && at < line.codes.size() && model::is_space(line.codes[at])) {
            ++at;
        }
        if (at >= line.codes.size() || line.codes[at] != c) {
            return std::nullopt;
        }
        ++at;
    }
    return at;
}

/// Where the Han before a colon end, if nothing but Latin words, which say the same, stand between them; else the colon.
std::size_t before_translation(const Letters& line, std::size_t colon) {
    const auto latin = [](char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c == U'-' || c == U'.' || c == U'/' || c == U' '; };
    std::size_t at = colon;
    while (at > 0 && latin(line.codes[at - 1])) {
        --at;
    }
    return at > 0 && at < colon && model::is_han(line.codes[at - 1]) ? at : colon;
}

/// Whether a value is of its label's kind beyond doubt.
bool is_of_kind(const Label& label, std::string_view value) {
    const std::string compact = read_compact(value);
    if (label.type == "names") {
        return are_names(value);
    }
    const auto plain = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (label.type == "phone" || label.type == "digits" || label.type == "compact") {
        return compact.size() >= 4 && std::all_of(compact.begin(), compact.end(), plain) &&
               (label.type == "compact" ? compact.find('.') != std::string::npos : is_digit(model::first_code_point(compact)));
    }
    return false;
}

}  // namespace

std::string_view without_marks(std::string_view value) {
    std::size_t end = 0, start = value.size();
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t own = at;
        const char32_t c = model::next_code_point(value, at);
        if (!model::is_space(c) && kMarks.find(c) == std::u32string_view::npos) {
            start = std::min(start, own);
            end = at;
        }
    }
    return start < end ? value.substr(start, end - start) : std::string_view();
}

namespace {

class Finder {
public:
    Finder(const Profile& profile, std::string_view text) : profile_(profile), text_(text) {}

    std::vector<Hit> run() {
        if (text_.size() > kMaxBytes && text_.find_first_of(":\xEF") == std::string_view::npos) {
            return {};
        }
        const Letters line(text_);
        find_at_heads(line);
        settle();
        if (!hits_.empty()) {
            find_inside(line);
            find_unknown(line);
            settle();
        } else if (std::count_if(line.codes.begin(), line.codes.end(), [](char32_t c) { return !model::is_space(c); }) <= kMaxBare) {
            find_bare(line);
        }
        name();
        return std::move(hits_);
    }

private:
    /// The longest label that ends at a colon and for which `fits` holds where it begins; null for none.
    template <typename Fits>
    [[nodiscard]] std::pair<const Label*, std::size_t> label_before(const Letters& line, std::size_t colon, Fits fits) const {
        std::pair<const Label*, std::size_t> best{nullptr, colon};
        for (const Label& label : profile_.labels) {
            for (const std::u32string& word : label.spelt) {
                const auto start = begins_before(line, colon, word);
                if (start && *start < best.second && fits(*start)) {
                    best = {&label, *start};
                }
            }
        }
        return best;
    }

    /// Labels at the heads of words.
    void find_at_heads(const Letters& line) {
        for (std::size_t colon = 1; colon < line.codes.size(); ++colon) {
            if (!is_colon(line.codes[colon])) {
                continue;
            }
            const auto at_head = [&line](std::size_t at) {
                return at == 0 || model::is_space(line.codes[at - 1]) || kHeads.find(line.codes[at - 1]) != std::u32string_view::npos;
            };
            const std::size_t original = before_translation(line, colon);
            auto [label, start] = original < colon ? label_before(line, original, at_head) : std::pair<const Label*, std::size_t>(nullptr, colon);
            if (label == nullptr) {
                std::tie(label, start) = label_before(line, colon, at_head);
            }
            if (label != nullptr) {
                hits_.push_back({line.places[start], line.places[colon + 1], text_.size(), label, {}});
            }
        }
        const bool opens_known = std::any_of(hits_.begin(), hits_.end(), [](const Hit& h) { return h.start == 0; });
        if (Captures found; !opens_known && profile_.other_label.matches(text_, found) && found.contains("label") && found.at("label").start == 0 &&
                            model::length(found.at("label").of(text_)) <= kMaxLabel) {
            const std::size_t colon = text_.find_first_of(":\xEF", found.at("label").end);
            hits_.push_back({0, std::min(text_.size(), colon + (text_[colon] == ':' ? 1 : 3)), text_.size(), nullptr, {}});
        }
    }

    /// Labels that follow the value before them without white space.
    void find_inside(const Letters& line) {
        for (std::size_t colon = 1; colon < line.codes.size(); ++colon) {
            if (!is_colon(line.codes[colon])) {
                continue;
            }
            const std::size_t place = line.places[colon];
            const bool known = std::any_of(hits_.begin(), hits_.end(), [place](const Hit& h) { return h.start <= place && place < h.value; });
            if (known) {
                continue;
            }
            const auto [label, best] = label_before(line, colon, [&](std::size_t at) { return at > 0 && parts_value(line, at, colon - at); });
            if (label != nullptr) {
                hits_.push_back({line.places[best], line.places[colon + 1], text_.size(), label, {}});
                settle();
            }
        }
    }

    /// Whether the value before a label is complete where the label begins.
    [[nodiscard]] bool parts_value(const Letters& line, std::size_t start, std::size_t length) const {
        const std::size_t place = line.places[start];
        const Hit* before = nullptr;
        for (const Hit& hit : hits_) {
            before = hit.value <= place ? &hit : before;
        }
        if (before == nullptr || before->label == nullptr || model::is_space(line.codes[start - 1])) {
            return false;
        }
        const std::string_view value = model::trim(text_.substr(before->value, place - before->value));
        if (value.empty()) {
            return false;
        }
        if (!model::is_han(line.codes[start - 1])) {
            return true;
        }
        if (before->label->type == "names") {
            return are_names(value);
        }
        if (before->label->type == "list") {
            return profile_.organisation.matches(value);
        }
        return length > 1 && before->label->type == "text" && value.find_first_of(" \t") == std::string_view::npos;
    }

    /// Labels that no rule knows, behind known ones.
    void find_unknown(const Letters& line) {
        if (std::none_of(hits_.begin(), hits_.end(), [](const Hit& h) { return h.label != nullptr; })) {
            return;
        }
        for (std::size_t colon = 2; colon + 1 < line.codes.size(); ++colon) {
            std::size_t start = colon;
            while (is_colon(line.codes[colon]) && start > 0 && model::is_han(line.codes[start - 1])) {
                --start;
            }
            const bool word = colon - start >= 2 && colon - start <= kMaxLabel && start > 0 && model::is_space(line.codes[start - 1]);
            const std::size_t place = line.places[start];
            if (word && std::none_of(hits_.begin(), hits_.end(), [&](const Hit& h) { return h.start <= line.places[colon] && place < h.value; })) {
                hits_.push_back({place, line.places[colon + 1], text_.size(), nullptr, {}});
            }
        }
    }

    /// Labels with a stroke or white space in place of the colon: at the head of the line, and behind white space or marks, where all values are of their kinds.
    void find_bare(const Letters& line) {
        std::vector<Hit> found;
        for (std::size_t at = 0; at < line.codes.size(); ++at) {
            const bool apart = at == 0 || model::is_space(line.codes[at - 1]) || kMarks.find(line.codes[at - 1]) != std::u32string_view::npos;
            const bool after_names = !apart && !found.empty() && found.back().label->type == "names" && line.places[at] > found.back().value;
            if ((!apart && !after_names) || model::is_space(line.codes[at])) {
                continue;
            }
            std::size_t best = at;
            const Label* label = nullptr;
            for (const Label& one : profile_.labels) {
                for (const std::u32string& word : one.spelt) {
                    const auto end = ends_after(line, at, word);
                    const bool stroke = end && *end < line.codes.size() && kStrokes.find(line.codes[*end]) != std::u32string_view::npos;
                    const bool closed = stroke || (apart && end && *end < line.codes.size() && model::is_space(line.codes[*end]));
                    if (closed && *end > best) {
                        best = *end;
                        label = &one;
                    }
                }
            }
            if (label != nullptr && (apart || are_names(text_.substr(found.back().value, line.places[at] - found.back().value)))) {
                while (best < line.codes.size() && (model::is_space(line.codes[best]) || kStrokes.find(line.codes[best]) != std::u32string_view::npos)) {
                    ++best;
                }
                found.push_back({line.places[at], line.places[best], text_.size(), label, {}});
            }
        }
        if (found.empty() || found.front().start != 0) {
            return;
        }
        const std::size_t bare = found.size();
        hits_ = std::move(found);
        settle();
        find_inside(line);
        std::size_t known = 0;   // that have no colon, and values of their kind
        for (const Hit& hit : hits_) {
            const std::string_view value = without_marks(text_.substr(hit.value, hit.end - hit.value));
            const bool row = text_.substr(0, hit.value).find('\t') != std::string_view::npos && !model::trim(value).empty();   // a table's cells
            known += hit.label != nullptr && !is_colon(model::last_code_point(text_.substr(0, hit.value))) && (is_of_kind(*hit.label, value) || row) ? 1 : 0;
        }
        if (known < bare) {
            hits_.clear();
        }
        find_bare_unknown();
    }

    /// A bare word between two persons, in a line of bare labels, is a label that no rule knows.
    void find_bare_unknown() {
        std::vector<Hit> more;
        for (const Hit& hit : hits_) {
            if (hit.label == nullptr || hit.label->type != "names" || profile_.surnames.empty()) {
                continue;
            }
            std::vector<std::pair<std::size_t, std::string_view>> words;   // place, word
            for (std::size_t at = hit.value; at < hit.end;) {
                const std::size_t end = std::min(text_.find_first_of(" \t", at), hit.end);
                if (end > at) {
                    words.emplace_back(at, text_.substr(at, end - at));
                }
                at = end + 1;
            }
            for (std::size_t i = 1; i + 1 < words.size(); ++i) {
                const std::u32string own = model::to_utf32(words[i].second);
                const bool word = own.size() >= 2 && own.size() <= kMaxName && std::all_of(own.begin(), own.end(), model::is_han) && !are_persons(profile_, words[i].second);
                if (word && are_persons(profile_, words[i - 1].second) && are_persons(profile_, words[i + 1].second)) {
                    more.push_back({words[i].first, words[i + 1].first, text_.size(), nullptr, {}});
                }
            }
        }
        hits_.insert(hits_.end(), more.begin(), more.end());
        settle();
    }

    /// In order, none inside another's label, each value up to the next label.
    void settle() {
        std::sort(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) { return a.start != b.start ? a.start < b.start : a.value > b.value; });
        hits_.erase(std::unique(hits_.begin(), hits_.end(), [](const Hit& a, const Hit& b) { return b.start < a.value; }), hits_.end());
        for (std::size_t i = 0; i < hits_.size(); ++i) {
            hits_[i].end = i + 1 < hits_.size() ? hits_[i + 1].start : text_.size();
        }
    }

    void name() {
        for (Hit& hit : hits_) {
            std::u32string word = model::to_utf32(model::squash(text_.substr(hit.start, hit.value - hit.start)));
            while (!word.empty() && (is_colon(word.back()) || kStrokes.find(word.back()) != std::u32string_view::npos)) {
                word.pop_back();
            }
            hit.word = model::to_utf8(word);
        }
    }

    const Profile& profile_;
    std::string_view text_;
    std::vector<Hit> hits_;
};

}  // namespace

std::vector<Hit> find_hits(const Profile& profile, std::string_view text) { return Finder(profile, text).run(); }

std::vector<Hit> find_row_hits(const Profile& profile, std::string_view row) {
    std::vector<Hit> hits;
    bool label = true;
    for (std::size_t at = 0; at <= row.size(); label = !label) {
        const std::size_t end = std::min(row.find('\t', at), row.size());
        const std::string_view cell = model::trim(row.substr(at, end - at));
        const std::u32string word = model::to_utf32(model::squash(cell));
        if (label) {
            if (word.empty() || word.size() > kMaxLabel || !std::all_of(word.begin(), word.end(), model::is_han) || end == row.size()) {
                return {};
            }
            hits.push_back({at, end + 1, row.size(), nullptr, model::to_utf8(word)});
            for (const Label& one : profile.labels) {
                hits.back().label = std::find(one.spelt.begin(), one.spelt.end(), word) != one.spelt.end() ? &one : hits.back().label;
            }
        } else {
            hits.back().end = end == row.size() ? end : end + 1;
        }
        at = end + 1;
    }
    return hits;
}

bool opens_with_label(const Profile& profile, std::string_view text) {
    const std::vector<Hit> hits = find_hits(profile, text);
    const bool known = std::any_of(hits.begin(), hits.end(), [](const Hit& hit) { return hit.label != nullptr; });
    if (known && hits.front().start == 0) {
        return true;
    }
    return std::any_of(profile.colophon.begin(), profile.colophon.end(), [text](const Rule& rule) { return rule.matches(text); });
}

bool are_names(std::string_view text) {
    const std::vector<std::string> names = read_names(text);
    return !names.empty() && std::all_of(names.begin(), names.end(), [](const std::string& name) {
        const std::u32string letters = model::to_utf32(name);
        return letters.size() >= kMinName && letters.size() <= kMaxName && std::all_of(letters.begin(), letters.end(), model::is_han);
    });
}

}  // namespace bianmu::structure
