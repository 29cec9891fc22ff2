#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bianmu::structure {

/// A piece of a matched text, by byte offsets.
struct Capture {
    std::size_t start = 0, end = 0;
    [[nodiscard]] std::string_view of(std::string_view text) const { return text.substr(start, end - start); }
};

/// What a pattern found: its named groups that took part. A name's trailing digit is dropped, so that alternatives may share a field.
using Captures = std::map<std::string, Capture>;

/// A regular expression of a profile, compiled where a text may fit it: most documents need few of them. Copies share the compiled form.
class Pattern {
public:
    Pattern() = default;
    explicit Pattern(std::string expression);

    [[nodiscard]] bool empty() const { return compiled_ == nullptr; }

    [[nodiscard]] const std::string& expression() const;
    /// What is wrong with the expression; empty if nothing is. Compiles it.
    [[nodiscard]] std::string defect() const;
    /// Its named groups as `Captures` has them. Compiles it.
    [[nodiscard]] std::set<std::string> groups() const;
    [[nodiscard]] bool matches(std::string_view text) const;
    [[nodiscard]] bool matches(std::string_view text, Captures& captures, std::size_t from = 0, Capture* whole = nullptr) const;

private:
    struct Compiled;
    [[nodiscard]] const Compiled& compiled() const;
    /// False where the form of the expression tells that the text cannot match; then it need not be compiled.
    [[nodiscard]] bool may_match(std::string_view text) const;

    std::shared_ptr<Compiled> compiled_;
};

/// How a line must look. An absent member does not matter.
struct Look {
    std::string align;       ///< center, right, start
    double below_size = 0;   ///< smaller than this multiple of the body size
    double min_size = 0;     ///< at least this multiple
    double min_indent = 0;   ///< of the first line, in ems: indents and white space that was typed
    double max_indent = 0;   ///< 0 = any
    int size_rank = 0;       ///< among so many largest sizes of the document; 0 = any
    int bold = -1, italic = -1, red = -1, rule_below = -1, rule_above = -1, page_top = -1, first_page = -1;
    std::vector<std::string> fonts;    ///< any of these classes
    std::vector<std::string> colors;   ///< any of these, see `is_color`
    std::string after;       ///< a field that must have been found before
    std::string before;      ///< a field that must not have been found yet
};

/// One rule of a profile: a pattern and a look, a reason, and examples that tests run.
struct Rule {
    std::string id, reason;
    std::string zone;
    Pattern pattern, except;   ///< the second must not match
    std::u32string opens;      ///< characters that a text may begin with: asked first, so that few patterns are compiled and run; empty = any
    Look look;
    std::vector<Look> signs;   ///< each that agrees raises the confidence
    double confidence = 0.8;
    int level = 0;
    std::size_t max_chars = 0;   ///< code points that the text may have; 0 = any number. Cheaper than a bound in the pattern.
    std::vector<std::string> match, no_match;

    /// Whether the text satisfies the pattern, its length and its exception; not its look.
    [[nodiscard]] bool matches(std::string_view text) const;
    [[nodiscard]] bool matches(std::string_view text, Captures& captures) const;

private:
    [[nodiscard]] bool admits(std::string_view text) const;
};

}  // namespace bianmu::structure
