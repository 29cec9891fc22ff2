#include "structure/rule.h"

#include <re2/re2.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <utility>

#include "model/text.h"
#include "structure/known_demands.h"
#include "structure/required.h"

namespace bianmu::structure {

namespace {

using Names = std::vector<std::pair<int, std::string>>;   ///< of groups, by their numbers

re2::RE2::Options quiet() {
    re2::RE2::Options options;
    options.set_log_errors(false);
    return options;
}

/// Where a class of characters ends that begins at `at`: behind its bracket.
std::size_t end_of_class(std::string_view expression, std::size_t at) {
    at += expression.substr(at).starts_with("[^") ? 2 : 1;
    for (bool first = true; at < expression.size() && (first || expression[at] != ']'); first = false) {
        const std::size_t closing = expression.substr(at).starts_with("[:") ? expression.find(":]", at + 2) : std::string_view::npos;
        at = closing != std::string_view::npos ? closing + 2 : at + (expression[at] == '\\' ? 2 : 1);
    }
    return std::min(at + 1, expression.size());
}

/// The expression with plain groups in place of named ones. RE2 holds each name against classes of Unicode, which a process builds for its first one: that
/// takes longer than compiling ten patterns.
/// @param names  gets them.
std::string name_groups(std::string_view expression, Names& names) {
    constexpr std::string_view kOpening = "(?P<";
    std::string out;
    int groups = 0;
    for (std::size_t at = 0; at < expression.size();) {
        std::size_t next = at + 1;
        if (expression[at] == '\\') {
            const bool literal = expression.substr(at).starts_with("\\Q");
            next = literal ? std::min(expression.find("\\E", at), expression.size() - 2) + 2 : std::min(at + 2, expression.size());
        } else if (expression[at] == '[') {
            next = end_of_class(expression, at);
        } else if (const std::string_view rest = expression.substr(at); rest.starts_with(kOpening) && rest.find('>') != std::string_view::npos) {
            const std::string_view name = rest.substr(kOpening.size(), rest.find('>') - kOpening.size());
            ++groups;
            if (std::none_of(names.begin(), names.end(), [&](const auto& known) { return known.second == name; })) {   // the first has it
                names.emplace_back(groups, name);
            }
            out += '(';
            at += kOpening.size() + name.size() + 1;
            continue;
        } else if (rest.starts_with("(") && !rest.starts_with("(?")) {
            ++groups;
        }
        out += expression.substr(at, next - at);
        at = next;
    }
    return out;
}

}  // namespace

struct Pattern::Compiled {
    explicit Compiled(std::string text) : expression(std::move(text)) {}

    std::string expression;
    std::once_flag once, read, read_closely;
    std::atomic<bool> ready = false;
    bool is_known = false;    ///< its demands, to the build
    CloseDemands demands;     ///< the close ones once they are read
    std::unique_ptr<re2::RE2> regex;
    Names names;   ///< without their trailing digits

    const Demands& read_demands() {
        std::call_once(read, [this] {
            if (auto known = known_demands(expression)) {
                demands = *std::move(known);
                is_known = true;
            } else {
                static_cast<Demands&>(demands) = demands_of(expression);
            }
        });
        return demands;
    }

    /// Whether a text is worth compiling the pattern, which costs as much as many looks at short texts.
    bool is_worth_it(std::string_view text) {
        constexpr std::size_t kShort = 256;   // bytes
        if (text.size() > kShort) {
            return true;
        }
        std::call_once(read_closely, [this] {
            if (!is_known) {   // the others are the same, and may be looked at now
                CloseDemands close = close_demands_of(expression);
                demands.pairs = std::move(close.pairs);
                demands.closing = std::move(close.closing);
            }
        });
        return demands.met_by(text);
    }
};

Pattern::Pattern(std::string expression) : compiled_(std::make_shared<Compiled>(std::move(expression))) {}

const Pattern::Compiled& Pattern::compiled() const {
    std::call_once(compiled_->once, [&compiled = *compiled_] {
        const std::string plain = name_groups(compiled.expression, compiled.names);
        compiled.regex = std::make_unique<re2::RE2>(plain, quiet());
        std::sort(compiled.names.begin(), compiled.names.end(), [](const auto& a, const auto& b) { return a.second < b.second; });   // the last of alternatives wins
        for (auto& [number, name] : compiled.names) {
            const bool alternative = !name.empty() && name.back() >= '2' && name.back() <= '9';
            name.resize(name.size() - (alternative ? 1 : 0));
        }
        compiled.ready = true;
    });
    return *compiled_;
}

bool Pattern::may_match(std::string_view text) const {
    const Demands& demands = compiled_->read_demands();
    return demands.opened_by(text) && demands.held_by(text, compiled_->ready) && (compiled_->ready || compiled_->is_worth_it(text));
}

const std::string& Pattern::expression() const {
    static const std::string none;
    return empty() ? none : compiled_->expression;
}

std::string Pattern::defect() const {
    return empty() ? std::string() : re2::RE2(compiled_->expression, quiet()).error();
}

std::set<std::string> Pattern::groups() const {
    std::set<std::string> names;
    if (!empty()) {
        for (const auto& [number, name] : compiled().names) {
            names.insert(name);
        }
    }
    return names;
}

bool Pattern::matches(std::string_view text) const {
    return !empty() && may_match(text) && re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *compiled().regex);
}

bool Pattern::matches(std::string_view text, Captures& captures, std::size_t from, Capture* whole) const {
    if (empty() || !may_match(text)) {
        return false;
    }
    const re2::RE2& regex = *compiled().regex;
    const re2::StringPiece piece(text.data(), text.size());
    // Without groups the search needs no back tracking; most lines match nothing.
    if (!regex.Match(piece, from, text.size(), re2::RE2::UNANCHORED, nullptr, 0)) {
        return false;
    }
    std::vector<re2::StringPiece> groups(static_cast<std::size_t>(regex.NumberOfCapturingGroups()) + 1);
    regex.Match(piece, from, text.size(), re2::RE2::UNANCHORED, groups.data(), static_cast<int>(groups.size()));
    const auto place = [&text](const re2::StringPiece& group) {
        const auto start = static_cast<std::size_t>(group.data() - text.data());
        return Capture{start, start + group.size()};
    };
    captures.clear();
    for (const auto& [number, name] : compiled().names) {
        const re2::StringPiece& group = groups[static_cast<std::size_t>(number)];
        if (group.data() != nullptr && !group.empty()) {
            captures[name] = place(group);
        }
    }
    if (whole != nullptr) {
        *whole = place(groups[0]);
    }
    return true;
}

bool Rule::admits(std::string_view text) const {
    constexpr std::size_t kMostBytes = 4;   // of a character: much longer texts need not be counted, nor much shorter ones
    if (!opens.empty() && opens.find(model::first_code_point(text)) == std::u32string::npos) {
        return false;
    }
    return max_chars == 0 || text.size() <= max_chars || (text.size() <= kMostBytes * max_chars && model::length(text) <= max_chars);
}

bool Rule::matches(std::string_view text) const {
    return admits(text) && pattern.matches(text) && !except.matches(text);
}

bool Rule::matches(std::string_view text, Captures& captures) const {
    return admits(text) && pattern.matches(text, captures) && !except.matches(text);
}

}  // namespace bianmu::structure
