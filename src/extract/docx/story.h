#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "extract/docx/accounting.h"
#include "extract/docx/bound_values.h"
#include "extract/docx/fields.h"
#include "extract/docx/formatting.h"
#include "extract/docx/formula.h"
#include "extract/docx/number_fields.h"
#include "extract/docx/part.h"
#include "extract/docx/picture_header.h"
#include "extract/docx/read.h"
#include "extract/docx/table_builder.h"
#include "extract/docx/text_builder.h"

namespace bianmu::extract::docx {

/// What the stories (body, notes, headers) of one document share.
struct Shared {
    Package& package;
    const Options& options;
    const Formatting& formatting;
    FontTable& fonts;
    Revisions revisions;
    bool keep_hidden;
    model::Flow& flow;  ///< takes links
    Accounting& accounting;
    model::Diagnostics& sink;
    BoundValues* bound = nullptr;  ///< the custom XML of the document, once its relationships are known
    std::unordered_map<std::string, std::int32_t> footnotes{}, endnotes{}, comments{};  ///< note id → index in the flow
    std::vector<std::int32_t> referenced{};                                             ///< notes in the order of their marks
    std::vector<std::int32_t> dropped{};                                                ///< notes whose mark stands in text that was dropped
    std::unordered_map<std::string, std::int32_t> links{};                            ///< target → index in the flow
    std::unordered_map<std::string, std::int32_t> known_revisions{};                  ///< kind, author, date → index in the flow
    std::array<std::uint64_t, 5> revision_counts{};                                   ///< tracked changes that were met, by kind
    std::unordered_map<std::string, PictureHeader> pictures{};                        ///< by part

    [[nodiscard]] std::int32_t link(const std::string& target);
    [[nodiscard]] const PictureHeader& picture(const std::string& part);
    /// Counts a tracked change. Its index in the flow where all are shown, else -1.
    std::int32_t revision(const Element& element, model::RevisionKind kind);
};

/// A footnote, endnote or comment as its part holds it.
struct NoteText {
    std::string id;
    bool separator = false;  ///< what stands between text and notes on each page
    std::string author, date;
    std::vector<model::Block> blocks;
};

/// Reads one story part into blocks. See the room's README for how revisions, fields and alternates are resolved.
class Story : public Handler {
public:
    /// @param runs_kept  the runs of its paragraphs are, not their text alone
    Story(Shared& shared, int part, const std::vector<Relationship>& relationships, bool runs_kept = false);

    void start(const Element& element) override;
    void end(Ns ns, Name name) override;
    void text(std::string_view piece) override;

    [[nodiscard]] bool is_document() const { return is_document_; }
    /// Whether the places name pages that are to be believed.
    [[nodiscard]] bool knows_pages() const { return pages_told_; }
    [[nodiscard]] bool has_page_field() const { return page_field_; }
    [[nodiscard]] const std::vector<model::Block>& blocks() const { return containers_.front().blocks; }
    /// Ends the story and gives its blocks.
    [[nodiscard]] std::vector<model::Block> finish() { return end_container(); }
    [[nodiscard]] std::vector<NoteText>& notes() { return notes_; }
    [[nodiscard]] const std::vector<std::string>& furniture_ids() const { return furniture_ids_; }
    [[nodiscard]] std::optional<NumberFormat> note_format(model::NoteKind kind) const {
        return kind == model::NoteKind::endnote ? endnote_format_ : footnote_format_;
    }

private:
    /// What an open element means when it ends.
    enum class Context : std::uint8_t {
        other,
        paragraph,
        paragraph_properties,
        paragraph_group,  // numPr, pBdr, tabs…
        mark_properties,
        run,
        run_properties,
        text,
        deleted_text,
        instruction,
        form_field,
        hyperlink,
        simple_field,
        inserted,
        deleted,
        alternate,
        ruby,
        ruby_text,
        text_box,
        table,
        table_properties,
        table_borders,
        row,
        row_properties,
        cell,
        cell_properties,
        cell_borders,
        section,
        section_footnotes,
        section_endnotes,
        former_section,
        drawing,
        drawing_offset,
        drawing_line,
        drawing_text,
        formula,
        formula_node,
        note,
        control,
        control_properties,
        control_list,
    };

