#include "structure/required.h"

#include <algorithm>

#include "model/text.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMostCharacters = 64;   // more than these are in nearly every text

/// Reads an expression from left to right. What it does not know makes no demand; what it cannot follow makes the whole one without demands.
class Reader {
public:
    explicit Reader(std::string_view expression) : text_(model::to_utf32(expression)) {}

    std::u32string read() {
        std::u32string found = alternatives();
        return failed_ || at_ < text_.size() ? std::u32string() : found;
    }

private:
    [[nodiscard]] bool ended() const { return at_ >= text_.size(); }
    [[nodiscard]] bool next_is(char32_t c) const { return !ended() && text_[at_] == c; }

    std::u32string alternatives() {
        const bool outside = folds_;
        std::u32string all = sequence();
        bool demanding = !all.empty();
        while (next_is(U'|')) {
            ++at_;
            const std::u32string other = sequence();
            demanding = demanding && !other.empty();
            all += other;
        }
        folds_ = outside;
        return demanding && all.size() <= kMostCharacters ? all : std::u32string();
    }

    /// Of the demands of its pieces, all of which hold, the one with the fewest characters.
    std::u32string sequence() {
        std::u32string best;
        while (!ended() && !failed_ && text_[at_] != U'|' && text_[at_] != U')') {
            const std::u32string own = piece();
            if (!may_be_absent() && !own.empty() && (best.empty() || own.size() < best.size())) {
                best = own;
            }
        }
        return best;
    }

    std::u32string piece() {
        const char32_t c = text_[at_++];
        switch (c) {
            case U'(':
                return group();
            case U'[':
                return character_class();
            case U'\\':
                return escape();
            case U'^':
            case U'$':
            case U'.':
                return {};
            default:
                return spellings(c);
        }
    }

    /// A character, or all that it stands for where case does not matter; nothing where that cannot be said.
    [[nodiscard]] std::u32string spellings(char32_t c) const {
        constexpr char32_t kLongS = 0x17F, kKelvin = 0x212A;
        if (!folds_) {
            return std::u32string(1, c);
        }
        if (c >= 0x80) {
            const bool caseless = (c >= 0x2000 && c < 0x2126) || (c >= 0x2E80 && c < 0xA640);   // punctuation, East Asian scripts
            return caseless ? std::u32string(1, c) : std::u32string();
        }
        const char32_t small = c >= U'A' && c <= U'Z' ? c + (U'a' - U'A') : c;
        if (small < U'a' || small > U'z') {
            return std::u32string(1, c);
        }
        std::u32string all{small, small - (U'a' - U'A')};
        if (small == U's' || small == U'k') {
            all += small == U's' ? kLongS : kKelvin;
        }
        return all;
    }

    /// Reads the repetition behind a piece.
    bool may_be_absent() {
        bool absent = false;
        while (!ended() && (text_[at_] == U'*' || text_[at_] == U'?' || text_[at_] == U'+' || text_[at_] == U'{')) {
            const char32_t sign = text_[at_++];
            absent = absent || sign == U'*' || sign == U'?' || (sign == U'{' && next_is(U'0'));
            if (sign == U'{') {
                failed_ = failed_ || ended() || text_[at_] < U'0' || text_[at_] > U'9';   // no repetition
                at_ = std::min(text_.find(U'}', at_), text_.size() - 1) + 1;
            }
            at_ += next_is(U'?') ? 1 : 0;   // as few as fit
        }
        return absent;
    }

    std::u32string group() {
        const bool outside = folds_;
        if (next_is(U'?')) {
            ++at_;
            if (text_.compare(at_, 2, U"P<") == 0) {
                at_ = std::min(text_.find(U'>', at_), text_.size() - 1) + 1;
            } else if (read_flags()) {
                return {};   // they hold for the rest of the group around them
            }
        }
        std::u32string inner = failed_ ? std::u32string() : alternatives();
        folds_ = outside;
        failed_ = failed_ || !next_is(U')');
        ++at_;
        return inner;
    }

    /// The flags of `(?is)` or `(?i:`. Whether they stand alone.
    bool read_flags() {
        for (; !ended() && text_[at_] != U':' && text_[at_] != U')'; ++at_) {
            folds_ = folds_ || text_[at_] == U'i';
            failed_ = failed_ || std::u32string_view(U"ism").find(text_[at_]) == std::u32string_view::npos;   // others, or flags taken back
        }
        failed_ = failed_ || ended();
        return !failed_ && text_[at_++] == U')';
    }

    std::u32string character_class() {
        bool known = !next_is(U'^');
        at_ += known ? 0 : 1;
        std::u32string all;
        for (bool first = true; !ended() && (first || text_[at_] != U']'); first = false) {
            if (next_is(U'[') && at_ + 1 < text_.size() && text_[at_ + 1] == U':') {
                failed_ = true;
                return {};
            }
            const char32_t from = text_[at_++];
            std::u32string one = from == U'\\' ? escape() : std::u32string(1, from);
            known = known && !one.empty();
            if (next_is(U'-') && at_ + 1 < text_.size() && text_[at_ + 1] != U']') {
                ++at_;
                const char32_t to = text_[at_++];
                std::u32string last = to == U'\\' ? escape() : std::u32string(1, to);
                known = known && one.size() == 1 && last.size() == 1 && last[0] >= one[0] && last[0] - one[0] < kMostCharacters;
                for (char32_t c = known ? one[0] + 1 : 1; known && c <= last[0]; ++c) {
                    one += c;
                }
            }
            for (const char32_t c : one) {
                const std::u32string spelt = spellings(c);
                known = known && !spelt.empty();
                all += spelt;
            }
        }
        failed_ = failed_ || ended();
        ++at_;
        return known && all.size() <= kMostCharacters ? all : std::u32string();
    }

    /// One character, the digits, or nothing for another class such as `\s`.
    std::u32string escape() {
        if (ended()) {
            failed_ = true;
            return {};
        }
        const char32_t c = text_[at_++];
        if (c == U'p' || c == U'P' || (c == U'x' && next_is(U'{'))) {   // a class of Unicode, a code point
            at_ = next_is(U'{') ? std::min(text_.find(U'}', at_), text_.size() - 1) + 1 : at_ + 1;
            return {};
        }
        if (c == U'x' || c == U'Q' || (c >= U'0' && c <= U'9')) {
            failed_ = true;
            return {};
        }
        if (c == U'd') {
            return U"0123456789";
        }
        const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        return letter ? std::u32string() : std::u32string(1, c);
    }

    std::u32string text_;
    std::size_t at_ = 0;
    bool failed_ = false;
    bool folds_ = false;   ///< case does not matter
};

}  // namespace

std::u32string required_characters(std::string_view expression) {
    return Reader(expression).read();
}

bool holds_one_of(std::string_view text, std::u32string_view characters) {
    for (std::size_t at = 0; at < text.size();) {
        if (characters.find(model::next_code_point(text, at)) != std::u32string_view::npos) {
            return true;
        }
    }
    return characters.empty();
}

}  // namespace bianmu::structure
