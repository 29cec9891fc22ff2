#include "layout/word_breaks.h"

#include <algorithm>

#include "layout/punctuation.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr std::size_t kLongestWord = 64;   // bytes that are looked at on each side
constexpr std::size_t kManyBreaks = 80;    // between lines of words
constexpr double kFewHyphens = 0.0125;     // of them: programs that divide words do it at several in a hundred
constexpr char32_t kDash = U'\u2014';

bool is_letter(char32_t c) { return is_lower(c) || (c >= U'A' && c <= U'Z') || (c >= U'\u00C0' && c <= U'\u00DE'); }

/// The end of `text` behind its last white space; the start before the first.
std::u32string last_token(std::string_view text) {
    std::string_view tail = text.substr(text.size() - std::min(text.size(), kLongestWord));
    while (!tail.empty() && (static_cast<unsigned char>(tail.front()) & 0xC0U) == 0x80U) {
        tail.remove_prefix(1);   // inside a character
    }
    const std::u32string chars = model::to_utf32(tail);
    const auto space = std::find_if(chars.rbegin(), chars.rend(), [](char32_t c) { return c != U'\u00AD' && model::is_space(c); });
    return {space.base(), chars.end()};
}

std::u32string first_token(std::string_view text) {
    std::string_view head = text.substr(0, kLongestWord);
    while (!head.empty() && head.size() < text.size() && (static_cast<unsigned char>(text[head.size()]) & 0xC0U) == 0x80U) {
        head.remove_suffix(1);
    }
    const std::u32string chars = model::to_utf32(head);
    return {chars.begin(), std::find_if(chars.begin(), chars.end(), [](char32_t c) { return c != U'\u00AD' && model::is_space(c); })};
}

/// Whether a mark that Han and alphabets share stands at the break, among words of an alphabet.
bool breaks_at_mark_among_words(std::string_view before, std::string_view after) {
    if (!is_shared_mark(model::last_code_point(before)) && !is_shared_mark(model::first_code_point(after))) {
        return false;
    }
    const std::u32string head = last_token(before), tail = first_token(after);
    const auto last = std::find_if(head.rbegin(), head.rend(), tells_script);
    const auto first = std::find_if(tail.begin(), tail.end(), tells_script);
    return is_among_words(last == head.rend() ? 0 : *last, first == tail.end() ? 0 : *first);
}

/// Whether a dash at the break has white on its other side, which it then has on this one too; true for other marks.
bool stands_free(std::string_view before, std::string_view after) {
    return (model::last_code_point(before) != kDash || last_token(before).size() == 1) && (model::first_code_point(after) != kDash || first_token(after).size() == 1);
}

bool is_address(const std::u32string& token) {
    return token.find(U"://") != std::u32string::npos || token.find(U"www.") != std::u32string::npos;
}

/// Whether the address in `before` goes on with `after`: at a mark of addresses, or with a piece that no word looks like.
bool address_goes_on(const std::u32string& before, const std::u32string& after) {
    if (after.empty() || after.front() > 0x7F) {
        return false;
    }
    return one_of(U"/-_?&=%#~:", before.back()) || one_of(U"/?&=%#._~-", after.front()) ||
           std::any_of(after.begin(), after.end() - 1, [](char32_t c) { return one_of(U"/?&=%#_.", c); });
}

/// Whether a number among Han goes on behind its point: Latin text is never broken there.
bool splits_number(const std::u32string& token, char32_t first) {
    const auto digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
    return digit(first) && token.size() > 1 && one_of(U".,", token.back()) && digit(token[token.size() - 2]) && std::any_of(token.begin(), token.end(), model::is_han);
}

std::u32string compound(std::u32string_view before, std::u32string_view after) {
    std::u32string word;
    word.append(before).append(U"-").append(after);
    return word;
}

}  // namespace

