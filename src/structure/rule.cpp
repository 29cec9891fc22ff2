#include "structure/rule.h"

#include <re2/re2.h>

#include <atomic>
#include <mutex>
#include <utility>

#include "model/text.h"
#include "structure/known_demands.h"
#include "structure/required.h"

namespace bianmu::structure {

struct Pattern::Compiled {
    explicit Compiled(std::string text) : expression(std::move(text)) {}

    std::string expression;
    std::once_flag once, read, read_closely;
    std::atomic<bool> ready = false;
    bool is_known = false;   ///< its demands, to the build
    Demands demands;         ///< of others
    CloseDemands close_demands;
    std::unique_ptr<re2::RE2> regex;
    std::vector<std::pair<int, std::string>> names;   ///< group number, name without its trailing digit

    const Demands& read_demands() {
        std::call_once(read, [this] {
            if (auto known = known_demands(expression)) {
                close_demands = *std::move(known);
                is_known = true;
            } else {
                demands = demands_of(expression);
            }
        });
        return is_known ? close_demands : demands;
    }

    /// Whether a text is worth compiling the pattern, which costs as much as many looks at short texts.
    bool is_worth_it(std::string_view text) {
        constexpr std::size_t kShort = 256;   // bytes
        if (text.size() > kShort) {
            return true;
        }
        std::call_once(read_closely, [this] {
            if (!is_known) {
                close_demands = close_demands_of(expression);
            }
        });
        return close_demands.met_by(text);
    }
};

Pattern::Pattern(std::string expression) : compiled_(std::make_shared<Compiled>(std::move(expression))) {}

const Pattern::Compiled& Pattern::compiled() const {
    std::call_once(compiled_->once, [&compiled = *compiled_] {
        re2::RE2::Options options;
        options.set_log_errors(false);
        compiled.regex = std::make_unique<re2::RE2>(compiled.expression, options);
        for (const auto& [name, number] : compiled.regex->NamedCapturingGroups()) {
            const bool alternative = name.back() >= '2' && name.back() <= '9';
            compiled.names.emplace_back(number, alternative ? name.substr(0, name.size() - 1) : name);
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
    return empty() || compiled().regex->ok() ? std::string() : compiled().regex->error();
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
