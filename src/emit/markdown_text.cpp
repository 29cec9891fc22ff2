#include "emit/markdown_text.h"

#include <algorithm>
#include <vector>

#include "emit/formats.h"
#include "model/hexadecimal.h"
#include "model/text.h"

namespace bianmu::emit {
namespace {

using namespace model;

constexpr std::string_view kSpecial = "\\`*_{}[]<>#|~$^&@";   // what Markdown of GitHub or pandoc may take for its own, anywhere

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void escape_markdown(std::string& out, std::string_view text, bool line_start, std::string_view line_break) {
    std::size_t digits = 0;   // that opened the line, if it holds nothing else so far
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            out += line_break;
            line_start = true;
            digits = 0;
            continue;
        }
        const bool mark = line_start && (c == '-' || c == '+' || c == '=' || c == ':' || c == '%' || c == '(');
        const bool numbered = digits > 0 && (c == '.' || c == ')') && (i + 1 == text.size() || is_space(static_cast<unsigned char>(text[i + 1])));
        const bool quotes = (c == '\'' || c == '"' || (c == '.' && text.substr(i).starts_with("..")) || (c == '-' && text.substr(i).starts_with("--")));
        out += mark || numbered || quotes || kSpecial.find(c) != std::string_view::npos ? "\\" : "";
        out += c == '\t' ? ' ' : c;
        digits = is_digit(c) && (line_start || digits > 0) ? digits + 1 : 0;
        line_start = line_start && c == ' ';
    }
}

bool is_word(char32_t c) {
    return (c >= U'0' && c <= U'9') || ((c | 0x20U) >= U'a' && (c | 0x20U) <= U'z') || is_han(c) || (c >= 0x3041 && c <= 0x3096) ||
           (c >= 0x30A1 && c <= 0x30FA) || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}

std::string markdown_link(std::string_view link) {
    std::string target;
    for (const char c : link) {
        const bool bad = c == '<' || c == '>' || c == '\\' || static_cast<unsigned char>(c) <= 0x20;
        target += bad ? "%" + hexadecimal(static_cast<unsigned char>(c), 2, kCapitalDigits) : std::string(1, c);
    }
    return target;
}

void write_markdown(const Piece& piece, bool line_start, std::string_view line_break, std::string& out) {
    static const Span kPlain;
    const Span& span = piece.span == nullptr ? kPlain : *piece.span;
    if (!span.latex.empty()) {
        out += "$" + span.latex + "$";
        return;
    }
    // White space at the ends stays outside of the marks, which do not count beside it; underlined it is a blank to fill in.
    const std::string_view body = span.underline ? piece.text : trim(piece.text);
    if (trim(piece.text).empty()) {
        escape_markdown(out, piece.text, line_start, line_break);
        return;
    }
    const auto begin = static_cast<std::size_t>(body.data() - piece.text.data());
    escape_markdown(out, piece.text.substr(0, begin), line_start, line_break);
    std::vector<std::string> close;
    const auto open = [&](bool wanted, const std::string& start, const std::string& end) {
        if (wanted) {
            out += start;
            close.push_back(end);
        }
    };
    const auto tag = [&](bool wanted, const std::string& name) { open(wanted, "<" + name + ">", "</" + name + ">"); };
    const bool bold = span.bold || piece.lead, italic = span.italic || span.emphasis;
    // Delimiters count only where they can be told to open and close; Chinese text has no spaces to tell it by.
    const bool clear = is_word(first_code_point(body)) && is_word(last_code_point(body)) && !out.ends_with('*') && !out.ends_with('~');
    const bool added = span.revision && (span.revision->kind == RevisionKind::insertion || span.revision->kind == RevisionKind::move_to);
    const bool removed = span.revision && (span.revision->kind == RevisionKind::deletion || span.revision->kind == RevisionKind::move_from);
    tag(added, "ins");
    tag(removed, "del");
    open(is_safe_link(span.link), "[", "](<" + markdown_link(span.link) + ">)");
    tag(span.underline && span.link.empty(), "u");
    tag(span.superscript, "sup");
    tag(span.subscript, "sub");
    tag(!span.ruby.empty(), "ruby");
    if (clear) {
        open(bold, "**", "**");
        open(italic, "*", "*");
        open(span.strike && !bold && !italic, "~~", "~~");
        tag(span.strike && (bold || italic), "s");
    } else {
        tag(bold, "strong");
        tag(italic, "em");
        tag(span.strike, "s");
    }
    escape_markdown(out, body, line_start && close.empty(), line_break);
    if (!span.ruby.empty()) {
        std::string reading;
        escape_markdown(reading, span.ruby, false, " ");
        const auto at = std::find(close.begin(), close.end(), "</ruby>");
        *at = "<rp>(</rp><rt>" + reading + "</rt><rp>)</rp></ruby>";
    }
    for (auto end = close.rbegin(); end != close.rend(); ++end) {
        out += *end;
    }
    escape_markdown(out, piece.text.substr(begin + body.size()), false, line_break);
}

}  // namespace bianmu::emit
