#include "structure/items.h"

#include <algorithm>
#include <limits>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <utility>

#include "model/text.h"
#include "structure/colors.h"
#include "structure/spans.h"

namespace bianmu::structure {

namespace {

constexpr std::size_t kMaxBoxed = 24;   // code points of a line in a box of its own
constexpr double kMostly = 0.7;   // share of characters that gives a line its look
constexpr float kSameSize = 0.6F;  // points

/// White space as plain spaces, tabs and line breaks kept; nothing at the ends. As many bytes as before, so that offsets stay.
std::string tidy(std::string_view text, std::size_t& offset) {
    const std::string_view inner = model::trim(text);
    offset = inner.empty() ? text.size() : static_cast<std::size_t>(inner.data() - text.data());
    std::string out(inner);
    for (std::size_t at = 0; model::skip_ideographs(out, at), at < out.size();) {
        const std::size_t start = at;
        const char32_t c = model::next_code_point(out, at);
        if (c >= 0x80 && model::is_space(c)) {
            std::fill(out.begin() + static_cast<std::ptrdiff_t>(start), out.begin() + static_cast<std::ptrdiff_t>(at), ' ');
        } else if (c < 0x20 && c != U'\t' && c != U'\n') {
            out[start] = ' ';
        }
    }
    return out;
}

void read_runs(Item& item, const std::vector<std::string>& classes) {
    const model::Paragraph& paragraph = *item.paragraph;
    std::vector<std::pair<int, std::uint64_t>> sizes;   // few: cheaper than a map
    std::vector<std::pair<const std::string*, std::uint64_t>> fonts;
    std::vector<std::pair<std::int32_t, std::uint64_t>> typefaces;
    std::vector<std::pair<model::Color, std::uint64_t>> colors;
    std::uint64_t bold = 0, italic = 0, red = 0, all = 0;
    const auto add = [](auto& counts, const auto& key, std::uint64_t n, const auto& same) {
        const auto found = std::find_if(counts.begin(), counts.end(), [&](const auto& entry) { return same(entry.first, key); });
        found == counts.end() ? void(counts.emplace_back(key, n)) : void(found->second += n);
    };
    for (const model::Run& run : paragraph.runs) {
        const std::string_view text = std::string_view(paragraph.text).substr(run.start, run.end - run.start);
        const std::uint64_t chars = model::count_characters(text);
        const std::string& font = run.style.font >= 0 ? classes[static_cast<std::size_t>(run.style.font)] : classes.back();
        if (chars > 0) {
            add(sizes, static_cast<int>(std::lround(run.style.size * 10)), chars, std::equal_to<>());
            // Latin letters and digits stand in a font of their own, which says nothing about the text around them.
            if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xE3; })) {
                add(fonts, &font, chars, [](const std::string* a, const std::string* b) { return *a == *b; });
            }
            add(typefaces, run.style.font, chars, std::equal_to<>());
            add(colors, run.style.color, chars, std::equal_to<>());
            bold += run.style.bold ? chars : 0;
            italic += run.style.italic ? chars : 0;
            red += is_red(run.style.color) ? chars : 0;
            all += chars;
        }
        const std::size_t start = std::max<std::size_t>(run.start, item.offset) - item.offset;
        const std::size_t end = std::min(std::max<std::size_t>(run.end, item.offset) - item.offset, item.text.size());
        if (start < end) {
            item.parts.push_back({start, end, run.style.bold, font});
        }
    }
    const auto most = [](const auto& counts) {
        return std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    };
    if (!sizes.empty()) {
        item.size = static_cast<float>(most(sizes)->first) / 10;
    }
    if (!fonts.empty()) {
        item.font = *most(fonts)->first;
    }
    if (!typefaces.empty()) {
        item.typeface = most(typefaces)->first;
        item.color = most(colors)->first;
    }
    item.chars = all;
    item.italic = all > 0 && static_cast<double>(italic) >= kMostly * static_cast<double>(all);
    item.bold = all > 0 && static_cast<double>(bold) >= kMostly * static_cast<double>(all);
    item.red = all > 0 && static_cast<double>(red) >= kMostly * static_cast<double>(all);
}

bool ends_sentence(std::string_view text) {
    constexpr std::u32string_view stops = U"\u3002\uFF01\uFF1F\uFF1B.!?;\u2026";
    constexpr std::u32string_view closing = U"\u201D\u2019\uFF09)\u300D\u300F";
    while (true) {
        const char32_t last = model::last_code_point(text);
        if (text.empty() || closing.find(last) == std::u32string_view::npos) {
            return !text.empty() && stops.find(last) != std::u32string_view::npos;
        }
        text.remove_suffix(model::to_utf8({&last, 1}).size());
    }
}