    /// Blocks under construction: the body, a cell, a text box or a note.
    struct Container {
        std::vector<model::Block> blocks;
        bool is_cell = false;
        bool page_break = false;  // the next paragraph starts a page
        float space_after = 0;    // of the last paragraph
        int blank_lines = 0;      // since the last paragraph, of program text
        TextBuilder carried;      // text of paragraphs whose mark is not there for a reader
        std::optional<ListNumber> carried_number;  // that it begins with
        std::size_t carried_marker = 0;            // bytes of it
        std::vector<model::Location> carried_from;
        std::optional<ParagraphProperties> bordered;  // the last paragraph, if it has borders
        std::size_t first_field = 0, first_table = 0;
    };

    struct Drawing {
        int width = 0, height = 0;  // pixels
        std::string alt;
        bool is_line = false;
        bool is_watermark = false;
        bool hidden = false;
        bool in_text = false;  // placed downwards from its paragraph
        bool below = false;    // under the line that it is anchored in
        model::Border line;
        std::string text;  // of the line of its own text that is read
    };

    /// A content control that is open.
    struct Control {
        DataBinding binding;
        bool takes_text = false;                                       // plain text, or an entry of a list
        std::vector<std::pair<std::string, std::string>> entries;      // value, what is shown for it
        std::string value;                                             // that it is bound to; empty where it shows what stands in it
        std::size_t shown = 0;                                         // bytes of the value
        std::size_t paragraphs = 0;                                    // that were open where it began
    };

    /// The brackets around two lines in one (17.3.2.10); all runs of one layout stand in one pair.
    struct Brackets {
        std::string_view open, close;  // empty without any
        int layout = 0;
        bool operator==(const Brackets&) const = default;
    };

    struct ParagraphState {
        TextBuilder builder;
        ParagraphProperties direct, effective;
        StyleContext styles;
        RunProperties run;
        const RunProperties* run_base = nullptr;
        RunLook look;
        std::int32_t run_style = -1;
        std::int32_t link = -1, pending_note = -1;
        std::int32_t revision = -1, run_revision = -1, mark_revision = -1;  // of its properties, its run's, its end
        Brackets run_brackets, open_brackets;
        float first_size = 0;
        std::string annotation;  // whose base has not begun
        std::int32_t ruby = -1;  // annotation of the base that is read
        std::optional<ListNumber> number;
        std::optional<std::pair<int, int>> list;  // instance and level of the number
        std::size_t marker_bytes = 0;
        std::vector<model::Location> locations;
        std::vector<model::Block> before, after;
        bool run_resolved = false, begun = false, numbered = false, page_break = false, has_text = false;
        bool mark_deleted = false, mark_inserted = false, mark_hidden = false;
        bool ends_section = false, section_continues = false;
    };

    [[nodiscard]] ParagraphState& paragraph() { return paragraphs_.back(); }
    [[nodiscard]] Container& container() { return containers_.back(); }
    [[nodiscard]] bool in_text_flow() const { return !paragraphs_.empty(); }
    [[nodiscard]] bool dropping() const;
    /// Whether no reader sees what stands here, whatever its run says.
    [[nodiscard]] bool out_of_sight() const { return hidden_around_ > 0 || dropping(); }
    [[nodiscard]] bool is_set_aside(std::string_view text);
    [[nodiscard]] Context parent() const { return contexts_.empty() ? Context::other : contexts_.back(); }
    void push(Context context) { contexts_.push_back(context); }
    void skip() { skip_ = 1; }
    [[nodiscard]] bool mark_gone(const ParagraphState& state) const {
        return (state.mark_deleted && shared_.revisions == Revisions::accepted) ||
               (state.mark_inserted && shared_.revisions == Revisions::original);
    }

    /// Whether its text is read as one with the next paragraph's: its mark is gone or hidden, or it is a drop cap.
    [[nodiscard]] bool joins_next(const ParagraphState& state) const {
        return mark_gone(state) || (state.mark_hidden && !shared_.keep_hidden) || state.effective.drop_cap.value_or(false);
    }
    [[nodiscard]] static model::Marker marker_of(const ListNumber& number) { return {number.text, number.level, true, number.bullet}; }

    // story_start.cpp and story_end.cpp: what is not nearly every element
    void start_elsewhere(const Element& element);
    void end_context(Context context);

    // story_revision.cpp
    bool start_revision(const Element& element);
    void start_former_properties(const Element& element);
    void revise_row(const Element& element);
    void revise_cell(const Element& element);
    void end_revision(Context context);
    [[nodiscard]] Marks marks() const;

