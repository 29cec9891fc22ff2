#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "extract/docx/xml.h"

namespace bianmu::extract::docx {

/// An element of a formula that has a meaning of its own, in document order; its children are linked by index.
struct FormulaNode {
    Name name = Name::unknown;
    std::string text;                                  ///< of a run
    std::vector<std::pair<Name, std::string>> values;  ///< of its properties: `chr`, `pos`…
    std::int32_t first = -1, last = -1, next = -1;

    [[nodiscard]] const std::string* value(Name property) const;
    /// The value of an on/off property.
    [[nodiscard]] bool is_on(Name property) const;
};

/// One formula in Office Math Markup (ECMA-376 part 1, 22.1): takes the elements within `m:oMath`, writes it in a line.
class Formula {
public:
    Formula() : nodes_(1), open_{0} {}

    /// An element in the namespace of formulas. True if it is a node: then `end` must be called at its end.
    bool start(const Element& element);
    void end();
    /// Text of the run that is open.
    void text(std::string_view piece);

    [[nodiscard]] bool empty() const { return nodes_.size() == 1; }
    /// In LaTeX, without delimiters; needs amsmath and amssymb.
    [[nodiscard]] std::string latex() const;
    /// In plain characters, near to what Word calls the linear format: `a^2/(b+c)`. What `m:phant` hides is not in it.
    [[nodiscard]] std::string plain() const;
    /// The text that is not shown.
    [[nodiscard]] std::string hidden() const;

private:
    void add(Name name);

    std::vector<FormulaNode> nodes_;  // the first is the formula itself
    std::vector<std::int32_t> open_;
    int beyond_ = 0;  // open elements over the limit: their text counts, their structure does not
};

/// What the writers of both forms share: walking over the nodes.
class FormulaWriter {
public:
    explicit FormulaWriter(const std::vector<FormulaNode>& nodes) : nodes_(nodes) {}

protected:
    using Node = FormulaNode;
    [[nodiscard]] const Node& root() const { return nodes_.front(); }
    [[nodiscard]] const Node* first(const Node& of) const { return of.first < 0 ? nullptr : &nodes_[static_cast<std::size_t>(of.first)]; }
    [[nodiscard]] const Node* next(const Node& of) const { return of.next < 0 ? nullptr : &nodes_[static_cast<std::size_t>(of.next)]; }
    /// The first child of that name; nothing if there is none or it is empty.
    [[nodiscard]] const Node* part(const Node& of, Name name) const;
    /// The one child; nothing if there are none or several.
    [[nodiscard]] const Node* only(const Node* of) const;
    /// All text below, as it stands.
    [[nodiscard]] std::string text_of(const Node& node) const;

private:
    const std::vector<FormulaNode>& nodes_;
};

/// A character of the block of mathematical letters (U+1D400 and on) or of the letter-like symbols as a plain letter; else itself.
[[nodiscard]] char32_t plain_letter(char32_t c);

/// The LaTeX of a symbol, such as `\alpha`; empty if there is none.
[[nodiscard]] std::string_view latex_symbol(char32_t c);

/// The command of an accent (a combining mark); empty if there is none.
[[nodiscard]] std::string_view latex_accent(char32_t c);
/// How a bracket is written after `\left` and `\right` where it is not written as itself; else empty.
[[nodiscard]] std::string_view latex_fence(char32_t c);
/// The command of a space that has a width of its own, or nothing for one that has none.
[[nodiscard]] std::optional<std::string_view> latex_space(char32_t c);
/// Whether LaTeX has a command for the name of a function.
[[nodiscard]] bool is_latex_function(std::string_view word);
/// The command of the alphabet that a mathematical letter belongs to; empty for the slanted ones, which are LaTeX's own, and for all others.
[[nodiscard]] std::string_view latex_alphabet(char32_t c);

}  // namespace bianmu::extract::docx