/// How far the first line begins from the text's edge, in ems of its size.
float indent_of(const model::Paragraph& paragraph, const Item& item) {
    constexpr float kTab = 2;   // ems; the place of its stop is not known
    float ems = item.size > 0 ? (paragraph.indent_left + paragraph.first_line) / item.size : 0;
    for (const char32_t c : model::to_utf32(std::string_view(paragraph.text).substr(0, item.offset))) {
        ems += c == U'\u3000' ? 1 : c == U'\t' ? kTab : 0.5F;
    }
    return ems;
}

Item look_at_paragraph(const model::Paragraph& paragraph, std::size_t block, const std::vector<std::string>& classes) {
    Item item;
    item.paragraph = &paragraph;
    item.block = block;
    item.text = tidy(paragraph.text, item.offset);
    item.centred = paragraph.alignment == model::Alignment::center;
    item.right = paragraph.alignment == model::Alignment::end;
    item.rule_below = paragraph.rule_below.has_value();
    item.rule_above = paragraph.rule_above.has_value();
    item.red_rule_below = item.rule_below && is_red(paragraph.rule_below->color);
    item.ended = ends_sentence(item.text);
    item.formula = whole_formula(paragraph);
    read_runs(item, classes);
    item.indent = indent_of(paragraph, item);
    return item;
}

std::vector<std::string> classes_of(const model::Flow& flow, const Profile& profile) {
    std::vector<std::string> classes;
    for (const model::Font& font : flow.fonts) {
        classes.push_back(profile.font_class(font.name));
    }
    classes.emplace_back();   // of text whose font is unknown
    return classes;
}

void measure_body(Items& items) {
    std::map<int, std::uint64_t> sizes;
    std::map<std::string, std::uint64_t> fonts;
    std::map<std::int32_t, std::uint64_t> typefaces;
    std::map<model::Color, std::uint64_t> colors;
    std::uint64_t bold = 0, all = 0;
    for (const Item& item : items.list) {
        if (item.is_text()) {
            const std::uint64_t chars = item.chars;
            sizes[static_cast<int>(std::lround(item.size * 10))] += chars;
            fonts[item.font] += chars;
            typefaces[item.typeface] += chars;
            colors[item.color] += chars;
            bold += item.bold ? chars : 0;
            all += chars;
        }
    }
    const auto most = [](const auto& counts) {
        return std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; })->first;
    };
    if (!sizes.empty()) {
        items.body_size = std::max(1.0F, static_cast<float>(most(sizes)) / 10);
        items.body_font = most(fonts);
        items.body_typeface = most(typefaces);
        items.body_color = most(colors);
        items.body_bold = 2 * bold > all;
        for (auto size = sizes.rbegin(); size != sizes.rend(); ++size) {
            if (const float points = static_cast<float>(size->first) / 10; items.sizes.empty() || points < items.sizes.back() - kSameSize) {
                items.sizes.push_back(points);
            }
        }
    }
}

/// What stands before each item gives it its place on the page and the rule above it.
void look_around(std::vector<Item>& list) {
    bool first_page = true;
    int page = 0;   // that the item before ends on
    for (std::size_t i = 0; i < list.size(); ++i) {
        Item& item = list[i];
        const std::vector<model::Location>& places = item.locations();
        const int begins = places.empty() ? 0 : places.front().page;
        const bool broken = i > 0 && (item.page_top || (item.is_text() && item.paragraph->page_break_before));
        first_page = begins > 0 ? begins == 1 : first_page && !broken;
        item.first_page = first_page;
        item.page_top = i == 0 || broken || (begins > 0 && begins != page);
        item.rule_above = item.rule_above || (i > 0 && list[i - 1].rule_below);
        page = places.empty() ? page : places.back().page;
    }
}

const model::Paragraph* paragraph_of(const model::Block& block) { return std::get_if<model::Paragraph>(&block.value); }

}  // namespace

std::string as_item_text(std::string_view text) {
    std::size_t offset = 0;
    return tidy(text, offset);
}

const std::vector<model::Location>& Item::locations() const {
    return paragraph != nullptr ? paragraph->locations : table != nullptr ? table->locations : figure->locations;
}

