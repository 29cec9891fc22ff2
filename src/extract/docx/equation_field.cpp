#include "extract/docx/equation_field.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <vector>

#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

constexpr int kDeepest = 32;   // elements inside one another

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A number or letter in a circle as one character; 0 where there is none.
char32_t enclosed(std::string_view text) {
    int number = -1;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc() && rest == text.data() + text.size()) {
        return number == 0                   ? U'\u24EA'
               : number >= 1 && number <= 20  ? U'\u2460' + static_cast<char32_t>(number - 1)
               : number >= 21 && number <= 35 ? U'\u3251' + static_cast<char32_t>(number - 21)
               : number >= 36 && number <= 50 ? U'\u32B1' + static_cast<char32_t>(number - 36)
                                              : 0;
    }
    if (text.size() == 1 && is_letter(text[0])) {
        return text[0] >= 'a' ? U'\u24D0' + static_cast<char32_t>(text[0] - 'a') : U'\u24B6' + static_cast<char32_t>(text[0] - 'A');
    }
    constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
    const std::size_t numeral = model::length(text) == 1 ? kNumerals.find(model::first_code_point(text)) : std::u32string_view::npos;
    return numeral == std::u32string_view::npos ? 0 : U'\u3280' + static_cast<char32_t>(numeral);
}

/// Reads an expression from left to right.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}

    FieldText read() {
        std::string line = sequence(0);
        return annotation_.empty() ? FieldText{std::move(line), {}} : FieldText{std::move(line), std::move(annotation_)};
    }

private:
    struct Element {
        char kind = 0;
        bool raised = false;             ///< the option `up`
        std::string sign;                ///< of an integral, sum or product
        std::string left = "(", right = ")";
        std::vector<std::string> parts;
        bool first_is_raised = false;
    };

    [[nodiscard]] bool ended() const { return at_ >= text_.size(); }
    [[nodiscard]] bool next_is(char c) const { return !ended() && text_[at_] == c; }
    void skip_spaces() {
        while (next_is(' ')) {
            ++at_;
        }
    }
    std::string letters() {
        const std::size_t from = at_;
        while (!ended() && is_letter(text_[at_])) {
            ++at_;
        }
        return std::string(text_.substr(from, at_ - from));
    }

    /// Up to the end, or inside an element to the sign that ends a part.
    std::string sequence(int depth) {
        std::string out;
        raised_ = false;
        while (!ended() && !(depth > 0 && (next_is(',') || next_is(';') || next_is(')')))) {
            if (!next_is('\\')) {
                out += text_[at_++];
                continue;
            }
            ++at_;
            if (next_is('*')) {
                skip_switch();
            } else if (!ended() && !is_letter(text_[at_])) {
                out += text_[at_++];   // a sign that stands for itself
            } else if (const std::string name = letters(); !name.empty()) {
                const bool alone = model::trim(out).empty();
                const std::string inner = element(name[0], depth);
                raised_ = alone && raised_;
                out += inner;
            }
        }
        return std::string(model::trim(out));
    }

    /// `\* jc2`, `\* "Font:…"`: how the field looks.
    void skip_switch() {
        ++at_;
        skip_spaces();
        if (next_is('"')) {
            at_ = std::min(text_.find('"', at_ + 1), text_.size() - 1) + 1;
        } else {
            at_ = std::min(text_.find_first_of(" \\", at_), text_.size());
        }
    }

    std::string element(char kind, int depth) {
        Element element;
        element.kind = static_cast<char>(kind | 0x20);
        options(element);
        if (!next_is('(')) {
            return {};
        }
        ++at_;
        do {
            element.parts.push_back(depth < kDeepest ? sequence(depth + 1) : std::string());
            if (element.parts.size() == 1) {
                element.first_is_raised = raised_;
            }
        } while (!ended() && text_[at_++] != ')' && !ended());
        std::string line = write(element, depth);
        raised_ = element.kind == 's' && element.raised;
        return line;
    }

    void options(Element& element) {
        for (skip_spaces(); next_is('\\'); skip_spaces()) {
            ++at_;
            const std::string name = letters();
            element.raised = element.raised || name == "up";
            element.sign = name == "su" ? "∑" : name == "pr" ? "∏" : element.sign;
            if ((name == "lc" || name == "rc" || name == "bc" || name == "fc" || name == "vc") && next_is('\\') && at_ + 1 < text_.size()) {
                std::size_t end = at_ + 1;
                const char32_t sign = model::next_code_point(text_, end);
                const std::string own(text_.substr(at_ + 1, end - at_ - 1));
                const std::string partner = sign == U'{' ? "}" : sign == U'[' ? "]" : sign == U'(' ? ")" : sign == U'<' ? ">" : own;
                at_ = end;
                if (name == "lc" || name == "bc") {
                    element.left = own;
                    element.right = name == "bc" ? partner : std::string();
                } else if (name == "rc") {
                    element.right = own;
                    element.left = element.left == "(" ? std::string() : element.left;
                } else {
                    element.sign = own;
                }
            }
            for (skip_spaces(); !ended() && text_[at_] >= '0' && text_[at_] <= '9';) {
                ++at_;
            }
        }
    }

    static std::string join(const std::vector<std::string>& parts, std::string_view between) {
        std::string out;
        for (const std::string& part : parts) {
            out += out.empty() || part.empty() ? "" : between;
            out += part;
        }
        return out;
    }

    std::string write(const Element& element, int depth) {
        const std::vector<std::string>& parts = element.parts;
        const auto part = [&parts](std::size_t i) { return i < parts.size() ? parts[i] : std::string(); };
        switch (element.kind) {
            case 'f':
                return part(0) + "/" + part(1);
            case 'r': {
                const std::string& under = parts.back();
                const bool root = parts.size() < 2 || part(0).empty();
                return root ? (model::length(under) > 1 ? "√(" + under + ")" : "√" + under) : "√(" + part(0) + "&" + under + ")";
            }
            case 'b':
                return element.left + join(parts, "") + element.right;
            case 'i':
                return (element.sign.empty() ? "∫" : element.sign) + (part(0).empty() ? "" : "_" + part(0)) + (part(1).empty() ? "" : "^" + part(1)) + " " + part(2);
            case 'l':
                return join(parts, ",");
            case 'a':
                return join(parts, " ");
            case 'o':
                return overlaid(element, depth);
            default:
                return join(parts, "");
        }
    }

    /// A circle and what stands in it; a phonetic guide and its base; or whatever is drawn over each other.
    std::string overlaid(const Element& element, int depth) {
        constexpr std::u32string_view kCircles = U"○◯〇";
        const std::vector<std::string>& parts = element.parts;
        if (parts.size() == 2) {
            for (const std::size_t circle : {0U, 1U}) {
                const bool is_circle = model::length(parts[circle]) == 1 && kCircles.find(model::first_code_point(parts[circle])) != std::u32string_view::npos;
                if (const char32_t one = is_circle ? enclosed(parts[1 - circle]) : 0; one != 0) {
                    return model::to_utf8({&one, 1});
                }
            }
            if (depth == 0 && element.first_is_raised && annotation_.empty()) {
                annotation_ = parts[0];
                return parts[1];
            }
        }
        return join(parts, "");
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::string annotation_;
    bool raised_ = false;   ///< the sequence just read is one raised element
};

}  // namespace

FieldText equation_text(std::string_view expression) { return Reader(expression).read(); }

}  // namespace bianmu::extract::docx
