#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/geometry.h"

namespace bianmu::model {

/// A colour as 0xRRGGBB.
using Color = std::uint32_t;

/// A font of a paged source. Equal fonts of different pages share one entry.
struct Font {
    std::string name;           ///< family as the file names it, UTF-8, without the subset tag; may be empty
    bool bold = false;          ///< by name, weight or flag; not by being a black typeface such as HeiTi
    bool italic = false;
    bool has_unicode = true;    ///< false: its codes have no Unicode value that can be trusted
    float ascent = 0.88F;       ///< above the baseline, in em
    float descent = -0.12F;     ///< below the baseline, in em (negative)
};

/// One character as painted. Ligatures are split, compatibility forms folded to plain characters.
struct Glyph {
    char32_t code = 0;      ///< Unicode; 0 = the source gives none
    float x = 0, y = 0;     ///< origin on the baseline, points, top-left page space
    float advance = 0;      ///< along the writing direction, points, without character and word spacing
};

enum class Paint : std::uint8_t { fill, stroke, fill_stroke, invisible, clip };

/// Consecutive glyphs with one style: `glyphs[first, first + count)` of the page.
struct GlyphRun {
    std::uint32_t first = 0, count = 0;
    std::uint32_t font = 0;       ///< index into Pages::fonts
    float size = 0;               ///< em height on the page, points
    float angle = 0;              ///< direction of writing, degrees clockwise from left-to-right
    Color color = 0;              ///< fill colour; stroke colour where only stroked
    Paint paint = Paint::fill;
    bool bold_stroke = false;     ///< filled and stroked in one colour with a thin line: bold by drawing
    bool slanted = false;         ///< sheared text matrix: italic by drawing
    bool vertical = false;        ///< vertical writing mode (WMode 1)
    bool artifact = false;        ///< inside marked content /Artifact
    bool clipped = false;         ///< outside the clip or the page's crop box: not visible
    std::int32_t mcid = -1;       ///< marked-content id; -1 = none
};

/// A straight horizontal or vertical line: stroked, or a filled box thinner than 3 pt.
struct Rule {
    Box box;          ///< thin side = line width
    Color color = 0;
    [[nodiscard]] bool horizontal() const { return box.width() >= box.height(); }
    [[nodiscard]] double length() const { return horizontal() ? box.width() : box.height(); }
};

/// A filled or stroked rectangle that is no rule: shading, frame.
struct Panel {
    Box box;
    Color color = 0;
    bool stroked = false;
};

struct Image {
    Box box;
    int pixel_width = 0, pixel_height = 0;
    std::string source{};   ///< by which its extractor finds the bytes again; empty = it cannot
};

struct Link {
    Box box;
    std::string target;   ///< URI, or `#page=N`
};

/// A text that is attached to a place and not painted: a reader's comment, a pop-up.
struct PageNote {
    Box box;
    std::string text;
};

/// One page as painted. `glyphs` stand in the order of the content stream.
struct Page {
    int number = 0;              ///< from 1
    double width = 0, height = 0;  ///< points, after rotation, of the crop box
    std::vector<Glyph> glyphs;
    std::vector<GlyphRun> runs;
    std::vector<Rule> rules;
    std::vector<Panel> panels;
    std::vector<Image> images;
    std::vector<Link> links;
    std::vector<PageNote> notes;
    std::vector<std::int32_t> tags;  ///< by GlyphRun::mcid: index into Pages::tags; -1 or out of range = not tagged
    std::uint32_t unmapped = 0;     ///< glyphs without Unicode
    std::uint32_t private_use = 0;  ///< glyphs with a private-use code point only
    bool unreadable = false;        ///< those two are most of its visible text: it needs recognition
};

/// What a tag of a tagged source says its content is. Tags that only group or style (sections, spans) are left out.
enum class TagRole : std::uint8_t {
    paragraph, heading, list, list_item, label, list_body, table, table_head, table_row, header_cell, cell,
    caption, figure, note, contents, contents_item, quote, code, formula, artifact
};

/// An element of a source's structure tree. It is a claim of the file that the page may contradict.
struct Tag {
    TagRole role = TagRole::paragraph;
    std::uint8_t level = 0;         ///< of a heading, from 1; 0 = not said
    std::int32_t parent = -1;       ///< index into Pages::tags, smaller than its own; -1 = none
    std::uint16_t row_span = 1, column_span = 1;
    std::string alt;                ///< in place of a figure or formula
};

struct OutlineItem {
    std::string title;
    int level = 1;   ///< from 1
    int page = 0;    ///< from 1; 0 = unknown
};

/// A file that travels inside the source.
struct Attachment {
    std::string name, media_type, description;   ///< empty = not said
    std::optional<std::uint64_t> bytes;          ///< unpacked, as the source says
    int page = 0;                                ///< where it is pinned; 0 = to the whole source
};

struct Metadata {
    std::string title, author, producer, created, modified;   ///< dates ISO 8601; empty = absent
};

/// A paged source, as `extract` leaves it.
struct Pages {
    std::vector<Font> fonts;
    std::vector<Page> pages;
    std::vector<OutlineItem> outline;
    std::vector<Tag> tags;       ///< in the order of the tree
    Metadata metadata;
    std::vector<Attachment> attachments;
    int page_count = 0;   ///< of the source, also when only some pages were read
};

}  // namespace bianmu::model
