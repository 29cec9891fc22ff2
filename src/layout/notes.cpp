#include "layout/notes.h"

#include <algorithm>
#include <map>
#include <string_view>

#include "layout/line_text.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

/// Notes by their mark that no mark in the text names yet.
using Untied = std::map<std::string, std::int32_t, std::less<>>;

void tie(model::Run& run, std::string_view mark, Untied& untied) {
    const auto note = untied.find(mark);
    if (note != untied.end()) {
        run.note = note->second;
        untied.erase(note);
    }
}

/// Ties the raised marks of the paragraph.
void tie_raised(model::Paragraph& paragraph, Untied& untied) {
    for (model::Run& run : paragraph.runs) {
        if (run.style.script == model::Script::superscript && run.note < 0) {
            tie(run, model::trim(std::string_view(paragraph.text).substr(run.start, run.end - run.start)), untied);
        }
    }
}

/// Ties marks in a circle, which need not be raised; one at the head of the paragraph counts its items.
void tie_circled(model::Paragraph& paragraph, Untied& untied) {
    for (auto note = untied.begin(); note != untied.end();) {
        const char32_t code = model::first_code_point(note->first);
        const std::size_t at = code >= U'\u2460' && code <= U'\u2473' ? paragraph.text.find(note->first) : std::string::npos;
        const auto run = std::find_if(paragraph.runs.begin(), paragraph.runs.end(), [at](const model::Run& r) { return r.start <= at && at < r.end; });
        if (at == std::string::npos || at == 0 || run == paragraph.runs.end() || run->note >= 0) {
            ++note;
            continue;
        }
        const std::size_t end = at + note->first.size();
        model::Run mark = *run, rest = *run;
        const std::uint32_t start = run->start;
        mark.start = static_cast<std::uint32_t>(at);
        mark.end = rest.start = static_cast<std::uint32_t>(end);
        mark.note = note->second;
        run->end = mark.start;
        auto place = run + 1;
        place = paragraph.runs.insert(place, mark) + 1;
        if (rest.start < rest.end) {
            paragraph.runs.insert(place, rest);
        }
        if (start == mark.start) {
            std::erase_if(paragraph.runs, [](const model::Run& r) { return r.start == r.end && r.note < 0; });
        }
        note = untied.erase(note);
    }
}

bool stands_on(const model::Paragraph& paragraph, int page) {
    return std::any_of(paragraph.locations.begin(), paragraph.locations.end(), [page](const model::Location& l) { return l.page == page; });
}

}  // namespace

void add_notes(model::Flow& flow, const std::vector<LaidPage>& pages, const std::vector<NoteLines>& note_lines, const Palette& palette,
               const Measures& measures, DiscardCount& discarded) {
    LineText text;
    bool trailing_space = false;
    Untied left;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        Untied untied;
        for (std::size_t i = 0; i < note_lines[p].lines.size(); ++i) {
            const Line& line = note_lines[p].lines[i];
            LineText next = spell(line, palette);
            const std::string& mark = note_lines[p].marks[i];
            model::Location location;
            location.page = pages[p].number;
            location.box = line.box;
            if (!mark.empty() || (i == 0 && !note_lines[p].goes_on)) {
                const bool endnote = i >= note_lines[p].first_endnote;
                flow.notes.push_back({endnote ? model::NoteKind::endnote : model::NoteKind::footnote, mark, {}, {location}, {}, {}});
                text = std::move(next);
                if (!mark.empty()) {
                    untied.emplace(mark, static_cast<std::int32_t>(flow.notes.size()) - 1);
                }
            } else {
                discarded.add("hyphen", join_lines(text, next, trailing_space, &measures.compounds));
                std::vector<model::Location>& places = flow.notes.back().locations;
                if (places.back().page == location.page) {
                    places.back().box->add(line.box);
                } else {
                    places.push_back(location);
                }
            }
            flow.notes.back().text = text.text;
            trailing_space = line.trailing_space != 0;
        }
        if (untied.empty()) {
            continue;
        }
        for (const auto& tie_marks : {tie_raised, tie_circled}) {
            for (model::Block& block : flow.blocks) {
                auto* paragraph = std::get_if<model::Paragraph>(&block.value);
                if (paragraph != nullptr && stands_on(*paragraph, pages[p].number)) {
                    tie_marks(*paragraph, untied);
                }
            }
        }
        left.merge(untied);
    }
    for (model::Block& block : flow.blocks) {
        auto* paragraph = std::get_if<model::Paragraph>(&block.value);
        if (paragraph != nullptr && !left.empty()) {
            tie_raised(*paragraph, left);
        }
    }
}

}  // namespace bianmu::layout
