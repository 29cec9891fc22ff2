#include "structure/run_in.h"

#include <string_view>

#include "model/text.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMinTitle = 5, kMaxTitle = 48;   // code points
constexpr std::size_t kMinBroken = 10;                 // of one that nothing parts from the text
constexpr std::size_t kMinRest = 15;                   // code points of text after it

bool fits(std::string_view title, std::string_view rest) {
    const std::size_t chars = model::length(title);
    return chars >= kMinTitle && chars <= kMaxTitle && model::length(rest) >= kMinRest;
}

/// Where the text begins behind an ornament and white space; 0 where none opens it.
std::size_t after_mark(std::string_view text) {
    std::size_t at = 0;
    const char32_t first = text.empty() ? U' ' : model::next_code_point(text, at);
    if (first < 0x25A0 || first > 0x27BF) {   // geometric shapes, miscellaneous symbols, dingbats
        return 0;
    }
    for (std::size_t next = at; next < text.size() && model::is_space(model::next_code_point(text, next)); at = next) {
    }
    return at;
}

}  // namespace

std::optional<RunIn> find_bold_run_in(const Draft& draft, const Item& item, bool sentence) {
    const std::string_view whole = item.text;
    const std::size_t mark = after_mark(whole);
    std::size_t end = 0;
    for (const Part& part : item.parts) {
        if (part.start == end && part.end <= mark) {
            end = part.end;   // an ornament before the title is not set apart with it
            continue;
        }
        const bool apart = part.bold || (!part.font.empty() && part.font != item.font && part.font != "song" && part.font != "fangsong");
        if (part.start != end || !apart || item.bold) {
            break;
        }
        end = part.end;
    }
    const std::string_view opening = model::trim(whole.substr(0, end));
    const bool stop = draft.profile.lead_end.matches(opening);
    if (!fits(opening, whole.substr(end)) || (stop && !sentence)) {
        return std::nullopt;
    }
    const bool space = opening.size() < end || model::is_space(model::first_code_point(whole.substr(end)));
    const bool broken = sentence && model::length(opening) >= kMinBroken;   // the author broke the line behind it
    return stop || space || broken ? std::optional(RunIn{opening.size(), "article.run_in_bold", 0.9}) : std::nullopt;
}

std::optional<RunIn> find_run_in(const Draft& draft, const Item& item, bool sentence) {
    if (auto bold = find_bold_run_in(draft, item, sentence)) {
        return bold;
    }
    for (const Rule& rule : draft.profile.run_in) {
        Captures found;
        if (rule.matches(item.text, found) && found.contains("title") && found.contains("rest") &&
            fits(found.at("title").of(item.text), found.at("rest").of(item.text))) {
            return RunIn{found.at("rest").start, rule.id, rule.confidence};   // what stands around the title is printed with it
        }
    }
    return std::nullopt;
}

}  // namespace bianmu::structure
