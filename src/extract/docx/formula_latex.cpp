#include <algorithm>

#include "extract/docx/formula.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

bool is_letter(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

class LatexWriter : public FormulaWriter {
public:
    using FormulaWriter::FormulaWriter;

    std::string write() {
        children(root());
        return std::string(model::trim(out_));
    }

private:
    /// A command; the space that ends its name is set only where a letter follows.
    void command(std::string_view name) {
        put(name);
        after_name_ = name.size() > 1 && name.front() == '\\' && is_letter(static_cast<unsigned char>(name.back()));
    }

    void put(std::string_view piece) {
        if (after_name_ && !piece.empty() && is_letter(static_cast<unsigned char>(piece.front()))) {
            out_ += ' ';
        }
        after_name_ = after_name_ && piece.empty();
        out_ += piece;
    }

    void children(const Node& node, std::string_view between = {}) {
        const Node* const start = first(node);
        for (const Node* child = start; child != nullptr; child = next(*child)) {
            put(child == start ? std::string_view() : between);
            write(*child);
        }
    }

    void group(const Node* node) {
        put("{");
        if (node != nullptr) {
            children(*node);
        }
        put("}");
    }

    void script(std::string_view mark, const Node* node) {
        if (node != nullptr) {
            put(mark);
            group(node);
        }
    }

    void scripts(const Node& node) {
        script("_", part(node, Name::sub));
        script("^", part(node, Name::sup));
    }

    /// What scripts hang on: without braces where it is one letter, one command or a fence.
    void base(const Node* node) {
        const Node* const single = only(node);
        if (single != nullptr && (single->name == Name::d || (single->name == Name::r && model::length(single->text) == 1))) {
            write(*single);
        } else {
            group(node);
        }
    }

    static char32_t sign_of(const Node& node, Name property, char32_t absent) {
        const std::string* const value = node.value(property);
        return value == nullptr ? absent : model::first_code_point(*value);
    }

    void symbol(char32_t c) {
        if (const std::string_view known = latex_symbol(c); !known.empty()) {
            command(known);
        } else if (c != 0) {
            std::string utf8;
            model::append_utf8(utf8, c);
            put(utf8);
        }
    }

    /// East Asian letters and stops, other than those that LaTeX has a command for.
    static bool is_word_sign(char32_t c) { return model::is_cjk(c) && latex_symbol(c).empty(); }

    static bool has_letter(std::string_view text) {
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = model::next_code_point(text, at);
            if (is_letter(c) || model::is_han(c) || (c >= 0xC0 && c < 0x250)) {
                return true;
            }
        }
        return false;
    }

    void run(const Node& node) {
        if (node.is_on(Name::nor) && has_letter(node.text)) {
            put("\\text{");
            for (std::size_t at = 0; at < node.text.size();) {
                text_character(model::next_code_point(node.text, at));
            }
            put("}");
            return;
        }
        const std::string* const style = node.value(Name::sty);
        const std::string* const script = node.value(Name::scr);
        const std::string_view wanted = script == nullptr || *script == "roman" ? std::string_view()
                                        : *script == "double-struck"            ? "\\mathbb"
                                        : *script == "script"                   ? "\\mathcal"
                                        : *script == "fraktur"                  ? "\\mathfrak"
                                        : *script == "sans-serif"               ? "\\mathsf"
                                                                                : "\\mathtt";
        const std::string_view alphabet = !wanted.empty()      ? wanted
                                          : style == nullptr   ? std::string_view()
                                          : *style == "p"      ? "\\mathrm"
                                          : *style == "b"      ? "\\mathbf"
                                          : *style == "bi"     ? "\\boldsymbol"
                                                               : std::string_view();
        for (std::size_t at = 0; at < node.text.size();) {
            const std::size_t before = at;
            const char32_t c = model::next_code_point(node.text, at);
            const char32_t plain = plain_letter(c);
            const bool is_set = is_letter(plain) || (plain >= U'0' && plain <= U'9' && plain != c);
            const bool between_words = c == U' ' && before > 0 && at < node.text.size() && is_letter(static_cast<unsigned char>(node.text[before - 1])) &&
                                       is_letter(static_cast<unsigned char>(node.text[at]));
            if (between_words) {
                put("\\ ");  // other spaces mean nothing
            } else if (is_set) {
                at = letters(node.text, before, c == plain ? alphabet : latex_alphabet(c));
            } else if (is_word_sign(c)) {
                at = words(node.text, before);
            } else {
                other(plain);
            }
        }
    }

    /// Letters from `at` that share an alphabet. Returns where they end.
    std::size_t letters(std::string_view text, std::size_t at, std::string_view alphabet) {
        std::string word;
        std::size_t end = at;
        for (std::size_t look = at; look < text.size(); end = look) {
            const char32_t c = model::next_code_point(text, look);
            const char32_t plain = plain_letter(c);
            const bool digit = plain >= U'0' && plain <= U'9' && plain != c;
            if ((!is_letter(plain) && !digit) || (c != plain && latex_alphabet(c) != alphabet)) {
                break;
            }
            word += static_cast<char>(plain);
        }
        if (alphabet == "\\mathrm" && is_latex_function(word)) {
            command("\\" + word);
        } else if (alphabet.empty()) {
            put(word);
        } else {
            command(alphabet);
            put("{" + word + "}");
        }
        return end;
    }

    /// East Asian text from `at`. Returns where it ends.
    std::size_t words(std::string_view text, std::size_t at) {
        std::size_t end = at;
        for (std::size_t look = at; look < text.size(); end = look) {
            if (!is_word_sign(model::next_code_point(text, look))) {
                break;
            }
        }
        put("\\text{");
        put(text.substr(at, end - at));
        put("}");
        return end;
    }

    void other(char32_t c) {
        constexpr std::u32string_view kEscaped = U"{}$#%_";
        if (const auto space = latex_space(c)) {
            put(*space);
        } else if (c == U'\\') {
            command("\\backslash");
        } else if (c == U'~') {
            command("\\sim");
        } else if (c == U'^') {
            put("\\text{\\textasciicircum}");
        } else if (kEscaped.find(c) != std::u32string_view::npos || (c == U'&' && aligned_ == 0)) {
            put("\\");
            symbol(c);
        } else {
            symbol(c);
        }
    }

    void text_character(char32_t c) {
        constexpr std::u32string_view kEscaped = U"{}$#%_&";
        std::string utf8;
        model::append_utf8(utf8, c);
        put(kEscaped.find(c) != std::u32string_view::npos ? "\\" + utf8
            : c == U'\\'                                  ? "\\textbackslash{}"
            : c == U'^'                                   ? "\\textasciicircum{}"
            : c == U'~'                                   ? "\\textasciitilde{}"
                                                          : utf8);
    }

    void fence(std::string_view side, char32_t sign) {
        command(side);
        if (const std::string_view known = latex_fence(sign); !known.empty()) {
            command(known);
        } else if (sign == 0) {
            put(".");
        } else {
            symbol(sign);
        }
    }

    void environment(std::string_view name, const Node& rows) {
        put("\\begin{" + std::string(name) + "}");
        ++aligned_;
        children(rows, " \\\\ ");
        --aligned_;
        put("\\end{" + std::string(name) + "}");
    }

    void delimiters(const Node& node) {
        const char32_t open = sign_of(node, Name::begChr, U'('), close = sign_of(node, Name::endChr, U')');
        const Node* const inner = only(only(&node));
        if (inner != nullptr && inner->name == Name::m) {
            const std::string_view name = open == U'(' && close == U')'   ? "pmatrix"
                                          : open == U'[' && close == U']' ? "bmatrix"
                                          : open == U'|' && close == U'|' ? "vmatrix"
                                                                          : "";
            if (!name.empty()) {
                environment(name, *inner);
                return;
            }
        }
        if (inner != nullptr && inner->name == Name::eqArr && open == U'{' && close == 0) {
            environment("cases", *inner);
            return;
        }
        if (inner != nullptr && inner->name == Name::f && open == U'(' && close == U')' && has_no_bar(*inner)) {
            command("\\binom");
            group(part(*inner, Name::num));
            group(part(*inner, Name::den));
            return;
        }
        fence("\\left", open);
        bool is_first = true;
        for (const Node* child = first(node); child != nullptr; child = next(*child)) {
            if (!is_first) {
                fence("\\middle", sign_of(node, Name::sepChr, U'|'));
            }
            is_first = false;
            children(*child);
        }
        fence("\\right", close);
    }

    static bool has_no_bar(const Node& fraction) {
        const std::string* const type = fraction.value(Name::type);
        return type != nullptr && *type == "noBar";
    }

    void fraction(const Node& node) {
        const std::string* const type = node.value(Name::type);
        if (type != nullptr && (*type == "lin" || *type == "skw")) {
            group(part(node, Name::num));
            put("/");
        } else {
            command(has_no_bar(node) ? "\\genfrac{}{}{0pt}{}" : "\\frac");
            group(part(node, Name::num));
        }
        group(part(node, Name::den));
    }

    /// A function's name; those that LaTeX does not know are operators all the same.
    void function_name(const Node& name) {
        const Node* const single = only(&name);
        if (single == nullptr || single->name != Name::r || single->is_on(Name::nor)) {
            children(name);
            return;
        }
        const std::string word(model::trim(single->text));
        const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return is_letter(static_cast<unsigned char>(c)); });
        if (is_latex_function(word)) {
            command("\\" + word);
        } else if (plain && word.size() > 1) {
            command("\\operatorname{" + word + "}");
        } else {
            children(name);
        }
    }

    void limit(const Node& node) {
        const bool below = node.name == Name::limLow;
        const Node* const upon = part(node, Name::e);
        const Node* const single = only(upon);
        const std::string word = single != nullptr && single->name == Name::r ? std::string(model::trim(single->text)) : std::string();
        const bool takes_limits = (single != nullptr && single->name == Name::groupChr) || is_latex_function(word);
        if (takes_limits) {
            function_name(*upon);
            script(below ? "_" : "^", part(node, Name::lim));
        } else if (below && model::length(word) > 1 && single != nullptr && !single->is_on(Name::nor)) {
            command("\\operatorname*{" + word + "}");
            script("_", part(node, Name::lim));
        } else {
            command(below ? "\\underset" : "\\overset");
            group(part(node, Name::lim));
            group(upon);
        }
    }

    void marked(std::string_view known, char32_t sign, bool below, const Node& node) {
        if (!known.empty()) {
            command(known);
        } else {
            command(below ? "\\underset{" : "\\overset{");
            symbol(sign);
            put("}");
        }
        group(part(node, Name::e));
    }

    void write(const Node& node) {
        switch (node.name) {
            case Name::r:
                run(node);
                break;
            case Name::f:
                fraction(node);
                break;
            case Name::rad:
                command("\\sqrt");
                if (const Node* const degree = node.is_on(Name::degHide) ? nullptr : part(node, Name::deg)) {
                    put("[");
                    children(*degree);
                    put("]");
                }
                group(part(node, Name::e));
                break;
            case Name::nary:
                symbol(sign_of(node, Name::chr, U'∫'));
                scripts(node);
                group(part(node, Name::e));
                break;
            case Name::sSub:
            case Name::sSup:
            case Name::sSubSup:
                base(part(node, Name::e));
                scripts(node);
                break;
            case Name::sPre:
                put("{}");
                scripts(node);
                base(part(node, Name::e));
                break;
            case Name::limLow:
            case Name::limUpp:
                limit(node);
                break;
            case Name::d:
                delimiters(node);
                break;
            case Name::m:
                environment("matrix", node);
                break;
            case Name::mr:
                children(node, " & ");
                break;
            case Name::eqArr:
                if (only(&node) != nullptr) {
                    children(node);
                } else {
                    environment("aligned", node);
                }
                break;
            case Name::acc: {
                const char32_t sign = sign_of(node, Name::chr, U'\u0302');
                marked(latex_accent(sign), sign, false, node);
                break;
            }
            case Name::bar: {
                const std::string* const place = node.value(Name::pos);
                marked(place != nullptr && *place == "top" ? "\\overline" : "\\underline", 0, false, node);
                break;
            }
            case Name::groupChr: {
                const char32_t sign = sign_of(node, Name::chr, U'⏟');
                const std::string* const place = node.value(Name::pos);
                const bool below = place == nullptr || *place != "top";
                marked(sign == U'⏟' ? "\\underbrace" : sign == U'⏞' ? "\\overbrace" : "", sign, below, node);
                break;
            }
            case Name::borderBox:
                command("\\boxed");
                group(part(node, Name::e));
                break;
            case Name::func:
                if (const Node* const name = part(node, Name::fName)) {
                    function_name(*name);
                }
                if (const Node* const argument = part(node, Name::e)) {
                    const Node* const single = only(argument);
                    if (single != nullptr && single->name == Name::d) {
                        children(*argument);
                    } else {
                        group(argument);
                    }
                }
                break;
            case Name::phant:
                if (node.value(Name::show) != nullptr && !node.is_on(Name::show)) {
                    command("\\phantom");
                    group(part(node, Name::e));
                } else {
                    children(node);
                }
                break;
            default:
                children(node);
                break;
        }
    }

    std::string out_;
    int aligned_ = 0;
    bool after_name_ = false;  // a command's name stands last: a letter would be read as part of it
};

}  // namespace

std::string Formula::latex() const {
    return LatexWriter(nodes_).write();
}

}  // namespace bianmu::extract::docx
