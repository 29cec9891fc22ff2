#include "extract/docx/dropped_notes.h"

#include <algorithm>
#include <cstddef>
#include <utility>
#include <variant>

namespace bianmu::extract::docx {

namespace {

/// Gives the marks in `blocks` the places to which their notes went.
void renumber(std::vector<model::Block>& blocks, const std::vector<std::int32_t>& places) {
    for (model::Block& block : blocks) {
        if (auto* paragraph = std::get_if<model::Paragraph>(&block.value)) {
            for (model::Run& run : paragraph->runs) {
                run.note = run.note < 0 ? -1 : places[static_cast<std::size_t>(run.note)];
            }
        } else if (auto* table = std::get_if<model::Table>(&block.value)) {
            for (model::Cell& cell : table->cells) {
                renumber(cell.blocks, places);
            }
        }
    }
}

}  // namespace

void drop_notes(model::Flow& flow, const std::vector<std::int32_t>& dropped, const std::vector<std::int32_t>& referenced, std::string_view reason,
                Accounting& accounting) {
    std::vector<bool> gone(flow.notes.size());
    for (const std::int32_t note : dropped) {
        gone[static_cast<std::size_t>(note)] = true;
    }
    for (const std::int32_t note : referenced) {
        gone[static_cast<std::size_t>(note)] = false;
    }
    if (std::find(gone.begin(), gone.end(), true) == gone.end()) {
        return;
    }
    std::vector<std::int32_t> places(flow.notes.size(), -1);
    std::vector<model::Note> left;
    for (std::size_t i = 0; i < gone.size(); ++i) {
        if (gone[i]) {
            accounting.discard_kept(reason, flow.notes[i].text);
            continue;
        }
        places[i] = static_cast<std::int32_t>(left.size());
        left.push_back(std::move(flow.notes[i]));
    }
    flow.notes = std::move(left);
    renumber(flow.blocks, places);
}

}  // namespace bianmu::extract::docx
