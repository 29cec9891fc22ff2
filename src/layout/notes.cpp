#include "layout/notes.h"

#include <algorithm>
#include <string_view>

#include "layout/line_text.h"
#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kMinRule = 20;      // points
constexpr double kMaxRule = 0.45;    // share of the page's width
constexpr double kLowest = 0.3;      // share of the page's height that stays free of notes
constexpr float kSmaller = 0.93F;    // of the body size

bool is_mark(char32_t c) {
    return (c >= U'0' && c <= U'9') || (c >= U'\u2460' && c <= U'\u2473') || std::u32string_view(U"*†‡[]［］〔〕").find(c) != std::u32string_view::npos;
}

/// The mark at the head of a note's first line: raised, or a number set apart.
std::string leading_mark(const LineText& text) {
    std::string mark;
    for (std::size_t at = 0; at < text.text.size();) {
        const std::size_t start = at;
        if (!is_mark(model::next_code_point(text.text, at)) || mark.size() > 12) {
            break;
        }
        mark.append(text.text, start, at - start);
    }
    const bool raised = !text.runs.empty() && text.runs.front().style.script == model::Script::superscript;
    const bool apart = mark.size() < text.text.size() && model::is_space(static_cast<unsigned char>(text.text[mark.size()]));
    const bool circled = mark.size() >= 3 && static_cast<unsigned char>(mark[0]) >= 0xE2;
    return raised || apart || circled ? mark : std::string();
}

}  // namespace

std::vector<std::vector<Line>> take_note_lines(std::vector<LaidPage>& pages, float body_size) {
    std::vector<std::vector<Line>> taken(pages.size());
    for (std::size_t p = 0; p < pages.size(); ++p) {
        LaidPage& page = pages[p];
        for (const model::Rule& rule : page.rules) {
            const double y = rule.box.center_y();
            if (!rule.horizontal() || rule.length() < kMinRule || rule.length() > kMaxRule * page.width || y < kLowest * page.height) {
                continue;
            }
            std::size_t below = 0;
            bool small = true;
            for (const Region& region : page.regions) {
                for (const Item& item : region.items) {
                    const bool under = item.line.box.center_y() > y;
                    below += under ? 1U : 0U;
                    small = small && (!under || (item.is_line() && item.line.size <= kSmaller * body_size && item.line.box.x0 > rule.box.x0 - 40));
                }
            }
            if (below == 0 || !small) {
                continue;
            }
            for (Region& region : page.regions) {
                for (Item& item : region.items) {
                    if (item.line.box.center_y() > y) {
                        taken[p].push_back(std::move(item.line));
                        item.line = {};
                    }
                }
                std::erase_if(region.items, [](const Item& item) { return item.is_line() && item.line.chars.empty(); });
            }
            std::erase_if(page.regions, [](const Region& region) { return region.items.empty(); });
            break;
        }
    }
    return taken;
}

void add_notes(model::Flow& flow, const std::vector<LaidPage>& pages, const std::vector<std::vector<Line>>& note_lines, const Palette& palette,
               const Measures& measures, DiscardCount& discarded) {
    for (std::size_t p = 0; p < pages.size(); ++p) {
        const std::size_t first = flow.notes.size();
        LineText text;
        bool trailing_space = false;
        for (const Line& line : note_lines[p]) {
            LineText next = spell(line, palette);
            const std::string mark = leading_mark(next);
            if (!mark.empty() || flow.notes.size() == first) {
                flow.notes.push_back({model::NoteKind::footnote, mark, {}, {}, {}, {}});
                model::Location location;
                location.page = pages[p].number;
                location.box = line.box;
                flow.notes.back().locations.push_back(location);
                text = std::move(next);
            } else {
                discarded.add("hyphen", join_lines(text, next, trailing_space, &measures.compounds));
                flow.notes.back().locations.back().box->add(line.box);
            }
            flow.notes.back().text = text.text;
            trailing_space = line.trailing_space != 0;
        }
        for (model::Block& block : flow.blocks) {
            auto* paragraph = std::get_if<model::Paragraph>(&block.value);
            if (first == flow.notes.size() || paragraph == nullptr ||
                std::none_of(paragraph->locations.begin(), paragraph->locations.end(),
                             [&](const model::Location& l) { return l.page == pages[p].number; })) {
                continue;
            }
            for (model::Run& run : paragraph->runs) {
                const std::string_view own = std::string_view(paragraph->text).substr(run.start, run.end - run.start);
                for (std::size_t n = first; n < flow.notes.size() && run.style.script == model::Script::superscript; ++n) {
                    if (!flow.notes[n].mark.empty() && model::trim(own) == flow.notes[n].mark) {
                        run.note = static_cast<std::int32_t>(n);
                    }
                }
            }
        }
    }
}

}  // namespace bianmu::layout