Items look_at(const model::Flow& flow, const Profile& profile) {
    Items items;
    items.font_classes = classes_of(flow, profile);
    bool broken = false;   // by a paragraph without text
    for (std::size_t i = 0; i < flow.blocks.size(); ++i) {
        const model::Block& block = flow.blocks[i];
        Item item;
        item.block = i;
        if (const model::Paragraph* paragraph = paragraph_of(block)) {
            item = look_at_paragraph(*paragraph, i, items.font_classes);
            if (item.text.empty()) {
                if (item.rule_below && !items.list.empty()) {
                    items.list.back().rule_below = true;
                    items.list.back().red_rule_below = items.list.back().red_rule_below || item.red_rule_below;
                }
                broken = broken || paragraph->page_break_before;
                continue;
            }
            if (paragraph->locations.size() == 1 && paragraph->locations.front().page > 0 && profile.page_number.matches(item.text)) {
                items.page_numbers.push_back({model::FurnitureKind::page_number, item.text, paragraph->locations});
                continue;
            }
        } else if (const auto* table = std::get_if<model::Table>(&block.value)) {
            item.table = table;
        } else {
            item.figure = &std::get<model::Figure>(block.value);
        }
        item.page_top = std::exchange(broken, false);
        items.list.push_back(std::move(item));
    }
    measure_body(items);
    look_around(items.list);
    return items;
}

Items take_items(const Items& items, const std::vector<Range>& ranges, bool anew) {
    Items out;
    out.body_size = items.body_size;
    out.body_font = items.body_font;
    out.body_typeface = items.body_typeface;
    out.body_color = items.body_color;
    out.body_bold = items.body_bold;
    out.sizes = items.sizes;
    out.font_classes = items.font_classes;
    for (const Range& range : ranges) {
        out.list.insert(out.list.end(), items.list.begin() + static_cast<std::ptrdiff_t>(range.from), items.list.begin() + static_cast<std::ptrdiff_t>(range.to));
    }
    if (anew) {
        out.sizes.clear();
        measure_body(out);
    }
    open_page(out.list);
    return out;
}

void open_page(std::vector<Item>& list) {
    bool first_page = true;
    for (std::size_t i = 0; i < list.size(); ++i) {
        first_page = first_page && (i == 0 || !list[i].page_top);
        list[i].first_page = first_page;
    }
    if (!list.empty()) {
        list.front().page_top = true;
    }
}

Item look_at_made(const model::Paragraph& paragraph, const Item& first, const Items& items) {
    Item item = look_at_paragraph(paragraph, first.block, items.font_classes);
    item.rule_above = first.rule_above;
    item.page_top = first.page_top;
    item.first_page = first.first_page;
    return item;
}

namespace {

/// Whether the lines of several cells are rows: not a name in large type beside a list of small lines.
bool stand_side_by_side(const std::vector<std::vector<const model::Paragraph*>>& cells) {
    constexpr float kMuchLarger = 1.6F;
    if (cells.empty() || cells.front().size() < 2) {
        return true;
    }
    float least = std::numeric_limits<float>::max(), most = 0;
    for (const auto& cell : cells) {
        const float size = cell.front()->runs.empty() ? 0 : cell.front()->runs.front().style.size;
        least = size > 0 ? std::min(least, size) : least;
        most = std::max(most, size);
    }
    return most <= kMuchLarger * least;
}

}  // namespace

