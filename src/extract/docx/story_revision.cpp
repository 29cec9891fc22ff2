#include <algorithm>

#include "extract/docx/dates.h"
#include "extract/docx/story.h"
#include "model/text.h"

namespace bianmu::extract::docx {

using model::RevisionKind;

std::int32_t Shared::revision(const Element& element, RevisionKind kind) {
    ++revision_counts[static_cast<std::size_t>(kind)];
    if (revisions != Revisions::all) {
        return -1;
    }
    model::Revision made{kind, model::to_nfc(element.text(Name::author)), read_date(element.get(Name::date))};
    const std::string key = std::to_string(static_cast<int>(kind)) + made.date + "\n" + made.author;
    const auto [slot, fresh] = known_revisions.try_emplace(key, static_cast<std::int32_t>(flow.revisions.size()));
    if (fresh) {
        flow.revisions.push_back(std::move(made));
    }
    return slot->second;
}

bool Story::dropping() const {
    return (deleted_ > 0 && shared_.revisions == Revisions::accepted) || (inserted_ > 0 && shared_.revisions == Revisions::original);
}

/// Whether text stands out of sight; it is counted then.
bool Story::is_set_aside(std::string_view text) {
    if (!out_of_sight()) {
        return false;
    }
    shared_.accounting.discard(!dropping() ? "hidden" : shared_.revisions == Revisions::original ? "inserted" : "deleted", text);
    return true;
}

/// An element that holds inserted, deleted or moved text, or that stands in the properties of a paragraph's mark or list.
bool Story::start_revision(const Element& element) {
    RevisionKind kind = RevisionKind::insertion;
    switch (element.name) {
        case Name::ins:
            break;
        case Name::moveTo:
            kind = RevisionKind::move_to;
            break;
        case Name::del:
            kind = RevisionKind::deletion;
            break;
        case Name::moveFrom:
            kind = RevisionKind::move_from;
            break;
        default:
            return false;
    }
    const bool removes = kind == RevisionKind::deletion || kind == RevisionKind::move_from;
    const std::int32_t revision = shared_.revision(element, kind);
    switch (parent()) {
        case Context::mark_properties:
            (removes ? paragraph().mark_deleted : paragraph().mark_inserted) = true;
            paragraph().mark_revision = removes || paragraph().mark_revision < 0 ? revision : paragraph().mark_revision;
            push(Context::other);
            break;
        case Context::paragraph_properties:
        case Context::paragraph_group:  // the paragraph came into its list
            if (in_text_flow() && shared_.revisions == Revisions::original) {
                paragraph().direct.num_id.reset();
                paragraph().direct.level.reset();
            }
            push(Context::other);
            break;
        default:
            ++(removes ? deleted_ : inserted_);
            revisions_.emplace_back(removes, revision);
            push(removes ? Context::deleted : Context::inserted);
    }
    return true;
}

/// An element that holds the properties from before a change: they replace those read so far where the original is wanted, else they
/// are skipped. They stand last among the properties.
void Story::start_former_properties(const Element& element) {
    const std::int32_t revision = shared_.revision(element, RevisionKind::format);
    const Context around = parent();
    const bool original = shared_.revisions == Revisions::original;
    if (around == Context::run_properties && element.name == Name::rPrChange) {
        paragraph().run_revision = revision;
        if (original) {
            paragraph().run = RunProperties();
            paragraph().run_style = -1;
            push(Context::run_properties);
            return;
        }
    } else if (around == Context::paragraph_properties && element.name == Name::pPrChange && in_text_flow()) {
        paragraph().revision = revision;
        if (original) {
            paragraph().direct = ParagraphProperties();
            paragraph().styles.paragraph = shared_.formatting.styles.default_of(StyleType::paragraph);
            push(Context::paragraph_group);
            return;
        }
    } else if (around == Context::section && element.name == Name::sectPrChange && original) {
        section_continues_ = false;
        push(Context::former_section);
        return;
    } else if (original && tables_.size() > container().first_table) {
        TableBuilder& table = tables_.back();
        if (around == Context::table_properties && element.name == Name::tblPrChange) {
            table.style = shared_.formatting.styles.default_of(StyleType::table);
            table.first_row_styled = false;
            table.borders = Toggle::unset;
            push(Context::table_properties);
            return;
        }
        if (around == Context::row_properties && element.name == Name::trPrChange) {
            table.row_header = false;
            table.skip_columns(0);
            push(Context::row_properties);
            return;
        }
        if (around == Context::cell_properties && element.name == Name::tcPrChange) {
            table.cell.grid_span = 1;
            table.cell.vertical = table.cell.horizontal = Merge::none;
            push(Context::cell_properties);
            return;
        }
    }
    skip();
}

/// `w:ins` or `w:del` in the properties of a row.
void Story::revise_row(const Element& element) {
    TableBuilder& table = tables_.back();
    const bool removes = element.name == Name::del;
    table.row_revision = shared_.revision(element, removes ? RevisionKind::deletion : RevisionKind::insertion);
    if (shared_.revisions == (removes ? Revisions::accepted : Revisions::original) && !table.row_deleted) {
        table.row_deleted = true;
        ++(removes ? deleted_ : inserted_);
    }
}

/// `w:cellIns`, `w:cellDel` or `w:cellMerge` in the properties of a cell.
void Story::revise_cell(const Element& element) {
    TableBuilder& table = tables_.back();
    if (element.name == Name::cellMerge) {
        table.cell.revision = shared_.revision(element, RevisionKind::format);
        const std::string_view state = element.get(shared_.revisions == Revisions::original ? Name::vMergeOrig : Name::vMerge);
        table.cell.vertical = state == "cont" ? Merge::follow : state == "rest" ? Merge::restart : Merge::none;
        return;
    }
    const bool removes = element.name == Name::cellDel;
    table.cell.revision = shared_.revision(element, removes ? RevisionKind::deletion : RevisionKind::insertion);
    if (shared_.revisions == (removes ? Revisions::accepted : Revisions::original) && !table.cell.deleted) {
        table.cell.deleted = true;
        ++(removes ? deleted_ : inserted_);
    }
}

void Story::end_revision(Context context) {
    --(context == Context::deleted ? deleted_ : inserted_);
    revisions_.pop_back();
}

/// What text that is read now belongs to. Of the changes around it a deletion is told first: what was inserted and then deleted is deleted.
Marks Story::marks() const {
    Marks out;
    const ParagraphState& state = paragraphs_.back();
    out.link = state.link;
    if (out.link < 0 && fields_.size() > containers_.back().first_field) {
        out.link = fields_.back().link;
    }
    out.formula = open_formula_;
    if (shared_.revisions == Revisions::all) {
        out.revision = state.run_revision >= 0 ? state.run_revision : state.revision;
        if (!revisions_.empty()) {
            const auto removal = std::find_if(revisions_.rbegin(), revisions_.rend(), [](const auto& open) { return open.first; });
            out.revision = removal != revisions_.rend() ? removal->second : revisions_.back().second;
        }
    }
    return out;
}

}  // namespace bianmu::extract::docx
