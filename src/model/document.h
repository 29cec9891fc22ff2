#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/diagnostic.h"
#include "model/flow.h"
#include "model/location.h"

namespace bianmu::model {

/// The output document; field by field part 1 and 2 of the contract in `schemas/document.schema.json`.
/// An empty string or empty optional is a field that the document does not have. Offsets count Unicode code points.

enum class DocumentKind : std::uint8_t { bulletin, official_document, generic, compound };
enum class Origin : std::uint8_t { born_digital, scanned, mixed };
enum class BlockType : std::uint8_t { paragraph, heading, list_item, table, figure, formula, quote, code };
enum class MentionKind : std::uint8_t { document, date, amount, phone };

struct Security {
    std::string level, period;
};

struct Issue {
    std::string label;
    std::optional<int> number, total, year;
};

struct Masthead {
    std::string notice;
    std::optional<Security> security;
    std::string title;
    std::optional<Issue> issue;
    std::string issuer, date;
};

struct ContentsEntry {
    std::string title, page, target;
};

struct ContentsPart {
    std::string section;
    std::vector<ContentsEntry> entries;
};

struct Lead {
    std::string text;
    std::size_t start = 0, end = 0;
    std::string marker;
};

/// A stretch of text that differs from plain running text.
struct Span {
    std::size_t start = 0, end = 0;
    bool bold = false, italic = false, underline = false, strike = false, emphasis = false, superscript = false, subscript = false;
    std::optional<Color> color;
    std::string link, note;
    std::string ruby;                    ///< what is printed beside it
    std::string latex;                   ///< the formula that it spells
    std::optional<Revision> revision;

    friend bool operator==(const Span&, const Span&) = default;
};

struct TableCell {
    int row = 0, column = 0, row_span = 1, column_span = 1;
    std::string text;
    bool header = false;
    std::vector<Span> spans;
    std::optional<Revision> revision;    ///< of the cell or its row
};

struct DocumentBlock {
    std::string id;
    BlockType type = BlockType::paragraph;
    std::string text;
    int level = 0;
    std::string marker;                  ///< empty in an item of a task list
    std::optional<bool> checked;         ///< of an item of a task list: its box, which opens the text
    std::vector<Lead> leads;
    std::vector<Span> spans;
    int rows = 0, columns = 0;           ///< tables
    std::vector<TableCell> cells;
    std::string caption, continued_from;
    std::string figure;                  ///< id of the figure
    std::string mathml, latex;           ///< formulas
    std::vector<Location> locations;
    std::string rule;
    double confidence = 0;
};

struct Article {
    std::string id, title;
    std::vector<std::string> title_lines;
    std::string subtitle, byline;
    bool run_in = false;
    std::vector<DocumentBlock> blocks;
};

struct Section {
    std::string id, title, marker;
    std::vector<Article> articles;
};

struct DocumentNumber {
    std::string text, agency;
    std::optional<int> year, serial;
};

/// The elements of GB/T 9704-2012, clause 7.
struct Official {
    std::string copy_number;
    std::optional<Security> security;
    std::string urgency, authority_mark;
    std::optional<DocumentNumber> document_number;
    std::vector<std::string> signers;
    std::string type, layout;
    std::vector<std::string> recipients, attachment_list, issuers;
    std::string issued_on;
    std::vector<std::string> seals;
    std::string annotation;
    std::vector<std::string> copy_to;
    std::string printed_by, printed_on;
    std::vector<std::string> attendees, absentees, observers;
};

struct OtherField {
    std::string label, value;
};

struct Colophon {
    std::vector<std::string> editors, approvers, proofreaders, report_to, send_to, distribute_to, copy_to;
    std::string printed_by, printed_on;
    std::optional<int> copies;
    std::string postal_code, address, phone, fax, email, website;
    std::vector<OtherField> other;
};

struct DocumentNote {
    std::string id;
    NoteKind kind = NoteKind::footnote;
    std::string text;
    std::vector<Location> locations;
    std::string author, date;            ///< of comments
};

struct DocumentFigure {
    std::string id, caption, alt, media_type;
    int width = 0, height = 0;
    std::string sha256, file;            ///< empty = the bytes were not read
    std::string source;                  ///< by which its extractor finds the bytes; not part of the output
    std::vector<Location> locations;
};

/// Something that the text names, and where: in a block (of a table, in one of its cells), in the title of an article, or in a note.
struct Mention {
    MentionKind kind = MentionKind::document;
    std::string text;                    ///< as printed
    std::string value;                   ///< in its canonical form; empty where the text does not say enough for one
    std::string block, article, note;    ///< the id of the one that it stands in
    int row = -1, column = -1;           ///< of the cell
    std::size_t start = 0, end = 0;      ///< in the text of the block, cell, title or note
    std::string rule;
    double confidence = 0;
};

/// Why a field has its value: the printed piece, the rule, and how sure it is.
struct Evidence {
    std::string pointer;   ///< JSON Pointer of the field
    std::string raw;
    std::string rule;
    double confidence = 0;
    std::vector<Location> locations;
};

struct Accounting {
    std::uint64_t source_chars = 0, content_chars = 0, furniture_chars = 0;
    std::vector<Discarded> discarded;
};

struct Source {
    std::string name, media_type;
    std::uint64_t bytes = 0;
    std::string sha256;
    std::vector<std::string> archive_path;
    int page_count = 0;
    Metadata metadata;
    std::vector<Attachment> attachments;
    Origin origin = Origin::born_digital;
};

struct Document {
    std::string profile;
    Source source;
    DocumentKind kind = DocumentKind::generic;
    std::string title;
    std::optional<Masthead> masthead;
    std::vector<ContentsPart> contents;
    std::vector<Section> sections;
    std::optional<Official> official;
    std::optional<Colophon> colophon;
    std::vector<DocumentNote> notes;
    std::vector<Furniture> furniture;
    std::vector<DocumentFigure> figures;
    std::vector<Mention> mentions;
    std::vector<Evidence> evidence;
    std::vector<Diagnostic> diagnostics;
    Accounting accounting;
    std::vector<std::string> part_names;
    std::vector<Document> parts;
};

}  // namespace bianmu::model