void Compounds::learn(const Line& line) {
    const std::vector<Char>& chars = line.chars;
    for (std::size_t i = 1; i + 1 < chars.size(); ++i) {
        if (!is_hyphen(chars[i].code) || !is_letter(chars[i - 1].code) || !is_lower(chars[i + 1].code) || chars[i].space != 0 || chars[i + 1].space != 0) {
            continue;
        }
        std::size_t start = i, end = i + 1;
        while (start > 0 && i - start < kLongestWord && is_letter(chars[start - 1].code) && (start == i || chars[start].space == 0)) {
            --start;
        }
        while (end < chars.size() && end - i < kLongestWord && is_letter(chars[end].code) && chars[end].space == 0) {
            ++end;
        }
        std::u32string word;
        for (std::size_t k = start; k < end; ++k) {
            word += k == i ? U'-' : chars[k].code;
        }
        words_.insert(std::move(word));
    }
}

void Compounds::see_break(const Line& line, const Line& next) {
    const std::size_t n = line.chars.size();
    if (n < 2 || !is_letter(next.chars.front().code)) {
        return;
    }
    const bool hyphen = is_hyphen(line.chars[n - 1].code) && is_letter(line.chars[n - 2].code) && is_lower(next.chars.front().code);
    breaks_ += hyphen || is_letter(line.chars[n - 1].code) ? 1 : 0;
    hyphens_ += hyphen ? 1 : 0;
}

bool Compounds::divides_none() const { return breaks_ >= kManyBreaks && static_cast<double>(hyphens_) <= kFewHyphens * static_cast<double>(breaks_); }

bool Compounds::contains(std::u32string_view before, std::u32string_view after) const { return words_.contains(compound(before, after)); }

WordBreak word_break(std::string_view before, std::string_view after, bool printed_space, const Compounds* compounds) {
    const char32_t last = model::last_code_point(before);
    const char32_t first = model::first_code_point(after);
    if (last == 0 || last == U'\n' || first == 0) {
        return WordBreak::none;
    }
    if (breaks_at_mark_among_words(before, after)) {
        return printed_space || stands_free(before, after) ? WordBreak::space : WordBreak::none;
    }
    if (model::is_cjk(last) && model::is_cjk(first)) {
        return WordBreak::none;
    }
    if (last > 0x7F && !is_hyphen(last)) {
        return printed_space || !model::joins_without_space(last, first) ? WordBreak::space : WordBreak::none;
    }
    const std::u32string head = last_token(before);
    if (head.empty()) {
        return WordBreak::none;
    }
    const std::u32string tail = first_token(after);
    if (is_address(head)) {
        if (address_goes_on(head, tail)) {
            return WordBreak::none;
        }
    } else if (is_hyphen(last) && head.size() > 1) {
        // A part of one letter, or one behind another hyphen, belongs to a word that is written with hyphens.
        const auto part = std::find_if_not(head.rbegin() + 1, head.rend(), is_letter);
        const std::u32string_view word(&*part.base(), static_cast<std::size_t>(head.end() - 1 - part.base()));
        const auto rest = std::find_if_not(tail.begin(), tail.end(), is_letter);
        const std::u32string_view tail_word(tail.data(), static_cast<std::size_t>(rest - tail.begin()));
        const bool lower = word.size() > 1 && is_lower(word.back()) && is_lower(first);
        if (last == U'\u00AD' || compounds == nullptr || !lower) {
            return lower && (part == head.rend() || !is_hyphen(*part)) ? WordBreak::hyphen : WordBreak::none;
        }
        if (part != head.rend() && is_hyphen(*part)) {   // unless the document writes that word with the one hyphen
            const auto start = std::find_if_not(part + 1, head.rend(), is_letter);
            const std::u32string_view other(&*start.base(), static_cast<std::size_t>(part.base() - 1 - start.base()));
            return compounds->contains(other, std::u32string(word).append(tail_word)) ? WordBreak::hyphen : WordBreak::none;
        }
        return compounds->contains(word, tail_word) || compounds->divides_none() ? WordBreak::none : WordBreak::hyphen;
    } else if ((last == U'/' && is_letter(first)) || splits_number(head, first)) {
        return WordBreak::none;
    }
    return printed_space || !model::joins_without_space(last, first) ? WordBreak::space : WordBreak::none;
}

}  // namespace bianmu::layout
