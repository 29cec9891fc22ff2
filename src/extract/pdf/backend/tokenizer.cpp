#include "extract/pdf/backend/tokenizer.h"

#include <array>
#include <cstdint>

namespace bianmu::extract::pdf::backend {

namespace {

enum class Class : unsigned char { regular, space, delimiter };

constexpr std::array<Class, 256> make_classes() {
    std::array<Class, 256> classes{};
    for (const char c : {'\0', '\t', '\n', '\f', '\r', ' '}) {
        classes[static_cast<unsigned char>(c)] = Class::space;
    }
    for (const char c : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) {
        classes[static_cast<unsigned char>(c)] = Class::delimiter;
    }
    return classes;
}

constexpr std::array<Class, 256> kClasses = make_classes();

Class class_of(char c) {
    return kClasses[static_cast<unsigned char>(c)];
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

int hex_value(char c) {
    if (is_digit(c)) {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

}  // namespace

bool is_pdf_space(char c) {
    return class_of(c) == Class::space;
}

char* Tokenizer::room() {
    if (!decoded_) {
        decoded_ = std::make_unique_for_overwrite<char[]>(content_.size() + 1);
    }
    return decoded_.get() + used_;
}

void Tokenizer::skip_space() {
    while (at_ < content_.size()) {
        const char c = content_[at_];
        if (c == '%') {
            while (at_ < content_.size() && content_[at_] != '\n' && content_[at_] != '\r') {
                ++at_;
            }
        } else if (class_of(c) == Class::space) {
            ++at_;
        } else {
            return;
        }
    }
}

Token Tokenizer::next() {
    skip_space();
    if (at_ >= content_.size()) {
        return {};
    }
    const char c = content_[at_];
    switch (c) {
        case '(':
            return literal_string();
        case '/':
            return name();
        case '[':
            ++at_;
            return {Token::Kind::array_begin, 0, {}};
        case ']':
            ++at_;
            return {Token::Kind::array_end, 0, {}};
        case '<':
            if (at_ + 1 < content_.size() && content_[at_ + 1] == '<') {
                at_ += 2;
                return {Token::Kind::dict_begin, 0, {}};
            }
            return hex_string();
        case '>':
            if (at_ + 1 < content_.size() && content_[at_ + 1] == '>') {
                at_ += 2;
                return {Token::Kind::dict_end, 0, {}};
            }
            break;
        case '+':
        case '-':
        case '.':
            return number();
        default:
            break;
    }
    if (is_digit(c)) {
        return number();
    }
    if (class_of(c) == Class::delimiter) {
        return {Token::Kind::keyword, 0, content_.substr(at_++, 1)};
    }
    return keyword();
}

// Signs in the middle of a number are passed over, as other readers do; a second point begins another number.
Token Tokenizer::number() {
    bool negative = false;
    if (content_[at_] == '+' || content_[at_] == '-') {
        negative = content_[at_] == '-';
        ++at_;
        while (at_ < content_.size() && content_[at_] == '-') {
            ++at_;
        }
    }
    double value = 0;
    std::uint64_t whole = 0;
    int digits = 0;
    for (; at_ < content_.size(); ++at_) {
        const char c = content_[at_];
        if (is_digit(c)) {
            if (++digits <= 18) {
                whole = whole * 10 + static_cast<std::uint64_t>(c - '0');
            } else {
                value = (digits == 19 ? static_cast<double>(whole) : value) * 10 + (c - '0');
            }
        } else if (c != '-' || digits == 0) {
            break;
        }
    }
    if (digits <= 18) {
        value = static_cast<double>(whole);
    }
    if (at_ < content_.size() && content_[at_] == '.') {
        ++at_;
        std::uint64_t fraction = 0;
        double scale = 1;
        int places = 0;
        for (; at_ < content_.size(); ++at_) {
            const char c = content_[at_];
            if (is_digit(c)) {
                if (++places <= 17) {
                    fraction = fraction * 10 + static_cast<std::uint64_t>(c - '0');
                    scale *= 10;
                }
            } else if (c != '-') {
                break;
            }
        }
        value += static_cast<double>(fraction) / scale;
    }
    return {Token::Kind::number, negative ? -value : value, {}};
}

// The character that an escape after a backslash stands for; `at_` is behind the backslash.
char Tokenizer::escaped(char c, bool& skip) {
    ++at_;
    switch (c) {
        case 'n':
            return '\n';
        case 'r':
            return '\r';
        case 't':
            return '\t';
        case 'b':
            return '\b';
        case 'f':
            return '\f';
        case '\r':
            at_ += at_ < content_.size() && content_[at_] == '\n' ? 1U : 0U;
            skip = true;
            return 0;
        case '\n':
            skip = true;
            return 0;
        default:
            break;
    }
    if (c < '0' || c > '7') {
        return c;
    }
    int code = c - '0';
    for (int i = 0; i < 2 && at_ < content_.size() && content_[at_] >= '0' && content_[at_] <= '7'; ++i) {
        code = code * 8 + (content_[at_++] - '0');
    }
    return static_cast<char>(code & 0xFF);
}

Token Tokenizer::literal_string() {
    const std::size_t start = ++at_;
    while (at_ < content_.size()) {
        const char c = content_[at_];
        if (c == ')') {
            return {Token::Kind::string, 0, content_.substr(start, at_++ - start)};
        }
        if (c == '(' || c == '\\' || c == '\r') {
            break;
        }
        ++at_;
    }
    char* const out = room();
    std::size_t length = at_ - start;
    content_.copy(out, length, start);
    for (int depth = 1; at_ < content_.size();) {
        const char c = content_[at_++];
        if (c == '\\') {
            if (at_ >= content_.size()) {
                break;
            }
            bool skip = false;
            const char value = escaped(content_[at_], skip);
            if (!skip) {
                out[length++] = value;
            }
            continue;
        }
        if (c == '\r') {
            at_ += at_ < content_.size() && content_[at_] == '\n' ? 1U : 0U;
            out[length++] = '\n';
            continue;
        }
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth == 0) {
            break;
        }
        out[length++] = c;
    }
    used_ += length;
    return {Token::Kind::string, 0, {out, length}};
}

Token Tokenizer::hex_string() {
    ++at_;
    char* const out = room();
    std::size_t length = 0;
    int high = -1;
    while (at_ < content_.size()) {
        const char c = content_[at_++];
        if (c == '>') {
            break;
        }
        const int value = hex_value(c);
        if (value < 0) {
            continue;
        }
        if (high < 0) {
            high = value;
        } else {
            out[length++] = static_cast<char>(high * 16 + value);
            high = -1;
        }
    }
    if (high >= 0) {
        out[length++] = static_cast<char>(high * 16);
    }
    used_ += length;
    return {Token::Kind::string, 0, {out, length}};
}

Token Tokenizer::name() {
    const std::size_t start = ++at_;
    bool plain = true;
    while (at_ < content_.size() && class_of(content_[at_]) == Class::regular) {
        plain = plain && content_[at_] != '#';
        ++at_;
    }
    const std::string_view written = content_.substr(start, at_ - start);
    if (plain) {
        return {Token::Kind::name, 0, written};
    }
    char* const out = room();
    std::size_t length = 0;
    for (std::size_t i = 0; i < written.size(); ++i) {
        if (written[i] == '#' && i + 2 < written.size() && hex_value(written[i + 1]) >= 0 && hex_value(written[i + 2]) >= 0) {
            out[length++] = static_cast<char>(hex_value(written[i + 1]) * 16 + hex_value(written[i + 2]));
            i += 2;
        } else {
            out[length++] = written[i];
        }
    }
    used_ += length;
    return {Token::Kind::name, 0, {out, length}};
}

Token Tokenizer::keyword() {
    const std::size_t start = at_;
    while (at_ < content_.size() && class_of(content_[at_]) == Class::regular) {
        ++at_;
    }
    return {Token::Kind::keyword, 0, content_.substr(start, at_ - start)};
}

}  // namespace bianmu::extract::pdf::backend
