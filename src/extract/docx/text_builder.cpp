#include "extract/docx/text_builder.h"

#include <algorithm>
#include <utility>

#include "model/text.h"

namespace bianmu::extract::docx {

namespace {

enum class Writing { neutral, latin, east_asian };

Writing writing_of(char32_t c, bool ambiguous_east_asia) {
    constexpr char32_t kFirstCjkBlock = 0x2E80;
    if (c < 0x80) {
        return c <= 0x20 ? Writing::neutral : Writing::latin;
    }
    if (model::is_cjk(c)) {
        return c >= kFirstCjkBlock || ambiguous_east_asia ? Writing::east_asian : Writing::neutral;
    }
    return model::is_space(c) ? Writing::neutral : Writing::latin;
}

model::Run make_run(std::uint32_t start, std::uint32_t end, const model::TextStyle& style, const Marks& marks) {
    return {start, end, style, marks.link, marks.note, marks.revision, marks.ruby, marks.formula};
}

/// Whether a character may compose with the one before it.
bool may_combine(char32_t c) {
    return c >= 0x300 && !model::is_counted(c) && !model::is_space(c);
}

}  // namespace

void TextBuilder::append_run(std::string_view text, const model::TextStyle& style, const Marks& marks) {
    const auto start = static_cast<std::uint32_t>(text_.size());
    text_ += text;
    const auto end = static_cast<std::uint32_t>(text_.size());
    if (!runs_.empty()) {
        model::Run& last = runs_.back();
        const bool one_thing = last.ruby == marks.ruby && last.formula == marks.formula;
        const bool same = last.note == marks.note && last.link == marks.link && last.revision == marks.revision && last.style == style;
        if (one_thing && last.end > last.start && (same || marks.ruby >= 0 || marks.formula >= 0)) {
            last.end = end;
            return;
        }
    }
    runs_.push_back(make_run(start, end, style, marks));
}

void TextBuilder::append(std::string_view text, const RunLook& look, const Marks& marks) {
    if (text.empty()) {
        return;
    }
    model::TextStyle east_asian = look.style;
    east_asian.font = look.east_asia_font >= 0 ? look.east_asia_font : look.style.font;
    if (east_asian.font == look.style.font) {
        append_run(text, look.style, marks);
        return;
    }
    // Neutral characters go with what stands before them; at the start, with what follows.
    std::size_t start = 0;
    Writing current = Writing::neutral;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t here = at;
        const Writing writing = writing_of(model::next_code_point(text, at), look.ambiguous_east_asia);
        if (writing == Writing::neutral || writing == current) {
            continue;
        }
        if (current != Writing::neutral) {
            append_run(text.substr(start, here - start), current == Writing::latin ? look.style : east_asian, marks);
            start = here;
        }
        current = writing;
    }
    if (current == Writing::neutral) {
        const bool follows_latin = !runs_.empty() && runs_.back().style == look.style;
        current = follows_latin ? Writing::latin : Writing::east_asian;
    }
    append_run(text.substr(start), current == Writing::latin ? look.style : east_asian, marks);
}

void TextBuilder::append_mark(const RunLook& look, const Marks& marks) {
    const auto here = static_cast<std::uint32_t>(text_.size());
    runs_.push_back(make_run(here, here, look.style, marks));
}

void TextBuilder::append(const TextBuilder& other) {
    const auto shift = static_cast<std::uint32_t>(text_.size());
    text_ += other.text_;
    for (model::Run run : other.runs_) {
        run.start += shift;
        run.end += shift;
        runs_.push_back(run);
    }
}

void TextBuilder::finish(model::Paragraph& paragraph) {
    std::string normal = model::to_nfc(text_);
    if (normal == text_) {
        paragraph.text = std::move(normal);
        paragraph.runs = std::move(runs_);
    } else {
        // Run by run, after combining marks at the head of a run have gone to the run that holds their base.
        paragraph.text.clear();
        paragraph.runs.clear();
        std::size_t from = 0;
        for (std::size_t i = 0; i < runs_.size(); ++i) {
            std::size_t to = runs_[i].end;
            while (i + 1 < runs_.size() && to < text_.size() && to > from) {
                std::size_t next = to;
                if (!may_combine(model::next_code_point(text_, next))) {
                    break;
                }
                to = next;
            }
            to = std::max(to, from);
            model::Run run = runs_[i];
            run.start = static_cast<std::uint32_t>(paragraph.text.size());
            paragraph.text += model::to_nfc(std::string_view(text_).substr(from, to - from));
            run.end = static_cast<std::uint32_t>(paragraph.text.size());
            if (run.end > run.start || run.note >= 0 || run.revision >= 0) {
                paragraph.runs.push_back(run);
            }
            from = to;
        }
    }
    text_.clear();
    runs_.clear();
}

}  // namespace bianmu::extract::docx
