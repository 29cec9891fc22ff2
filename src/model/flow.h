#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "model/location.h"
#include "model/page.h"

namespace bianmu::model {

enum class Alignment : std::uint8_t { start, center, end, justify };
enum class Script : std::uint8_t { baseline, superscript, subscript };

/// How a stretch of text looks.
struct TextStyle {
    std::int32_t font = -1;   ///< index into Flow::fonts; -1 = unknown
    float size = 0;           ///< points; 0 = unknown
    Color color = 0;
    bool bold = false, italic = false, underline = false, strike = false;
    bool emphasis = false;    ///< a mark at each character, as East Asian text is stressed
    Script script = Script::baseline;

    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// A stretch of a paragraph's text with one look. Runs lie end to end and cover the text.
struct Run {
    std::uint32_t start = 0, end = 0;  ///< byte offsets into Paragraph::text
    TextStyle style;
    std::int32_t link = -1;            ///< index into Flow::links
    std::int32_t note = -1;            ///< index into Flow::notes: this stretch is the mark of that note
    std::int32_t revision = -1;        ///< index into Flow::revisions; an empty run that has one stands for the paragraph's end
    std::int32_t ruby = -1;            ///< index into Flow::rubies: this stretch is the base of that annotation
    std::int32_t formula = -1;         ///< index into Flow::formulas: this stretch spells that formula
};

enum class RevisionKind : std::uint8_t { insertion, deletion, move_from, move_to, format };

/// A tracked change that is neither accepted nor rejected.
struct Revision {
    RevisionKind kind = RevisionKind::insertion;
    std::string author;
    std::string date;                  ///< ISO 8601; empty = not said

    friend bool operator==(const Revision&, const Revision&) = default;
};

/// A number or bullet that stands at the head of `Paragraph::text`, as printed; a bullet that is drawn stands before it.
struct Marker {
    std::string text;     ///< such as `一、` or `（1）`, without the space or tab after it
    int level = 0;        ///< from 0
    bool computed = false;  ///< by Word's numbering, not typed
    bool bullet = false;
};

struct Border {
    float width = 0;      ///< points
    Color color = 0;
};

/// The widest gap over which a paragraph's lines were joined.
enum class Joined : std::uint8_t { lines, columns, pages, floats };

/// One paragraph, rejoined over lines, columns and pages.
struct Paragraph {
    std::string text;                 ///< UTF-8, NFC, as a reader sees it; `\t` a tab or wide gap, `\n` a line break that the author set
    std::vector<Run> runs;
    Alignment alignment = Alignment::start;
    float indent_left = 0, indent_right = 0;  ///< points, from the text area's edges, of the lines after the first
    float first_line = 0;             ///< points, relative to indent_left; negative = hanging
    float space_before = 0;           ///< points of white above, more than the line spacing
    std::optional<Border> rule_above, rule_below;
    std::optional<Marker> marker;
    std::string style;                ///< named style of the source (`heading 1`), lower case; empty = none
    int outline_level = 0;            ///< 1 to 9; 0 = body text
    bool page_break_before = false;   ///< first on its page by the author's break (DOCX) or in fact (PDF)
    bool preformatted = false;        ///< its lines and their indents stand as its author set them, in type of one width: program text
    bool floating = false;            ///< from a text box or frame
    float join_confidence = 1;        ///< how sure its lines belong together
    Joined joined = Joined::lines;    ///< `floats`: a figure, table or caption stands between its parts
    std::vector<Location> locations;  ///< one per page or column that it touches
};

struct Block;

struct Cell {
    int row = 0, column = 0, row_span = 1, column_span = 1;
    bool header = false;
    std::vector<Block> blocks;
    std::int32_t revision = -1;       ///< of the cell or its row; index into Flow::revisions
};

struct Table {
    int rows = 0, columns = 0;
    std::vector<Cell> cells;          ///< by row, then column; each covers its span, none overlap
    bool ruled = true;                ///< has visible borders
    std::vector<Location> locations;
};

/// A picture in reading place.
struct Figure {
    std::string alt;
    std::string media_type;
    int pixel_width = 0, pixel_height = 0;
    std::string source;               ///< by which its extractor finds the bytes; empty = it cannot
    std::vector<Location> locations;
};

struct Block {
    std::variant<Paragraph, Table, Figure> value;
};

enum class NoteKind : std::uint8_t { footnote, endnote, comment };

struct Note {
    NoteKind kind = NoteKind::footnote;
    std::string mark;                 ///< as printed in the text
    std::string text;
    std::vector<Location> locations;
    std::string author, date;         ///< of comments; the date ISO 8601
};

enum class FurnitureKind : std::uint8_t { header, footer, page_number, watermark };

/// Text that belongs to the page, not to the document.
struct Furniture {
    FurnitureKind kind = FurnitureKind::header;
    std::string text;
    std::vector<Location> locations;
};

/// Characters that the source holds and a reader does not see, with the reason.
struct Discarded {
    std::string reason;               ///< `invisible`, `duplicate`, `deleted`, `fallback`, `hidden`, `clipped`, `unmapped`
    std::uint64_t chars = 0;
};

/// A document as running text: what DOCX gives at once, and what layout makes of pages.
struct Flow {
    std::vector<Font> fonts;
    std::vector<Block> blocks;        ///< the body, in reading order
    std::vector<Note> notes;
    std::vector<Furniture> furniture;
    std::vector<std::string> links;   ///< targets
    std::vector<Revision> revisions;
    std::vector<std::string> rubies;  ///< annotations that are printed beside their base; counted in source_chars
    std::vector<std::string> formulas;  ///< LaTeX; not counted, their runs hold what a reader sees
    std::vector<Discarded> discarded;
    std::vector<OutlineItem> outline;
    std::vector<std::string> part_names;
    std::uint64_t source_chars = 0;   ///< by count_characters over all that the source holds
    Metadata metadata;
    std::vector<Attachment> attachments;
    int page_count = 0;               ///< 0 = unknown
    int scanned_pages = 0;            ///< pages that are pictures without usable text
};

}  // namespace bianmu::model
