#pragma once

#include <deque>
#include <string>
#include <vector>

#include "model/flow.h"
#include "structure/profile.h"

namespace bianmu::structure {

/// A part of an item's text with one look.
struct Part {
    std::size_t start = 0, end = 0;   ///< bytes
    bool bold = false;
    std::string font;                 ///< font class
};

/// One piece of the flow as the rules see it: a paragraph, a table or a figure, with its look in the terms of profiles.
struct Item {
    const model::Paragraph* paragraph = nullptr;   ///< null for tables and figures
    const model::Table* table = nullptr;
    const model::Figure* figure = nullptr;
    std::size_t block = 0;          ///< index into Flow::blocks

    std::string text;               ///< trimmed; every white-space character but tab and line break as a space
    std::size_t offset = 0;         ///< bytes of leading white space in Paragraph::text
    std::uint64_t chars = 0;        ///< as accounting counts them
    float size = 0;                 ///< of most characters
    bool bold = false;              ///< most characters
    bool red = false;
    std::string font;               ///< class of most characters
    std::int32_t typeface = -1;     ///< font of most characters, as Flow::fonts counts them
    model::Color color = 0;         ///< of most characters
    bool italic = false;            ///< most characters
    bool centred = false, right = false;
    float indent = 0;               ///< of the first line, in ems: indents and white space that was typed
    bool rule_below = false, red_rule_below = false;
    bool rule_above = false;        ///< its own, or under what stands before it
    bool page_top = false;          ///< first on its page, as far as the source tells
    bool first_page = false;
    bool boxed = false;             ///< the only cell of a table
    std::int32_t formula = -1;      ///< that is all of its text, as Flow::formulas counts them
    bool ended = false;             ///< closes with a full stop or the like
    std::vector<Part> parts;

    [[nodiscard]] bool is_text() const { return paragraph != nullptr; }
    [[nodiscard]] const std::vector<model::Location>& locations() const;
};

/// The flow as items, and what they have in common.
struct Items {
    std::vector<Item> list;
    float body_size = 12;
    std::string body_font;                     ///< class of most characters
    std::int32_t body_typeface = -1;           ///< font of most characters
    model::Color body_color = 0;               ///< of most characters
    std::vector<float> sizes;                  ///< in which lines are set, the largest first; those that look alike once
    bool body_bold = false;                    ///< most characters
    std::vector<std::string> font_classes;     ///< as Flow::fonts; the last is of unknown fonts
    std::vector<model::Furniture> page_numbers;   ///< that say so in words: the layout knows none
    std::deque<model::Paragraph> made;         ///< paragraphs made of the rows of layout tables
};

/// Items from one up to another.
struct Range {
    std::size_t from = 0, to = 0;
};

/// A text as the rules see an item's: trimmed, its white space plain spaces.
[[nodiscard]] std::string as_item_text(std::string_view text);

/// Looks at every block of the flow. The flow must outlive the items. A rule drawn by an empty paragraph goes to the text before it.
[[nodiscard]] Items look_at(const model::Flow& flow, const Profile& profile);

/// Some of the items, as if the flow held no others: the page of the first of them is the first page.
/// @param anew  the type of the text is measured anew; else it is that of all items.
[[nodiscard]] Items take_items(const Items& items, const std::vector<Range>& ranges, bool anew);

/// The first of the items opens the first page.
void open_page(std::vector<Item>& list);

/// Looks at a paragraph that was made of others, as if it stood in the place of the first of them.
[[nodiscard]] Item look_at_made(const model::Paragraph& paragraph, const Item& first, const Items& items);

/// Replaces a table that only places text (a masthead's office and date, a colophon) by one item per printed line.
void unfold_table(Items& items, std::size_t index, const model::Flow& flow, const Profile& profile);

/// Unfolds the tables of one cell with a few words: the dress of a line.
void unfold_boxes(Items& items, std::size_t start, const model::Flow& flow, const Profile& profile);

/// Whether an item looks as a rule demands.
[[nodiscard]] bool looks_like(const Item& item, const Look& look, const Items& items);

/// A rule's confidence for this item: raised by each sign that agrees.
[[nodiscard]] double confidence_of(const Rule& rule, const Item& item, const Items& items);

}  // namespace bianmu::structure