void unfold_table(Items& items, std::size_t index, const model::Flow& flow, const Profile& profile) {
    const std::vector<std::string> classes = classes_of(flow, profile);
    const Item source = items.list[index];
    std::vector<Item> lines;
    const auto add_line = [&](const std::vector<const model::Paragraph*>& cells, int column) {
        model::Paragraph line;
        for (const model::Paragraph* cell : cells) {
            if (!line.text.empty()) {
                line.text += '\t';
                line.runs.back().end = static_cast<std::uint32_t>(line.text.size());
            } else {
                line.alignment = cell->alignment;
            }
            const auto offset = static_cast<std::uint32_t>(line.text.size());
            line.text += cell->text;
            for (model::Run run : cell->runs) {
                run.start += offset;
                run.end += offset;
                line.runs.push_back(run);
            }
            line.locations.insert(line.locations.end(), cell->locations.begin(), cell->locations.end());
        }
        if (cells.size() > 1) {
            line.alignment = model::Alignment::start;
        } else if (2 * column >= source.table->columns && column > 0) {   // nothing beside it: on the page it stands right
            line.alignment = model::Alignment::end;
        }
        items.made.push_back(std::move(line));
        Item item = look_at_paragraph(items.made.back(), source.block, classes);
        if (!item.text.empty()) {
            item.first_page = source.first_page;
            lines.push_back(std::move(item));
        }
    };
    for (int row = 0; row < source.table->rows; ++row) {
        std::vector<std::vector<const model::Paragraph*>> cells;
        int column = 0;   // of the last cell with text
        for (const model::Cell& cell : source.table->cells) {
            if (cell.row != row) {
                continue;
            }
            std::vector<const model::Paragraph*> paragraphs;
            for (const model::Block& block : cell.blocks) {
                if (const model::Paragraph* paragraph = paragraph_of(block); paragraph != nullptr && !model::trim(paragraph->text).empty()) {
                    paragraphs.push_back(paragraph);
                }
            }
            if (!paragraphs.empty()) {
                cells.push_back(std::move(paragraphs));
                column = cell.column;
            }
        }
        column = cells.size() > 1 ? 0 : column;
        const bool even = std::all_of(cells.begin(), cells.end(), [&cells](const auto& c) { return c.size() == cells.front().size(); }) && stand_side_by_side(cells);
        if (even && cells.size() > 1) {   // lines side by side
            for (std::size_t k = 0; k < cells.front().size(); ++k) {
                std::vector<const model::Paragraph*> line;
                for (const auto& cell : cells) {
                    line.push_back(cell[k]);
                }
                add_line(line, 0);
            }
        } else {
            for (const auto& cell : cells) {
                for (const model::Paragraph* paragraph : cell) {
                    add_line({paragraph}, column);
                }
            }
        }
    }
    if (!lines.empty()) {
        lines.front().page_top = source.page_top;
        lines.front().rule_above = lines.front().rule_above || source.rule_above;
        lines.back().rule_below = source.rule_below;
        lines.back().red_rule_below = source.red_rule_below;
    }
    items.list.erase(items.list.begin() + static_cast<std::ptrdiff_t>(index));
    items.list.insert(items.list.begin() + static_cast<std::ptrdiff_t>(index), std::make_move_iterator(lines.begin()),
                      std::make_move_iterator(lines.end()));
}

void unfold_boxes(Items& items, std::size_t start, const model::Flow& flow, const Profile& profile) {
    for (std::size_t i = start; i < items.list.size(); ++i) {
        const model::Table* table = items.list[i].table;
        if (table == nullptr || table->cells.size() != 1 || table->cells.front().blocks.size() != 1) {
            continue;
        }
        const model::Paragraph* paragraph = paragraph_of(table->cells.front().blocks.front());
        if (paragraph != nullptr && !model::trim(paragraph->text).empty() && model::length(model::trim(paragraph->text)) <= kMaxBoxed) {
            unfold_table(items, i, flow, profile);
            items.list[i].boxed = true;
        }
    }
}

namespace {

/// Whether an item is set in one of the `rank` largest sizes.
bool is_ranked(const Item& item, int rank, const Items& items) {
    const std::size_t last = std::min(static_cast<std::size_t>(rank), items.sizes.size());
    return last > 0 && item.size >= items.sizes[last - 1] - kSameSize;
}

}  // namespace

bool looks_like(const Item& item, const Look& look, const Items& items) {
    const auto agrees = [](int wanted, bool is) { return wanted < 0 || (wanted == 1) == is; };
    return (look.align.empty() || (look.align == "center" && item.centred) || (look.align == "right" && item.right) ||
            (look.align == "start" && !item.centred && !item.right)) &&
           (look.min_indent == 0 || item.indent >= look.min_indent) && (look.max_indent == 0 || item.indent <= look.max_indent) &&
           (look.below_size == 0 || item.size < look.below_size * static_cast<double>(items.body_size)) &&
           (look.min_size == 0 || item.size >= look.min_size * static_cast<double>(items.body_size)) && (look.size_rank == 0 || is_ranked(item, look.size_rank, items)) &&
           agrees(look.bold, item.bold) && agrees(look.italic, item.italic) && agrees(look.red, item.red) && agrees(look.rule_below, item.rule_below) &&
           agrees(look.rule_above, item.rule_above) && agrees(look.page_top, item.page_top) && agrees(look.first_page, item.first_page) &&
           (look.fonts.empty() || std::find(look.fonts.begin(), look.fonts.end(), item.font) != look.fonts.end()) &&
           (look.colors.empty() || std::any_of(look.colors.begin(), look.colors.end(), [&](const std::string& name) {
                return is_color(item.color, name, items.body_color);
            }));
}

double confidence_of(const Rule& rule, const Item& item, const Items& items) {
    double doubt = 1 - rule.confidence;
    for (const Look& sign : rule.signs) {
        doubt *= looks_like(item, sign, items) ? 0.5 : 1;
    }
    return 1 - doubt;
}

}  // namespace bianmu::structure
