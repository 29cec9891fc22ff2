#include "extract/docx/dates.h"

#include <algorithm>

namespace bianmu::extract::docx {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Takes a piece off the front of `text` that has digits where `pattern` has `0`, and its other characters elsewhere.
bool take(std::string_view& text, std::string_view pattern) {
    if (text.size() < pattern.size()) {
        return false;
    }
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (pattern[i] == '0' ? !is_digit(text[i]) : text[i] != pattern[i]) {
            return false;
        }
    }
    text.remove_prefix(pattern.size());
    return true;
}

bool is_within(std::string_view digits, int last) {
    const int value = (digits[0] - '0') * 10 + (digits[1] - '0');
    return value >= 1 && value <= last;
}

bool is_time(std::string_view text) {
    if (!take(text, "T00:00")) {
        return false;
    }
    if (take(text, ":00") && take(text, ".0")) {
        text.remove_prefix(static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin()));
    }
    return text.empty() || text == "Z" || ((take(text, "+00:00") || take(text, "-00:00")) && text.empty());
}

}  // namespace

std::string read_date(std::string_view text) {
    std::string_view rest = text;
    bool is_date = take(rest, "0000");
    if (is_date && !rest.empty()) {
        is_date = take(rest, "-00") && is_within(text.substr(5), 12);
        if (is_date && !rest.empty()) {
            is_date = take(rest, "-00") && is_within(text.substr(8), 31) && (rest.empty() || is_time(rest));
        }
    }
    return is_date ? std::string(text) : std::string();
}

}  // namespace bianmu::extract::docx
