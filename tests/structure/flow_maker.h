#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/flow.h"
#include "model/text.h"

namespace bianmu::structure {

/// Makes flows by hand. Fonts: 0 fangsong (the body's), 1 hei, 2 kai, 3 the typeface of titles. The body is set in 16 points.
class FlowMaker {
public:
    FlowMaker() {
        for (const char* name : {"仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"}) {
            flow_.fonts.push_back({name});
        }
        flow_.part_names = {"word/document.xml"};
    }

    /// Appends a paragraph in one look and returns it, so that the test can change it before the next one.
    model::Paragraph& add(std::string_view text, float size = 16, int font = 0, bool bold = false) {
        model::Paragraph paragraph;
        paragraph.text = std::string(text);
        model::Run run;
        run.end = static_cast<std::uint32_t>(text.size());
        run.style.size = size;
        run.style.font = font;
        run.style.bold = bold;
        paragraph.runs.push_back(run);
        model::Location location;
        location.part = 0;
        location.paragraph = count_++;
        paragraph.locations.push_back(location);
        flow_.source_chars += model::count_characters(text);
        flow_.blocks.push_back({std::move(paragraph)});
        return std::get<model::Paragraph>(flow_.blocks.back().value);
    }

    model::Paragraph& centred(std::string_view text, float size = 20, int font = 3, bool bold = true) {
        model::Paragraph& paragraph = add(text, size, font, bold);
        paragraph.alignment = model::Alignment::center;
        return paragraph;
    }

    /// A body paragraph that opens with a phrase in another look.
    model::Paragraph& lead(std::string_view opening, std::string_view rest, int font = 0, bool bold = true) {
        model::Paragraph& paragraph = add(std::string(opening) + std::string(rest));
        model::Run first = paragraph.runs.front();
        first.end = static_cast<std::uint32_t>(opening.size());
        first.style.bold = bold;
        first.style.font = font;
        paragraph.runs.front().start = first.end;
        paragraph.runs.insert(paragraph.runs.begin(), first);
        return paragraph;
    }

    /// A table of one paragraph a cell, row by row.
    void table(const std::vector<std::vector<std::string>>& rows, bool ruled) {
        model::Table table;
        table.rows = static_cast<int>(rows.size());
        table.columns = static_cast<int>(rows.front().size());
        table.ruled = ruled;
        for (std::size_t r = 0; r < rows.size(); ++r) {
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                add(rows[r][c]);
                model::Cell cell;
                cell.row = static_cast<int>(r);
                cell.column = static_cast<int>(c);
                cell.blocks.push_back(std::move(flow_.blocks.back()));
                flow_.blocks.pop_back();
                table.cells.push_back(std::move(cell));
            }
        }
        flow_.blocks.push_back({std::move(table)});
    }

    void figure() { flow_.blocks.push_back({model::Figure{}}); }

    /// A red rule under the last paragraph.
    void red_rule() { std::get<model::Paragraph>(flow_.blocks.back().value).rule_below = model::Border{2, 0xFF0000}; }

    [[nodiscard]] model::Flow take() { return std::move(flow_); }

private:
    model::Flow flow_;
    int count_ = 0;
};

}  // namespace bianmu::structure
