#include <utility>

#include "extract/docx/story.h"

namespace bianmu::extract::docx {

namespace {

/// Whether a w:tblLook asks for the conditional format of the first row.
bool wants_first_row(const Element& element) {
    if (const auto named = element.find(Name::firstRow)) {
        return *named == "1" || *named == "true" || *named == "on";
    }
    const std::string_view bits = element.get(Name::val);
    // The bit 0x0020 of four hexadecimal digits.
    return bits.size() == 4 && std::string_view("2367ABEFabef").find(bits[2]) != std::string_view::npos;
}

const model::Paragraph* first_paragraph_of(const model::Table& table) {
    const bool empty = table.cells.empty() || table.cells.front().blocks.empty();
    return empty ? nullptr : std::get_if<model::Paragraph>(&table.cells.front().blocks.front().value);
}

}  // namespace

void Story::start_table_level(const Element& element) {
    if (element.name == Name::tbl) {
        tables_.emplace_back();
        tables_.back().style = shared_.formatting.styles.default_of(StyleType::table);
        tables_.back().first_paragraph = paragraph_count_;
        push(Context::table);
        return;
    }
    if (tables_.size() <= container().first_table) {
        push(Context::other);  // rows and cells outside of any table: only their text counts
        return;
    }
    const auto edge = [](TableBuilder& table, const Element& border) {
        if (read_edge(border).drawn) {
            table.borders = Toggle::on;
        } else if (table.borders == Toggle::unset) {
            table.borders = Toggle::off;
        }
    };
    TableBuilder& table = tables_.back();
    switch (element.name) {
        case Name::tblPr:
            push(Context::table_properties);
            return;
        case Name::trPr:
        case Name::tblPrEx:
            push(element.name == Name::trPr ? Context::row_properties : Context::other);
            return;
        case Name::tcPr:
            push(Context::cell_properties);
            return;
        case Name::tblBorders:
            push(Context::table_borders);
            return;
        case Name::tcBorders:
            push(Context::cell_borders);
            return;
        case Name::tr:
            end_dropped_row(table);
            table.begin_row();
            push(Context::row);
            return;
        case Name::tc:
            end_deletion(table.cell.deleted);
            table.begin_cell();
            begin_container(true);
            push(Context::cell);
            return;
        default:
            break;
    }
    switch (parent()) {
        case Context::table_borders:
            edge(table, element);
            break;
        case Context::cell_borders:
            if (read_edge(element).drawn) {
                table.borders = Toggle::on;
            }
            break;
        case Context::table_properties:
            if (element.name == Name::tblStyle) {
                const std::int32_t style = shared_.formatting.styles.find(element.get(Name::val), StyleType::table);
                table.style = style >= 0 ? style : table.style;
            } else if (element.name == Name::tblLook) {
                table.first_row_styled = wants_first_row(element);
            }
            break;
        case Context::row_properties:
            if (element.name == Name::tblHeader) {
                table.row_header = element.on() && table.follows_headers();  // elsewhere the mark means nothing (ECMA-376 part 1, `tblHeader`)
            } else if (element.name == Name::hidden) {
                if (element.on() && !shared_.keep_hidden && !table.row_hidden) {
                    table.row_hidden = true;
                    ++hidden_around_;
                }
            } else if (element.name == Name::gridBefore) {
                table.skip_columns(element.number(Name::val).value_or(0));
            } else if (element.name == Name::del || element.name == Name::ins) {
                revise_row(element);
            }
            break;
        case Context::cell_properties:
            if (element.name == Name::gridSpan) {
                table.cell.grid_span = element.number(Name::val).value_or(1);
            } else if (element.name == Name::vMerge) {
                table.cell.vertical = element.get(Name::val) == "restart" ? Merge::restart : Merge::follow;
            } else if (element.name == Name::hMerge) {
                table.cell.horizontal = element.get(Name::val) == "restart" ? Merge::restart : Merge::follow;
            } else if (element.name == Name::cellDel || element.name == Name::cellIns || element.name == Name::cellMerge) {
                revise_cell(element);
            }
            break;
        default:
            break;
    }
    push(Context::other);
}

void Story::end_deletion(bool& of_row_or_cell) {
    if (of_row_or_cell) {
        --(shared_.revisions == Revisions::accepted ? deleted_ : inserted_);
        of_row_or_cell = false;
    }
}

/// Ends what dropped the text of a row.
void Story::end_dropped_row(TableBuilder& table) {
    end_deletion(table.row_deleted);
    hidden_around_ -= std::exchange(table.row_hidden, false) ? 1 : 0;
}

void Story::end_cell() {
    std::vector<model::Block> blocks = end_container();
    TableBuilder& table = tables_.back();
    const bool gone = table.row_deleted || table.row_hidden || table.cell.deleted;
    end_deletion(table.cell.deleted);
    if (!gone) {
        table.end_cell(std::move(blocks));
    }
}

void Story::end_table() {
    TableBuilder done = std::move(tables_.back());
    tables_.pop_back();
    if (done.empty()) {
        return;
    }
    flush_carried(container());
    model::Table table = done.finish(shared_.formatting.styles.is_ruled(done.style));
    model::Location& place = table.locations.emplace_back();
    place.part = part_;
    place.paragraph = done.first_paragraph;
    if (const auto* first = first_paragraph_of(table)) {
        place.page = first->locations.front().page;
        place.page_estimated = first->locations.front().page_estimated;
    }
    container().bordered.reset();
    container().blocks.push_back({std::move(table)});
}

}  // namespace bianmu::extract::docx
