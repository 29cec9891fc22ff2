#include "structure/spans.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "model/text.h"

namespace bianmu::structure {

namespace {

template <typename T>
const T& at(const std::vector<T>& list, std::int32_t index) {
    return list[static_cast<std::size_t>(index)];
}

bool is_plain(const model::Run& run) {
    const model::TextStyle& style = run.style;
    return !style.bold && !style.italic && !style.underline && !style.strike && !style.emphasis &&
           style.script == model::Script::baseline && style.color == 0 && run.link < 0 && run.note < 0 && run.revision < 0 && run.ruby < 0 &&
           run.formula < 0;
}

model::Span look_of(const model::Flow& flow, const model::Run& run) {
    model::Span span;
    const model::TextStyle& style = run.style;
    span.bold = style.bold;
    span.italic = style.italic;
    span.underline = style.underline;
    span.strike = style.strike;
    span.emphasis = style.emphasis;
    span.superscript = style.script == model::Script::superscript;
    span.subscript = style.script == model::Script::subscript;
    if (style.color != 0) {
        span.color = style.color;
    }
    if (run.link >= 0) {
        span.link = at(flow.links, run.link);
    }
    if (run.note >= 0) {
        span.note = "n" + std::to_string(run.note + 1);
    }
    if (run.ruby >= 0) {
        span.ruby = at(flow.rubies, run.ruby);
    }
    if (run.formula >= 0) {
        span.latex = at(flow.formulas, run.formula);
    }
    span.revision = revision_of(flow, run.revision);
    return span;
}

}  // namespace

std::optional<model::Revision> revision_of(const model::Flow& flow, std::int32_t index) {
    return index < 0 ? std::nullopt : std::optional(at(flow.revisions, index));
}

void add_spans(const model::Flow& flow, const model::Paragraph& paragraph, std::size_t begin, std::size_t end, std::size_t offset,
               std::vector<model::Span>& spans) {
    const std::string_view text = paragraph.text;
    std::size_t counted = begin;   // bytes up to which `offset` counts
    const model::Run* last = nullptr;
    for (const model::Run& run : paragraph.runs) {
        const std::size_t start = std::max<std::size_t>(run.start, begin);
        const std::size_t stop = std::min<std::size_t>(run.end, end);
        // Word prints the mark of a note, the text has none; an end of a paragraph is none of its characters.
        const bool bare_mark = (run.note >= 0 || run.revision >= 0) && run.start == run.end && run.start >= begin && run.start <= end;
        if (is_plain(run) || (start >= stop && !bare_mark)) {
            continue;
        }
        offset += model::length(text.substr(counted, start - counted));
        counted = start;
        model::Span span = look_of(flow, run);
        span.start = offset;
        if (start < stop) {
            offset += model::length(text.substr(start, stop - start));
            counted = stop;
        }
        span.end = offset;
        // Two annotations or formulas of the same words are two.
        const bool same_thing = last != nullptr && last->ruby == run.ruby && last->formula == run.formula;
        last = &run;
        if (same_thing && spans.back().end == span.start && !bare_mark) {
            model::Span longer = spans.back();
            longer.start = span.start;
            longer.end = span.end;
            if (longer == span) {
                spans.back().end = span.end;
                continue;
            }
        }
        spans.push_back(std::move(span));
    }
}

std::int32_t whole_formula(const model::Paragraph& paragraph) {
    std::int32_t formula = -1;
    for (const model::Run& run : paragraph.runs) {
        if (run.formula < 0) {
            const std::string_view text = std::string_view(paragraph.text).substr(run.start, run.end - run.start);
            if (!model::trim(text).empty() || run.note >= 0) {
                return -1;
            }
        } else if (formula >= 0 && formula != run.formula) {
            return -1;
        } else {
            formula = run.formula;
        }
    }
    return formula;
}

}  // namespace bianmu::structure
