#include "structure/values.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "model/text.h"
#include "structure/mention_values.h"

namespace bianmu::structure {

namespace {

constexpr std::u32string_view kStops = U"\u3002.\uFF0E\uFF1B;";                // full stops and semicolons
constexpr std::u32string_view kCommas = U",\uFF0C;\uFF1B";                     // between items
constexpr char32_t kEnumerationComma = U'\u3001';
constexpr std::u32string_view kOpening = U"(\uFF08[\u3014\u3010\uFF3B\u300A";
constexpr std::u32string_view kClosing = U")\uFF09]\u3015\u3011\uFF3D\u300B";
constexpr std::u32string_view kDashes = U"-\u2010\u2011\u2012\u2013\u2014\u2015\uFF0D\u2212";

bool one_of(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

char32_t to_ascii(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }

std::u32string strip(std::u32string_view text) {
    while (!text.empty() && model::is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && (model::is_space(text.back()) || one_of(kStops, text.back()))) {
        text.remove_suffix(1);
    }
    return std::u32string(text);
}

/// Pieces between separators that stand outside brackets, stripped, the empty ones left out.
std::vector<std::u32string> split(std::u32string_view text, std::u32string_view separators) {
    std::vector<std::u32string> pieces;
    std::u32string piece;
    int depth = 0;
    for (const char32_t c : text) {
        depth += one_of(kOpening, c) ? 1 : one_of(kClosing, c) && depth > 0 ? -1 : 0;
        if (depth == 0 && one_of(separators, c)) {
            pieces.push_back(strip(std::exchange(piece, {})));
        } else {
            piece += c;
        }
    }
    pieces.push_back(strip(piece));
    std::erase_if(pieces, [](const std::u32string& p) { return p.empty(); });
    return pieces;
}

/// One space between words. Han characters that stand alone are letter-spaced and join; words of several keep their space.
std::string tidy(std::u32string_view text) {
    std::vector<std::u32string> words(1);
    for (const char32_t c : text) {
        if (!model::is_space(c)) {
            words.back() += c;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    std::u32string out;
    bool single_before = false;
    for (const std::u32string& word : words) {
        if (word.empty()) {
            continue;
        }
        const bool single = word.size() == 1 && model::is_han(word[0]);
        out += out.empty() || (single && single_before) ? U"" : U" ";
        out += word;
        single_before = single;
    }
    return model::to_utf8(out);
}

}  // namespace

std::optional<int> read_number(const Profile& profile, std::string_view text) {
    long value = 0, group = 0;
    bool positional = true;
    bool any = false;
    for (char32_t c : model::to_utf32(text)) {
        c = to_ascii(c);
        if (model::is_space(c)) {
            continue;
        }
        int digit = -1;
        if (c >= U'0' && c <= U'9') {
            digit = static_cast<int>(c - U'0');
        } else if (const auto found = profile.numerals.find(c); found != profile.numerals.end()) {
            digit = found->second;
        }
        if (digit < 0 || value > 100'000'000 || group > 100'000'000) {
            return std::nullopt;
        }
        any = true;
        if (digit >= 10) {   // a unit: ten, twenty, hundred
            positional = false;
            value += digit == 20 || digit == 30 ? digit : std::max(group, 1L) * digit;
            group = 0;
        } else {
            group = positional ? group * 10 + digit : digit;
        }
    }
    return any ? std::optional(static_cast<int>(value + group)) : std::nullopt;
}

namespace {

/// A date that only the rules of mentions know, such as one whose month has a name; in capitals too.
std::string read_mentioned_date(const Profile& profile, std::string_view text) {
    std::string plain(text);
    for (std::size_t i = 1; i < plain.size(); ++i) {
        const bool inside = std::isalpha(static_cast<unsigned char>(plain[i])) != 0 && std::isalpha(static_cast<unsigned char>(plain[i - 1])) != 0;
        plain[i] = inside ? static_cast<char>(std::tolower(static_cast<unsigned char>(plain[i]))) : plain[i];
    }
    for (const MentionRule& rule : profile.mentions.rules) {
        if (Captures found; rule.kind == model::MentionKind::date && rule.rule.matches(plain, found)) {
            return canonical_value(profile, rule, found, plain);
        }
    }
    return {};
}

}  // namespace

std::string read_date(const Profile& profile, std::string_view text) {
    Captures found;
    if (!profile.date.matches(text, found) || !found.contains("year")) {
        return read_mentioned_date(profile, text);
    }
    const auto part = [&](const char* name) { return found.contains(name) ? read_number(profile, found[name].of(text)) : std::nullopt; };
    auto year = part("year");
    if (const auto era = found.contains("era") ? profile.eras.find(std::string(found["era"].of(text))) : profile.eras.end(); year && era != profile.eras.end()) {
        *year += era->second;
    }
    auto month = part("month");
    if (!month && found.contains("month")) {
        month = profile.month(found["month"].of(text));
    }
    const auto day = part("day");
    if (!year || *year < 1000 || *year > 9999) {
        return {};
    }
    if (!month || *month < 1 || *month > 12) {
        return fmt::format("{:04}", *year);
    }
    if (!day || *day < 1 || *day > 31) {
        return fmt::format("{:04}-{:02}", *year, *month);
    }
    return fmt::format("{:04}-{:02}-{:02}", *year, *month, *day);
}

std::vector<std::string> read_names(std::string_view text) {
    std::vector<std::string> names;
    for (const std::u32string& part : split(model::to_utf32(text), U",\uFF0C;\uFF1B\u3001/\uFF0F")) {
        std::vector<std::u32string> words(1);
        for (const char32_t c : part) {
            if (!model::is_space(c)) {
                words.back() += c;
            } else if (!words.back().empty()) {
                words.emplace_back();
            }
        }
        const auto single = [](const std::u32string& word) { return word.size() == 1 && model::is_han(word[0]); };
        std::u32string latin;
        const auto flush = [&names, &latin] {
            if (!latin.empty()) {
                names.push_back(model::to_utf8(std::exchange(latin, {})));
            }
        };
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (words[i].empty()) {
                continue;
            }
            if (!model::is_han(words[i][0])) {   // the words of a Latin name stay together
                latin += (latin.empty() ? U"" : U" ") + words[i];
                continue;
            }
            flush();
            if (single(words[i]) && i + 1 < words.size() && single(words[i + 1])) {
                names.push_back(model::to_utf8(words[i] + words[i + 1]));
                ++i;
            } else {
                names.push_back(model::to_utf8(words[i]));
            }
        }
        flush();
    }
    return names;
}

namespace {

/// A word like "each" before the first of several places or offices is said of them all: those that have no head of their own go with it.
std::vector<std::u32string> join_shared(const Profile& profile, const std::vector<std::u32string>& parts) {
    std::vector<std::u32string> joined;
    for (const std::u32string& part : parts) {
        const std::string last = joined.empty() ? std::string() : model::to_utf8(joined.back());
        const std::string own = model::to_utf8(part);
        const bool apart = (profile.organisation.matches(last) && profile.own_head.matches(own)) ||
                           profile.apart.matches(last + model::to_utf8(std::u32string(1, kEnumerationComma)) + own);
        if (profile.shared_word.matches(last) && !apart) {
            joined.back() += kEnumerationComma + part;
        } else {
            joined.push_back(part);
        }
    }
    return joined;
}

}  // namespace

bool are_persons(const Profile& profile, std::string_view text) {
    constexpr std::size_t kLeast = 2, kMost = 3;   // Han of a name with a surname of one
    const std::vector<std::string> names = read_names(text);
    return !names.empty() && std::all_of(names.begin(), names.end(), [&](const std::string& name) {
        const std::u32string letters = model::to_utf32(name);
        if (letters.size() < kLeast || letters.size() > kMost + 1 || !std::all_of(letters.begin(), letters.end(), model::is_han)) {
            return false;
        }
        const bool twofold = std::any_of(profile.double_surnames.begin(), profile.double_surnames.end(), [&](const std::u32string& own) { return letters.starts_with(own); });
        const bool known = profile.surnames.empty() || profile.surnames.find(letters.front()) != std::u32string::npos;
        return (twofold && letters.size() > kLeast) || (known && (letters.size() <= kMost || profile.surnames.empty()));
    });
}

std::vector<std::string> read_list(const Profile& profile, std::string_view text) {
    const std::u32string whole = strip(model::to_utf32(text));
    std::vector<std::u32string> items = split(whole, kCommas);
    const bool by_comma = items.size() > 1;
    const std::u32string enumeration(1, kEnumerationComma);
    std::vector<std::string> list;
    for (const std::u32string& item : items) {
        const std::vector<std::u32string> parts = join_shared(profile, split(item, enumeration));
        // In a list of places before one office the parts share their ending, in a list of offices each stands alone.
        const bool each_stands = std::all_of(parts.begin(), parts.end() - (parts.empty() ? 0 : 1), [&profile](const std::u32string& part) {
            return profile.organisation.matches(model::to_utf8(part));
        });
        if (by_comma && !each_stands) {
            list.push_back(tidy(item));
            continue;
        }
        for (const std::u32string& part : parts) {
            list.push_back(tidy(part));
        }
    }
    return list;
}

std::string read_phone(std::string_view text) {
    std::string out;
    for (char32_t c : model::to_utf32(text)) {
        c = to_ascii(c);
        if (one_of(kDashes, c)) {
            if (!out.empty() && out.back() != '-') {
                out += '-';
            }
        } else if (one_of(kCommas, c) || c == kEnumerationComma || c == U'/') {
            out += ", ";
        } else if (model::is_space(c)) {
            if (!out.empty() && out.back() != ' ') {
                out += ' ';
            }
        } else {
            model::append_utf8(out, c);
        }
    }
    return std::string(model::trim(model::to_utf8(strip(model::to_utf32(out)))));
}

bool is_bracketed(std::string_view text) {
    const auto within = [text](std::string_view open, std::string_view close) { return text.starts_with(open) && text.ends_with(close); };
    return within("(", ")") || within("\uFF08", "\uFF09");
}

std::string read_compact(std::string_view text) {
    std::u32string out;
    for (const char32_t c : strip(model::to_utf32(text))) {
        if (!model::is_space(c)) {
            out += to_ascii(c);
        }
    }
    return model::to_utf8(out);
}

std::string read_text(std::string_view text) { return tidy(strip(model::to_utf32(text))); }

}  // namespace bianmu::structure