    // story_start.cpp
    void start_word(const Element& element);
    void start_paragraph_level(const Element& element);
    void start_run_content(const Element& element);
    void begin_run();
    bool start_property(const Element& element);
    void start_alternate(const Element& element);
    void start_reference(const Element& element, const std::unordered_map<std::string, std::int32_t>& notes);
    void open_field();
    void start_field_character(const Element& element);
    void end_field();
    void end_broken_fields();
    [[nodiscard]] std::string count_field(std::string_view instruction);
    void read_section(const Element& element);

    // story_table.cpp
    void start_table_level(const Element& element);
    void end_deletion(bool& of_row_or_cell);
    void end_dropped_row(TableBuilder& table);
    void end_cell();
    void end_table();

    // story_drawing.cpp
    void start_drawing(const Element& element);
    void start_vml(const Element& element);
    void add_figure(std::string_view relationship);
    void hide_drawing();
    void end_drawing_line();
    void end_drawing();

    // story_object.cpp
    void start_formula(const Element& element);
    void end_formula();
    void add_object(const Element& element);
    void add_chart(const std::string& part, bool extended);
    void add_diagram(const std::string& part);
    void add_lines(const std::vector<std::string>& lines);
    void add_word_art(const Element& element);
    void add_document(const Element& element);
    [[nodiscard]] model::Block make_block(std::string_view text);
    void report_object(std::string code, std::string message);

    // story_end.cpp
    void begin_container(bool is_cell);
    std::vector<model::Block> end_container();
    void flush_carried(Container& from);
    void end_text_box();
    void end_annotation();
    std::int32_t ruby();
    void end_ruby();

    // story_control.cpp
    void start_control();
    void start_control_properties();
    void start_control_property(const Element& element);
    void bind_control();
    [[nodiscard]] std::string bound_text(std::string_view text);
    void end_bound_text(std::size_t paragraphs);
    void end_control();

    // story_paragraph.cpp
    void begin_paragraph(const Element& element);
    void begin_content();
    void number_paragraph();
    void end_paragraph();
    void flush_paragraph(bool last);
    void emit(ParagraphState& state, bool keep_empty_marker);
    void end_section(bool continues);
    bool join_code(model::Paragraph& line, int blank_lines);
    void merge_borders(const ParagraphProperties& effective, model::Paragraph& out);
    const RunLook& look();
    RunLook make_look(const RunProperties& effective);
    float style_size(const ParagraphState& state);
    void emit_text(std::string_view text);
    void put_text(std::string_view text);
    void set_brackets(const Brackets& wanted);
    [[nodiscard]] static Brackets read_brackets(const Element& element);
    void page_break();
    void rendered_break();

    Shared& shared_;
    int part_;
    std::unordered_map<std::string, const Relationship*> relationships_;
    ListCounters counters_, box_counters_;  // of the text, and of all its text boxes
    NumberFields number_fields_;

    std::vector<Context> contexts_;
    std::vector<Container> containers_;
    std::vector<ParagraphState> paragraphs_;
    std::vector<TableBuilder> tables_;
    std::vector<Field> fields_;
    std::vector<bool> alternates_;
    std::vector<Drawing> drawings_;
    std::vector<Control> controls_;
    std::vector<std::int32_t> outer_links_;
    std::vector<std::pair<bool, std::int32_t>> revisions_;  // around what is read: whether it removes, index in the flow
    std::vector<NoteText> notes_;
    std::vector<std::size_t> open_notes_;  // indices into notes_
    std::vector<std::string> furniture_ids_;
    std::optional<NumberFormat> footnote_format_, endnote_format_;
    std::optional<Formula> formula_;  // that is open
    std::string text_, ruby_;
    int paragraph_count_ = 0;
    int page_ = 0;  // of the body, from 1
    bool pages_told_ = false, page_begun_ = false;  // some program laid the text out; the author's break has just been counted
    int skip_ = 0, unread_ = 0, deleted_ = 0, inserted_ = 0, ruby_depth_ = 0, hidden_around_ = 0, box_depth_ = 0;
    std::int32_t open_formula_ = -1;  // formula that is spelled out
    bool runs_kept_ = false;
    bool collecting_ = false, preserve_ = false;
    bool is_document_ = false, page_field_ = false, section_continues_ = false;
    std::optional<std::size_t> section_start_;
};

}  // namespace bianmu::extract::docx
