#include "structure/mention_values.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "model/text.h"
#include "structure/values.h"

namespace bianmu::structure {

namespace {

constexpr std::u32string_view kDashes = U"\u2010\u2011\u2012\u2013\u2014\u2015\u2212";
constexpr double kGreatest = 9e15;   // whole numbers above it are not exact
constexpr int kTenThousand = 4;      // powers of ten from here on multiply all that stands before them

char32_t plain(char32_t c) {
    const bool full_width = c >= 0xFF01 && c <= 0xFF5E;
    return full_width ? c - 0xFEE0 : kDashes.find(c) != std::u32string_view::npos ? U'-' : c;
}

std::string_view group(const Captures& groups, const std::string& name, std::string_view text) {
    const auto found = groups.find(name);
    return found == groups.end() ? std::string_view() : found->second.of(text);
}

/// `text` without white space, full-width forms and dashes made plain.
std::string compact(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (const char32_t c = model::next_code_point(text, at); !model::is_space(c)) {
            model::append_utf8(out, plain(c));
        }
    }
    return out;
}

std::string document_value(const MentionRule& rule, const Captures& groups, std::string_view text) {
    std::string out;
    const std::string_view form = rule.value;
    for (std::size_t at = 0; at < form.size();) {
        const std::size_t open = std::min(form.find('{', at), form.size());
        out += form.substr(at, open - at);
        const std::size_t close = std::min(form.find('}', open), form.size());
        if (open < close) {
            const std::string name(form.substr(open + 1, close - open - 1));
            out += name == "title" ? read_text(group(groups, name, text)) : compact(group(groups, name, text));
        }
        at = close + 1;
    }
    return out;
}

/// A month by its number, its name, or the three letters that the name begins with.
std::optional<int> read_month(const Profile& profile, std::string_view text) {
    if (const auto number = read_number(profile, text)) {
        return number;
    }
    std::size_t bytes = 0;
    for (int letters = 0; letters < 3 && bytes < text.size(); ++letters) {
        static_cast<void>(model::next_code_point(text, bytes));
    }
    const auto named = profile.month(text);
    return named ? named : profile.month(text.substr(0, bytes));
}

std::string date_value(const Profile& profile, const Captures& groups, std::string_view text) {
    auto year = read_number(profile, group(groups, "year", text));
    if (const auto era = profile.eras.find(std::string(group(groups, "era", text))); year && era != profile.eras.end()) {
        *year += era->second;
    }
    if (!year || *year < 1000 || *year > 9999) {
        return {};
    }
    const auto month = read_month(profile, group(groups, "month", text));
    if (!month || *month < 1 || *month > 12) {
        return fmt::format("{:04}", *year);
    }
    const auto day = read_number(profile, group(groups, "day", text));
    return day && *day >= 1 && *day <= 31 ? fmt::format("{:04}-{:02}-{:02}", *year, *month, *day) : fmt::format("{:04}-{:02}", *year, *month);
}

/// A number of digits, numerals and scales as they are spoken: `1.2亿`, `3亿5000万`, `五百二十万`, `5,000`.
class SpokenNumber {
public:
    explicit SpokenNumber(const Profile& profile) : profile_(profile) {}

    /// @return false for a character that belongs to no number.
    bool take(char32_t c) {
        std::string utf8;
        model::append_utf8(utf8, c);
        if (c >= U'0' && c <= U'9') {
            add_digit(static_cast<int>(c - U'0'));
        } else if (c == U'.') {
            after_point_ = 1;
        } else if (const auto scale = profile_.mentions.scales.find(utf8); scale != profile_.mentions.scales.end()) {
            multiply(scale->second);
        } else if (const auto numeral = profile_.numerals.find(c); numeral != profile_.numerals.end() && numeral->second < 10) {
            add_digit(numeral->second);
        } else {
            return c == U',';
        }
        return true;
    }

    void multiply(int power) {
        if (power < kTenThousand) {
            section_ += (any_digit_ ? number_ : 1) * std::pow(10, power);
        } else if (power > last_great_) {   // of the two great scales the greater covers all before it
            total_ = (total_ + section_ + number_) * std::pow(10, power);
            section_ = 0;
            last_great_ = power;
        } else {
            total_ += (section_ + number_) * std::pow(10, power);
            section_ = 0;
        }
        start_number();
    }

    [[nodiscard]] double value() const { return total_ + section_ + number_; }

private:
    void add_digit(int digit) {
        if (after_point_ > 0) {
            after_point_ *= 10;
            number_ = (std::round(number_ * after_point_ / 10) * 10 + digit) / after_point_;
        } else {
            number_ = number_ * 10 + digit;
        }
        any_digit_ = true;
    }
    void start_number() {
        number_ = after_point_ = 0;
        any_digit_ = false;
    }

    const Profile& profile_;
    double total_ = 0, section_ = 0, number_ = 0;
    double after_point_ = 0;   ///< 0, or ten to the number of digits behind the point
    int last_great_ = 0;
    bool any_digit_ = false;
};

std::string amount_value(const Profile& profile, const Captures& groups, std::string_view text) {
    const auto& currencies = profile.mentions.currencies;
    auto currency = currencies.find(compact(group(groups, "currency", text)));
    currency = currency != currencies.end() ? currency : currencies.find(compact(group(groups, "unit", text)));
    if (currency == currencies.end() || groups.contains("about")) {
        return {};
    }
    SpokenNumber number(profile);
    for (const char32_t c : model::to_utf32(group(groups, "number", text))) {
        if (!model::is_space(c) && !number.take(plain(c))) {
            return {};
        }
    }
    if (const auto scale = profile.mentions.scales.find(group(groups, "scale", text)); scale != profile.mentions.scales.end()) {
        number.multiply(scale->second);
    }
    if (!(number.value() < kGreatest)) {
        return {};
    }
    std::string digits = fmt::format("{:.4f}", number.value());
    digits.erase(digits.find_last_not_of('0') + 1);
    digits.erase(digits.find_last_not_of('.') + 1);
    return currency->second + ' ' + digits;
}

std::string phone_value(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = plain(model::next_code_point(text, at));
        if (c >= U'0' && c <= U'9') {
            out += static_cast<char>(c);
        } else if (c == U'+' && out.empty()) {
            out = "+";
        } else if (!out.empty() && out.back() != '-' && out.back() != '+') {
            out += '-';
        }
    }
    return out;
}

}  // namespace

std::string canonical_value(const Profile& profile, const MentionRule& rule, const Captures& groups, std::string_view text) {
    switch (rule.kind) {
        case model::MentionKind::document:
            return document_value(rule, groups, text);
        case model::MentionKind::date:
            return date_value(profile, groups, text);
        case model::MentionKind::amount:
            return amount_value(profile, groups, text);
        case model::MentionKind::phone:
            return phone_value(group(groups, "text", text));
    }
    return {};
}

}  // namespace bianmu::structure
