#include "structure/required.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "model/text.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMostCharacters = 64;   // more than these are in nearly every text
constexpr std::size_t kMostHeld = 3;          // demands that are kept: each costs a look at the text
constexpr std::size_t kMostPairs = 2;
constexpr std::size_t kMostInPair = 2 * kMostCharacters;
constexpr std::u32string_view kSpaces = U" \t\n\f\r";

bool is_shorter(const std::u32string& a, const std::u32string& b) { return a.size() < b.size(); }

/// What is known of a piece of an expression.
struct Form {
    std::vector<std::u32string> held;
    std::optional<std::u32string> first = std::u32string();   ///< what it may begin with; nothing = anything
    bool may_be_empty = true;   ///< of width
    bool anchored = false;      ///< at the start of the text
    std::optional<std::u32string> last;   ///< its last character that is not blank; nothing = any, or one before it
    std::vector<CharacterPair> pairs;
    bool blank = false;         ///< it is white space alone
    bool closed = false;        ///< the text ends behind it

    /// Of one character of these, or of any if there are none.
    static Form of(std::u32string characters) {
        Form form;
        form.first.reset();
        form.may_be_empty = false;
        if (!characters.empty()) {
            form.blank = std::all_of(characters.begin(), characters.end(), is_blank);
            form.first = form.last = characters;
            form.held.push_back(std::move(characters));
        }
        return form;
    }

    /// Keeps the shortest demands.
    void hold(std::u32string characters) {
        if (std::find(held.begin(), held.end(), characters) != held.end()) {
            return;
        }
        const auto longer = std::upper_bound(held.begin(), held.end(), characters, is_shorter);
        if (held.size() < kMostHeld) {
            held.insert(longer, std::move(characters));
        } else if (longer != held.end()) {
            std::move_backward(longer, held.end() - 1, held.end());
            *longer = std::move(characters);
        }
    }

    void add_first(const Form& other) { join(first, other.first, kMostCharacters); }

    /// A character comes behind, or a piece: what may stand at the end now, and what it makes a pair with.
    void end_with(char32_t c) {
        if (can_pair(last) && pairs.size() < kMostPairs) {
            pairs.push_back({*last, std::u32string(1, c)});
        }
        last.emplace(1, c);
        closed = false;
    }
    void end_with(const Form& piece) {
        const bool has_width = !piece.may_be_empty || !piece.first || !piece.first->empty();
        closed = piece.closed || (closed && !has_width);
        if (piece.blank || !has_width) {
            return;
        }
        if (piece.may_be_empty) {
            join(last, piece.last, kMostInPair);
            return;
        }
        if (can_pair(last) && can_pair(piece.first) && pairs.size() < kMostPairs) {
            pairs.push_back({*last, *piece.first});
        }
        last = piece.last;
    }

    /// Of alternatives: a pair of either.
    void choose_pair(const Form& other) {
        const bool can = !pairs.empty() && !other.pairs.empty() && pairs.front().before.size() + other.pairs.front().before.size() <= kMostInPair &&
                         pairs.front().after.size() + other.pairs.front().after.size() <= kMostInPair;
        pairs.resize(can ? 1 : 0);
        if (can) {
            pairs.front().before += other.pairs.front().before;
            pairs.front().after += other.pairs.front().after;
        }
    }

    /// Either of both.
    static void join(std::optional<std::u32string>& characters, const std::optional<std::u32string>& others, std::size_t most) {
        if (characters && others && characters->size() + others->size() <= most) {
            *characters += *others;
        } else {
            characters.reset();
        }
    }
    static bool can_pair(const std::optional<std::u32string>& characters) {
        return characters && !characters->empty() && std::none_of(characters->begin(), characters->end(), is_blank);
    }
};

/// Reads an expression from left to right. What it does not know makes no demand; what it cannot follow makes the whole one without demands.
class Reader {
public:
    Reader(std::string_view expression, bool with_pairs) : text_(model::to_utf32(expression)), with_pairs_(with_pairs) {}

    CloseDemands read() {
        Form form = alternatives();
        CloseDemands demands;
        if (failed_ || at_ < text_.size()) {
            return demands;
        }
        if (form.anchored && !form.may_be_empty && form.first && !by_lines_) {
            demands.opening = *std::move(form.first);
        }
        demands.held = std::move(form.held);
        demands.pairs = std::move(form.pairs);
        if (form.closed && !by_lines_ && Form::can_pair(form.last)) {
            demands.closing = *std::move(form.last);
        }
        return demands;
    }

private:
    [[nodiscard]] bool ended() const { return at_ >= text_.size(); }
    [[nodiscard]] bool next_is(char32_t c) const { return !ended() && text_[at_] == c; }

    /// Several alternatives make one demand: what the shortest of each asks for.
    Form alternatives() {
        const bool outside = folds_;
        Form all = sequence();
        while (next_is(U'|')) {
            ++at_;
            const Form other = sequence();
            all.add_first(other);
            Form::join(all.last, other.last, kMostInPair);
            all.closed = all.closed && other.closed;
            all.choose_pair(other);
            all.may_be_empty = all.may_be_empty || other.may_be_empty;
            all.anchored = all.anchored && other.anchored;
            if (all.held.empty() || other.held.empty() || all.held.front().size() + other.held.front().size() > kMostCharacters) {
                all.held.clear();
            } else {
                all.held.resize(1);
                all.held.front() += other.held.front();
            }
        }
        folds_ = outside;
        return all;
    }

