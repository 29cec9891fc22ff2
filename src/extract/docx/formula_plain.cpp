#include <algorithm>

#include "extract/docx/formula.h"
#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

constexpr std::string_view kRows = "■", kEquations = "█", kInvisible = "\u2061\u2062\u2063\u2064";

/// The linear format of Word, without the signs that only an editor needs.
class PlainWriter : public FormulaWriter {
public:
    using FormulaWriter::FormulaWriter;

    std::string write() {
        children(root());
        return std::move(out_);
    }

private:
    void children(const Node& node, std::string_view between = {}) {
        const Node* const start = first(node);
        for (const Node* child = start; child != nullptr; child = next(*child)) {
            out_ += child == start ? std::string_view() : between;
            write(*child);
        }
    }

    /// A part that stands as an operand: in parentheses unless it is one thing.
    void operand(const Node* node) {
        if (node == nullptr) {
            return;
        }
        std::size_t start = out_.size();
        write(*node);
        start += start < out_.size() && out_[start] == ' ' ? 1 : 0;   // what parts it from the operand before it
        const std::string_view written = std::string_view(out_).substr(start);
        const Node* const single = only(node);
        const bool fenced = single != nullptr && single->name == Name::d;
        const bool number = !written.empty() && std::all_of(written.begin(), written.end(), [](char c) { return (c >= '0' && c <= '9') || c == '.'; });
        if (!fenced && !number && model::length(written) != 1) {
            out_.insert(start, "(");
            out_ += ')';
        } else {
            operand_end_ = out_.size();  // letters that follow would be read as part of it
        }
    }

    static bool is_word(char32_t c) { return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z'); }

    void script(char mark, const Node* node) {
        if (node != nullptr) {
            out_ += mark;
            operand(node);
        }
    }

    void run(const Node& node) {
        const char32_t begin = plain_letter(model::first_code_point(node.text));
        if (out_.size() == operand_end_ && (is_word(begin) || begin >= 0x370)) {
            separate();
        }
        for (std::size_t at = 0; at < node.text.size();) {
            const char32_t c = model::next_code_point(node.text, at);
            std::string utf8;
            model::append_utf8(utf8, plain_letter(c));
            out_ += kInvisible.find(utf8) == std::string_view::npos ? utf8 : std::string();
        }
    }

    void write_part(const Node& node, Name name) {
        if (const Node* const found = part(node, name)) {
            write(*found);
        }
    }

    void write(const Node& node) {
        const auto character = [&](Name property, const char* absent) {
            const std::string* const value = node.value(property);
            return value == nullptr ? std::string(absent) : *value;
        };
        switch (node.name) {
            case Name::r:
                run(node);
                break;
            case Name::f:
                operand(part(node, Name::num));
                out_ += character(Name::type, "") == "noBar" ? "¦" : "/";
                operand(part(node, Name::den));
                break;
            case Name::rad: {
                const Node* const degree = node.is_on(Name::degHide) ? nullptr : part(node, Name::deg);
                const std::string of = degree == nullptr ? std::string() : text_of(*degree);
                out_ += of == "3" ? "∛" : of == "4" ? "∜" : "√";
                if (degree != nullptr && of != "3" && of != "4") {
                    out_ += '(';
                    write(*degree);
                    out_ += '&';
                    write_part(node, Name::e);
                    out_ += ')';
                } else {
                    operand(part(node, Name::e));
                }
                break;
            }
            case Name::nary:
                out_ += character(Name::chr, "∫");
                script('_', part(node, Name::sub));
                script('^', part(node, Name::sup));
                separate();
                write_part(node, Name::e);
                break;
            case Name::sSub:
            case Name::sSup:
            case Name::sSubSup:
                operand(part(node, Name::e));
                script('_', part(node, Name::sub));
                script('^', part(node, Name::sup));
                break;
            case Name::sPre:
                script('_', part(node, Name::sub));
                script('^', part(node, Name::sup));
                separate();
                write_part(node, Name::e);
                break;
            case Name::limLow:
            case Name::limUpp:
                write_part(node, Name::e);
                script(node.name == Name::limLow ? '_' : '^', part(node, Name::lim));
                break;
            case Name::d:
                out_ += character(Name::begChr, "(");
                children(node, character(Name::sepChr, "|"));
                out_ += character(Name::endChr, ")");
                break;
            case Name::m:
            case Name::eqArr:
                if (only(&node) != nullptr && node.name == Name::eqArr) {
                    children(node);
                    break;
                }
                out_ += node.name == Name::m ? kRows : kEquations;
                out_ += '(';
                children(node, "@");
                out_ += ')';
                break;
            case Name::mr:
                children(node, "&");
                break;
            case Name::acc:
                operand(part(node, Name::e));
                out_ += character(Name::chr, "\u0302");
                break;
            case Name::bar:
                out_ += character(Name::pos, "bot") == "top" ? "¯" : "▁";
                operand(part(node, Name::e));
                break;
            case Name::groupChr:
                out_ += character(Name::chr, "⏟");
                operand(part(node, Name::e));
                break;
            case Name::func: {
                if (!out_.empty() && is_word(static_cast<unsigned char>(out_.back()))) {
                    separate();
                }
                write_part(node, Name::fName);
                const Node* const argument = part(node, Name::e);
                const Node* const single = only(argument);
                if (single == nullptr || single->name != Name::d) {
                    separate();
                }
                write_part(node, Name::e);
                break;
            }
            case Name::phant:
                if (node.value(Name::show) == nullptr || node.is_on(Name::show)) {
                    children(node);
                }
                break;
            default:
                children(node);
                break;
        }
    }

    void separate() {
        if (!out_.empty() && out_.back() != ' ') {
            out_ += ' ';
        }
    }

    std::string out_;
    std::size_t operand_end_ = std::string::npos;  // where an operand without parentheses ended last
};

}  // namespace

std::string Formula::plain() const {
    return PlainWriter(nodes_).write();
}

}  // namespace bianmu::extract::docx
