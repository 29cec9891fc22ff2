#include "layout/tags.h"

#include <algorithm>
#include <string_view>

#include "model/text.h"

namespace bianmu::layout {

namespace {

constexpr double kMostHeadings = 0.3;          // of the tagged text: headings stand over something
constexpr std::size_t kLongestHeading = 600;   // bytes; a longer text is no heading, whatever its tag says
constexpr std::uint8_t kDeepest = 9;

/// The tag of a heading at or above `tag`; -1 = none. A heading in a cell or a note heads nothing.
std::int32_t heading_above(const std::vector<model::Tag>& tags, std::int32_t tag) {
    while (tag >= 0) {
        switch (tags[static_cast<std::size_t>(tag)].role) {
            case model::TagRole::heading:
                return tag;
            case model::TagRole::cell:
            case model::TagRole::header_cell:
            case model::TagRole::note:
            case model::TagRole::contents_item:
                return -1;
            default:
                tag = tags[static_cast<std::size_t>(tag)].parent;
        }
    }
    return -1;
}

std::string without_space(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t code = model::next_code_point(text, at);
        if (!model::is_space(code)) {
            model::append_utf8(out, code);
        }
    }
    return out;
}

}  // namespace

std::vector<std::int32_t> find_text_elements(const std::vector<model::Tag>& tags) {
    std::vector<std::int32_t> elements(tags.size(), -1);
    for (std::size_t i = 0; i < tags.size(); ++i) {
        switch (tags[i].role) {
            case model::TagRole::label:
            case model::TagRole::list_body:   // parts of their item
            case model::TagRole::formula:     // stands in a text, as words of program text may
            case model::TagRole::code:
                elements[i] = tags[i].parent >= 0 ? elements[static_cast<std::size_t>(tags[i].parent)] : -1;
                break;
            case model::TagRole::paragraph:
            case model::TagRole::heading:
            case model::TagRole::list_item:
            case model::TagRole::caption:
            case model::TagRole::note:
            case model::TagRole::header_cell:
            case model::TagRole::cell:
                elements[i] = static_cast<std::int32_t>(i);
                break;
            default:   // groups, and contents and drawings, whose lines are their own
                break;
        }
    }
    return elements;
}

std::vector<std::int32_t> find_drawn_items(const model::Pages& pages) {
    const std::vector<model::Tag>& tags = pages.tags;
    if (std::none_of(tags.begin(), tags.end(), [](const model::Tag& tag) { return tag.role == model::TagRole::list_item; })) {
        return {};
    }
    std::vector<std::int32_t> items(tags.size(), -1);   // a table in an item is none of its text
    std::vector<bool> in_label(tags.size()), labelled(tags.size());
    for (std::size_t i = 0; i < tags.size(); ++i) {
        const bool inherits = tags[i].role != model::TagRole::list_item && tags[i].role != model::TagRole::table && tags[i].parent >= 0;
        const auto parent = static_cast<std::size_t>(inherits ? tags[i].parent : 0);
        items[i] = tags[i].role == model::TagRole::list_item ? static_cast<std::int32_t>(i) : inherits ? items[parent] : -1;
        in_label[i] = tags[i].role == model::TagRole::label || (inherits && in_label[parent]);
    }
    for (const model::Page& page : pages.pages) {
        for (const model::GlyphRun& run : page.runs) {
            const std::int32_t tag = tag_of(page, run);
            const std::int32_t item = tag < 0 || !in_label[static_cast<std::size_t>(tag)] ? -1 : items[static_cast<std::size_t>(tag)];
            const auto glyphs = page.glyphs.begin() + run.first;
            if (item >= 0 && std::any_of(glyphs, glyphs + run.count, [](const model::Glyph& glyph) { return !model::is_space(glyph.code); })) {
                labelled[static_cast<std::size_t>(item)] = true;
            }
        }
    }
    for (std::int32_t& item : items) {
        item = item >= 0 && labelled[static_cast<std::size_t>(item)] ? -1 : item;
    }
    return items;
}

TaggedHeadings find_tagged_headings(const model::Pages& pages) {
    TaggedHeadings found;
    if (std::none_of(pages.tags.begin(), pages.tags.end(), [](const model::Tag& tag) { return tag.role == model::TagRole::heading; })) {
        return found;
    }
    std::uint64_t tagged = 0;
    std::uint64_t in_headings = 0;
    for (const model::Page& page : pages.pages) {
        std::map<std::int32_t, std::string> texts;
        for (const model::GlyphRun& run : page.runs) {
            if (run.mcid < 0 || static_cast<std::size_t>(run.mcid) >= page.tags.size()) {
                continue;
            }
            tagged += run.count;
            const std::int32_t heading = heading_above(pages.tags, tag_of(page, run));
            if (heading < 0 || run.paint == model::Paint::invisible || run.clipped) {
                continue;
            }
            in_headings += run.count;
            std::string& text = texts[heading];
            for (std::uint32_t i = run.first; i < run.first + run.count && text.size() <= kLongestHeading; ++i) {
                if (page.glyphs[i].code != 0 && !model::is_space(page.glyphs[i].code)) {
                    model::append_utf8(text, page.glyphs[i].code);
                }
            }
        }
        for (auto& [tag, text] : texts) {
            if (!text.empty() && text.size() <= kLongestHeading) {
                const std::uint8_t level = std::clamp<std::uint8_t>(pages.tags[static_cast<std::size_t>(tag)].level, 1, kDeepest);
                found.emplace(std::pair{page.number, std::move(text)}, level);
            }
        }
    }
    if (static_cast<double>(in_headings) > kMostHeadings * static_cast<double>(tagged)) {
        found.clear();
    }
    return found;
}

void mark_tagged_headings(std::vector<model::Block>& blocks, const TaggedHeadings& headings) {
    if (headings.empty()) {
        return;
    }
    for (model::Block& block : blocks) {
        auto* paragraph = std::get_if<model::Paragraph>(&block.value);
        if (paragraph == nullptr || paragraph->outline_level != 0 || paragraph->locations.empty() ||
            paragraph->text.size() > 2 * kLongestHeading) {
            continue;
        }
        const auto heading = headings.find({paragraph->locations.front().page, without_space(paragraph->text)});
        if (heading != headings.end()) {
            paragraph->outline_level = heading->second;
        }
    }
}

}  // namespace bianmu::layout