    /// The demands of all its pieces hold.
    Form sequence() {
        Form whole;
        while (!ended() && !failed_ && text_[at_] != U'|' && text_[at_] != U')') {
            if (is_letter()) {   // most of an expression
                const char32_t c = text_[at_++];
                if (whole.may_be_empty && whole.first) {
                    *whole.first += c;
                }
                whole.may_be_empty = false;
                if (with_pairs_) {
                    whole.end_with(c);
                }
                whole.hold(std::u32string(1, c));
                continue;
            }
            Form own = piece();
            if (may_be_absent()) {
                own.held.clear();
                own.pairs.clear();
                own.may_be_empty = true;
                own.anchored = own.closed = false;
            }
            whole.anchored = whole.anchored || (own.anchored && whole.may_be_empty && whole.first && whole.first->empty());
            if (whole.may_be_empty) {
                whole.add_first(own);
            }
            whole.may_be_empty = whole.may_be_empty && own.may_be_empty;
            if (with_pairs_) {
                whole.end_with(own);
            }
            for (std::u32string& characters : own.held) {
                whole.hold(std::move(characters));
            }
            for (CharacterPair& pair : own.pairs) {
                if (whole.pairs.size() < kMostPairs) {
                    whole.pairs.push_back(std::move(pair));
                }
            }
        }
        return whole;
    }

    /// Whether a character beyond ASCII comes that stands for itself and for no other, once.
    [[nodiscard]] bool is_letter() const {
        constexpr std::u32string_view kRepeated = U"*+?{";
        return text_[at_] >= 0x80 && !folds_ && (at_ + 1 == text_.size() || kRepeated.find(text_[at_ + 1]) == std::u32string_view::npos);
    }

    Form piece() {
        const char32_t c = text_[at_++];
        switch (c) {
            case U'(':
                return group();
            case U'[':
                return Form::of(character_class());
            case U'\\': {
                Form form = Form::of(escape());
                form.may_be_empty = !form.first;   // a boundary
                return form;
            }
            case U'^':
            case U'$':
                return end_of_text(c == U'^');
            case U'.':
                return Form::of({});
            default:
                return Form::of(spellings(c));
        }
    }

    static Form end_of_text(bool start) {
        Form form;
        (start ? form.anchored : form.closed) = true;
        return form;
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

    Form group() {
        const bool outside = folds_;
        if (next_is(U'?')) {
            ++at_;
            if (text_.compare(at_, 2, U"P<") == 0) {
                at_ = std::min(text_.find(U'>', at_), text_.size() - 1) + 1;
            } else if (read_flags()) {
                return {};   // they hold for the rest of the group around them
            }
        }
        Form inner = failed_ ? Form() : alternatives();
        folds_ = outside;
        failed_ = failed_ || !next_is(U')');
        ++at_;
        return inner;
    }

    /// The flags of `(?is)` or `(?i:`. Whether they stand alone.
    bool read_flags() {
        for (; !ended() && text_[at_] != U':' && text_[at_] != U')'; ++at_) {
            folds_ = folds_ || text_[at_] == U'i';
            by_lines_ = by_lines_ || text_[at_] == U'm';
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

    /// One character, the digits, white space, or nothing for another class such as `\w`.
    std::u32string escape() {
        if (ended()) {
            failed_ = true;
            return {};
        }
        const char32_t c = text_[at_++];
        if (c == U'x' && next_is(U'{')) {
            return code_point();
        }
        if (c == U'p' || c == U'P') {   // a class of Unicode
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
        if (c == U's') {
            return std::u32string(kSpaces);
        }
        if (c == U't' || c == U'n') {
            return std::u32string(1, c == U't' ? U'\t' : U'\n');
        }
        const bool letter = (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
        return letter ? std::u32string() : std::u32string(1, c);
    }

    /// The character that `{F0B7}` names.
    std::u32string code_point() {
        constexpr char32_t kMost = 0x10FFFF;
        char32_t c = 0;
        for (++at_; !ended() && text_[at_] != U'}'; ++at_) {
            const char32_t digit = text_[at_] | 0x20U;
            const char32_t value = digit >= U'a' && digit <= U'f' ? digit - U'a' + 10 : digit - U'0';
            failed_ = failed_ || value > 15 || c > kMost;
            c = c << 4U | value;
        }
        failed_ = failed_ || ended() || c > kMost;
        ++at_;
        return std::u32string(failed_ ? 0 : 1, c);
    }

    std::u32string text_;
    bool with_pairs_;
    std::size_t at_ = 0;
    bool failed_ = false;
    bool folds_ = false;      ///< case does not matter
    bool by_lines_ = false;   ///< ^ fits at the start of any line
};

}  // namespace

Demands demands_of(std::string_view expression) {
    return Reader(expression, false).read();
}

CloseDemands close_demands_of(std::string_view expression) {
    return Reader(expression, true).read();
}

}  // namespace bianmu::structure
